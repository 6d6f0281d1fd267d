//! The client of the API.
//!
//! - [`config`]: how it is made, and made again in a child process.
//! - [`nativo`]: one method for each operation, which gives a future that has not started.
//! - [`iteracao`]: waits and lists that go on: one item at a time.
//! - [`argumentos`]: what methods take, checked.

mod argumentos;
mod config;
mod iteracao;
mod nativo;

pub(crate) use iteracao::{Aguardador, Recebidas};
pub(crate) use nativo::ClienteNativo;
