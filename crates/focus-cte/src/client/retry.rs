//! The retry decision: a pure function of operation, outcome, attempt and what the headers ask.

use std::time::Duration;

use super::transport::FailureKind;

/// What kind of operation it is, as far as sending it again goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Operation {
    /// Changes nothing: query or download.
    Query,
    /// Emission by reference: what became of it can be asked.
    Emission,
    /// Cancellation, letter of correction and other events: what became of them can be asked.
    Event,
    /// Changes something, but twice is the same as once.
    Idempotent,
    /// Changes something, and nobody can be asked what became of it: sent again only when it certainly was not received.
    Unsafe,
}

impl Operation {
    /// Every kind.
    pub const ALL: [Operation; 5] =
        [Operation::Query, Operation::Emission, Operation::Event, Operation::Idempotent, Operation::Unsafe];

    /// Whether sending it twice does no harm.
    fn repeatable(self) -> bool {
        matches!(self, Operation::Query | Operation::Idempotent)
    }
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// An HTTP status, with an answer that was understood or needs no understanding.
    Status(u16),
    /// An HTTP success whose body is not what the API promises.
    Invalid,
    /// No whole answer.
    Failed(FailureKind),
}

impl Outcome {
    /// Whether the server may have acted although nothing says so.
    pub(super) fn may_have_acted(self, operation: Operation) -> bool {
        let unclear = match self {
            Outcome::Status(status) => status == 408 || (500..600).contains(&status),
            Outcome::Invalid => true,
            Outcome::Failed(kind) => kind != FailureKind::NotSent,
        };
        unclear && !operation.repeatable()
    }
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Give the caller what there is.
    Stop,
    /// Wait, and send the same again.
    Wait(Duration),
    /// Wait, and ask what became of it before anything else is sent.
    Reconcile(Duration),
}

/// Bounds of the retries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// Sendings of one request, the first included. With 1 nothing is sent again, nor asked after a lost answer.
    pub max_attempts: u32,
    /// First wait; each next one is twice as long.
    pub base_delay: Duration,
    /// Longest wait of the client's own making.
    pub max_delay: Duration,
    /// Longest wait that the server may ask for; for more, the error goes to the caller at once.
    pub max_retry_after: Duration,
}

impl Default for RetryPolicy {
    /// 4 attempts, waits from 0.5 s up to 8 s, and up to 65 s when the server asks (its window is one minute).
    fn default() -> Self {
        RetryPolicy {
            max_attempts: 4,
            base_delay: Duration::from_millis(500),
            max_delay: Duration::from_secs(8),
            max_retry_after: Duration::from_secs(65),
        }
    }
}

impl RetryPolicy {
    /// Sends once, whatever happens.
    #[must_use]
    pub fn never() -> RetryPolicy {
        RetryPolicy { max_attempts: 1, ..RetryPolicy::default() }
    }

    /// Wait after this attempt (from 1), between half and all of its doubled delay, as `jitter` (0 to 1) says.
    #[must_use]
    pub fn backoff(&self, attempt: u32, jitter: f64) -> Duration {
        let doublings = attempt.saturating_sub(1).min(20);
        let full = self.base_delay.saturating_mul(1 << doublings).min(self.max_delay);
        full.mul_f64(0.5 + 0.5 * jitter.clamp(0.0, 1.0))
    }
}

/// Decides what follows an attempt.
///
/// `attempt` counts from 1 the sendings that a 429 did not send back: a 429 says that nothing was done and when to come back, so
/// only the call's deadline bounds it. `asked` is the wait that the answer's headers ask for, `jitter` a random number from 0 to 1.
///
/// - A 409 is never retried, nor is any other refusal.
/// - What may have been received is not sent again before it was asked for; what cannot be asked for is not sent again.
/// - A server that asks for a longer wait than [`RetryPolicy::max_retry_after`] ends the call at once.
#[must_use]
pub fn decide(
    policy: &RetryPolicy,
    operation: Operation,
    outcome: Outcome,
    attempt: u32,
    asked: Option<Duration>,
    jitter: f64,
) -> Decision {
    if policy.max_attempts <= 1 {
        return Decision::Stop;
    }
    let again = match outcome {
        Outcome::Status(429) => Again::Limited,
        Outcome::Failed(FailureKind::NotSent) => Again::Same,
        _ if outcome.may_have_acted(operation) && operation == Operation::Unsafe => Again::No,
        _ if outcome.may_have_acted(operation) => Again::Asking,
        _ if !operation.repeatable() => Again::No,
        Outcome::Failed(FailureKind::TooLarge) | Outcome::Invalid => Again::No,
        Outcome::Status(408 | 500 | 502 | 503 | 504) | Outcome::Failed(_) => Again::Same,
        Outcome::Status(_) => Again::No,
    };
    let wait = asked.unwrap_or_default().max(policy.backoff(attempt, jitter));
    let too_long = asked.is_some_and(|asked| asked > policy.max_retry_after);
    match again {
        // A lost answer is asked for even after the last attempt: asking sends nothing again.
        Again::Asking => Decision::Reconcile(if too_long { policy.max_delay } else { wait }),
        Again::Limited if !too_long => {
            // Without a word of when to come back, the longest wait: the window is a minute.
            Decision::Wait(if asked.is_some() { wait } else { policy.backoff(u32::MAX, jitter) })
        }
        Again::Same if attempt < policy.max_attempts && !too_long => Decision::Wait(wait),
        Again::Limited | Again::Same | Again::No => Decision::Stop,
    }
}

enum Again {
    No,
    Limited,
    Same,
    Asking,
}

#[cfg(test)]
mod tests;
