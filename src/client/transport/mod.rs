//! The way to a server: proxies, TLS and connections that are kept, opened with one credential.

mod proxy;

pub use proxy::ProxyFailure;

use std::time::Duration;

use jiff::Timestamp;
use ureq::config::{AutoHeaderValue, Config};
use ureq::http::HeaderValue;
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{ConnectProxyConnector, Connector as _, SocksConnector, TcpConnector};

use crate::client::auth::Proof;
use crate::client::tls::TlsConnector;
use crate::client::{Error, PARALLEL_REQUESTS};
use crate::kubeconfig::{ClientConfig, Identity};
use proxy::{ProxyConnector, proxy};

/// How long a connection may take (client-go `transport/cache.go`, `get`).
const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);

/// Connections that were opened, and are to be used, with one credential.
pub struct Link {
    /// Sends requests over connections that it keeps.
    pub agent: ureq::Agent,
    /// The `Authorization` header; none for anonymous requests and for client certificates.
    pub authorization: Option<HeaderValue>,
    /// How many credentials there were before this one.
    pub generation: u64,
    expires: Option<Timestamp>,
}

impl Link {
    /// Prepares connections; opens none yet.
    ///
    /// # Errors
    /// Certificates, a key, or a proxy that cannot be used.
    pub fn new(access: &ClientConfig, proof: Proof, generation: u64) -> Result<Self, Error> {
        let agent = agent(access, proof.identity.as_ref().or(access.tls.identity.as_ref()))?;
        Ok(Self { agent, authorization: proof.authorization, generation, expires: proof.expires })
    }

    /// Whether the credential has had its time.
    pub fn has_expired(&self) -> bool {
        self.expires.is_some_and(|expires| Timestamp::now() > expires)
    }
}

/// Sends requests to whom the kubeconfig trusts, with this identity. It follows no redirect.
///
/// # Errors
/// As [`Link::new`].
pub fn agent(access: &ClientConfig, identity: Option<&Identity>) -> Result<ureq::Agent, Error> {
    let tls = TlsConnector::new(&access.tls, identity).map_err(|error| Error::Request(format!("{error:#}")))?;
    let config = Config::builder()
        .http_status_as_error(false)
        .user_agent(user_agent())
        .accept_encoding(AutoHeaderValue::None)
        .max_redirects(0)
        .proxy(access.proxy.as_ref().map(proxy).transpose()?)
        .timeout_connect(Some(CONNECT_TIMEOUT))
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

/// As client-go's: program, version, platform (client-go `rest/config.go`, `DefaultKubernetesUserAgent`).
fn user_agent() -> String {
    format!("kubegvr/v{} ({})", env!("CARGO_PKG_VERSION"), crate::env::platform())
}
