//! Waiting for a verdict, with a clock that moves only when nothing else can.

use std::time::Duration;

use focus_cte::ErrorKind;
use focus_cte::client::Espera;
use tokio::time::Instant;

use super::scripted::{Answer, Scripted, is, state};
use super::server::reference;

const IN_PROCESS: &str = "processando_autorizacao";

fn refused() -> Answer {
    is(
        200,
        r#"{"status": "erro_autorizacao", "status_sefaz": "598", "mensagem_sefaz": "Razão social", "erros": [{"codigo": "598", "mensagem": "x"}]}"#,
    )
}

#[tokio::test(start_paused = true)]
async fn a_verdict_ends_the_wait() {
    let script = Scripted::new(vec![state(IN_PROCESS), state(IN_PROCESS), state(IN_PROCESS), state("autorizado")]);
    let start = Instant::now();
    assert!(script.client().aguardar(&reference()).await.unwrap().autorizado());
    assert_eq!(start.elapsed(), Duration::from_millis(1000 + 1500 + 2250));
    assert_eq!(script.count(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_is_a_document_unless_success_was_promised() {
    let script = Scripted::new(vec![refused()]);
    let documento = script.client().aguardar(&reference()).await.unwrap();
    assert_eq!(documento.sefaz().as_deref(), Some("598 - Razão social"));
    let error = script.client().aguardar_autorizacao(&reference(), Espera::default()).await.unwrap_err();
    assert_eq!((error.kind(), error.codigo()), (ErrorKind::DocumentoRecusado, Some("erro_autorizacao")));
    assert_eq!(error.documento().unwrap().status_sefaz.as_deref(), Some("598"));
    assert!(error.to_string().contains("598 - Razão social"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn the_deadline_ends_the_wait_with_the_document_as_last_seen() {
    let script = Scripted::new(vec![state(IN_PROCESS)]);
    let start = Instant::now();
    let error = script.client().aguardar_com(&reference(), Espera::prazo(Duration::from_secs(30))).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::PrazoEsgotado);
    assert!(error.documento().unwrap().em_processamento());
    assert!(start.elapsed() <= Duration::from_secs(30) && start.elapsed() >= Duration::from_secs(28));
    assert!(script.count() <= 10, "{}", script.count());
}

#[tokio::test(start_paused = true)]
async fn a_verdict_shortly_before_a_short_deadline_is_still_seen() {
    let script = Scripted::new(vec![state(IN_PROCESS), state("autorizado")]);
    let espera = Espera::prazo(Duration::from_millis(600));
    assert!(script.client().aguardar_com(&reference(), espera).await.unwrap().autorizado());
}

#[tokio::test(start_paused = true)]
async fn a_query_that_hangs_does_not_outlive_the_deadline() {
    let script = Scripted::new(vec![Answer::Never]);
    let start = Instant::now();
    let error = script.client().aguardar_com(&reference(), Espera::prazo(Duration::from_secs(5))).await.unwrap_err();
    assert_eq!((error.kind(), start.elapsed()), (ErrorKind::PrazoEsgotado, Duration::from_secs(5)));
}

#[tokio::test(start_paused = true)]
async fn a_server_that_fails_for_a_while_does_not_end_the_wait() {
    let mut answers = vec![Answer::Lost; 6];
    answers.extend([is(503, "<html>"), state("autorizado")]);
    let script = Scripted::new(answers);
    assert!(script.client().aguardar(&reference()).await.unwrap().autorizado());
}

#[tokio::test(start_paused = true)]
async fn what_no_time_heals_ends_the_wait_at_once() {
    let script = Scripted::new(vec![is(404, r#"{"codigo": "nao_encontrado", "mensagem": "x"}"#)]);
    let error = script.client().aguardar(&reference()).await.unwrap_err();
    assert_eq!((error.kind(), script.count()), (ErrorKind::NaoEncontrado, 1));
}

#[tokio::test(start_paused = true)]
async fn no_more_queries_are_spent_than_allowed() {
    let script = Scripted::new(vec![state(IN_PROCESS)]);
    let espera = Espera::prazo(Duration::from_hours(1)).com_max_consultas(3);
    let error = script.client().aguardar_com(&reference(), espera).await.unwrap_err();
    assert_eq!((error.kind(), script.count()), (ErrorKind::PrazoEsgotado, 3));
}
