//! Webhooks at the API.

use focus_cte::documento::{EventoWebhook, NovoWebhook};
use focus_cte::{ErrorKind, Referencia};
use serde_json::{Value, json};

use super::server::{Act, Server, answer, not_found, reference};

const HOOK: &str = r#"{"id": "Vj5rmkBq", "url": "https://example.com/cte", "authorization": "s3gr3d0", "event": "cte",
                       "cnpj": "12ABC34501DE35", "novo": 1}"#;

fn new_hook() -> NovoWebhook {
    NovoWebhook::cnpj("12ABC34501DE35".parse().unwrap(), EventoWebhook::Cte, "https://example.com/cte")
        .com_authorization("s3gr3d0")
        .com_authorization_header("X-Segredo")
}

#[tokio::test]
async fn a_webhook_is_created_with_its_secret() {
    let server = Server::following(vec![answer(200, HOOK)]).await;
    let hook = server.client().criar_webhook(&new_hook()).await.unwrap();
    assert_eq!((hook.id.as_str(), hook.evento.clone()), ("Vj5rmkBq", EventoWebhook::Cte));
    assert_eq!(hook.outros["novo"], json!(1));
    assert_eq!(server.lines(), ["POST /v2/hooks"]);
    let sent: Value = serde_json::from_str(&server.asked()[0].body).unwrap();
    let expected = json!({"cnpj": "12ABC34501DE35", "event": "cte", "url": "https://example.com/cte",
                          "authorization": "s3gr3d0", "authorization_header": "X-Segredo"});
    assert_eq!(sent, expected);
}

#[tokio::test]
async fn webhooks_are_listed_shown_and_deleted() {
    let deleted = answer(200, r#"{"id": "Vj5rmkBq", "event": "cte", "url": "x", "deleted": true}"#);
    let server = Server::following(vec![answer(200, format!("[{HOOK}]")), answer(200, HOOK), deleted]).await;
    let client = server.client();
    assert_eq!(client.listar_webhooks().await.unwrap().len(), 1);
    assert!(!client.consultar_webhook("Vj5rmkBq").await.unwrap().deleted);
    assert!(client.excluir_webhook("Vj5rmkBq").await.unwrap().deleted);
    assert_eq!(server.lines(), ["GET /v2/hooks", "GET /v2/hooks/Vj5rmkBq", "DELETE /v2/hooks/Vj5rmkBq"]);
}

#[tokio::test]
async fn a_webhook_is_fired_again_and_the_hooks_called_come_back() {
    let server = Server::following(vec![Act::Drop, answer(200, format!("[{HOOK}]"))]).await;
    let called = server.client().reenviar_webhook(&reference()).await.unwrap();
    assert_eq!(called[0].id, "Vj5rmkBq");
    assert_eq!(server.lines(), ["POST /v2/cte/pedido-42/hook"; 2]);
}

#[tokio::test]
async fn a_lost_creation_is_looked_up_in_the_list() {
    let server = Server::following(vec![Act::Drop, answer(200, format!("[{HOOK}]"))]).await;
    assert_eq!(server.client().criar_webhook(&new_hook()).await.unwrap().id, "Vj5rmkBq");
    let server = Server::following(vec![Act::Drop, answer(200, "[]"), answer(200, HOOK)]).await;
    assert_eq!(server.client().criar_webhook(&new_hook()).await.unwrap().id, "Vj5rmkBq");
    assert_eq!(server.lines(), ["POST /v2/hooks", "GET /v2/hooks", "POST /v2/hooks"]);
}

#[tokio::test]
async fn a_lost_deletion_is_settled_by_the_webhook_being_gone() {
    let server = Server::following(vec![Act::Drop, not_found()]).await;
    assert!(server.client().excluir_webhook("Vj5rmkBq").await.unwrap().deleted);
}

#[tokio::test]
async fn an_unknown_webhook_is_told_as_such() {
    let server = Server::following(vec![not_found()]).await;
    let error = server.client().consultar_webhook("x/y").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NaoEncontrado);
    assert!(error.to_string().starts_with("O webhook não foi encontrado"), "{error}");
    assert_eq!(server.lines(), ["GET /v2/hooks/x%2Fy"]);
    assert_eq!(server.client().excluir_webhook("").await.unwrap_err().kind(), ErrorKind::Configuracao);
}

#[tokio::test]
async fn neither_the_secret_nor_the_address_is_printed() {
    let server = Server::following(vec![answer(200, HOOK)]).await;
    let hook = server.client().consultar_webhook("Vj5rmkBq").await.unwrap();
    let text = format!("{hook:?} {:?} {}", new_hook(), serde_json::to_string(&hook).unwrap());
    assert!(!text.contains("s3gr3d0"), "{text}");
    assert!(Referencia::new(hook.id).is_ok());
}
