//! The token appears nowhere that a person or a log could read.

use std::cell::RefCell;
use std::error::Error as StdError;
use std::fmt::Write as _;
use std::time::Duration;

use focus_cte::client::Client;
use focus_cte::types::Token;
use focus_cte::{Ambiente, Error, ErrorKind};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use super::server::{Act, BASIC, Server, TOKEN, answer, answer_with, reference};

/// Everything that an error can show, its causes included.
fn everything(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?} {:?} {:?}", error.corpo(), error.erros());
    let mut cause = error.source();
    while let Some(next) = cause {
        let _ = write!(text, " {next} {next:?}");
        cause = next.source();
    }
    text
}

/// Servers at their worst: they echo whatever they receive, in every place that an error reads.
fn echoes() -> Vec<Act> {
    let json = format!(
        r#"{{"codigo": "{TOKEN}", "mensagem": "token {TOKEN} ou {BASIC}", "erros": [{{"campo": "{TOKEN}", "codigo": "{TOKEN}", "mensagem": "{BASIC}"}}]}}"#
    );
    let mut acts = Vec::new();
    for status in [300, 400, 401, 403, 404, 408, 409, 415, 422, 429, 500, 503] {
        let headers = [("x-request-id", TOKEN), ("retry-after", "0")];
        acts.push(answer_with(status, &headers, json.clone()));
        acts.push(answer_with(status, &[("content-type", TOKEN)], format!("<html>{BASIC}</html>")));
    }
    acts.push(answer(200, format!("<html>{TOKEN}</html>")));
    acts.push(answer(200, format!(r#"{{"mensagem": "{TOKEN}"}}"#)));
    acts.push(Act::Drop);
    acts.push(Act::Truncate { status: 200, body: TOKEN.into() });
    acts
}

#[tokio::test]
async fn no_error_shows_the_token_even_if_the_server_echoes_it() {
    let encoded = BASIC.trim_start_matches("Basic ");
    for act in echoes() {
        let server = Server::following(vec![act; 40]).await;
        let client = server.builder().timeout(Duration::from_secs(5)).build().unwrap();
        let errors = [
            client.consultar(&reference()).await.unwrap_err(),
            client.emitir_cte(&reference(), "{}").await.unwrap_err(),
            client.cancelar(&reference(), "Erro na emissão do CT-e").await.unwrap_err(),
            client.listar_webhooks().await.unwrap_err(),
            client.recebidas(&"12ABC34501DE35".parse().unwrap(), 0).await.unwrap_err(),
            client.inutilizar("{}").await.unwrap_err(),
        ];
        for error in errors {
            let text = everything(&error);
            assert!(!text.contains(TOKEN) && !text.contains(encoded), "{text}");
        }
    }
}

#[test]
fn neither_client_nor_builder_nor_token_shows_the_secret() {
    let builder =
        Client::builder().token(TOKEN).ambiente(Ambiente::Homologacao).proxy("http://u:pr0xyS3nh4@127.0.0.1:1");
    let text = format!("{builder:?} {builder:#?} {:?} {}", Token::new(TOKEN).unwrap(), Token::new(TOKEN).unwrap());
    let client = builder.build().unwrap();
    let text = format!("{text} {client:?} {client:#?}");
    assert!(!text.contains(TOKEN) && !text.contains("pr0xyS3nh4"), "{text}");
}

#[test]
fn a_bad_configuration_is_told_without_its_secrets() {
    let base = || Client::builder().token(TOKEN).ambiente(Ambiente::Homologacao);
    let errors = [
        Client::builder().ambiente(Ambiente::Homologacao).build().unwrap_err(),
        Client::builder().token(TOKEN).build().unwrap_err(),
        Client::builder().token("to:ken").ambiente(Ambiente::Homologacao).build().unwrap_err(),
        Client::builder().token(TOKEN).ambiente(Ambiente::Url("http://u:pr0xyS3nh4@x".into())).build().unwrap_err(),
        Client::builder().token(TOKEN).ambiente(Ambiente::Url("http://x:99999".into())).build().unwrap_err(),
        base().proxy("http://u:pr0xyS3nh4@[").build().unwrap_err(),
        base().ca_pem("isto não é PEM").build().unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.kind(), ErrorKind::Configuracao);
        let text = everything(&error);
        assert!(!text.contains(TOKEN) && !text.contains("pr0xyS3nh4") && !text.contains("to:ken"), "{text}");
    }
}

thread_local! {
    static NOTES: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Writes down everything that this crate's spans and events say on threads that take notes.
struct Notes;

impl Visit for Notes {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        NOTES.with_borrow_mut(|notes| {
            if let Some(notes) = notes {
                let _ = write!(notes, "{}={value:?} ", field.name());
            }
        });
    }
}

impl Subscriber for Notes {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("focus_cte")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut Notes);
        Id::from_u64(1)
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Notes);
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Notes);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn traces_name_operation_and_reference_and_no_secret_or_personal_data() {
    tracing::subscriber::set_global_default(Notes).unwrap();
    NOTES.set(Some(String::new()));
    let key = "35260712345678000195570010000000421876543218";
    let body = format!(r#"{{"status": "autorizado", "cpf_remetente": "52998224725", "chave": "{key}"}}"#);
    let script = vec![Act::Drop, answer(200, body), answer(200, "{}"), answer(200, "<html>52998224725</html>")];
    let server = Server::following(script).await;
    let client = server.client();
    client.emitir_cte(&reference(), r#"{"cpf_remetente": "52998224725"}"#).await.unwrap();
    client.consultar_recebida(key).await.unwrap();
    client.cancelar(&reference(), "Motivo de Fulano de Tal").await.unwrap_err();
    let text = NOTES.take().unwrap();
    assert!(text.contains("emitir_cte") && text.contains("pedido-42") && text.contains("resposta perdida"), "{text}");
    for secret in [TOKEN, BASIC.trim_start_matches("Basic "), "52998224725", key, "Fulano"] {
        assert!(!text.contains(secret), "{text}");
    }
}
