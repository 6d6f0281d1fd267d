//! What a caller may set for one call.

use std::time::Duration;

use super::retry::RetryPolicy;

/// Options of a call; [`Client::with`](super::Client::with) gives a client that uses them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallOptions {
    /// Limit of each attempt, from connection to the last byte of the answer. 60 s by default.
    pub timeout: Duration,
    /// Limit of the whole call: attempts, waits for credits, and questions after a lost answer. 5 min by default.
    pub deadline: Duration,
    /// Bounds of the retries.
    pub retry: RetryPolicy,
    /// Whether a document that the authority refused may be sent again unchanged. `false` by default: the authority blocks
    /// senders that do so ("consumo indevido", cStat 678).
    pub reenviar_recusado: bool,
}

impl Default for CallOptions {
    fn default() -> Self {
        CallOptions {
            timeout: Duration::from_mins(1),
            deadline: Duration::from_mins(5),
            retry: RetryPolicy::default(),
            reenviar_recusado: false,
        }
    }
}

impl CallOptions {
    /// Sets the limit of each attempt.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> CallOptions {
        self.timeout = timeout;
        self
    }

    /// Sets the limit of the whole call.
    #[must_use]
    pub fn with_deadline(mut self, deadline: Duration) -> CallOptions {
        self.deadline = deadline;
        self
    }

    /// Sets the bounds of the retries.
    #[must_use]
    pub fn with_retry(mut self, retry: RetryPolicy) -> CallOptions {
        self.retry = retry;
        self
    }

    /// Allows or forbids to send a refused document again unchanged.
    #[must_use]
    pub fn with_reenviar_recusado(mut self, reenviar: bool) -> CallOptions {
        self.reenviar_recusado = reenviar;
        self
    }
}
