//! An API server on a loopback port, in the process of the test: its setup, its life and the requests it received. How
//! one connection is served is in `connection`.

use std::any::Any;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rustls::ServerConfig;

use super::certs::{Authority, Identity, LOOPBACK};
use super::connection;
use super::http::{End, Request, Response};
use super::port;
use super::tls::{ClientCertificates, server_config};

/// Answers a request; shared by all connections. A type of its own, so that the server is compiled once and not
/// once a closure.
pub type Handler = Arc<dyn Fn(&Request) -> Response + Send + Sync>;

/// A running server; it stops when it is dropped, and fails the test if a handler has panicked.
pub struct ApiServer {
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
    authority: Arc<Authority>,
    address: SocketAddr,
    scheme: &'static str,
}

impl ApiServer {
    /// A server with TLS, which asks for a client certificate and does not require it.
    pub fn start(handler: impl Fn(&Request) -> Response + Send + Sync + 'static) -> Self {
        Self::setup().start(handler)
    }

    /// A server that differs from [`ApiServer::start`].
    pub fn setup() -> Setup {
        let authority = Authority::shared();
        Setup {
            certificate: authority.server(&LOOPBACK),
            authority,
            client_certificates: ClientCertificates::Optional,
            tls: true,
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            compress_from: 128 * 1024,
            greeting: None,
        }
    }

    /// The URL of the server, without a trailing slash.
    pub fn url(&self) -> String {
        format!("{}://{}", self.scheme, self.address)
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The authority that clients should trust, and whose clients the server trusts.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// Every request so far, in the order of their arrival.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.state().requests.clone()
    }

    /// How many requests there were for this path, with any query.
    pub fn count(&self, path: &str) -> usize {
        self.shared.state().requests.iter().filter(|request| request.path == path).count()
    }

    /// How many connections there were, including those without a request.
    pub fn connections(&self) -> usize {
        self.shared.state().connections
    }
}

impl Drop for ApiServer {
    fn drop(&mut self) {
        self.shared.stop();
        // The accepting thread sleeps in accept(); this wakes it.
        let _ = TcpStream::connect(self.address);
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
            port::until_free(self.address);
        }
        let workers: Vec<_> = self.shared.state().workers.drain().map(|(_, worker)| worker).collect();
        for worker in workers {
            let _ = worker.join();
        }
        let panics = std::mem::take(&mut self.shared.state().panics);
        assert!(thread::panicking() || panics.is_empty(), "a handler panicked: {}", panics.join("; "));
    }
}

/// How a server is to be started.
#[must_use]
pub struct Setup {
    authority: Arc<Authority>,
    certificate: Identity,
    client_certificates: ClientCertificates,
    tls: bool,
    host: IpAddr,
    port: u16,
    compress_from: usize,
    greeting: Option<(Vec<u8>, End)>,
}

impl Setup {
    /// HTTP without TLS.
    pub fn plain_http(mut self) -> Self {
        self.tls = false;
        self
    }

    /// Client certificates are asked for or required.
    pub fn client_certificates(mut self, client_certificates: ClientCertificates) -> Self {
        self.client_certificates = client_certificates;
        self
    }

    /// An authority of its own, for the server and for its clients.
    pub fn authority(mut self, authority: &Arc<Authority>) -> Self {
        self.authority = Arc::clone(authority);
        let certificate = authority.server(&LOOPBACK);
        self.certificate(certificate)
    }

    /// A certificate that [`Authority::server`] made for other names, for one.
    pub fn certificate(mut self, certificate: Identity) -> Self {
        self.certificate = certificate;
        self
    }

    /// A certificate of an authority that is not the one its clients know.
    pub fn foreign_certificate(self) -> Self {
        self.certificate(Authority::new("foreign authority").server(&LOOPBACK))
    }

    /// An expired certificate.
    pub fn expired_certificate(self) -> Self {
        let certificate = self.authority.expired_server(&LOOPBACK);
        self.certificate(certificate)
    }

    /// A certificate for another name than the server is reached by.
    pub fn wrong_name_certificate(self) -> Self {
        let certificate = self.authority.server(&["other.example.com"]);
        self.certificate(certificate)
    }

    /// A given port, such as that of a server that has been stopped.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// The loopback address of IPv6, `::1`, instead of 127.0.0.1.
    pub fn ipv6(mut self) -> Self {
        self.host = Ipv6Addr::LOCALHOST.into();
        self
    }

    /// Bodies from this size on are compressed where the client accepts gzip. Without it that is 128 KiB, as in a
    /// real API server.
    pub fn compress_from(mut self, bytes: usize) -> Self {
        self.compress_from = bytes;
        self
    }

    /// Every connection gets these bytes instead of a handshake, and then ends like this.
    pub fn greeting(mut self, bytes: impl Into<Vec<u8>>, end: End) -> Self {
        self.greeting = Some((bytes.into(), end));
        self
    }

    /// Starts the server; it answers as soon as this returns.
    pub fn start(self, handler: impl Fn(&Request) -> Response + Send + Sync + 'static) -> ApiServer {
        self.start_with(Arc::new(handler))
    }

    fn start_with(self, handler: Handler) -> ApiServer {
        let again = |port| TcpListener::bind((self.host, port)).unwrap();
        let listener = if self.port == 0 { port::listen(self.host) } else { again(self.port) };
        let address = listener.local_addr().unwrap();
        let tls = self.tls.then(|| server_config(&self.certificate, &self.authority, self.client_certificates));
        let shared = Arc::new(Shared {
            handler,
            compress_from: self.compress_from,
            greeting: self.greeting,
            state: Mutex::default(),
            stopping: Condvar::new(),
        });
        let accepting = thread::spawn({
            let shared = Arc::clone(&shared);
            move || accept(&shared, &listener, tls.as_ref())
        });
        let scheme = if self.tls { "https" } else { "http" };
        ApiServer { shared, accepting: Some(accepting), authority: self.authority, address, scheme }
    }
}

/// State shared by the threads of a server.
pub struct Shared {
    /// Answers the requests.
    pub handler: Handler,
    /// The size from which bodies are compressed.
    pub compress_from: usize,
    /// The bytes that a client gets instead of a handshake.
    pub greeting: Option<(Vec<u8>, End)>,
    state: Mutex<State>,
    stopping: Condvar,
}

#[derive(Default)]
struct State {
    stopped: bool,
    requests: Vec<Request>,
    connections: usize,
    /// The open connections, which a stopping server shuts down while their threads use them.
    streams: HashMap<usize, TcpStream>,
    workers: HashMap<usize, JoinHandle<()>>,
    panics: Vec<String>,
}

impl Shared {
    /// Records a request.
    pub fn record(&self, request: &Request) {
        self.state().requests.push(request.clone());
    }

    /// Waits for the time, or without one until the server stops; false as soon as it does.
    pub fn wait(&self, time: Option<Duration>) -> bool {
        let running = |state: &mut State| !state.stopped;
        let state = self.state();
        let state = match time {
            Some(time) => self.stopping.wait_timeout_while(state, time, running).map(|(state, _)| state).ok(),
            None => self.stopping.wait_while(state, running).ok(),
        };
        state.is_some_and(|state| !state.stopped)
    }

    fn stop(&self) {
        let mut state = self.state();
        state.stopped = true;
        for stream in state.streams.values() {
            let _ = stream.shutdown(Shutdown::Both);
        }
        self.stopping.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn accept(shared: &Arc<Shared>, listener: &TcpListener, tls: Option<&Arc<ServerConfig>>) {
    for stream in listener.incoming() {
        let Ok(stream) = stream else { continue };
        let mut state = shared.state();
        if state.stopped {
            return;
        }
        state.connections += 1;
        let number = state.connections;
        state.streams.insert(number, stream.try_clone().unwrap());
        let (worker_shared, tls) = (Arc::clone(shared), tls.cloned());
        let worker = thread::spawn(move || work(&worker_shared, stream, number, tls));
        state.workers.insert(number, worker);
    }
}

/// Serves one connection. Stores the panic of a handler for the thread of the test.
fn work(shared: &Shared, stream: TcpStream, number: usize, tls: Option<Arc<ServerConfig>>) {
    let served =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| connection::serve(shared, stream, number, tls)));
    let mut state = shared.state();
    if let Err(panic) = served {
        state.panics.push(message(&*panic));
    }
    state.streams.remove(&number);
    if !state.stopped {
        state.workers.remove(&number);
    }
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().map(str::to_owned);
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
}
