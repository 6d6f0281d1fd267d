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
        operation == Operation::Emission && unclear
    }
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Give the caller what there is.
    Stop,
    /// Wait, and send the same again.
    Wait(Duration),
    /// Wait, and ask by reference what became of it before anything else is sent.
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

/// Decides what follows an attempt (from 1).
///
/// `asked` is the wait that the answer's headers ask for. A 409 is never retried, nor is any refusal. An emission that may
/// have been received is never sent again before it was asked for.
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
    let again = match (operation, outcome) {
        (_, Outcome::Status(429) | Outcome::Failed(FailureKind::NotSent)) => Again::Same,
        _ if outcome.may_have_acted(operation) => Again::Asking,
        (Operation::Query, Outcome::Failed(FailureKind::TooLarge) | Outcome::Invalid) => Again::No,
        (Operation::Query, Outcome::Status(408 | 500 | 502 | 503 | 504) | Outcome::Failed(_)) => Again::Same,
        _ => Again::No,
    };
    let wait = asked.unwrap_or_default().max(policy.backoff(attempt, jitter));
    let too_long = asked.is_some_and(|asked| asked > policy.max_retry_after);
    match again {
        // A lost answer is asked for even after the last attempt: asking sends nothing again.
        Again::Asking => Decision::Reconcile(if too_long { policy.max_delay } else { wait }),
        Again::Same if attempt < policy.max_attempts && !too_long => Decision::Wait(wait),
        Again::Same | Again::No => Decision::Stop,
    }
}

enum Again {
    No,
    Same,
    Asking,
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Decision, FailureKind, Operation, Outcome, RetryPolicy, decide};

    const STOP: &str = "stop";
    const WAIT: &str = "wait";
    const ASK: &str = "reconcile";

    fn name(decision: Decision) -> &'static str {
        match decision {
            Decision::Stop => STOP,
            Decision::Wait(_) => WAIT,
            Decision::Reconcile(_) => ASK,
        }
    }

    #[test]
    fn the_table_of_decisions_on_the_first_attempt() {
        let table = [
            (Outcome::Status(200), STOP, STOP),
            (Outcome::Status(302), STOP, STOP),
            (Outcome::Status(400), STOP, STOP),
            (Outcome::Status(401), STOP, STOP),
            (Outcome::Status(403), STOP, STOP),
            (Outcome::Status(404), STOP, STOP),
            (Outcome::Status(408), WAIT, ASK),
            (Outcome::Status(409), STOP, STOP),
            (Outcome::Status(415), STOP, STOP),
            (Outcome::Status(422), STOP, STOP),
            (Outcome::Status(429), WAIT, WAIT),
            (Outcome::Status(500), WAIT, ASK),
            (Outcome::Status(501), STOP, ASK),
            (Outcome::Status(502), WAIT, ASK),
            (Outcome::Status(503), WAIT, ASK),
            (Outcome::Status(504), WAIT, ASK),
            (Outcome::Invalid, STOP, ASK),
            (Outcome::Failed(FailureKind::NotSent), WAIT, WAIT),
            (Outcome::Failed(FailureKind::Timeout), WAIT, ASK),
            (Outcome::Failed(FailureKind::Interrupted), WAIT, ASK),
            (Outcome::Failed(FailureKind::TooLarge), STOP, ASK),
        ];
        let policy = RetryPolicy::default();
        for (outcome, query, emission) in table {
            assert_eq!(name(decide(&policy, Operation::Query, outcome, 1, None, 0.5)), query, "query {outcome:?}");
            assert_eq!(
                name(decide(&policy, Operation::Emission, outcome, 1, None, 0.5)),
                emission,
                "emission {outcome:?}"
            );
        }
    }

    #[test]
    fn a_409_is_never_retried() {
        for operation in [Operation::Query, Operation::Emission] {
            for attempt in 1..10 {
                let asked = Some(Duration::from_secs(1));
                let decision = decide(&RetryPolicy::default(), operation, Outcome::Status(409), attempt, asked, 1.0);
                assert_eq!(decision, Decision::Stop);
            }
        }
    }

    #[test]
    fn the_last_attempt_stops_unless_there_is_something_to_ask() {
        let policy = RetryPolicy::default();
        assert_eq!(decide(&policy, Operation::Query, Outcome::Status(503), 4, None, 0.0), Decision::Stop);
        assert_eq!(name(decide(&policy, Operation::Emission, Outcome::Status(503), 4, None, 0.0)), ASK);
    }

    #[test]
    fn a_policy_of_one_attempt_sends_and_asks_nothing_more() {
        for outcome in [Outcome::Status(503), Outcome::Failed(FailureKind::Timeout), Outcome::Status(429)] {
            for operation in [Operation::Query, Operation::Emission] {
                assert_eq!(decide(&RetryPolicy::never(), operation, outcome, 1, None, 0.0), Decision::Stop);
            }
        }
    }

    #[test]
    fn the_servers_wish_is_respected_up_to_a_bound() {
        let policy = RetryPolicy::default();
        let limited = |asked| decide(&policy, Operation::Query, Outcome::Status(429), 1, Some(asked), 0.0);
        assert_eq!(limited(Duration::from_secs(30)), Decision::Wait(Duration::from_secs(30)));
        assert_eq!(limited(Duration::from_hours(1)), Decision::Stop);
    }

    #[test]
    fn waits_double_up_to_a_bound_and_jitter_shortens_them_by_at_most_half() {
        let policy = RetryPolicy::default();
        let full: Vec<u128> = (1..=6).map(|attempt| policy.backoff(attempt, 1.0).as_millis()).collect();
        assert_eq!(full, [500, 1000, 2000, 4000, 8000, 8000]);
        assert_eq!(policy.backoff(1, 0.0), Duration::from_millis(250));
        assert_eq!(policy.backoff(u32::MAX, 1.0), policy.max_delay);
    }
}
