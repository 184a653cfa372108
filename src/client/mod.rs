//! The REST client: one GET at a time over kept-alive connections, with kubectl's errors.

mod answer;
mod auth;
mod deadline;
mod error;
mod exec;
mod get;
mod handshake;
mod identity;
mod link;
mod oidc;
mod proxy;
mod redirect;
mod retry;
mod signature;
mod socks;
mod status;
mod tls;
mod trace;
mod verify;
mod warning;
mod x509;

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use ureq::Body;
use ureq::http::{HeaderMap, HeaderValue, Request, Response, Uri, header};

pub use answer::{Answer, not_json};
pub use error::Error;
pub use get::Get;
pub use status::{Status, StatusBodies};

use crate::env::Env;
use crate::kubeconfig::access::Access;
use crate::kubeconfig::credential::Credential;
use deadline::Patience;
use link::Link;
use retry::{Cause, Failed, Tries};

/// Requests that run at the same time, at the most, each on a connection of its own.
pub const PARALLEL_REQUESTS: usize = 16;
/// The body of a redirect is read up to here, in bytes (Go `net/http/client.go`, `maxBodySlurpSize`).
const MAX_REDIRECT: u64 = 2 << 10;

/// A client for one server. Threads may share it: they share its connections and its credential.
pub struct Client<'a> {
    access: Arc<Access>,
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
    pub fn new(access: Arc<Access>, env: &'a Env) -> Result<Self, Error> {
        let impersonation = access.impersonation.as_ref().map(auth::impersonation).transpose()?.unwrap_or_default();
        let server = &access.server;
        let base = format!("{}://{}{}", server.scheme.as_str(), server.authority(), server.prefix);
        let patience = Patience::together(access.request_timeout);
        Ok(Self { access, env, base, impersonation, patience, tries: Tries::default(), link: Mutex::new(None) })
    }

    /// The same client for one who asks again and again: `--request-timeout` is for each request, and none goes on
    /// behind the end.
    #[must_use]
    pub fn asking_until(mut self, end: Instant) -> Self {
        self.patience = Patience::each_until(self.access.request_timeout, end);
        self
    }

    /// Whether `--request-timeout` is over, which is for all requests together and counted from the first.
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
        let proof = auth::prove(&self.access, self.env)?;
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

    /// Sends once, and follows where the server leads to. Another server gets no credential.
    fn send(&self, link: &Link, get: &Get<'_>, deadline: Option<Instant>) -> Result<Answer, Failed> {
        let url = get.url(&self.base, self.access.request_timeout.or(get.timeout));
        let home: Uri =
            url.parse().map_err(|error| Error::Request(format!("the URL {url} cannot be used: {error}")))?;
        let (mut headers, mut agent, mut uri) = (self.headers(link, get), Cow::Borrowed(&link.agent), home.clone());
        for _ in 0..redirect::MOST_REQUESTS {
            let (head, mut body) = self.exchange(&agent, &uri, &headers, deadline)?.into_parts();
            let Some(target) = redirect::target(&uri, head.status, &head.headers)? else {
                let answer = Answer::new(uri.to_string(), head.status.as_u16(), head.headers, body, deadline);
                let asked = if redirect::is_same_server(&home, &uri) { None } else { Some(redirect::server_of(&uri)) };
                return judge(answer, get, asked);
            };
            // Read to its end, a short body leaves the connection for the next request.
            let _ = body.with_config().limit(MAX_REDIRECT).read_to_vec();
            log::debug!("redirected to {target}");
            if matches!(agent, Cow::Borrowed(_)) && !redirect::is_same_server(&home, &target) {
                log::info!("{} is another server: it gets no credential", redirect::server_of(&target));
                agent = Cow::Owned(link::agent(&self.access, None)?);
                headers.remove(header::AUTHORIZATION);
                for name in self.impersonation.keys() {
                    headers.remove(name);
                }
            }
            uri = target;
        }
        Err(Error::unreachable(format!("stopped after {} redirects", redirect::MOST_REQUESTS)).into())
    }

    fn headers(&self, link: &Link, get: &Get<'_>) -> HeaderMap {
        let accept = HeaderValue::from_str(get.accept).ok();
        let mut headers: HeaderMap = accept.map(|accept| (header::ACCEPT, accept)).into_iter().collect();
        headers.extend(self.impersonation.clone());
        if !self.access.disable_compression {
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        }
        headers.extend(link.authorization.clone().map(|value| (header::AUTHORIZATION, value)));
        let known = get.if_none_match.and_then(|etag| HeaderValue::from_str(etag).ok());
        headers.extend(known.map(|etag| (header::IF_NONE_MATCH, etag)));
        headers
    }

    /// One request and the head of its answer, whatever its status.
    fn exchange(
        &self,
        agent: &ureq::Agent,
        uri: &Uri,
        headers: &HeaderMap,
        deadline: Option<Instant>,
    ) -> Result<Response<Body>, Failed> {
        trace::request(uri, headers);
        let mut request = Request::new(());
        *request.uri_mut() = uri.clone();
        request.headers_mut().clone_from(headers);
        let start = Instant::now();
        let left = deadline.map(|deadline| deadline.saturating_duration_since(start));
        let result = agent.run(agent.configure_request(request).timeout_global(left).build());
        let milliseconds = start.elapsed().as_millis();
        match result {
            Ok(response) => {
                trace::response(uri, response.status(), milliseconds, response.headers());
                warning::tell(response.headers());
                Ok(response)
            }
            Err(cause) => {
                let error = Error::from_transport(&cause, &redirect::dialed(uri)).of_server(redirect::named(uri));
                log::debug!("GET {uri} failed in {milliseconds} ms: {error}");
                let error = if self.access.is_unconfigured() { error.for_want_of_a_server() } else { error };
                Err(Failed { error, cause: Error::is_broken_connection(&cause).then_some(Cause::Broken) })
            }
        }
    }
}

/// Takes an answer of success for one, and makes an error of any other. `asked` is the server that was led to.
fn judge(answer: Answer, get: &Get<'_>, asked: Option<String>) -> Result<Answer, Failed> {
    let code = answer.code();
    // A 304 answers a condition; without one it is no answer at all.
    if (200..300).contains(&code) || get.if_none_match.is_some() && answer.is_not_modified() {
        return Ok(answer);
    }
    let (content_type, cause) = (answer.content_type().to_owned(), Cause::of_answer(code, answer.headers()));
    // The status counts even where its body breaks off.
    let mut status = Status::from_answer(code, &content_type, &answer.beginning(), get.subject, get.status_bodies);
    if let Some(asked) = asked {
        status.hint = Some(format!(
            "this is the answer of {asked}, to which the server redirects and which got no credentials; if it is the \
             API server, name it with --server"
        ));
    }
    Err(Failed { error: Error::Status(status), cause })
}
