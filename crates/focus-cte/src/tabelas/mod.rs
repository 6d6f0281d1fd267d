//! The authority's tables that change by themselves: as built in, or as read from a folder.
//!
//! - [`Tabelas`]: the tables together; [`Contexto::tabelas`](crate::Contexto::tabelas) judges by them.
//! - [`ErroTabela`]: what is wrong in a table, with file, line and column.
//!
//! `crates/focus-cte/tabelas/tabelas.toml` says where each file comes from and how old it is.

mod aliquotas;
mod areas;
mod conjunto;
mod erro;
mod planilha;
mod tributacao;

pub(crate) use aliquotas::Tributo;
pub use conjunto::Tabelas;
pub use erro::ErroTabela;
pub(crate) use tributacao::{Classificacao, Situacao};
