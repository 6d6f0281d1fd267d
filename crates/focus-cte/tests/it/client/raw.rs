//! The raw request.

use focus_cte::ErrorKind;
use focus_cte::client::Method;

use super::server::{Act, BASIC, Server, answer, answer_with};

#[tokio::test]
async fn any_request_goes_with_token_and_comes_back_as_it_is() {
    let server = Server::following(vec![answer_with(201, &[("x-novo", "sim")], "[1]")]).await;
    let answer = server.client().requisicao(Method::Put, "/v2/novo?a=b", Some(b"{\"x\": 1.10}")).await.unwrap();
    assert_eq!((answer.status(), answer.header("X-Novo"), answer.body()), (201, Some("sim"), b"[1]".as_slice()));
    let asked = &server.asked()[0];
    assert_eq!((asked.line.as_str(), asked.body.as_str()), ("PUT /v2/novo?a=b", "{\"x\": 1.10}"));
    assert_eq!(asked.header("authorization"), Some(BASIC));
}

#[tokio::test]
async fn a_get_is_retried_and_nothing_else_that_may_have_arrived() {
    let server = Server::following(vec![Act::Drop, answer(200, "{}")]).await;
    server.client().requisicao(Method::Get, "/v2/x", None).await.unwrap();
    for method in [Method::Post, Method::Put, Method::Delete] {
        let server = Server::following(vec![Act::Drop, answer(200, "{}")]).await;
        let error = server.client().requisicao(method, "/v2/x", None).await.unwrap_err();
        assert_eq!((error.kind(), server.lines().len()), (ErrorKind::ResultadoDesconhecido, 1), "{method}");
    }
}

#[tokio::test]
async fn a_refusal_keeps_its_body() {
    let server = Server::following(vec![answer(422, r#"{"codigo": "x", "mensagem": "y", "mais": [1]}"#)]).await;
    let error = server.client().requisicao(Method::Post, "/v2/x", Some(b"{}")).await.unwrap_err();
    assert_eq!((error.kind(), error.codigo()), (ErrorKind::Validacao, Some("x")));
    assert!(error.corpo().unwrap().contains("mais"));
}

#[tokio::test]
async fn the_token_goes_to_no_other_host() {
    let other = Server::following(vec![answer(200, "{}")]).await;
    let server = Server::following(vec![answer(200, "{}")]).await;
    let client = server.client();
    for path in [format!("{}/v2/x", other.url), "//evil.example/x".into(), "v2/x".into(), String::new()] {
        let error = client.requisicao(Method::Get, &path, None).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuracao, "{path}");
    }
    assert!(other.asked().is_empty() && server.asked().is_empty());
    client.requisicao(Method::Get, &format!("{}/v2/x", server.url), None).await.unwrap();
}

#[test]
fn a_method_is_read_from_text() {
    assert_eq!("post".parse(), Ok(Method::Post));
    assert!("BREW".parse::<Method>().unwrap_err().to_string().contains("GET, POST, PUT ou DELETE"));
}
