//! `focus-cte consultar`, against a sandbox that keeps its data.

use crate::apoio::{Lugar, de_agora};

fn com_um_autorizado() -> Lugar {
    let lugar = Lugar::new();
    let documento = de_agora("cte_rodoviario.json");
    lugar.rodar(&["emitir", &documento, "--ref", "a", "--aguardar", "--sandbox", "--dados", "dados"]).com_codigo(0);
    lugar
}

#[test]
fn a_document_is_found_with_its_protocol() {
    let lugar = com_um_autorizado();
    lugar.rodar(&["consultar", "a", "--sandbox", "--dados", "dados"]).com_codigo(0).diz("a: autorizado").diz("chave");
    let fim = lugar.rodar(&["consultar", "a", "--completa", "--sandbox", "--dados", "dados"]).com_codigo(0);
    fim.diz("protocolo");
    let fim = lugar.rodar(&["consultar", "a", "--completa", "--sandbox", "--dados", "dados", "--json"]).com_codigo(0);
    assert_eq!(fim.json()["status"], "autorizado");
    assert!(fim.json()["requisicao"].is_object());
}

#[test]
fn the_xml_is_saved_once() {
    let lugar = com_um_autorizado();
    let argumentos = ["consultar", "a", "--sandbox", "--dados", "dados", "--saida", "xml"];
    lugar.rodar(&argumentos).com_codigo(0).diz(".xml");
    lugar.rodar(&argumentos).com_codigo(0).diz(".xml");
    assert_eq!(std::fs::read_dir(lugar.caminho("xml")).unwrap().count(), 1);
}

#[test]
fn an_unknown_reference_exits_with_6() {
    Lugar::new().rodar(&["consultar", "nada", "--sandbox"]).com_codigo(6).cala().avisa("não foi encontrado");
}
