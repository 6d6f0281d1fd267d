//! The letter of correction: one field of an authorised document, set right.
//!
//! The event names the field by XML group and tag; the API takes its own names and finds both. [`resolver`] does the same
//! with the layout table, and tells what no letter may correct. Rules O02 to O04 of the event (MOC CT-e 4.00, Visão Geral, 6.4 and 13).
//!
//! **Limits.** A document may have [`MAXIMO`] letters, and only the last one holds: each carries the one correction that the API
//! takes, so a second letter takes back the first. Every letter that resolves says so with the warning `carta_substitui_anterior`.
//!
//! **Values.** The authority takes any text of 1 to 500 characters. A value that the layout would not accept in the corrected field
//! is therefore a warning, `valor_incompativel`, and not an error.
//!
//! **Lists.** A field of a list needs the item's number (`numero_item_grupo_corrigido`, from 1): without it nobody can tell
//! which item is meant. In a list inside of a list it counts in the inner one; the event has no place for the outer number.

mod impedidos;
mod lugares;
mod pedido;
mod resolucao;

pub(super) use pedido::completar;
pub(crate) use pedido::faltas;

pub use impedidos::{Impedimento, impedimento};
pub use resolucao::{Alvo, Pedido, Resolucao, resolver};

/// How many letters of correction a document may have (rule O01, cStat 636).
pub const MAXIMO: u16 = 20;
