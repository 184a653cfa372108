//! Which failures are retried, and after which pause (client-go `rest/with_retry.go`, `IsNextRetry`).
//!
//! As in client-go, a body that breaks off is not retried: part of it may have been used.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use ureq::http::{HeaderMap, header};

use crate::client::Error;
use crate::client::transport::TransportError;

/// How often one request is retried (client-go `rest/request.go`, `NewRequest`).
const MAX_RETRIES: u32 = 10;
/// How long one request waits for the server's `Retry-After`, over all attempts. client-go has no limit.
const MAX_WAIT: Duration = Duration::from_secs(60);
/// The pause after a connection reset. It doubles with each: five make 3.1 seconds. client-go makes ten of a second.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
/// How often one request is retried after a connection reset.
const MAX_RECONNECTIONS: u32 = 5;
/// How long no request is retried for a cause that one has used up its retries for. A watch may outlast it.
const EXHAUSTED_FOR: Duration = Duration::from_secs(30);

/// How long the server asks to wait before a retry: whole seconds in the `Retry-After` of a 429 or 5xx. A date is
/// ignored (client-go `rest/with_retry.go`, `checkWait`).
pub fn retry_after(code: u16, headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers.get(header::RETRY_AFTER)?.to_str().ok()?.parse::<i64>().ok()?;
    let seconds = u64::try_from(seconds).unwrap_or(0);
    (code == 429 || code >= 500).then(|| Duration::from_secs(seconds))
}

/// Why to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryCause {
    /// The server asks to, after this time.
    RetryAfter(Duration),
    /// The connection ended before the head of the response, if only in the TLS handshake
    /// (apimachinery `pkg/util/net/util.go`, `IsConnectionReset`; `http.go`, `IsProbableEOF`).
    ConnectionReset,
}

impl RetryCause {
    /// `None` if the error is final. A failed connection to a proxy is.
    fn of(error: &Error) -> Option<Self> {
        match error {
            Error::Status(status) => status.retry_after.map(Self::RetryAfter),
            Error::Transport(TransportError::Eof | TransportError::Reset) => Some(Self::ConnectionReset),
            _ => None,
        }
    }
}

/// Shared by the requests of one client, so that a failing server delays the run once and not once a request.
#[derive(Default)]
pub struct RetryBudget {
    /// When a request last used up its retries: for `Retry-After`, and for a connection reset.
    exhausted: [Mutex<Option<Instant>>; 2],
}

impl RetryBudget {
    /// Starts the attempts of a request. A watch handles connection resets itself.
    pub fn attempts(&self, deadline: Option<Instant>, is_watch: bool) -> Attempts<'_> {
        Attempts { budget: self, deadline, is_watch, retries: 0, reconnections: 0, waited: Duration::ZERO }
    }

    fn exhausted(&self, cause: RetryCause) -> MutexGuard<'_, Option<Instant>> {
        let [retry_after, connection_reset] = &self.exhausted;
        let exhausted = if cause == RetryCause::ConnectionReset { connection_reset } else { retry_after };
        exhausted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The attempts of one request.
pub struct Attempts<'a> {
    budget: &'a RetryBudget,
    deadline: Option<Instant>,
    is_watch: bool,
    retries: u32,
    reconnections: u32,
    waited: Duration,
}

impl Attempts<'_> {
    /// The pause before the next attempt; `None` if the error is final.
    pub fn pause_after(&mut self, error: &Error) -> Option<Duration> {
        let cause = RetryCause::of(error)?;
        if self.is_watch && cause == RetryCause::ConnectionReset {
            return None;
        }
        let pause = match cause {
            RetryCause::RetryAfter(pause) => pause,
            RetryCause::ConnectionReset => FIRST_PAUSE * 2_u32.pow(self.reconnections),
        };
        if let Err(reason) = self.check(cause, pause) {
            log::info!("not retrying: {reason}");
            return None;
        }
        self.retries += 1;
        match cause {
            RetryCause::RetryAfter(_) => {
                self.waited += pause;
                log::info!("retrying in {pause:?}, as the server asks: {:?}", error.to_string());
            }
            RetryCause::ConnectionReset => {
                self.reconnections += 1;
                log::info!("retrying in {pause:?}, as the connection broke: {error}");
            }
        }
        Some(pause)
    }

    /// Checks the limits; an error is the one that is reached.
    fn check(&self, cause: RetryCause, pause: Duration) -> Result<(), String> {
        let mut exhausted = self.budget.exhausted(cause);
        if exhausted.is_some_and(|when| when.elapsed() < EXHAUSTED_FOR) {
            return Err("another request has used up its retries".to_owned());
        }
        let limit = match cause {
            _ if self.retries == MAX_RETRIES => Some(format!("that was attempt {}", MAX_RETRIES + 1)),
            RetryCause::ConnectionReset if self.reconnections == MAX_RECONNECTIONS => {
                Some("the connection breaks again and again".to_owned())
            }
            RetryCause::RetryAfter(pause) if pause > MAX_WAIT.saturating_sub(self.waited) => {
                Some(format!("the server asks for {pause:?}, and {MAX_WAIT:?} is the limit for one request"))
            }
            _ => None,
        };
        if let Some(limit) = limit {
            *exhausted = Some(Instant::now());
            return Err(limit);
        }
        let end = Instant::now().checked_add(pause);
        match self.deadline {
            Some(deadline) if end.is_none_or(|end| end >= deadline) => {
                Err(format!("the timeout leaves no {pause:?} to wait"))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Status;
    use crate::client::transport::error::{ProxyError, ProxyErrorCause};

    fn failed(cause: RetryCause) -> Error {
        match cause {
            RetryCause::ConnectionReset => Error::Transport(TransportError::Reset),
            RetryCause::RetryAfter(pause) => {
                Error::Status(Status { retry_after: Some(pause), ..Status::new(503, "", "") })
            }
        }
    }

    /// The pauses of a request to a server that never recovers.
    fn pauses(budget: &RetryBudget, deadline: Option<Instant>, cause: RetryCause) -> Vec<u128> {
        let mut attempts = budget.attempts(deadline, false);
        std::iter::from_fn(|| attempts.pause_after(&failed(cause))).map(|pause| pause.as_millis()).collect()
    }

    #[test]
    fn refused_and_proxied_connections_are_final() {
        let refused = TransportError::Refused { server: "h:1".into(), why_default: None };
        assert_eq!(RetryCause::of(&Error::Transport(refused)), None);
        let cause = ProxyErrorCause::Connect(TransportError::Reset);
        let proxy = ProxyError { proxy: "p:1".into(), server: "h:2".into(), cause };
        assert_eq!(RetryCause::of(&Error::Transport(TransportError::Proxy(Box::new(proxy)))), None);
    }

    #[test]
    fn connection_reset_is_retried_five_times_and_by_one_request() {
        let budget = RetryBudget::default();
        let reset = RetryCause::ConnectionReset;
        assert_eq!(pauses(&budget, None, reset), [100, 200, 400, 800, 1600]);
        assert!(pauses(&budget, None, reset).is_empty());
        *budget.exhausted(reset) = Instant::now().checked_sub(EXHAUSTED_FOR);
        assert_eq!(pauses(&budget, None, reset).len(), 5);
        assert_eq!(pauses(&budget, None, RetryCause::RetryAfter(Duration::ZERO)), [0; 10]);
        assert_eq!(RetryBudget::default().attempts(None, true).pause_after(&failed(reset)), None);
    }

    #[test]
    fn retry_after_is_honoured_for_a_minute_and_until_the_deadline() {
        let retries = |seconds, deadline| {
            pauses(&RetryBudget::default(), deadline, RetryCause::RetryAfter(Duration::from_secs(seconds))).len()
        };
        for (seconds, expected) in [(0, 10), (1, 10), (6, 10), (7, 8), (60, 1), (61, 0), (3600, 0), (u64::MAX, 0)] {
            assert_eq!(retries(seconds, None), expected, "{seconds}");
        }
        let soon = Instant::now().checked_add(Duration::from_secs(5));
        assert_eq!((retries(10, soon), retries(1, soon)), (0, 10));
    }

    #[test]
    fn retry_after_is_whole_seconds_of_a_429_or_5xx() {
        for (code, value, expected) in [
            (429, "3", Some(3)),
            (503, "0", Some(0)),
            (500, "-1", Some(0)),
            (404, "3", None),
            (200, "3", None),
            (503, "1.5", None),
            (503, "", None),
            (503, "Wed, 21 Oct 2026 07:28:00 GMT", None),
            (503, "99999999999999999999", None),
        ] {
            let headers = HeaderMap::from_iter([(header::RETRY_AFTER, value.parse().unwrap())]);
            let expected = expected.map(Duration::from_secs);
            assert_eq!(retry_after(code, &headers), expected, "{code} {value}");
        }
    }
}
