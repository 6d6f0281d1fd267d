//! Numbers given up.

use serde_json::{Value, json};

use crate::apoio::{Api, com, cte, sandbox};

fn pedido(inicial: &str, final_: &str) -> Value {
    json!({
        "cnpj": cte()["cnpj_emitente"],
        "serie": "1",
        "numero_inicial": inicial,
        "numero_final": final_,
        "justificativa": "Teste de inutilizacao de nota",
        "modelo": 57,
    })
}

async fn inutilizar(api: &Api, pedido: &Value) -> (u16, Value) {
    api.post("/v2/cte/inutilizacao", pedido.to_string()).await.em_json()
}

#[tokio::test]
async fn a_range_is_given_up_as_documented() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let (http, resposta) = inutilizar(&api, &pedido("800", "801")).await;
    let caminho = resposta["caminho_xml"].as_str().expect("a path").to_owned();
    let esperada = json!({
        "status_sefaz": "102",
        "mensagem_sefaz": "Inutilizacao de numero homologado",
        "serie": "1",
        "numero_inicial": "800",
        "numero_final": "801",
        "status": "autorizado",
        "caminho_xml": caminho,
    });
    assert_eq!((http, resposta), (200, esperada));
    let xml = api.get(&caminho).await.texto;
    assert!(xml.contains("<nCTIni>800</nCTIni>") && xml.contains("<Signature"), "{xml}");
}

#[tokio::test]
async fn numbers_given_up_are_refused_and_skipped() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    inutilizar(&api, &pedido("1", "3")).await;
    let numerado = com(cte(), json!({"serie": "1", "numero": "2"}));
    let recusado = api.emitir_e_aguardar(&relogio, "1", &numerado).await;
    assert_eq!((&recusado["status"], &recusado["status_sefaz"]), (&json!("erro_autorizacao"), &json!("206")));
    assert_eq!(api.emitir_e_aguardar(&relogio, "2", &cte()).await["numero"], "4");
}

#[tokio::test]
async fn numbers_in_use_or_given_up_before_are_not_given_up() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let usado = inutilizar(&api, &pedido("1", "5")).await.1;
    assert_eq!((&usado["status"], &usado["status_sefaz"]), (&json!("erro_autorizacao"), &json!("241")));
    assert_eq!(usado.get("caminho_xml"), None);
    inutilizar(&api, &pedido("10", "20")).await;
    assert_eq!(inutilizar(&api, &pedido("20", "30")).await.1["status_sefaz"], "256");
    assert_eq!(inutilizar(&api, &com(pedido("10", "20"), json!({"modelo": "67"}))).await.1["status_sefaz"], "102");
}

#[tokio::test]
async fn what_is_missing_or_wrong_is_told_at_once() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let errado = com(pedido("5", "1"), json!({"serie": null, "justificativa": "curta"}));
    let (http, resposta) = inutilizar(&api, &errado).await;
    assert_eq!((http, &resposta["codigo"]), (400, &json!("requisicao_invalida")));
    let campos: Vec<_> =
        resposta["erros"].as_array().expect("a list").iter().map(|erro| erro["campo"].clone()).collect();
    for campo in ["serie", "justificativa"] {
        assert!(campos.contains(&json!(campo)), "{campo} in {resposta}");
    }
}
