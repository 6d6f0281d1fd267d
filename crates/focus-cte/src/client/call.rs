//! One call: attempts, waits and the reading of the answer, as the retry decision says.

use std::sync::Arc;
use std::time::Duration;

use super::core::Client;
use super::deadline::Deadline;
use super::interpret;
use super::limiter::Share;
use super::rate_limit::RateLimit;
use super::retry::{self, Decision, Operation, Outcome};
use super::transport::{Failure, FailureKind, Method, Request};
use crate::documento::RawResponse;
use crate::error::{Error, ErrorKind};
use crate::types::Token;

/// How a successful answer is read.
pub(super) type Read<T> = fn(RawResponse, &Token) -> Result<T, Error>;

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
    pub(super) share: Share,
    pub(super) read: Read<T>,
}

impl<T> Call<T> {
    /// A call to the API that answers JSON.
    pub(super) fn api(operation: Operation, method: Method, url: String, read: Read<T>) -> Call<T> {
        Call {
            operation,
            method,
            url,
            accept: "application/json",
            body: None,
            to_api: true,
            redirects: false,
            share: Share::Any,
            read,
        }
    }

    pub(super) fn body(mut self, json: Vec<u8>) -> Call<T> {
        self.body = Some(Arc::from(json));
        self
    }

    pub(super) fn share(mut self, share: Share) -> Call<T> {
        self.share = share;
        self
    }
}

/// What an attempt came to.
pub(super) enum Step<T> {
    Done(Result<T, Error>),
    Again,
    /// Sent back by the rate limit; it does not count as an attempt.
    Limited,
    /// It may have been received: ask before anything else.
    Reconcile(Error),
    /// It may have been received, and no more is to be sent.
    Lost(Error),
}

impl Client {
    /// Attempts until there is something to tell. For operations that nobody can be asked about.
    pub(super) async fn run<T>(&self, call: &Call<T>, deadline: Deadline) -> Result<T, Error> {
        let mut attempt = 1;
        loop {
            match self.attempt(call, attempt, deadline).await {
                Step::Done(result) => return result,
                Step::Reconcile(error) | Step::Lost(error) => return Err(interpret::unknown(error, None)),
                Step::Again => attempt += 1,
                Step::Limited => {}
            }
        }
    }

    /// One attempt, and the wait that follows it.
    pub(super) async fn attempt<T>(&self, call: &Call<T>, attempt: u32, deadline: Deadline) -> Step<T> {
        let (outcome, asked, result) = match self.send(call, deadline).await {
            Sent::Held(error) => return Step::Done(Err(error)),
            Sent::Answer(outcome, asked, result) => (outcome, asked, result),
        };
        let decision = retry::decide(&self.options.retry, call.operation, outcome, attempt, asked, rand::random());
        tracing::debug!(tentativa = attempt, resultado = ?outcome, decisao = ?decision, "resposta da API");
        match (decision, result) {
            (Decision::Stop, Err(error)) if outcome.may_have_acted(call.operation) => Step::Lost(error),
            (Decision::Stop, result) | (Decision::Reconcile(_), result @ Ok(_)) => Step::Done(result),
            (Decision::Wait(wait), result) => match deadline.sleep(wait).await {
                true if outcome == Outcome::Status(429) => Step::Limited,
                true => Step::Again,
                false => Step::Done(result),
            },
            (Decision::Reconcile(wait), Err(error)) => {
                // Asking matters more than the pause before it.
                deadline.sleep(wait.min(deadline.left() / 4)).await;
                Step::Reconcile(error)
            }
        }
    }

    async fn send<T>(&self, call: &Call<T>, deadline: Deadline) -> Sent<T> {
        let inner = &self.inner;
        if call.to_api {
            let longest = self.options.retry.max_retry_after;
            if let Err(wait) = inner.limiter.acquire(call.share, longest, deadline.left()).await {
                let message = format!("os créditos deste token só voltam em {} s", wait.as_secs().max(1));
                return Sent::Held(Error::new(ErrorKind::Limite, message).com_retry_after(wait));
            }
        }
        let left = deadline.left();
        if left.is_zero() {
            let message = format!("o prazo total da chamada, de {} s, acabou", deadline.total().as_secs_f64());
            return Sent::Held(Error::new(ErrorKind::Timeout, message));
        }
        // What can be asked about leaves time to ask.
        let most = if matches!(call.operation, Operation::Emission | Operation::Event) { left * 3 / 4 } else { left };
        let request = Request {
            method: call.method,
            url: call.url.clone(),
            accept: call.accept,
            body: call.body.clone(),
            token: call.to_api.then(|| inner.token.clone()),
            timeout: self.options.timeout.min(most),
            max_body_bytes: inner.max_body_bytes,
        };
        let response = match inner.transport.send(request).await {
            Ok(response) => response,
            // A refusal whose body was cut off is still a refusal.
            Err(Failure { partial: Some(partial), .. }) if !(200..400).contains(&partial.status()) => partial,
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
    /// Not sent: the rate limit holds it back for too long, or the deadline has passed.
    Held(Error),
    Answer(Outcome, Option<Duration>, Result<T, Error>),
}

fn read<T>(call: &Call<T>, response: RawResponse, token: &Token) -> (Outcome, Result<T, Error>) {
    let status = response.status();
    let redirect = call.redirects && response.header("location").is_some() && (300..400).contains(&status);
    if !((200..300).contains(&status) || redirect) {
        return (Outcome::Status(status), Err(interpret::http_error(&response, token)));
    }
    let cut_off = interpret::cut_off(response.body());
    match (call.read)(response, token) {
        Ok(value) => (Outcome::Status(status), Ok(value)),
        // The end of a body without length can be lost unnoticed.
        Err(error) if cut_off => (Outcome::Failed(FailureKind::Interrupted), Err(error)),
        Err(error) => (Outcome::Invalid, Err(error)),
    }
}
