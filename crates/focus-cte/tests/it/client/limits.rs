//! Credits and deadlines, with a clock that moves only when nothing else can.

use std::time::Duration;

use focus_cte::ErrorKind;
use focus_cte::client::retry::RetryPolicy;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::scripted::{Answer, Scripted, is, state, with};
use super::server::{fresh_token, reference};

fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

/// Sends this many queries at once through clones and through clients of the same token.
async fn queries(script: &Scripted, count: usize) {
    let token = fresh_token();
    let client = script.builder().token(&token).build().unwrap();
    let mut running = JoinSet::new();
    for i in 0..count {
        let clone = if i % 2 == 0 { client.clone() } else { script.builder().token(&token).build().unwrap() };
        running.spawn(async move { clone.consultar(&reference()).await.unwrap() });
    }
    while let Some(result) = running.join_next().await {
        result.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn no_more_is_sent_in_a_minute_than_the_headers_allow_by_all_clients_together() {
    let start = Instant::now();
    let script = Scripted::by(move |_, i| {
        // A window of a minute with 10 credits.
        let now = start.elapsed().as_secs();
        let remaining = (9 - i % 10).to_string();
        let reset = (60 - now % 60).to_string();
        let headers =
            [("Rate-Limit-Limit", "10"), ("Rate-Limit-Remaining", &*remaining), ("Rate-Limit-Reset", &*reset)];
        with(200, &headers, r#"{"status": "autorizado"}"#)
    });
    let token = fresh_token();
    let client = script.builder().token(&token).build().unwrap();
    client.consultar(&reference()).await.unwrap();
    let mut running = JoinSet::new();
    for i in 0..29 {
        let clone = if i % 2 == 0 { client.clone() } else { script.builder().token(&token).build().unwrap() };
        running.spawn(async move { clone.consultar(&reference()).await.unwrap() });
    }
    while let Some(result) = running.join_next().await {
        result.unwrap();
    }
    let minutes: Vec<u64> = script.seen().iter().map(|seen| (seen.at - start).as_secs() / 60).collect();
    for minute in 0..3 {
        assert_eq!(minutes.iter().filter(|m| **m == minute).count(), 10, "{minutes:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_hundred_are_sent_at_most_before_the_server_has_spoken() {
    let script = Scripted::by(|_, _| Answer::Never);
    let client = script.builder().timeout(seconds(30)).retry(RetryPolicy::never()).build().unwrap();
    let mut running = JoinSet::new();
    for _ in 0..150 {
        let client = client.clone();
        running.spawn(async move { client.consultar(&reference()).await.is_ok() });
    }
    tokio::time::sleep(seconds(40)).await;
    assert_eq!(script.count(), 100);
    tokio::time::sleep(seconds(30)).await;
    assert_eq!(script.count(), 150);
}

#[tokio::test(start_paused = true)]
async fn a_server_without_headers_is_not_held_to_a_hundred() {
    let script = Scripted::new(vec![state("autorizado")]);
    let start = Instant::now();
    queries(&script, 500).await;
    assert!(start.elapsed() < seconds(1));
}

#[tokio::test(start_paused = true)]
async fn a_429_closes_the_gate_for_all_and_is_not_an_attempt() {
    let script = Scripted::by(|_, i| match i {
        0..6 => with(429, &[("Retry-After", "7")], "{}"),
        _ => state("autorizado"),
    });
    let start = Instant::now();
    assert!(script.client().consultar(&reference()).await.unwrap().autorizado());
    assert_eq!(script.count(), 7);
    assert!(start.elapsed() >= seconds(42) && start.elapsed() < seconds(60), "{:?}", start.elapsed());
}

#[tokio::test(start_paused = true)]
async fn the_deadline_bounds_the_whole_call() {
    for answer in [is(503, "{}"), is(429, "{}"), Answer::NotSent, Answer::Never] {
        let script = Scripted::new(vec![answer]);
        let mut policy = RetryPolicy::default();
        policy.max_attempts = 1000;
        let client = script.builder().retry(policy).deadline(seconds(30)).build().unwrap();
        let start = Instant::now();
        client.consultar(&reference()).await.unwrap_err();
        assert!(start.elapsed() <= seconds(30) && start.elapsed() > seconds(15), "{:?}", start.elapsed());
    }
}

#[tokio::test(start_paused = true)]
async fn waiting_for_credits_does_not_outlive_the_deadline() {
    let headers = [("Rate-Limit-Remaining", "0"), ("Rate-Limit-Reset", "50")];
    let script = Scripted::new(vec![with(200, &headers, r#"{"status": "autorizado"}"#)]);
    let client = script.builder().deadline(seconds(20)).build().unwrap();
    client.consultar(&reference()).await.unwrap();
    let error = client.consultar(&reference()).await.unwrap_err();
    assert_eq!((error.kind(), error.retry_after()), (ErrorKind::Limite, Some(seconds(50))));
    assert_eq!(script.count(), 1);
}

#[tokio::test(start_paused = true)]
async fn waits_between_attempts_grow() {
    let script = Scripted::new(vec![is(503, "{}"), is(503, "{}"), is(503, "{}"), state("autorizado")]);
    script.client().consultar(&reference()).await.unwrap();
    let at: Vec<Instant> = script.seen().iter().map(|seen| seen.at).collect();
    let within =
        |wait: Duration, full: u64| wait >= Duration::from_millis(full / 2) && wait <= Duration::from_millis(full + 2);
    assert!(within(at[1] - at[0], 500) && within(at[2] - at[1], 1000) && within(at[3] - at[2], 2000));
}

#[tokio::test(start_paused = true)]
async fn a_server_that_asks_for_time_gets_it() {
    let script = Scripted::new(vec![with(503, &[("Retry-After", "20")], "{}"), state("autorizado")]);
    let start = Instant::now();
    script.client().consultar(&reference()).await.unwrap();
    assert!(start.elapsed() >= seconds(20) && start.elapsed() < seconds(21));
}
