//! The caller's own name for a document.

use std::fmt::Write as _;
use std::str::FromStr;

use super::texto::valor_texto;

/// The `ref` of a document: the caller's own unique name for it, and the idempotency key of its emission.
///
/// The API promises letters and digits, `-` and `_` are common in practice, and other characters are sent percent-encoded:
/// [`Referencia::aviso`] says when a reference goes beyond what is safe. Refused are only an empty one, one over 255
/// characters, one with control characters, and `.` and `..`, which no URL path can carry. The text is kept as given.
///
/// ```
/// use focus_cte::Referencia;
///
/// let referencia = Referencia::new("pedido 42")?;
/// assert_eq!(referencia.codificada(), "pedido%2042");
/// assert!(referencia.aviso().is_some());
/// assert!(Referencia::new("").is_err());
/// # Ok::<(), focus_cte::types::ErroReferencia>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Referencia(String);

/// Why a text cannot be a reference.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErroReferencia {
    /// Nothing, or only spaces.
    #[error("a referência (ref) está vazia; informe um nome único para o documento, por exemplo pedido-42")]
    Vazia,
    /// More than 255 characters.
    #[error("a referência (ref) tem {0} caracteres, e o limite é 255; encurte-a")]
    Longa(usize),
    /// A control character at this place, counted from 1.
    #[error("a referência (ref) tem um caractere de controle na posição {0}; use letras, algarismos, - e _")]
    Controle(usize),
    /// `.` or `..`.
    #[error("a referência (ref) não pode ser {0:?}, que não cabe no caminho de uma URL; use letras, algarismos, - e _")]
    Pontos(String),
}

impl Referencia {
    /// Verifies and keeps the text.
    pub fn new(texto: impl Into<String>) -> Result<Referencia, ErroReferencia> {
        let texto = texto.into();
        if texto.trim().is_empty() {
            return Err(ErroReferencia::Vazia);
        }
        if let Some(i) = texto.chars().position(char::is_control) {
            return Err(ErroReferencia::Controle(i + 1));
        }
        let tamanho = texto.chars().count();
        if tamanho > 255 {
            return Err(ErroReferencia::Longa(tamanho));
        }
        if texto == "." || texto == ".." {
            return Err(ErroReferencia::Pontos(texto));
        }
        Ok(Referencia(texto))
    }

    /// The text as given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text for a URL's path or query: everything but `[A-Za-z0-9-_.~]` percent-encoded.
    #[must_use]
    pub fn codificada(&self) -> String {
        let mut saida = String::with_capacity(self.0.len());
        for byte in self.0.bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
                saida.push(char::from(byte));
            } else {
                let _ = write!(saida, "%{byte:02X}");
            }
        }
        saida
    }

    /// A warning in Portuguese when the reference has characters that the API does not promise to accept.
    #[must_use]
    pub fn aviso(&self) -> Option<String> {
        let estranho = self.0.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))?;
        Some(format!(
            "a referência {:?} tem o caractere {estranho:?}; a API só garante letras e algarismos (e aceita - e _): \
             prefira uma referência sem ele",
            self.0
        ))
    }
}

impl FromStr for Referencia {
    type Err = ErroReferencia;

    fn from_str(texto: &str) -> Result<Self, Self::Err> {
        Referencia::new(texto)
    }
}

valor_texto!(Referencia);

#[cfg(test)]
mod tests {
    use super::{ErroReferencia, Referencia};

    #[test]
    fn common_references_have_no_warning() {
        for texto in ["12345", "pedido-42_b", "ABC"] {
            assert_eq!(Referencia::new(texto).unwrap().aviso(), None);
        }
    }

    #[test]
    fn unusual_references_are_accepted_encoded_and_warned_about() {
        let referencia = Referencia::new("a/b?c#d%é ..").unwrap();
        assert_eq!(referencia.codificada(), "a%2Fb%3Fc%23d%25%C3%A9%20..");
        assert!(referencia.aviso().is_some());
    }

    #[test]
    fn what_no_path_can_carry_is_refused() {
        assert_eq!(Referencia::new("  "), Err(ErroReferencia::Vazia));
        assert_eq!(Referencia::new("a\nb"), Err(ErroReferencia::Controle(2)));
        assert_eq!(Referencia::new("é".repeat(256)), Err(ErroReferencia::Longa(256)));
        assert!(Referencia::new("é".repeat(255)).is_ok());
        assert_eq!(Referencia::new(".."), Err(ErroReferencia::Pontos("..".into())));
    }
}
