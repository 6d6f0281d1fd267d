//! The authority's rules, by the shared vectors.

use std::collections::BTreeSet;

use focus_cte::evento::TipoEvento;
use focus_cte::validation::{DocumentoRegra, regras, validar_documento};
use focus_cte::{Contexto, Modelo, Problema, validar_com};
use focus_cte_testkit::{VetorRegra, regras as vetores};

#[test]
fn every_vector_breaks_exactly_its_rules() {
    let mut falhas = Vec::new();
    for (arquivo, vetor) in vetores() {
        let problemas = julgar(&vetor);
        let achados: BTreeSet<&str> = problemas.iter().map(|p| p.codigo).collect();
        let de_outro_codigo =
            |p: &&Problema| p.codigo == vetor.regra && vetor.cstat.is_some() && p.cstat != vetor.cstat;
        if let Some(problema) = problemas.iter().find(de_outro_codigo) {
            falhas.push(format!("{arquivo}: {}\n  esperado {:?}\n  achado {problema:#?}", vetor.nome, vetor.cstat));
        }
        let esperados: BTreeSet<&str> = vetor
            .dispara
            .then_some(vetor.regra.as_str())
            .into_iter()
            .chain(vetor.tambem.iter().map(String::as_str))
            .collect();
        if achados != esperados {
            falhas.push(format!(
                "{arquivo}: {}\n  esperado {esperados:?}\n  achado {:?}",
                vetor.nome,
                resumo(&problemas)
            ));
        }
    }
    assert!(falhas.is_empty(), "{}", falhas.join("\n"));
}

#[test]
fn every_rule_has_a_vector_that_fires_and_a_near_miss() {
    let vetores = vetores();
    let faltam: Vec<(&str, Option<u16>, bool)> = regras()
        .flat_map(|regra| [true, false].map(|dispara| (regra.nome(), regra.cstat(), dispara)))
        .filter(|(nome, cstat, dispara)| {
            !vetores.iter().any(|(_, v)| {
                v.regra == *nome && v.dispara == *dispara && (v.cstat.is_none() || v.cstat == *cstat || !dispara)
            })
        })
        .collect();
    assert_eq!(faltam, [], "(rule, whether it fires) without a vector");
}

#[test]
fn every_vector_is_of_a_rule_for_its_document() {
    for (arquivo, vetor) in vetores() {
        let documento = documento(&vetor.documento);
        assert!(
            regras().any(|r| r.nome() == vetor.regra && r.id(documento).is_some()),
            "{arquivo}: {}: no rule {} for {}",
            vetor.nome,
            vetor.regra,
            vetor.documento
        );
    }
}

#[test]
fn every_rule_has_a_name_of_its_own_and_a_way_to_correct() {
    let mut nomes = BTreeSet::new();
    for regra in regras() {
        assert!(nomes.insert((regra.nome(), regra.cstat())), "{} twice", regra.nome());
        assert!(regra.nome().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'));
        assert!(!regra.como_corrigir().ends_with('.'), "{}: advice is a sentence without full stop", regra.nome());
    }
}

fn resumo(problemas: &[Problema]) -> Vec<(&str, &str)> {
    problemas.iter().map(|p| (p.codigo, p.campo.as_str())).collect()
}

fn julgar(vetor: &VetorRegra) -> Vec<Problema> {
    let json = vetor.documento().to_string();
    let contexto = |modelo| {
        let contexto = Contexto::de_json(modelo, &vetor.contexto().to_string());
        contexto.unwrap_or_else(|e| panic!("{}: {e}", vetor.nome))
    };
    let relatorio = match documento(&vetor.documento) {
        DocumentoRegra::Cte => validar_com(json.as_bytes(), Modelo::Cte, &contexto(Modelo::Cte)),
        DocumentoRegra::CteOs => validar_com(json.as_bytes(), Modelo::CteOs, &contexto(Modelo::CteOs)),
        DocumentoRegra::Evento(tipo) => {
            validar_documento(json.as_bytes(), tipo.documento(), &contexto(tipo.modelos()[0]))
        }
        DocumentoRegra::TodoEvento => unreachable!("a vector names its event"),
    };
    relatorio.expect("JSON").problemas
}

fn documento(nome: &str) -> DocumentoRegra {
    match nome {
        "cte" => DocumentoRegra::Cte,
        "cte_os" => DocumentoRegra::CteOs,
        evento => DocumentoRegra::Evento(
            TipoEvento::TODOS.into_iter().find(|t| t.nome() == evento).unwrap_or_else(|| panic!("document {evento}")),
        ),
    }
}
