//! The packages of the other languages: built, linted and tested as their users would.

use std::path::Path;

use crate::ambiente::venv_com;
use crate::passos::Passos;
use crate::processo::Comando;

/// Packages of the Python package's tests, pinned.
const REQUISITOS_PYTHON: &str = "python/tools/requisitos.txt";

/// `cargo xtask pacotes`: both packages alone.
pub fn executar(raiz: &Path) -> Result<(), String> {
    let mut passos = Passos::default();
    testar(raiz, &mut passos);
    passos.concluir()
}

/// Builds and tests both packages.
pub fn testar(raiz: &Path, passos: &mut Passos) {
    passos.passo("pacote Python", || python(raiz));
    passos.passo("pacote Node", || node(raiz));
}

fn python(raiz: &Path) -> Result<(), String> {
    let pasta = raiz.join("python");
    let python = venv_com(raiz, "venv-py", REQUISITOS_PYTHON)?;
    // maturin installs into the environment that these variables name.
    Comando::novo(&python)
        .args(["-m", "maturin", "develop", "--quiet"])
        .em(&pasta)
        .com("VIRTUAL_ENV", raiz.join("target").join("venv-py"))
        .executar()?;
    Comando::novo(&python).arg("tools/conferir.py").em(&pasta).executar()
}

fn node(raiz: &Path) -> Result<(), String> {
    let pasta = raiz.join("node");
    let npm = |argumentos: &[&str]| Comando::novo("npm").args(argumentos).em(&pasta).executar();
    // `npm test` builds what npm's `prepare` would, faster.
    npm(&["ci", "--ignore-scripts", "--no-audit", "--no-fund"])?;
    npm(&["test"])?;
    npm(&["run", "--silent", "check"])?;
    npm(&["run", "--silent", "lint"])?;
    npm(&["run", "--silent", "test:exemplos"])?;
    // As a user installs it, with the addon of the tests.
    npm(&["run", "--silent", "test:pacote", "--", "--sem-addon"])
}
