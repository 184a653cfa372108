//! One try at a GET: the request, its headers, the redirects, and what the status makes of the answer.

pub mod deadline;
mod get;
mod redirect;
pub mod retry;
pub mod trace;

pub use get::Get;
pub use redirect::dialed;

use std::borrow::Cow;
use std::time::{Duration, Instant};

use ureq::Timeout;
use ureq::http::{HeaderMap, HeaderValue, Request, Response, Uri, header};

use crate::client::response::warning;
use crate::client::transport::{self, Link};
use crate::client::{Answer, Client, Error, Status};
use retry::{Cause, Failed};

/// The body of a redirect is read up to here, in bytes (Go `net/http/client.go`, `maxBodySlurpSize`).
const MAX_REDIRECT: u64 = 2 << 10;

impl Client<'_> {
    /// Sends once, and follows where the server leads to. Another server gets no credential.
    pub(super) fn send(&self, link: &Link, get: &Get<'_>, deadline: Option<Instant>) -> Result<Answer, Failed> {
        let url = get.url(&self.base, self.access.request_timeout.or(get.timeout));
        let home: Uri =
            url.parse().map_err(|error| Error::Request(format!("the URL {url} cannot be used: {error}")))?;
        let (mut headers, mut agent, mut uri) = (self.headers(link, get), Cow::Borrowed(&link.agent), home.clone());
        for _ in 0..redirect::MOST_REQUESTS {
            let (head, mut body) = self
                .exchange(&agent, &uri, &headers, get.silence.filter(|_| deadline.is_none()), deadline)?
                .into_parts();
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
                agent = Cow::Owned(transport::agent(&self.access, None)?);
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
        silence: Option<Duration>,
        deadline: Option<Instant>,
    ) -> Result<Response<ureq::Body>, Failed> {
        trace::request(uri, headers);
        let mut request = Request::new(());
        *request.uri_mut() = uri.clone();
        request.headers_mut().clone_from(headers);
        let start = Instant::now();
        let left = deadline.map(|deadline| deadline.saturating_duration_since(start));
        let result = agent.run(agent.configure_request(request).timeout_global(left).timeout_per_read(silence).build());
        let milliseconds = start.elapsed().as_millis();
        match result {
            Ok(response) => {
                trace::response(uri, response.status(), milliseconds, response.headers());
                warning::tell(response.headers());
                Ok(response)
            }
            Err(cause) => {
                let cause = in_time(cause, deadline);
                let error = Error::from_transport(&cause, &redirect::dialed(uri)).of_server(redirect::named(uri));
                log::debug!("GET {uri} failed in {milliseconds} ms: {error}");
                let error = match &self.access.why_default {
                    Some(reason) => error.of_default_server(reason),
                    None => error,
                };
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

/// Whose time was over. The HTTP client dials a little less long than it may, and takes that for a limit of the dial.
fn in_time(cause: ureq::Error, deadline: Option<Instant>) -> ureq::Error {
    /// What is left then is less.
    const NOTHING: Duration = Duration::from_millis(50);
    let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
    match cause {
        ureq::Error::Timeout(Timeout::Connect) if left.is_some_and(|left| left < NOTHING) => {
            ureq::Error::Timeout(Timeout::Global)
        }
        cause => cause,
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;
    use std::sync::Arc;
    use std::thread;

    use super::*;
    use crate::env::Env;
    use crate::kubeconfig::KubeConfig;
    use crate::kubeconfig::PluginPolicy;
    use crate::kubeconfig::{ClientConfig, Overrides};

    /// What comes of a server that reads the request and says nothing, or only this.
    fn silent_after(head: &'static str) -> Result<Vec<u8>, Error> {
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
        let silence = Some(Duration::from_secs(1));
        let result = Client::new(Arc::new(access), &env).unwrap().get(&Get { silence, ..Get::new("/api") });
        let bytes = result.and_then(Answer::bytes);
        let _ = serving.join().unwrap();
        bytes
    }

    #[test]
    fn a_server_that_falls_silent_is_given_up() {
        let error = silent_after("").unwrap_err();
        assert_eq!(error.to_string(), "net/http: timeout awaiting response headers");
        assert!(error.is_passing());
        let error = silent_after("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{").unwrap_err();
        assert!(error.to_string().ends_with("/api did not send its whole answer in time"), "{error}");
    }

    #[test]
    fn a_dial_that_ends_with_the_time_has_not_failed_by_itself() {
        let reason = |deadline| match in_time(ureq::Error::Timeout(Timeout::Connect), deadline) {
            ureq::Error::Timeout(reason) => reason,
            error => panic!("{error}"),
        };
        let now = Instant::now();
        assert_eq!(reason(Some(now)), Timeout::Global);
        assert_eq!(reason(Some(now + Duration::from_secs(60))), Timeout::Connect);
        assert_eq!(reason(None), Timeout::Connect);
    }
}
