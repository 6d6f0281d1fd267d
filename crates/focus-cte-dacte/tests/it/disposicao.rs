//! Where things stand: within the margins, and never one over another.

use focus_cte::Modelo;
use focus_cte_dacte::{Opcoes, gerar};
use focus_cte_xml::TipoAmbiente;

use crate::comum::{autorizado, exemplos, modelo};
use crate::ferramentas::{Palavra, existe, palavras};

/// Margin of the sheet, in points.
const MARGEM: f32 = 6.0 * 72.0 / 25.4;

/// Fails when a word is outside the margins or over another.
pub(crate) fn conferir(pdf: &[u8], nome: &str) {
    for (folha, palavras) in palavras(pdf).iter().enumerate() {
        for palavra in palavras {
            let dentro = palavra.x.0 >= MARGEM
                && palavra.x.1 <= 595.28 - MARGEM
                && palavra.y.0 >= MARGEM
                && palavra.y.1 <= 841.89 - MARGEM + 1.0;
            assert!(dentro, "{nome}, folha {}: fora da margem: {palavra:?}", folha + 1);
        }
        for (i, a) in palavras.iter().enumerate() {
            for b in &palavras[i + 1..] {
                assert!(!sobrepostas(a, b), "{nome}, folha {}: {a:?} sobre {b:?}", folha + 1);
            }
        }
    }
}

/// The boxes of words are as high as the font, which is more than its letters: their middle halves must not meet.
fn sobrepostas(a: &Palavra, b: &Palavra) -> bool {
    let meio = |(de, ate): (f32, f32)| {
        let quarto = (ate - de) / 4.0;
        (de + quarto, ate - quarto)
    };
    let (ya, yb) = (meio(a.y), meio(b.y));
    a.x.0 + 0.2 < b.x.1 && b.x.0 + 0.2 < a.x.1 && ya.0 < yb.1 && yb.0 < ya.1
}

#[test]
fn no_example_has_words_over_others_or_outside_the_margins() {
    if !existe("pdftotext") {
        return;
    }
    for (nome, json) in exemplos() {
        // Without the mark behind the content, which is meant to be under it.
        let (payload, autorizacao) = autorizado(modelo(&nome), &json, TipoAmbiente::Producao);
        conferir(&gerar(&payload, &autorizacao, &Opcoes::default()).unwrap().pdf, &nome);
    }
}

#[test]
fn a_document_of_one_sheet_stays_below_100_kilobytes_and_has_its_key_as_title() {
    for (nome, json) in exemplos() {
        let (payload, autorizacao) = autorizado(modelo(&nome), &json, TipoAmbiente::Homologacao);
        let pdf = gerar(&payload, &autorizacao, &Opcoes::default()).unwrap().pdf;
        assert!(pdf.len() < 50_000, "{nome}: {}", pdf.len());
        let titulo = if modelo(&nome) == Modelo::CteOs { "DACTE OS" } else { "DACTE" };
        let titulo = format!("({titulo} {})", autorizacao.chave.as_str());
        assert!(String::from_utf8_lossy(&pdf).contains(&titulo), "{nome}");
        assert_eq!(pdf, gerar(&payload, &autorizacao, &Opcoes::default()).unwrap().pdf, "{nome}");
    }
}
