//! The figures of the DACTE: ours and those of BrazilFiscalReport (PyPI) on the same XML, in the same run.

use std::path::Path;

use serde_json::Value;

use crate::ambiente::venv_com;
use crate::banco::{Figura, numero};
use crate::processo::Comando;

const REQUISITOS: &str = "crates/testkit/juizes/requisitos-dacte.txt";

/// Measures; `pasta` takes the XML that both print.
pub fn figuras(raiz: &Path, pasta: &Path) -> Result<Vec<Figura>, String> {
    let nosso = impressao(raiz, pasta.as_os_str().to_str().ok_or("a pasta do banco não tem nome em UTF-8")?)?;
    let muitas = impressao(raiz, "--memoria")?;
    let deles: Value = {
        let saida = Comando::novo(venv_com(raiz, "venv-dacte", REQUISITOS)?)
            .arg(raiz.join("crates/testkit/juizes/banco_dacte.py"))
            .arg(pasta.join("cte.xml"))
            .ler()?;
        serde_json::from_str(&saida).map_err(|e| format!("banco_dacte.py: {e}: {saida}"))?
    };
    let (nosso_us, deles_us) = (numero(&nosso, "microssegundos")?, numero(&deles, "microssegundos")?);
    println!(
        "DACTE de uma folha, do XML ao PDF: {nosso_us:.0} µs (o primeiro, {:.0} µs) e {:.0} bytes; BrazilFiscalReport {deles_us:.0} µs e {:.0} bytes",
        numero(&nosso, "primeiro_microssegundos")?,
        numero(&nosso, "bytes")?,
        numero(&deles, "bytes")?
    );
    println!(
        "DACTE de 2.000 NF-e: {:.0} folhas, {:.0} bytes; memória do processo {:.1} MB, antes de imprimir {:.1} MB",
        numero(&muitas, "folhas")?,
        numero(&muitas, "bytes")?,
        numero(&muitas, "memoria_mb")?,
        numero(&muitas, "antes_mb")?
    );
    Ok(vec![
        Figura::no_minimo("DACTE de uma folha por segundo, um núcleo", 1e6 / nosso_us, "/s", 200.0),
        Figura::no_minimo("BrazilFiscalReport / DACTE, mesmo XML", deles_us / nosso_us, "x", 20.0),
        Figura::no_maximo("DACTE de uma folha", numero(&nosso, "bytes")? / 1000.0, "kB", 100.0),
        Figura::no_maximo("memória, DACTE de 2.000 NF-e", numero(&muitas, "memoria_mb")?, "MB", 50.0),
    ])
}

fn impressao(raiz: &Path, argumento: &str) -> Result<Value, String> {
    let saida = Comando::cargo()
        .args(["bench", "--quiet", "--package", "focus-cte-dacte", "--bench", "impressao", "--"])
        .arg(argumento)
        .em(raiz)
        .ler()?;
    serde_json::from_str(&saida).map_err(|e| format!("banco do DACTE: {e}: {saida}"))
}
