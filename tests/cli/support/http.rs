//! One HTTP exchange as a handler sees it: the request that came, and the answer, which may be a fault.

use std::io;
use std::time::{Duration, Instant};

use serde::Serialize;

/// What one client asked for.
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
    /// The common name in the client's certificate, where it showed one.
    pub client_certificate_cn: Option<String>,
    /// The server name that the client asked for, in the handshake.
    pub server_name: Option<String>,
    /// Which connection it came over, from 1.
    pub connection: usize,
    /// When it came, so that a test can tell a client that waits from one that does not.
    pub received: Instant,
}

impl Request {
    /// Reads the head of a request; None where the text is none.
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

/// Form decoding: `+` is a blank, `%41` a byte.
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
    /// Sends one chunk at once; an error where the client is gone.
    fn send(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Waits; an error where the server stops before the time is over.
    fn pause(&mut self, time: Duration) -> io::Result<()>;
}

/// Sends the chunks of an answer.
pub type Stream = Box<dyn FnOnce(&mut dyn Chunks) -> io::Result<()> + Send>;

/// What follows the head of an answer, or comes in its stead.
pub enum Body {
    /// The whole body.
    Whole(Vec<u8>),
    /// The bytes, then the end of the connection, where the head has promised this many more.
    Truncated(Vec<u8>, usize),
    /// Byte by byte, with this pause before each.
    Slow(Vec<u8>, Duration),
    /// Chunks, when the closure sends them.
    Stream(Stream),
    /// These bytes in the stead of head and body, each after a pause, and then nothing more.
    Dripping(Vec<u8>, Duration),
    /// These bytes in the stead of head and body, and what becomes of the connection.
    Raw(Vec<u8>, End),
}

/// What becomes of a connection on which nothing more is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It ends.
    Close,
    /// It is reset.
    Reset,
    /// It stays open until the server stops.
    Hang,
}

/// What the handler answers.
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

    /// A chunked answer, whose chunks are sent as the closure goes on.
    pub fn stream(write: impl FnOnce(&mut dyn Chunks) -> io::Result<()> + Send + 'static) -> Self {
        Self::new(Body::Stream(Box::new(write))).header("Content-Type", "application/json")
    }

    /// The end of the connection in the stead of an answer.
    pub fn close() -> Self {
        Self::raw("", End::Close)
    }

    /// A reset of the connection in the stead of an answer.
    pub fn reset() -> Self {
        Self::raw("", End::Reset)
    }

    /// Nothing at all until the server stops.
    pub fn hang() -> Self {
        Self::raw("", End::Hang)
    }

    /// Bytes as they are in the stead of an answer, and what becomes of the connection then.
    pub fn raw(bytes: impl Into<Vec<u8>>, end: End) -> Self {
        Self::new(Body::Raw(bytes.into(), end))
    }

    /// Bytes as they are in the stead of an answer, one by one.
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

    /// Sets a header, in the stead of an earlier one of that name.
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

    /// Sends only the first `length` bytes of the body and then closes, though the head promises all.
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
