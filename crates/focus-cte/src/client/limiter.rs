//! The gate that every request of a token passes: one token bucket for all clients of a token in the process.

use std::collections::HashMap;
use std::pin::pin;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use super::rate_limit::RateLimit;
use crate::types::Token;

/// Length of a window until the headers tell its end.
const WINDOW: Duration = Duration::from_mins(1);
/// Idle limiters are dropped when there are more than this.
const KEPT: usize = 64;

/// Whose credits they are: server, token, and process. After a `fork` the child starts over: in its copy of a limiter a lock may
/// be held, or a credit waited for, by a thread that is not there.
type Key = (String, Token, u32);

static LIMITERS: LazyLock<Mutex<HashMap<Key, Arc<Limiter>>>> = LazyLock::new(Mutex::default);

/// How a request shares the credits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// Any credit.
    Any,
    /// Leaves a quarter of each window to others: for what can wait.
    Spare,
}

/// Credits of a token.
///
/// Before the first answer the default is assumed. From then on the headers rule; an answer without any lifts the assumption,
/// since such a server tells its limit by 429 alone.
#[derive(Debug, Default)]
pub(super) struct Limiter {
    state: Mutex<State>,
    /// There are credits sooner than the waits suppose.
    sooner: Notify,
}

#[derive(Debug, Default)]
struct State {
    /// Credits of a window, as far as known.
    limit: Option<u32>,
    /// Whether a server has spoken.
    heard: bool,
    /// Credits left until `window_end`; `None` is no bound.
    remaining: Option<u32>,
    window_end: Option<Instant>,
    blocked_until: Option<Instant>,
    last: RateLimit,
}

impl State {
    /// Takes a credit, or tells when there will be one.
    fn take(&mut self, share: Share, now: Instant) -> Result<(), Instant> {
        if let Some(until) = self.blocked_until.filter(|until| *until > now) {
            return Err(until);
        }
        self.blocked_until = None;
        if self.window_end.is_none_or(|end| end <= now) {
            (self.remaining, self.window_end) = (self.limit, Some(now + WINDOW));
        }
        let end = self.window_end.unwrap_or(now + WINDOW);
        let Some(remaining) = self.remaining else { return Ok(()) };
        let kept = match share {
            Share::Any => 0,
            // Never all of it: a window of one credit is still a window.
            Share::Spare => self.limit.map_or(0, |limit| limit / 4),
        };
        if remaining <= kept {
            return Err(end);
        }
        self.remaining = Some(remaining - 1);
        Ok(())
    }

    /// Learns from an answer.
    fn observe(&mut self, status: u16, limit: RateLimit, now: Instant) {
        self.last = limit;
        if limit.speaks() {
            self.heard = true;
            self.limit = limit.limit.or(self.limit);
            if let Some(remaining) = limit.remaining {
                let end = limit.reset.map_or_else(|| self.window_end.unwrap_or(now + WINDOW), |reset| now + reset);
                // In the same window, requests under way have credits that the server has not counted yet: keep the lower count.
                let same = self.window_end.is_some_and(|known| known > now && end <= known + Duration::from_secs(1));
                self.remaining = Some(if same { self.remaining.unwrap_or(u32::MAX).min(remaining) } else { remaining });
                self.window_end = Some(end);
            }
        } else if !self.heard && (200..500).contains(&status) && status != 429 {
            self.heard = true;
            (self.limit, self.remaining) = (None, None);
        }
        if status == 429
            && let Some(wait) = limit.asked_wait(status)
        {
            self.blocked_until = Some(now + wait);
        }
    }

    fn idle(&self, now: Instant) -> bool {
        let past = |until: Option<Instant>| until.is_none_or(|until| until <= now);
        past(self.window_end) && past(self.blocked_until)
    }
}

impl Limiter {
    /// The limiter of this token at this server, made with this assumption if there is none yet (0: no bound).
    pub(super) fn shared(server: &str, token: &Token, assumed: u32) -> Arc<Limiter> {
        let mut limiters = LIMITERS.lock().unwrap_or_else(PoisonError::into_inner);
        if limiters.len() > KEPT {
            let now = Instant::now();
            limiters.retain(|_, limiter| Arc::strong_count(limiter) > 1 || !limiter.lock().idle(now));
        }
        let key = (server.to_owned(), token.clone(), std::process::id());
        Arc::clone(limiters.entry(key).or_insert_with(|| Arc::new(Limiter::new(assumed))))
    }

    fn new(assumed: u32) -> Limiter {
        let limit = (assumed > 0).then_some(assumed);
        Limiter { state: Mutex::new(State { limit, ..State::default() }), sooner: Notify::new() }
    }

    /// Waits for a credit, window after window while others are first, and no longer than what answers tell meanwhile. `Err` tells how long the next wait would be when it is
    /// longer than `longest`, or ends after `left`.
    pub(super) async fn acquire(&self, share: Share, longest: Duration, left: Duration) -> Result<(), Duration> {
        let start = Instant::now();
        loop {
            let now = Instant::now();
            let mut sooner = pin!(self.sooner.notified());
            sooner.as_mut().enable();
            let Err(until) = self.lock().take(share, now) else { return Ok(()) };
            if until - now > longest || until - start > left {
                return Err(until - now);
            }
            tracing::debug!(espera_ms = (until - now).as_millis(), "limite de requisições: espera por crédito");
            tokio::select! {
                () = tokio::time::sleep_until(until) => {}
                () = sooner => {}
            }
        }
    }

    pub(super) fn observe(&self, status: u16, limit: RateLimit) {
        let mut state = self.lock();
        let before = (state.window_end, state.remaining);
        state.observe(status, limit, Instant::now());
        let after = (state.window_end, state.remaining);
        drop(state);
        let credits = |remaining: Option<u32>| remaining.unwrap_or(u32::MAX);
        if after.0 < before.0 || credits(after.1) > credits(before.1) {
            self.sooner.notify_waiters();
        }
    }

    pub(super) fn last(&self) -> RateLimit {
        self.lock().last
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
