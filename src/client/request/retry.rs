//! Which failures are tried again, and after which pause (client-go `rest/with_retry.go`, `IsNextRetry`).
//!
//! As in client-go, a body that breaks off is no reason: part of it may have been used by then.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use ureq::http::{HeaderMap, header};

use crate::client::Error;

/// One request is tried again so many times (client-go `rest/request.go`, `NewRequest`).
const MOST_RETRIES: u32 = 10;
/// A server may make one request wait so long in all, over all its attempts. client-go waits as long as it is told to.
const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// The pause before a broken connection is tried again. Each is twice the one before: with five of them 3.1 seconds
/// in all. client-go makes ten pauses of a second each.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
/// A broken connection is tried again so many times.
const MOST_RECONNECTIONS: u32 = 5;

/// What was tried in vain is not tried anew for so long. A watch may go on for days, in which a server recovers.
const MEMORY: Duration = Duration::from_secs(30);

/// A failure, and whether another try may go better.
pub struct Failed {
    /// What the user is told in the end.
    pub error: Error,
    /// Why to try again, if at all.
    pub cause: Option<Cause>,
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self { error, cause: None }
    }
}

/// Why to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The server says after which time.
    Asked(Duration),
    /// The connection ended before the head of the answer had come.
    Broken,
}

impl Cause {
    /// That of an answer: 429 or 5xx with a whole number of seconds in `Retry-After`. A date there is none
    /// (client-go `rest/with_retry.go`, `checkWait`).
    pub fn of_answer(code: u16, headers: &HeaderMap) -> Option<Self> {
        let seconds = headers.get(header::RETRY_AFTER)?.to_str().ok()?.parse::<i64>().ok()?;
        let seconds = u64::try_from(seconds).unwrap_or(0);
        (code == 429 || code >= 500).then(|| Self::Asked(Duration::from_secs(seconds)))
    }
}

/// What the requests of one client know of each other's vain tries: what one has tried to the end, the others do not
/// try once more, so that a server in trouble costs its time once and not once a request.
#[derive(Default)]
pub struct Tries {
    in_vain: [Mutex<Option<Instant>>; 2],
}

impl Tries {
    /// Begins a request that is to have its answer by the deadline. A watch sees to broken connections itself.
    pub fn begin(&self, deadline: Option<Instant>, is_watch: bool) -> Request<'_> {
        Request { tries: self, deadline, is_watch, retries: 0, reconnections: 0, waited: Duration::ZERO }
    }

    /// When a request was last tried to the end for such a cause.
    fn in_vain(&self, cause: Cause) -> MutexGuard<'_, Option<Instant>> {
        let [asked, broken] = &self.in_vain;
        let when = if cause == Cause::Broken { broken } else { asked };
        when.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The tries of one request.
pub struct Request<'a> {
    tries: &'a Tries,
    deadline: Option<Instant>,
    is_watch: bool,
    retries: u32,
    reconnections: u32,
    waited: Duration,
}

impl Request<'_> {
    /// How long to wait before the next try; none where the failure is to be told.
    pub fn pause(&mut self, failed: &Failed) -> Option<Duration> {
        let cause = failed.cause.filter(|cause| !(self.is_watch && *cause == Cause::Broken))?;
        let error = &failed.error;
        let pause = match cause {
            Cause::Asked(pause) => pause,
            Cause::Broken => FIRST_PAUSE * 2_u32.pow(self.reconnections),
        };
        if let Err(reason) = self.check(cause, pause) {
            log::info!("not trying again, since {reason}");
            return None;
        }
        self.retries += 1;
        match cause {
            Cause::Asked(_) => {
                self.waited += pause;
                log::info!("trying again in {pause:?}, as the server asks with {:?}", error.to_string());
            }
            Cause::Broken => {
                self.reconnections += 1;
                log::info!("trying again in {pause:?}, as the connection broke: {error}");
            }
        }
        Some(pause)
    }

    /// An error says why not.
    fn check(&self, cause: Cause, pause: Duration) -> Result<(), String> {
        let mut in_vain = self.tries.in_vain(cause);
        if in_vain.is_some_and(|when| when.elapsed() < MEMORY) {
            return Err("another request has done so in vain".to_owned());
        }
        let used_up = match cause {
            _ if self.retries == MOST_RETRIES => Some(format!("that was try {}", MOST_RETRIES + 1)),
            Cause::Broken if self.reconnections == MOST_RECONNECTIONS => {
                Some("the connection breaks again and again".to_owned())
            }
            Cause::Asked(pause) if pause > LONGEST_WAIT.saturating_sub(self.waited) => {
                Some(format!("the server asks for {pause:?}, and gets no more than {LONGEST_WAIT:?} in all"))
            }
            _ => None,
        };
        if let Some(reason) = used_up {
            *in_vain = Some(Instant::now());
            return Err(reason);
        }
        let end = Instant::now().checked_add(pause);
        match self.deadline {
            Some(deadline) if end.is_none_or(|end| end >= deadline) => {
                Err(format!("there is no time to wait {pause:?}"))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(cause: Cause) -> Failed {
        Failed { error: Error::Request(String::new()), cause: Some(cause) }
    }

    /// The pauses of a server that never gets better.
    fn pauses(tries: &Tries, deadline: Option<Instant>, cause: Cause) -> Vec<u128> {
        let mut request = tries.begin(deadline, false);
        std::iter::from_fn(|| request.pause(&failed(cause))).map(|pause| pause.as_millis()).collect()
    }

    #[test]
    fn a_broken_connection_costs_seconds_and_only_once() {
        let tries = Tries::default();
        assert_eq!(pauses(&tries, None, Cause::Broken), [100, 200, 400, 800, 1600]);
        assert!(pauses(&tries, None, Cause::Broken).is_empty());
        *tries.in_vain(Cause::Broken) = Instant::now().checked_sub(MEMORY);
        assert_eq!(pauses(&tries, None, Cause::Broken).len(), 5);
        assert_eq!(pauses(&tries, None, Cause::Asked(Duration::ZERO)), [0; 10]);
        assert_eq!(Tries::default().begin(None, true).pause(&failed(Cause::Broken)), None);
    }

    #[test]
    fn a_server_may_ask_for_a_minute_and_no_longer_than_there_is_time() {
        let asked =
            |seconds, deadline| pauses(&Tries::default(), deadline, Cause::Asked(Duration::from_secs(seconds))).len();
        for (seconds, expected) in [(0, 10), (1, 10), (6, 10), (7, 8), (60, 1), (61, 0), (3600, 0), (u64::MAX, 0)] {
            assert_eq!(asked(seconds, None), expected, "{seconds}");
        }
        let soon = Instant::now().checked_add(Duration::from_secs(5));
        assert_eq!((asked(10, soon), asked(1, soon)), (0, 10));
    }

    #[test]
    fn only_a_number_of_seconds_asks_for_another_try() {
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
            let expected = expected.map(|seconds| Cause::Asked(Duration::from_secs(seconds)));
            assert_eq!(Cause::of_answer(code, &headers), expected, "{code} {value}");
        }
    }
}
