//! The table of the authority's return codes.

use std::collections::BTreeMap;

use focus_cte::documento::Documento;
use focus_cte::rejeicao::{Ambito, Especie, explicar, mensagem, todas};
use focus_cte::validation::regras;
use focus_cte_testkit::{VetorRejeicao, rejeicoes};
use serde_json::Value;

/// A line of the index of rules that has a code: `(rule, code, where it is published)`.
fn regras_com_codigo() -> Vec<(String, u16, String)> {
    let arquivo = focus_cte_testkit::raiz().join("crates/focus-cte/regras/indice.csv");
    let texto = std::fs::read_to_string(arquivo).expect("the vectors are there");
    let linha = |linha: &str| {
        let colunas: Vec<&str> = linha.splitn(8, ',').collect();
        Some((colunas[1].to_owned(), colunas[2].parse().ok()?, colunas[6].to_owned()))
    };
    texto.lines().skip(1).filter_map(linha).collect()
}

/// Codes of the notes whose rule the index does not have: of the CT-e Simplificado (which the API does not emit), or of unknown text.
const FORA_DO_INDICE: [u16; 8] = [370, 759, 938, 990, 991, 1051, 1052, 1053];

#[test]
fn every_code_of_the_manual_and_of_the_notes_is_explained() {
    let codigos: Vec<u16> = regras_com_codigo().into_iter().map(|(_, cstat, _)| cstat).chain(FORA_DO_INDICE).collect();
    assert!(codigos.len() > 600, "{}", codigos.len());
    let faltam: Vec<_> = codigos.into_iter().filter(|cstat| explicar(*cstat).is_none()).collect();
    assert!(faltam.is_empty(), "{faltam:?}");
}

#[test]
fn every_code_names_the_rules_it_comes_from() {
    for (regra, cstat, nota) in regras_com_codigo() {
        let fonte = explicar(cstat).unwrap().fonte;
        let publicada = nota.strip_prefix("NT ").map_or(regra.as_str(), |nota| nota.trim_start_matches("Conjunta "));
        assert!(fonte.contains(publicada), "{regra} {cstat} {nota}: {fonte}");
    }
}

#[test]
fn every_rule_that_is_judged_has_its_official_message() {
    for regra in regras() {
        for (documento, id) in regra.ids() {
            let oficial = regra.cstat().and_then(|cstat| mensagem(cstat, *documento));
            assert_eq!(oficial.is_some(), regra.cstat().is_some(), "{id}");
            assert!(oficial.is_none_or(|texto| regra.mensagem(*documento) == texto), "{id}");
        }
    }
}

#[test]
fn codes_are_in_order_and_each_is_found() {
    assert!(todas().windows(2).all(|par| par[0].cstat < par[1].cstat));
    assert!(todas().iter().all(|codigo| explicar(codigo.cstat) == Some(codigo)));
    assert!((0..100).chain(3000..=u16::MAX).all(|cstat| explicar(cstat).is_none()));
}

#[test]
fn no_text_is_empty_or_filler() {
    let mut causas = BTreeMap::new();
    let mut passos: BTreeMap<_, Vec<u16>> = BTreeMap::new();
    for codigo in todas() {
        for texto in [codigo.mensagem, codigo.causa, codigo.o_que_fazer, codigo.fonte] {
            assert!(texto.len() > 10, "{}: {texto}", codigo.cstat);
        }
        assert_eq!(causas.insert(codigo.causa, codigo.cstat), None, "{}: a cause said twice", codigo.cstat);
        passos.entry(codigo.o_que_fazer).or_default().push(codigo.cstat);
    }
    let repetidos: Vec<_> = passos.into_iter().filter(|(_, codigos)| codigos.len() > 6).collect();
    assert!(repetidos.is_empty(), "{repetidos:?}");
}

#[test]
fn a_document_that_holds_its_number_never_gives_it_back() {
    for codigo in todas().iter().filter(|c| matches!(c.especie, Especie::Autorizado | Especie::Denegacao)) {
        assert!(!codigo.reutiliza_numero && !codigo.reutiliza_referencia, "{}", codigo.cstat);
    }
}

#[test]
fn the_message_is_that_of_the_document_where_they_differ() {
    let emissor = "Rejeição: Emissor não habilitado para emissão do CTe";
    assert_eq!(mensagem(203, Ambito::Evento), Some(emissor));
    assert_ne!(mensagem(203, Ambito::Cte), Some(emissor));
    assert_eq!(mensagem(203, Ambito::Cte), mensagem(203, Ambito::CteOs));
    assert_eq!(mensagem(2, Ambito::Cte), None);
}

fn obtido(vetor: &VetorRejeicao) -> Value {
    let rejeicao = match (&vetor.cstat, &vetor.documento) {
        (Some(cstat), None) => explicar(*cstat).copied(),
        (None, Some(documento)) => Documento::from_value(documento.clone()).expect("an answer of the API").rejeicao(),
        _ => panic!("{}: a code or a document", vetor.name),
    };
    serde_json::to_value(rejeicao).expect("plain data")
}

#[test]
fn the_shared_vectors_hold() {
    for vetor in rejeicoes() {
        let obtido = obtido(&vetor);
        match &vetor.expect {
            None => assert_eq!(obtido, Value::Null, "{}", vetor.name),
            Some(campos) => {
                for (campo, valor) in campos {
                    assert_eq!(&obtido[campo], valor, "{}: {campo}", vetor.name);
                }
            }
        }
    }
}
