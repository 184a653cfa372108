//! Whether a server is the one that was asked for: webpki's judgement, in the order and the words of Go's
//! `crypto/x509`, and with the certificates that Go takes and webpki does not.

use std::fmt;
use std::net::IpAddr;

use jiff::Timestamp;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{verify_server_cert_signed_by_trust_anchor, verify_server_name};
use rustls::crypto::{CryptoProvider, WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, DigitallySignedStruct, OtherError, RootCertStore, SignatureScheme};
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};

use crate::client::signature;
use crate::client::x509::Certificate;

/// Names that are listed at the most (Go `crypto/x509/verify.go`, `HostnameError.Error`).
const MAX_NAMES: usize = 100;
const WRONG_USAGE: &str = "certificate specifies an incompatible key usage";

/// Some certificates that are trusted, and those that they signed.
#[derive(Debug)]
pub struct Trust {
    given: Vec<CertificateDer<'static>>,
    /// Those of the given that may sign and have not expired.
    roots: RootCertStore,
    algorithms: WebPkiSupportedAlgorithms,
}

impl Trust {
    /// Trusts these certificates alone. One that cannot be read is passed over, as in Go.
    pub fn new(given: Vec<CertificateDer<'static>>, provider: &CryptoProvider) -> Self {
        let mut roots = RootCertStore::empty();
        let now = Timestamp::now();
        let usable = |der: &&CertificateDer<'_>| {
            Certificate::parse(der).is_some_and(|root| root.may_sign() && at_time(&root, now).is_ok())
        };
        roots.add_parsable_certificates(given.iter().filter(usable).cloned());
        Self { given, roots, algorithms: provider.signature_verification_algorithms }
    }

    /// Go's order: the time, the name, the chain (Go `crypto/x509/verify.go`, `Certificate.Verify`).
    fn verify(
        &self,
        der: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        host: &ServerName<'_>,
        now: UnixTime,
    ) -> Result<(), String> {
        let leaf = Certificate::parse(der).ok_or("malformed certificate")?;
        let time = i64::try_from(now.as_secs()).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
        let time = time.ok_or("the clock is out of range")?;
        at_time(&leaf, time)?;
        // A certificate of version 1 has no names that count, and webpki does not read it.
        let parsed = ParsedCertificate::try_from(der).map_err(|_| unfit_name(&leaf, &host.to_str()))?;
        verify_server_name(&parsed, host).map_err(|_| unfit_name(&leaf, &host.to_str()))?;
        let chain = verify_server_cert_signed_by_trust_anchor(&parsed, &self.roots, others, now, self.algorithms.all);
        let Err(error) = chain else { return Ok(()) };
        let trusted = self.given.iter().any(|given| given == der) || self.signed_by_root(&leaf, time);
        if trusted && leaf.may_serve() {
            return Ok(());
        }
        Err(match error {
            rustls::Error::InvalidCertificate(
                CertificateError::InvalidPurpose | CertificateError::InvalidPurposeContext { .. },
            ) => WRONG_USAGE.to_owned(),
            _ if trusted => WRONG_USAGE.to_owned(),
            error => self.broken_chain(&leaf, others, time, &error),
        })
    }

    /// Go lets an authority serve as well, webpki does not: for such a certificate the signature alone is looked at,
    /// and only that of an authority that was given.
    fn signed_by_root(&self, leaf: &Certificate<'_>, now: Timestamp) -> bool {
        leaf.may_sign()
            && self.issuers(leaf).any(|root| {
                root.may_sign()
                    && !root.has_name_constraints()
                    && at_time(&root, now).is_ok()
                    && signature::has_signed(&root, leaf, &self.algorithms)
            })
    }

    /// The given certificates that have the name of whoever signed another one.
    fn issuers<'a>(&'a self, of: &Certificate<'a>) -> impl Iterator<Item = Certificate<'a>> {
        let name = of.issuer;
        self.given.iter().filter_map(|der| Certificate::parse(der)).filter(move |root| root.subject == name)
    }

    /// Why there is no way from a certificate to one that is trusted.
    fn broken_chain(
        &self,
        leaf: &Certificate<'_>,
        others: &[CertificateDer<'_>],
        now: Timestamp,
        error: &rustls::Error,
    ) -> String {
        let others: Vec<_> = others.iter().filter_map(|der| Certificate::parse(der)).collect();
        if let Some(problem) = others.iter().find_map(|other| at_time(other, now).err()) {
            return problem;
        }
        let mut hint = None;
        for child in std::iter::once(leaf).chain(&others) {
            for root in self.issuers(child) {
                if root.may_sign() && signature::has_signed(&root, child, &self.algorithms) {
                    if let Err(problem) = at_time(&root, now) {
                        return problem;
                    }
                } else if hint.is_none() {
                    hint = Some(format!(
                        " (possibly because of {:?} while trying to verify candidate authority certificate {:?})",
                        signature::why_not(&root, child),
                        root.display_name()
                    ));
                }
            }
        }
        match error {
            rustls::Error::InvalidCertificate(
                CertificateError::UnknownIssuer | CertificateError::BadSignature | CertificateError::Other(_),
            ) => {
                format!("certificate signed by unknown authority{}", hint.unwrap_or_default())
            }
            other => other.to_string(),
        }
    }
}

/// The life of a certificate (Go `crypto/x509/verify.go`, `Certificate.isValid`). Go tells the current time in the
/// local zone, this is UTC.
fn at_time(certificate: &Certificate<'_>, now: Timestamp) -> Result<(), String> {
    let problem = if now < certificate.not_before {
        format!("before {}", certificate.not_before)
    } else if now > certificate.not_after {
        format!("after {}", certificate.not_after)
    } else {
        return Ok(());
    };
    let now = Timestamp::from_second(now.as_second()).unwrap_or(now);
    Err(format!("certificate has expired or is not yet valid: current time {now} is {problem}"))
}

/// Go `crypto/x509/verify.go`, `HostnameError.Error`.
fn unfit_name(certificate: &Certificate<'_>, host: &str) -> String {
    if !certificate.has_alternative_names() && is_match(&certificate.common_name(), host) {
        return "certificate relies on legacy Common Name field, use SANs instead".to_owned();
    }
    let (names, kind) = if host.parse::<IpAddr>().is_ok() {
        (certificate.ip_addresses().iter().map(ToString::to_string).collect::<Vec<_>>(), "IP SANs")
    } else {
        (certificate.dns_names(), "names")
    };
    match names.len() {
        0 if kind == "IP SANs" => {
            format!("cannot validate certificate for {host} because it doesn't contain any IP SANs")
        }
        0 => format!("certificate is not valid for any names, but wanted to match {host}"),
        count @ MAX_NAMES.. => format!("certificate is valid for {count} {kind}, but none matched {host}"),
        _ => format!("certificate is valid for {}, not {host}", names.join(", ")),
    }
}

/// Go `crypto/x509/verify.go`, `matchHostnames`.
fn is_match(pattern: &str, host: &str) -> bool {
    let (pattern, host) = (pattern.to_ascii_lowercase(), host.trim_end_matches('.').to_ascii_lowercase());
    let rest = |text: &str| text.split_once('.').map(|(_, rest)| rest.to_owned());
    !pattern.is_empty() && (pattern == host || pattern.starts_with("*.") && rest(&pattern) == rest(&host))
}

/// Why a server is not trusted, in Go's words.
#[derive(Debug)]
pub struct Distrust(String);

impl fmt::Display for Distrust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tls: failed to verify certificate: x509: {}", self.0)
    }
}

impl std::error::Error for Distrust {}

/// Verifies servers in handshakes: that they have the key of their certificate, and whether that is trusted.
#[derive(Debug)]
pub struct Verifier {
    trust: Option<Trust>,
    algorithms: WebPkiSupportedAlgorithms,
}

impl Verifier {
    /// Without any trust it takes every certificate, for `--insecure-skip-tls-verify`; the handshake itself is still
    /// verified.
    pub fn new(trust: Option<Trust>, provider: &CryptoProvider) -> Self {
        Self { trust, algorithms: provider.signature_verification_algorithms }
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let verified =
            self.trust.as_ref().map_or(Ok(()), |trust| trust.verify(end_entity, intermediates, server_name, now));
        verified.map(|()| ServerCertVerified::assertion()).map_err(|problem| {
            rustls::Error::InvalidCertificate(CertificateError::Other(OtherError(std::sync::Arc::new(Distrust(
                problem,
            )))))
        })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signature, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signature, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}
