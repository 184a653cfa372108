//! Why a server is not trusted, in the words of Go's `crypto/x509` where people and scripts know them.

use std::iter;
use std::net::IpAddr;

use jiff::Timestamp;
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};
use webpki::Error;
use x509_cert::Certificate;
use x509_cert::der::Decode as _;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, SubjectAltName};

/// Names that are listed at most (Go `crypto/x509/verify.go`, `HostnameError.Error`).
const MAX_NAMES: usize = 100;
/// Where the identifiers of signature algorithms begin.
const RSA: &str = "1.2.840.113549.1.1.";
const ECDSA: &str = "1.2.840.10045.4.";
const UNKNOWN_AUTHORITY: &str = "certificate signed by unknown authority";

/// Says why a certificate was refused.
pub fn describe(
    error: &Error,
    name: &ServerName<'_>,
    server: &CertificateDer<'_>,
    intermediates: &[CertificateDer<'_>],
    trust_anchors: &[CertificateDer<'_>],
) -> String {
    let reason = match error {
        Error::CertExpired { time, not_after } => outside_validity(*time, "after", *not_after),
        Error::CertNotValidYet { time, not_before } => outside_validity(*time, "before", *not_before),
        Error::CertNotValidForName(_) => wrong_name(server, &name.to_str()),
        Error::UnknownIssuer | Error::UnsupportedCertVersion => UNKNOWN_AUTHORITY.to_owned(),
        Error::InvalidSignatureForPublicKey
        | Error::UnsupportedSignatureAlgorithmContext(_)
        | Error::UnsupportedSignatureAlgorithmForPublicKeyContext(_)
        | Error::EndEntityUsedAsCa
        | Error::CaUsedAsEndEntity => {
            let presented: Vec<_> = iter::once(server).chain(intermediates).filter_map(read).collect();
            let anchors: Vec<_> = trust_anchors.iter().filter_map(read).collect();
            let cause = possible_cause(error, &presented, &anchors);
            UNKNOWN_AUTHORITY.to_owned()
                + &cause.map(|cause| format!(" (possibly because {cause})")).unwrap_or_default()
        }
        Error::RequiredEkuNotFoundContext(_) | Error::EmptyEkuExtension => {
            "certificate specifies an incompatible key usage".to_owned()
        }
        Error::PathLenConstraintViolated => "too many intermediates for path length constraint".to_owned(),
        Error::NameConstraintViolation => {
            "a root or intermediate certificate is not authorized to sign for this name".to_owned()
        }
        Error::UnsupportedCriticalExtension => "unhandled critical extension".to_owned(),
        Error::BadDer => "malformed certificate".to_owned(),
        other => format!("certificate cannot be verified ({other})"),
    };
    format!("tls: failed to verify certificate: x509: {reason}")
}

fn read(der: &CertificateDer<'_>) -> Option<Certificate> {
    Certificate::from_der(der).ok()
}

/// Go prints the current time in the local zone, this is UTC.
fn outside_validity(now: UnixTime, relation: &str, limit: UnixTime) -> String {
    let [now, limit] = [now, limit].map(|time| {
        let time = i64::try_from(time.as_secs()).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
        time.unwrap_or(Timestamp::MAX)
    });
    format!("certificate has expired or is not yet valid: current time {now} is {relation} {limit}")
}

/// Go `crypto/x509/verify.go`, `HostnameError.Error`.
fn wrong_name(server: &CertificateDer<'_>, host: &str) -> String {
    let certificate = read(server);
    let tbs = certificate.as_ref().map(Certificate::tbs_certificate);
    let names = tbs.and_then(|tbs| tbs.get_extension::<SubjectAltName>().ok().flatten());
    let common_name = tbs.and_then(|tbs| tbs.subject().common_name().ok().flatten());
    if names.is_none() && common_name.is_some_and(|name| name.value().eq_ignore_ascii_case(host)) {
        return "certificate relies on legacy Common Name field, use SANs instead".to_owned();
    }
    let is_address = host.parse::<IpAddr>().is_ok();
    let names = names.map(|(_, SubjectAltName(names))| names).unwrap_or_default();
    let address = |bytes: &[u8]| match <[u8; 4]>::try_from(bytes) {
        Ok(bytes) => Some(IpAddr::from(bytes)),
        Err(_) => <[u8; 16]>::try_from(bytes).ok().map(IpAddr::from),
    };
    let names = names.iter().filter_map(|name| match name {
        GeneralName::IpAddress(bytes) if is_address => address(bytes.as_bytes()).map(|address| address.to_string()),
        GeneralName::DnsName(name) if !is_address => Some(name.to_string()),
        _ => None,
    });
    let names: Vec<String> = names.collect();
    match names.len() {
        0 if is_address => {
            format!("cannot validate certificate for {host} because it doesn't contain any IP SANs")
        }
        0 => format!("certificate is not valid for any names, but wanted to match {host}"),
        count @ MAX_NAMES.. => format!("certificate is valid for {count} names, but none matched {host}"),
        _ => format!("certificate is valid for {}, not {host}", names.join(", ")),
    }
}

/// Says why the issuer that a certificate names does not vouch for it. That of the server's own certificate is known where
/// a cluster was created again and the kubeconfig still has its first authority (Go `crypto/x509/verify.go`,
/// `UnknownAuthorityError.Error`).
fn possible_cause(error: &Error, presented: &[Certificate], anchors: &[Certificate]) -> Option<String> {
    let (server, intermediates) = presented.split_first()?;
    let has_issued = |issuer: &Certificate, child: &Certificate| {
        issuer.tbs_certificate().subject() == child.tbs_certificate().issuer()
    };
    let mut issuers = anchors.iter().chain(intermediates);
    let (candidate, problem) = match error {
        Error::CaUsedAsEndEntity => {
            return issuers.any(|issuer| has_issued(issuer, server)).then(|| {
                "it is that of an authority, CA:TRUE, which is trusted only where certificate-authority names it itself"
                    .to_owned()
            });
        }
        Error::EndEntityUsedAsCa => {
            let is_it =
                |issuer: &&Certificate| !may_sign(issuer) && presented.iter().any(|child| has_issued(issuer, child));
            (issuers.find(is_it)?, "x509: invalid signature: parent certificate cannot sign this kind of certificate")
        }
        _ => match anchors.iter().find(|anchor| has_issued(anchor, server)) {
            Some(anchor) => (anchor, signature_problem(error, server)),
            None => return Some("a certificate of its chain is not signed by the authority that it names".to_owned()),
        },
    };
    let name = candidate.tbs_certificate().subject();
    let name = name.common_name().ok().flatten().or_else(|| name.organization().ok().flatten());
    let name = name.map(String::from).unwrap_or_default();
    Some(format!("of {problem:?} while trying to verify candidate authority certificate {name:?}"))
}

fn signature_problem(error: &Error, child: &Certificate) -> &'static str {
    let algorithm = child.signature_algorithm().oid.to_string();
    match error {
        Error::UnsupportedSignatureAlgorithmContext(_) => "x509: cannot verify signature: algorithm unimplemented",
        Error::UnsupportedSignatureAlgorithmForPublicKeyContext(_) => {
            "x509: signature algorithm does not match public key"
        }
        _ if algorithm.starts_with(RSA) => "crypto/rsa: verification error",
        _ if algorithm.starts_with(ECDSA) => "x509: ECDSA verification failure",
        _ => "x509: Ed25519 verification failure",
    }
}

fn may_sign(certificate: &Certificate) -> bool {
    let tbs = certificate.tbs_certificate();
    let constraints = tbs.get_extension::<BasicConstraints>().ok().flatten();
    let usage = tbs.get_extension::<KeyUsage>().ok().flatten();
    constraints.is_some_and(|(_, constraints)| constraints.ca) && usage.is_none_or(|(_, usage)| usage.key_cert_sign())
}
