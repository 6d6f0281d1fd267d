//! CNPJ, numeric or alphanumeric.

use std::str::FromStr;

use super::{modulo11, texto::valor_texto};

/// A company's CNPJ: 12 characters `[A-Z0-9]` and 2 check digits.
///
/// Since 2026-07-06 the first 12 characters may be letters; the check digits are modulo 11 over each character's ASCII code
/// minus 48, which for digits alone is the rule there always was (XSD type `TCnpj`). Reads the bare 14 characters or
/// the printed form `12.345.678/0001-95`, in either case; keeps 14 capitals. An all-zero CNPJ is refused.
///
/// ```
/// use focus_cte::Cnpj;
///
/// let cnpj: Cnpj = "11.222.333/0001-81".parse()?;
/// assert_eq!(cnpj.as_str(), "11222333000181");
/// assert_eq!(cnpj.formatado(), "11.222.333/0001-81");
/// assert!("11222333000182".parse::<Cnpj>().is_err());
/// # Ok::<(), focus_cte::types::ErroCnpj>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cnpj(String);

/// Why a text is not a CNPJ.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErroCnpj {
    /// Not 14 characters after the punctuation is taken out.
    #[error(
        "o CNPJ tem 14 caracteres (com ou sem a pontuação 00.000.000/0000-00), mas vieram {0}; confira se falta ou sobra algum"
    )]
    Tamanho(usize),
    /// A character that a CNPJ cannot have at this place, counted from 1 without punctuation.
    #[error(
        "o CNPJ tem 12 letras ou algarismos seguidos de 2 algarismos, mas o caractere {posicao} é {caractere:?}; corrija-o"
    )]
    Caractere {
        /// Place, from 1, without punctuation.
        posicao: usize,
        /// What was there.
        caractere: char,
    },
    /// The check digits differ from the calculated ones.
    #[error(
        "os dígitos verificadores do CNPJ não conferem: o cálculo dá {esperado}, mas veio {recebido}; confira a digitação"
    )]
    Digitos {
        /// What the first 12 characters give.
        esperado: String,
        /// What came.
        recebido: String,
    },
    /// All zeros: the digits agree, but no such company exists.
    #[error("o CNPJ está zerado; informe o CNPJ da empresa")]
    Zerado,
}

impl Cnpj {
    /// The 14 characters, without punctuation.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The printed form, `12.345.678/0001-95`.
    #[must_use]
    pub fn formatado(&self) -> String {
        let s = &self.0;
        format!("{}.{}.{}/{}-{}", &s[..2], &s[2..5], &s[5..8], &s[8..12], &s[12..])
    }

    /// Completes 12 characters (8 of the company, 4 of the establishment) with their check digits.
    ///
    /// ```
    /// assert_eq!(focus_cte::Cnpj::montar("12ABC34501DE")?.as_str(), "12ABC34501DE35");
    /// # Ok::<(), focus_cte::types::ErroCnpj>(())
    /// ```
    pub fn montar(doze: &str) -> Result<Cnpj, ErroCnpj> {
        let mut completo = doze.to_ascii_uppercase();
        if completo.chars().count() != 12 {
            return Err(ErroCnpj::Tamanho(completo.chars().count() + 2));
        }
        conferir_caracteres(&completo)?;
        completo.extend(digitos(completo.as_bytes()).map(char::from));
        completo.parse()
    }

    /// Whether a text of 14 characters, without punctuation, is a CNPJ: not zeros, and its check digits agree. Says the same
    /// as reading it, without allocating.
    ///
    /// ```
    /// assert!(focus_cte::Cnpj::confere("12ABC34501DE35"));
    /// assert!(!focus_cte::Cnpj::confere("12ABC34501DE36"));
    /// assert!(!focus_cte::Cnpj::confere("00000000000000"));
    /// ```
    #[must_use]
    pub fn confere(texto: &str) -> bool {
        let bytes = texto.as_bytes();
        bytes.len() == 14
            && conferir_caracteres(texto).is_ok()
            && bytes.iter().any(|b| *b != b'0')
            && digitos(&bytes[..12]) == bytes[12..]
    }
}

/// The two check digits of 12 valid characters, as text.
fn digitos(doze: &[u8]) -> [u8; 2] {
    let mut treze = [0; 13];
    treze[..12].copy_from_slice(doze);
    treze[12] = b'0' + modulo11::digito(doze, 9);
    [treze[12], b'0' + modulo11::digito(&treze, 9)]
}

fn conferir_caracteres(texto: &str) -> Result<(), ErroCnpj> {
    let errado = |(i, c): &(usize, char)| !(c.is_ascii_digit() || (*i < 12 && c.is_ascii_uppercase()));
    match texto.chars().enumerate().find(errado) {
        Some((i, caractere)) => Err(ErroCnpj::Caractere { posicao: i + 1, caractere }),
        None => Ok(()),
    }
}

impl FromStr for Cnpj {
    type Err = ErroCnpj;

    fn from_str(texto: &str) -> Result<Self, Self::Err> {
        let limpo: String =
            texto.trim().chars().filter(|c| !matches!(c, '.' | '/' | '-')).map(|c| c.to_ascii_uppercase()).collect();
        let tamanho = limpo.chars().count();
        if tamanho != 14 {
            return Err(ErroCnpj::Tamanho(tamanho));
        }
        conferir_caracteres(&limpo)?;
        if limpo.bytes().all(|b| b == b'0') {
            return Err(ErroCnpj::Zerado);
        }
        let esperado = digitos(&limpo.as_bytes()[..12]);
        if limpo.as_bytes()[12..] != esperado {
            let esperado = esperado.map(char::from).iter().collect();
            return Err(ErroCnpj::Digitos { esperado, recebido: limpo[12..].to_owned() });
        }
        Ok(Cnpj(limpo))
    }
}

valor_texto!(Cnpj);

#[cfg(test)]
mod tests {
    use super::{Cnpj, ErroCnpj};

    #[test]
    fn known_numeric_and_alphanumeric_cnpjs_are_accepted() {
        // The authority's test CNPJ, the Receita's published example, and long-public ones (Petrobras, Banco do Brasil).
        for texto in ["PC3D315K000193", "12ABC34501DE35", "33000167000101", "00000000000191", "11222333000181"] {
            assert_eq!(texto.parse::<Cnpj>().expect(texto).as_str(), texto);
        }
    }

    #[test]
    fn punctuation_and_lower_case_are_normalised() {
        assert_eq!("12.345.678/0001-95".parse::<Cnpj>().unwrap().as_str(), "12345678000195");
        assert_eq!(" 12.abc.345/01de-35 ".parse::<Cnpj>().unwrap().formatado(), "12.ABC.345/01DE-35");
    }

    #[test]
    fn each_fault_has_its_own_error() {
        assert_eq!("1122233300018".parse::<Cnpj>(), Err(ErroCnpj::Tamanho(13)));
        assert_eq!("".parse::<Cnpj>(), Err(ErroCnpj::Tamanho(0)));
        assert_eq!("12ABC34501DE3A".parse::<Cnpj>(), Err(ErroCnpj::Caractere { posicao: 14, caractere: 'A' }));
        assert_eq!("12ÁBC34501DE35".parse::<Cnpj>(), Err(ErroCnpj::Caractere { posicao: 3, caractere: 'Á' }));
        assert_eq!("00000000000000".parse::<Cnpj>(), Err(ErroCnpj::Zerado));
        let erro = "12ABC34501DE36".parse::<Cnpj>().unwrap_err();
        assert_eq!(erro, ErroCnpj::Digitos { esperado: "35".into(), recebido: "36".into() });
    }

    #[test]
    fn every_single_wrong_digit_is_found() {
        let certo = "11222333000181";
        for i in 0..14 {
            for d in b'0'..=b'9' {
                let mut bytes = certo.as_bytes().to_vec();
                bytes[i] = d;
                let texto = String::from_utf8(bytes).unwrap();
                assert_eq!(texto.parse::<Cnpj>().is_ok(), texto == certo, "{texto}");
            }
        }
    }

    #[test]
    fn the_check_without_reading_says_the_same() {
        for texto in [
            "11222333000181",
            "PC3D315K000193",
            "11222333000180",
            "00000000000000",
            "pc3d315k000193",
            "É1222333000181",
            "",
        ] {
            assert_eq!(Cnpj::confere(texto), texto.parse::<Cnpj>().is_ok_and(|c| c.as_str() == texto), "{texto}");
        }
    }

    #[test]
    fn serde_reads_and_writes_the_bare_text() {
        let cnpj: Cnpj = serde_json::from_str("\"11.222.333/0001-81\"").unwrap();
        assert_eq!(serde_json::to_string(&cnpj).unwrap(), "\"11222333000181\"");
        assert!(serde_json::from_str::<Cnpj>("\"1\"").is_err());
    }
}
