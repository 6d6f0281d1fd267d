//! Public tables that change without the layout: each a file in `crates/focus-cte/tabelas`, which a person can replace.
//!
//! - [`Tabelas`]: those of IBS and CBS, as built in or as read from a folder;
//!   [`Contexto::tabelas`](crate::Contexto::tabelas) judges by them.
//! - [`ErroTabela`]: what is wrong in a table, with file, line and column.
//! - [`qrcode`]: where each UF answers the query by QR code.
//! - `cfop`, `divisas`, `uf_sem_isento`: codes of transport, borders between UFs, UFs that know no exempt taker.
//!
//! `tabelas.toml` there says where each file comes from and how old it is.

mod aliquotas;
mod areas;
pub(crate) mod cfop;
mod conjunto;
pub(crate) mod divisas;
mod erro;
mod pasta;
mod planilha;
pub mod qrcode;
mod tributacao;
pub(crate) mod uf_sem_isento;

pub(crate) use aliquotas::Tributo;
pub use conjunto::Tabelas;
pub use erro::ErroTabela;
pub(crate) use tributacao::{Classificacao, Situacao};

/// The rows of a table, without the names of its columns.
fn linhas(csv: &'static str) -> impl Iterator<Item = &'static str> {
    csv.lines().skip(1)
}
