//! Decides whether a server is the one that was asked for.
//!
//! webpki verifies names and builds the paths of certificates. It takes some that Go's `crypto/x509`, and so kubectl,
//! refuses; [`check_path`] refuses those as well. [`Verifier::verify`] and what follows it are the whole argument, from
//! top to bottom, and each of its sentences has a test in `tests/cli/certificate_chains.rs`.

use std::error::Error as StdError;
use std::iter;
use std::sync::LazyLock;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature};
use rustls::{CertificateError, DigitallySignedStruct, OtherError, SignatureScheme};
use rustls_pki_types::{CertificateDer, ServerName, TrustAnchor, UnixTime};
use webpki::{EndEntityCert, Error, InvalidNameContext, RequiredEkuNotFoundContext, VerifiedPath};
use webpki::{KeyUsage as Purpose, anchor_from_trusted_cert};
use x509_cert::der::oid::db::rfc5280::{ANY_EXTENDED_KEY_USAGE, ID_KP_SERVER_AUTH};
use x509_cert::der::oid::{AssociatedOid as _, ObjectIdentifier};
use x509_cert::der::{self, Decode as _};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::constraints::name::GeneralSubtree;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, NameConstraints};
use x509_cert::ext::pkix::{PolicyConstraints, PolicyMappings};

use super::verify_error::describe;

/// Verifies servers in handshakes: that they have the key of their certificate, and that this is trusted.
#[derive(Debug)]
pub struct Verifier {
    trust_anchors: TrustAnchors,
    algorithms: WebPkiSupportedAlgorithms,
}

/// The certificates that a server's certificate must lead to.
#[derive(Debug)]
pub enum TrustAnchors {
    /// Those of the kubeconfig.
    Given(Vec<CertificateDer<'static>>),
    /// Those of the platform, whose files `SSL_CERT_FILE` and `SSL_CERT_DIR` override as in Go.
    Platform,
    /// Every certificate is trusted, for `--insecure-skip-tls-verify`; that the server has its key is verified all the
    /// same.
    Any,
}

impl TrustAnchors {
    /// The certificates; `None` for [`Any`](Self::Any). The first call for the platform reads its files, which takes longer
    /// than a whole run with a warm cache: servers without TLS do not need them.
    fn certificates(&self) -> Option<&[CertificateDer<'static>]> {
        static PLATFORM: LazyLock<Vec<CertificateDer<'static>>> =
            LazyLock::new(|| rustls_native_certs::load_native_certs().certs);
        match self {
            Self::Given(certificates) => Some(certificates),
            Self::Platform => Some(&PLATFORM),
            Self::Any => None,
        }
    }
}

impl Verifier {
    pub fn new(trust_anchors: TrustAnchors, provider: &CryptoProvider) -> Self {
        Self { trust_anchors, algorithms: provider.signature_verification_algorithms }
    }

    /// Trusts a server whose certificate is for this name, at this time, and is a trust anchor or leads to one.
    fn verify(
        &self,
        trust_anchors: &[CertificateDer<'_>],
        server: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        now: UnixTime,
    ) -> Result<(), Error> {
        // Everything that the server presents is well-formed, even where no path needs it.
        for presented in iter::once(server).chain(intermediates) {
            Certificate::read(presented)?;
        }
        let end_entity = EndEntityCert::try_from(server).map_err(|error| match error {
            // Before version 3 there are no names that count.
            Error::UnsupportedCertVersion => {
                Error::CertNotValidForName(InvalidNameContext { expected: name.to_owned(), presented: Vec::new() })
            }
            error => error,
        })?;
        let trusted = if trust_anchors.iter().any(|anchor| anchor == server) {
            check_trusted_server(server, now)
        } else {
            self.verify_path(trust_anchors, &end_entity, intermediates, now)
        };
        match trusted {
            // Go reports the time before the name, and the name before the path.
            Err(error @ (Error::CertExpired { .. } | Error::CertNotValidYet { .. })) => Err(error),
            trusted => end_entity.verify_is_valid_for_subject_name(name).and(trusted),
        }
    }

    /// Looks for a path that webpki and Go accept. webpki checks the signatures, and for all but the trust anchor the
    /// time, who may be an issuer, path lengths, key purposes, critical extensions and name constraints.
    fn verify_path(
        &self,
        trust_anchors: &[CertificateDer<'_>],
        end_entity: &EndEntityCert<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<(), Error> {
        // One that cannot be read is passed over.
        let anchors: Vec<TrustAnchor<'_>> =
            trust_anchors.iter().filter_map(|der| anchor_from_trusted_cert(der).ok()).collect();
        let check = |path: &VerifiedPath<'_>| {
            // Trust anchors may share a name and a key; one that passes is enough.
            let is_it = |der: &&CertificateDer<'_>| anchor_from_trusted_cert(der).as_ref() == Ok(path.anchor());
            let mut outcome = Err(Error::UnknownIssuer);
            for anchor in trust_anchors.iter().filter(is_it) {
                outcome = check_path(path, anchor, now);
                if outcome.is_ok() {
                    break;
                }
            }
            outcome
        };
        let (algorithms, purpose) = (self.algorithms.all, Purpose::server_auth());
        end_entity.verify_for_usage(algorithms, &anchors, intermediates, now, purpose, None, Some(&check))?;
        Ok(())
    }
}

/// What is a trust anchor itself, as the certificates of many small clusters are, needs no issuer. An authority may serve
/// in this way alone: webpki takes none as the server of a path. It has refused critical extensions that it does not know.
fn check_trusted_server(server: &CertificateDer<'_>, now: UnixTime) -> Result<(), Error> {
    let certificate = Certificate::read(server)?;
    check_time(&certificate, now)?;
    check_constraints(&certificate)?;
    check_purpose(&certificate)
}

/// Refuses what Go refuses in a path that webpki accepts (Go `crypto/x509/verify.go`, `isValid`, `CheckSignatureFrom`,
/// `checkChainForKeyUsage`, `policiesValid`).
fn check_path(path: &VerifiedPath<'_>, anchor: &CertificateDer<'_>, now: UnixTime) -> Result<(), Error> {
    check_constraints(&Certificate::read(&path.end_entity().der())?)?;
    let mut intermediates = 0;
    for intermediate in path.intermediate_certificates() {
        let certificate = Certificate::read(&intermediate.der())?;
        check_issuer(&certificate)?;
        check_constraints(&certificate)?;
        intermediates += 1;
    }
    // Of a trust anchor webpki reads the name, the key and the name constraints.
    let anchor = Certificate::read(anchor)?;
    check_time(&anchor, now)?;
    check_issuer(&anchor)?;
    check_constraints(&anchor)?;
    check_purpose(&anchor)?;
    let length = anchor.basic_constraints.and_then(|constraints| constraints.path_len_constraint);
    if length.is_some_and(|length| intermediates > usize::from(length)) {
        return Err(Error::PathLenConstraintViolated);
    }
    Ok(())
}

/// It is valid from its first second to its last.
fn check_time(certificate: &Certificate, now: UnixTime) -> Result<(), Error> {
    let validity = certificate.inner.tbs_certificate().validity();
    let not_before = UnixTime::since_unix_epoch(validity.not_before.to_unix_duration());
    let not_after = UnixTime::since_unix_epoch(validity.not_after.to_unix_duration());
    if now < not_before {
        return Err(Error::CertNotValidYet { time: now, not_before });
    }
    if now > not_after {
        return Err(Error::CertExpired { time: now, not_after });
    }
    Ok(())
}

/// An issuer is an authority, which version 1 cannot say. If it has a key usage, that is to sign certificates. What it
/// says is critical is looked at here, or by webpki.
fn check_issuer(certificate: &Certificate) -> Result<(), Error> {
    let is_authority = match &certificate.basic_constraints {
        Some(constraints) => constraints.ca,
        None => certificate.inner.tbs_certificate().version() == x509_cert::Version::V1,
    };
    if !is_authority || certificate.key_usage.is_some_and(|usage| !usage.key_cert_sign()) {
        return Err(Error::EndEntityUsedAsCa);
    }
    let known = [BasicConstraints::OID, KeyUsage::OID, ExtendedKeyUsage::OID, NameConstraints::OID];
    if certificate.extensions().iter().any(|extension| extension.critical && !known.contains(&extension.extn_id)) {
        return Err(Error::UnsupportedCriticalExtension);
    }
    Ok(())
}

/// Nothing constrains policies, which are not evaluated: such constraints have to be critical (RFC 5280, sections 4.2.1.5
/// and 4.2.1.11), and count as that even where they are not. Name constraints are on names that webpki compares, DNS names
/// and addresses, or refuses under any constraint, mail addresses and URIs.
fn check_constraints(certificate: &Certificate) -> Result<(), Error> {
    let on_policies = [PolicyConstraints::OID, PolicyMappings::OID];
    let has_policies = certificate.extensions().iter().any(|extension| on_policies.contains(&extension.extn_id));
    let is_known = |subtree: &GeneralSubtree| {
        use GeneralName::{DnsName, IpAddress, Rfc822Name, UniformResourceIdentifier};
        matches!(subtree.base, DnsName(_) | IpAddress(_) | Rfc822Name(_) | UniformResourceIdentifier(_))
    };
    let constraints = certificate.name_constraints.iter();
    let mut subtrees = constraints.flat_map(|names| [&names.permitted_subtrees, &names.excluded_subtrees]).flatten();
    if has_policies || !subtrees.all(|subtrees| subtrees.iter().all(is_known)) {
        return Err(Error::UnsupportedCriticalExtension);
    }
    Ok(())
}

/// If it names purposes, they are that of a server, or any, among others.
fn check_purpose(certificate: &Certificate) -> Result<(), Error> {
    let fits = |purpose: &ObjectIdentifier| [ID_KP_SERVER_AUTH, ANY_EXTENDED_KEY_USAGE].contains(purpose);
    if certificate.extended_key_usage.as_ref().is_some_and(|ExtendedKeyUsage(purposes)| !purposes.iter().any(fits)) {
        let context = RequiredEkuNotFoundContext { required: Purpose::server_auth(), present: Vec::new() };
        return Err(Error::RequiredEkuNotFoundContext(context));
    }
    Ok(())
}

/// A certificate, and what the checks look at in it.
struct Certificate {
    inner: x509_cert::Certificate,
    basic_constraints: Option<BasicConstraints>,
    key_usage: Option<KeyUsage>,
    extended_key_usage: Option<ExtendedKeyUsage>,
    name_constraints: Option<NameConstraints>,
}

impl Certificate {
    /// A well-formed certificate has each extension once, and a serial number that is not negative (Go
    /// `crypto/x509/parser.go`, `parseCertificate`).
    fn read(der: &CertificateDer<'_>) -> Result<Self, Error> {
        let certificate = Self::decode(der).map_err(|_| Error::BadDer)?;
        let serial = certificate.inner.tbs_certificate().serial_number().as_bytes();
        let is_negative = serial.first().is_some_and(|byte| byte & 0x80 != 0);
        let mut rest = certificate.extensions();
        while let Some((extension, others)) = rest.split_first() {
            if others.iter().any(|other| other.extn_id == extension.extn_id) {
                return Err(Error::BadDer);
            }
            rest = others;
        }
        if is_negative { Err(Error::BadDer) } else { Ok(certificate) }
    }

    fn decode(der: &[u8]) -> der::Result<Self> {
        let inner = x509_cert::Certificate::from_der(der)?;
        let tbs = inner.tbs_certificate();
        Ok(Self {
            basic_constraints: tbs.get_extension()?.map(|(_, value)| value),
            key_usage: tbs.get_extension()?.map(|(_, value)| value),
            extended_key_usage: tbs.get_extension()?.map(|(_, value)| value),
            name_constraints: tbs.get_extension()?.map(|(_, value)| value),
            inner,
        })
    }

    fn extensions(&self) -> &[Extension] {
        self.inner.tbs_certificate().extensions().map_or(&[], Vec::as_slice)
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
        if let Some(trust_anchors) = self.trust_anchors.certificates() {
            self.verify(trust_anchors, end_entity, intermediates, server_name, now).map_err(|error| {
                let text = describe(&error, server_name, end_entity, intermediates, trust_anchors);
                let error: Box<dyn StdError + Send + Sync> = text.into();
                rustls::Error::InvalidCertificate(CertificateError::Other(OtherError(error.into())))
            })?;
        }
        Ok(ServerCertVerified::assertion())
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

#[cfg(test)]
mod tests {
    use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
    use rustls::crypto::ring;

    use super::*;

    /// A server, the intermediate that issued it, and the trust anchor.
    fn chain() -> [Vec<u8>; 3] {
        let authority = |name: &str| {
            let mut params = CertificateParams::default();
            params.distinguished_name.push(DnType::CommonName, name);
            params.is_ca = IsCa::Ca(BasicConstraints::Constrained(1));
            params
        };
        let [root_key, key, server_key] = std::array::from_fn(|_| KeyPair::generate().unwrap());
        let root = CertifiedIssuer::self_signed(authority("root"), root_key).unwrap();
        let intermediate = CertifiedIssuer::signed_by(authority("intermediate"), key, &root).unwrap();
        let server = CertificateParams::new(["localhost".to_owned()]).unwrap().signed_by(&server_key, &intermediate);
        [server.unwrap().der().to_vec(), intermediate.der().to_vec(), root.der().to_vec()]
    }

    /// Verifies, and makes the message as well.
    fn verify(chain: &[Vec<u8>; 3]) -> Result<ServerCertVerified, rustls::Error> {
        let [server, intermediate, anchor] = chain.clone().map(CertificateDer::from);
        let verifier = Verifier::new(TrustAnchors::Given(vec![anchor]), &ring::default_provider());
        let name = ServerName::try_from("localhost").unwrap();
        verifier.verify_server_cert(&server, &[intermediate], &name, &[], UnixTime::now())
    }

    #[test]
    fn a_chain_with_a_changed_byte_is_refused() {
        let sound = chain();
        verify(&sound).unwrap();
        for (place, der) in sound.iter().enumerate() {
            for at in 0..der.len() {
                for change in [0x01, 0x80, 0xff] {
                    let mut chain = sound.clone();
                    chain[place][at] ^= change;
                    let outcome = verify(&chain);
                    // Nobody vouches for a trust anchor, so not all of it matters.
                    assert!(outcome.is_err() || place == 2, "certificate {place}, byte {at} ^ {change:#x}");
                }
                let mut chain = sound.clone();
                chain[place].truncate(at);
                verify(&chain).unwrap_err();
            }
        }
    }
}
