//! `cargo xtask test`: everything that must pass, on a machine with Rust, Python and Node.

use std::path::{Path, PathBuf};

use crate::ambiente::{executavel, ferramentas, npm_dos_juizes, venv};
use crate::passos::Passos;
use crate::processo::Comando;
use crate::{codegen, leiaute, pacotes};

/// Documents of each model in the suite's differential test.
const DOCUMENTOS: &str = "1500";

/// Example of the core that tells the coverage of the rules.
const COBERTURA: &str = "cobertura_das_regras";

/// Runs the whole suite.
pub fn executar(raiz: &Path) -> Result<(), String> {
    let mut passos = Passos::default();
    passos.passo("arquivos gerados em dia", || codegen::executar(raiz, true));
    testar(raiz, &mut passos);
    passos.concluir()
}

/// The steps that `test` and `ci` share.
pub fn testar(raiz: &Path, passos: &mut Passos) {
    passos.passo("ferramentas", ferramentas);
    passos.passo("ambiente Python", || venv(raiz).map(drop));
    passos.passo("leiaute contra os XSDs", || leiaute::executar(raiz, None));
    // One build for all that follows: programs and examples are made with the tests.
    let construiu = passos.passo("construção", || {
        Comando::cargo().args(["test", "--quiet", "--workspace", "--no-run"]).em(raiz).executar()
    });
    if construiu {
        passos.passo("regras da SEFAZ feitas", || Comando::novo(exemplo(raiz, COBERTURA)).executar());
        passos.passo("testes de Rust", || testes_de_rust(raiz));
        passos.passo("exemplos da documentação de Rust", || {
            Comando::cargo().args(["test", "--quiet", "--workspace", "--doc"]).em(raiz).executar()
        });
        passos
            .passo("diferencial contra libxml2", || juiz(raiz, "diferencial.py")?.args(["--n", DOCUMENTOS]).executar());
        passos.passo("emissão dos exemplos", || juiz(raiz, "emissao.py")?.executar());
        passos.passo("comandos dos READMEs", || juiz(raiz, "leiame.py")?.executar());
        passos.passo("amostras da documentação da API", || juiz(raiz, "amostras.py")?.executar());
        passos.passo("identificadores contra outras bibliotecas", || identificadores(raiz));
    }
    pacotes::testar(raiz, passos);
}

/// Which rules of the authority are implemented; fails when one is neither that nor given a reason.
pub fn regras(raiz: &Path) -> Result<(), String> {
    Comando::cargo().args(["run", "--quiet", "--package", "focus-cte", "--example", COBERTURA]).em(raiz).executar()
}

/// An example of the development profile.
fn exemplo(raiz: &Path, nome: &str) -> PathBuf {
    executavel(raiz, "debug/examples", nome)
}

/// nextest where it is installed, cargo's own runner elsewhere.
fn testes_de_rust(raiz: &Path) -> Result<(), String> {
    if Comando::cargo().args(["nextest", "--version"]).funciona() {
        return Comando::cargo()
            .args(["nextest", "run", "--workspace", "--no-fail-fast", "--status-level", "fail"])
            .em(raiz)
            .executar();
    }
    Comando::cargo()
        .args(["test", "--quiet", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"])
        .em(raiz)
        .executar()
}

/// A judge in Python, on the program of the development profile.
fn juiz(raiz: &Path, nome: &str) -> Result<Comando, String> {
    let xsds = leiaute::pasta_dos_xsds(raiz)?;
    let arquivo = raiz.join("crates/testkit/juizes").join(nome);
    let programa = executavel(raiz, "debug", "focus-cte");
    Ok(Comando::novo(venv(raiz)?).arg(arquivo).arg("--programa").arg(programa).arg("--xsd").arg(xsds))
}

/// Check digits of Inscrições Estaduais, CNPJs and others, against libraries of PyPI and npm.
fn identificadores(raiz: &Path) -> Result<(), String> {
    Comando::novo(venv(raiz)?)
        .arg(raiz.join("crates/testkit/juizes/identificadores.py"))
        .arg("--programa")
        .arg(exemplo(raiz, "conferir_identificadores"))
        .arg("--npm")
        .arg(npm_dos_juizes(raiz)?)
        .executar()
}
