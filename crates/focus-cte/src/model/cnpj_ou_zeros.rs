//! A CNPJ, or the zeros that stand for who has none.

use std::fmt;
use std::str::FromStr;

use super::codigos::serde_por_texto;
use crate::types::{Cnpj, ErroCnpj};

/// A CNPJ, or 14 zeros where the layout takes them for a company abroad or not registered (XSD type `TCnpjOpc`).
///
/// ```
/// use focus_cte::model::CnpjOuZeros;
///
/// let exterior: CnpjOuZeros = "00000000000000".parse()?;
/// assert_eq!(exterior, CnpjOuZeros::Zeros);
/// # Ok::<(), focus_cte::types::ErroCnpj>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CnpjOuZeros {
    /// A CNPJ.
    Cnpj(Cnpj),
    /// No CNPJ: `00000000000000`.
    Zeros,
}

impl From<Cnpj> for CnpjOuZeros {
    fn from(cnpj: Cnpj) -> Self {
        Self::Cnpj(cnpj)
    }
}

impl fmt::Display for CnpjOuZeros {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cnpj(cnpj) => cnpj.fmt(f),
            Self::Zeros => f.pad("00000000000000"),
        }
    }
}

impl FromStr for CnpjOuZeros {
    type Err = ErroCnpj;

    fn from_str(texto: &str) -> Result<Self, Self::Err> {
        match texto.parse() {
            Ok(cnpj) => Ok(Self::Cnpj(cnpj)),
            Err(ErroCnpj::Zerado) => Ok(Self::Zeros),
            Err(erro) => Err(erro),
        }
    }
}

serde_por_texto!(CnpjOuZeros);
