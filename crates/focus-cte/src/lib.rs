//! CT-e and CT-e OS through the Focus NFe API: layout, validation before anything is sent, and the HTTP client.
//!
//! - [`types`]: validated values of the domain ([`Cnpj`], [`Chave`], [`Uf`], [`Referencia`], ...).
//! - [`documento`]: what the API answers about a document, as [`Documento`].
//! - [`model`]: typed documents and events: [`Cte`], [`CteOs`], the modals, the events' bodies.
//! - [`layout`]: the official layout 4.00 as one table, and the walk over it.
//! - [`payload`]: a JSON document read with the layout's names.
//! - [`validation`]: what is wrong with a document before it is sent: [`validar`].
//! - [`evento`]: events of authorised documents: bodies judged offline, letters of correction resolved.
//! - [`comparacao`]: two documents, field by field.
//! - [`rejeicao`]: what each return code of the authority means, and the next step: [`explicar`].
//! - [`tabelas`]: public tables that rules go by, built in or read from a folder.
//! - [`error`]: the one [`Error`] with its [`ErrorKind`].
//! - `client` (default feature): the asynchronous HTTP client. Without it the crate does no I/O but [`tabelas::Tabelas::ler`].

#[cfg(feature = "client")]
pub mod client;
pub mod comparacao;
pub mod documento;
mod empresa;
pub mod error;
pub mod evento;
pub mod layout;
pub mod model;
pub mod municipios;
pub mod payload;
pub mod rejeicao;
pub mod tabelas;
pub mod types;
pub mod validation;

#[cfg(feature = "client")]
pub use client::{Client, webhook};
pub use documento::Documento;
pub use empresa::Empresa;
pub use error::{Error, ErrorKind};
pub use model::{Cte, CteOs};
pub use payload::{ErroJson, Payload};
pub use rejeicao::{Rejeicao, explicar};
pub use types::{Ambiente, Chave, Cnpj, Cpf, Modelo, PartesChave, Referencia, TipoAmbiente, Token, Uf};
pub use validation::{Contexto, Problema, Relatorio, Rigor, Severidade, validar, validar_com, validar_payload};

/// The code of both READMEs compiles.
#[cfg(all(doctest, feature = "client"))]
mod readme {
    #[doc = include_str!("../../../README.md")]
    mod english {}
    #[doc = include_str!("../../../README.pt-BR.md")]
    mod portuguese {}
}
