//! Connections to a server: TCP, proxies and TLS, opened with one credential and pooled.
//!
//! - `proxy`: the connection through a proxy.
//! - `tls`: TLS, and which servers are trusted.
//! - `framing`: limits on what is neither head nor body of a response.
//! - `timeout`: how long connecting may take.
//! - `error`: what can fail on the way to a response.

pub mod error;
mod framing;
mod proxy;
mod timeout;
mod tls;

use jiff::Timestamp;
use ureq::config::{AutoHeaderValue, Config};
use ureq::http::HeaderValue;
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{ConnectProxyConnector, Connector as _, SocksConnector, TcpConnector};

use crate::client::{Error, PARALLEL_REQUESTS};
use crate::kubeconfig::{ClientConfig, Identity};
use proxy::{ProxyConnector, to_ureq};
use timeout::CONNECT_TIMEOUT;
use tls::TlsConnector;

pub use error::TransportError;
pub use tls::client_certificate;

/// The bytes of a response that a connection buffers: more than a head may have, which is 64 KiB. ureq fills buffers with
/// zeros, so that each connection has all of it in memory.
const INPUT_BUFFER: usize = 72 << 10;

/// What authenticates requests until it expires.
#[derive(Default)]
pub struct AuthHeaders {
    /// The `Authorization` header.
    pub authorization: Option<HeaderValue>,
    /// A client certificate that replaces the kubeconfig's.
    pub identity: Option<Identity>,
    pub expires: Option<Timestamp>,
}

/// The connections that one credential opens, and is sent over.
pub struct Connection {
    pub agent: ureq::Agent,
    /// The `Authorization` header; `None` for anonymous requests and client certificates.
    pub authorization: Option<HeaderValue>,
    /// How many credentials came before this one.
    pub generation: u64,
    expires: Option<Timestamp>,
}

impl Connection {
    /// Prepares the connections; none is opened before the first request.
    ///
    /// # Errors
    /// Certificates, a key, or a proxy that cannot be used.
    pub fn new(config: &ClientConfig, auth: AuthHeaders, generation: u64) -> Result<Self, Error> {
        let agent = agent(config, auth.identity.as_ref().or(config.tls.identity.as_ref()))?;
        Ok(Self { agent, authorization: auth.authorization, generation, expires: auth.expires })
    }

    /// Whether the credential has expired.
    pub fn is_expired(&self) -> bool {
        self.expires.is_some_and(|expires| Timestamp::now() > expires)
    }
}

/// An HTTP client with the trust and the proxy of the kubeconfig. It follows no redirects and sends no credential but
/// this certificate.
///
/// # Errors
/// As [`Connection::new`].
pub fn agent(config: &ClientConfig, identity: Option<&Identity>) -> Result<ureq::Agent, Error> {
    let tls = TlsConnector::new(&config.tls, identity, config.proxy.is_some())?;
    let config = Config::builder()
        .http_status_as_error(false)
        .user_agent(user_agent())
        .accept_encoding(AutoHeaderValue::None)
        .max_redirects(0)
        .proxy(config.proxy.as_ref().map(to_ureq).transpose()?)
        .timeout_connect(Some(CONNECT_TIMEOUT))
        .input_buffer_size(INPUT_BUFFER)
        .max_idle_connections(PARALLEL_REQUESTS)
        .max_idle_connections_per_host(PARALLEL_REQUESTS)
        .build();
    let connector =
        ().chain(ProxyConnector(ConnectProxyConnector::default()))
            .chain(ProxyConnector(SocksConnector::default()))
            .chain(TcpConnector::default())
            .chain(tls);
    Ok(ureq::Agent::with_parts(config, connector, DefaultResolver::default()))
}

/// Program, version and platform (client-go `rest/config.go`, `DefaultKubernetesUserAgent`).
fn user_agent() -> String {
    format!("kubegvr/v{} ({})", env!("CARGO_PKG_VERSION"), crate::sys::platform())
}
