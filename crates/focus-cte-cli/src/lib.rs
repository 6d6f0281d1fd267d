//! The program `focus-cte`: validates, emits and follows CT-e and CT-e OS from a shell.
//!
//! [`executar`] is the whole program as a function, so that the Python and Node packages run the very same one. Standard
//! output has results, standard error has messages, and `focus-cte --help` lists the exit codes.

mod api;
mod arquivo;
mod assunto;
mod cadastro;
mod certificado;
mod cli;
mod comandos;
mod config;
mod documento;
mod entrada;
mod erros;
mod ficha;
mod gravacao;
mod linhas;
mod momento;
mod previa;
mod programa;
mod relatorio;
mod situacao;
mod terminal;
mod uso;

pub use programa::executar;
