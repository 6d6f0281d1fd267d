//! Events: what happens to an authorised document, offline.
//!
//! - [`TipoEvento`]: the five events of the API, with codes, texts, limits and paths.
//! - [`ler`] and [`validar`]: the JSON body of an event, judged as documents are; [`ler_com`] and [`validar_com`] with what is
//!   known beside it.
//! - [`carta_correcao`]: from the API's name of a field to the XML group and tag of a letter of correction, and what no
//!   letter may correct.
//! - [`inutilizacao`]: the legacy request that gives up a range of numbers.
//!
//! The API documents the bodies of cancellation, letter of correction and disagreement. The field names of
//! `registro_multimodal` and `dados_gtv` are proposals of this project, marked as such in the page of fields. A caller who knows
//! better adds or renames fields: unknown ones are sent as they are, with a warning, and the typed bodies of
//! [`crate::model`] keep them in `extra`.

pub mod carta_correcao;
mod codigos;
mod corpo;
pub mod inutilizacao;
mod problema;
mod tipo;

pub use codigos::CODIGOS;
pub use corpo::{Corpo, ler, ler_com, validar, validar_com, validar_sequencia};
pub use tipo::TipoEvento;
