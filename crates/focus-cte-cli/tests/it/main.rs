//! The real program, run as a user runs it: arguments in, text and exit code out.

#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

mod apoio;
mod assinar;
mod baixar;
mod caos;
mod configuracao;
mod consultar;
mod dacte;
#[path = "../../../focus-cte-sandbox/tests/it/emissoes.rs"]
mod emissoes;
mod emitir;
mod entrada_ruim;
mod eventos;
mod explicar;
mod importar;
mod incerteza;
mod ndjson;
mod recebidas;
mod requisicao;
mod sandbox;
mod segredo;
mod servidor;
mod uso;
mod validar;
mod webhook;
mod xml;
