//! The access key of 44 characters.

mod motivo;

use std::str::FromStr;

use super::{Uf, modulo11, texto::valor_texto};
pub use motivo::MotivoChave;

/// An access key: 44 characters that name one fiscal document in the country (MOC CT-e 4.00, sections 2.1.4 and 7.3).
///
/// `UF(2) AAMM(4) CNPJ(14) modelo(2) série(3) número(9) forma de emissão(1) código numérico(8) DV(1)`. The CNPJ may be
/// alphanumeric, or a CPF after three zeros. When read, the shape (XSD type `TChDFe`), the UF, the month and the check digit are
/// verified; the prefix `CTe`, spaces and a lower-case CNPJ are accepted. The key of any electronic document (NF-e, MDF-e) is
/// one too.
///
/// ```
/// use focus_cte::Chave;
///
/// let chave: Chave = "CTe35260712345678000195570010000000421876543218".parse()?;
/// assert_eq!(chave.as_str().len(), 44);
/// assert_eq!(chave.partes().numero, 42);
/// # Ok::<(), focus_cte::types::ErroChave>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chave(String);

/// The parts of a [`Chave`], but for its check digit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PartesChave {
    /// Unit of the emitente.
    pub uf: Uf,
    /// Year of emission in full, 2000 to 2099.
    pub ano: u16,
    /// Month of emission, 1 to 12.
    pub mes: u8,
    /// CNPJ of the emitente, 14 characters; or a CPF padded on the left with zeros.
    pub cnpj: String,
    /// Model: 57, 67, and for other documents theirs.
    pub modelo: u8,
    /// Series, up to 999.
    pub serie: u16,
    /// Number, up to 999 999 999.
    pub numero: u32,
    /// `tpEmis`, one digit.
    pub forma_emissao: u8,
    /// `cCT`, the issuer's code of up to 8 digits.
    pub codigo_numerico: u32,
}

/// Why a text or a set of parts is not an access key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErroChave {
    /// Not 44 characters.
    #[error("a chave de acesso tem 44 caracteres (com ou sem o prefixo CTe), mas vieram {0}; copie-a por inteiro")]
    Tamanho(usize),
    /// A character that the key cannot have at this place, counted from 1.
    #[error(
        "a chave de acesso só tem algarismos, e letras maiúsculas apenas no CNPJ (caracteres 7 a 18), mas o caractere \
         {posicao} é {caractere:?}; corrija-o"
    )]
    Caractere {
        /// Place, from 1.
        posicao: usize,
        /// What was there.
        caractere: char,
    },
    /// The first two digits are not the code of a federative unit.
    #[error(
        "a chave de acesso começa por {0:02}, que não é código de UF do IBGE; confira os dois primeiros algarismos"
    )]
    Uf(u8),
    /// The month is not 1 to 12.
    #[error("o mês na chave de acesso (caracteres 5 e 6) é {0:02}, mas vai de 01 a 12; confira a digitação")]
    Mes(u8),
    /// The check digit differs from the calculated one.
    #[error(
        "o dígito verificador da chave de acesso não confere: o cálculo dá {esperado}, mas veio {recebido}; confira a digitação"
    )]
    Digito {
        /// What the first 43 characters give.
        esperado: u8,
        /// What came.
        recebido: u8,
    },
    /// A part does not fit its place.
    #[error(
        "a parte {parte} da chave de acesso tem de ser {esperado}, mas é {recebido:?}; corrija-a antes de montar a chave"
    )]
    Parte {
        /// Name of the part.
        parte: &'static str,
        /// What fits.
        esperado: &'static str,
        /// What came.
        recebido: String,
    },
}

impl Chave {
    /// Builds the key of these parts and computes its check digit.
    ///
    /// Verifies only that each part fits its place: a number of zero, say, gives the key that a document with that number would
    /// have, and the refusal is validation's matter.
    pub fn montar(p: &PartesChave) -> Result<Chave, ErroChave> {
        conferir("ano", (2000..=2099).contains(&p.ano), "um ano de 2000 a 2099", &p.ano)?;
        conferir("mes", (1..=12).contains(&p.mes), "um mês de 1 a 12", &p.mes)?;
        let forma_cnpj = p.cnpj.len() == 14
            && p.cnpj.bytes().enumerate().all(|(i, b)| b.is_ascii_digit() || (i < 12 && b.is_ascii_uppercase()));
        conferir("cnpj", forma_cnpj, "12 letras maiúsculas ou algarismos e 2 algarismos", &p.cnpj)?;
        conferir("modelo", p.modelo <= 99, "um número de até 2 algarismos", &p.modelo)?;
        conferir("serie", p.serie <= 999, "um número de até 3 algarismos", &p.serie)?;
        conferir("numero", p.numero <= 999_999_999, "um número de até 9 algarismos", &p.numero)?;
        conferir("forma_emissao", p.forma_emissao <= 9, "um número de 1 algarismo", &p.forma_emissao)?;
        let cabe = p.codigo_numerico <= 99_999_999;
        conferir("codigo_numerico", cabe, "um número de até 8 algarismos", &p.codigo_numerico)?;
        let mut chave = format!(
            "{:02}{:02}{:02}{}{:02}{:03}{:09}{}{:08}",
            p.uf.codigo_ibge(),
            p.ano % 100,
            p.mes,
            p.cnpj,
            p.modelo,
            p.serie,
            p.numero,
            p.forma_emissao,
            p.codigo_numerico
        );
        chave.push(char::from(b'0' + modulo11::digito(chave.as_bytes(), 9)));
        Ok(Chave(chave))
    }

    /// The parts of the key.
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "what it expects was verified when the key was built")]
    pub fn partes(&self) -> PartesChave {
        PartesChave {
            uf: Uf::de_codigo(self.numero_em(0, 2)).expect("the UF was verified when the key was built"),
            ano: 2000 + self.numero_em::<u16>(2, 4),
            mes: self.numero_em(4, 6),
            cnpj: self.0[6..20].to_owned(),
            modelo: self.numero_em(20, 22),
            serie: self.numero_em(22, 25),
            numero: self.numero_em(25, 34),
            forma_emissao: self.numero_em(34, 35),
            codigo_numerico: self.numero_em(35, 43),
        }
    }

    /// The 44 characters, without prefix.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The check digit of the first 43 characters; `None` unless they are 43 of `[0-9A-Z]`.
    ///
    /// ```
    /// // The manual's own example.
    /// assert_eq!(focus_cte::Chave::digito("5206043300991100250655012000000780026730161"), Some(5));
    /// ```
    #[must_use]
    pub fn digito(primeiros_43: &str) -> Option<u8> {
        let bytes = primeiros_43.as_bytes();
        let cabe = bytes.len() == 43 && bytes.iter().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
        cabe.then(|| modulo11::digito(bytes, 9))
    }

    /// Digits of a range that was verified to hold only digits and to fit `T`.
    fn numero_em<T: FromStr>(&self, de: usize, ate: usize) -> T {
        self.0[de..ate].parse().ok().expect("the key's digits were verified when it was built")
    }
}

fn conferir(
    parte: &'static str,
    cabe: bool,
    esperado: &'static str,
    recebido: &dyn std::fmt::Display,
) -> Result<(), ErroChave> {
    if cabe { Ok(()) } else { Err(ErroChave::Parte { parte, esperado, recebido: recebido.to_string() }) }
}

/// Takes the prefix off: the `Id` of an XML, and the API, write `CTe` before the key.
fn sem_prefixo(texto: &str) -> &str {
    match texto.get(..3) {
        Some(p) if p.eq_ignore_ascii_case("cte") => &texto[3..],
        _ => texto,
    }
}

impl FromStr for Chave {
    type Err = ErroChave;

    fn from_str(texto: &str) -> Result<Self, Self::Err> {
        let limpa: String = sem_prefixo(texto.trim()).chars().filter(|c| *c != ' ').collect();
        let limpa = limpa.to_ascii_uppercase();
        let tamanho = limpa.chars().count();
        if tamanho != 44 {
            return Err(ErroChave::Tamanho(tamanho));
        }
        let errado = |(i, c): &(usize, char)| !(c.is_ascii_digit() || (6..18).contains(i) && c.is_ascii_uppercase());
        if let Some((i, caractere)) = limpa.chars().enumerate().find(errado) {
            return Err(ErroChave::Caractere { posicao: i + 1, caractere });
        }
        let esperado = modulo11::digito(&limpa.as_bytes()[..43], 9);
        let chave = Chave(limpa);
        let recebido = chave.numero_em(43, 44);
        if esperado != recebido {
            return Err(ErroChave::Digito { esperado, recebido });
        }
        let (uf, mes) = (chave.numero_em(0, 2), chave.numero_em(4, 6));
        if Uf::de_codigo(uf).is_none() {
            return Err(ErroChave::Uf(uf));
        }
        if !(1..=12).contains(&mes) {
            return Err(ErroChave::Mes(mes));
        }
        Ok(chave)
    }
}

valor_texto!(Chave);

#[cfg(test)]
mod tests {
    use super::{Chave, ErroChave, PartesChave};
    use crate::types::Uf;

    fn partes() -> PartesChave {
        PartesChave {
            uf: Uf::Sp,
            ano: 2026,
            mes: 7,
            cnpj: "PC3D315K000193".into(),
            modelo: 57,
            serie: 1,
            numero: 42,
            forma_emissao: 1,
            codigo_numerico: 87_654_321,
        }
    }

    #[test]
    fn the_manuals_example_is_a_key() {
        let chave: Chave = "52060433009911002506550120000007800267301615".parse().unwrap();
        assert_eq!(chave.partes().uf, Uf::Go);
    }

    #[test]
    fn parts_with_an_alphanumeric_cnpj_survive_a_round_trip() {
        let chave = Chave::montar(&partes()).unwrap();
        assert_eq!(chave.partes(), partes());
        let lida: Chave = format!("CTe{chave}").parse().unwrap();
        assert_eq!(lida, chave);
    }

    #[test]
    fn each_fault_has_its_own_error() {
        let certa = Chave::montar(&partes()).unwrap().as_str().to_owned();
        assert_eq!(certa[..43].parse::<Chave>(), Err(ErroChave::Tamanho(43)));
        let com_letra = format!("{}A{}", &certa[..20], &certa[21..]);
        assert_eq!(com_letra.parse::<Chave>(), Err(ErroChave::Caractere { posicao: 21, caractere: 'A' }));
        let digito: u8 = certa[43..].parse().unwrap();
        let outro = (digito + 1) % 10;
        let trocada = format!("{}{outro}", &certa[..43]);
        assert_eq!(trocada.parse::<Chave>(), Err(ErroChave::Digito { esperado: digito, recebido: outro }));
        assert_eq!(com_digito(&format!("99{}", &certa[2..43])).parse::<Chave>(), Err(ErroChave::Uf(99)));
        let mes_13 = com_digito(&format!("{}13{}", &certa[..4], &certa[6..43]));
        assert_eq!(mes_13.parse::<Chave>(), Err(ErroChave::Mes(13)));
    }

    #[test]
    fn a_part_that_does_not_fit_is_named() {
        let erro = Chave::montar(&PartesChave { numero: 1_000_000_000, ..partes() }).unwrap_err();
        assert!(erro.to_string().contains("numero"), "{erro}");
        let erro = Chave::montar(&PartesChave { cnpj: "123".into(), ..partes() }).unwrap_err();
        assert!(erro.to_string().contains("cnpj"), "{erro}");
    }

    #[test]
    fn strange_texts_are_errors_and_never_panics() {
        for texto in ["", "CTe", "cté", "é", "ção", &"é".repeat(44), &"9".repeat(44), "CTeCTe"] {
            assert!(texto.parse::<Chave>().is_err(), "{texto}");
        }
    }

    fn com_digito(primeiros_43: &str) -> String {
        format!("{primeiros_43}{}", Chave::digito(primeiros_43).unwrap())
    }
}
