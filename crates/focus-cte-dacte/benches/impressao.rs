//! From the XML of an authorised CT-e to its DACTE.
//!
//! `cargo bench -p focus-cte-dacte --bench impressao -- PASTA` writes the XML to `PASTA/cte.xml`, prints it again and again, and
//! tells the median; `--memoria` prints 2,000 NF-es once and tells the greatest memory of the process (Linux only). One JSON object
//! comes out.

#![allow(clippy::print_stdout, reason = "a benchmark talks to its terminal")]

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use focus_cte::{Empresa, Modelo, Payload};
use focus_cte_dacte::{Opcoes, gerar_de_xml};
use focus_cte_xml::{Emissao, Protocolo, TipoAmbiente, cte_proc, escrever};
use serde_json::{Value, json};

/// Batches, and documents of each.
const LOTES: usize = 101;
const POR_LOTE: u32 = 20;

fn main() {
    let argumentos: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let opcoes = Opcoes::default();
    let saida = match argumentos.first().map(String::as_str) {
        Some("--memoria") => {
            let xml = xml(&com_nfes(2000));
            let antes = memoria_mb();
            let dacte = gerar_de_xml(xml.as_bytes(), &opcoes).expect("the document prints");
            json!({"folhas": dacte.folhas, "bytes": dacte.pdf.len(), "antes_mb": antes, "memoria_mb": memoria_mb()})
        }
        Some(pasta) => {
            let xml = xml(&exemplo());
            std::fs::write(Path::new(pasta).join("cte.xml"), &xml).expect("the folder takes files");
            let inicio = Instant::now();
            let dacte = gerar_de_xml(xml.as_bytes(), &opcoes).expect("the document prints");
            let primeiro = inicio.elapsed();
            let mut lotes: Vec<f64> = (0..LOTES).map(|_| lote(&xml, &opcoes)).collect();
            lotes.sort_by(f64::total_cmp);
            json!({
                "microssegundos": lotes[LOTES / 2],
                "primeiro_microssegundos": primeiro.as_secs_f64() * 1e6,
                "folhas": dacte.folhas,
                "bytes": dacte.pdf.len(),
            })
        }
        None => json!({"erro": "falta a pasta"}),
    };
    println!("{saida}");
}

/// Microseconds a document.
fn lote(xml: &str, opcoes: &Opcoes) -> f64 {
    let inicio = Instant::now();
    for _ in 0..POR_LOTE {
        drop(black_box(gerar_de_xml(black_box(xml.as_bytes()), opcoes)));
    }
    inicio.elapsed().as_secs_f64() * 1e6 / f64::from(POR_LOTE)
}

fn exemplo() -> Value {
    let caminho = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/cte_rodoviario.json");
    serde_json::from_slice(&std::fs::read(caminho).expect("the example is there")).expect("the example is JSON")
}

fn com_nfes(quantas: u32) -> Value {
    let mut documento = exemplo();
    let nfe = |n: u32| json!({"chave_nfe": format!("3526112298765400019355001{n:09}1102938473")});
    documento["nfes"] = (1..=quantas).map(nfe).collect();
    documento
}

/// The document with key and protocol.
fn xml(documento: &Value) -> String {
    let json = documento.to_string();
    let mut payload = Payload::from_slice(Modelo::Cte, json.as_bytes()).expect("the example is a CT-e");
    let ambiente = TipoAmbiente::Producao;
    let emissao = Emissao { codigo_numerico: 18_273_645, ..Emissao::nova(ambiente, 1, 4321) };
    let escrito =
        escrever(&mut payload, &Empresa::ficticia("11222333000181"), &emissao).expect("the example has a key");
    let protocolo = Protocolo {
        ambiente,
        versao_aplicativo: "BANCO".to_owned(),
        chave: escrito.chave,
        data_recebimento: "2026-11-20T09:32:40-03:00".to_owned(),
        protocolo: "135260000012345".to_owned(),
        digest_value: String::new(),
        cstat: 100,
        motivo: "Autorizado o uso do CT-e".to_owned(),
    };
    cte_proc(&escrito.xml, &protocolo)
}

/// The greatest resident memory of this process so far, in MB; 0 where the system does not tell.
fn memoria_mb() -> f64 {
    let estado = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let linha = estado.lines().find_map(|linha| linha.strip_prefix("VmHWM:")).unwrap_or_default();
    linha.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or_default() / 1024.0
}
