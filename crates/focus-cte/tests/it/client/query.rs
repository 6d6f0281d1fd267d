//! Query, its retries and the rate limit.

use std::time::Duration;

use focus_cte::ErrorKind;
use focus_cte::client::CallOptions;
use focus_cte::client::retry::RetryPolicy;

use super::server::{Act, BASIC, Server, answer, answer_with, authorised, fresh_token, not_found, reference};

#[tokio::test]
async fn a_query_returns_the_document_and_the_raw_answer() {
    let server = Server::following(vec![authorised()]).await;
    let documento = server.client().consultar(&reference()).await.unwrap();
    assert!(documento.autorizado());
    let resposta = documento.resposta().unwrap();
    assert_eq!(resposta.status(), 200);
    assert_eq!(resposta.header("Content-Type"), Some("application/json; charset=utf-8"));
    assert!(resposta.text().contains("Autorizado o uso do CT-e"));
    assert_eq!(server.asked()[0].header("authorization"), Some(BASIC));
}

#[tokio::test]
async fn a_complete_query_asks_for_it_and_brings_the_protocol() {
    let body =
        r#"{"status": "autorizado", "requisicao": {"cfop": "5353"}, "protocolo": {"protocolo": "135260000000042"}}"#;
    let server = Server::following(vec![answer(200, body)]).await;
    let documento = server.client().consultar_completa(&reference()).await.unwrap();
    assert_eq!(documento.protocolo.unwrap().protocolo.as_deref(), Some("135260000000042"));
    assert_eq!(documento.requisicao.unwrap()["cfop"], "5353");
    assert_eq!(server.lines(), ["GET /v2/cte/pedido-42?completa=1"]);
}

#[tokio::test]
async fn a_404_is_not_retried() {
    let server = Server::following(vec![not_found()]).await;
    let error = server.client().consultar(&reference()).await.unwrap_err();
    assert_eq!((error.kind(), error.codigo()), (ErrorKind::NaoEncontrado, Some("nao_encontrado")));
    assert_eq!(server.lines().len(), 1);
}

#[tokio::test]
async fn a_query_survives_passing_failures() {
    let truncated = Act::Truncate { status: 200, body: r#"{"status": "autor"#.into() };
    let server = Server::following(vec![answer(503, "<html>"), Act::Drop, truncated, authorised()]).await;
    assert!(server.client().consultar(&reference()).await.unwrap().autorizado());
    assert_eq!(server.lines().len(), 4);
}

#[tokio::test]
async fn a_query_gives_up_after_its_attempts() {
    let server = Server::following(vec![answer(503, "{}"); 4]).await;
    let error = server.client().consultar(&reference()).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Servidor, Some(503)));
    assert_eq!(server.lines().len(), 4);
}

#[tokio::test]
async fn options_of_a_call_hold_for_that_call_alone() {
    let server = Server::following(vec![answer(503, "{}"), Act::Hang, answer(503, "{}"), authorised()]).await;
    let client = server.client();
    let once = client.with(CallOptions::default().with_retry(RetryPolicy::never()));
    assert_eq!(once.consultar(&reference()).await.unwrap_err().kind(), ErrorKind::Servidor);
    let brief = once.options().with_timeout(Duration::from_millis(100));
    assert_eq!(client.with(brief).consultar(&reference()).await.unwrap_err().kind(), ErrorKind::Timeout);
    assert!(client.consultar(&reference()).await.unwrap().autorizado());
}

#[tokio::test]
async fn an_answer_that_is_no_document_is_told_with_its_body() {
    for body in ["<html>portal</html>", "[]", "{}", ""] {
        let server = Server::following(vec![answer(200, body)]).await;
        let error = server.client().consultar(&reference()).await.unwrap_err();
        assert_eq!((error.kind(), error.corpo()), (ErrorKind::RespostaInvalida, Some(body)));
    }
}

#[tokio::test]
async fn an_answer_beyond_the_limit_is_not_swallowed() {
    let server = Server::following(vec![answer(200, "x".repeat(2000))]).await;
    let client = server.builder().max_body_bytes(1000).build().unwrap();
    let error = client.consultar(&reference()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::RespostaInvalida);
    assert!(error.to_string().contains("1000 bytes"), "{error}");
}

#[tokio::test]
async fn a_redirect_of_the_api_is_not_followed() {
    let other = Server::following(vec![authorised()]).await;
    let away = answer_with(302, &[("location", &other.url)], "");
    let server = Server::following(vec![away]).await;
    let error = server.client().consultar(&reference()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::RespostaInvalida);
    assert!(other.asked().is_empty());
}

#[tokio::test]
async fn the_rate_limit_is_known_and_shared_by_all_clients_of_the_token() {
    let headers = [("Rate-Limit-Limit", "100"), ("Rate-Limit-Remaining", "0"), ("Rate-Limit-Reset", "3600")];
    let body = r#"{"status": "processando_autorizacao"}"#;
    let server = Server::following(vec![answer_with(200, &headers, body)]).await;
    let token = fresh_token();
    let client = server.builder().token(&token).build().unwrap();
    client.clone().consultar(&reference()).await.unwrap();
    assert_eq!((client.rate_limit().limit, client.rate_limit().remaining), (Some(100), Some(0)));
    let another = server.builder().token(&token).build().unwrap();
    for same_token in [client, another] {
        let error = same_token.consultar(&reference()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limite);
    }
    assert_eq!(server.lines().len(), 1);
}
