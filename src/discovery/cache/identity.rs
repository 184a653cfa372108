//! The identity of a cluster: kubectl's cache is keyed by host and port alone, which several clusters may share.

use serde::{Deserialize, Serialize};

use crate::kubeconfig::{ClientConfig, ProxyScheme, ProxyUrl};

/// What distinguishes a cluster from others at the same host and port.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct ClusterIdentity {
    /// The URL, without user information.
    pub server: String,
    /// PEM, with U+FFFD for bytes that are not UTF-8, which no certificate has; `None` for the system's.
    pub certificate_authority: Option<String>,
    /// The expected name in the certificate; empty for the host.
    pub tls_server_name: String,
    /// The URL of the proxy, without a password; empty without a proxy.
    pub proxy: String,
    /// Whether the server proves who it is: not over plain http, and not with `insecure-skip-tls-verify`.
    pub is_verified: bool,
}

impl ClusterIdentity {
    pub fn of(config: &ClientConfig) -> Self {
        let (server, tls) = (&config.server, &config.tls);
        let authority = tls.certificate_authority.as_deref().map(|pem| String::from_utf8_lossy(pem).into_owned());
        Self {
            server: format!("{}://{}{}", server.scheme.as_str(), server.authority(), server.prefix),
            certificate_authority: authority,
            tls_server_name: tls.server_name.clone().unwrap_or_default(),
            proxy: config.proxy.as_ref().map(proxy).unwrap_or_default(),
            is_verified: server.scheme.as_str() == "https" && !tls.insecure,
        }
    }
}

fn proxy(proxy: &ProxyUrl) -> String {
    let scheme = match proxy.scheme {
        ProxyScheme::Http => "http",
        ProxyScheme::Https => "https",
        ProxyScheme::Socks5 => "socks5",
    };
    let user = proxy.user.as_ref().map(|(name, _)| format!("{name}@")).unwrap_or_default();
    format!("{scheme}://{user}{}:{}", proxy.host, proxy.port)
}
