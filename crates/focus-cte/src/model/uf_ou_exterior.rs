//! A federative unit, or abroad.

use std::fmt;
use std::str::FromStr;

use super::codigos::serde_por_texto;
use crate::types::Uf;

/// A federative unit, or `EX` for abroad (XSD type `TUf`).
///
/// ```
/// use focus_cte::{Uf, model::UfOuExterior};
///
/// assert_eq!("SP".parse(), Ok(UfOuExterior::Uf(Uf::Sp)));
/// assert_eq!("EX".parse(), Ok(UfOuExterior::Exterior));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UfOuExterior {
    /// A federative unit.
    Uf(Uf),
    /// Abroad: `EX`.
    Exterior,
}

/// The text is neither the abbreviation of a federative unit nor `EX`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} não é a sigla de uma UF nem EX; informe uma das 27, por exemplo SP, ou EX para o exterior")]
pub struct ErroUfOuExterior(String);

impl From<Uf> for UfOuExterior {
    fn from(uf: Uf) -> Self {
        Self::Uf(uf)
    }
}

impl fmt::Display for UfOuExterior {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Uf(uf) => uf.fmt(f),
            Self::Exterior => f.pad("EX"),
        }
    }
}

impl FromStr for UfOuExterior {
    type Err = ErroUfOuExterior;

    fn from_str(texto: &str) -> Result<Self, Self::Err> {
        if texto.trim().eq_ignore_ascii_case("EX") {
            return Ok(Self::Exterior);
        }
        texto.parse().map(Self::Uf).map_err(|_| ErroUfOuExterior(super::valor::resumo(texto)))
    }
}

serde_por_texto!(UfOuExterior);
