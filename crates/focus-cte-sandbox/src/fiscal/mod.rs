//! The fiscal side of a document: the sandbox's seam to the layout, its validation and its XML.
//!
//! - [`conferir`]: what the API checks before it accepts a document.
//! - [`ler`]: what the queue needs to know of an accepted one.
//! - [`emitir`]: the authorised XML.
//! - [`conferir_evento`], [`escrever_evento`]: the same for events.
//! - [`conferir_inutilizacao`], [`escrever_inutilizacao`]: the same for ranges of numbers that are given up.
//! - [`resumir`]: what a document's XML says.

mod conferencia;
mod emissao;
mod evento;
mod inutilizacao;
mod leitura;
mod resumo;

pub(crate) use conferencia::conferir;
pub(crate) use emissao::{Emissao, Emitida, emitir};
pub(crate) use evento::{Registrado, conferir_evento, escrever as escrever_evento};
pub(crate) use inutilizacao::{conferir as conferir_inutilizacao, escrever as escrever_inutilizacao};
pub(crate) use leitura::{Leitura, ler};
pub(crate) use resumo::{Resumo, resumir};
