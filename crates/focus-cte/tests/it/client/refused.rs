//! What the authority refused is not sent again unchanged; what differs from what was sent is told.

use focus_cte::documento::Status;
use focus_cte::{Error, ErrorKind};

use super::server::{Server, answer, authorised, in_process, reference};

const REFUSED: &str = r#"{"status": "erro_autorizacao", "status_sefaz": "598", "mensagem_sefaz": "Razão social",
                          "erros": [{"codigo": "598", "mensagem": "Razão social"}]}"#;
const JSON: &str = r#"{"numero": "41", "serie": 1}"#;

fn assert_unchanged(error: &Error) {
    assert_eq!((error.kind(), error.codigo()), (ErrorKind::DocumentoRecusado, Some("reenvio_sem_mudanca")));
    assert_eq!(error.documento().unwrap().status_sefaz.as_deref(), Some("598"));
    let text = error.to_string();
    assert!(text.contains("consumo indevido") && text.contains("598 - Razão social"), "{text}");
    assert!(text.contains("reenviar_recusado"), "{text}");
}

#[tokio::test]
async fn a_refused_document_is_not_sent_again_unchanged_not_even_by_a_clone() {
    let server = Server::following(vec![answer(200, REFUSED), in_process()]).await;
    let client = server.client();
    assert_eq!(client.emitir_cte_os(&reference(), JSON).await.unwrap().status, Status::ErroAutorizacao);
    assert_unchanged(&client.clone().emitir_cte_os(&reference(), JSON).await.unwrap_err());
    assert_unchanged(&client.emitir_cte_os(&reference(), r#"{"serie":1,"numero":"41"}"#).await.unwrap_err());
    assert_eq!(server.lines().len(), 1);
    assert!(client.emitir_cte_os(&reference(), r#"{"numero": 42}"#).await.is_ok());
}

#[tokio::test]
async fn a_refusal_learned_by_query_or_wait_counts_too() {
    for wait in [false, true] {
        let server = Server::following(vec![in_process(), answer(200, REFUSED)]).await;
        let client = server.client();
        client.emitir_cte(&reference(), JSON).await.unwrap();
        let verdict = if wait { client.aguardar(&reference()).await } else { client.consultar(&reference()).await };
        assert_eq!(verdict.unwrap().status, Status::ErroAutorizacao);
        assert_unchanged(&client.emitir_cte(&reference(), JSON).await.unwrap_err());
        assert_eq!(server.lines().len(), 2);
    }
}

#[tokio::test]
async fn a_refused_document_is_sent_again_when_told_to() {
    let server = Server::following(vec![answer(200, REFUSED), authorised()]).await;
    let client = server.client();
    client.emitir_cte(&reference(), JSON).await.unwrap();
    let insisting = client.with(client.options().with_reenviar_recusado(true));
    assert!(insisting.emitir_cte(&reference(), JSON).await.unwrap().autorizado());
}

#[tokio::test]
async fn a_service_that_was_down_refused_nothing() {
    let down = answer(200, r#"{"status": "erro_autorizacao", "status_sefaz": "108"}"#);
    let server = Server::following(vec![down, in_process()]).await;
    let client = server.client();
    client.emitir_cte(&reference(), JSON).await.unwrap();
    assert!(client.emitir_cte(&reference(), JSON).await.is_ok());
}

#[tokio::test]
async fn a_number_other_than_sent_is_told_on_the_document() {
    let server = Server::following(vec![in_process(), authorised(), authorised()]).await;
    let client = server.client();
    assert!(client.emitir_cte(&reference(), JSON).await.unwrap().divergencias().is_empty());
    for documento in [client.consultar(&reference()).await.unwrap(), client.aguardar(&reference()).await.unwrap()] {
        let texts: Vec<String> = documento.divergencias().iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["numero: enviado 41, recebido 42"]);
    }
}
