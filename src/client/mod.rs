//! The REST client: one GET at a time over kept-alive connections, with kubectl's errors.

pub mod auth;
pub mod error;
pub mod tls;

use std::io::{self, Read};
use std::time::{Duration, Instant};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::de::DeserializeOwned;
use ureq::config::{AutoHeaderValue, Config};
use ureq::http::{HeaderMap, HeaderValue, Request, header};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{Connector as _, TcpConnector};

pub use error::{Error, Status, StatusBodies};

use crate::kubeconfig::access::Access;

/// Requests that run at the same time, at the most, each on a connection of its own.
pub const PARALLEL_REQUESTS: usize = 16;
/// How long a connection may take (client-go `transport/cache.go`, `get`).
const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);
/// The largest answer that is read whole, in bytes, after decompression.
const MAX_ANSWER: u64 = 256 << 20;

/// What is left as it stands in a query; a blank becomes a plus sign afterwards (Go's `url.QueryEscape`).
const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b' ');

/// A client for one server.
pub struct Client {
    agent: ureq::Agent,
    base: String,
    headers: HeaderMap,
    request_timeout: Option<Duration>,
}

/// One GET.
#[derive(Clone, Debug)]
pub struct Get<'a> {
    /// The path below the server's own, percent-encoded where that is needed.
    pub path: &'a str,
    /// Names and values in any order, not encoded.
    pub query: Vec<(&'a str, String)>,
    /// The `Accept` header.
    pub accept: &'a str,
    /// How long the request may take where the user set nothing; the server is told as well.
    pub timeout: Option<Duration>,
    /// What is asked for, for the error of an answer without words: `pods`, or nothing.
    pub subject: &'a str,
    /// Whether a failed answer's Status body is its error.
    pub status_bodies: StatusBodies,
}

impl<'a> Get<'a> {
    /// A GET of a path as JSON, without a time limit.
    pub fn new(path: &'a str) -> Self {
        Self {
            path,
            query: Vec::new(),
            accept: "application/json, */*",
            timeout: None,
            subject: "",
            status_bodies: StatusBodies::Read,
        }
    }
}

/// An answer with a status of success.
pub struct Answer {
    url: String,
    headers: HeaderMap,
    body: ureq::Body,
}

impl Client {
    /// Prepares a client; connects to nothing yet.
    ///
    /// # Errors
    /// Credentials or certificates that cannot be used.
    pub fn new(access: &Access) -> anyhow::Result<Self> {
        let mut headers = HeaderMap::new();
        if let Some(value) = auth::authorization(&access.credential)? {
            headers.insert(header::AUTHORIZATION, value);
        }
        if !access.disable_compression {
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        }
        let config = Config::builder()
            .http_status_as_error(false)
            .user_agent(user_agent())
            .accept_encoding(AutoHeaderValue::None)
            .proxy(None)
            .timeout_connect(Some(CONNECT_TIMEOUT))
            .max_idle_connections(PARALLEL_REQUESTS)
            .max_idle_connections_per_host(PARALLEL_REQUESTS)
            .build();
        let connector = ().chain(TcpConnector::default()).chain(tls::TlsConnector::new(&access.tls)?);
        let agent = ureq::Agent::with_parts(config, connector, DefaultResolver::default());
        let server = &access.server;
        let base = format!("{}://{}{}", server.scheme.as_str(), server.authority(), server.prefix);
        Ok(Self { agent, base, headers, request_timeout: access.request_timeout })
    }

    /// Sends a GET and waits for the head of its answer.
    ///
    /// # Errors
    /// No answer, or one with a status of failure.
    pub fn get(&self, get: &Get<'_>) -> Result<Answer, Error> {
        let timeout = self.request_timeout.or(get.timeout);
        let mut query = get.query.clone();
        if let Some(timeout) = timeout {
            query.push(("timeout", go_duration(timeout)));
        }
        let url = self.url(get.path, query);
        let mut request = Request::get(&url).header(header::ACCEPT, get.accept);
        if let Some(headers) = request.headers_mut() {
            headers.extend(self.headers.clone());
        }
        let request =
            request.body(()).map_err(|error| Error::Request(format!("the URL {url} cannot be used: {error}")))?;
        let request = self.agent.configure_request(request).timeout_global(timeout).build();
        let start = Instant::now();
        let answer = self.agent.run(request);
        let milliseconds = start.elapsed().as_millis();
        let answer = answer.map_err(|error| {
            log::debug!("GET {url} failed in {milliseconds} ms: {error}");
            Error::from_transport(&error, self.address())
        })?;
        log::debug!("GET {url} {} in {milliseconds} ms", answer.status());
        let code = answer.status().as_u16();
        let (head, body) = answer.into_parts();
        let answer = Answer { url, headers: head.headers, body };
        if (200..300).contains(&code) {
            return Ok(answer);
        }
        let content_type = answer.content_type().to_owned();
        // The status counts even where its body breaks off.
        let body = answer.bytes().unwrap_or_default();
        Err(Error::Status(Status::from_answer(code, &content_type, &body, get.subject, get.status_bodies)))
    }

    fn url(&self, path: &str, mut query: Vec<(&str, String)>) -> String {
        query.sort();
        let mut url = format!("{}{path}", self.base);
        for (index, (name, value)) in query.iter().enumerate() {
            url.push(if index == 0 && !path.contains('?') { '?' } else { '&' });
            for (text, next) in [(*name, "="), (value, "")] {
                url.push_str(&utf8_percent_encode(text, QUERY).to_string().replace(' ', "+"));
                url.push_str(next);
            }
        }
        url
    }

    /// Host and port as the URL has them.
    fn address(&self) -> &str {
        let rest = self.base.split_once("://").map_or(self.base.as_str(), |(_, rest)| rest);
        rest.split('/').next().unwrap_or(rest)
    }
}

impl Answer {
    /// Where it came from.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The media type with its parameters; empty where the server names none.
    pub fn content_type(&self) -> &str {
        self.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The whole body.
    ///
    /// # Errors
    /// A body that breaks off, cannot be decompressed, or is larger than 256 MiB.
    pub fn bytes(self) -> Result<Vec<u8>, Error> {
        let Self { url, headers, body } = self;
        let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
        // The announced length is the server's word: it saves growing, and buys no memory in advance beyond 1 MiB.
        let mut bytes = Vec::with_capacity(length.unwrap_or(0).min(1 << 20));
        let mut reader = body.into_with_config().limit(u64::MAX).reader().take(MAX_ANSWER + 1);
        match reader.read_to_end(&mut bytes) {
            Ok(_) if bytes.len() as u64 > MAX_ANSWER => {
                Err(Error::Answer { url, problem: "answered with more than 256 MiB".to_owned() })
            }
            Ok(_) => Ok(bytes),
            Err(error) => Err(broken(url, &error)),
        }
    }

    /// The whole body, read as JSON.
    ///
    /// # Errors
    /// As [`bytes`](Self::bytes), and a body that is not this JSON.
    pub fn json<T: DeserializeOwned>(self) -> Result<T, Error> {
        let url = self.url.clone();
        let content_type = self.content_type().to_owned();
        let bytes = self.bytes()?;
        serde_json::from_slice(&bytes).map_err(|error| Error::Answer { url, problem: not_json(&content_type, &error) })
    }
}

/// What is wrong with a body that cannot be read as JSON.
pub fn not_json(content_type: &str, error: &serde_json::Error) -> String {
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    if media_type.is_empty() || media_type == "application/json" {
        format!("answered with broken JSON: {error}")
    } else {
        format!("answered with {media_type}, not with JSON; is it a Kubernetes API server?")
    }
}

/// A body that ended early or could not be decompressed.
fn broken(url: String, error: &io::Error) -> Error {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<ureq::Error>());
    let problem = match (error.kind(), inner) {
        (_, Some(ureq::Error::Timeout(_))) | (io::ErrorKind::TimedOut, _) => {
            "did not send its whole answer in time".to_owned()
        }
        (io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset, _) => {
            "broke off in the middle of its answer".to_owned()
        }
        (_, Some(ureq::Error::Decompress(..))) => "sent an answer that cannot be decompressed".to_owned(),
        _ => format!("sent an answer that cannot be read: {error}"),
    };
    Error::Answer { url, problem }
}

/// The operating system and architecture in Go's words: `linux/amd64`.
pub fn platform() -> String {
    let architecture = match std::env::consts::ARCH {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        other => other,
    };
    format!("{}/{architecture}", std::env::consts::OS)
}

/// As client-go's: program, version, platform (client-go `rest/config.go`, `DefaultKubernetesUserAgent`).
fn user_agent() -> String {
    format!("kubegvr/v{} ({})", env!("CARGO_PKG_VERSION"), platform())
}

/// A duration as Go writes it: `32s`, `1m0s`, `500ms`, `1.5s`.
fn go_duration(duration: Duration) -> String {
    let (seconds, rest) = (duration.as_secs(), duration.subsec_nanos());
    if seconds == 0 {
        return match rest {
            0 => "0s".to_owned(),
            1..1_000 => format!("{rest}ns"),
            1_000..1_000_000 => format!("{}µs", f64::from(rest) / 1e3),
            _ => format!("{}ms", f64::from(rest) / 1e6),
        };
    }
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let fraction = format!("{rest:09}");
    let fraction = fraction.trim_end_matches('0');
    let dot = if fraction.is_empty() { "" } else { "." };
    let tail = format!("{}{dot}{fraction}s", seconds % 60);
    match (hours, minutes) {
        (0, 0) => tail,
        (0, _) => format!("{minutes}m{tail}"),
        _ => format!("{hours}h{minutes}m{tail}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_reads_as_in_go() {
        for (milliseconds, expected) in
            [(32_000, "32s"), (60_000, "1m0s"), (500, "500ms"), (1_500, "1.5s"), (3_600_000, "1h0m0s"), (0, "0s")]
        {
            assert_eq!(go_duration(Duration::from_millis(milliseconds)), expected);
        }
    }
}
