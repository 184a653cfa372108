//! Proxies on a loopback port: `CONNECT`, with TLS or without, and SOCKS 5. They connect every target to one server, so
//! that a name that does not resolve shows whether the proxy resolves it.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::certs::{Authority, Identity};
use super::server::ApiServer;
use super::tls::{ClientCertificates, server_config};

/// How a proxy responds to clients.
#[derive(Clone)]
pub enum Conduct {
    /// Connects to this port on 127.0.0.1 on `CONNECT`.
    Connect(u16),
    /// Responds to a `CONNECT` with this, and ends the connection.
    Say(Vec<u8>),
    /// Begins its response to a `CONNECT` with this, and never ends it: a byte follows every 20 milliseconds.
    Drip(Vec<u8>),
    /// Sends nothing.
    Silent,
    /// Connects to this port by SOCKS, requiring a password or not.
    Socks(u16, bool),
    /// Responds with these in turn to the SOCKS greeting, password and request, and ends the connection.
    SaySocks(Vec<Vec<u8>>),
}

/// A running proxy; it accepts no more connections after it is dropped.
pub struct Proxy {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<String>>>,
    stopped: Arc<Mutex<bool>>,
    accepting: Option<JoinHandle<()>>,
}

impl Proxy {
    /// A proxy with this conduct.
    pub fn start(conduct: Conduct) -> Self {
        Self::start_with(conduct, None)
    }

    /// A proxy that connects to the server on `CONNECT`.
    pub fn to(server: &ApiServer) -> Self {
        Self::start(Conduct::Connect(server.port()))
    }

    /// A proxy that is itself reached by TLS, with a certificate of the shared authority. It asks for a client
    /// certificate, and notes if it gets one.
    pub fn with_tls(conduct: Conduct, certificate: &Identity) -> Self {
        Self::start_with(conduct, Some(server_config(certificate, &Authority::shared(), ClientCertificates::Optional)))
    }

    fn start_with(conduct: Conduct, tls: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (seen, stopped): (Arc<Mutex<Vec<String>>>, Arc<Mutex<bool>>) = Default::default();
        let shared = (Arc::clone(&seen), Arc::clone(&stopped));
        let accepting = thread::spawn(move || {
            for stream in listener.incoming() {
                if *lock(&shared.1) {
                    return;
                }
                let (conduct, tls, seen) = (conduct.clone(), tls.clone(), Arc::clone(&shared.0));
                // Errors are for the client to report.
                thread::spawn(move || stream.and_then(|stream| serve(stream, &conduct, tls, &seen)));
            }
        });
        Self { address, seen, stopped, accepting: Some(accepting) }
    }

    /// Host and port.
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// What clients have sent: heads of `CONNECT`, and a description of each step of SOCKS.
    pub fn seen(&self) -> Vec<String> {
        lock(&self.seen).clone()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        *lock(&self.stopped) = true;
        // The accepting thread sleeps in accept(); this wakes it.
        let _ = TcpStream::connect(self.address);
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(
    mut client: TcpStream,
    conduct: &Conduct,
    tls: Option<Arc<ServerConfig>>,
    seen: &Mutex<Vec<String>>,
) -> io::Result<()> {
    client.set_nodelay(true)?;
    if let Some(tls) = tls {
        let mut stream = StreamOwned::new(ServerConnection::new(tls).map_err(io::Error::other)?, client);
        let upstream = meet(&mut stream, conduct, seen)?;
        if stream.conn.peer_certificates().is_some() {
            lock(seen).push("a client certificate".to_owned());
        }
        let (connection, client) = stream.into_parts();
        return upstream.map_or(Ok(()), |upstream| relay_tls(connection, &client, upstream));
    }
    let Some(upstream) = meet(&mut client, conduct, seen)? else {
        // Closing a socket with unread bytes would reset it.
        client.shutdown(Shutdown::Write)?;
        return io::copy(&mut client, &mut io::sink()).map(drop);
    };
    let (from_client, to_server) = (client.try_clone()?, upstream.try_clone()?);
    let up = thread::spawn(move || relay(from_client, to_server));
    let down = relay(upstream, client);
    up.join().map_err(|_| io::Error::other("a relay panicked"))?.and(down)
}

fn relay(mut from: TcpStream, mut to: TcpStream) -> io::Result<()> {
    let copied = io::copy(&mut from, &mut to).map(drop);
    to.shutdown(Shutdown::Write).and(copied)
}

/// Two threads share the TLS session: neither holds the lock while it waits for data.
fn relay_tls(connection: ServerConnection, client: &TcpStream, mut upstream: TcpStream) -> io::Result<()> {
    let connection = Arc::new(Mutex::new(connection));
    let flush = |connection: &mut ServerConnection, mut socket: &TcpStream| -> io::Result<()> {
        while connection.wants_write() {
            connection.write_tls(&mut socket)?;
        }
        Ok(())
    };
    let down = thread::spawn({
        let (connection, client, mut upstream) = (Arc::clone(&connection), client.try_clone()?, upstream.try_clone()?);
        move || -> io::Result<()> {
            let mut buffer = [0; 4096];
            loop {
                let length = upstream.read(&mut buffer)?;
                let mut connection = lock(&connection);
                if length == 0 {
                    connection.send_close_notify();
                    flush(&mut connection, &client)?;
                    return client.shutdown(Shutdown::Write);
                }
                connection.writer().write_all(&buffer[..length])?;
                flush(&mut connection, &client)?;
            }
        }
    });
    let mut buffer = [0; 4096];
    loop {
        let mut socket = client;
        let length = socket.read(&mut buffer)?;
        if length == 0 {
            upstream.shutdown(Shutdown::Write)?;
            break;
        }
        let (mut received, mut plain) = (&buffer[..length], Vec::new());
        {
            let mut connection = lock(&connection);
            while !received.is_empty() {
                connection.read_tls(&mut received)?;
                let state = connection.process_new_packets().map_err(io::Error::other)?;
                let start = plain.len();
                plain.resize(start + state.plaintext_bytes_to_read(), 0);
                connection.reader().read_exact(&mut plain[start..])?;
            }
            flush(&mut connection, client)?;
        }
        upstream.write_all(&plain)?;
    }
    down.join().map_err(|_| io::Error::other("a relay panicked"))?
}

/// Reads the client's request; returns the connection to the server, if the conduct has one.
fn meet(
    client: &mut (impl Read + Write),
    conduct: &Conduct,
    seen: &Mutex<Vec<String>>,
) -> io::Result<Option<TcpStream>> {
    let note = |text: String| lock(seen).push(text);
    match conduct {
        Conduct::Connect(_) | Conduct::Say(_) | Conduct::Drip(_) => {
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.extend(take(client, 1)?);
            }
            note(String::from_utf8_lossy(&head).into_owned());
        }
        // Until the client has gone.
        Conduct::Silent => {
            io::copy(client, &mut io::sink())?;
        }
        Conduct::Socks(_, password) => {
            let count = take(client, 2)?[1];
            note(format!("methods {:?}", take(client, count.into())?));
            client.write_all(&[5, if *password { 2 } else { 0 }])?;
            if *password {
                take(client, 1)?;
                let (user, word) = (counted(client)?, counted(client)?);
                note(format!("{user} {word}"));
                client.write_all(&[1, 0])?;
            }
            let kind = take(client, 4)?[3];
            let host = if kind == 3 {
                counted(client)?
            } else {
                format!("{:?}", take(client, if kind == 1 { 4 } else { 16 })?)
            };
            let port = take(client, 2)?;
            note(format!("{host} {}", u16::from_be_bytes([port[0], port[1]])));
        }
        Conduct::SaySocks(answers) => {
            for answer in answers {
                // Each message of a client comes in one packet.
                let _ = client.read(&mut [0; 1024])?;
                client.write_all(answer)?;
            }
        }
    }
    match conduct {
        Conduct::Connect(port) => {
            client.write_all(b"HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n")?;
            TcpStream::connect(("127.0.0.1", *port)).map(Some)
        }
        Conduct::Socks(port, _) => {
            client.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0])?;
            TcpStream::connect(("127.0.0.1", *port)).map(Some)
        }
        Conduct::Say(bytes) => client.write_all(bytes).map(|()| None),
        Conduct::Drip(bytes) => {
            client.write_all(bytes)?;
            // An error means that the client has gone.
            while client.write_all(b"x").is_ok() {
                thread::sleep(Duration::from_millis(20));
            }
            Ok(None)
        }
        Conduct::Silent | Conduct::SaySocks(_) => Ok(None),
    }
}

fn take(client: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    client.read_exact(&mut bytes).map(|()| bytes)
}

fn counted(client: &mut impl Read) -> io::Result<String> {
    let length = take(client, 1)?[0];
    Ok(String::from_utf8_lossy(&take(client, length.into())?).into_owned())
}
