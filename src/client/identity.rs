//! A client certificate with its key, ready for use (Go `crypto/tls/tls.go`, `X509KeyPair`).

use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::sign::CertifiedKey;
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};

use crate::client::signature::Algorithm;
use crate::client::x509::{Certificate, public_key};
use crate::kubeconfig::Identity;

/// Reads the pair and sees that the two belong together. rustls would do that as well, but refuses certificates of
/// version 1, which OpenSSL makes unless it is told otherwise.
///
/// # Errors
/// A certificate or key that cannot be read, or is not the other's; mostly in Go's words, and never with any of it.
pub fn certified_key(identity: &Identity, provider: &CryptoProvider) -> Result<Arc<CertifiedKey>, &'static str> {
    let chain: Vec<_> = CertificateDer::pem_slice_iter(&identity.certificate_pem)
        .collect::<Result<_, _>>()
        .map_err(|_| "tls: failed to find any PEM data in certificate input")?;
    let first = chain.first().ok_or("tls: failed to find any PEM data in certificate input")?;
    let key = PrivateKeyDer::from_pem_slice(&identity.key_pem.0)
        .map_err(|_| "tls: failed to find any PEM data in key input")?;
    let certificate = Certificate::parse(first).ok_or("x509: malformed certificate")?;
    let key = provider.key_provider.load_private_key(key).map_err(|_| {
        "tls: failed to parse private key: it is encrypted, broken, or neither RSA nor ECDSA on P-256 or P-384 nor Ed25519"
    })?;
    let family = |info: &[u8]| public_key(info).map_or(Algorithm::Other, |(algorithm, _)| Algorithm::of(algorithm));
    match key.public_key() {
        Some(public) if family(&public) != family(certificate.public_key_info) => {
            Err("tls: private key type does not match public key type")
        }
        Some(public) if public.as_ref() != certificate.public_key_info => {
            Err("tls: private key does not match public key")
        }
        _ => Ok(Arc::new(CertifiedKey::new(chain, key))),
    }
}
