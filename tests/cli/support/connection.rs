//! One connection of a test server: the handshake, the requests in turn, and the responses or faults.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::certs;
use super::http::{Body, Chunks, End, Request, Response};
use super::server::Shared;

/// Serves requests until either side ends the connection. Errors of the connection are for the client to report.
pub fn serve(shared: &Shared, stream: TcpStream, number: usize, tls: Option<Arc<ServerConfig>>) {
    let _ = stream.set_nodelay(true);
    let _ = try_serve(shared, stream, number, tls);
}

fn try_serve(shared: &Shared, mut stream: TcpStream, number: usize, tls: Option<Arc<ServerConfig>>) -> io::Result<()> {
    let socket = stream.try_clone()?;
    if let Some((bytes, end)) = &shared.greeting {
        // The client writes first: a server that sends and ends the connection at once would fail that write.
        let _ = stream.read(&mut [0; 4096])?;
        stream.write_all(bytes)?;
        return finish(shared, &socket, *end);
    }
    let Some(tls) = tls else {
        return Connection { shared, wire: stream, socket, received: Vec::new(), server_name: None }
            .requests(None, number);
    };
    let mut session = ServerConnection::new(tls).map_err(io::Error::other)?;
    if let Err(error) = session.complete_io(&mut stream) {
        // Closing a socket with unread bytes sends a reset, which could overtake the alert with the reason.
        let _ = stream.shutdown(Shutdown::Write);
        let _ = io::copy(&mut stream, &mut io::sink());
        return Err(error);
    }
    let client = session.peer_certificates().and_then(|chain| chain.first()).and_then(|leaf| certs::common_name(leaf));
    let server_name = session.server_name().map(str::to_owned);
    let wire = StreamOwned::new(session, stream);
    let mut connection = Connection { shared, wire, socket, received: Vec::new(), server_name };
    connection.requests(client.as_deref(), number)?;
    // Only a connection that ends properly sends close_notify.
    connection.wire.conn.send_close_notify();
    connection.wire.flush()
}

/// An open connection, with TLS or without.
struct Connection<'a, W> {
    shared: &'a Shared,
    wire: W,
    /// The socket below TLS, for its options.
    socket: TcpStream,
    /// Bytes received that belong to no request yet.
    received: Vec<u8>,
    /// The name that the client asked for.
    server_name: Option<String>,
}

impl<W: Read + Write> Connection<'_, W> {
    fn requests(&mut self, client: Option<&str>, number: usize) -> io::Result<()> {
        while let Some(head) = self.read_head()? {
            let mut request = Request::parse(&head, client.map(str::to_owned), number)
                .ok_or_else(|| io::Error::other("not a request"))?;
            request.server_name.clone_from(&self.server_name);
            self.skip_body(&request)?;
            self.shared.record(&request);
            let response = (self.shared.handler)(&request);
            self.answer(&request, response)?;
            if request.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close")) {
                return Ok(());
            }
        }
        Ok(())
    }

    /// The text up to the empty line; `None` if the client has ended the connection.
    fn read_head(&mut self) -> io::Result<Option<String>> {
        const END: &[u8] = b"\r\n\r\n";
        loop {
            if let Some(at) = self.received.windows(END.len()).position(|window| window == END) {
                let head = String::from_utf8_lossy(&self.received[..at]).into_owned();
                self.received.drain(..at + END.len());
                return Ok(Some(head));
            }
            if self.receive()? == 0 {
                return Ok(None);
            }
        }
    }

    fn skip_body(&mut self, request: &Request) -> io::Result<()> {
        let length = request.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        while self.received.len() < length {
            if self.receive()? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        self.received.drain(..length);
        Ok(())
    }

    fn receive(&mut self) -> io::Result<usize> {
        let mut buffer = [0; 4096];
        let length = self.wire.read(&mut buffer)?;
        self.received.extend_from_slice(&buffer[..length]);
        Ok(length)
    }

    /// Writes the response; an error if the connection has ended, as after most faults.
    fn answer(&mut self, request: &Request, response: Response) -> io::Result<()> {
        let over = || Err(io::ErrorKind::ConnectionAborted.into());
        let Response { status, headers, body } = response;
        let mut head = format!("HTTP/1.1 {status} {}\r\n", reason(status));
        for (name, value) in &headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        match body {
            Body::Whole(_) if status == 304 => self.send_now(format!("{head}\r\n").as_bytes()),
            Body::Whole(bytes) => self.send_whole(head, request, bytes),
            Body::Truncated(bytes, missing) => {
                self.send_with_length(head, &bytes, bytes.len() + missing)?;
                over()
            }
            Body::Slow(bytes, pause) => {
                self.send_with_length(head, &[], bytes.len())?;
                self.drip(&bytes, pause)
            }
            Body::Dripping(bytes, pause) => {
                self.drip(&bytes, pause)?;
                finish(self.shared, &self.socket, End::Hang)
            }
            Body::Stream(write) => {
                head.push_str("Transfer-Encoding: chunked\r\n\r\n");
                self.send_now(head.as_bytes())?;
                write(self)?;
                self.send_now(b"0\r\n\r\n")
            }
            Body::Raw(bytes, end) => {
                self.send_now(&bytes)?;
                finish(self.shared, &self.socket, end)?;
                over()
            }
        }
    }

    fn drip(&mut self, bytes: &[u8], pause: Duration) -> io::Result<()> {
        bytes.iter().try_for_each(|byte| {
            self.pause(pause)?;
            self.send_now(&[*byte])
        })
    }

    fn send_whole(&mut self, mut head: String, request: &Request, mut bytes: Vec<u8>) -> io::Result<()> {
        let accepted = request.header("accept-encoding").is_some_and(|codings| codings.contains("gzip"));
        if accepted && bytes.len() >= self.shared.compress_from {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(&bytes)?;
            bytes = encoder.finish()?;
            head.push_str("Content-Encoding: gzip\r\n");
        }
        self.send_with_length(head, &bytes, bytes.len())
    }

    /// Sends head and body in one write, so that they leave in one packet if they fit.
    fn send_with_length(&mut self, mut head: String, bytes: &[u8], length: usize) -> io::Result<()> {
        head.extend(["Content-Length: ", &length.to_string(), "\r\n\r\n"]);
        let mut message = head.into_bytes();
        message.extend_from_slice(bytes);
        self.send_now(&message)
    }

    fn send_now(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.wire.write_all(bytes)?;
        self.wire.flush()
    }
}

impl<W: Read + Write> Chunks for Connection<'_, W> {
    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut chunk = format!("{:x}\r\n", bytes.len()).into_bytes();
        chunk.extend_from_slice(bytes);
        chunk.extend_from_slice(b"\r\n");
        self.send_now(&chunk)
    }

    fn pause(&mut self, time: Duration) -> io::Result<()> {
        if self.shared.wait(Some(time)) { Ok(()) } else { Err(io::ErrorKind::ConnectionAborted.into()) }
    }
}

/// Prepares the end of a connection that is about to be dropped.
fn finish(shared: &Shared, socket: &TcpStream, end: End) -> io::Result<()> {
    match end {
        End::Close => {}
        // With no time to linger, closing the socket sends a reset.
        End::Reset => rustix::net::sockopt::set_socket_linger(socket, Some(Duration::ZERO))?,
        End::Hang => drop(shared.wait(None)),
    }
    Ok(())
}

/// The reason phrase of a status code, which clients must ignore.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        304 => "Not Modified",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        410 => "Gone",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Status",
    }
}
