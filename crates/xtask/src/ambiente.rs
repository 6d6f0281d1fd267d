//! What the tasks need beyond Rust: a Python environment with the judges' packages, and the tools of the tests.

use std::path::{Path, PathBuf};

use crate::processo::{Comando, python};

/// Packages of the judges, pinned.
const REQUISITOS: &str = "crates/testkit/juizes/requisitos.txt";

/// Packages from npm of the judges, pinned: one a line.
const PACOTES_NPM: &str = "crates/testkit/juizes/pacotes-npm.txt";

/// Tools that tests use as independent judges, and what installs them.
const FERRAMENTAS: [(&str, &[&str], &str); 7] = [
    ("xmlsec1", &["--version"], "Debian: apt-get install xmlsec1"),
    ("xmllint", &["--version"], "Debian: apt-get install libxml2-utils"),
    ("openssl", &["version"], "Debian: apt-get install openssl"),
    ("pdftotext", &["-v"], "Debian: apt-get install poppler-utils"),
    ("pdftoppm", &["-v"], "Debian: apt-get install poppler-utils"),
    ("zbarimg", &["--version"], "Debian: apt-get install zbar-tools"),
    ("node", &["--version"], "Node 20 ou mais novo, de https://nodejs.org"),
];

/// Folder of the build products.
pub fn alvo(raiz: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| raiz.join("target"), |p| raiz.join(p))
}

/// A program of the build.
pub fn executavel(raiz: &Path, perfil: &str, nome: &str) -> PathBuf {
    alvo(raiz).join(perfil).join(format!("{nome}{}", std::env::consts::EXE_SUFFIX))
}

/// Python of `target/venv`, with the judges' packages.
pub fn venv(raiz: &Path) -> Result<PathBuf, String> {
    venv_com(raiz, "venv", REQUISITOS)
}

/// Python of `target/<nome>`, made on first use with the packages of a requirements file, again when they change.
pub fn venv_com(raiz: &Path, nome: &str, arquivo: &str) -> Result<PathBuf, String> {
    let pasta = raiz.join("target").join(nome);
    let python_do_venv = pasta.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let requisitos = raiz.join(arquivo);
    let pedidos = std::fs::read_to_string(&requisitos).map_err(|e| format!("{}: {e}", requisitos.display()))?;
    let marca = pasta.join("requisitos-instalados.txt");
    if Comando::novo(&python_do_venv).args(["-c", "import pip"]).funciona() {
        if std::fs::read_to_string(&marca).is_ok_and(|m| m == pedidos) {
            return Ok(python_do_venv);
        }
    } else {
        let base = python()?;
        println!("criando {} com {}", pasta.display(), base.display());
        Comando::novo(&base).args(["-m", "venv", "--clear"]).arg(&pasta).executar().map_err(|e| {
            format!(
                "{e}\nO módulo venv do Python não funciona aqui. No Debian e no Ubuntu: apt-get install python3-venv."
            )
        })?;
    }
    Comando::novo(&python_do_venv)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"])
        .arg(&requisitos)
        .executar()
        .map_err(|e| format!("{e}\nOs pacotes de {arquivo} não puderam ser instalados do PyPI."))?;
    std::fs::write(&marca, pedidos).map_err(|e| format!("{}: {e}", marca.display()))?;
    Ok(python_do_venv)
}

/// `target/npm-juizes`, with the judges' packages from npm, installed on first use and again when they change.
pub fn npm_dos_juizes(raiz: &Path) -> Result<PathBuf, String> {
    let pasta = raiz.join("target/npm-juizes");
    let arquivo = raiz.join(PACOTES_NPM);
    let pedidos = std::fs::read_to_string(&arquivo).map_err(|e| format!("{}: {e}", arquivo.display()))?;
    let marca = pasta.join("pacotes-instalados.txt");
    if std::fs::read_to_string(&marca).is_ok_and(|m| m == pedidos) {
        return Ok(pasta);
    }
    std::fs::create_dir_all(&pasta).map_err(|e| format!("{}: {e}", pasta.display()))?;
    Comando::novo("npm")
        .args(["install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
        .arg(&pasta)
        .args(pedidos.lines())
        .executar()
        .map_err(|e| format!("{e}\nOs pacotes de {PACOTES_NPM} não puderam ser instalados do npm."))?;
    std::fs::write(&marca, pedidos).map_err(|e| format!("{}: {e}", marca.display()))?;
    Ok(pasta)
}

/// Checks the tools that tests call. Missing ones are an error where `CI` is set, a warning elsewhere.
pub fn ferramentas() -> Result<(), String> {
    let mut faltam = Vec::new();
    for (programa, argumentos, instalacao) in FERRAMENTAS {
        if !Comando::novo(programa).args(argumentos).funciona() {
            faltam.push(format!("falta {programa} ({instalacao})"));
        }
    }
    if faltam.is_empty() {
        return Ok(());
    }
    let texto = faltam.join("\n");
    if std::env::var_os("CI").is_some() {
        return Err(texto);
    }
    println!("{texto}\nOs testes que usam estes programas não serão feitos.");
    Ok(())
}
