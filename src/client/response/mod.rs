//! A response: its head, its body within limits, and what a failure or a warning in it means.
//!
//! - `body`: readers with a deadline and with errors that name the URL.
//! - `status`: kubectl's message for a response with a status of failure.
//! - `warning`: the `Warning` headers.

mod body;
pub mod status;
pub mod warning;

use std::io::Read;
use std::time::Instant;

use serde::de::DeserializeOwned;
use ureq::http::{HeaderMap, HeaderName, StatusCode, header};

use crate::client::Error;
use crate::client::request::log_body;
use crate::go::json_input;
use crate::sys::bounded;
use body::{ContextReader, DeadlineReader, read_error};

pub use status::{Status, StatusBodies};

/// The largest body that is buffered in memory, in bytes after decompression.
const MAX_BODY: u64 = 256 << 20;
/// The largest discovery document, in bytes after decompression. One of 2,000 custom resources is 1 MB.
const MAX_DISCOVERY: u64 = 64 << 20;
/// How much of the body of a failure is read, in bytes after decompression.
const MAX_ERROR_BODY: u64 = 1 << 20;

/// The head of a response, and its body, which may still be on its way.
pub struct Response {
    url: String,
    code: u16,
    headers: HeaderMap,
    body: ureq::Body,
    deadline: Option<Instant>,
}

impl Response {
    /// A response from a URL, whose body must end by the deadline.
    pub fn new(url: String, code: u16, headers: HeaderMap, body: ureq::Body, deadline: Option<Instant>) -> Self {
        Self { url, code, headers, body, deadline }
    }

    /// The URL after all redirects.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The media type with its parameters; empty if the server sends none.
    pub fn content_type(&self) -> &str {
        self.header(&header::CONTENT_TYPE).unwrap_or_default()
    }

    pub fn etag(&self) -> Option<&str> {
        self.header(&header::ETAG)
    }

    pub fn code(&self) -> u16 {
        self.code
    }

    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Whether the resource still has the `ETag` of [`Get::if_none_match`](crate::client::Get::if_none_match), so that
    /// there is no body.
    pub fn is_not_modified(&self) -> bool {
        self.code == StatusCode::NOT_MODIFIED.as_u16()
    }

    fn header(&self, name: &HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as it comes, of any size. Its errors name the URL.
    pub fn into_reader(self) -> impl Read {
        ContextReader { url: self.url.clone(), inner: self.body() }
    }

    fn body(self) -> impl Read {
        DeadlineReader { inner: self.body.into_with_config().limit(u64::MAX).reader(), deadline: self.deadline }
    }

    /// The body of a failure, up to 1 MiB of it, or what came before it broke off.
    pub fn error_body(self) -> Vec<u8> {
        let url = self.url.clone();
        let mut bytes = Vec::new();
        let _ = self.body().take(MAX_ERROR_BODY).read_to_end(&mut bytes);
        log_body(&url, &bytes);
        bytes
    }

    /// The whole body.
    ///
    /// # Errors
    /// A body that breaks off, cannot be decompressed, or is larger than 256 MiB.
    pub fn bytes(self) -> Result<Vec<u8>, Error> {
        self.up_to(MAX_BODY)
    }

    fn up_to(self, limit: u64) -> Result<Vec<u8>, Error> {
        let url = self.url.clone();
        let length = self.header(&header::CONTENT_LENGTH).and_then(|value| value.parse::<usize>().ok());
        let too_large = |url| Error::Response { url, problem: format!("answered with more than {} MiB", limit >> 20) };
        if length.is_some_and(|length| length as u64 > limit) {
            return Err(too_large(url));
        }
        // The server's Content-Length saves reallocations, and reserves no more than 1 MiB in advance.
        let mut bytes = Vec::with_capacity(length.unwrap_or(0).min(1 << 20));
        match self.body().take(limit + 1).read_to_end(&mut bytes) {
            Ok(_) if bytes.len() as u64 > limit => Err(too_large(url)),
            Ok(_) => {
                log_body(&url, &bytes);
                Ok(bytes)
            }
            Err(error) => Err(read_error(url, &error)),
        }
    }

    /// The whole body, decoded from JSON.
    ///
    /// # Errors
    /// As [`bytes`](Self::bytes), and a body that is not this JSON.
    pub fn json<T: DeserializeOwned>(self) -> Result<T, Error> {
        let (url, content_type) = (self.url.clone(), self.content_type().to_owned());
        parse(url, &content_type, &self.bytes()?)
    }

    /// The whole body, decoded from the JSON of a discovery document.
    ///
    /// # Errors
    /// As [`json`](Self::json), a body larger than 64 MiB, and one of more than 4 million values.
    pub fn discovery<T: DeserializeOwned>(self) -> Result<T, Error> {
        let (url, content_type) = (self.url.clone(), self.content_type().to_owned());
        let bytes = self.up_to(MAX_DISCOVERY)?;
        if !bounded::holds_at_most(&bytes, bounded::DISCOVERY_VALUES) {
            return Err(Error::Response { url, problem: "answered with more than 4 million values".to_owned() });
        }
        parse(url, &content_type, &bytes)
    }
}

fn parse<T: DeserializeOwned>(url: String, content_type: &str, json: &[u8]) -> Result<T, Error> {
    json_input::from_slice(json).map_err(|error| Error::Response { url, problem: json_problem(content_type, &error) })
}

/// What is wrong with a body that is not the JSON it should be.
pub fn json_problem(content_type: &str, error: &serde_json::Error) -> String {
    let media_type = content_type.split(';').next().expect("split gives at least one part").trim();
    if media_type.is_empty() || media_type == "application/json" {
        format!("answered with broken JSON: {error}")
    } else {
        format!("answered with {media_type}, not with JSON; is it a Kubernetes API server?")
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    /// A response whose body is longer than any limit of a test, and not endless: without limits, it would fill memory.
    fn endless(deadline: Option<Instant>) -> Response {
        let body = ureq::Body::builder().reader(io::repeat(b' ').take(16 << 20));
        Response::new("https://h/api".to_owned(), 200, HeaderMap::new(), body, deadline)
    }

    #[test]
    fn endless_body_is_read_up_to_the_limit() {
        let error = endless(None).up_to(3 << 20).unwrap_err();
        assert_eq!(error.to_string(), "https://h/api answered with more than 3 MiB");
        assert_eq!(endless(None).error_body().len(), 1 << 20);
    }

    #[test]
    fn body_that_never_waits_ends_at_the_deadline() {
        let error = endless(Some(Instant::now())).up_to(u64::MAX - 1).unwrap_err();
        assert_eq!(error.to_string(), "https://h/api did not send its whole answer in time");
        assert!(endless(Some(Instant::now())).error_body().is_empty());
    }
}
