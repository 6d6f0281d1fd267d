//! Validation from JSON bytes, by the layout alone and with the authority's rules, against `serde_json`'s own parse of the same bytes, side by side.
//!
//! `cargo bench -p focus-cte --bench schema -- ARQUIVO...`: each line of each file is a document (CT-e 57). Batches of the
//! three take turns, so that all see the same machine; the median of the batches counts. One JSON object a file comes out.

#![allow(clippy::print_stdout, reason = "a benchmark talks to its terminal")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use focus_cte::{Contexto, Modelo, TipoAmbiente, validar_com};

/// Batches of each contestant.
const LOTES: usize = 101;
/// Time that a batch takes, about.
const LOTE: Duration = Duration::from_millis(10);
/// 2026-11-21T12:00:00Z: within the deadline of every example.
const AGORA: jiff::Timestamp = jiff::Timestamp::constant(1_795_262_400, 0);

fn main() {
    let arquivos: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    for arquivo in &arquivos {
        let texto = std::fs::read(arquivo).expect("the file can be read");
        let documentos: Vec<&[u8]> = texto.split(|b| *b == b'\n').filter(|l| !l.is_empty()).collect();
        let leiaute = Contexto::leiaute();
        // With clock and environment, so that every rule is judged.
        let sefaz = Contexto::novo().ambiente(TipoAmbiente::Homologacao).quando(AGORA);
        let nossa = |d: &[u8]| drop(black_box(validar_com(black_box(d), Modelo::Cte, &leiaute)));
        let regras = |d: &[u8]| drop(black_box(validar_com(black_box(d), Modelo::Cte, &sefaz)));
        let deles = |d: &[u8]| drop(black_box(serde_json::from_slice::<serde_json::Value>(black_box(d))));
        let (a, b, c) =
            (repeticoes(&documentos, nossa), repeticoes(&documentos, deles), repeticoes(&documentos, regras));
        let (mut nossos, mut dos_outros, mut das_regras) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..LOTES {
            nossos.push(lote(&documentos, a, nossa));
            dos_outros.push(lote(&documentos, b, deles));
            das_regras.push(lote(&documentos, c, regras));
        }
        let bytes = documentos.iter().map(|d| d.len()).sum::<usize>() / documentos.len();
        println!(
            "{{\"arquivo\":{arquivo:?},\"bytes\":{bytes},\"leiaute_ns\":{:.0},\"serde_json_ns\":{:.0},\"sefaz_ns\":{:.0}}}",
            mediana(nossos),
            mediana(dos_outros),
            mediana(das_regras)
        );
    }
}

/// How often a batch goes over the documents.
fn repeticoes(documentos: &[&[u8]], faz: impl Fn(&[u8])) -> u32 {
    let inicio = Instant::now();
    let mut vezes = 0;
    while inicio.elapsed() < LOTE * 5 {
        for documento in documentos {
            faz(documento);
        }
        vezes += 1;
    }
    (vezes / 5).max(1)
}

/// Nanoseconds a document.
fn lote(documentos: &[&[u8]], vezes: u32, faz: impl Fn(&[u8])) -> f64 {
    let inicio = Instant::now();
    for _ in 0..vezes {
        for documento in documentos {
            faz(documento);
        }
    }
    let quantos = f64::from(vezes) * f64::from(u32::try_from(documentos.len()).unwrap_or(u32::MAX));
    inicio.elapsed().as_secs_f64() * 1e9 / quantos
}

fn mediana(mut medidas: Vec<f64>) -> f64 {
    medidas.sort_by(f64::total_cmp);
    medidas[medidas.len() / 2]
}
