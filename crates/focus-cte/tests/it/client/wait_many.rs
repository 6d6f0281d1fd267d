//! Waiting for many documents, with a clock that moves only when nothing else can.

use std::time::Duration;

use focus_cte::client::Espera;
use focus_cte::documento::Status;
use focus_cte::{Documento, ErrorKind, Referencia};
use serde_json::json;
use tokio::time::Instant;

use super::scripted::{Answer, Scripted, is, state, with};

const IN_PROCESS: &str = "processando_autorizacao";

fn references(count: usize) -> Vec<Referencia> {
    (0..count).map(|i| Referencia::new(format!("r{i}")).unwrap()).collect()
}

fn told(referencia: &str, status: &str) -> Documento {
    Documento::from_value(json!({"ref": referencia, "status": status})).unwrap()
}

/// Each document is ready after this many queries of it.
fn ready_after(queries: usize) -> Scripted {
    let asked = std::sync::Mutex::new(std::collections::HashMap::<String, usize>::new());
    Scripted::by(move |line, _| {
        let mut asked = asked.lock().unwrap();
        let count = asked.entry(line.to_owned()).or_default();
        *count += 1;
        state(if *count >= queries { "autorizado" } else { IN_PROCESS })
    })
}

#[tokio::test(start_paused = true)]
async fn all_results_come_in_the_order_given_each_once() {
    let script = ready_after(3);
    let mut wanted = references(30);
    wanted.push(wanted[0].clone());
    let results = script.client().aguardar_muitos(wanted).await;
    let names: Vec<&str> = results.iter().map(|(r, _)| r.as_str()).collect();
    assert_eq!(names, references(30).iter().map(Referencia::as_str).collect::<Vec<_>>());
    assert!(results.iter().all(|(_, result)| result.as_ref().unwrap().autorizado()));
    assert_eq!(script.count(), 90);
}

#[tokio::test(start_paused = true)]
async fn no_document_is_no_wait() {
    let script = ready_after(1);
    assert!(script.client().aguardar_muitos([]).await.is_empty());
}

#[tokio::test(start_paused = true)]
async fn pauses_grow_for_each_document() {
    let script = ready_after(4);
    let start = Instant::now();
    script.client().aguardar_muitos(references(3)).await;
    assert_eq!(start.elapsed().as_millis(), 1000 + 1500 + 2250);
}

#[tokio::test(start_paused = true)]
async fn the_credits_of_others_are_left_to_them() {
    let headers = [("Rate-Limit-Limit", "100"), ("Rate-Limit-Remaining", "99"), ("Rate-Limit-Reset", "60")];
    let script = Scripted::new(vec![with(200, &headers, r#"{"status": "processando_autorizacao"}"#)]);
    let client = script.client();
    let espera = Espera::prazo(Duration::from_secs(50));
    let results = client.aguardar_muitos(references(40)).com_espera(espera).await;
    assert!(results.iter().all(|(_, result)| result.as_ref().is_err_and(|e| e.kind() == ErrorKind::PrazoEsgotado)));
    assert_eq!(script.count(), 75);
    assert!(client.consultar(&references(1)[0]).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn a_webhook_ends_the_wait_without_another_query() {
    let script = Scripted::new(vec![state(IN_PROCESS)]);
    let mut wait = script.client().aguardar_muitos(references(2));
    let avisos = wait.avisos();
    let start = Instant::now();
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert!(avisos.receber(told("r1", "autorizado")));
        assert!(!avisos.receber(told("r1", "autorizado")));
        assert!(!avisos.receber(told("outra", "autorizado")));
    });
    let (referencia, resultado) = wait.proximo().await.unwrap();
    assert_eq!((referencia.as_str(), resultado.unwrap().autorizado()), ("r1", true));
    assert_eq!((start.elapsed(), script.count()), (Duration::from_millis(500), 2));
}

#[tokio::test(start_paused = true)]
async fn a_refusal_told_by_a_webhook_is_asked_for_at_once() {
    let script = Scripted::by(|_, i| state(if i == 0 { IN_PROCESS } else { "erro_autorizacao" }));
    let mut wait = script.client().aguardar_muitos(references(1));
    let avisos = wait.avisos();
    let start = Instant::now();
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert!(avisos.receber(told("r0", "erro_autorizacao")));
    });
    let (_, resultado) = wait.proximo().await.unwrap();
    assert_eq!(resultado.unwrap().status, Status::ErroAutorizacao);
    assert_eq!((start.elapsed(), script.count()), (Duration::from_millis(300), 2));
}

#[tokio::test(start_paused = true)]
async fn a_late_refusal_of_an_earlier_sending_ends_nothing() {
    let script = Scripted::by(|_, i| state(if i < 3 { IN_PROCESS } else { "autorizado" }));
    let wait = script.client().aguardar_muitos(references(1));
    wait.avisos().receber(told("r0", "erro_autorizacao"));
    let results = wait.await;
    assert!(results[0].1.as_ref().unwrap().autorizado());
    assert_eq!(script.count(), 4);
}

#[tokio::test(start_paused = true)]
async fn one_documents_error_is_its_own() {
    let script = Scripted::by(|line, _| match line {
        "GET /v2/cte/r0" => is(404, r#"{"codigo": "nao_encontrado", "mensagem": "x"}"#),
        "GET /v2/cte/r1" => Answer::Lost,
        _ => state("autorizado"),
    });
    let results = script.client().aguardar_muitos(references(3)).await;
    let error = |place: usize| results[place].1.as_ref().unwrap_err();
    assert_eq!((error(0).kind(), error(0).referencia().unwrap().as_str()), (ErrorKind::NaoEncontrado, "r0"));
    assert_eq!((error(1).kind(), error(1).operacao()), (ErrorKind::PrazoEsgotado, Some("aguardar_muitos")));
    assert!(results[2].1.as_ref().unwrap().autorizado());
}

#[tokio::test(start_paused = true)]
async fn the_deadline_gives_each_document_as_last_seen() {
    let script = Scripted::new(vec![state(IN_PROCESS)]);
    let start = Instant::now();
    let espera = Espera::prazo(Duration::from_secs(30));
    let results = script.client().aguardar_muitos(references(5)).com_espera(espera).await;
    assert_eq!((results.len(), start.elapsed()), (5, Duration::from_secs(30)));
    for (_, result) in results {
        assert!(result.unwrap_err().documento().unwrap().em_processamento());
    }
}

#[tokio::test(start_paused = true)]
async fn no_more_queries_are_spent_on_a_document_than_allowed() {
    let script = Scripted::new(vec![state(IN_PROCESS)]);
    let espera = Espera::default().com_max_consultas(3);
    script.client().aguardar_muitos(references(4)).com_espera(espera).await;
    assert_eq!(script.count(), 12);
}
