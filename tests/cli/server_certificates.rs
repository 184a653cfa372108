//! Server certificates: names, validity and trust anchors, with kubectl's error if one is refused.

use std::process::Command;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, SanType, date_time_ymd,
};

use crate::client_certificates::pem;
use crate::support::certs::{Authority, Identity, LOOPBACK};
use crate::support::fixed;
use crate::support::http::Response;
use crate::support::server::{ApiServer, Setup};
use crate::support::version::{BOTH, CLIENT};
use crate::support::{Home, Test};

const X509: &str = "Unable to connect to the server: tls: failed to verify certificate: x509: ";

fn serve(setup: Setup) -> ApiServer {
    setup.start(|_| Response::bytes(r#"{"major":"1","minor":"36","gitVersion":"v1.36.2"}"#))
}

pub fn showing(certificate: Identity) -> ApiServer {
    serve(ApiServer::setup().certificate(certificate))
}

/// `version` against a server under this host, with these certificates to trust.
fn version(server: &ApiServer, host: &str, authority: &str) -> Test {
    let url = format!("https://{host}:{}", server.port());
    Test::new().file("ca.crt", authority).args([
        "version",
        "--certificate-authority",
        "ca.crt",
        "--token",
        "t",
        "-s",
        &url,
    ])
}

#[track_caller]
pub fn trusted(server: &ApiServer, host: &str, authority: &str) {
    version(server, host, authority).stdout(BOTH).success();
    assert_eq!(server.count("/version"), 1);
}

#[track_caller]
pub fn refused(server: &ApiServer, host: &str, authority: &str, reason: &str) {
    version(server, host, authority).stdout(CLIENT).stderr(format!("{X509}{reason}\n")).failure(1);
    assert_eq!((server.requests().len(), server.connections()), (0, 1));
}

/// Inserts the current time, in whole seconds, before the end of the message.
#[track_caller]
pub fn refused_for_time(server: &ApiServer, authority: &str, end: &str) {
    let start = format!("{X509}certificate has expired or is not yet valid: current time ");
    let stderr = version(server, "localhost", authority).stdout(CLIENT).any_stderr().failure(1).stderr;
    let now = stderr.strip_prefix(&start).and_then(|rest| rest.strip_suffix(&format!(" {end}\n")));
    let now = now.and_then(|now| now.parse::<jiff::Timestamp>().ok());
    assert_eq!(now.map(jiff::Timestamp::subsec_nanosecond), Some(0), "{stderr}");
    assert_eq!((server.requests().len(), server.connections()), (0, 1));
}

#[test]
fn name_mismatch_error_shows_the_certificate_names() {
    let (authority, key) = (Authority::shared(), KeyPair::generate().unwrap());
    let named = |name: &'static str| {
        move |params: &mut CertificateParams| params.distinguished_name.push(DnType::CommonName, name)
    };
    let mail = |params: &mut CertificateParams| {
        params.subject_alt_names = vec![SanType::Rfc822Name("a@example.com".try_into().unwrap())];
    };
    let no_address = "cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs";
    let no_name = "certificate is not valid for any names, but wanted to match localhost";
    let legacy = "certificate relies on legacy Common Name field, use SANs instead";
    let two = authority.server(&["a.example.com", "*.b.example.com"]);
    let many: Vec<_> = (0..100).map(|number| format!("{number}.example.com")).collect();
    let many = authority.server(&many.iter().map(String::as_str).collect::<Vec<_>>());
    let too_many = "certificate is valid for 100 names, but none matched localhost";
    let mixed = authority.server(&["localhost", "10.0.0.1", "fd00::1"]);
    for (certificate, host, reason) in [
        (two.clone(), "localhost", "certificate is valid for a.example.com, *.b.example.com, not localhost"),
        (two, "127.0.0.1", no_address),
        (mixed, "127.0.0.1", "certificate is valid for 10.0.0.1, fd00::1, not 127.0.0.1"),
        (authority.issue(&[], &key, named("localhost")), "localhost", legacy),
        (authority.issue(&[], &key, named("127.0.0.1")), "127.0.0.1", legacy),
        (authority.issue(&[], &key, named("localhost")), "127.0.0.1", no_address),
        (authority.issue(&[], &key, named("kube apiserver")), "localhost", no_name),
        (authority.issue(&[], &key, mail), "localhost", no_name),
        (many, "localhost", too_many),
    ] {
        refused(&showing(certificate), host, &authority.pem(), reason);
    }
    // X.509 before version 3 has no names, even if the certificate itself is the trust anchor.
    let version_1 = Identity::from_pem(fixed::VERSION_1_AUTHORITY, fixed::VERSION_1_KEY);
    refused(&showing(version_1), "localhost", fixed::VERSION_1_AUTHORITY, no_name);
}

#[test]
fn names_match_in_any_case_and_by_wildcard() {
    let authority = Authority::shared();
    for (name, asked) in
        [("*.b.example.com", "x.B.example.com"), ("localhost", "LOCALHOST"), ("127.0.0.1", "127.0.0.1")]
    {
        let server = showing(authority.server(&[name]));
        version(&server, "127.0.0.1", &authority.pem()).args(["--tls-server-name", asked]).stdout(BOTH).success();
        // An address is no server name (RFC 6066, section 3).
        let sent = Some(asked).filter(|name| *name != "127.0.0.1").map(str::to_ascii_lowercase);
        let received = server.requests()[0].server_name.as_ref().map(|name| name.to_ascii_lowercase());
        assert_eq!(received, sent);
    }
}

#[test]
fn tls_server_name_of_the_kubeconfig_replaces_the_host() {
    let server = showing(Authority::shared().server(&["kube.example.com"]));
    let home = Home::new();
    home.write("ca.crt", Authority::shared().pem());
    let config = |name: &str| {
        let (url, ca) = (server.url(), "certificate-authority: ../ca.crt");
        home.write(
            ".kube/config",
            format!(
                "current-context: c\ncontexts: [{{name: c, context: {{cluster: c, user: c}}}}]\nclusters:\n- name: c\n  cluster:\n    \
                 server: {url}\n    {ca}\n    tls-server-name: {name}\nusers: [{{name: c, user: {{token: t}}}}]\n"
            ),
        );
        Test::in_home(&home).args(["version"])
    };
    config("kube.example.com").stdout(BOTH).success();
    assert_eq!(server.requests()[0].server_name.as_deref(), Some("kube.example.com"));
    let other = "certificate is valid for kube.example.com, not other.example.com\n";
    config("other.example.com").stdout(CLIENT).stderr(format!("{X509}{other}")).failure(1);
    // --server clears the name of the kubeconfig.
    let no_address = "cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs\n";
    let test = config("kube.example.com").args(["-s", &server.url()]);
    test.stdout(CLIENT).stderr(format!("{X509}{no_address}")).failure(1);
}

#[test]
fn ipv6_server_is_verified_by_its_address() {
    let setup = |names: &[&str]| ApiServer::setup().ipv6().certificate(Authority::shared().server(names));
    let server = serve(setup(&["::1"]));
    trusted(&server, "[::1]", &Authority::shared().pem());
    assert_eq!(server.requests()[0].header("host"), Some(format!("[::1]:{}", server.port()).as_str()));
    let reason = "certificate is valid for 127.0.0.1, not ::1";
    refused(&serve(setup(&LOOPBACK)), "[::1]", &Authority::shared().pem(), reason);
}

#[test]
fn certificate_outside_its_validity_shows_both_times() {
    let (authority, key) = (Authority::shared(), KeyPair::generate().unwrap());
    let future = |params: &mut CertificateParams| {
        (params.not_before, params.not_after) = (date_time_ymd(2190, 1, 1), date_time_ymd(2191, 1, 1));
    };
    for (certificate, end) in [
        // The validity is checked before anything else.
        (authority.expired_server(&["other.example.com"]), "is after 2021-01-01T00:00:00Z"),
        (authority.issue(&LOOPBACK, &key, future), "is before 2190-01-01T00:00:00Z"),
    ] {
        refused_for_time(&showing(certificate), &authority.pem(), end);
    }
}

#[test]
fn only_the_given_authority_is_trusted() {
    let unknown = "certificate signed by unknown authority";
    let other = Authority::new("another authority").pem();
    for authority in [other.as_str(), ""] {
        refused(&showing(Authority::shared().server(&LOOPBACK)), "localhost", authority, unknown);
    }
    let client = Authority::shared().issue(&LOOPBACK, &KeyPair::generate().unwrap(), |params| {
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    });
    let reason = "certificate specifies an incompatible key usage";
    refused(&showing(client), "localhost", &Authority::shared().pem(), reason);
}

#[test]
fn authorities_of_the_same_name_are_distinguished() {
    // The authority of a cluster that has been created again: same name, new key.
    let namesake = |key: &KeyPair| {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, "test authority");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let certificate = params.self_signed(key).unwrap();
        (Identity::new(&certificate, key), params)
    };
    let (key, rsa) = (KeyPair::generate().unwrap(), KeyPair::from_pem(fixed::RSA_KEY).unwrap());
    let (rsa_authority, params) = namesake(&rsa);
    let of_rsa = CertificateParams::new(LOOPBACK.map(str::to_owned)).unwrap();
    let of_rsa = Identity::new(&of_rsa.signed_by(&key, &Issuer::new(params, &rsa)).unwrap(), &key);
    // The same certificate with one byte of its key changed.
    let mut other_rsa = rsa_authority.certificate_der.clone();
    let modulus = &rsa.public_key_raw()[64..128];
    let at = other_rsa.windows(64).position(|bytes| bytes == modulus).unwrap();
    other_rsa[at] ^= 1;
    let of_shared = Authority::shared().server(&LOOPBACK);
    // Some servers send their authority in the chain.
    let mut with_authority = of_shared.clone();
    with_authority.intermediates.push(Authority::shared().der());
    let namesake = namesake(&key).0.certificate;
    for (server, authority, problem) in [
        (&of_shared, &namesake, "x509: ECDSA verification failure"),
        (&with_authority, &namesake, "x509: ECDSA verification failure"),
        (&of_rsa, &pem("CERTIFICATE", &other_rsa), "crypto/rsa: verification error"),
        (&of_shared, &rsa_authority.certificate, "x509: signature algorithm does not match public key"),
        (&of_unknown_algorithm(), &Authority::shared().pem(), "x509: cannot verify signature: algorithm unimplemented"),
    ] {
        let reason = format!(
            "certificate signed by unknown authority (possibly because of {problem:?} while trying to verify candidate \
             authority certificate \"test authority\")"
        );
        refused(&showing(server.clone()), "localhost", authority, &reason);
    }
}

/// A server certificate whose signature is of an algorithm that does not exist.
fn of_unknown_algorithm() -> Identity {
    const ECDSA_SHA256: [u8; 8] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2];
    let mut identity = Authority::shared().server(&LOOPBACK);
    let der = &mut identity.certificate_der;
    let places: Vec<_> = (0..der.len() - 8).filter(|at| der[*at..*at + 8] == ECDSA_SHA256).collect();
    assert_eq!(places.len(), 2);
    for at in places {
        der[at + 7] = 0x7f;
    }
    identity
}

#[test]
fn authority_is_found_in_a_mixed_bundle() {
    let key = KeyPair::generate().unwrap().serialize_pem();
    let junk = "-----BEGIN CERTIFICATE-----\nYWJj\n-----END CERTIFICATE-----\n";
    let (other, own) = (Authority::new("another authority").pem(), Authority::shared().pem());
    let bundle = format!("# ours\n{key}\nissuer=x\n{other}{junk}trailing\n{own}\nend\n");
    trusted(&showing(Authority::shared().server(&LOOPBACK)), "localhost", &bundle);
}

#[test]
fn certificate_given_as_authority_is_trusted_itself() {
    let authority = |params: &mut CertificateParams| params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    for certificate in [
        Identity::self_signed(&LOOPBACK, |_| {}),
        Identity::self_signed(&LOOPBACK, authority),
        Authority::shared().server(&LOOPBACK),
    ] {
        trusted(&showing(certificate.clone()), "127.0.0.1", &certificate.certificate);
    }
    let wrong = Identity::self_signed(&["a.example.com"], authority);
    let reason = "certificate is valid for a.example.com, not localhost";
    refused(&showing(wrong.clone()), "localhost", &wrong.certificate, reason);
    let unknown = Identity::self_signed(&LOOPBACK, authority);
    refused(&showing(unknown), "localhost", &Authority::shared().pem(), "certificate signed by unknown authority");
}

#[test]
fn certificate_that_is_no_authority_cannot_sign() {
    let (leaf_key, key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let leaf = Authority::shared().issue(&["a.example.com"], &leaf_key, |_| {});
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, "kube-apiserver");
    let issuer = Issuer::new(params, leaf_key);
    let params = CertificateParams::new(LOOPBACK.map(str::to_owned)).unwrap();
    let forged = Identity::new(&params.signed_by(&key, &issuer).unwrap(), &key);
    let reason = "certificate signed by unknown authority (possibly because of \"x509: invalid signature: parent certificate \
        cannot sign this kind of certificate\" while trying to verify candidate authority certificate \"kube-apiserver\")";
    refused(&showing(forged), "localhost", &leaf.certificate, reason);
}

#[test]
fn platform_store_is_used_without_an_authority() {
    let authority: Arc<Authority> = Authority::new("corporate authority");
    let server = serve(ApiServer::setup().authority(&authority));
    let version =
        || Test::new().file("roots.crt", authority.pem()).args(["version", "--token", "t", "-s", &server.url()]);
    let unknown = format!("{X509}certificate signed by unknown authority\n");
    version().stdout(CLIENT).stderr(unknown).failure(1);
    version().env("SSL_CERT_FILE", "roots.crt").stdout(BOTH).success();
}

/// To read the store takes longer than the request. Here it would not end: nobody writes to the pipe.
#[test]
fn platform_store_is_not_read_for_a_server_without_tls() {
    let server = serve(ApiServer::setup().plain_http());
    let home = Home::new();
    assert!(Command::new("mkfifo").arg(home.join("roots.crt")).status().unwrap().success());
    let test = Test::in_home(&home).args(["version", "-s", &server.url()]).env("SSL_CERT_FILE", "roots.crt");
    test.stdout(BOTH).success();
}
