//! Claims about the XML as other programs read it.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test fails by panicking, and says why it skips")]

mod apoio;
mod assinatura;
mod certificado;
mod escrita;
mod evento;
mod ida_e_volta;
mod importacao;
mod inutilizacao;
mod processado;
mod verificacao;
