//! The control endpoint.

use reqwest::Method;
use serde_json::json;

use crate::apoio::{Api, cru, cte, enviar, sandbox};

#[tokio::test]
async fn it_moves_the_clock() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    assert_eq!(api.get("/_sandbox/relogio").await.json(), json!({"agora": "2026-11-22T12:30:05Z"}));
    api.emitir_cte("1", &cte()).await;
    let agora = api.controle("/relogio", json!({"avancar_segundos": 60})).await.em_json();
    assert_eq!(agora, (200, json!({"agora": "2026-11-22T12:31:05Z"})));
    assert_eq!(api.veredito("1").await["status"], "autorizado");
    assert_eq!(api.controle("/relogio", json!({})).await.http, 400);
}

#[tokio::test]
async fn it_tells_what_there_is() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let documento = api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    api.emitir_cte("2", &cte()).await;
    api.corrigir("1").await;
    let estado = api.get("/_sandbox/estado").await.json();
    assert_eq!(estado["documentos"], json!({"autorizado": 1, "processando_autorizacao": 1}));
    assert_eq!((&estado["eventos"], &estado["rigor"]), (&json!({"110110": 1}), &json!("sefaz")));
    let listados = api.get("/_sandbox/documentos").await.json();
    assert_eq!((&listados[0]["ref"], &listados[1]["ref"]), (&json!("2"), &json!("1")));
    assert_eq!(format!("CTe{}", listados[1]["chave"].as_str().expect("a key")), documento["chave"]);
}

#[tokio::test]
async fn a_reset_throws_everything_away() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let antes = api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    api.controle("/falhas", json!({"falha": "erro_500", "referencia": "x"})).await;
    assert_eq!(api.controle("/reiniciar", json!({})).await.http, 204);
    assert_eq!(api.get("/v2/cte/1").await.http, 404);
    assert_eq!(api.get(antes["caminho_xml"].as_str().expect("a path")).await.http, 404);
    assert_eq!(api.get("/_sandbox/falhas").await.json(), json!([]));
    assert_eq!(api.emitir_e_aguardar(&relogio, "1", &cte()).await["numero"], "1");
}

#[tokio::test]
async fn faults_are_set_listed_and_taken_back() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let pedido = json!({"falha": "limite", "parametro": 2, "vezes": 1, "metodo": "GET", "caminho": "/v2/cte"});
    let (http, criada) = api.controle("/falhas", pedido).await.em_json();
    assert_eq!((http, &criada["regra"]), (201, &json!("limite=2:vezes=1,metodo=GET,caminho=/v2/cte")));
    assert_eq!(api.get("/v2/cte/1").await.http, 429);
    let listada = api.get("/_sandbox/falhas").await.json();
    assert_eq!((&listada[0]["falha"], &listada[0]["usada"]), (&json!("limite"), &json!(1)));
    let uma = format!("/_sandbox/falhas/{}", criada["id"]);
    let apagar = || enviar(api.requisicao(Method::DELETE, &uma));
    assert_eq!((apagar().await.http, apagar().await.http), (204, 404));
    assert_eq!(api.controle("/falhas", json!({"regra": "erro_500:vezes=1"})).await.http, 201);
    assert_eq!(enviar(api.requisicao(Method::DELETE, "/_sandbox/falhas")).await.http, 204);
    assert_eq!(api.get("/v2/cte/1").await.http, 404);
    let errada = api.controle("/falhas", json!({"falha": "tudo"})).await.em_json();
    assert_eq!((errada.0, &errada.1["erros"][0]["campo"]), (400, &json!("falha")));
}

#[tokio::test]
async fn a_page_in_a_browser_has_no_control() {
    let (sandbox, _relogio) = sandbox().await;
    let pedido = "POST /_sandbox/reiniciar HTTP/1.1\r\nhost: x\r\norigin: http://exemplo.com\r\ncontent-length: 2\r\n\
                  connection: close\r\n\r\n{}";
    assert!(cru(&sandbox, pedido).await.starts_with("HTTP/1.1 404"));
}
