//! Queries.

use serde_json::json;

use crate::apoio::{Api, cte, cte_os, erro, sandbox};

#[tokio::test]
async fn an_unknown_reference_is_not_found() {
    let (sandbox, _relogio) = sandbox().await;
    let resposta = Api::nova(&sandbox).get("/v2/cte/nunca-enviada").await;
    assert_eq!(resposta.em_json(), (404, erro("nao_encontrado", "CT-e não encontrado")));
}

#[tokio::test]
async fn the_complete_query_adds_the_fields_as_in_the_xml_and_the_protocol_in_the_documented_names() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let simples = api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let mut completa = api.get("/v2/cte/1?completa=1").await.json();
    let protocolo = completa["protocolo"].take();
    let requisicao = completa["requisicao"].take();
    assert_eq!((&requisicao["numero"], &requisicao["serie"]), (&simples["numero"], &simples["serie"]));
    for (campo, valor) in cte().as_object().expect("an object").iter().filter(|(_, valor)| valor.is_string()) {
        assert_eq!(&requisicao[campo], valor, "{campo}");
    }
    completa.as_object_mut().expect("an object").retain(|_, valor| !valor.is_null());
    assert_eq!(completa, simples);
    let digest = protocolo["digest_value"].as_str().expect("a digest");
    assert_eq!(digest.len(), 28);
    let numero = protocolo["protocolo"].as_str().expect("a protocol");
    assert_eq!((numero.len(), &numero[3..]), (15, "260000000001"));
    let esperado = json!({
        "versao": "4.00",
        "id_tag": format!("CTe{numero}"),
        "ambiente": "2",
        "versao_aplicativo": "focus-cte-sandbox",
        "chave": simples["chave"].as_str().expect("a key")[3..],
        "data_recimento": "2026-11-22T09:30:05-03:00",
        "protocolo": numero,
        "digest_value": digest,
        "status": "100",
        "motivo": "Autorizado o uso do CT-e",
    });
    assert_eq!(protocolo, esperado);
}

#[tokio::test]
async fn completo_asks_the_same_and_zero_does_not() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let simples = api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let completa = api.get("/v2/cte/1?completa=1").await.json();
    assert_eq!(api.get("/v2/cte/1?completo=1").await.json(), completa);
    assert_eq!(api.get("/v2/cte/1?completa=0").await.json(), simples);
}

#[tokio::test]
async fn a_document_in_process_has_a_request_and_no_protocol_yet() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_cte("1", &cte()).await;
    let completa = api.get("/v2/cte/1?completa=1").await.json();
    assert_eq!(completa["requisicao"], cte());
    assert!(completa.get("protocolo").is_none());
}

#[tokio::test]
async fn both_models_are_queried_under_the_same_path() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_cte_os("os", &cte_os()).await;
    assert_eq!(api.get("/v2/cte/os").await.json()["modelo"], "67");
}

#[tokio::test]
async fn a_reference_is_decoded_from_the_path_as_from_the_parameter() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    assert_eq!(api.emitir_cte("pedido%2F1%20a%C3%A7%C3%A3o", &cte()).await.http, 202);
    let consulta = api.get("/v2/cte/pedido%2F1%20a%C3%A7%C3%A3o").await;
    assert_eq!((consulta.http, &consulta.json()["ref"]), (200, &json!("pedido/1 ação")));
}
