//! The connection through a proxy, by ureq's own connectors: `CONNECT` over http and https, and SOCKS 5.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use ureq::http::{StatusCode, Uri};
use ureq::unversioned::transport::{Buffers, ConnectionDetails, Connector, NextTimeout, Transport, time};
use ureq::{Proxy, ProxyProtocol};

use crate::client::Error;
use crate::kubeconfig::{ProxyScheme, ProxyUrl};

/// ureq's form of a proxy. In each protocol the proxy resolves the name of the server.
///
/// # Errors
/// A host that no URL can hold.
pub fn proxy(url: &ProxyUrl) -> Result<Proxy, Error> {
    let (protocol, name) = match url.scheme {
        ProxyScheme::Http => (ProxyProtocol::Http, "http"),
        ProxyScheme::Https => (ProxyProtocol::Https, "https"),
        ProxyScheme::Socks5 => (ProxyProtocol::Socks5h, "socks5"),
    };
    let host = if url.host.contains(':') { format!("[{}]", url.host) } else { url.host.clone() };
    let mut builder = Proxy::builder(protocol).host(&host).port(url.port);
    if let Some((user, password)) = &url.user {
        builder = builder.username(user).password(&password.0);
    }
    let proxy = builder.build();
    let proxy = proxy.map_err(|_| Error::Request(format!("the proxy {host}:{} cannot be used", url.port)))?;
    log::info!("connections go through the {name} proxy {host}:{}", url.port);
    Ok(proxy)
}

/// One of ureq's connectors for proxies. Its errors name the proxy, and it ends with the time for the connection.
#[derive(Debug)]
pub struct ProxyConnector<C>(pub C);

impl<In: Transport, C: Connector<In>> Connector<In> for ProxyConnector<C> {
    type Out = C::Out;

    fn connect(&self, details: &ConnectionDetails<'_>, chained: Option<In>) -> Result<Option<Self::Out>, ureq::Error> {
        // The connection to the proxy itself comes here as well, and goes through none.
        let Some(proxy) = details.config.proxy() else { return self.0.connect(details, chained) };
        let (run_connector, connect_by) = (Arc::clone(&details.run_connector), connect_by(details));
        let details = ConnectionDetails {
            uri: details.uri,
            addrs: details.addrs.clone(),
            config: details.config,
            request_level: details.request_level,
            resolver: details.resolver,
            now: details.now,
            timeout: details.timeout,
            current_time: Arc::clone(&details.current_time),
            run_connector: Arc::new(move |details| {
                let transport = run_connector(details)?;
                Ok(Box::new(ProxyTransport { transport, connect_by, is_answering: false }))
            }),
            register_shutdown: Arc::clone(&details.register_shutdown),
        };
        let connected = self.0.connect(&details, chained);
        connected.map_err(|error| ureq::Error::Other(Box::new(ProxyFailure::new(&error, proxy, details.uri))))
    }
}

/// When the time for the connection is over; None where it has no end.
fn connect_by(details: &ConnectionDetails<'_>) -> Option<Instant> {
    match (details.now, details.timeout.after) {
        (time::Instant::Exact(now), time::Duration::Exact(limit)) => now.checked_add(limit),
        _ => None,
    }
}

/// A connection to a proxy. ureq allows each read of the answer to `CONNECT` the whole time for the connection, so that
/// an answer that comes byte by byte would never be given up.
#[derive(Debug)]
struct ProxyTransport {
    transport: Box<dyn Transport>,
    /// None as soon as the proxy has answered: whatever is sent then is for the server.
    connect_by: Option<Instant>,
    is_answering: bool,
}

impl Transport for ProxyTransport {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.transport.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), ureq::Error> {
        self.connect_by = self.connect_by.filter(|_| !self.is_answering);
        self.transport.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, ureq::Error> {
        self.is_answering = true;
        match self.connect_by.map(|end| end.saturating_duration_since(Instant::now())) {
            Some(left) if left.is_zero() => Err(ureq::Error::Timeout(timeout.reason)),
            Some(left) if left < *timeout.after => {
                self.transport.await_input(NextTimeout { after: time::Duration::Exact(left), ..timeout })
            }
            _ => self.transport.await_input(timeout),
        }
    }

    fn is_open(&mut self) -> bool {
        self.transport.is_open()
    }

    fn is_tls(&self) -> bool {
        self.transport.is_tls()
    }
}

/// Why there is no way through a proxy.
#[derive(Debug)]
pub struct ProxyFailure {
    /// Host and port of the proxy.
    pub proxy: String,
    /// Whether the proxy itself refused the connection.
    pub refused: bool,
    /// The cause, in Go's words where Go has some.
    pub cause: String,
}

impl ProxyFailure {
    fn new(error: &ureq::Error, proxy: &Proxy, server: &Uri) -> Self {
        let address = format!("{}:{}", proxy.host(), proxy.port());
        let direct = Error::from_direct(error, &address);
        let refused = matches!(direct, Error::Refused { .. });
        let cause = match error {
            ureq::Error::ConnectProxyFailed(reason) => refusal(reason),
            ureq::Error::Protocol(problem) => format!("malformed HTTP response: {problem}"),
            // Go `net/http/transport.go`, `dialConn`, and golang.org/x/net `internal/socks/socks.go`, `Dialer.DialContext`.
            _ if proxy.protocol() == ProxyProtocol::Socks5h => {
                format!("socks connect tcp {address}->{}: {direct}", crate::client::request::dialed(server))
            }
            _ => format!("proxyconnect tcp: {direct}"),
        };
        Self { proxy: address, refused, cause }
    }
}

/// The status of a proxy that refuses, by its registered name, as proxies themselves call it and as Go repeats it.
/// ureq has it as a number in a text: `proxy server responded 407/407`.
fn refusal(reason: &str) -> String {
    let status = reason.rsplit(['/', ' ']).next().and_then(|status| status.parse::<StatusCode>().ok());
    match status {
        Some(status) => match status.canonical_reason() {
            Some(name) => name.to_owned(),
            None => format!("the proxy answered with status {}", status.as_str()),
        },
        None => reason.to_owned(),
    }
}

impl fmt::Display for ProxyFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.cause)
    }
}

impl std::error::Error for ProxyFailure {}
