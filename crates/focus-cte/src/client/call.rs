//! One call: attempts, waits and the reading of the answer, as the retry decision says.

use std::sync::Arc;
use std::time::Duration;

use super::core::Client;
use super::interpret;
use super::limit::RateLimit;
use super::retry::{self, Decision, Operation, Outcome};
use super::transport::{Method, Request};
use crate::documento::RawResponse;
use crate::error::{Error, ErrorKind};
use crate::types::Token;

/// A call, and how its successful answer is read.
pub(super) struct Call<T> {
    pub(super) operation: Operation,
    pub(super) method: Method,
    pub(super) url: String,
    pub(super) accept: &'static str,
    pub(super) body: Option<Arc<[u8]>>,
    /// Whether it goes to the API itself: with token, and through the rate limit.
    pub(super) to_api: bool,
    /// Whether a redirect is an answer to read, not an error.
    pub(super) redirects: bool,
    pub(super) read: fn(RawResponse, &Token) -> Result<T, Error>,
}

/// What an attempt came to.
pub(super) enum Step<T> {
    Done(Result<T, Error>),
    Again,
    /// It may have been received: ask before anything else.
    Reconcile(Error),
    /// It may have been received, and no more is to be sent.
    Lost(Error),
}

impl Client {
    /// Attempts until there is something to tell. For operations that change nothing.
    pub(super) async fn run<T>(&self, call: &Call<T>) -> Result<T, Error> {
        let mut attempt = 1;
        loop {
            match self.attempt(call, attempt).await {
                Step::Done(result) => return result,
                Step::Reconcile(error) | Step::Lost(error) => return Err(error),
                Step::Again => attempt += 1,
            }
        }
    }

    /// One attempt, and the wait that follows it.
    pub(super) async fn attempt<T>(&self, call: &Call<T>, attempt: u32) -> Step<T> {
        let (outcome, asked, result) = match self.send(call).await {
            Sent::Held(error) => return Step::Done(Err(error)),
            Sent::Answer(outcome, asked, result) => (outcome, asked, result),
        };
        let decision = retry::decide(&self.options.retry, call.operation, outcome, attempt, asked, rand::random());
        tracing::debug!(tentativa = attempt, resultado = ?outcome, decisao = ?decision, "resposta da API");
        match (decision, result) {
            (Decision::Stop, Err(error)) if outcome.may_have_acted(call.operation) => Step::Lost(error),
            (Decision::Stop, result) | (Decision::Reconcile(_), result @ Ok(_)) => Step::Done(result),
            (Decision::Wait(wait), _) => {
                tokio::time::sleep(wait).await;
                Step::Again
            }
            (Decision::Reconcile(wait), Err(error)) => {
                tokio::time::sleep(wait).await;
                Step::Reconcile(error)
            }
        }
    }

    async fn send<T>(&self, call: &Call<T>) -> Sent<T> {
        let inner = &self.inner;
        if call.to_api
            && let Err(wait) = inner.limiter.acquire(self.options.retry.max_retry_after).await
        {
            let message = format!("os créditos deste token só voltam em {} s", wait.as_secs());
            return Sent::Held(Error::new(ErrorKind::Limite, message).com_retry_after(wait));
        }
        let request = Request {
            method: call.method,
            url: call.url.clone(),
            accept: call.accept,
            body: call.body.clone(),
            token: call.to_api.then(|| inner.token.clone()),
            timeout: self.options.timeout,
            max_body_bytes: inner.max_body_bytes,
        };
        let response = match inner.transport.send(request).await {
            Ok(response) => response,
            Err(failure) => {
                let outcome = Outcome::Failed(failure.kind);
                return Sent::Answer(outcome, None, Err(interpret::failure_error(failure, &inner.token)));
            }
        };
        let status = response.status();
        let limit = RateLimit::from_response(&response);
        if call.to_api {
            inner.limiter.observe(status, limit);
        }
        let (outcome, result) = read(call, response, &inner.token);
        Sent::Answer(outcome, limit.asked_wait(status), result)
    }
}

enum Sent<T> {
    /// Not sent: the rate limit holds it back for too long.
    Held(Error),
    Answer(Outcome, Option<Duration>, Result<T, Error>),
}

fn read<T>(call: &Call<T>, response: RawResponse, token: &Token) -> (Outcome, Result<T, Error>) {
    let status = response.status();
    let redirect = call.redirects && response.header("location").is_some() && (300..400).contains(&status);
    if !((200..300).contains(&status) || redirect) {
        return (Outcome::Status(status), Err(interpret::http_error(&response, token)));
    }
    match (call.read)(response, token) {
        Ok(value) => (Outcome::Status(status), Ok(value)),
        Err(error) => (Outcome::Invalid, Err(error)),
    }
}
