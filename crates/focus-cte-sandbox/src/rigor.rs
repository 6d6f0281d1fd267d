//! How strictly documents are judged.

use std::fmt;
use std::str::FromStr;

/// How strictly the sandbox judges what it is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rigor {
    /// Authorises whatever can be read, so that the examples of the API's documentation run as they are.
    Documentacao,
    /// Applies all the validation there is, as the tax authority would.
    #[default]
    Sefaz,
}

impl Rigor {
    /// Both.
    pub const TODOS: [Self; 2] = [Self::Documentacao, Self::Sefaz];

    /// Its name, as the command line takes it.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Documentacao => "documentacao",
            Self::Sefaz => "sefaz",
        }
    }
}

impl fmt::Display for Rigor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.nome())
    }
}

/// A text that names no [`Rigor`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("rigor desconhecido: {0:?}; use documentacao ou sefaz")]
pub struct ErroRigor(String);

impl FromStr for Rigor {
    type Err = ErroRigor;

    fn from_str(texto: &str) -> Result<Self, ErroRigor> {
        Self::TODOS.into_iter().find(|rigor| rigor.nome() == texto).ok_or_else(|| ErroRigor(texto.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_read_by_its_name() {
        for rigor in Rigor::TODOS {
            assert_eq!(rigor.to_string().parse(), Ok(rigor));
        }
        let erro = "total".parse::<Rigor>().map_err(|erro| erro.to_string());
        assert_eq!(erro, Err("rigor desconhecido: \"total\"; use documentacao ou sefaz".to_owned()));
    }
}
