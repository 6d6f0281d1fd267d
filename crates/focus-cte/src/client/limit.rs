//! The rate limit: what the headers say, and one gate for all clones of a client.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

use crate::documento::RawResponse;

/// What the headers of an answer say of the limit: 100 credits a minute for each token, one for each request.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// Credits in a window.
    pub limit: Option<u32>,
    /// Credits left in this window.
    pub remaining: Option<u32>,
    /// Time until the window ends.
    pub reset: Option<Duration>,
    /// Time that the server asks to wait.
    pub retry_after: Option<Duration>,
}

impl RateLimit {
    /// Reads `Rate-Limit-Limit`, `-Remaining`, `-Reset`, with or without `X-`, and `Retry-After` in seconds or as a date.
    #[must_use]
    pub fn from_response(response: &RawResponse) -> RateLimit {
        RateLimit::read(response, Timestamp::now())
    }

    fn read(response: &RawResponse, now: Timestamp) -> RateLimit {
        let number = |name: &str| -> Option<u64> {
            let with = |prefix: &str| response.header(&format!("{prefix}{name}"));
            let value = with("rate-limit-").or_else(|| with("x-rate-limit-")).or_else(|| with("x-ratelimit-"))?;
            value.trim().parse().ok()
        };
        let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        RateLimit {
            limit: number("limit").map(small),
            remaining: number("remaining").map(small),
            reset: number("reset").map(Duration::from_secs),
            retry_after: response.header("retry-after").and_then(|value| retry_after(value, now)),
        }
    }

    /// How long to wait after an answer of 429 or 503, if it says so.
    pub(super) fn asked_wait(&self, status: u16) -> Option<Duration> {
        match status {
            429 => self.retry_after.or(self.reset),
            _ => self.retry_after,
        }
    }
}

fn retry_after(value: &str, now: Timestamp) -> Option<Duration> {
    if let Ok(seconds) = value.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = jiff::fmt::rfc2822::parse(value.trim()).ok()?.timestamp();
    Some(Duration::try_from(date.duration_since(now)).unwrap_or_default())
}

/// The gate that every request of a token passes.
#[derive(Debug, Default)]
pub(super) struct Limiter {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Credits left until `window_end`, as far as known.
    remaining: Option<u32>,
    window_end: Option<Instant>,
    blocked_until: Option<Instant>,
    last: RateLimit,
}

impl State {
    /// Takes a credit, or tells when there will be one.
    fn take(&mut self, now: Instant) -> Result<(), Instant> {
        if let Some(until) = self.blocked_until.filter(|until| *until > now) {
            return Err(until);
        }
        self.blocked_until = None;
        let Some(end) = self.window_end.filter(|end| *end > now) else {
            (self.remaining, self.window_end) = (None, None);
            return Ok(());
        };
        match self.remaining {
            Some(0) => Err(end),
            Some(n) => {
                self.remaining = Some(n - 1);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Learns from an answer.
    fn observe(&mut self, status: u16, limit: RateLimit, now: Instant) {
        self.last = limit;
        if let (Some(remaining), Some(reset)) = (limit.remaining, limit.reset) {
            let end = now + reset;
            // In the same window, requests under way have credits that the server has not counted yet: keep the lower count.
            let same_window = self.window_end.is_some_and(|known| known > now && end <= known + Duration::from_secs(1));
            self.remaining =
                Some(if same_window { self.remaining.unwrap_or(u32::MAX).min(remaining) } else { remaining });
            self.window_end = Some(end);
        }
        if status == 429
            && let Some(wait) = limit.asked_wait(status)
        {
            self.blocked_until = Some(now + wait);
        }
    }
}

impl Limiter {
    /// Waits for a credit; `Err` tells how long it would take when that is longer than `longest`.
    pub(super) async fn acquire(&self, longest: Duration) -> Result<(), Duration> {
        loop {
            let now = Instant::now();
            let Err(until) = self.lock().take(now) else { return Ok(()) };
            let wait = until - now;
            if wait > longest {
                return Err(wait);
            }
            tracing::debug!(espera_ms = wait.as_millis(), "limite de requisições: espera por crédito");
            tokio::time::sleep_until(until).await;
        }
    }

    pub(super) fn observe(&self, status: u16, limit: RateLimit) {
        self.lock().observe(status, limit, Instant::now());
    }

    pub(super) fn last(&self) -> RateLimit {
        self.lock().last
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::Timestamp;
    use tokio::time::Instant;

    use super::{Limiter, RateLimit, State};
    use crate::documento::RawResponse;

    fn answer(headers: &[(&str, &str)]) -> RawResponse {
        let headers = headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        RawResponse::new(200, headers, Vec::new())
    }

    fn window(remaining: u32, seconds: u64) -> RateLimit {
        RateLimit { remaining: Some(remaining), reset: Some(Duration::from_secs(seconds)), ..RateLimit::default() }
    }

    #[test]
    fn headers_are_read_with_and_without_prefix() {
        for prefix in ["Rate-Limit-", "X-Rate-Limit-", "x-ratelimit-"] {
            let (limit, remaining, reset) =
                (format!("{prefix}Limit"), format!("{prefix}Remaining"), format!("{prefix}Reset"));
            let read = RateLimit::from_response(&answer(&[(&limit, "100"), (&remaining, " 7 "), (&reset, "42")]));
            assert_eq!((read.limit, read.remaining, read.reset), (Some(100), Some(7), Some(Duration::from_secs(42))));
        }
    }

    #[test]
    fn retry_after_is_read_as_seconds_or_date() {
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        let read = |value| RateLimit::read(&answer(&[("Retry-After", value)]), now).retry_after;
        assert_eq!(read("5"), Some(Duration::from_secs(5)));
        assert_eq!(read("Sun, 22 Nov 2026 12:00:30 GMT"), Some(Duration::from_secs(30)));
        assert_eq!(read("Sun, 22 Nov 2026 11:00:00 GMT"), Some(Duration::ZERO));
        assert_eq!(read("logo"), None);
    }

    #[test]
    fn nothing_is_held_back_until_the_server_says_so() {
        let mut state = State::default();
        let now = Instant::now();
        for _ in 0..1000 {
            assert_eq!(state.take(now), Ok(()));
        }
    }

    #[test]
    fn the_last_credit_closes_the_gate_until_the_window_ends() {
        let mut state = State::default();
        let now = Instant::now();
        state.observe(200, window(2, 30), now);
        assert_eq!(state.take(now), Ok(()));
        assert_eq!(state.take(now), Ok(()));
        let end = now + Duration::from_secs(30);
        assert_eq!(state.take(now), Err(end));
        assert_eq!(state.take(end), Ok(()));
    }

    #[test]
    fn an_answer_that_comes_late_gives_no_credits_back() {
        let mut state = State::default();
        let now = Instant::now();
        state.observe(200, window(2, 30), now);
        state.take(now).unwrap();
        state.take(now).unwrap();
        state.observe(200, window(1, 30), now);
        assert!(state.take(now).is_err());
    }

    #[test]
    fn a_429_closes_the_gate_for_the_time_it_asks() {
        let mut state = State::default();
        let now = Instant::now();
        let limit = RateLimit { retry_after: Some(Duration::from_secs(3)), ..window(50, 30) };
        state.observe(429, limit, now);
        assert_eq!(state.take(now), Err(now + Duration::from_secs(3)));
        assert_eq!(state.take(now + Duration::from_secs(3)), Ok(()));
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_beyond_the_longest_is_told_instead_of_done() {
        let limiter = Limiter::default();
        limiter.observe(200, window(0, 30));
        assert!(limiter.acquire(Duration::from_secs(10)).await.is_err());
        let before = Instant::now();
        limiter.acquire(Duration::from_mins(1)).await.unwrap();
        assert_eq!(before.elapsed(), Duration::from_secs(30));
    }
}
