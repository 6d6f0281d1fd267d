//! The native addon of the npm package `focus-cte`.
//!
//! It holds no logic: arguments are converted, the core is called, results are converted back. Documents and results cross the
//! border as JSON text, which is faster than building objects value by value.
//!
//! - [`ponte`]: how an asynchronous call gets its answer back to JavaScript, and how it is interrupted.
//! - [`erro`], [`resposta`]: the core's errors and answers as JSON.
//! - [`cliente`] and the files beside it: the operations of the API, one method each.
//! - [`validacao`], [`rejeicao`], [`xml`], [`documento_xml`], [`valores`], [`datas`]: what needs no network.
//! - [`webhook`]: what a webhook delivers.
//! - [`sandbox`]: the API offline. [`programa`]: the program `focus-cte`.

mod cliente;
mod cliente_eventos;
mod cliente_recebidas;
mod cliente_webhooks;
mod dacte;
mod datas;
mod documento_xml;
mod erro;
mod espera;
mod opcoes;
mod ponte;
mod programa;
mod recebidas;
mod rejeicao;
mod resposta;
mod sandbox;
mod validacao;
mod valores;
mod webhook;
mod xml;

use focus_cte::ErrorKind;
use napi_derive::napi;

/// Version of the addon, which is that of the package.
#[napi]
pub fn versao() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// Codes of every kind of error that the core has.
#[napi]
pub fn tipos_de_erro() -> Vec<&'static str> {
    ErrorKind::TODOS.iter().map(|tipo| tipo.as_str()).collect()
}
