//! The Focus NFe API of CT-e and CT-e OS, offline: a server that an integration is written and tested against without a
//! token, a certificate or a network.
//!
//! - [`Sandbox`] runs it, on a free port of this machine unless told otherwise by [`SandboxBuilder`].
//! - [`Relogio`] is the clock that it lives by, which a test may move.
//! - [`Rigor`] is how strictly it judges.
//! - [`Regra`] tells it to misbehave: a [`Falha`], and which requests it strikes. [`CENARIOS`] is the table of all faults.
//! - [`ErroSandbox`] says why it did not start.
//!
//! It speaks the API's public documentation: any token is good, and sees only its own references. A CT-e is accepted,
//! stays `processando_autorizacao` for a moment and then gets the verdict of a simulated authority; a CT-e OS gets it in the
//! same request. Companies are registered on first use. What is authorised has a real access key and a real XML, signed by
//! a test certificate, and a DACTE in PDF, in homologação: none of it has fiscal value.

mod acaso;
mod armazenamento;
mod auth;
mod avisos;
mod builder;
mod citados;
mod dacte;
mod empresas;
mod entregador;
mod erro_sandbox;
mod erros;
mod estado;
mod eventos;
mod falhas;
mod fila;
mod fiscal;
mod json;
mod limite;
mod numeracao;
mod paralelo;
mod parametros;
mod porta;
mod relogio;
mod respostas;
mod rigor;
mod rotas;
mod sandbox;
mod sefaz;
mod servidor;
mod travas;
mod vinculos;
mod webhooks;

pub use builder::SandboxBuilder;
pub use erro_sandbox::ErroSandbox;
pub use falhas::{CENARIOS, Cenario, ErroRegra, Falha, Regra};
pub use relogio::Relogio;
pub use rigor::{ErroRigor, Rigor};
pub use sandbox::Sandbox;
