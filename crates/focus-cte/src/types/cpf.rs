//! CPF.

use std::fmt;
use std::str::FromStr;

use super::{modulo11, texto::valor_texto};

/// A person's CPF: 9 digits and 2 check digits, modulo 11 (XSD type `TCpf`).
///
/// Reads the bare 11 digits or the printed form `529.982.247-25`; keeps 11 digits. A CPF of one repeated digit is refused:
/// its check digits agree, but the Receita never issues it. It is personal data, so `Debug` hides the middle and the errors
/// never repeat it.
///
/// ```
/// use focus_cte::Cpf;
///
/// let cpf: Cpf = "529.982.247-25".parse()?;
/// assert_eq!(cpf.as_str(), "52998224725");
/// assert_eq!(format!("{cpf:?}"), "Cpf(529.***.***-25)");
/// # Ok::<(), focus_cte::types::ErroCpf>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cpf(String);

/// Why a text is not a CPF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErroCpf {
    /// Not 11 characters after the punctuation is taken out.
    #[error(
        "o CPF tem 11 algarismos (com ou sem a pontuação 000.000.000-00), mas vieram {0}; confira se falta ou sobra algum"
    )]
    Tamanho(usize),
    /// Not a digit at this place, counted from 1 without punctuation.
    #[error("o CPF só tem algarismos, mas o caractere {posicao} não é um; corrija-o")]
    Caractere {
        /// Place, from 1, without punctuation.
        posicao: usize,
    },
    /// The check digits differ from the calculated ones.
    #[error("os dígitos verificadores do CPF não conferem; confira a digitação")]
    Digitos,
    /// One digit eleven times.
    #[error("o CPF repete um só algarismo; informe o CPF da pessoa")]
    Repetido,
}

impl Cpf {
    /// The 11 digits, without punctuation.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The printed form, `529.982.247-25`.
    #[must_use]
    pub fn formatado(&self) -> String {
        let s = &self.0;
        format!("{}.{}.{}-{}", &s[..3], &s[3..6], &s[6..9], &s[9..])
    }

    /// Whether the authority accepts a text of 11 digits, without punctuation, as a CPF: not zeros, and its check digits agree
    /// (MOC CT-e 4.00, rule N05 and those like it). Unlike reading it, lets another digit eleven times pass, which the manual
    /// does not refuse. Does not allocate.
    ///
    /// ```
    /// assert!(focus_cte::Cpf::confere("52998224725"));
    /// assert!(!focus_cte::Cpf::confere("52998224726"));
    /// assert!(!focus_cte::Cpf::confere("00000000000"));
    /// ```
    #[must_use]
    pub fn confere(texto: &str) -> bool {
        let bytes = texto.as_bytes();
        bytes.len() == 11
            && bytes.iter().all(u8::is_ascii_digit)
            && bytes.iter().any(|b| *b != b'0')
            && digitos_conferem(bytes)
    }
}

/// Whether the last two of 11 digits are the check digits of the others.
fn digitos_conferem(onze: &[u8]) -> bool {
    [9, 10].into_iter().all(|n| modulo11::digito(&onze[..n], 11) + b'0' == onze[n])
}

impl fmt::Debug for Cpf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cpf({}.***.***-{})", &self.0[..3], &self.0[9..])
    }
}

impl FromStr for Cpf {
    type Err = ErroCpf;

    fn from_str(texto: &str) -> Result<Self, Self::Err> {
        let limpo: String = texto.trim().chars().filter(|c| !matches!(c, '.' | '-')).collect();
        let tamanho = limpo.chars().count();
        if tamanho != 11 {
            return Err(ErroCpf::Tamanho(tamanho));
        }
        if let Some(i) = limpo.chars().position(|c| !c.is_ascii_digit()) {
            return Err(ErroCpf::Caractere { posicao: i + 1 });
        }
        let bytes = limpo.as_bytes();
        if bytes.iter().all(|b| *b == bytes[0]) {
            return Err(ErroCpf::Repetido);
        }
        if !digitos_conferem(bytes) {
            return Err(ErroCpf::Digitos);
        }
        Ok(Cpf(limpo))
    }
}

valor_texto!(Cpf);

#[cfg(test)]
mod tests {
    use super::{Cpf, ErroCpf};

    #[test]
    fn known_cpfs_are_accepted() {
        for texto in ["52998224725", "08111727917", "111.444.777-35"] {
            assert!(texto.parse::<Cpf>().is_ok(), "{texto}");
        }
    }

    #[test]
    fn each_fault_has_its_own_error() {
        assert_eq!("5299822472".parse::<Cpf>(), Err(ErroCpf::Tamanho(10)));
        assert_eq!("5299822472X".parse::<Cpf>(), Err(ErroCpf::Caractere { posicao: 11 }));
        assert_eq!("52998224726".parse::<Cpf>(), Err(ErroCpf::Digitos));
        assert_eq!("11111111111".parse::<Cpf>(), Err(ErroCpf::Repetido));
    }

    #[test]
    fn the_check_without_reading_refuses_zeros_and_wrong_digits() {
        for texto in
            ["00000000000", "52998224726", "5299822472", "529982247255", "5299822472X", "é2998224725", "é998224725", ""]
        {
            assert!(!Cpf::confere(texto), "{texto}");
        }
        assert!(Cpf::confere("08111727917") && Cpf::confere("11111111111"));
    }

    #[test]
    fn debug_hides_the_middle_digits() {
        let texto = format!("{:?}", "52998224725".parse::<Cpf>().unwrap());
        assert!(!texto.contains("982247"), "{texto}");
    }
}
