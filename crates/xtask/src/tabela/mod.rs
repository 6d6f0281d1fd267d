//! The layout table as text: reading its files, expanding shared groups, giving each JSON field its slot.
//!
//! Every output of `codegen` and the check against the official XSDs start from [`Tabela::ler`].

mod escopos;
mod expansao;
mod linhas;
mod tipos;

pub use escopos::{Escopo, Forma, escopos};
pub use expansao::{Condicao, Documento, Especie, No, Origem, Tabela};
pub use tipos::TipoFolha;

/// Number that stands for "no limit" in occurrences.
pub const SEM_LIMITE: u16 = u16::MAX;
