//! The real program, run as a user runs it: arguments in, text and exit code out.

#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

mod apoio;
mod configuracao;
mod consultar;
mod emitir;
mod entrada_ruim;
mod ndjson;
mod sandbox;
mod segredo;
mod servidor;
mod uso;
mod validar;
mod xml;
