//! The two models of document.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Model of the fiscal document: CT-e (57) or CT-e OS (67).
///
/// ```
/// use focus_cte::Modelo;
///
/// assert_eq!(Modelo::CteOs.codigo(), 67);
/// assert_eq!(Modelo::Cte.caminho(), "/v2/cte");
/// assert_eq!("67".parse(), Ok(Modelo::CteOs));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Modelo {
    /// CT-e, carriage of goods, model 57. Authorised asynchronously by the API.
    Cte,
    /// CT-e OS (other services: people, valuables, excess baggage), model 67. Authorised in the same request.
    CteOs,
}

/// The text is not a model's code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("o modelo do documento é 57 (CT-e) ou 67 (CT-e OS), mas veio {0:?}; informe um dos dois")]
pub struct ErroModelo(String);

impl Modelo {
    /// Both models.
    pub const TODOS: [Modelo; 2] = [Modelo::Cte, Modelo::CteOs];

    /// The code in the layout and in the access key: 57 or 67.
    #[must_use]
    pub fn codigo(self) -> u8 {
        match self {
            Modelo::Cte => 57,
            Modelo::CteOs => 67,
        }
    }

    /// The model with this code.
    #[must_use]
    pub fn de_codigo(codigo: u8) -> Option<Modelo> {
        Modelo::TODOS.into_iter().find(|m| m.codigo() == codigo)
    }

    /// The path that emits this model: `/v2/cte` or `/v2/cte_os`. Everything after the emission goes by `/v2/cte`.
    #[must_use]
    pub fn caminho(self) -> &'static str {
        match self {
            Modelo::Cte => "/v2/cte",
            Modelo::CteOs => "/v2/cte_os",
        }
    }
}

impl fmt::Display for Modelo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Modelo::Cte => "CT-e",
            Modelo::CteOs => "CT-e OS",
        })
    }
}

impl FromStr for Modelo {
    type Err = ErroModelo;

    fn from_str(texto: &str) -> Result<Self, Self::Err> {
        match texto.trim() {
            "57" => Ok(Modelo::Cte),
            "67" => Ok(Modelo::CteOs),
            outro => Err(ErroModelo(outro.chars().take(20).collect())),
        }
    }
}

/// Writes the code as text, as the API does: `"57"`.
impl Serialize for Modelo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.codigo())
    }
}

/// Reads the code as text or number.
impl<'de> Deserialize<'de> for Modelo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Codigo;

        impl Visitor<'_> for Codigo {
            type Value = Modelo;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("o modelo 57 ou 67")
            }

            fn visit_str<E: de::Error>(self, v: &str) -> Result<Modelo, E> {
                v.parse().map_err(E::custom)
            }

            fn visit_u64<E: de::Error>(self, v: u64) -> Result<Modelo, E> {
                self.visit_str(&v.to_string())
            }
        }

        deserializer.deserialize_any(Codigo)
    }
}

#[cfg(test)]
mod tests {
    use super::Modelo;

    #[test]
    fn a_model_is_read_from_text_or_number_and_written_as_text() {
        assert_eq!(serde_json::from_str::<Modelo>("57").unwrap(), Modelo::Cte);
        assert_eq!(serde_json::from_str::<Modelo>("\"67\"").unwrap(), Modelo::CteOs);
        assert_eq!(serde_json::to_string(&Modelo::CteOs).unwrap(), "\"67\"");
        assert!(serde_json::from_str::<Modelo>("55").is_err());
    }

    #[test]
    fn a_models_name_is_the_authoritys() {
        assert_eq!(Modelo::Cte.to_string(), "CT-e");
        assert_eq!(Modelo::CteOs.to_string(), "CT-e OS");
    }
}
