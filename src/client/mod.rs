//! The REST client: GETs over pooled connections, with kubectl's errors.
//!
//! - `request`: one GET, its attempts, retries, redirects and deadlines.
//! - `response`: head, body, status and warnings.
//! - `auth`: credentials, among them plugins.
//! - `transport`: connections, proxies and TLS.
//! - `error`: what can fail, by cause.

mod auth;
mod error;
mod request;
mod response;
mod transport;
mod uri;

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use ureq::http::HeaderMap;

pub use error::Error;
pub use request::{ContinueTokens, Get};
pub use response::{Response, Status, StatusBodies, json_problem};

use crate::kubeconfig::{ClientConfig, Credential};
use crate::sys::Env;
use crate::term::progress::{self, Waiting};
use request::{Deadlines, RetryBudget};
use transport::Connection;

/// How many requests run at the same time, each on a connection of its own.
pub const PARALLEL_REQUESTS: usize = 16;

/// When the progress line names the flag that limits the wait.
const HINT_AFTER: Duration = Duration::from_secs(5);

/// A client for one server. Threads share its connections, its credential and its retries.
pub struct Client<'a> {
    config: Arc<ClientConfig>,
    env: &'a Env,
    /// The server's URL, without a slash at the end.
    base: String,
    /// The headers that impersonate a user.
    impersonation: HeaderMap,
    deadlines: Deadlines,
    retries: RetryBudget,
    /// `None` before the first request. The lock is held while a credential plugin runs or a token file is read.
    connection: Mutex<Option<Arc<Connection>>>,
}

impl<'a> Client<'a> {
    /// Prepares a client; it connects with the first request.
    ///
    /// # Errors
    /// The name of an impersonated user that no header can hold.
    pub fn new(config: Arc<ClientConfig>, env: &'a Env) -> Result<Self, Error> {
        let impersonation = config.impersonation.as_ref().map(auth::impersonation).transpose()?.unwrap_or_default();
        let server = &config.server;
        let base = format!("{}://{}{}", server.scheme.as_str(), server.authority(), server.prefix);
        let started = env.started.unwrap_or_else(Instant::now);
        let deadlines = Deadlines::shared(config.request_timeout, started);
        let (retries, connection) = (RetryBudget::default(), Mutex::new(None));
        Ok(Self { config, env, base, impersonation, deadlines, retries, connection })
    }

    /// The same client for polling: `--request-timeout` is for each request, and none goes on after `end`.
    #[must_use]
    pub fn with_deadline(mut self, end: Instant) -> Self {
        self.deadlines = Deadlines::per_request(self.config.request_timeout, end);
        self
    }

    /// Whether the `--request-timeout` of the whole run has passed.
    pub fn is_past_deadline(&self) -> bool {
        self.deadlines.is_over()
    }

    /// How long the `--request-timeout` of the whole run still leaves; `None` without one.
    pub fn time_left(&self) -> Option<Duration> {
        self.deadlines.deadline(None).map(|deadline| deadline.saturating_duration_since(Instant::now()))
    }

    /// Sends a GET and waits for the head of its response, which is a 304 only if the GET has a condition. Retries and
    /// redirects are those of `request`.
    ///
    /// A 401 to the credential of a plugin runs the plugin once more, and the request is sent again. client-go gets the
    /// new credential for the next request only (client-go `plugin/pkg/client/auth/exec/exec.go`,
    /// `roundTripper.RoundTrip`).
    ///
    /// # Errors
    /// No credential, no response, or one with a status of failure.
    pub fn get(&self, get: &Get<'_>) -> Result<Response, Error> {
        let deadline = self.deadlines.deadline(get.timeout);
        let connection = self.connection(None)?;
        let _waiting = self.waiting();
        match self.send(&connection, get, deadline) {
            Err(Error::Status(Status { code: 401, .. })) if matches!(self.config.credential, Credential::Exec(_)) => {
                log::info!("the server refused the plugin's credential; asking the plugin for another");
                self.send(&*self.connection(Some(connection.generation))?, get, deadline)
            }
            result => result,
        }
    }

    /// Shows that the server is waited for.
    fn waiting(&self) -> Waiting {
        let (server, has_timeout) = (self.config.server.authority(), self.config.request_timeout.is_some());
        progress::waiting(move |elapsed| waiting_text(&server, elapsed, has_timeout))
    }

    /// The current connection, or a new one if its credential has expired or is of the refused generation.
    fn connection(&self, refused: Option<u64>) -> Result<Arc<Connection>, Error> {
        let mut current = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let generation = match &*current {
            Some(current) if refused != Some(current.generation) && !current.is_expired() => {
                return Ok(Arc::clone(current));
            }
            Some(current) => current.generation + 1,
            None => 0,
        };
        // The request's own timeout does not limit a plugin, with which a person may have to log in.
        let auth = auth::authenticate(&self.config, self.deadlines.deadline(None), self.env)?;
        let connection = Arc::new(Connection::new(&self.config, auth, generation)?);
        *current = Some(Arc::clone(&connection));
        Ok(connection)
    }

    /// Sends a GET as often as its failures may be retried.
    fn send(&self, connection: &Connection, get: &Get<'_>, deadline: Option<Instant>) -> Result<Response, Error> {
        let mut attempts = self.retries.attempts(deadline, get.is_watch);
        loop {
            let error = match self.attempt(connection, get, deadline) {
                Ok(response) => return Ok(response),
                Err(error) => error,
            };
            match attempts.pause_after(&error) {
                Some(pause) => thread::sleep(pause),
                None => return Err(error),
            }
        }
    }
}

/// The progress line for a server that does not answer; in time it names the flag that limits the wait.
fn waiting_text(server: &str, elapsed: Duration, has_timeout: bool) -> String {
    let hint = if elapsed >= HINT_AFTER && !has_timeout { "; --request-timeout=10s limits this" } else { "" };
    format!("waiting for {server}, {}s{hint}", elapsed.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_names_the_timeout_flag_after_five_seconds() {
        let text = |seconds, has_timeout| waiting_text("h:1", Duration::from_secs(seconds), has_timeout);
        assert_eq!(text(4, false), "waiting for h:1, 4s");
        assert_eq!(text(5, false), "waiting for h:1, 5s; --request-timeout=10s limits this");
        assert_eq!(text(5, true), "waiting for h:1, 5s");
    }
}
