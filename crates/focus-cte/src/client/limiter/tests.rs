//! Claims about the bucket, with a clock that is passed in.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::{Limiter, RateLimit, Share, State};
use crate::types::Token;

fn window(remaining: u32, seconds: u64) -> RateLimit {
    RateLimit {
        limit: Some(100),
        remaining: Some(remaining),
        reset: Some(Duration::from_secs(seconds)),
        ..RateLimit::default()
    }
}

fn assumed() -> State {
    State { limit: Some(100), ..State::default() }
}

fn takes(state: &mut State, now: Instant) -> u32 {
    let mut taken = 0;
    while taken < 1000 && state.take(Share::Any, now).is_ok() {
        taken += 1;
    }
    taken
}

#[test]
fn a_hundred_credits_a_minute_are_assumed_until_the_server_speaks() {
    let mut state = assumed();
    let now = Instant::now();
    assert_eq!(takes(&mut state, now), 100);
    assert_eq!(takes(&mut state, now + Duration::from_secs(59)), 0);
    assert_eq!(takes(&mut state, now + Duration::from_mins(1)), 100);
}

#[test]
fn a_server_without_headers_is_not_held_to_the_assumption() {
    let mut state = assumed();
    let now = Instant::now();
    assert_eq!(takes(&mut state, now), 100);
    state.observe(200, RateLimit::default(), now);
    assert_eq!(takes(&mut state, now), 1000);
}

#[test]
fn a_failed_answer_without_headers_lifts_nothing() {
    let mut state = assumed();
    let now = Instant::now();
    state.take(Share::Any, now).unwrap();
    state.observe(502, RateLimit::default(), now);
    assert_eq!(takes(&mut state, now), 99);
}

#[test]
fn the_last_credit_closes_the_gate_until_the_window_ends() {
    let mut state = State::default();
    let now = Instant::now();
    state.observe(200, window(2, 30), now);
    assert_eq!(takes(&mut state, now), 2);
    let end = now + Duration::from_secs(30);
    assert_eq!(state.take(Share::Any, now), Err(end));
    assert_eq!(takes(&mut state, end), 100);
}

#[test]
fn an_answer_that_comes_late_gives_no_credits_back() {
    let mut state = State::default();
    let now = Instant::now();
    state.observe(200, window(2, 30), now);
    assert_eq!(takes(&mut state, now), 2);
    state.observe(200, window(1, 30), now);
    assert_eq!(takes(&mut state, now), 0);
}

#[test]
fn a_429_closes_the_gate_for_the_time_it_asks() {
    let mut state = State::default();
    let now = Instant::now();
    let limit = RateLimit { retry_after: Some(Duration::from_secs(3)), ..window(50, 30) };
    state.observe(429, limit, now);
    assert_eq!(state.take(Share::Any, now), Err(now + Duration::from_secs(3)));
    assert_eq!(state.take(Share::Any, now + Duration::from_secs(3)), Ok(()));
}

#[test]
fn what_can_wait_leaves_a_quarter_of_the_window_to_others() {
    let mut state = State::default();
    let now = Instant::now();
    state.observe(200, window(26, 30), now);
    assert_eq!(state.take(Share::Spare, now), Ok(()));
    assert!(state.take(Share::Spare, now).is_err());
    assert_eq!(takes(&mut state, now), 25);
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_longest_is_told_instead_of_done() {
    let limiter = Limiter::default();
    limiter.observe(200, window(0, 30));
    let minute = Duration::from_mins(1);
    assert!(limiter.acquire(Share::Any, Duration::from_secs(10), minute).await.is_err());
    assert!(limiter.acquire(Share::Any, minute, Duration::from_secs(10)).await.is_err());
    let before = Instant::now();
    limiter.acquire(Share::Any, minute, minute).await.unwrap();
    assert_eq!(before.elapsed(), Duration::from_secs(30));
}

/// Takes the assumed hundred credits, lets one more request wait for a minute, and gives it `answer` after a second.
async fn waited_until(answer: RateLimit) -> Duration {
    let limiter = Arc::new(Limiter::new(100));
    let minute = Duration::from_mins(1);
    for _ in 0..100 {
        limiter.acquire(Share::Any, minute, minute).await.unwrap();
    }
    let before = Instant::now();
    let waiting = tokio::spawn({
        let limiter = Arc::clone(&limiter);
        async move { limiter.acquire(Share::Any, minute, minute).await }
    });
    tokio::time::sleep(Duration::from_secs(1)).await;
    limiter.observe(200, answer);
    waiting.await.unwrap().unwrap();
    before.elapsed()
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_tells_of_an_earlier_end_shortens_the_waits() {
    assert_eq!(waited_until(window(0, 20)).await, Duration::from_secs(21));
    assert_eq!(waited_until(window(99, 0)).await, Duration::from_secs(1));
    assert_eq!(waited_until(RateLimit::default()).await, Duration::from_secs(1));
    assert_eq!(waited_until(window(0, 59)).await, Duration::from_mins(1));
}

#[test]
fn one_limiter_serves_a_token_at_a_server() {
    let (a, b) = (Token::new("limiter-a").unwrap(), Token::new("limiter-b").unwrap());
    let first = Limiter::shared("http://limiter.test", &a, 100);
    assert!(Arc::ptr_eq(&first, &Limiter::shared("http://limiter.test", &a, 100)));
    assert!(!Arc::ptr_eq(&first, &Limiter::shared("http://limiter.test", &b, 100)));
    assert!(!Arc::ptr_eq(&first, &Limiter::shared("http://other.test", &a, 100)));
}
