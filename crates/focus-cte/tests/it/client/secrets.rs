//! The token appears nowhere that a person or a log could read.

use std::error::Error as StdError;
use std::fmt::Write as _;
use std::time::Duration;

use focus_cte::client::Client;
use focus_cte::types::Token;
use focus_cte::{Ambiente, Error, ErrorKind};

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
        let server = Server::following(vec![act; 20]).await;
        let client = server.builder().timeout(Duration::from_secs(5)).build().unwrap();
        let errors = [
            client.consultar(&reference()).await.unwrap_err(),
            client.emitir_cte(&reference(), "{}").await.unwrap_err(),
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
