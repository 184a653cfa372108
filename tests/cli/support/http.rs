//! HTTP requests as a handler receives them, and its responses, which may be faults.

use std::io;
use std::time::{Duration, Instant};

use serde::Serialize;

/// One request of a client.
#[derive(Clone, Debug)]
pub struct Request {
    /// `GET`, as sent.
    pub method: String,
    /// Path and query, as sent.
    pub target: String,
    /// The path, without the query.
    pub path: String,
    /// The pairs of the query, decoded, in their order.
    pub query: Vec<(String, String)>,
    /// Names in lower case, in their order.
    pub headers: Vec<(String, String)>,
    /// The common name in the client's certificate, if it presented one.
    pub client_certificate_cn: Option<String>,
    /// The server name of the client's handshake (SNI).
    pub server_name: Option<String>,
    /// The number of its connection, from 1.
    pub connection: usize,
    /// When it arrived, so that a test can measure how long a client waits.
    pub received: Instant,
}

impl Request {
    /// Parses the head of a request; `None` if it is malformed.
    pub fn parse(head: &str, client_certificate_cn: Option<String>, connection: usize) -> Option<Self> {
        let mut lines = head.split("\r\n");
        let mut words = lines.next()?.split(' ');
        let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        let headers = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        let query = query.split('&').filter(|pair| !pair.is_empty()).map(decode_pair).collect();
        let path = path.to_owned();
        let received = Instant::now();
        Some(Self {
            method,
            target,
            path,
            query,
            headers,
            client_certificate_cn,
            server_name: None,
            connection,
            received,
        })
    }

    /// The first header of this name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        first(&self.headers, &name.to_ascii_lowercase())
    }

    /// The first value of this key in the query.
    pub fn query(&self, key: &str) -> Option<&str> {
        first(&self.query, key)
    }
}

fn first<'a>(pairs: &'a [(String, String)], key: &str) -> Option<&'a str> {
    pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
}

fn decode_pair(pair: &str) -> (String, String) {
    let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
    (decode(key), decode(value))
}

/// Form decoding: `+` is a space, `%41` a byte.
fn decode(text: &str) -> String {
    let (bytes, mut decoded, mut at) = (text.as_bytes(), Vec::new(), 0);
    while let Some(&byte) = bytes.get(at) {
        let hex = text.get(at + 1..at + 3).filter(|_| byte == b'%');
        let escaped = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        decoded.push(escaped.unwrap_or(if byte == b'+' { b' ' } else { byte }));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// What a stream of [`Response::stream`] writes to.
pub trait Chunks {
    /// Sends one chunk at once; an error if the client is gone.
    fn send(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Waits; an error if the server stops before the time is over.
    fn pause(&mut self, time: Duration) -> io::Result<()>;
}

/// Sends the chunks of an answer.
pub type Stream = Box<dyn FnOnce(&mut dyn Chunks) -> io::Result<()> + Send>;

/// The body of a response, or a fault that replaces head and body.
pub enum Body {
    /// The whole body.
    Whole(Vec<u8>),
    /// The bytes, then the end of the connection, though the head announces this many more.
    Truncated(Vec<u8>, usize),
    /// Byte by byte, with this pause before each.
    Slow(Vec<u8>, Duration),
    /// The chunks that the closure sends.
    Stream(Stream),
    /// These bytes instead of head and body, each after a pause, and then nothing more.
    Dripping(Vec<u8>, Duration),
    /// These bytes instead of head and body, and what happens to the connection.
    Raw(Vec<u8>, End),
}

/// What happens to a connection on which nothing more is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It ends.
    Close,
    /// It is reset.
    Reset,
    /// It stays open until the server stops.
    Hang,
}

/// The response of a handler.
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The headers, but for those about length and coding.
    pub headers: Vec<(String, String)>,
    /// The body, or the fault.
    pub body: Body,
}

impl Response {
    /// Bytes of no stated type.
    pub fn bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self::new(Body::Whole(bytes.into()))
    }

    /// JSON in one line with its end, as Go's encoder writes it.
    pub fn json(value: &impl Serialize) -> Self {
        let mut bytes = serde_json::to_vec(value).unwrap();
        bytes.push(b'\n');
        Self::bytes(bytes).header("Content-Type", "application/json")
    }

    /// Plain text.
    pub fn text(text: &str) -> Self {
        Self::bytes(text).header("Content-Type", "text/plain; charset=utf-8")
    }

    /// A chunked response, whose chunks the closure sends one by one.
    pub fn stream(write: impl FnOnce(&mut dyn Chunks) -> io::Result<()> + Send + 'static) -> Self {
        Self::new(Body::Stream(Box::new(write))).header("Content-Type", "application/json")
    }

    /// The end of the connection instead of a response.
    pub fn close() -> Self {
        Self::raw("", End::Close)
    }

    /// A reset of the connection instead of a response.
    pub fn reset() -> Self {
        Self::raw("", End::Reset)
    }

    /// No response until the server stops.
    pub fn hang() -> Self {
        Self::raw("", End::Hang)
    }

    /// Raw bytes instead of a response, and what happens to the connection afterwards.
    pub fn raw(bytes: impl Into<Vec<u8>>, end: End) -> Self {
        Self::new(Body::Raw(bytes.into(), end))
    }

    /// Raw bytes instead of a response, one by one.
    pub fn dripping(bytes: impl Into<Vec<u8>>, pause: Duration) -> Self {
        Self::new(Body::Dripping(bytes.into(), pause))
    }

    fn new(body: Body) -> Self {
        Self { status: 200, headers: Vec::new(), body }
    }

    /// Sets the status.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// Sets a header, replacing those of that name.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(earlier, _)| !earlier.eq_ignore_ascii_case(name));
        self.another_header(name, value)
    }

    /// Adds a header line beside those of that name.
    #[must_use]
    pub fn another_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends only the first `length` bytes of the body and then closes, though the head announces all.
    #[must_use]
    pub fn truncated(mut self, length: usize) -> Self {
        let bytes = self.take_bytes();
        self.body = Body::Truncated(bytes[..length].to_vec(), bytes.len() - length);
        self
    }

    /// Sends the body byte by byte, each after a pause.
    #[must_use]
    pub fn slow(mut self, pause: Duration) -> Self {
        self.body = Body::Slow(self.take_bytes(), pause);
        self
    }

    fn take_bytes(&mut self) -> Vec<u8> {
        match std::mem::replace(&mut self.body, Body::Whole(Vec::new())) {
            Body::Whole(bytes) => bytes,
            _ => panic!("only a whole body can be cut or slowed down"),
        }
    }
}
