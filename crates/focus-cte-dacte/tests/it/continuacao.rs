//! Sheets after the first.

use std::collections::BTreeSet;

use focus_cte::Modelo;
use focus_cte_dacte::{Opcoes, gerar};
use focus_cte_xml::TipoAmbiente;

use crate::comum::{autorizado, com, com_nfes, exemplo, nfes};
use crate::ferramentas::{existe, palavras, sem_espacos, texto};

fn pdf(json: &str) -> Vec<u8> {
    let (payload, autorizacao) = autorizado(Modelo::Cte, json, TipoAmbiente::Producao);
    gerar(&payload, &autorizacao, &Opcoes::default()).unwrap().pdf
}

/// The words of a sheet that tell its number.
fn folhas(pdf: &[u8]) -> Vec<String> {
    let fim = format!("/{}", palavras(pdf).len());
    let numero = |t: &str| t.strip_suffix(&fim).is_some_and(|n| n.parse::<u32>().is_ok());
    palavras(pdf).iter().flat_map(|p| p.iter().map(|p| p.texto.clone()).filter(|t| numero(t))).collect()
}

#[test]
fn every_document_is_printed_once_however_many_there_are() {
    if !existe("pdftotext") {
        return;
    }
    for (quantas, menos_folhas) in [(1, 1), (50, 2), (2000, 15)] {
        let chaves = nfes(quantas);
        let pdf = pdf(&com_nfes(&exemplo("cte_rodoviario"), &chaves));
        let texto = texto(&pdf);
        let impressas: Vec<&str> =
            texto.split_whitespace().filter(|t| t.len() == 44 && t.starts_with("35261122")).collect();
        assert_eq!(impressas, chaves);
        let folhas = folhas(&pdf);
        assert!(folhas.len() >= menos_folhas, "{quantas}: {folhas:?}");
        let esperadas: Vec<String> = (1..=folhas.len()).map(|n| format!("{n}/{}", folhas.len())).collect();
        assert_eq!(folhas, esperadas);
    }
}

#[test]
fn long_observations_lose_no_word() {
    if !existe("pdftotext") {
        return;
    }
    let palavras_da_observacao: Vec<String> = (0..260).map(|n| format!("palavra{n:03}")).collect();
    let observacao = palavras_da_observacao.join(" ");
    let json = com_nfes(&exemplo("cte_rodoviario"), &nfes(300));
    let pdf = pdf(&com(&json, &[("observacao", observacao.clone().into())]));
    let impressas: BTreeSet<String> = palavras(&pdf).into_iter().flatten().map(|p| p.texto).collect();
    assert!(palavras_da_observacao.iter().all(|p| impressas.contains(p)));
    assert!(texto(&pdf).contains("OBSERVAÇÕES (CONTINUAÇÃO)"));
}

#[test]
fn the_note_of_continuation_tells_the_sheet_where_the_block_goes_on() {
    if !existe("pdftotext") {
        return;
    }
    let json = com_nfes(&exemplo("cte_rodoviario"), &nfes(1000));
    let pdf = pdf(&com(&json, &[("observacao", "Observação longa do transportador. ".repeat(57).into())]));
    let texto = texto(&pdf);
    let folhas: Vec<&str> = texto.split('\u{c}').collect();
    let inicio = folhas.iter().position(|f| f.contains("OBSERVAÇÕES (CONTINUAÇÃO)")).unwrap() + 1;
    assert!(inicio > 2);
    assert!(folhas[0].contains(&format!("CONTINUA NA FOLHA {inicio}")), "{}", folhas[0]);
    assert!(folhas[0].contains("CONTINUA NA FOLHA 2\n"), "{}", folhas[0]);
}

#[test]
fn every_sheet_has_what_the_manual_asks_for() {
    if !existe("pdftotext") {
        return;
    }
    let json = com_nfes(&exemplo("cte_rodoviario"), &nfes(150));
    let (payload, autorizacao) = autorizado(Modelo::Cte, &json, TipoAmbiente::Producao);
    let texto = texto(&gerar(&payload, &autorizacao, &Opcoes::default()).unwrap().pdf);
    let folhas: Vec<&str> = texto.split('\u{c}').filter(|f| !f.is_empty()).collect();
    assert!(folhas.len() > 1);
    for folha in folhas {
        let folha = sem_espacos(folha);
        // DACTE manual, 2.12.
        for esperado in [
            "EMPRESAFICTICIA-DADOSDETESTESEMVALOR",
            "DACTE",
            "DocumentoAuxiliardoConhecimentodeTransporteEletrônico",
            "000.004.321",
            "6352-PREST.DESERV.DETRANSPORTEAESTAB.INDUSTRIAL",
            autorizacao.chave.as_str(),
            "IE110042490114",
            "CNPJ11.222.333/0001-81",
        ] {
            assert!(folha.contains(esperado), "{esperado}");
        }
    }
}

#[test]
fn many_components_and_long_notes_of_the_issuer_continue() {
    if !existe("pdftotext") {
        return;
    }
    let componentes: Vec<_> =
        (0..40).map(|n| serde_json::json!({"nome": format!("TAXA {n:02}"), "valor": format!("{n}.37")})).collect();
    let notas: Vec<_> = (0..10)
        .map(|n| serde_json::json!({"campo": format!("NOTA{n}"), "conteudo": format!("texto{n} ").repeat(20).trim()}))
        .collect();
    let json = com(
        &exemplo("cte_rodoviario"),
        &[("componentes_valor", componentes.into()), ("observacoes_contribuinte", notas.into())],
    );
    let texto = sem_espacos(&texto(&pdf(&json)));
    for n in 0..40 {
        assert_eq!(texto.matches(&format!("TAXA{n:02}{n},37")).count(), 1, "{n}");
    }
    for n in 0..10 {
        assert!(texto.contains(&format!("NOTA{n}:{}", format!("texto{n}").repeat(20))), "{n}");
    }
}
