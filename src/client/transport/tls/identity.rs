//! A client certificate with its key, ready for use (Go `crypto/tls/tls.go`, `X509KeyPair`).

use std::sync::Arc;

use jiff::Timestamp;
use rustls::crypto::CryptoProvider;
use rustls::sign::CertifiedKey;
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use x509_cert::Certificate;
use x509_cert::der::Decode as _;
use x509_cert::spki::SubjectPublicKeyInfoOwned;

use crate::kubeconfig::Identity;

/// A pair that fits together.
pub struct ClientCertificate {
    pub key: Arc<CertifiedKey>,
    /// When it expires; `None` if no clock can reach that time.
    pub end: Option<Timestamp>,
}

/// Reads the pair and checks that the two belong together. `CertifiedKey::keys_match` does not read certificates of
/// version 1, which `openssl x509 -req` makes by default, nor those with critical extensions of an organization's own:
/// both are for the server to judge.
///
/// # Errors
/// A certificate or key that cannot be read, or is not the other's; mostly in Go's words, and never with any of it.
pub fn client_certificate(identity: &Identity, provider: &CryptoProvider) -> Result<ClientCertificate, &'static str> {
    let chain: Vec<_> = CertificateDer::pem_slice_iter(&identity.certificate_pem)
        .collect::<Result<_, _>>()
        .map_err(|_| "tls: failed to find any PEM data in certificate input")?;
    let first = chain.first().ok_or("tls: failed to find any PEM data in certificate input")?;
    let key = PrivateKeyDer::from_pem_slice(&identity.key_pem.0)
        .map_err(|_| "tls: failed to find any PEM data in key input")?;
    let certificate = Certificate::from_der(first).map_err(|_| "x509: malformed certificate")?;
    let key = provider.key_provider.load_private_key(key).map_err(|_| {
        "tls: failed to parse private key: it is encrypted, broken, or neither RSA nor ECDSA on P-256 or P-384 nor Ed25519"
    })?;
    let certified = certificate.tbs_certificate().subject_public_key_info();
    let public = key.public_key().and_then(|der| SubjectPublicKeyInfoOwned::from_der(&der).ok());
    match public {
        Some(public) if public.algorithm.oid != certified.algorithm.oid => {
            Err("tls: private key type does not match public key type")
        }
        Some(public) if public != *certified => Err("tls: private key does not match public key"),
        _ => {
            let end = certificate.tbs_certificate().validity().not_after.to_unix_duration();
            let end = i64::try_from(end.as_secs()).ok().and_then(|end| Timestamp::from_second(end).ok());
            Ok(ClientCertificate { key: Arc::new(CertifiedKey::new(chain, key)), end })
        }
    }
}
