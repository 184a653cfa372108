//! Client certificates and keys: the algorithms and encodings that are accepted, and what is refused.

use rcgen::{DnType, KeyPair, PKCS_ECDSA_P384_SHA384, PKCS_ED25519};

use crate::support::certs::Authority;
use crate::support::fixed;
use crate::support::http::Response;
use crate::support::server::ApiServer;
use crate::support::tls::ClientCertificates;
use crate::support::version::{BOTH, CLIENT, server_version};
use crate::support::{Home, Test};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A server that requires a client certificate of the shared authority.
fn server() -> ApiServer {
    let setup = ApiServer::setup().client_certificates(ClientCertificates::Required);
    setup.start(|_| Response::bytes(r#"{"major":"1","minor":"36","gitVersion":"v1.36.2"}"#))
}

/// `version` with this certificate and this key, from files named by flags.
fn version(server: &ApiServer, certificate: &str, key: &str) -> Test {
    Test::new()
        .file("ca.crt", server.authority().pem())
        .file("client.crt", certificate)
        .file("client.key", key)
        .args(["version", "-s", &server.url(), "--certificate-authority", "ca.crt"])
        .args(["--client-certificate", "client.crt", "--client-key", "client.key"])
}

pub fn pem(label: &str, der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let lines: Vec<&str> = text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

/// The key within PKCS #8: what follows the algorithm, in an octet string.
fn inner(key: &KeyPair) -> Vec<u8> {
    let der = key.serialize_der();
    let length = |at: usize| match der[at + 1] {
        0x81 => (usize::from(der[at + 2]), 3),
        0x82 => (usize::from(der[at + 2]) << 8 | usize::from(der[at + 3]), 4),
        short => (usize::from(short), 2),
    };
    let version = length(0).1;
    let algorithm = version + 3;
    let octets = algorithm + length(algorithm).0 + length(algorithm).1;
    assert_eq!(der[octets], 4);
    let (count, header) = length(octets);
    der[octets + header..octets + header + count].to_vec()
}

#[test]
fn key_of_each_algorithm_and_encoding_is_accepted() {
    let rsa = KeyPair::from_pem(fixed::RSA_KEY).unwrap();
    let (p256, p384) = (KeyPair::generate().unwrap(), KeyPair::generate_for(&PKCS_ECDSA_P384_SHA384).unwrap());
    let ed25519 = KeyPair::generate_for(&PKCS_ED25519).unwrap();
    let parameters = pem("EC PARAMETERS", &[6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7]);
    for (name, key, text) in [
        ("rsa", &rsa, fixed::RSA_KEY.to_owned()),
        ("rsa in PKCS #1", &rsa, pem("RSA PRIVATE KEY", &inner(&rsa))),
        ("p256", &p256, p256.serialize_pem()),
        ("p256 in SEC 1", &p256, pem("EC PRIVATE KEY", &inner(&p256))),
        ("p256 after its parameters", &p256, format!("{parameters}{}", pem("EC PRIVATE KEY", &inner(&p256)))),
        ("p384", &p384, p384.serialize_pem()),
        ("p384 in SEC 1", &p384, pem("EC PRIVATE KEY", &inner(&p384))),
        ("ed25519", &ed25519, ed25519.serialize_pem()),
    ] {
        let server = server();
        let client = server.authority().issue(&[], key, |params| {
            params.distinguished_name.push(DnType::CommonName, name);
        });
        version(&server, &client.certificate, &text).stdout(BOTH).success();
        let request = &server.requests()[0];
        assert_eq!((request.client_certificate_cn.as_deref(), request.header("authorization")), (Some(name), None));
    }
}

#[test]
fn certificate_and_key_in_one_file_with_other_text_are_found() {
    let server = server();
    let client = server.authority().client("admin", "system:masters");
    let both = format!("Bag Attributes\n{}subject=admin\n{}\nend", client.key, client.certificate);
    version(&server, &both, &both).stdout(BOTH).success();
    assert_eq!(server.requests()[0].client_certificate_cn.as_deref(), Some("admin"));
}

#[test]
fn kubeconfig_data_fields_are_used_as_certificate_and_key() {
    let server = server();
    let home = Home::new();
    home.kubeconfig(&server);
    Test::in_home(&home).args(["version"]).stdout(BOTH).success();
    assert_eq!(server.requests()[0].client_certificate_cn.as_deref(), Some("admin"));
}

#[test]
fn key_that_does_not_match_certificate_is_refused_before_connecting() {
    let (server, ed25519) = (server(), KeyPair::generate_for(&PKCS_ED25519).unwrap());
    let p384 = KeyPair::generate_for(&PKCS_ECDSA_P384_SHA384).unwrap();
    let client = server.authority().client("admin", "system:masters");
    let other = server.authority().client("admin", "system:masters");
    let broken = pem("CERTIFICATE", b"abc");
    for (certificate, key, reason) in [
        (&client.certificate, &other.key, "tls: private key does not match public key"),
        (&client.certificate, &p384.serialize_pem(), "tls: private key does not match public key"),
        (&client.certificate, &ed25519.serialize_pem(), "tls: private key type does not match public key type"),
        (&broken, &client.key, "x509: malformed certificate"),
        (
            &client.certificate,
            &pem("PRIVATE KEY", b"abc"),
            "tls: failed to parse private key: it is encrypted, broken, or neither RSA nor ECDSA on P-256 or P-384 nor Ed25519",
        ),
    ] {
        version(&server, certificate, key).stdout(CLIENT).stderr(format!("error: {reason}\n")).failure(1);
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn version_1_certificate_is_sent_to_the_server() {
    // `openssl x509 -req` writes such certificates. rustls does not parse the one that it sends.
    let setup = ApiServer::setup().client_certificates(ClientCertificates::Optional);
    let server = setup.start(|_| server_version());
    version(&server, fixed::VERSION_1_AUTHORITY, fixed::VERSION_1_KEY)
        .stdout(CLIENT)
        .stderr("Unable to connect to the server: remote error: tls: unknown certificate\n")
        .failure(1);
    assert!(server.requests().is_empty());
}

#[test]
fn tls_alert_of_refusing_server_is_reported() {
    let server = server();
    let foreign = Authority::new("another authority").client("admin", "system:masters");
    let expired = server.authority().expired_client("admin", "system:masters");
    let ended = "warning: the client certificate expired on 2021-01-01T00:00:00Z: the server will refuse it\n";
    for (client, alert, warning) in
        [(foreign, "unknown certificate authority", ""), (expired, "expired certificate", ended)]
    {
        version(&server, &client.certificate, &client.key)
            .stdout(CLIENT)
            .stderr(format!("{warning}Unable to connect to the server: remote error: tls: {alert}\n"))
            .failure(1);
    }
    let test =
        Test::new().file("ca.crt", server.authority().pem()).args(["version", "--certificate-authority", "ca.crt"]);
    test.args(["--token", "t", "-s", &server.url()])
        .stdout(CLIENT)
        .stderr("Unable to connect to the server: remote error: tls: certificate required\n")
        .failure(1);
    assert!(server.requests().is_empty());
}
