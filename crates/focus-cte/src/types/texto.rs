//! What every value written as text has in common: `Display`, `AsRef<str>` and serde through `FromStr`.

/// Implements `Display`, `AsRef<str>`, `Serialize` and `Deserialize` for a newtype that has `as_str` and `FromStr`.
macro_rules! valor_texto {
    ($tipo:ty) => {
        impl std::fmt::Display for $tipo {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl AsRef<str> for $tipo {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl serde::Serialize for $tipo {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $tipo {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let texto = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                texto.parse().map_err(serde::de::Error::custom)
            }
        }

        impl TryFrom<&str> for $tipo {
            type Error = <$tipo as std::str::FromStr>::Err;

            fn try_from(texto: &str) -> Result<Self, Self::Error> {
                texto.parse()
            }
        }
    };
}

pub(super) use valor_texto;
