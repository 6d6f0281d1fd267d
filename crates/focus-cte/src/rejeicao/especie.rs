//! Kinds of answers of the authority.

use std::fmt;

use serde::Serialize;

/// What kind of answer a return code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Especie {
    /// The document is authorised.
    Autorizado,
    /// It was received and not judged yet.
    Processamento,
    /// The document, or the event, was refused.
    Rejeicao,
    /// The document was denied (until layout 3.00).
    Denegacao,
    /// An event was registered.
    Evento,
    /// The state of a service of the authority.
    Servico,
    /// A code that the table does not have.
    Desconhecida,
}

impl Especie {
    /// Stable name, in `snake_case`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Especie::Autorizado => "autorizado",
            Especie::Processamento => "processamento",
            Especie::Rejeicao => "rejeicao",
            Especie::Denegacao => "denegacao",
            Especie::Evento => "evento",
            Especie::Servico => "servico",
            Especie::Desconhecida => "desconhecida",
        }
    }
}

impl fmt::Display for Especie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
