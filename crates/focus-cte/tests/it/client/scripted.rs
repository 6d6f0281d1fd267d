//! A transport without sockets, for tests whose clock moves only when nothing else can.

use std::sync::{Arc, Mutex};

use focus_cte::Ambiente;
use focus_cte::client::transport::{Failure, FailureKind, Request, SendFuture, Transport};
use focus_cte::client::{Client, ClientBuilder};
use focus_cte::documento::RawResponse;
use tokio::time::Instant;

use super::server::fresh_token;

const BASE: &str = "https://homologacao.focusnfe.com.br";

/// What becomes of one request.
#[derive(Clone)]
pub(super) enum Answer {
    Is(u16, String),
    With(u16, Vec<(String, String)>, String),
    Lost,
    NotSent,
    Never,
}

pub(super) fn is(status: u16, body: &str) -> Answer {
    Answer::Is(status, body.to_owned())
}

pub(super) fn with(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
    let headers = headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    Answer::With(status, headers, body.to_owned())
}

pub(super) fn state(status: &str) -> Answer {
    Answer::Is(200, format!(r#"{{"status": "{status}"}}"#))
}

/// One request: its line, and when it came.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) line: String,
    pub(super) at: Instant,
}

type Script = dyn Fn(&str, usize) -> Answer + Send + Sync;

/// Answers each request as a function of its line and of how many came before it.
#[derive(Clone)]
pub(super) struct Scripted {
    answer: Arc<Script>,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Scripted {
    /// Each request gets the next of a list, and the last for ever.
    pub(super) fn new(answers: Vec<Answer>) -> Scripted {
        Scripted::by(move |_, i| answers[i.min(answers.len() - 1)].clone())
    }

    pub(super) fn by(answer: impl Fn(&str, usize) -> Answer + Send + Sync + 'static) -> Scripted {
        Scripted { answer: Arc::new(answer), seen: Arc::default() }
    }

    /// A client with a token of its own: its credits are not those of other tests.
    pub(super) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    pub(super) fn builder(&self) -> ClientBuilder {
        Client::builder().token(fresh_token()).ambiente(Ambiente::Homologacao).transport(self.clone())
    }

    pub(super) fn count(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    pub(super) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub(super) fn lines(&self) -> Vec<String> {
        self.seen().into_iter().map(|seen| seen.line).collect()
    }
}

impl Transport for Scripted {
    fn send(&self, request: Request) -> SendFuture<'_> {
        let line = format!("{} {}", request.method, request.url.strip_prefix(BASE).unwrap());
        let mut seen = self.seen.lock().unwrap();
        let next = (self.answer)(&line, seen.len());
        seen.push(Seen { line, at: Instant::now() });
        Box::pin(async move {
            match next {
                Answer::Is(status, body) => Ok(RawResponse::new(status, Vec::new(), body.into())),
                Answer::With(status, headers, body) => Ok(RawResponse::new(status, headers, body.into())),
                Answer::Lost => Err(Failure::new(FailureKind::Interrupted, "caiu")),
                Answer::NotSent => Err(Failure::new(FailureKind::NotSent, "conexão recusada")),
                Answer::Never => {
                    tokio::time::sleep(request.timeout).await;
                    Err(Failure::new(FailureKind::Timeout, "demorou"))
                }
            }
        })
    }
}
