//! `focus-cte baixar`.

use crate::apoio::{Lugar, de_agora};

#[test]
fn the_files_that_are_asked_for_are_saved_under_the_key() {
    let lugar = Lugar::com_autorizado("cte_rodoviario.json", &[]);
    let fim = lugar.no_sandbox(&["baixar", "p1", "--saida", "baixados"]).com_codigo(0);
    assert_eq!(lugar.arquivos_de("baixados"), lugar.arquivos_de("emitidos"));
    fim.diz(&lugar.arquivos_de("baixados")[0]);
    let fim = lugar.no_sandbox(&["baixar", "p1", "--xml", "--saida", "baixados", "--json"]).com_codigo(0);
    assert_eq!((&fim.json()["ref"], &fim.json()["arquivos"][0]["tipo"]), (&"p1".into(), &"xml".into()));
    assert!(lugar.caminho(fim.json()["arquivos"][0]["arquivo"].as_str().unwrap()).is_file());
}

#[test]
fn a_file_that_is_not_there_exits_with_6_and_the_others_are_saved() {
    let lugar = Lugar::com_autorizado("cte_rodoviario.json", &[]);
    let fim = lugar.no_sandbox(&["baixar", "p1", "--xml", "--cancelamento", "--saida", "b"]).com_codigo(6);
    fim.diz("XML").avisa("p1 não tem XML de cancelamento: a situação é autorizado").avisa("consultar p1 --sandbox");
    assert_eq!(lugar.arquivos_de("b").len(), 1);
}

#[test]
fn a_document_in_process_has_no_file_yet() {
    let lugar = Lugar::new();
    let documento = de_agora("cte_rodoviario.json");
    lugar.no_sandbox(&["emitir", &documento, "--ref", "falha-consultas-9"]).com_codigo(0);
    lugar.no_sandbox(&["baixar", "falha-consultas-9"]).com_codigo(5).cala().avisa("espere a autorização");
}
