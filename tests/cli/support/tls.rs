//! The TLS side of a test server.

use std::sync::Arc;

use rustls::RootCertStore;
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::server::danger::ClientCertVerifier;
use rustls::sign::{CertifiedKey, SingleCertAndKey};

use super::certs::{Authority, Identity};

/// Whether clients are asked for a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientCertificates {
    /// They are asked and may decline, as by a Kubernetes API server.
    Optional,
    /// The handshake fails without one.
    Required,
}

/// The configuration of a server that presents the identity and trusts clients of the authority.
pub fn server_config(identity: &Identity, authority: &Authority, clients: ClientCertificates) -> Arc<ServerConfig> {
    let presented = std::iter::once(&identity.certificate_der).chain(&identity.intermediates);
    let chain = presented.map(|der| CertificateDer::from(der.clone())).collect();
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(identity.key_der.clone()));
    let key = ring::default_provider().key_provider.load_private_key(key).unwrap();
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_client_cert_verifier(client_verifier(authority, clients))
        // `with_single_cert` would itself refuse the certificates that a client must refuse.
        .with_cert_resolver(Arc::new(SingleCertAndKey::from(CertifiedKey::new(chain, key))));
    // The test servers speak HTTP/1.1 only.
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Arc::new(config)
}

fn client_verifier(authority: &Authority, clients: ClientCertificates) -> Arc<dyn ClientCertVerifier> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from(authority.der())).unwrap();
    let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::new(ring::default_provider()));
    match clients {
        ClientCertificates::Optional => verifier.allow_unauthenticated().build().unwrap(),
        ClientCertificates::Required => verifier.build().unwrap(),
    }
}
