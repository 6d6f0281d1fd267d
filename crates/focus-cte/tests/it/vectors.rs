//! The shared vectors of validation.

use std::collections::BTreeSet;

use focus_cte::validation::CODIGOS;
use focus_cte::{Contexto, Modelo, Severidade, validar_com};
use focus_cte_testkit::{Esperado, exemplos, validacao};

#[test]
fn every_vector_has_exactly_its_problems() {
    for vetor in validacao() {
        let modelo = Modelo::de_codigo(vetor.modelo).expect("57 or 67");
        let report = validar_com(vetor.documento().to_string().as_bytes(), modelo, &Contexto::leiaute()).expect("JSON");
        let mut found: Vec<Esperado> = report
            .problemas
            .iter()
            .map(|p| Esperado {
                campo: p.campo.clone(),
                codigo: p.codigo.into(),
                severidade: if p.severidade == Severidade::Erro { "erro".into() } else { "aviso".into() },
            })
            .collect();
        let mut expected = vetor.expect.clone();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{}: {:#?}", vetor.name, report.problemas);
    }
}

#[test]
fn every_code_has_a_vector() {
    let tested: BTreeSet<String> = validacao().into_iter().flat_map(|v| v.expect).map(|e| e.codigo).collect();
    let listed: BTreeSet<String> = CODIGOS.iter().map(|(code, _)| (*code).to_owned()).collect();
    assert_eq!(tested, listed);
}

#[test]
fn every_example_is_free_of_problems() {
    for (name, text) in exemplos("cte_") {
        let modelo = if name.starts_with("cte_os_") { Modelo::CteOs } else { Modelo::Cte };
        assert_eq!(validar_com(text.as_bytes(), modelo, &Contexto::leiaute()).expect("JSON").problemas, [], "{name}");
    }
}
