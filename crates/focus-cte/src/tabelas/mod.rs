//! Public tables that change without the layout: each a file in `tabelas/` with its source and date, which a person can replace.
//!
//! - [`area_incentivada`]: municipalities of the Zona Franca de Manaus and of the areas of free trade.
//! - [`qrcode`]: where each UF answers the query by QR code.
//! - `uf_sem_isento`: UFs that know no taker exempt of registration.

pub mod area_incentivada;
pub mod qrcode;
pub(crate) mod uf_sem_isento;

/// The rows of a table: without the notes at its head (`#`) and the names of its columns.
fn linhas(csv: &'static str) -> impl Iterator<Item = &'static str> {
    csv.lines().filter(|linha| !linha.starts_with('#')).skip(1)
}
