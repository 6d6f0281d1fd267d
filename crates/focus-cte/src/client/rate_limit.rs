//! What the headers of an answer say of the rate limit.

use std::time::Duration;

use jiff::Timestamp;

use crate::documento::RawResponse;

/// Numbers above this are seconds since 1970, not a time to wait.
const EPOCH_SECONDS: u64 = 1_000_000_000;

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
    /// Reads `Rate-Limit-Limit`, `-Remaining`, `-Reset`, with or without `X-`, and `Retry-After`. The last two are read as seconds
    /// to wait, as an HTTP date, or as seconds since 1970.
    #[must_use]
    pub fn from_response(response: &RawResponse) -> RateLimit {
        RateLimit::read(response, Timestamp::now())
    }

    fn read(response: &RawResponse, now: Timestamp) -> RateLimit {
        let value = |name: &str| {
            let with = |prefix: &str| response.header(&format!("{prefix}{name}"));
            ["rate-limit-", "x-rate-limit-", "ratelimit-", "x-ratelimit-"].iter().find_map(|prefix| with(prefix))
        };
        let count = |name: &str| -> Option<u32> {
            let n: u64 = value(name)?.trim().parse().ok()?;
            Some(u32::try_from(n).unwrap_or(u32::MAX))
        };
        RateLimit {
            limit: count("limit"),
            remaining: count("remaining"),
            reset: value("reset").and_then(|value| wait(value, now)),
            retry_after: response.header("retry-after").and_then(|value| wait(value, now)),
        }
    }

    /// How long to wait after an answer of 429 or 503, if it says so.
    pub(super) fn asked_wait(&self, status: u16) -> Option<Duration> {
        match status {
            429 => self.retry_after.or(self.reset),
            _ => self.retry_after,
        }
    }

    /// Whether the answer says anything of credits.
    pub(super) fn speaks(&self) -> bool {
        self.limit.is_some() || self.remaining.is_some()
    }
}

fn wait(value: &str, now: Timestamp) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse::<u64>() {
        let now = u64::try_from(now.as_second()).unwrap_or_default();
        return Some(Duration::from_secs(if seconds > EPOCH_SECONDS { seconds.saturating_sub(now) } else { seconds }));
    }
    let date = jiff::fmt::rfc2822::parse(value).ok()?.timestamp();
    Some(Duration::try_from(date.duration_since(now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::Timestamp;

    use super::RateLimit;
    use crate::documento::RawResponse;

    fn answer(headers: &[(&str, &str)]) -> RawResponse {
        let headers = headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        RawResponse::new(200, headers, Vec::new())
    }

    #[test]
    fn headers_are_read_with_and_without_prefix() {
        for prefix in ["Rate-Limit-", "X-Rate-Limit-", "RateLimit-", "x-ratelimit-"] {
            let (limit, remaining, reset) =
                (format!("{prefix}Limit"), format!("{prefix}Remaining"), format!("{prefix}Reset"));
            let read = RateLimit::from_response(&answer(&[(&limit, "100"), (&remaining, " 7 "), (&reset, "42")]));
            assert_eq!((read.limit, read.remaining, read.reset), (Some(100), Some(7), Some(Duration::from_secs(42))));
        }
    }

    #[test]
    fn waits_are_read_as_seconds_date_or_epoch() {
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        for header in ["Retry-After", "Rate-Limit-Reset"] {
            let read = |value: &str| {
                let read = RateLimit::read(&answer(&[(header, value)]), now);
                read.retry_after.or(read.reset)
            };
            assert_eq!(read("5"), Some(Duration::from_secs(5)));
            assert_eq!(read("Sun, 22 Nov 2026 12:00:30 GMT"), Some(Duration::from_secs(30)));
            assert_eq!(read("Sun, 22 Nov 2026 11:00:00 GMT"), Some(Duration::ZERO));
            assert_eq!(read(&(now.as_second() + 12).to_string()), Some(Duration::from_secs(12)));
            assert_eq!(read("logo"), None);
        }
    }
}
