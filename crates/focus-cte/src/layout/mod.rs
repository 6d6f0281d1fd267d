//! The official layout 4.00 and the API's field names, met in one table.
//!
//! The table is text in `crates/focus-cte/layout`; `cargo xtask codegen` writes it as static data. Everything that
//! knows the layout goes over it with the one [`walk()`]: validation is a visitor, the XML writer another.

pub mod campo;
mod check;
mod gerado;
mod lookup;
mod node;
mod trail;
mod types;
mod visited;
mod walk;

pub use campo::Campo;
pub use gerado::{
    CTE, CTE_OS, EVENTO, EVENTO_CANCELAMENTO, EVENTO_CARTA_CORRECAO, EVENTO_DADOS_GTV, EVENTO_DESACORDO,
    EVENTO_REGISTRO_MULTIMODAL,
};
pub use node::{Document, Field, Kind, NO_SLOT, Node, Origin, Rule, Scope, Shape, UNBOUNDED, When};
pub use trail::Trail;
pub use types::{Check, Type};
pub use visited::Visited;
pub(crate) use walk::holds;
pub use walk::{Visitor, walk};

use crate::types::Modelo;

/// The layout of a model.
#[must_use]
pub fn document(modelo: Modelo) -> &'static Document {
    match modelo {
        Modelo::Cte => &CTE,
        Modelo::CteOs => &CTE_OS,
    }
}

/// Every simple type of the table.
#[must_use]
pub fn simple_types() -> &'static [&'static Type] {
    gerado::TIPOS
}
