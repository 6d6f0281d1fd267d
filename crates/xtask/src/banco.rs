//! `cargo xtask bench`: the project's figures, measured side by side in one run, with their targets.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::Value;

use crate::ambiente::{alvo, executavel, venv};
use crate::banco_dacte;
use crate::leiaute::pasta_dos_xsds;
use crate::processo::Comando;

/// Documents of the stream that the program validates.
const DOCUMENTOS: u32 = 100_000;

/// A figure with its target.
pub struct Figura {
    nome: String,
    medido: f64,
    unidade: &'static str,
    alvo: f64,
    /// Whether more is better.
    maior: bool,
}

impl Figura {
    pub fn no_maximo(nome: impl Into<String>, medido: f64, unidade: &'static str, alvo: f64) -> Self {
        Self { nome: nome.into(), medido, unidade, alvo, maior: false }
    }

    pub fn no_minimo(nome: impl Into<String>, medido: f64, unidade: &'static str, alvo: f64) -> Self {
        Self { nome: nome.into(), medido, unidade, alvo, maior: true }
    }

    fn ok(&self) -> bool {
        if self.maior { self.medido >= self.alvo } else { self.medido <= self.alvo }
    }
}

/// Builds, measures, prints the table; with `exigir`, fails when a target is missed.
pub fn executar(raiz: &Path, exigir: bool) -> Result<(), String> {
    Comando::cargo().args(["build", "--quiet", "--release", "--bin", "focus-cte"]).em(raiz).executar()?;
    let programa = executavel(raiz, "release", "focus-cte");
    let pasta = alvo(raiz).join("banco");
    let python = Python { raiz, programa: &programa, pasta: &pasta };
    python.parte("preparar")?;
    let mut figuras = vec![tamanho(&programa)?, partida(&programa)?];
    let esquema = esquema(raiz, &pasta)?;
    for (nome, medida) in ["CT-e típico minificado", "CT-e típico indentado", "todos os exemplos"].iter().zip(&esquema)
    {
        let (nosso, deles) = (numero(medida, "leiaute_ns")?, numero(medida, "serde_json_ns")?);
        let regras = numero(medida, "sefaz_ns")?;
        println!(
            "{nome}: {:.0} bytes, leiaute {nosso:.0} ns, leiaute e regras {regras:.0} ns, serde_json::Value {deles:.0} ns",
            numero(medida, "bytes")?
        );
        figuras.push(Figura::no_maximo(format!("leiaute / serde_json::Value, {nome}"), nosso / deles, "x", 1.0));
        let nome = format!("leiaute e regras / serde_json::Value, {nome}");
        figuras.push(Figura::no_maximo(nome, regras / deles, "x", 2.0));
    }
    let (tipico, mistura) = match esquema.as_slice() {
        [tipico, _, mistura] => (numero(tipico, "leiaute_ns")?, numero(mistura, "sefaz_ns")?),
        _ => return Err("o banco de esquema não deu as três medidas".into()),
    };
    let lxml = numero(&python.parte("lxml")?, "lxml_ns")?;
    println!("lxml, XML equivalente com o modal: {lxml:.0} ns");
    figuras.push(Figura::no_minimo("lxml / leiaute, CT-e típico", lxml / tipico, "x", 10.0));
    let fluxo = python.parte("fluxo")?;
    let segundos = numero(&fluxo, "segundos")?;
    let por_documento = segundos * 1e9 / f64::from(DOCUMENTOS);
    println!(
        "focus-cte validar --ndjson: {DOCUMENTOS} documentos em {segundos:.2} s, {por_documento:.0} ns cada; biblioteca {mistura:.0} ns"
    );
    figuras.push(Figura::no_maximo("programa / biblioteca, 100.000 documentos", por_documento / mistura, "x", 1.5));
    figuras.push(Figura::no_maximo(
        "memória do programa, 100.000 documentos",
        numero(&fluxo, "memoria_mb")?,
        "MB",
        60.0,
    ));
    figuras.extend(banco_dacte::figuras(raiz, &pasta)?);
    figuras.extend(xml(raiz, &python)?);
    tabela(&figuras);
    let perdidas = figuras.iter().filter(|f| !f.ok()).count();
    if exigir && perdidas > 0 { Err(format!("{perdidas} figuras fora do alvo")) } else { Ok(()) }
}

/// The Python side of the benchmark.
struct Python<'a> {
    raiz: &'a Path,
    programa: &'a Path,
    pasta: &'a Path,
}

impl Python<'_> {
    fn parte(&self, parte: &str) -> Result<Value, String> {
        let saida = Comando::novo(venv(self.raiz)?)
            .arg(self.raiz.join("crates/testkit/juizes/banco.py"))
            .arg(parte)
            .arg("--programa")
            .arg(self.programa)
            .arg("--xsd")
            .arg(pasta_dos_xsds(self.raiz)?)
            .arg("--pasta")
            .arg(self.pasta)
            .args(["--documentos", &DOCUMENTOS.to_string()])
            .ler()?;
        serde_json::from_str(&saida).map_err(|e| format!("banco.py {parte}: {e}: {saida}"))
    }
}

/// One measurement for each file: the typical document twice, and all examples.
fn esquema(raiz: &Path, pasta: &Path) -> Result<Vec<Value>, String> {
    let arquivos = ["tipico.ndjson", "indentado.ndjson", "exemplos.ndjson"].map(|a| pasta.join(a));
    let saida = Comando::cargo()
        .args(["bench", "--quiet", "--package", "focus-cte", "--bench", "schema", "--"])
        .args(arquivos)
        .em(raiz)
        .ler()?;
    let medidas = saida.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>();
    medidas.map_err(|e| format!("banco de esquema: {e}: {saida}"))
}

/// Reading, writing and signing a typical CT-e.
fn xml(raiz: &Path, python: &Python<'_>) -> Result<Vec<Figura>, String> {
    let saida =
        Comando::cargo().args(["bench", "--quiet", "--package", "focus-cte-xml", "--bench", "xml"]).em(raiz).ler()?;
    let medida: Value = serde_json::from_str(&saida).map_err(|e| format!("banco de XML: {e}: {saida}"))?;
    let ns = |campo| numero(&medida, campo);
    let libxml = numero(&python.parte("serializar")?, "serializar_ns")?;
    println!(
        "XML de um CT-e típico assinado, {:.0} bytes: importar {:.0} ns, escrever {:.0} ns (libxml2 serializa a mesma árvore em {libxml:.0} ns), \
         assinar {:.0} ns (RSA-2048 sozinho {:.0} ns), verificar {:.0} ns",
        ns("bytes")?,
        ns("importar_ns")?,
        ns("escrever_ns")?,
        ns("assinar_ns")?,
        ns("rsa_ns")?,
        ns("verificar_ns")?
    );
    Ok(vec![
        Figura::no_minimo("XML a JSON", ns("bytes")? / ns("importar_ns")? * 1e3, "MB/s", 50.0),
        Figura::no_minimo("XML escritos por segundo e núcleo", 1e9 / ns("escrever_ns")?, "", 100_000.0),
        Figura::no_minimo("serialização de libxml2 / escrita", libxml / ns("escrever_ns")?, "x", 1.0),
        Figura::no_maximo("assinatura / RSA-2048 sozinho", ns("assinar_ns")? / ns("rsa_ns")?, "x", 1.3),
    ])
}

fn tamanho(programa: &PathBuf) -> Result<Figura, String> {
    let bytes = std::fs::metadata(programa).map_err(|e| format!("{}: {e}", programa.display()))?.len();
    let mb = f64::from(u32::try_from(bytes / 1000).unwrap_or(u32::MAX)) / 1000.0;
    Ok(Figura::no_maximo("tamanho do programa", mb, "MB", 15.0))
}

/// Median of 20 runs of `focus-cte --version`, process creation included.
fn partida(programa: &PathBuf) -> Result<Figura, String> {
    let mut tempos = Vec::new();
    for _ in 0..20 {
        let inicio = Instant::now();
        if !Comando::novo(programa).arg("--version").funciona() {
            return Err(format!("{} --version não funciona", programa.display()));
        }
        tempos.push(inicio.elapsed());
    }
    tempos.sort();
    Ok(Figura::no_maximo("partida de focus-cte --version", tempos[10].as_secs_f64() * 1e3, "ms", 10.0))
}

/// A number of a measurement.
pub fn numero(valor: &Value, campo: &str) -> Result<f64, String> {
    valor[campo].as_f64().ok_or_else(|| format!("falta {campo} em {valor}"))
}

fn tabela(figuras: &[Figura]) {
    println!("\n{:<54} {:>10} {:>10}", "figura", "medido", "alvo");
    for figura in figuras {
        let Figura { nome, medido, unidade, alvo, maior } = figura;
        let sinal = if *maior { "≥" } else { "≤" };
        let ok = if figura.ok() { "ok" } else { "não" };
        println!(
            "{nome:<54} {:>10} {:>10}  {ok}",
            format!("{medido:.2} {unidade}"),
            format!("{sinal} {alvo} {unidade}")
        );
    }
}
