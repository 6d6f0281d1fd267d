//! Inscrição Estadual: a company's number in the ICMS register of a federative unit.

mod formato;
mod tabela;
#[cfg(test)]
mod tests;

use std::fmt;

use super::Uf;
use formato::{Formato, MAIOR};

/// Whether the check digits of an Inscrição Estadual agree by the rule of its unit (MOC CT-e 4.00, rules G106, G107, G118, ...).
///
/// Takes the text as the layout has it: digits alone (XSD type `TIe`), or with the `P` of a rural producer of São Paulo. As in
/// the manual, the number is first completed with zeros on the left to the unit's length; zeros to spare are not counted. A
/// number of zeros alone is judged like any other, and the caller tells it from one that is missing. `ISENTO` is no number, and
/// like an empty text gives `false`. Allocates nothing.
///
/// ```
/// use focus_cte::types::{Uf, inscricao_estadual};
///
/// assert!(inscricao_estadual::confere("110042490114", Uf::Sp));
/// assert!(!inscricao_estadual::confere("110042490115", Uf::Sp));
/// // The manual's own example: 130000019 is completed to 00130000019.
/// assert!(inscricao_estadual::confere("130000019", Uf::Mt));
/// ```
#[must_use]
pub fn confere(texto: &str, uf: Uf) -> bool {
    match (sem_p(texto), uf) {
        (Some(resto), Uf::Sp) => resto.len() == 12 && numero(resto).is_some_and(|n| tabela::SP_RURAL.confere(&n)),
        _ => numero(texto).is_some_and(|n| formato_que_confere(&n, uf).is_some()),
    }
}

/// An Inscrição Estadual whose check digits agree by the rule of its unit.
///
/// Reads the bare digits or the printed form, and completes zeros on the left to the unit's length. A number of zeros is refused.
///
/// ```
/// use focus_cte::types::{InscricaoEstadual, Uf};
///
/// let ie = InscricaoEstadual::ler("110.042.490.114", Uf::Sp)?;
/// assert_eq!(ie.as_str(), "110042490114");
/// assert_eq!(ie.formatada(), "110.042.490.114");
/// assert!(InscricaoEstadual::ler("110.042.490.115", Uf::Sp).is_err());
/// # Ok::<(), focus_cte::types::ErroInscricaoEstadual>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct InscricaoEstadual {
    uf: Uf,
    numero: String,
    mascara: &'static str,
}

/// Why a text is not an Inscrição Estadual of a unit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErroInscricaoEstadual {
    /// Nothing, or only punctuation.
    #[error("a inscrição estadual está vazia; informe o número, ou ISENTO para quem é isento de inscrição")]
    Vazia,
    /// A character that is not a digit, at this place, counted from 1 without punctuation.
    #[error("a inscrição estadual só tem algarismos, mas o caractere {posicao} é {caractere:?}; corrija-o")]
    Caractere {
        /// Place, from 1, without punctuation.
        posicao: usize,
        /// What was there.
        caractere: char,
    },
    /// More digits than numbers of the unit have.
    #[error(
        "a inscrição estadual de {uf} tem até {maximo} algarismos, mas vieram {recebido}; confira o número e a UF do endereço"
    )]
    Tamanho {
        /// The unit.
        uf: Uf,
        /// Digits of the unit's longest format.
        maximo: usize,
        /// Digits that came, without zeros on the left.
        recebido: usize,
    },
    /// The check digits disagree.
    #[error(
        "o dígito verificador da inscrição estadual não confere pela regra de {uf}; confira a digitação e a UF do endereço"
    )]
    Digitos {
        /// The unit.
        uf: Uf,
    },
    /// All zeros.
    #[error("a inscrição estadual está zerada; informe o número, ou ISENTO para quem é isento de inscrição")]
    Zerada,
}

impl InscricaoEstadual {
    /// Reads the number by the rule of its unit.
    pub fn ler(texto: &str, uf: Uf) -> Result<InscricaoEstadual, ErroInscricaoEstadual> {
        let limpo: String = texto.chars().filter(|c| !matches!(c, '.' | '/' | '-') && !c.is_whitespace()).collect();
        let digitos = if uf == Uf::Sp { sem_p(&limpo).unwrap_or(&limpo) } else { &limpo };
        if digitos.is_empty() {
            return Err(ErroInscricaoEstadual::Vazia);
        }
        if let Some((i, caractere)) = limpo.chars().enumerate().find(|(i, c)| {
            let p = *i == 0 && digitos.len() < limpo.len();
            !(p || c.is_ascii_digit())
        }) {
            return Err(ErroInscricaoEstadual::Caractere { posicao: i + 1, caractere });
        }
        let significativos = digitos.trim_start_matches('0').len();
        if significativos == 0 {
            return Err(ErroInscricaoEstadual::Zerada);
        }
        let maximo = tabela::formatos(uf).iter().map(|f| f.tamanho).max().unwrap_or(MAIOR);
        if significativos > maximo {
            return Err(ErroInscricaoEstadual::Tamanho { uf, maximo, recebido: significativos });
        }
        let formato = numero(digitos)
            .filter(|_| confere(&limpo, uf))
            .and_then(|n| formato_que_confere(&n, uf))
            .ok_or(ErroInscricaoEstadual::Digitos { uf })?;
        let numero = format!("{:0>1$}", digitos.trim_start_matches('0'), formato.tamanho);
        Ok(InscricaoEstadual { uf, numero, mascara: formato.mascara })
    }

    /// The digits, with the zeros on the left, as the layout takes them.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.numero
    }

    /// The unit whose register it is of.
    #[must_use]
    pub fn uf(&self) -> Uf {
        self.uf
    }

    /// The form printed in the unit, `110.042.490.114`.
    #[must_use]
    pub fn formatada(&self) -> String {
        let mut digitos = self.numero.chars();
        self.mascara.chars().filter_map(|c| if c == '#' { digitos.next() } else { Some(c) }).collect()
    }
}

impl fmt::Display for InscricaoEstadual {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl AsRef<str> for InscricaoEstadual {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl serde::Serialize for InscricaoEstadual {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The text after the letter of a rural producer of São Paulo.
fn sem_p(texto: &str) -> Option<&str> {
    texto.strip_prefix(['P', 'p'])
}

/// The digits of a text, completed with zeros on the left; `None` unless they are 1 to [`MAIOR`].
fn numero(texto: &str) -> Option<[u8; MAIOR]> {
    let bytes = texto.as_bytes();
    if bytes.is_empty() || bytes.len() > MAIOR || !bytes.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let mut digitos = [0; MAIOR];
    for (digito, byte) in digitos[MAIOR - bytes.len()..].iter_mut().zip(bytes) {
        *digito = byte - b'0';
    }
    Some(digitos)
}

fn formato_que_confere(numero: &[u8; MAIOR], uf: Uf) -> Option<&'static Formato> {
    tabela::formatos(uf).iter().find(|f| f.confere(numero))
}
