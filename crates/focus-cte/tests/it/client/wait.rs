//! Waiting for a verdict, with a clock that moves only when nothing else can.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use focus_cte::client::transport::{Failure, FailureKind, Request, SendFuture, Transport};
use focus_cte::client::{Client, Espera};
use focus_cte::documento::RawResponse;
use focus_cte::{Ambiente, ErrorKind};
use tokio::time::Instant;

use super::server::{fresh_token, reference};

/// Answers each request with the next of a list, and with the last for ever.
#[derive(Clone)]
struct Scripted {
    answers: Arc<Mutex<Vec<Answer>>>,
    times: Arc<Mutex<Vec<Instant>>>,
}

#[derive(Clone, Copy)]
enum Answer {
    Is(u16, &'static str),
    Lost,
    Never,
}

const IN_PROCESS: Answer = Answer::Is(200, r#"{"status": "processando_autorizacao"}"#);
const AUTHORISED: Answer = Answer::Is(200, r#"{"status": "autorizado"}"#);
const REFUSED: Answer = Answer::Is(
    200,
    r#"{"status": "erro_autorizacao", "status_sefaz": "598", "mensagem_sefaz": "Razão social", "erros": [{"codigo": "598", "mensagem": "x"}]}"#,
);

impl Scripted {
    fn new(answers: &[Answer]) -> Scripted {
        let mut reversed = answers.to_vec();
        reversed.reverse();
        Scripted { answers: Arc::new(Mutex::new(reversed)), times: Arc::default() }
    }

    fn client(&self) -> Client {
        Client::builder().token(fresh_token()).ambiente(Ambiente::Homologacao).transport(self.clone()).build().unwrap()
    }

    fn count(&self) -> usize {
        self.times.lock().unwrap().len()
    }
}

impl Transport for Scripted {
    fn send(&self, request: Request) -> SendFuture<'_> {
        self.times.lock().unwrap().push(Instant::now());
        let mut answers = self.answers.lock().unwrap();
        let next = if answers.len() > 1 { answers.pop().unwrap() } else { answers[0] };
        Box::pin(async move {
            assert_eq!(request.url, "https://homologacao.focusnfe.com.br/v2/cte/pedido-42");
            match next {
                Answer::Is(status, body) => Ok(RawResponse::new(status, Vec::new(), body.into())),
                Answer::Lost => Err(Failure::new(FailureKind::Interrupted, "caiu")),
                Answer::Never => std::future::pending().await,
            }
        })
    }
}

#[tokio::test(start_paused = true)]
async fn a_verdict_ends_the_wait() {
    let script = Scripted::new(&[IN_PROCESS, IN_PROCESS, IN_PROCESS, AUTHORISED]);
    let start = Instant::now();
    assert!(script.client().aguardar(&reference()).await.unwrap().autorizado());
    assert_eq!(start.elapsed(), Duration::from_millis(1000 + 1500 + 2250));
    assert_eq!(script.count(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_is_a_document_unless_success_was_promised() {
    let script = Scripted::new(&[REFUSED]);
    let documento = script.client().aguardar(&reference()).await.unwrap();
    assert_eq!(documento.sefaz().as_deref(), Some("598 - Razão social"));
    let error = script.client().aguardar_autorizacao(&reference(), Espera::default()).await.unwrap_err();
    assert_eq!((error.kind(), error.codigo()), (ErrorKind::DocumentoRecusado, Some("erro_autorizacao")));
    assert_eq!(error.documento().unwrap().status_sefaz.as_deref(), Some("598"));
    assert!(error.to_string().contains("598 - Razão social"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn the_deadline_ends_the_wait_with_the_document_as_last_seen() {
    let script = Scripted::new(&[IN_PROCESS]);
    let start = Instant::now();
    let error = script.client().aguardar_com(&reference(), Espera::prazo(Duration::from_secs(30))).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::PrazoEsgotado);
    assert!(error.documento().unwrap().em_processamento());
    assert!(start.elapsed() <= Duration::from_secs(30) && start.elapsed() >= Duration::from_secs(28));
    assert!(script.count() <= 10, "{}", script.count());
}

#[tokio::test(start_paused = true)]
async fn a_verdict_shortly_before_a_short_deadline_is_still_seen() {
    let script = Scripted::new(&[IN_PROCESS, AUTHORISED]);
    let espera = Espera::prazo(Duration::from_millis(600));
    assert!(script.client().aguardar_com(&reference(), espera).await.unwrap().autorizado());
}

#[tokio::test(start_paused = true)]
async fn a_query_that_hangs_does_not_outlive_the_deadline() {
    let script = Scripted::new(&[Answer::Never]);
    let start = Instant::now();
    let error = script.client().aguardar_com(&reference(), Espera::prazo(Duration::from_secs(5))).await.unwrap_err();
    assert_eq!((error.kind(), start.elapsed()), (ErrorKind::PrazoEsgotado, Duration::from_secs(5)));
}

#[tokio::test(start_paused = true)]
async fn a_server_that_fails_for_a_while_does_not_end_the_wait() {
    let mut answers = vec![Answer::Lost; 6];
    answers.extend([Answer::Is(503, "<html>"), AUTHORISED]);
    let script = Scripted::new(&answers);
    assert!(script.client().aguardar(&reference()).await.unwrap().autorizado());
}

#[tokio::test(start_paused = true)]
async fn what_no_time_heals_ends_the_wait_at_once() {
    let script = Scripted::new(&[Answer::Is(404, r#"{"codigo": "nao_encontrado", "mensagem": "x"}"#)]);
    let error = script.client().aguardar(&reference()).await.unwrap_err();
    assert_eq!((error.kind(), script.count()), (ErrorKind::NaoEncontrado, 1));
}

#[tokio::test(start_paused = true)]
async fn no_more_queries_are_spent_than_allowed() {
    let script = Scripted::new(&[IN_PROCESS]);
    let espera = Espera::prazo(Duration::from_hours(1)).com_max_consultas(3);
    let error = script.client().aguardar_com(&reference(), espera).await.unwrap_err();
    assert_eq!((error.kind(), script.count()), (ErrorKind::PrazoEsgotado, 3));
}
