//! The way through a proxy: `CONNECT` over http and https, and SOCKS (in `socks`). In the stead of ureq's own
//! connectors, which do not tell what the proxy said.

use std::fmt;
use std::io::{self, Read, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, Either, NextTimeout, Transport, TransportAdapter,
};

use crate::client::{Error, socks};
use crate::kubeconfig::{ProxyScheme, ProxyUrl};

/// The head of a proxy's answer is not longer, in bytes.
const MAX_HEAD: usize = 64 << 10;

/// Opens a connection to the proxy and asks it for one to the server.
pub struct ProxyConnector {
    proxy: Option<(ProxyUrl, Uri)>,
    user_agent: String,
    /// The connection to the proxy itself goes through none.
    config: Config,
}

impl ProxyConnector {
    /// Goes through the proxy, or does nothing where there is none.
    ///
    /// # Errors
    /// A host that no URL can hold.
    pub fn new(proxy: Option<&ProxyUrl>, user_agent: &str) -> Result<Self, Error> {
        let proxy = proxy.map(|proxy| {
            let scheme = if proxy.scheme == ProxyScheme::Https { "https" } else { "http" };
            let uri = format!("{scheme}://{}", address(proxy)).parse();
            let uri = uri.map_err(|_| Error::Request(format!("the proxy {} cannot be used", address(proxy))))?;
            log::info!("connections go through the {} proxy {}", name(proxy.scheme), address(proxy));
            Ok((proxy.clone(), uri))
        });
        let config = Config::builder().proxy(None).build();
        Ok(Self { proxy: proxy.transpose()?, user_agent: user_agent.to_owned(), config })
    }
}

fn name(scheme: ProxyScheme) -> &'static str {
    match scheme {
        ProxyScheme::Http => "http",
        ProxyScheme::Https => "https",
        ProxyScheme::Socks5 => "socks5",
    }
}

/// Host and port of a proxy.
fn address(proxy: &ProxyUrl) -> String {
    let host = &proxy.host;
    if host.contains(':') { format!("[{host}]:{}", proxy.port) } else { format!("{host}:{}", proxy.port) }
}

impl fmt::Debug for ProxyConnector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProxyConnector").finish_non_exhaustive()
    }
}

impl<In: Transport> Connector<In> for ProxyConnector {
    type Out = Either<In, Tunnel>;

    fn connect(&self, details: &ConnectionDetails<'_>, chained: Option<In>) -> Result<Option<Self::Out>, ureq::Error> {
        if let Some(transport) = chained {
            return Ok(Some(Either::A(transport)));
        }
        let Some((proxy, uri)) = self.proxy.as_ref().filter(|_| details.config.proxy().is_some()) else {
            return Ok(None);
        };
        let failure = |error: &ureq::Error| {
            let error = Error::from_direct(error, &address(proxy));
            ProxyFailure::unreached(&address(proxy), &error)
        };
        let addrs = details
            .resolver
            .resolve(uri, &self.config, details.timeout)
            .map_err(|error| failure(&error).into_ureq())?;
        let to_proxy = ConnectionDetails {
            uri,
            addrs,
            config: &self.config,
            request_level: details.request_level,
            resolver: details.resolver,
            now: details.now,
            timeout: details.timeout,
            current_time: details.current_time.clone(),
            run_connector: details.run_connector.clone(),
            register_shutdown: details.register_shutdown.clone(),
        };
        let transport = (details.run_connector)(&to_proxy).map_err(|error| failure(&error).into_ureq())?;
        let mut wire = TransportAdapter::new(transport, details.current_time.clone());
        wire.set_timeout(details.timeout);
        let (host, port) = target(details.uri);
        let asked = match proxy.scheme {
            ProxyScheme::Socks5 => socks::connect(&mut wire, &host, port, proxy.user.as_ref())
                .map_err(|error| format!("socks connect tcp {}->{host}:{port}: {error}", address(proxy))),
            ProxyScheme::Http | ProxyScheme::Https => self.ask(&mut wire, proxy, &format!("{host}:{port}")),
        };
        match asked {
            Ok(()) => Ok(Some(Either::B(Tunnel(wire.into_inner())))),
            Err(cause) => Err(ProxyFailure { proxy: address(proxy), refused: false, cause }.into_ureq()),
        }
    }
}

impl ProxyConnector {
    /// `CONNECT`; an error is the proxy's own text (Go `net/http/transport.go`, `dialConn`).
    fn ask(&self, wire: &mut (impl Read + Write), proxy: &ProxyUrl, target: &str) -> Result<(), String> {
        let user = proxy.user.as_ref().map(|(user, password)| {
            format!("Proxy-Authorization: Basic {}\r\n", STANDARD.encode(format!("{user}:{}", password.0)))
        });
        let head = format!(
            "CONNECT {target} HTTP/1.1\r\nHost: {target}\r\nUser-Agent: {}\r\n{}\r\n",
            self.user_agent,
            user.unwrap_or_default()
        );
        wire.write_all(head.as_bytes()).and_then(|()| wire.flush()).map_err(|error| reason(&error))?;
        let line = status_line(wire).map_err(|error| reason(&error))?;
        let (_, status) = line.split_once(' ').ok_or_else(|| format!("malformed HTTP response {line:?}"))?;
        let (code, text) = status.split_once(' ').unwrap_or((status, ""));
        match code.parse::<u16>() {
            Ok(200) => Ok(()),
            Ok(_) if code.len() == 3 && text.trim().is_empty() => Err("unknown status code".to_owned()),
            Ok(_) if code.len() == 3 => Err(text.chars().filter(|c| !c.is_control()).collect()),
            _ => Err(format!("malformed HTTP status code {code:?}")),
        }
    }
}

/// The first line of an answer, once its head has come whole. What follows the head is the server's.
fn status_line(wire: &mut impl Read) -> io::Result<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") && head.len() < MAX_HEAD {
        let mut byte = [0];
        wire.read_exact(&mut byte)?;
        head.extend(byte);
    }
    let line = head.split(|byte| *byte == b'\r').next().unwrap_or_default();
    Ok(String::from_utf8_lossy(line).into_owned())
}

/// Go's word for a connection that ended too early; otherwise the system's.
fn reason(error: &io::Error) -> String {
    match Error::from_direct(&ureq::Error::Io(io::Error::new(error.kind(), error.to_string())), "") {
        Error::Unreachable { cause } if cause == "EOF" => "unexpected EOF".to_owned(),
        other => other.to_string(),
    }
}

/// Host, in brackets where it is an IPv6 address, and port.
fn target(uri: &Uri) -> (String, u16) {
    let default = if uri.scheme_str() == Some("https") { 443 } else { 80 };
    (uri.host().unwrap_or_default().to_owned(), uri.port_u16().unwrap_or(default))
}

/// Why there is no way through a proxy.
#[derive(Debug)]
pub struct ProxyFailure {
    /// Host and port of the proxy.
    pub proxy: String,
    /// Whether the proxy itself refused the connection.
    pub refused: bool,
    /// The cause in Go's words.
    pub cause: String,
}

impl ProxyFailure {
    fn unreached(proxy: &str, error: &Error) -> Self {
        let refused = matches!(error, Error::Refused { .. });
        Self { proxy: proxy.to_owned(), refused, cause: format!("proxyconnect tcp: {error}") }
    }

    fn into_ureq(self) -> ureq::Error {
        ureq::Error::Other(Box::new(self))
    }
}

impl fmt::Display for ProxyFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.cause)
    }
}

impl std::error::Error for ProxyFailure {}

/// A connection through a proxy. It may be wrapped in TLS for the proxy, and is not yet for the server.
#[derive(Debug)]
pub struct Tunnel(Box<dyn Transport>);

impl Transport for Tunnel {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.0.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), ureq::Error> {
        self.0.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, ureq::Error> {
        self.0.await_input(timeout)
    }

    fn is_open(&mut self) -> bool {
        self.0.is_open()
    }

    fn is_tls(&self) -> bool {
        false
    }
}
