//! When a request must have its response, body and all.

use std::time::{Duration, Instant};

/// The time limits of a client's requests.
pub struct Deadlines {
    /// `--request-timeout`.
    timeout: Option<Duration>,
    /// When the timeout of all requests together began; `None` if each request has its own.
    started: Option<Instant>,
    /// When the last request must end.
    end: Option<Instant>,
}

impl Deadlines {
    /// All requests of a run that started then share the timeout, with the pauses between them. In kubectl each request
    /// has its own.
    pub fn shared(timeout: Option<Duration>, started: Instant) -> Self {
        Self { timeout, started: Some(started), end: None }
    }

    /// Each request has its own timeout, and none goes on after `end`.
    pub fn per_request(timeout: Option<Duration>, end: Instant) -> Self {
        Self { timeout, started: None, end: Some(end) }
    }

    /// The deadline of a request that starts now, with all of its attempts (client-go `rest/request.go`,
    /// `Request.request`). `default` is its timeout if the user gives none.
    pub fn deadline(&self, default: Option<Duration>) -> Option<Instant> {
        let now = Instant::now();
        let deadline = match self.timeout {
            Some(timeout) => self.started.unwrap_or(now).checked_add(timeout),
            None => default.and_then(|default| now.checked_add(default)),
        };
        deadline.into_iter().chain(self.end).min()
    }

    /// Whether the deadline of all requests has passed.
    pub fn is_over(&self) -> bool {
        self.deadline(None).is_some_and(|deadline| deadline <= Instant::now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn shared_timeout_overrides_that_of_requests() {
        let now = Instant::now();
        let shared = Deadlines::shared(Some(HOUR), now);
        assert_eq!(shared.deadline(Some(Duration::from_secs(1))), Some(now + HOUR));
        assert_eq!(shared.deadline(None), Some(now + HOUR));
        let own = Deadlines::shared(None, now);
        assert_eq!(own.deadline(None), None);
        assert!(own.deadline(Some(HOUR)) < own.deadline(Some(HOUR)));
        assert!(!own.is_over());
        assert!(Deadlines::shared(Some(Duration::ZERO), now).is_over());
    }

    #[test]
    fn no_request_goes_on_after_the_end() {
        let end = Instant::now() + HOUR;
        for timeout in [None, Some(HOUR * 2), Some(Duration::MAX)] {
            assert_eq!(Deadlines::per_request(timeout, end).deadline(Some(HOUR * 3)), Some(end));
        }
        let each = Deadlines::per_request(Some(HOUR / 2), end);
        assert!(each.deadline(None) < each.deadline(None));
    }
}
