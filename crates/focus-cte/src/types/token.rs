//! The API token, which cannot be printed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

/// A company's API token. It can be sent, and cannot be printed: `Debug` and `Display` show `***`, and it has no `Serialize`.
///
/// Spaces and line ends around it are dropped, since tokens come from files and variables. Refused are an empty one and one
/// with spaces, control characters or `:` inside, which HTTP Basic cannot carry. The errors never repeat it.
///
/// ```
/// let token: focus_cte::types::Token = "abc123\n".parse()?;
/// assert_eq!(format!("{token} {token:?}"), "*** Token(***)");
/// # Ok::<(), focus_cte::types::ErroToken>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Token(String);

/// Why a text cannot be a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ErroToken {
    /// Nothing, or only spaces.
    #[error("o token está vazio; copie o token do ambiente escolhido, no painel da API")]
    Vazio,
    /// A character that HTTP Basic cannot carry as a user name.
    #[error("o token tem espaço, dois-pontos ou caractere fora do ASCII visível; copie-o de novo, sem nada em volta")]
    Caractere,
}

impl Token {
    /// Verifies and keeps the token.
    pub fn new(texto: impl AsRef<str>) -> Result<Token, ErroToken> {
        let texto = texto.as_ref().trim();
        if texto.is_empty() {
            return Err(ErroToken::Vazio);
        }
        if !texto.bytes().all(|b| b.is_ascii_graphic() && b != b':') {
            return Err(ErroToken::Caractere);
        }
        Ok(Token(texto.to_owned()))
    }

    /// The secret itself, for the `Authorization` header. Never log, print or store what this returns.
    #[must_use]
    pub fn expor(&self) -> &str {
        &self.0
    }
}

impl FromStr for Token {
    type Err = ErroToken;

    fn from_str(texto: &str) -> Result<Self, Self::Err> {
        Token::new(texto)
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("***")
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(***)")
    }
}

impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Token::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{ErroToken, Token};

    #[test]
    fn a_token_is_trimmed_and_never_printed() {
        let token = Token::new(" s3gr3d0 \r\n").unwrap();
        assert_eq!(token.expor(), "s3gr3d0");
        assert!(!format!("{token} {token:?} {token:#?}").contains("s3gr3d0"));
    }

    #[test]
    fn what_basic_authentication_cannot_carry_is_refused() {
        assert_eq!(Token::new(" "), Err(ErroToken::Vazio));
        for texto in ["a b", "a:b", "á", "a\tb"] {
            assert_eq!(Token::new(texto), Err(ErroToken::Caractere));
        }
    }
}
