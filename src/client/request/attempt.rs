//! One attempt at a GET: the request, its headers, the redirects, and what the status means.

use std::borrow::Cow;
use std::time::{Duration, Instant};

use ureq::http::{HeaderMap, HeaderValue, Request, Uri, header};

use crate::client::request::redirect;
use crate::client::request::retry::retry_after;
use crate::client::request::trace;
use crate::client::response::warning;
use crate::client::transport::{self, Connection, TransportError};
use crate::client::uri::{is_same_origin, origin};
use crate::client::{Client, Error, Get, Response, Status};

/// How much of the body of a redirect is read, in bytes (Go `net/http/client.go`, `maxBodySlurpSize`).
const MAX_REDIRECT_BODY: u64 = 2 << 10;

impl Client<'_> {
    /// Sends a GET once and follows redirects. Another server than the first gets no credentials.
    ///
    /// # Errors
    /// No response, or one with a status of failure.
    pub(in crate::client) fn attempt(
        &self,
        connection: &Connection,
        get: &Get<'_>,
        deadline: Option<Instant>,
    ) -> Result<Response, Error> {
        let url = get.url(&self.base, self.config.request_timeout.or(get.timeout));
        let first: Uri =
            url.parse().map_err(|error| Error::Request(format!("the URL {url} cannot be used: {error}")))?;
        let idle_timeout = get.idle_timeout.filter(|_| deadline.is_none());
        let mut headers = self.headers(connection, get);
        let mut agent = Cow::Borrowed(&connection.agent);
        let mut uri = first.clone();
        for _ in 0..redirect::MAX_REDIRECTS {
            let response = self.round_trip(&agent, &uri, &headers, idle_timeout, deadline)?;
            let (head, mut body) = response.into_parts();
            let Some(target) = redirect::target(&uri, head.status, &head.headers)? else {
                let response = Response::new(uri.to_string(), head.status.as_u16(), head.headers, body, deadline);
                let redirected_to = (!is_same_origin(&first, &uri)).then(|| origin(&uri));
                return check_status(response, get, redirected_to);
            };
            // A short body that is read to its end leaves the connection usable.
            let _ = body.with_config().limit(MAX_REDIRECT_BODY).read_to_vec();
            log::debug!("redirected to {target}");
            if matches!(agent, Cow::Borrowed(_)) && !is_same_origin(&first, &target) {
                log::info!("{} is another server: it gets no credential", origin(&target));
                agent = Cow::Owned(transport::agent(&self.config, None)?);
                headers.remove(header::AUTHORIZATION);
                for name in self.impersonation.keys() {
                    headers.remove(name);
                }
            }
            uri = target;
        }
        let problem = format!("stopped after {} redirects", redirect::MAX_REDIRECTS);
        Err(Error::Transport(TransportError::Redirect(problem)))
    }

    fn headers(&self, connection: &Connection, get: &Get<'_>) -> HeaderMap {
        let accept = HeaderValue::from_str(get.accept).ok();
        let mut headers: HeaderMap = accept.map(|accept| (header::ACCEPT, accept)).into_iter().collect();
        headers.extend(self.impersonation.clone());
        if !self.config.disable_compression {
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        }
        headers.extend(connection.authorization.clone().map(|value| (header::AUTHORIZATION, value)));
        let etag = get.if_none_match.and_then(|etag| HeaderValue::from_str(etag).ok());
        headers.extend(etag.map(|etag| (header::IF_NONE_MATCH, etag)));
        headers
    }

    /// Sends one request and reads the head of its response, whatever its status.
    fn round_trip(
        &self,
        agent: &ureq::Agent,
        uri: &Uri,
        headers: &HeaderMap,
        idle_timeout: Option<Duration>,
        deadline: Option<Instant>,
    ) -> Result<ureq::http::Response<ureq::Body>, Error> {
        trace::log_request(uri, headers);
        let mut request = Request::new(());
        *request.uri_mut() = uri.clone();
        request.headers_mut().clone_from(headers);
        let start = Instant::now();
        let left = deadline.map(|deadline| deadline.saturating_duration_since(start));
        let request = agent.configure_request(request).timeout_global(left).timeout_per_read(idle_timeout).build();
        let result = agent.run(request);
        let milliseconds = start.elapsed().as_millis();
        match result {
            Ok(response) => {
                trace::log_response(uri, response.status(), milliseconds, response.headers());
                warning::report(response.headers());
                Ok(response)
            }
            Err(error) => {
                let error = Error::from_ureq(&error, uri, self.config.why_default.as_deref());
                let error = classify_timeout(error, deadline);
                log::debug!("GET {uri} failed in {milliseconds} ms: {error}");
                Err(error)
            }
        }
    }
}

/// Makes an error of a response that is neither a success nor the 304 to a condition. `redirected_to` is the origin of
/// the server that sent it, if it is not the one of the kubeconfig.
fn check_status(response: Response, get: &Get<'_>, redirected_to: Option<String>) -> Result<Response, Error> {
    let code = response.code();
    // Without a condition a 304 is a failure.
    if (200..300).contains(&code) || get.if_none_match.is_some() && response.is_not_modified() {
        return Ok(response);
    }
    let content_type = response.content_type().to_owned();
    let retry_after = retry_after(code, response.headers());
    let body = response.error_body();
    let mut status = Status::from_response(code, &content_type, &body, get.subject, get.status_bodies);
    status.retry_after = retry_after;
    if let Some(origin) = redirected_to {
        status.hint = Some(format!(
            "this is the answer of {origin}, to which the server redirects and which got no credentials; if it is the \
             API server, name it with --server"
        ));
    }
    Err(Error::Status(status))
}

/// ureq reports a connect timeout when the global deadline expires during connect; map it back.
fn classify_timeout(error: Error, deadline: Option<Instant>) -> Error {
    /// ureq gives up connecting slightly before the deadline.
    const TOLERANCE: Duration = Duration::from_millis(50);
    let is_over = deadline.is_some_and(|deadline| deadline.saturating_duration_since(Instant::now()) < TOLERANCE);
    match error {
        Error::Transport(TransportError::DialTimeout { address }) if is_over => {
            Error::Transport(TransportError::DeadlineExceeded { address })
        }
        error => error,
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;
    use std::sync::Arc;
    use std::thread;

    use super::*;
    use crate::kubeconfig::KubeConfig;
    use crate::kubeconfig::PluginPolicy;
    use crate::kubeconfig::{ClientConfig, Overrides};
    use crate::sys::Env;

    /// The body from a server that reads the request, sends `head` and nothing more.
    fn body_after(head: &'static str) -> Result<Vec<u8>, Error> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let flags = Overrides { server: listener.local_addr().unwrap().to_string(), ..Overrides::default() };
        let env = Env::default();
        let access = ClientConfig::resolve(&KubeConfig::default(), &flags, &PluginPolicy::AllowAll, &env).unwrap();
        let serving = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            stream.write_all(head.as_bytes()).unwrap();
            // Until the client has gone.
            stream.read_to_end(&mut Vec::new())
        });
        let idle_timeout = Some(Duration::from_secs(1));
        let result = Client::new(Arc::new(access), &env).unwrap().get(&Get { idle_timeout, ..Get::new("/api") });
        let bytes = result.and_then(Response::bytes);
        let _ = serving.join().unwrap();
        bytes
    }

    #[test]
    fn idle_server_times_out() {
        let error = body_after("").unwrap_err();
        assert_eq!(error.to_string(), "net/http: timeout awaiting response headers");
        assert!(error.is_transient());
        let error = body_after("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{").unwrap_err();
        assert!(error.to_string().ends_with("/api did not send its whole answer in time"), "{error}");
    }

    #[test]
    fn dial_timeout_at_deadline_is_deadline_exceeded() {
        let dial = || TransportError::DialTimeout { address: "h:1".into() };
        let classified = |deadline| match classify_timeout(Error::Transport(dial()), deadline) {
            Error::Transport(error) => error,
            error => panic!("{error}"),
        };
        let now = Instant::now();
        assert_eq!(classified(Some(now)), TransportError::DeadlineExceeded { address: "h:1".into() });
        assert_eq!(classified(Some(now + Duration::from_secs(60))), dial());
        assert_eq!(classified(None), dial());
    }
}
