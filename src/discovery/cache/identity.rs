//! The identity of a cluster: kubectl's cache is keyed by host and port alone, which several clusters may share.

use serde::{Deserialize, Serialize};

use crate::discovery::cache::digest::Digest;
use crate::kubeconfig::ClientConfig;

/// What distinguishes a cluster from others at the same host and port.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ClusterIdentity {
    /// The URL, without user information.
    pub server: String,
    /// A digest of the trusted certificates; empty for those of the system.
    pub certificate_authority: String,
    /// The expected name in the certificate; empty for the host.
    pub tls_server_name: String,
}

impl ClusterIdentity {
    pub fn of(config: &ClientConfig) -> Self {
        let (server, tls) = (&config.server, &config.tls);
        Self {
            server: format!("{}://{}{}", server.scheme.as_str(), server.authority(), server.prefix),
            certificate_authority: tls.certificate_authority.as_deref().map(Digest::of).unwrap_or_default(),
            tls_server_name: tls.server_name.clone().unwrap_or_default(),
        }
    }
}
