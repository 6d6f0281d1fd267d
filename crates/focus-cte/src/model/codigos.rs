//! Coded fields: one enum per list of codes, by one macro.

/// A text that is none of a list's codes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("esperado um destes códigos: {esperados}; mas veio «{recebido}»; informe o código exatamente assim")]
pub struct ErroCodigo {
    esperados: String,
    recebido: String,
}

impl ErroCodigo {
    pub(super) fn novo(codigos: impl Iterator<Item = (&'static str, &'static str)>, recebido: &str) -> Self {
        let esperados = codigos
            .map(
                |(codigo, sentido)| {
                    if sentido.is_empty() { codigo.to_owned() } else { format!("{codigo} ({sentido})") }
                },
            )
            .collect::<Vec<_>>()
            .join(", ");
        Self { esperados, recebido: super::valor::resumo(recebido) }
    }
}

/// Gives an enum its codes: `codigos! { Modal; Rodoviario = "01" "Rodoviário", ... }`.
macro_rules! codigos {
    ($tipo:ident; $($variante:ident = $codigo:literal $sentido:literal,)+) => {
        impl $tipo {
            /// Every value, in the layout's order.
            pub const TODOS: &'static [$tipo] = &[$($tipo::$variante),+];

            /// The code, as the API takes it.
            #[must_use]
            pub const fn codigo(self) -> &'static str {
                match self { $($tipo::$variante => $codigo,)+ }
            }

            /// What the code means, in Portuguese.
            #[must_use]
            pub const fn significado(self) -> &'static str {
                match self { $($tipo::$variante => $sentido,)+ }
            }
        }

        impl std::fmt::Display for $tipo {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.codigo())
            }
        }

        impl std::str::FromStr for $tipo {
            type Err = $crate::model::ErroCodigo;

            fn from_str(texto: &str) -> Result<Self, Self::Err> {
                match texto {
                    $($codigo => Ok($tipo::$variante),)+
                    _ => Err($crate::model::ErroCodigo::novo([$(($codigo, $sentido)),+].into_iter(), texto)),
                }
            }
        }

        $crate::model::codigos::serde_por_texto!($tipo);
    };
}
pub(super) use codigos;

/// serde and the field trait for a scalar that has `Display` and `FromStr`.
macro_rules! serde_por_texto {
    ($tipo:ident) => {
        $crate::model::valor::valor_escalar! { $tipo => str::parse::<$tipo> }

        impl serde::Serialize for $tipo {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $tipo {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                use serde::de::Error as _;
                let valor = serde_json::Value::deserialize(d)?;
                match $crate::model::valor::Valor::ler(valor) {
                    Ok(Some(lido)) => Ok(lido),
                    Ok(None) => Err(D::Error::custom("esperado um texto ou número, mas veio vazio; informe o valor")),
                    Err(e) => Err(D::Error::custom(e)),
                }
            }
        }
    };
}
pub(super) use serde_por_texto;
