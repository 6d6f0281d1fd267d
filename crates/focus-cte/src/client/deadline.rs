//! The limit of a whole call, its attempts, waits and questions together.

use std::time::Duration;

use tokio::time::Instant;

/// When a call has to be over.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline {
    end: Instant,
    total: Duration,
}

impl Deadline {
    pub(super) fn after(total: Duration) -> Deadline {
        let now = Instant::now();
        // A limit beyond what the clock can hold is none: a year will do.
        let end = now.checked_add(total).unwrap_or_else(|| now + Duration::from_hours(24 * 365));
        Deadline { end, total }
    }

    pub(super) fn left(&self) -> Duration {
        self.end.saturating_duration_since(Instant::now())
    }

    pub(super) fn over(&self) -> bool {
        self.left().is_zero()
    }

    pub(super) fn total(&self) -> Duration {
        self.total
    }

    /// Sleeps this long, or tells that the deadline comes first.
    pub(super) async fn sleep(&self, wait: Duration) -> bool {
        if wait >= self.left() {
            return false;
        }
        tokio::time::sleep(wait).await;
        true
    }
}
