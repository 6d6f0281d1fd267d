//! Faults: how the sandbox is told to misbehave.
//!
//! - [`Falha`]: what goes wrong; its module has the one table of all faults.
//! - [`Regra`]: when a fault strikes, as an option of the builder, a text of the command line or the control endpoint's JSON.
//! - [`Falhas`]: the rules at work; it decides what befalls a request.
//! - [`referencia`]: faults asked for by the `ref` itself.
//! - [`corpo`]: bodies that are cut off or slow.

pub(crate) mod corpo;
mod falha;
mod motor;
mod referencia;
mod regra;

pub use falha::{CENARIOS, Cenario, Falha};
pub(crate) use motor::{Falhas, Pedido, Plano};
pub(crate) use regra::falha_de;
pub use regra::{ErroRegra, Regra};
