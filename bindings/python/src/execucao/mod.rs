//! One future, two doors.
//!
//! - [`runtime`]: the Tokio runtime, a new one after a `fork`.
//! - [`operacao`]: [`Operacao`], a future that has not started, with a door for each world.
//! - [`sincrona`]: blocks without the GIL and listens to Ctrl-C.
//! - [`assincrona`]: an `asyncio` future; cancelling it drops the Rust one.
//! - [`caixa`]: how results reach the event loop.
//! - [`porta`]: the way into Python for our own threads, shut before the interpreter goes.

mod assincrona;
mod caixa;
mod operacao;
mod porta;
mod runtime;
mod sincrona;

pub(crate) use operacao::{Entrega, Futuro, Operacao};
pub(crate) use porta::{entrar, fechar_porta, visitar};
pub(crate) use runtime::runtime;
