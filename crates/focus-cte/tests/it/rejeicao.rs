//! The table of the authority's return codes.

use std::collections::BTreeMap;

use focus_cte::documento::Documento;
use focus_cte::rejeicao::{Ambito, Especie, explicar, mensagem, todas};
use focus_cte_testkit::{VetorRejeicao, regras_com_codigo, rejeicoes};
use serde_json::Value;

#[test]
fn every_code_of_the_manual_and_of_the_notes_is_explained() {
    let regras = regras_com_codigo();
    assert!(regras.len() > 600, "{}", regras.len());
    let faltam: Vec<_> = regras.iter().filter(|regra| explicar(regra.cstat).is_none()).collect();
    assert!(faltam.is_empty(), "{faltam:?}");
}

#[test]
fn every_code_names_the_rules_it_comes_from() {
    for regra in regras_com_codigo() {
        let fonte = explicar(regra.cstat).unwrap().fonte;
        let publicada = if regra.fonte == "MOC 4.00" {
            &regra.regra
        } else {
            regra.fonte.split(' ').find(|palavra| palavra.contains('.')).map_or("", |nota| nota)
        };
        assert!(fonte.contains(publicada), "{regra:?}: {fonte}");
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
        (None, Some(documento)) => Documento::from_value(documento.clone()).unwrap().rejeicao(),
        _ => panic!("{}: a code or a document", vetor.name),
    };
    serde_json::to_value(rejeicao).unwrap()
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
