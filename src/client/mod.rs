//! The REST client: one GET at a time over kept-alive connections, with kubectl's errors.

mod auth;
mod error;
mod handshake;
mod identity;
mod request;
mod response;
mod tls;
mod transport;
mod verify;
mod verify_error;
mod words;

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use ureq::http::HeaderMap;

pub use error::Error;
pub use request::Get;
pub use response::{Answer, Status, StatusBodies, not_json};

use crate::env::Env;
use crate::kubeconfig::ClientConfig;
use crate::kubeconfig::Credential;
use request::deadline::Patience;
use request::retry::Tries;
use transport::Link;

/// Requests that run at the same time, at the most, each on a connection of its own.
pub const PARALLEL_REQUESTS: usize = 16;

/// A client for one server. Threads may share it: they share its connections and its credential.
pub struct Client<'a> {
    access: Arc<ClientConfig>,
    env: &'a Env,
    base: String,
    /// Headers of the user to act as.
    impersonation: HeaderMap,
    patience: Patience,
    tries: Tries,
    /// The connections in use. A plugin is run, and a token read, when the first request needs it.
    link: Mutex<Option<Arc<Link>>>,
}

impl<'a> Client<'a> {
    /// Prepares a client; connects to nothing yet.
    ///
    /// # Errors
    /// A user to act as that no header can name.
    pub fn new(access: Arc<ClientConfig>, env: &'a Env) -> Result<Self, Error> {
        let impersonation = access.impersonation.as_ref().map(auth::impersonation).transpose()?.unwrap_or_default();
        let server = &access.server;
        let base = format!("{}://{}{}", server.scheme.as_str(), server.authority(), server.prefix);
        let begun = env.started.unwrap_or_else(Instant::now);
        let patience = Patience::together(access.request_timeout, begun);
        Ok(Self { access, env, base, impersonation, patience, tries: Tries::default(), link: Mutex::new(None) })
    }

    /// The same client for one who asks again and again: `--request-timeout` is for each request, and none goes on
    /// behind the end.
    #[must_use]
    pub fn asking_until(mut self, end: Instant) -> Self {
        self.patience = Patience::each_until(self.access.request_timeout, end);
        self
    }

    /// Whether `--request-timeout` is over, which is for the whole run.
    pub fn is_out_of_time(&self) -> bool {
        self.patience.is_over()
    }

    /// Sends a GET and waits for the head of its answer, which is 304 only where the GET has a condition. What may
    /// go better is tried again, as in `retry`; redirects are followed, as in `redirect`.
    ///
    /// Unlike client-go, a request that a plugin's credential did not open the door for is sent once more with a new
    /// one (client-go `plugin/pkg/client/auth/exec/exec.go`, `roundTripper.RoundTrip`, renews for the next request).
    ///
    /// # Errors
    /// No credential, no answer, or one with a status of failure.
    pub fn get(&self, get: &Get<'_>) -> Result<Answer, Error> {
        let deadline = self.patience.deadline(get.timeout);
        let link = self.link(None)?;
        match self.persist(&link, get, deadline) {
            Err(Error::Status(Status { code: 401, .. })) if matches!(self.access.credential, Credential::Exec(_)) => {
                log::info!("the server refused the plugin's credential; asking the plugin for another");
                self.persist(&*self.link(Some(link.generation))?, get, deadline)
            }
            result => result,
        }
    }

    /// The connections in use, or new ones where those of a refused generation, or of an expired credential, still are.
    fn link(&self, refused: Option<u64>) -> Result<Arc<Link>, Error> {
        let mut link = self.link.lock().unwrap_or_else(PoisonError::into_inner);
        let generation = match &*link {
            Some(link) if refused != Some(link.generation) && !link.has_expired() => return Ok(Arc::clone(link)),
            Some(link) => link.generation + 1,
            None => 0,
        };
        // What the user allows counts for a plugin, and not what a request takes by itself: a person may have to log in.
        let proof = auth::prove(&self.access, self.patience.deadline(None), self.env)?;
        let new = Arc::new(Link::new(&self.access, proof, generation)?);
        *link = Some(Arc::clone(&new));
        Ok(new)
    }

    /// Sends until there is an answer to take, or no other try left.
    fn persist(&self, link: &Link, get: &Get<'_>, deadline: Option<Instant>) -> Result<Answer, Error> {
        let mut request = self.tries.begin(deadline, get.is_watch);
        loop {
            let failed = match self.send(link, get, deadline) {
                Ok(answer) => return Ok(answer),
                Err(failed) => failed,
            };
            match request.pause(&failed) {
                Some(pause) => thread::sleep(pause),
                None => return Err(failed.error),
            }
        }
    }
}
