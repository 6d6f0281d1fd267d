//! The table of decisions.

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

fn first(operation: Operation, outcome: Outcome) -> &'static str {
    name(decide(&RetryPolicy::default(), operation, outcome, 1, None, 0.5))
}

#[test]
fn the_table_of_decisions_on_the_first_attempt() {
    // Outcome, then query and idempotent, emission and event, unsafe.
    let table = [
        (Outcome::Status(200), STOP, STOP, STOP),
        (Outcome::Status(302), STOP, STOP, STOP),
        (Outcome::Status(400), STOP, STOP, STOP),
        (Outcome::Status(401), STOP, STOP, STOP),
        (Outcome::Status(403), STOP, STOP, STOP),
        (Outcome::Status(404), STOP, STOP, STOP),
        (Outcome::Status(408), WAIT, ASK, STOP),
        (Outcome::Status(409), STOP, STOP, STOP),
        (Outcome::Status(415), STOP, STOP, STOP),
        (Outcome::Status(422), STOP, STOP, STOP),
        (Outcome::Status(429), WAIT, WAIT, WAIT),
        (Outcome::Status(500), WAIT, ASK, STOP),
        (Outcome::Status(501), STOP, ASK, STOP),
        (Outcome::Status(502), WAIT, ASK, STOP),
        (Outcome::Status(503), WAIT, ASK, STOP),
        (Outcome::Status(504), WAIT, ASK, STOP),
        (Outcome::Invalid, STOP, ASK, STOP),
        (Outcome::Failed(FailureKind::NotSent), WAIT, WAIT, WAIT),
        (Outcome::Failed(FailureKind::Timeout), WAIT, ASK, STOP),
        (Outcome::Failed(FailureKind::Interrupted), WAIT, ASK, STOP),
        (Outcome::Failed(FailureKind::TooLarge), STOP, ASK, STOP),
    ];
    for (outcome, repeatable, asked, unsafe_) in table {
        for operation in Operation::ALL {
            let expected = match operation {
                Operation::Query | Operation::Idempotent => repeatable,
                Operation::Emission | Operation::Event => asked,
                Operation::Unsafe => unsafe_,
            };
            assert_eq!(first(operation, outcome), expected, "{operation:?} {outcome:?}");
        }
    }
}

#[test]
fn a_409_is_never_retried() {
    for operation in Operation::ALL {
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
    let last = |operation| name(decide(&policy, operation, Outcome::Status(503), 4, None, 0.0));
    assert_eq!(last(Operation::Query), STOP);
    assert_eq!(last(Operation::Idempotent), STOP);
    assert_eq!(last(Operation::Emission), ASK);
    assert_eq!(last(Operation::Event), ASK);
}

#[test]
fn only_the_deadline_bounds_a_429() {
    let policy = RetryPolicy::default();
    let asked = Some(Duration::from_secs(7));
    let decision = decide(&policy, Operation::Query, Outcome::Status(429), 99, asked, 0.0);
    assert_eq!(decision, Decision::Wait(policy.backoff(99, 0.0).max(Duration::from_secs(7))));
}

#[test]
fn a_429_without_headers_is_waited_out_longest() {
    let policy = RetryPolicy::default();
    let decision = decide(&policy, Operation::Query, Outcome::Status(429), 1, None, 1.0);
    assert_eq!(decision, Decision::Wait(policy.max_delay));
}

#[test]
fn a_policy_of_one_attempt_sends_and_asks_nothing_more() {
    for outcome in [Outcome::Status(503), Outcome::Failed(FailureKind::Timeout), Outcome::Status(429)] {
        for operation in Operation::ALL {
            assert_eq!(decide(&RetryPolicy::never(), operation, outcome, 1, None, 0.0), Decision::Stop);
        }
    }
}

#[test]
fn the_servers_wish_is_respected_up_to_a_bound() {
    let policy = RetryPolicy::default();
    for status in [429, 503] {
        let asked = |asked| decide(&policy, Operation::Query, Outcome::Status(status), 1, Some(asked), 0.0);
        assert_eq!(asked(Duration::from_secs(30)), Decision::Wait(Duration::from_secs(30)));
        assert_eq!(asked(Duration::from_hours(1)), Decision::Stop);
    }
}

#[test]
fn waits_double_up_to_a_bound_and_jitter_shortens_them_by_at_most_half() {
    let policy = RetryPolicy::default();
    let full: Vec<u128> = (1..=6).map(|attempt| policy.backoff(attempt, 1.0).as_millis()).collect();
    assert_eq!(full, [500, 1000, 2000, 4000, 8000, 8000]);
    assert_eq!(policy.backoff(1, 0.0), Duration::from_millis(250));
    assert_eq!(policy.backoff(u32::MAX, 1.0), policy.max_delay);
}
