//! The REST client: one GET at a time over kept-alive connections, with kubectl's errors.

mod answer;
mod auth;
mod child;
mod error;
mod exec;
mod get;
mod identity;
mod link;
mod oidc;
mod proxy;
mod signature;
mod socks;
mod status;
mod tls;
mod trace;
mod verify;
mod warning;
mod x509;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use ureq::http::{HeaderMap, HeaderValue, Request, header};

pub use answer::{Answer, not_json};
pub use error::Error;
pub use get::Get;
pub use status::{Status, StatusBodies};

use crate::env::Env;
use crate::kubeconfig::access::Access;
use crate::kubeconfig::credential::Credential;
use link::Link;

/// Requests that run at the same time, at the most, each on a connection of its own.
pub const PARALLEL_REQUESTS: usize = 16;

/// A client for one server. Threads may share it: they share its connections and its credential.
pub struct Client<'a> {
    access: Arc<Access>,
    env: &'a Env,
    base: String,
    headers: HeaderMap,
    /// The connections in use. A plugin is run, and a token read, when the first request needs it.
    link: Mutex<Option<Arc<Link>>>,
}

impl<'a> Client<'a> {
    /// Prepares a client; connects to nothing yet.
    ///
    /// # Errors
    /// A user to act as that no header can name.
    pub fn new(access: Arc<Access>, env: &'a Env) -> Result<Self, Error> {
        let mut headers = access.impersonation.as_ref().map(auth::impersonation).transpose()?.unwrap_or_default();
        if !access.disable_compression {
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        }
        let server = &access.server;
        let base = format!("{}://{}{}", server.scheme.as_str(), server.authority(), server.prefix);
        Ok(Self { access, env, base, headers, link: Mutex::new(None) })
    }

    /// Sends a GET and waits for the head of its answer, which is 304 only where the GET has a condition.
    ///
    /// Unlike client-go, a request that a plugin's credential did not open the door for is sent once more with a new
    /// one (client-go `plugin/pkg/client/auth/exec/exec.go`, `roundTripper.RoundTrip`, renews for the next request).
    ///
    /// # Errors
    /// No credential, no answer, or one with a status of failure.
    pub fn get(&self, get: &Get<'_>) -> Result<Answer, Error> {
        let link = self.link(None)?;
        match self.send(&link, get) {
            Err(Error::Status(Status { code: 401, .. })) if matches!(self.access.credential, Credential::Exec(_)) => {
                log::info!("the server refused the plugin's credential; asking the plugin for another");
                self.send(&*self.link(Some(link.generation))?, get)
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
        let proof = auth::prove(&self.access, self.env)?;
        let new = Arc::new(Link::new(&self.access, proof, generation)?);
        *link = Some(Arc::clone(&new));
        Ok(new)
    }

    fn send(&self, link: &Link, get: &Get<'_>) -> Result<Answer, Error> {
        let timeout = self.access.request_timeout.or(get.timeout);
        let url = get.url(&self.base, timeout);
        let mut request = Request::get(&url).header(header::ACCEPT, get.accept);
        if let Some(headers) = request.headers_mut() {
            headers.extend(self.headers.clone());
            headers.extend(link.authorization.clone().map(|value| (header::AUTHORIZATION, value)));
            let known = get.if_none_match.and_then(|etag| HeaderValue::from_str(etag).ok());
            headers.extend(known.map(|etag| (header::IF_NONE_MATCH, etag)));
        }
        if let Some(headers) = request.headers_ref() {
            trace::request(&url, headers);
        }
        let request =
            request.body(()).map_err(|error| Error::Request(format!("the URL {url} cannot be used: {error}")))?;
        let request = link.agent.configure_request(request).timeout_global(timeout).build();
        let start = Instant::now();
        let answer = link.agent.run(request);
        let milliseconds = start.elapsed().as_millis();
        let answer = answer.map_err(|error| {
            let error = Error::from_transport(&error, &self.access.server.authority());
            log::debug!("GET {url} failed in {milliseconds} ms: {error}");
            if self.access.is_unconfigured() { error.for_want_of_a_server() } else { error }
        })?;
        trace::response(&url, answer.status(), milliseconds, answer.headers());
        warning::tell(answer.headers());
        let code = answer.status().as_u16();
        let (head, body) = answer.into_parts();
        let answer = Answer::new(url, code, head.headers, body);
        // A 304 answers a condition; without one it is no answer at all.
        if (200..300).contains(&code) || get.if_none_match.is_some() && answer.is_not_modified() {
            return Ok(answer);
        }
        let content_type = answer.content_type().to_owned();
        // The status counts even where its body breaks off.
        let body = answer.bytes().unwrap_or_default();
        Err(Error::Status(Status::from_answer(code, &content_type, &body, get.subject, get.status_bodies)))
    }
}
