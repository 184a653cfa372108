//! Answers that no API server gives, and that come all the same.

use std::io::Write as _;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::http::{End, Response};

/// An empty object with these header lines, each with its end, in the stead of those that belong there.
pub fn with_headers(lines: &str) -> Response {
    Response::raw(format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{lines}\r\n{{}}"), End::Close)
}

/// The beginning of an answer that promises more.
pub fn broken_off(end: End) -> Response {
    Response::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", end)
}

/// JSON that begins with more blanks than anybody waits for, one lot after another.
pub fn endless() -> Response {
    repeated(vec![b' '; 1 << 10], Duration::from_millis(5))
}

/// A little that becomes a thousand times as much once it is decompressed, again and again; but slowly, so that a
/// client is out of time before it is out of memory.
pub fn gzip_bomb() -> Response {
    repeated(gzip(&vec![b' '; 1 << 20]), Duration::from_millis(50)).header("Content-Encoding", "gzip")
}

/// A body that is said to be compressed.
pub fn compressed(body: Vec<u8>) -> Response {
    Response::bytes(body).header("Content-Type", "application/json").header("Content-Encoding", "gzip")
}

/// A whole body that is compressed.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The same chunk until the client has had enough.
fn repeated(chunk: Vec<u8>, pause: Duration) -> Response {
    Response::stream(move |chunks| {
        loop {
            chunks.send(&chunk)?;
            chunks.pause(pause)?;
        }
    })
}

/// So many headers of so many bytes each.
pub fn headers(count: usize, length: usize) -> Response {
    let value = "x".repeat(length);
    (0..count).fold(Response::text(""), |response, number| response.header(&format!("X-{number}"), &value))
}

/// A redirect to this place, with a body for those who do not follow.
pub fn redirect(to: &str) -> Response {
    Response::text("see there\n").status(302).header("Location", to)
}
