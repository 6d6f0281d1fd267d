//! Integration tests of the core.

mod aritmetica;
#[cfg(feature = "client")]
mod client;
mod evento;
mod exemplos;
mod layout_types;
mod model;
mod payload;
mod regras;
mod rejeicao;
mod validation;
mod vectors;
