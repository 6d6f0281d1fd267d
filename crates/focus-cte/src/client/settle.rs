//! What became of a request whose answer was lost: ask, and send again only what is not there.

use std::future::Future;

use super::call::{Call, Step};
use super::core::Client;
use super::deadline::Deadline;
use super::interpret::unknown;
use crate::error::{Error, ErrorKind};

/// What asking told.
pub(super) enum Found<T> {
    /// It was done: this is what became of it.
    Settled(T),
    /// It was not done, as far as the API knows.
    Absent,
    /// What is there is most likely older than this request; it stands if nothing newer can be had.
    Stale(T),
    /// The API does not tell.
    Unclear,
}

/// A question that changes nothing, and tells what became of a request.
pub(super) trait Question<T>: Sync {
    fn ask(&self, client: &Client, deadline: Deadline) -> impl Future<Output = Result<Found<T>, Error>> + Send;
}

impl Client {
    /// Sends, and after a lost answer asks before it sends again.
    ///
    /// Sendings are bounded by the policy's attempts, questions by the deadline alone. An error means that nothing was done, unless
    /// it is [`ErrorKind::ResultadoDesconhecido`].
    pub(super) async fn send_settling<T: Send, Q: Question<T>>(
        &self,
        call: &Call<T>,
        question: &Q,
        deadline: Deadline,
    ) -> Result<T, Error> {
        let (mut attempt, mut received) = (1, 0);
        // The failure of the last sending that may have been received.
        let mut lost: Option<Error> = None;
        loop {
            let (error, answered) = match self.attempt(call, attempt, deadline).await {
                Step::Limited => continue,
                Step::Again => {
                    attempt += 1;
                    continue;
                }
                Step::Lost(error) => return Err(unknown(error, None)),
                Step::Done(Ok(value)) => return Ok(value),
                Step::Done(Err(error)) if lost.is_none() => return Err(error),
                Step::Done(Err(error)) => (error, true),
                Step::Reconcile(error) => (error, false),
            };
            tracing::warn!(tentativa = attempt, tipo = %error.kind(), "resposta perdida: consulta antes de reenviar");
            let found = match self.insist(question, deadline).await {
                Ok(found) => found,
                Err(asking) => return Err(unknown(lost.unwrap_or(error), Some(&asking))),
            };
            let fallback = match found {
                Found::Settled(value) => return Ok(value),
                Found::Unclear => return Err(unknown(lost.unwrap_or(error), None)),
                // This sending was refused: the earlier ones, which nobody knows of, fared no better.
                _ if answered && refusal(error.kind()) => return Err(error),
                Found::Stale(value) => Some(value),
                Found::Absent => None,
            };
            if !answered {
                received += 1;
                lost = Some(error);
            } else if error.kind() != ErrorKind::Conexao {
                return fallback.ok_or_else(|| unknown(lost.unwrap_or(error), None));
            }
            // A sending that found no server does not count: the server is back, for it could be asked.
            attempt = received + 1;
            if attempt > self.options.retry.max_attempts || deadline.over() {
                return match (fallback, lost) {
                    (Some(value), _) => Ok(value),
                    (None, Some(error)) if nothing_done(&error) => Err(error),
                    (None, Some(error)) => Err(unknown(error, None)),
                    (None, None) => {
                        Err(Error::new(ErrorKind::ResultadoDesconhecido, "o prazo total da chamada acabou"))
                    }
                };
            }
        }
    }

    /// Asks until there is an answer, or the deadline comes.
    async fn insist<T, Q: Question<T>>(&self, question: &Q, deadline: Deadline) -> Result<Found<T>, Error> {
        let mut round = 1;
        loop {
            let error = match question.ask(self, deadline).await {
                Ok(found) => return Ok(found),
                Err(error) => error,
            };
            let passing = error.retryable() || error.kind() == ErrorKind::RespostaInvalida;
            let wait = self.options.retry.backoff(round, rand::random());
            if !passing || !deadline.sleep(wait.max(error.retry_after().unwrap_or_default())).await {
                return Err(error);
            }
            round += 1;
        }
    }
}

/// Whether the server understood the request and refused it. A refused token says nothing of the request.
fn refusal(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::Conflito
            | ErrorKind::Validacao
            | ErrorKind::RequisicaoInvalida
            | ErrorKind::JsonInvalido
            | ErrorKind::NaoEncontrado
    )
}

/// Whether the server itself answered with a failure; with the request unknown to it, nothing was received. A gateway's 502 or 504
/// says nothing of the server behind it.
fn nothing_done(error: &Error) -> bool {
    error.kind() == ErrorKind::Servidor && !matches!(error.status(), Some(502 | 504))
}
