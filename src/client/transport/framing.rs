//! Bounds what ureq reads and drops beside the head and the body of a response: informational responses (1xx), and the
//! trailers after a chunked body.

use ureq::http::{StatusCode, Version, header};
use ureq::unversioned::transport::{Buffers, LazyBuffers};
use ureq_proto::client::MAX_RESPONSE_HEADERS;
use ureq_proto::parser::try_parse_response;

use super::error::{MalformedResponse, TransportError};

/// The most bytes of informational responses before one response, and of trailers after it; as for its head.
const MAX_EXTRA: usize = 64 << 10;

/// The buffers of a connection, which follow which part of a response ureq consumes.
pub struct CountingBuffers {
    buffers: LazyBuffers,
    framing: Framing,
}

impl CountingBuffers {
    pub fn new(buffers: LazyBuffers) -> Self {
        Self { buffers, framing: Framing::default() }
    }

    /// Notes that this much of the output is sent, and returns it.
    pub fn sent(&mut self, amount: usize) -> &[u8] {
        let output = &self.buffers.output()[..amount];
        self.framing.sent(output);
        output
    }

    /// # Errors
    /// More than 64 KiB of informational responses, or of trailers.
    pub fn check(&self) -> Result<(), ureq::Error> {
        self.framing.check()
    }
}

impl Buffers for CountingBuffers {
    fn output(&mut self) -> &mut [u8] {
        self.buffers.output()
    }

    fn input(&self) -> &[u8] {
        self.buffers.input()
    }

    fn input_append_buf(&mut self) -> &mut [u8] {
        self.buffers.input_append_buf()
    }

    fn input_appended(&mut self, amount: usize) {
        self.buffers.input_appended(amount);
    }

    fn input_consume(&mut self, amount: usize) {
        self.framing.consumed(&self.buffers.input()[..amount]);
        self.buffers.input_consume(amount);
    }

    fn tmp_and_output(&mut self) -> (&mut [u8], &mut [u8]) {
        self.buffers.tmp_and_output()
    }

    fn can_use_input(&self) -> bool {
        self.buffers.can_use_input()
    }
}

/// Which part of a response comes next, and how many bytes were neither head nor body. ureq consumes a head, and each
/// line between chunks, only when it is complete; it rejects those that are malformed.
#[derive(Default)]
struct Framing {
    part: Part,
    /// The bytes of informational responses, or of trailers.
    extra: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    /// No request has been sent.
    #[default]
    Start,
    /// The connection leads on to another server, as through a proxy: its bytes are not ours to read.
    Tunnel,
    Head,
    /// A body that is not chunked.
    Body,
    ChunkSize,
    /// This much of a chunk is left.
    Chunk(usize),
    ChunkEnd,
    Trailers,
}

impl Framing {
    /// Notes a request, or a part of one.
    fn sent(&mut self, output: &[u8]) {
        // The client sends no other requests; CONNECT, for one, is ureq's, to a proxy.
        let begins_tunnel = self.part == Part::Start && !output.starts_with(b"GET ");
        let part = if begins_tunnel || self.part == Part::Tunnel { Part::Tunnel } else { Part::Head };
        *self = Self { part, extra: 0 };
    }

    /// Notes a part of a response.
    fn consumed(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let length = match self.part {
                Part::Start | Part::Tunnel | Part::Body => return,
                Part::Head => bytes.len(),
                Part::Chunk(left) => left.min(bytes.len()),
                Part::ChunkSize | Part::ChunkEnd | Part::Trailers => line_length(bytes),
            };
            let (piece, rest) = bytes.split_at(length);
            self.part = match self.part {
                Part::Head => self.after_head(piece),
                Part::Chunk(left) if left > length => Part::Chunk(left - length),
                Part::Chunk(_) => Part::ChunkEnd,
                Part::ChunkEnd => Part::ChunkSize,
                Part::ChunkSize => match chunk_size(piece) {
                    Some(0) => Part::Trailers,
                    Some(size) => Part::Chunk(size),
                    None => Part::Body,
                },
                part => {
                    self.extra += length;
                    part
                }
            };
            bytes = rest;
        }
    }

    fn after_head(&mut self, head: &[u8]) -> Part {
        let Ok(Some((_, response))) = try_parse_response::<MAX_RESPONSE_HEADERS>(head) else { return Part::Body };
        if response.status().is_informational() && response.status() != StatusCode::SWITCHING_PROTOCOLS {
            self.extra += head.len();
            return Part::Head;
        }
        self.extra = 0;
        let codings = response.headers().get_all(header::TRANSFER_ENCODING);
        let mut codings = codings.iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
        let is_chunked = codings.any(|coding| coding.trim().eq_ignore_ascii_case("chunked"));
        if is_chunked && response.version() != Version::HTTP_10 { Part::ChunkSize } else { Part::Body }
    }

    fn check(&self) -> Result<(), ureq::Error> {
        if self.extra <= MAX_EXTRA {
            return Ok(());
        }
        let problem = match self.part {
            Part::Trailers => MalformedResponse::Trailers,
            _ => MalformedResponse::TooLarge { limit: MAX_EXTRA },
        };
        Err(TransportError::MalformedResponse(problem).into_ureq())
    }
}

/// The length of the first line, with its end.
fn line_length(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1)
}

/// The size that a chunk begins with, without extensions.
fn chunk_size(line: &[u8]) -> Option<usize> {
    let digits = line.split(|byte| *byte == b';').next()?;
    usize::from_str_radix(std::str::from_utf8(digits).ok()?.trim(), 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const REQUEST: &[u8] = b"GET /api HTTP/1.1\r\nHost: h\r\n\r\n";
    const CHUNKED: &str = "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n";

    /// The framing after a request and these reads.
    fn after(reads: &[&str]) -> Framing {
        let mut framing = Framing::default();
        framing.sent(REQUEST);
        for read in reads {
            framing.consumed(read.as_bytes());
        }
        framing
    }

    #[test]
    fn informational_responses_count_until_the_head() {
        let early = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";
        let framing = after(&[early, early]);
        assert_eq!((framing.part, framing.extra), (Part::Head, 2 * early.len()));
        let framing = after(&[early, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", "HTTP/"]);
        assert_eq!((framing.part, framing.extra), (Part::Body, 0));
        assert_eq!(after(&["HTTP/1.1 101 Switching Protocols\r\n\r\n"]).part, Part::Body);
        assert_eq!(after(&["HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"]).part, Part::Body);
    }

    #[test]
    fn chunks_do_not_count_and_trailers_do() {
        let body = "5;ext=1\r\n0\r\n\r\n\r\nB\r\nhello world\r\n";
        let trailers = "A: b\r\nC: d\r\n";
        for cut in 0..body.len() {
            // ureq consumes part of a line of framing never, part of a chunk at will.
            let (first, second) = body.split_at(cut);
            let in_chunk = (9..14).contains(&cut) || (19..30).contains(&cut);
            if !in_chunk {
                continue;
            }
            let framing = after(&[CHUNKED, first, second, "0\r\n", trailers]);
            assert_eq!((framing.part, framing.extra), (Part::Trailers, trailers.len()), "{cut}");
        }
        let framing = after(&[CHUNKED, body]);
        assert_eq!((framing.part, framing.extra), (Part::ChunkSize, 0));
    }

    #[test]
    fn next_request_starts_the_count_again() {
        let mut framing = after(&[CHUNKED, "0\r\n", "A: b\r\n", "\r\n"]);
        assert_eq!(framing.extra, 8);
        framing.sent(REQUEST);
        assert_eq!((framing.part, framing.extra), (Part::Head, 0));
    }

    #[test]
    fn bytes_in_a_tunnel_are_not_read() {
        for first in [&b"CONNECT h:443 HTTP/1.1\r\n\r\n"[..], b"\x05\x01\0"] {
            let mut framing = Framing::default();
            framing.sent(first);
            framing.consumed(b"HTTP/1.1 200 OK\r\n\r\n");
            framing.sent(REQUEST);
            framing.consumed(format!("{CHUNKED}0\r\n").as_bytes());
            assert_eq!((framing.part, framing.extra), (Part::Tunnel, 0));
        }
    }
}
