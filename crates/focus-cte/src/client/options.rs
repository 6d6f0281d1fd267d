//! What a caller may set for one call.

use std::time::Duration;

use super::retry::RetryPolicy;

/// Options of a call; [`Client::with`](super::Client::with) gives a client that uses them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallOptions {
    /// Limit of each attempt, from connection to the last byte of the answer. 60 s by default.
    pub timeout: Duration,
    /// Bounds of the retries.
    pub retry: RetryPolicy,
}

impl Default for CallOptions {
    fn default() -> Self {
        CallOptions { timeout: Duration::from_mins(1), retry: RetryPolicy::default() }
    }
}

impl CallOptions {
    /// Sets the limit of each attempt.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> CallOptions {
        self.timeout = timeout;
        self
    }

    /// Sets the bounds of the retries.
    #[must_use]
    pub fn with_retry(mut self, retry: RetryPolicy) -> CallOptions {
        self.retry = retry;
        self
    }
}
