//! The connection through a proxy, by ureq's own connectors: `CONNECT` over http and https, and SOCKS 5.

use std::io;
use std::sync::Arc;
use std::time::Instant;

use ureq::http::{StatusCode, Uri};
use ureq::unversioned::transport::{Buffers, ConnectionDetails, Connector, NextTimeout, Transport, time};
use ureq::{Proxy, ProxyProtocol};

use crate::client::Error;
use crate::client::transport::error::{ProxyError, ProxyErrorCause, TransportError};
use crate::client::transport::timeout::connect_by;
use crate::client::uri::{authority, host_port};
use crate::kubeconfig::{ProxyScheme, ProxyUrl};

/// ureq's form of a proxy, which resolves the name of the server in each protocol.
///
/// # Errors
/// A host that no URL can hold.
pub fn to_ureq(url: &ProxyUrl) -> Result<Proxy, Error> {
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

/// One of ureq's connectors for proxies, with errors that name the proxy, and with the connect timeout for all of it.
#[derive(Debug)]
pub struct ProxyConnector<C>(pub C);

impl<In: Transport, C: Connector<In>> Connector<In> for ProxyConnector<C> {
    type Out = C::Out;

    fn connect(&self, details: &ConnectionDetails<'_>, chained: Option<In>) -> Result<Option<Self::Out>, ureq::Error> {
        // The connector runs for the connection to the proxy as well, which uses no proxy.
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
                Ok(Box::new(ProxyTransport { transport, connect_by, is_responding: false }))
            }),
            register_shutdown: Arc::clone(&details.register_shutdown),
        };
        self.0.connect(&details, chained).map_err(|error| classify(&error, proxy, details.uri).into_ureq())
    }
}

/// A connection to a proxy. ureq grants the whole connect timeout to each read of the response to `CONNECT`; a response
/// that comes byte by byte would take for ever.
#[derive(Debug)]
struct ProxyTransport {
    transport: Box<dyn Transport>,
    /// `None` once the tunnel is up: the next bytes after the response are for the server.
    connect_by: Option<Instant>,
    is_responding: bool,
}

impl Transport for ProxyTransport {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.transport.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), ureq::Error> {
        self.connect_by = self.connect_by.filter(|_| !self.is_responding);
        self.transport.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, ureq::Error> {
        self.is_responding = true;
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

/// Classifies an error of the connectors on the way to a server.
fn classify(error: &ureq::Error, proxy: &Proxy, server: &Uri) -> TransportError {
    let address = format!("{}:{}", proxy.host(), proxy.port());
    let is_socks = proxy.protocol() == ProxyProtocol::Socks5h;
    let cause = match error {
        ureq::Error::ConnectProxyFailed(reason) => refusal(reason),
        ureq::Error::Protocol(error) => ProxyErrorCause::Malformed(error.to_string()),
        error if is_socks => {
            let route = format!("{address}->{}", host_port(server));
            if is_refused_by_server(error) {
                ProxyErrorCause::ServerRefused { route }
            } else {
                ProxyErrorCause::Socks { route, error: TransportError::from_ureq(error, &address) }
            }
        }
        error => ProxyErrorCause::Connect(TransportError::from_ureq(error, &address)),
    };
    TransportError::Proxy(Box::new(ProxyError { proxy: address, server: authority(server).to_owned(), cause }))
}

/// Why a proxy did not accept `CONNECT`. ureq has the status in a text alone: `proxy server responded 407/407`.
fn refusal(reason: &str) -> ProxyErrorCause {
    let status = reason.rsplit('/').next().and_then(|status| status.parse::<StatusCode>().ok());
    status.map_or(ProxyErrorCause::NoResponse, ProxyErrorCause::Status)
}

/// Whether a SOCKS proxy replied with 5 (RFC 1928, section 6). ureq has the reply in a text alone, and an error of the
/// connection to the proxy is of another kind.
fn is_refused_by_server(error: &ureq::Error) -> bool {
    matches!(error, ureq::Error::Io(error)
        if error.kind() == io::ErrorKind::Other && error.to_string() == "connection refused")
}
