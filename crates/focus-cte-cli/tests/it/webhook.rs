//! `focus-cte webhook`, against a sandbox that keeps its data.

use crate::apoio::Lugar;

const CNPJ: &str = "11222333000181";
const URL: &str = "http://127.0.0.1:9/x";

fn criado(lugar: &Lugar) -> String {
    let criar = ["webhook", "criar", "--cnpj", CNPJ, "--url", URL, "--json"];
    lugar.no_sandbox(&criar).com_codigo(0).json()["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_webhook_is_created_listed_shown_fired_and_deleted() {
    let lugar = Lugar::com_autorizado("cte_rodoviario.json", &[]);
    let id = criado(&lugar);
    lugar.no_sandbox(&["webhook", "listar"]).com_codigo(0).diz(&id).diz("evento     cte").diz(URL);
    lugar.no_sandbox(&["webhook", "mostrar", &id]).com_codigo(0).diz(CNPJ);
    lugar.no_sandbox(&["webhook", "reenviar", "p1"]).com_codigo(0).diz(&id);
    lugar.no_sandbox(&["webhook", "excluir", &id]).com_codigo(0).diz(&format!("{id}: excluído"));
    lugar.no_sandbox(&["webhook", "excluir", &id]).com_codigo(6).cala().avisa("O webhook não foi encontrado");
    lugar.no_sandbox(&["webhook", "listar"]).com_codigo(0).cala().avisa("focus-cte webhook criar");
}

#[test]
fn the_secret_comes_from_a_variable_and_its_header_is_shown() {
    let lugar = Lugar::new().variavel("FOCUS_CTE_WEBHOOK_SEGREDO", "s3gr3d0AbCd");
    let criar = ["webhook", "criar", "--cnpj", CNPJ, "--evento", "cte_recebida", "--url", URL, "--cabecalho", "X-Seg"];
    let fim = lugar.no_sandbox(&criar).com_codigo(0).diz("no cabeçalho X-Seg").diz("cte_recebida");
    assert!(!fim.saida.contains("s3gr3d0") && !fim.erros.contains("s3gr3d0"), "{fim:?}");
    assert_eq!(lugar.no_sandbox(&["webhook", "listar", "--json"]).linhas()[0]["authorization_header"], "X-Seg");
}

#[test]
fn without_a_secret_there_is_a_warning_and_a_header_alone_is_refused() {
    let criar = ["webhook", "criar", "--cnpj", CNPJ, "--url", URL, "--sandbox"];
    Lugar::new().rodar(&criar).com_codigo(0).avisa("FOCUS_CTE_WEBHOOK_SEGREDO");
    Lugar::new().rodar(&[&criar[..], &["--cabecalho", "X-Seg"]].concat()).com_codigo(2).cala().avisa("--cabecalho");
}
