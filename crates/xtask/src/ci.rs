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
    // The bindings have no tests in Rust, and their macros leave nothing in use when one is built.
    let bindings = |opcao| ["focus-cte-node", "focus-cte-python"].map(|pacote| [opcao, pacote]).concat();
    passos.passo("clippy", || {
        let exceto = bindings("--exclude");
        let todos = [&["clippy", "--quiet", "--workspace"], &exceto[..], &["--all-targets", "--", "-D", "warnings"]];
        cargo(&todos.concat())?;
        cargo(&[&["clippy", "--quiet"], &bindings("--package")[..], &["--", "-D", "warnings"]].concat())
    });
    passos.passo("ruff", || ruff(&["check", "."]));
    passos.passo("formato de Python", || ruff(&["format", "--check", "."]));
    teste::testar(raiz, &mut passos);
    passos.concluir()
}
