//! An answer with a status of success, and its body.

mod status;
pub mod warning;

pub use status::{Status, StatusBodies};

use std::io::{self, Read};
use std::time::Instant;

use serde::de::DeserializeOwned;
use ureq::http::{HeaderMap, HeaderName, StatusCode, header};

use crate::bounded;
use crate::client::Error;
use crate::client::request::trace;

/// The largest answer that is read whole, in bytes, after decompression.
const MAX_ANSWER: u64 = 256 << 20;
/// The largest document of discovery, in bytes, after decompression. One of 2,000 custom resources is 1 MB.
const MAX_DISCOVERY: u64 = 64 << 20;
/// No more of a failure is read, in bytes, after decompression.
const MAX_FAILURE: u64 = 1 << 20;

/// The head of an answer that has come, and a body that may be on its way.
pub struct Answer {
    url: String,
    code: u16,
    headers: HeaderMap,
    body: ureq::Body,
    deadline: Option<Instant>,
}

impl Answer {
    /// An answer to a request for a URL, whose body is to end by the deadline.
    pub fn new(url: String, code: u16, headers: HeaderMap, body: ureq::Body, deadline: Option<Instant>) -> Self {
        Self { url, code, headers, body, deadline }
    }

    /// Where it came from.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The media type with its parameters; empty where the server names none.
    pub fn content_type(&self) -> &str {
        self.header(&header::CONTENT_TYPE).unwrap_or_default()
    }

    /// By what the server will know this answer again, where it says so.
    pub fn etag(&self) -> Option<&str> {
        self.header(&header::ETAG)
    }

    /// The HTTP status.
    pub fn code(&self) -> u16 {
        self.code
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Whether the server still has what [`Get::if_none_match`](crate::client::Get::if_none_match) names. There is no
    /// body then.
    pub fn is_not_modified(&self) -> bool {
        self.code == StatusCode::NOT_MODIFIED.as_u16()
    }

    fn header(&self, name: &HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as it comes, of whatever size. Its errors name the URL, and say what is wrong.
    pub fn into_reader(self) -> impl Read {
        Worded { url: self.url.clone(), inner: self.timed() }
    }

    fn timed(self) -> impl Read {
        Timed { inner: self.body.into_with_config().limit(u64::MAX).reader(), deadline: self.deadline }
    }

    /// The beginning of a body that is of use even where there is no more of it, as that of a failure.
    pub fn beginning(self) -> Vec<u8> {
        let url = self.url.clone();
        let mut bytes = Vec::new();
        // What has come until then counts.
        let _ = self.timed().take(MAX_FAILURE).read_to_end(&mut bytes);
        trace::body(&url, &bytes);
        bytes
    }

    /// The whole body.
    ///
    /// # Errors
    /// A body that breaks off, cannot be decompressed, or is larger than 256 MiB.
    pub fn bytes(self) -> Result<Vec<u8>, Error> {
        self.up_to(MAX_ANSWER)
    }

    fn up_to(self, limit: u64) -> Result<Vec<u8>, Error> {
        let url = self.url.clone();
        let length = self.header(&header::CONTENT_LENGTH).and_then(|value| value.parse::<usize>().ok());
        let too_large = |url| Error::Answer { url, problem: format!("answered with more than {} MiB", limit >> 20) };
        if length.is_some_and(|length| length as u64 > limit) {
            return Err(too_large(url));
        }
        // The announced length is the server's word: it saves growing, and buys no memory in advance beyond 1 MiB.
        let mut bytes = Vec::with_capacity(length.unwrap_or(0).min(1 << 20));
        match self.timed().take(limit + 1).read_to_end(&mut bytes) {
            Ok(_) if bytes.len() as u64 > limit => Err(too_large(url)),
            Ok(_) => {
                trace::body(&url, &bytes);
                Ok(bytes)
            }
            Err(error) => Err(broken(url, &error)),
        }
    }

    /// The whole body, read as JSON.
    ///
    /// # Errors
    /// As [`bytes`](Self::bytes), and a body that is not this JSON.
    pub fn json<T: DeserializeOwned>(self) -> Result<T, Error> {
        let (url, content_type) = (self.url.clone(), self.content_type().to_owned());
        parse(url, &content_type, &self.bytes()?)
    }

    /// A whole document of discovery.
    ///
    /// # Errors
    /// As [`json`](Self::json), a body that is larger than 64 MiB, and one of more values than memory is to be had for.
    pub fn discovery<T: DeserializeOwned>(self) -> Result<T, Error> {
        let (url, content_type) = (self.url.clone(), self.content_type().to_owned());
        let bytes = self.up_to(MAX_DISCOVERY)?;
        if !bounded::holds_at_most(&bytes, bounded::DISCOVERY_VALUES) {
            return Err(Error::Answer { url, problem: "answered with more than 4 million values".to_owned() });
        }
        parse(url, &content_type, &bytes)
    }
}

fn parse<T: DeserializeOwned>(url: String, content_type: &str, json: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(json).map_err(|error| Error::Answer { url, problem: not_json(content_type, &error) })
}

/// Ends by a deadline even what never has to wait, as a little that decompresses to very much.
struct Timed<R> {
    inner: R,
    deadline: Option<Instant>,
}

impl<R: Read> Read for Timed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.deadline.is_some_and(|deadline| Instant::now() >= deadline) {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.inner.read(buffer)
    }
}

/// Has the words of [`broken`] for what fails.
struct Worded<R> {
    url: String,
    inner: R,
}

impl<R: Read> Read for Worded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::Interrupted => error,
            _ => io::Error::other(broken(self.url.clone(), &error).to_string()),
        })
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
        (_, Some(ureq::Error::Decompress(_, error))) if error.kind() == io::ErrorKind::UnexpectedEof => {
            "broke off in the middle of its answer".to_owned()
        }
        (_, Some(ureq::Error::Protocol(error))) => format!("sent an answer that cannot be read: {error}"),
        (_, Some(ureq::Error::Decompress(..))) => "sent an answer that cannot be decompressed".to_owned(),
        _ => format!("sent an answer that cannot be read: {error}"),
    };
    Error::Answer { url, problem }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blanks without end.
    fn endless(deadline: Option<Instant>) -> Answer {
        let body = ureq::Body::builder().reader(io::repeat(b' '));
        Answer::new("https://h/api".to_owned(), 200, HeaderMap::new(), body, deadline)
    }

    #[test]
    fn a_body_without_end_is_read_up_to_the_limit() {
        let error = endless(None).up_to(3 << 20).unwrap_err();
        assert_eq!(error.to_string(), "https://h/api answered with more than 3 MiB");
        assert_eq!(endless(None).beginning().len(), 1 << 20);
    }

    #[test]
    fn a_body_that_never_waits_ends_by_the_deadline() {
        let error = endless(Some(Instant::now())).up_to(u64::MAX - 1).unwrap_err();
        assert_eq!(error.to_string(), "https://h/api did not send its whole answer in time");
        assert!(endless(Some(Instant::now())).beginning().is_empty());
    }
}
