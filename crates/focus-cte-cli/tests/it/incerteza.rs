//! Answers that are lost: nothing is sent twice, and what nobody knows is said with the way to go on.

use crate::apoio::{Lugar, de_agora, fim, sinalizar};
use crate::servidor::Servidor;

const MOTIVO: &str = "Emitido em duplicidade: já consta de outro CT-e";

#[test]
fn a_lost_answer_is_asked_for() {
    let lugar = Lugar::new();
    let documento = de_agora("cte_rodoviario.json");
    let argumentos = ["emitir", &documento, "--ref", "falha-queda_depois-x1", "--aguardar", "--json"];
    let fim = lugar.no_sandbox(&argumentos).com_codigo(0).avisa("a resposta do envio se perdeu");
    assert_eq!((&fim.json()["status"], &fim.json()["reconciliado"]), (&"autorizado".into(), &true.into()));
    let fim = lugar.no_sandbox(&["cancelar", "falha-queda_depois-x1", "--justificativa", MOTIVO]).com_codigo(0);
    fim.diz("cancelado").avisa("a resposta do pedido se perdeu");
}

#[test]
fn an_unknown_outcome_exits_with_5_and_says_how_to_go_on() {
    let lugar = Lugar::new();
    let documento = de_agora("cte_rodoviario.json");
    let argumentos = ["emitir", &documento, "--ref", "falha-queda_depois", "--tempo-limite", "1", "--json"];
    let fim = lugar.no_sandbox(&argumentos).com_codigo(5).avisa("Não se sabe se o documento foi recebido");
    let erro = &fim.json()["erro"];
    assert_eq!((&erro["codigo"], &erro["ref"]), (&"resultado_desconhecido".into(), &"falha-queda_depois".into()));
    let dica = erro["dica"].as_str().unwrap();
    assert!(dica.contains("focus-cte consultar falha-queda_depois --sandbox --dados dados"), "{dica}");
}

#[test]
fn a_server_that_fails_exits_with_4() {
    let consultar = ["consultar", "falha-erro_503", "--tempo-limite", "1"];
    Lugar::new().no_sandbox(&consultar).com_codigo(4).cala().avisa("HTTP 503");
}

#[cfg(unix)]
#[test]
fn an_event_that_is_interrupted_may_have_been_sent() {
    let servidor = Servidor::sempre("500 Internal Server Error", "{}");
    let lugar = Lugar::new().variavel("FOCUS_CTE_TOKEN", "x").variavel("FOCUS_CTE_AMBIENTE", &servidor.url);
    let filho = lugar.comando(&["cancelar", "p1", "--justificativa", MOTIVO]).spawn().unwrap();
    while !servidor.proximo_pedido().starts_with("GET") {}
    sinalizar(&filho, "INT");
    fim(filho).com_codigo(5).cala().avisa("pode já ter sido enviado").avisa("focus-cte consultar p1 --completa");
}
