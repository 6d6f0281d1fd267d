//! The fiscal side of a document: the sandbox's seam to the layout, its validation and its XML.
//!
//! - [`conferir`]: what the API checks before it accepts a document.
//! - [`ler`]: what the queue needs to know of an accepted one.
//! - [`emitir`]: the authorised XML.

mod conferencia;
mod emissao;
mod leitura;

pub(crate) use conferencia::conferir;
pub(crate) use emissao::{Emissao, emitir};
pub(crate) use leitura::{Leitura, ler};
