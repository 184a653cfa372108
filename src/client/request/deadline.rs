//! Until when a request is to have its answer.

use std::time::{Duration, Instant};

/// How long the requests of a client may take.
pub struct Patience {
    limit: Option<Duration>,
    /// When the limit of all requests began. None where each has it for itself.
    begun: Option<Instant>,
    /// The end of all.
    end: Option<Instant>,
}

impl Patience {
    /// All requests of a run that began then have this time, with every pause between them. Unlike kubectl, where each
    /// request has it anew.
    pub fn together(limit: Option<Duration>, begun: Instant) -> Self {
        Self { limit, begun: Some(begun), end: None }
    }

    /// Each request has this time for itself, and none goes on behind the end.
    pub fn each_until(limit: Option<Duration>, end: Instant) -> Self {
        Self { limit, begun: None, end: Some(end) }
    }

    /// Until when a request that begins now is to have its answer, body and all. Its own time counts where there is no
    /// other. Every attempt at it is a part of it (client-go `rest/request.go`, `Request.request`).
    pub fn deadline(&self, own: Option<Duration>) -> Option<Instant> {
        let now = Instant::now();
        let deadline = match self.limit {
            Some(limit) => self.begun.unwrap_or(now).checked_add(limit),
            None => own.and_then(|own| now.checked_add(own)),
        };
        deadline.into_iter().chain(self.end).min()
    }

    /// Whether the time of all requests together is over.
    pub fn is_over(&self) -> bool {
        self.deadline(None).is_some_and(|deadline| deadline <= Instant::now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn requests_share_the_limit_and_not_their_own_time() {
        let now = Instant::now();
        let shared = Patience::together(Some(HOUR), now);
        assert_eq!(shared.deadline(Some(Duration::from_secs(1))), Some(now + HOUR));
        assert_eq!(shared.deadline(None), Some(now + HOUR));
        let own = Patience::together(None, now);
        assert_eq!(own.deadline(None), None);
        assert!(own.deadline(Some(HOUR)) < own.deadline(Some(HOUR)));
        assert!(!own.is_over());
        assert!(Patience::together(Some(Duration::ZERO), now).is_over());
    }

    #[test]
    fn nothing_goes_on_behind_the_end() {
        let end = Instant::now() + HOUR;
        for limit in [None, Some(HOUR * 2), Some(Duration::MAX)] {
            assert_eq!(Patience::each_until(limit, end).deadline(Some(HOUR * 3)), Some(end));
        }
        let each = Patience::each_until(Some(HOUR / 2), end);
        assert!(each.deadline(None) < each.deadline(None));
    }
}
