//! `focus-cte api`.

use crate::apoio::Lugar;

#[test]
fn the_body_comes_out_as_it_came() {
    let lugar = Lugar::com_autorizado("cte_rodoviario.json", &[]);
    let fim = lugar.no_sandbox(&["api", "GET", "/v2/cte/p1?completa=1"]).com_codigo(0);
    assert_eq!(fim.json()["status"], "autorizado");
    let fim = lugar.no_sandbox(&["api", "get", "/v2/cte/p1", "--json"]).com_codigo(0);
    assert_eq!((&fim.json()["http"], &fim.json()["corpo"]["ref"]), (&200.into(), &"p1".into()));
    assert!(fim.json()["cabecalhos"]["rate-limit-remaining"].is_string());
}

#[test]
fn a_body_is_sent_and_an_error_shows_what_came() {
    let lugar = Lugar::com_autorizado("cte_rodoviario.json", &[]);
    lugar.escrever("a.json", "{\"justificativa\": \"curta\"}");
    let fim = lugar.no_sandbox(&["api", "DELETE", "/v2/cte/p1", "--corpo", "a.json"]).com_codigo(1);
    assert_eq!(fim.json()["codigo"], "requisicao_invalida");
    let fim = lugar.no_sandbox(&["api", "GET", "/v2/cte/nada"]).com_codigo(6).avisa("HTTP 404");
    assert_eq!(fim.json()["codigo"], "nao_encontrado");
}

#[test]
fn the_token_goes_to_no_other_server() {
    let fim = Lugar::new().rodar(&["api", "GET", "http://127.0.0.1:9/v2/cte/a", "--sandbox"]).com_codigo(2).cala();
    fim.avisa("a URL é de outro servidor");
    Lugar::new().rodar(&["api", "GET", "v2/cte/a", "--sandbox"]).com_codigo(2).cala().avisa("começar por /");
}
