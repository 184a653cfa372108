//! Malformed, truncated and oversized responses.

use std::io::Write as _;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::http::{End, Response};

/// An empty object with these header lines, each with its line end, instead of the usual ones.
pub fn with_headers(lines: &str) -> Response {
    Response::raw(format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{lines}\r\n{{}}"), End::Close)
}

/// The beginning of a response that announces more.
pub fn broken_off(end: End) -> Response {
    Response::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", end)
}

/// JSON that begins with an endless stream of spaces, chunk after chunk.
pub fn endless() -> Response {
    repeated(vec![b' '; 1 << 10], Duration::from_millis(5))
}

/// Gzip chunks that decompress to a thousand times their size, sent slowly, so that a client runs out of time before it
/// runs out of memory.
pub fn gzip_bomb() -> Response {
    repeated(gzip(&vec![b' '; 1 << 20]), Duration::from_millis(50)).header("Content-Encoding", "gzip")
}

/// A body with `Content-Encoding: gzip`, compressed or not.
pub fn compressed(body: Vec<u8>) -> Response {
    Response::bytes(body).header("Content-Type", "application/json").header("Content-Encoding", "gzip")
}

/// Compresses the bytes with gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Repeats a chunk until the client ends the connection.
fn repeated(chunk: Vec<u8>, pause: Duration) -> Response {
    Response::stream(move |chunks| {
        loop {
            chunks.send(&chunk)?;
            chunks.pause(pause)?;
        }
    })
}

/// At least this many bytes of informational responses, and then the last bytes.
pub fn informational(size: usize, last: &str, end: End) -> Response {
    const HINT: &str = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";
    Response::raw(HINT.repeat(size.div_ceil(HINT.len())) + last, end)
}

/// A chunked body and at least this many bytes of trailers, and then the last bytes.
pub fn trailers(body: &str, size: usize, last: &str, end: End) -> Response {
    const TRAILER: &str = "X-Checksum: 0123456789abcdef\r\n";
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    let chunk = format!("{:x}\r\n{body}\r\n0\r\n", body.len());
    Response::raw(head.to_owned() + &chunk + &TRAILER.repeat(size.div_ceil(TRAILER.len())) + last, end)
}

/// A response with this many headers of this many bytes each.
pub fn headers(count: usize, length: usize) -> Response {
    let value = "x".repeat(length);
    (0..count).fold(Response::text(""), |response, number| response.header(&format!("X-{number}"), &value))
}

/// A redirect to this location, with a body for clients that do not follow.
pub fn redirect(to: &str) -> Response {
    Response::text("see there\n").status(302).header("Location", to)
}
