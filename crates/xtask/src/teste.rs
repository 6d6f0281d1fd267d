//! `cargo xtask test`: everything that must pass, on a machine with Rust, Python and Node.

use std::path::Path;

use crate::ambiente::{executavel, ferramentas, npm_dos_juizes, venv};
use crate::passos::Passos;
use crate::processo::Comando;
use crate::{codegen, leiaute, pacotes};

/// Documents of each model in the suite's differential test.
const DOCUMENTOS: &str = "1500";

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
    passos.passo("regras da SEFAZ feitas", || regras(raiz));
    passos.passo("testes de Rust", || testes_de_rust(raiz));
    passos.passo("exemplos da documentação de Rust", || {
        Comando::cargo().args(["test", "--quiet", "--workspace", "--doc"]).em(raiz).executar()
    });
    if passos.passo("programa focus-cte", || {
        Comando::cargo().args(["build", "--quiet", "--bin", "focus-cte"]).em(raiz).executar()
    }) {
        passos
            .passo("diferencial contra libxml2", || juiz(raiz, "diferencial.py")?.args(["--n", DOCUMENTOS]).executar());
        passos.passo("emissão dos exemplos", || juiz(raiz, "emissao.py")?.executar());
        passos.passo("comandos dos READMEs", || juiz(raiz, "leiame.py")?.executar());
        passos.passo("amostras da documentação da API", || juiz(raiz, "amostras.py")?.executar());
    }
    passos.passo("identificadores contra outras bibliotecas", || identificadores(raiz));
    pacotes::testar(raiz, passos);
}

/// Which rules of the authority are implemented; fails when one is neither that nor given a reason.
pub fn regras(raiz: &Path) -> Result<(), String> {
    Comando::cargo()
        .args(["run", "--quiet", "--package", "focus-cte", "--example", "cobertura_das_regras"])
        .em(raiz)
        .executar()
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
    const EXEMPLO: &str = "conferir_identificadores";
    Comando::cargo().args(["build", "--quiet", "--package", "focus-cte", "--example", EXEMPLO]).em(raiz).executar()?;
    Comando::novo(venv(raiz)?)
        .arg(raiz.join("crates/testkit/juizes/identificadores.py"))
        .arg("--programa")
        .arg(executavel(raiz, "debug/examples", EXEMPLO))
        .arg("--npm")
        .arg(npm_dos_juizes(raiz)?)
        .executar()
}
