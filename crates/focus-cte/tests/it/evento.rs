//! Bodies of events: the shared vectors, the examples, and the letter of correction.

use std::collections::BTreeSet;

use focus_cte::evento::carta_correcao::{self, Pedido, resolver};
use focus_cte::evento::{self, CODIGOS, TipoEvento, inutilizacao, validar_sequencia};
use focus_cte::{Modelo, Problema, Relatorio, Severidade, validation};
use focus_cte_testkit::{Esperado, VetorEvento, eventos, exemplos};
use serde_json::json;

fn tipo(nome: &str) -> Option<TipoEvento> {
    TipoEvento::TODOS.into_iter().find(|tipo| tipo.nome() == nome)
}

fn relatorio(vetor: &VetorEvento) -> Relatorio {
    let json = vetor.input.to_string();
    match tipo(&vetor.evento) {
        Some(tipo) => {
            let modelo = Modelo::de_codigo(vetor.modelo).expect("57 or 67");
            evento::validar(tipo, modelo, json.as_bytes()).expect("JSON")
        }
        None => inutilizacao::validar(json.as_bytes()).expect("JSON"),
    }
}

fn resumo(problemas: &[Problema]) -> Vec<Esperado> {
    let mut resumo: Vec<_> = problemas
        .iter()
        .map(|p| Esperado {
            campo: p.campo.clone(),
            codigo: p.codigo.into(),
            severidade: if p.severidade == Severidade::Erro { "erro".into() } else { "aviso".into() },
        })
        .collect();
    resumo.sort();
    resumo
}

#[test]
fn every_vector_has_exactly_its_problems() {
    for vetor in eventos() {
        let relatorio = relatorio(&vetor);
        let mut esperados = vetor.expect.problemas.clone();
        esperados.sort();
        assert_eq!(resumo(&relatorio.problemas), esperados, "{}: {:#?}", vetor.name, relatorio.problemas);
    }
}

#[test]
fn every_letter_of_correction_names_the_group_and_tag_of_its_vector() {
    for vetor in eventos().into_iter().filter(|v| v.evento == "carta_correcao") {
        let json = vetor.input.to_string();
        let modelo = Modelo::de_codigo(vetor.modelo).expect("57 or 67");
        let corpo = evento::ler(TipoEvento::CartaCorrecao, modelo, json.as_bytes()).expect("JSON");
        let Some(grupo) = &vetor.expect.grupo else { continue };
        assert_eq!(corpo.payload.texto("grupo_corrigido"), Some(grupo.as_str()), "{}", vetor.name);
        assert_eq!(corpo.payload.texto("campo_corrigido"), vetor.expect.campo.as_deref(), "{}", vetor.name);
    }
}

#[test]
fn every_code_has_a_vector() {
    let mut vistos: BTreeSet<String> =
        eventos().into_iter().flat_map(|v| v.expect.problemas).map(|p| p.codigo).collect();
    vistos.insert("sequencia_excedida".into());
    let das_regras = validation::regras().map(validation::Regra::nome);
    let conhecidos: BTreeSet<&str> =
        CODIGOS.iter().chain(&validation::CODIGOS).map(|(codigo, _)| *codigo).chain(das_regras).collect();
    let faltam: Vec<_> = CODIGOS.iter().filter(|(codigo, _)| !vistos.contains(*codigo)).collect();
    assert!(faltam.is_empty(), "codes without a vector: {faltam:?}");
    assert!(vistos.iter().all(|codigo| conhecidos.contains(codigo.as_str())), "{vistos:?}");
}

#[test]
fn every_example_of_an_event_is_valid() {
    for (nome, texto) in exemplos("evento_") {
        let evento = nome.trim_start_matches("evento_").trim_end_matches(".json").trim_end_matches("_item");
        let tipo = tipo(evento).expect("the file is named after its event");
        for modelo in tipo.modelos() {
            let relatorio = evento::validar(tipo, *modelo, texto.as_bytes()).expect("JSON");
            let aplicavel = nome != "evento_carta_correcao.json" || *modelo == Modelo::Cte;
            assert_eq!(relatorio.is_valido(), aplicavel, "{nome}: {:#?}", relatorio.problemas);
        }
    }
}

#[test]
fn a_misnamed_field_gets_the_nearest_name() {
    let json = json!({"campo_corrigido": "observacoes", "valor_corrigido": "Nova observação"}).to_string();
    let relatorio = evento::validar(TipoEvento::CartaCorrecao, Modelo::Cte, json.as_bytes()).expect("JSON");
    let corrigir = relatorio.problemas[0].como_corrigir.as_deref().unwrap_or_default();
    assert!(corrigir.contains("o nome mais parecido é «observacao»"), "{corrigir}");
}

#[test]
fn a_tag_in_the_place_of_a_name_gets_the_name() {
    let json = json!({"campo_corrigido": "UFIni", "valor_corrigido": "PR"}).to_string();
    let relatorio = evento::validar(TipoEvento::CartaCorrecao, Modelo::Cte, json.as_bytes()).expect("JSON");
    let corrigir = relatorio.problemas[0].como_corrigir.as_deref().unwrap_or_default();
    assert!(corrigir.contains("«uf_inicio»"), "{:?}", relatorio.problemas);
}

#[test]
fn a_refusal_says_why_and_who_says_so() {
    let json = json!({"campo_corrigido": "data_emissao", "valor_corrigido": "2026-11-22"}).to_string();
    let relatorio = evento::validar(TipoEvento::CartaCorrecao, Modelo::Cte, json.as_bytes()).expect("JSON");
    let proibida = &relatorio.problemas[0];
    assert_eq!((proibida.cstat, proibida.regra), (Some(681), Some("O02")));
    assert_eq!(proibida.mensagem, "Rejeição: Informação não pode ser alterada por carta de correção");
    let corrigir = proibida.como_corrigir.as_deref().unwrap_or_default();
    assert!(corrigir.contains("data de emissão") && corrigir.contains("MOC 4.00"), "{corrigir}");
}

#[test]
fn seals_of_two_kinds_are_told_apart_by_their_xml_group() {
    let pedido = Pedido { grupo: Some("lacres"), campo: "numero_lacre", valor: "A1", item: Some("1"), campo_api: true };
    assert_eq!(resolver(Modelo::Cte, &pedido).problemas[0].codigo, "campo_ambiguo");
    let pedido = Pedido { grupo: Some("lacUnidCarga"), ..pedido };
    let alvo = resolver(Modelo::Cte, &pedido).alvo.expect("one place");
    assert_eq!((alvo.grupo, alvo.campo), ("lacUnidCarga", "nLacre"));
}

#[test]
fn numbers_keep_the_text_they_had() {
    let json = br#"{"campo_corrigido": "valor_total_carga", "valor_corrigido": 1500.10}"#;
    let corpo = evento::ler(TipoEvento::CartaCorrecao, Modelo::Cte, json).expect("JSON");
    assert_eq!(corpo.payload.texto("valor_corrigido"), Some("1500.10"));
    assert!(corpo.relatorio.is_valido(), "{:?}", corpo.relatorio);
}

#[test]
fn each_event_has_its_limit() {
    let limites: Vec<_> = TipoEvento::TODOS.iter().map(|t| (t.codigo(), t.sequencia_maxima())).collect();
    assert_eq!(limites, [("110111", 1), ("110110", 20), ("610110", 20), ("110160", 20), ("110170", 99)]);
    assert_eq!(carta_correcao::MAXIMO, TipoEvento::CartaCorrecao.sequencia_maxima());
    for tipo in TipoEvento::TODOS {
        assert!(validar_sequencia(tipo, 0).is_some() && validar_sequencia(tipo, 1).is_none());
        assert!(validar_sequencia(tipo, tipo.sequencia_maxima()).is_none());
        assert!(validar_sequencia(tipo, tipo.sequencia_maxima() + 1).is_some());
        assert_eq!(TipoEvento::de_codigo(tipo.codigo()), Some(tipo));
    }
}

#[test]
fn a_range_given_up_is_read_and_written_as_the_samples_write_it() {
    let json = json!({"cnpj": "51916585000125", "serie": 1, "numero_inicial": "007", "numero_final": 9,
        "justificativa": "Numeração pulada por engano", "observacao": {"livre": true}});
    let (pedido, relatorio) = inutilizacao::ler(json.to_string().as_bytes()).expect("JSON");
    let pedido = pedido.expect("valid");
    assert_eq!(relatorio.avisos().count(), 1);
    assert_eq!((pedido.serie, pedido.numero_inicial, pedido.numero_final, pedido.modelo), (1, 7, 9, Modelo::Cte));
    assert_eq!(
        serde_json::to_value(&pedido).expect("serialises"),
        json!({"cnpj": "51916585000125", "serie": "1", "numero_inicial": "7", "numero_final": "9", "modelo": "57",
            "justificativa": "Numeração pulada por engano", "observacao": {"livre": true}})
    );
}

#[test]
fn what_is_not_json_is_told_with_its_place() {
    assert_eq!(inutilizacao::ler(b"{\"cnpj\": \n").unwrap_err().codigo, "json_invalido");
    let erro =
        evento::validar(TipoEvento::CartaCorrecao, Modelo::Cte, br#"{"campo_corrigido": "a", "campo_correcao": "b"}"#);
    assert_eq!(erro.unwrap_err().codigo, "campo_repetido");
}
