//! `cargo xtask ci`: format, lints, generated files, and the whole suite.

use std::path::Path;

use crate::ambiente::venv;
use crate::passos::Passos;
use crate::processo::Comando;
use crate::{codegen, teste};

/// Runs everything, whatever fails on the way.
pub fn executar(raiz: &Path) -> Result<(), String> {
    let cargo = |argumentos: &[&str]| Comando::cargo().args(argumentos).em(raiz).executar();
    let ruff =
        |argumentos: &[&str]| Comando::novo(venv(raiz)?).args(["-m", "ruff"]).args(argumentos).em(raiz).executar();
    let mut passos = Passos::default();
    passos.passo("formato de Rust", || cargo(&["fmt", "--all", "--check"]));
    passos.passo("arquivos gerados em dia", || codegen::executar(raiz, true));
    passos.passo("clippy", || cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]));
    passos.passo("ruff", || ruff(&["check", "."]));
    passos.passo("formato de Python", || ruff(&["format", "--check", "."]));
    teste::testar(raiz, &mut passos);
    passos.concluir()
}
