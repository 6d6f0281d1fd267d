//! Outcomes that are hard to get, with a clock that moves only when nothing else can.

use std::error::Error as _;
use std::time::Duration;

use focus_cte::ErrorKind;
use focus_cte::client::retry::RetryPolicy;
use tokio::time::Instant;

use super::scripted::{Answer, Scripted, is, state};
use super::server::{Act, Server, answer_with, authorised, reference};

const POST: &str = "POST /v2/cte?ref=pedido-42";
const GET: &str = "GET /v2/cte/pedido-42";

fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

fn unknown_there() -> Answer {
    is(404, r#"{"codigo": "nao_encontrado", "mensagem": "CT-e não encontrado"}"#)
}

#[tokio::test(start_paused = true)]
async fn the_question_is_asked_until_there_is_an_answer() {
    let script = Scripted::by(|_, i| match i {
        0 => Answer::Lost,
        1..15 => Answer::NotSent,
        _ => state("processando_autorizacao"),
    });
    let documento = script.client().emitir_cte(&reference(), "{}").await.unwrap();
    assert!(documento.em_processamento() && documento.reconciliado());
    assert_eq!(script.lines().iter().filter(|line| *line == POST).count(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_question_without_answer_until_the_deadline_leaves_the_outcome_unknown() {
    for deaf in [Answer::NotSent, Answer::Lost, Answer::Never, is(503, "<html>"), is(200, "<html>"), is(429, "{}")] {
        let script = Scripted::new(vec![Answer::Lost, deaf]);
        let client = script.builder().deadline(seconds(90)).build().unwrap();
        let start = Instant::now();
        let error = client.emitir_cte(&reference(), "{}").await.unwrap_err();
        assert_eq!((error.kind(), error.referencia()), (ErrorKind::ResultadoDesconhecido, Some(&reference())));
        assert!(!error.retryable() && error.source().is_some());
        assert!(error.proximo_passo().contains("mesma referência"), "{error}");
        assert!(start.elapsed() <= seconds(90) && start.elapsed() > seconds(30), "{:?}", start.elapsed());
        assert_eq!(script.lines().iter().filter(|line| *line == POST).count(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_never_comes_leaves_time_to_ask() {
    let script = Scripted::by(|line, _| if line == POST { Answer::Never } else { state("autorizado") });
    let client = script.builder().timeout(seconds(60)).deadline(seconds(20)).build().unwrap();
    assert!(client.emitir_cte(&reference(), "{}").await.unwrap().autorizado());
    assert_eq!(script.lines(), [POST, GET]);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_goes_away_after_a_lost_answer_costs_no_attempt() {
    // Lost, then unknown there, then away for a while, then unknown there, then accepted.
    let script = Scripted::by(|line, i| match i {
        0 => Answer::Lost,
        2..12 => Answer::NotSent,
        _ if line == POST => state("processando_autorizacao"),
        _ => unknown_there(),
    });
    let mut policy = RetryPolicy::default();
    policy.max_attempts = 2;
    let client = script.builder().retry(policy).build().unwrap();
    assert!(client.emitir_cte(&reference(), "{}").await.unwrap().em_processamento());
}

#[tokio::test(start_paused = true)]
async fn a_token_refused_after_a_lost_answer_leaves_the_outcome_unknown() {
    let script = Scripted::by(|line, i| match i {
        0 => Answer::Lost,
        _ if line == POST => is(401, "<html>"),
        _ => unknown_there(),
    });
    let error = script.client().emitir_cte(&reference(), "{}").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ResultadoDesconhecido);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_of_the_second_sending_is_told_as_it_is() {
    let script = Scripted::by(|line, i| match i {
        0 => Answer::Lost,
        _ if line == POST => is(422, r#"{"codigo": "erro_validacao_schema", "mensagem": "x"}"#),
        _ => unknown_there(),
    });
    let error = script.client().emitir_cte(&reference(), "{}").await.unwrap_err();
    assert_eq!((error.kind(), error.codigo()), (ErrorKind::Validacao, Some("erro_validacao_schema")));
}

#[tokio::test(start_paused = true)]
async fn a_gateway_that_fails_says_nothing_of_the_server_behind_it() {
    for status in [502, 504] {
        let script = Scripted::by(move |line, _| if line == POST { is(status, "<html>") } else { unknown_there() });
        let error = script.client().emitir_cte(&reference(), "{}").await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::ResultadoDesconhecido, Some(status)));
        assert_eq!(script.lines().iter().filter(|line| *line == POST).count(), 4);
    }
}

#[tokio::test]
async fn a_body_cut_off_without_a_length_is_a_lost_answer() {
    let cut = answer_with(200, &[], r#"{"status": "autoriz"#);
    let server = Server::following(vec![cut.clone(), authorised(), cut, authorised()]).await;
    assert!(server.client().consultar(&reference()).await.unwrap().autorizado());
    assert!(server.client().emitir_cte(&reference(), "{}").await.unwrap().reconciliado());
}

#[tokio::test]
async fn what_came_of_a_cut_off_answer_is_kept() {
    let cut = Act::Truncate { status: 500, body: r#"{"codigo": "#.into() };
    let server = Server::following(vec![cut]).await;
    let client = server.builder().retry(RetryPolicy::never()).build().unwrap();
    let error = client.emitir_cte(&reference(), "{}").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ResultadoDesconhecido);
    assert_eq!((error.status(), error.corpo()), (Some(500), Some(r#"{"codigo": "#)));
}

#[tokio::test]
async fn a_refusal_that_is_cut_off_is_still_a_refusal() {
    for (status, kind) in [(409, ErrorKind::Conflito), (422, ErrorKind::Validacao), (401, ErrorKind::Autenticacao)] {
        let cut = Act::Truncate { status, body: r#"{"codigo": "#.into() };
        let server = Server::following(vec![cut]).await;
        let error = server.client().emitir_cte(&reference(), "{}").await.unwrap_err();
        assert_eq!((error.kind(), error.status(), error.corpo()), (kind, Some(status), Some(r#"{"codigo": "#)));
        assert!(error.to_string().contains("a resposta veio cortada"), "{error}");
        assert_eq!(server.lines(), [POST]);
    }
}
