//! The state of a document at the API.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// State of a document at the API. Open: a state that this version does not know is kept as it came.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Status {
    /// In the queue, or at the authority.
    ProcessandoAutorizacao,
    /// Authorised.
    Autorizado,
    /// Cancelled after it was authorised.
    Cancelado,
    /// Refused by the authority: correct it and send it again, with the same reference if wanted.
    ErroAutorizacao,
    /// Denied for a fault in someone's registration (discontinued with layout 4.00; old documents still have it).
    Denegado,
    /// A state of a newer API.
    Outro(String),
}

impl Status {
    /// The state as the API writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Status::ProcessandoAutorizacao => "processando_autorizacao",
            Status::Autorizado => "autorizado",
            Status::Cancelado => "cancelado",
            Status::ErroAutorizacao => "erro_autorizacao",
            Status::Denegado => "denegado",
            Status::Outro(texto) => texto,
        }
    }

    /// Whether waiting changes nothing any more. A state of a newer API counts as final.
    #[must_use]
    pub fn finalizado(&self) -> bool {
        *self != Status::ProcessandoAutorizacao
    }
}

/// An empty `Outro`: no state known.
impl Default for Status {
    fn default() -> Self {
        Status::Outro(String::new())
    }
}

impl From<&str> for Status {
    fn from(texto: &str) -> Self {
        match texto {
            "processando_autorizacao" => Status::ProcessandoAutorizacao,
            "autorizado" => Status::Autorizado,
            "cancelado" => Status::Cancelado,
            "erro_autorizacao" => Status::ErroAutorizacao,
            "denegado" => Status::Denegado,
            outro => Status::Outro(outro.to_owned()),
        }
    }
}

impl FromStr for Status {
    type Err = Infallible;

    fn from_str(texto: &str) -> Result<Self, Self::Err> {
        Ok(Status::from(texto))
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Status::from(String::deserialize(deserializer)?.as_str()))
    }
}
