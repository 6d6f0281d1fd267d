//! Emission, and what becomes of it when an answer is lost.

use std::error::Error as _;
use std::time::Duration;

use focus_cte::client::retry::RetryPolicy;
use focus_cte::client::{Client, Json};
use focus_cte::documento::Status;
use focus_cte::{Ambiente, ErrorKind, Modelo, Referencia};
use serde_json::json;

use super::server::{
    Act, BASIC, Server, TOKEN, answer, answer_with, authorised, in_process, not_found, quick, reference,
};

const POST: &str = "POST /v2/cte?ref=pedido-42";
const GET: &str = "GET /v2/cte/pedido-42";

#[tokio::test]
async fn an_accepted_cte_is_a_document_in_process() {
    let server = Server::following(vec![in_process()]).await;
    let documento = server.client().emitir_cte(&reference(), r#"{ "valor_total": 1.10 }"#).await.unwrap();
    assert!(documento.em_processamento());
    assert_eq!(documento.resposta().unwrap().status(), 202);
    let asked = &server.asked()[0];
    assert_eq!(asked.line, POST);
    assert_eq!(asked.header("authorization"), Some(BASIC));
    assert_eq!(asked.header("content-type"), Some("application/json"));
    assert_eq!(asked.body, r#"{ "valor_total": 1.10 }"#);
}

#[tokio::test]
async fn a_cte_os_goes_to_its_own_path_and_its_verdict_is_in_the_answer() {
    let server = Server::following(vec![authorised()]).await;
    let documento = server.client().emitir_cte_os(&reference(), json!({"modal": "01"})).await.unwrap();
    assert!(documento.autorizado());
    assert_eq!(documento.modelo, Some(Modelo::Cte));
    assert_eq!(documento.chave.unwrap().partes().numero, 42);
    assert_eq!(server.lines(), ["POST /v2/cte_os?ref=pedido-42"]);
}

#[tokio::test]
async fn a_reference_is_percent_encoded() {
    let server = Server::following(vec![in_process(), authorised()]).await;
    let referencia = Referencia::new("a/b é?").unwrap();
    server.client().emitir_cte(&referencia, "{}").await.unwrap();
    server.client().consultar(&referencia).await.unwrap();
    assert_eq!(server.lines(), ["POST /v2/cte?ref=a%2Fb%20%C3%A9%3F", "GET /v2/cte/a%2Fb%20%C3%A9%3F"]);
}

#[tokio::test]
async fn a_refusal_by_the_authority_is_a_document() {
    for status in [200, 201, 202] {
        let body = r#"{"status": "erro_autorizacao", "status_sefaz": "598", "mensagem_sefaz": "Razão social",
                       "erros": [{"codigo": "598", "mensagem": "Razão social"}]}"#;
        let server = Server::following(vec![answer(status, body)]).await;
        let documento = server.client().emitir_cte(&reference(), "{}").await.unwrap();
        assert_eq!(documento.status, Status::ErroAutorizacao);
        assert_eq!(documento.erros[0].mensagem, "Razão social");
    }
}

#[tokio::test]
async fn a_409_is_never_retried() {
    let body =
        r#"{"codigo": "cte_ja_autorizado", "mensagem": "Já existe um CT-e autorizado utilizando esta referência"}"#;
    let server = Server::following(vec![answer(409, body)]).await;
    let error = server.client().emitir_cte(&reference(), "{}").await.unwrap_err();
    assert_eq!((error.kind(), error.codigo()), (ErrorKind::Conflito, Some("cte_ja_autorizado")));
    assert_eq!(error.referencia(), Some(&reference()));
    assert_eq!(error.operacao(), Some("emitir_cte"));
    assert_eq!(server.lines(), [POST]);
}

#[tokio::test]
async fn a_422_brings_the_list_of_errors() {
    let body = r#"{"codigo": "erro_validacao_schema", "mensagem": "Erro na validação do Schema XML",
                   "erros": [{"campo": "cfop", "mensagem": "CFOP é obrigatório"}]}"#;
    let server = Server::following(vec![answer_with(422, &[("x-request-id", "req-7")], body)]).await;
    let error = server.client().emitir_cte(&reference(), "{}").await.unwrap_err();
    assert_eq!((error.kind(), error.status(), error.request_id()), (ErrorKind::Validacao, Some(422), Some("req-7")));
    assert_eq!(error.erros()[0].campo.as_deref(), Some("cfop"));
    let text = error.to_string();
    for part in ["HTTP 422", "erro_validacao_schema", "pedido-42", "cfop: CFOP é obrigatório", "req-7"] {
        assert!(text.contains(part), "{text}");
    }
}

#[tokio::test]
async fn every_other_refusal_has_its_kind() {
    let kinds = [
        (400, ErrorKind::RequisicaoInvalida),
        (401, ErrorKind::Autenticacao),
        (403, ErrorKind::Autenticacao),
        (404, ErrorKind::NaoEncontrado),
        (413, ErrorKind::RequisicaoInvalida),
        (415, ErrorKind::JsonInvalido),
        (302, ErrorKind::RespostaInvalida),
    ];
    for (status, kind) in kinds {
        let server = Server::following(vec![answer(status, r#"{"codigo": "x", "mensagem": "y"}"#)]).await;
        let error = server.client().emitir_cte(&reference(), "{}").await.unwrap_err();
        assert_eq!((error.kind(), server.lines().len()), (kind, 1), "{status}");
    }
}

#[tokio::test]
async fn a_401_with_an_html_body_is_an_authentication_error() {
    let html =
        answer_with(401, &[("content-type", "text/html")], "<html><body>HTTP Basic: Access denied.</body></html>");
    let server = Server::following(vec![html]).await;
    let error = server.client().emitir_cte(&reference(), "{}").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Autenticacao);
    assert!(error.corpo().unwrap().contains("Access denied"));
    assert!(error.to_string().contains("text/html") && !error.to_string().contains("Access denied"), "{error}");
}

#[tokio::test]
async fn a_429_is_waited_out_and_the_same_is_sent_again() {
    let limited = answer_with(429, &[("retry-after", "0")], r#"{"codigo": "limite", "mensagem": "devagar"}"#);
    let server = Server::following(vec![limited, in_process()]).await;
    server.client().emitir_cte(&reference(), "{}").await.unwrap();
    assert_eq!(server.lines(), [POST, POST]);
}

#[tokio::test]
async fn a_429_that_asks_for_too_long_a_wait_is_told_at_once() {
    let limited = answer_with(429, &[("retry-after", "3600")], "{}");
    let server = Server::following(vec![limited]).await;
    let error = server.client().emitir_cte(&reference(), "{}").await.unwrap_err();
    assert_eq!((error.kind(), error.retry_after()), (ErrorKind::Limite, Some(Duration::from_hours(1))));
    assert!(error.to_string().contains("3600 s"), "{error}");
}

#[tokio::test]
async fn after_a_lost_answer_a_known_document_is_returned_and_nothing_is_sent_again() {
    for lost in [Act::Drop, Act::Truncate { status: 202, body: r#"{"status":"#.into() }, answer(502, "<html>")] {
        let server = Server::following(vec![lost, authorised()]).await;
        let documento = server.client().emitir_cte(&reference(), "{}").await.unwrap();
        assert!(documento.autorizado());
        assert_eq!(server.lines(), [POST, GET]);
    }
}

#[tokio::test]
async fn after_a_lost_answer_an_unknown_document_is_sent_again_unchanged() {
    let server = Server::following(vec![Act::Drop, not_found(), in_process()]).await;
    let documento = server.client().emitir_cte(&reference(), r#"{"a":1}"#).await.unwrap();
    assert!(documento.em_processamento());
    assert_eq!(server.lines(), [POST, GET, POST]);
    assert_eq!(server.asked()[0].body, server.asked()[2].body);
}

const REFUSED: &str = r#"{"status": "erro_autorizacao", "status_sefaz": "598", "mensagem_sefaz": "Razão social"}"#;

#[tokio::test]
async fn after_a_lost_answer_a_refusal_is_returned_as_what_the_api_knows() {
    let server = Server::following(vec![Act::Drop, answer(200, REFUSED)]).await;
    let documento = server.client().emitir_cte(&reference(), "{}").await.unwrap();
    assert_eq!((documento.status.clone(), documento.reconciliado()), (Status::ErroAutorizacao, true));
    assert_eq!(server.lines(), [POST, GET]);
}

#[tokio::test]
async fn after_a_lost_answer_the_verdict_of_before_the_sending_does_not_stand_for_it() {
    let script = vec![answer(200, REFUSED), Act::Drop, answer(200, REFUSED), in_process()];
    let server = Server::following(script).await;
    let client = server.client();
    assert_eq!(client.emitir_cte(&reference(), r#"{"a":1}"#).await.unwrap().status, Status::ErroAutorizacao);
    assert!(client.emitir_cte(&reference(), r#"{"a":2}"#).await.unwrap().em_processamento());
    assert_eq!(server.lines(), [POST, POST, GET, POST]);
}

#[tokio::test]
async fn after_a_lost_answer_a_verdict_other_than_that_of_before_is_new() {
    let newer = r#"{"status": "erro_autorizacao", "status_sefaz": "204", "mensagem_sefaz": "Duplicidade"}"#;
    let server = Server::following(vec![answer(200, REFUSED), Act::Drop, answer(200, newer)]).await;
    let client = server.client();
    client.emitir_cte(&reference(), r#"{"a":1}"#).await.unwrap();
    let documento = client.emitir_cte(&reference(), r#"{"a":2}"#).await.unwrap();
    assert_eq!(documento.status_sefaz.as_deref(), Some("204"));
}

#[tokio::test]
async fn an_old_verdict_stands_when_nothing_newer_can_be_had() {
    let mut script = vec![answer(200, REFUSED)];
    script.extend([Act::Drop, answer(200, REFUSED)].into_iter().cycle().take(8));
    let server = Server::following(script).await;
    let client = server.client();
    client.emitir_cte(&reference(), r#"{"a":1}"#).await.unwrap();
    let documento = client.emitir_cte(&reference(), r#"{"a":2}"#).await.unwrap();
    assert!(documento.reconciliado());
    assert_eq!(server.lines().iter().filter(|line| *line == POST).count(), 5);
}

#[tokio::test]
async fn a_409_after_a_lost_answer_is_the_own_document_arriving_late() {
    let conflict = answer(409, r#"{"codigo": "cte_em_processamento", "mensagem": "em processamento"}"#);
    let server = Server::following(vec![Act::Drop, not_found(), conflict, authorised()]).await;
    assert!(server.client().emitir_cte(&reference(), "{}").await.unwrap().autorizado());
    assert_eq!(server.lines(), [POST, GET, POST, GET]);
}

#[tokio::test]
async fn a_timeout_is_asked_about() {
    let server = Server::following(vec![Act::Hang, authorised()]).await;
    let client = server.builder().timeout(Duration::from_millis(200)).build().unwrap();
    assert!(client.emitir_cte(&reference(), "{}").await.unwrap().autorizado());
    assert_eq!(server.lines(), [POST, GET]);
}

#[tokio::test]
async fn when_asking_fails_too_the_result_is_unknown() {
    let server = Server::following(vec![Act::Drop, answer(401, "<html>")]).await;
    let error = server.client().emitir_cte(&reference(), "{}").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ResultadoDesconhecido);
    assert!(!error.retryable());
    assert!(error.source().is_some());
    assert!(error.to_string().contains("Consulte pela referência"), "{error}");
}

#[tokio::test]
async fn a_server_that_fails_and_knows_nothing_is_a_server_error_after_all_attempts() {
    let script = [answer(500, "{}"), not_found()].into_iter().cycle().take(8).collect();
    let server = Server::following(script).await;
    let error = server.client().emitir_cte(&reference(), "{}").await.unwrap_err();
    assert_eq!((error.kind(), error.status(), error.retryable()), (ErrorKind::Servidor, Some(500), true));
    assert_eq!(server.lines().len(), 8);
}

#[tokio::test]
async fn connections_always_lost_leave_the_result_unknown() {
    let script = [Act::Drop, not_found()].into_iter().cycle().take(8).collect();
    let server = Server::following(script).await;
    let error = server.client().emitir_cte(&reference(), "{}").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ResultadoDesconhecido);
}

#[tokio::test]
async fn a_success_that_is_no_document_is_asked_about() {
    let server = Server::following(vec![answer(200, "<html>portal</html>"), authorised()]).await;
    assert!(server.client().emitir_cte(&reference(), "{}").await.unwrap().autorizado());
}

#[tokio::test]
async fn without_retries_a_lost_answer_is_told_at_once() {
    for lost in [Act::Drop, answer(503, "{}"), answer(200, "?")] {
        let server = Server::following(vec![lost]).await;
        let client = server.builder().retry(RetryPolicy::never()).build().unwrap();
        let error = client.emitir_cte(&reference(), "{}").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ResultadoDesconhecido);
        assert_eq!(server.lines(), [POST]);
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_connection_error() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = Client::builder().token(TOKEN).ambiente(Ambiente::Url(url)).retry(quick()).build().unwrap();
    let error = client.emitir_cte(&reference(), "{}").await.unwrap_err();
    assert_eq!((error.kind(), error.retryable()), (ErrorKind::Conexao, true));
    assert!(error.to_string().contains("conexão recusada"), "{error}");
}

#[tokio::test]
async fn broken_json_is_refused_before_anything_is_sent() {
    let server = Server::following(vec![]).await;
    let error = server.client().emitir_cte(&reference(), "{\"a\": }").await.unwrap_err();
    assert_eq!((error.kind(), error.operacao()), (ErrorKind::JsonInvalido, Some("emitir_cte")));
    let error = server.client().emitir_cte(&reference(), Json(&[1, 2])).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::JsonInvalido);
    assert!(server.lines().is_empty());
}
