//! TLS: trust anchors, the expected server name, and the client certificate.

use crate::support::certs::Authority;
use crate::support::cluster::Cluster;
use crate::support::kubeconfig::KubeConfig;
use crate::support::server::{ApiServer, Setup};
use crate::support::tls::ClientCertificates;
use crate::support::{Home, Test};

const X509: &str = "Unable to connect to the server: tls: failed to verify certificate: x509: ";

/// A small cluster on a server with this setup.
fn serve(setup: Setup) -> ApiServer {
    Cluster::empty().with_resources("v1", "pods pod Pod namespaced gl po").serve_on(setup)
}

fn test(config: impl Into<KubeConfig>, args: &[&str]) -> Test {
    Test::new().kubeconfig(config).args(["gvrs", "-o", "name"]).args(args)
}

#[track_caller]
fn works(config: impl Into<KubeConfig>, args: &[&str]) {
    test(config, args).stdout("v1/pods\n").success();
}

#[track_caller]
fn refuses(server: &ApiServer, args: &[&str], reason: &str) {
    test(server, args).stderr(format!("{X509}{reason}\n")).failure(1);
    assert!(server.requests().is_empty());
}

#[test]
fn authority_flag_replaces_the_trusted_authority() {
    let server = serve(ApiServer::setup());
    test(&server, &["--certificate-authority=other.crt"])
        .file("other.crt", Authority::new("another authority").pem())
        .stderr(format!("{X509}certificate signed by unknown authority\n"))
        .failure(1);
}

#[test]
fn certificate_for_another_name_is_refused() {
    let names = |names: &[&str]| serve(ApiServer::setup().certificate(Authority::shared().server(names)));
    let other = "certificate is valid for 10.0.0.1, 10.0.0.2, not 127.0.0.1";
    refuses(&names(&["a.example.com", "10.0.0.1", "10.0.0.2"]), &[], other);
    let other = "certificate is valid for a.example.com, *.example.org, not localhost";
    let server = names(&["a.example.com", "*.example.org", "10.0.0.1"]);
    refuses(&server, &["--server", &format!("https://localhost:{}", server.port())], other);
}

#[test]
fn tls_server_name_flag_sets_the_expected_name() {
    let server = serve(ApiServer::setup().wrong_name_certificate());
    works(&server, &["--tls-server-name=other.example.com"]);
    refuses(
        &serve(ApiServer::setup()),
        &["--tls-server-name=other.example.com"],
        "certificate is valid for localhost, not other.example.com",
    );
    let home = Home::new();
    home.kubeconfig(&server);
    let config =
        home.read(".kube/config").replace("    server:", "    tls-server-name: other.example.com\n    server:");
    home.write(".kube/config", config);
    Test::in_home(&home).args(["gvrs", "-o", "name", "--refresh"]).stdout("v1/pods\n").success();
}

#[test]
fn insecure_flag_skips_verification() {
    for setup in [
        ApiServer::setup().foreign_certificate(),
        ApiServer::setup().expired_certificate(),
        ApiServer::setup().wrong_name_certificate(),
    ] {
        works(&serve(setup), &["--insecure-skip-tls-verify"]);
    }
    let server = serve(ApiServer::setup());
    test(&server, &["--insecure-skip-tls-verify", "--certificate-authority=ca.crt"])
        .file("ca.crt", server.authority().pem())
        .stderr("error: specifying a root certificates file with the insecure flag is not allowed\n")
        .failure(1);
}

#[test]
fn certificates_are_taken_from_data_and_from_files() {
    let authority = Authority::new("an authority");
    let setup = || ApiServer::setup().authority(&authority).client_certificates(ClientCertificates::Required);
    for by_files in [false, true] {
        let server = serve(setup());
        let config = KubeConfig::of(&server).certificate(authority.client("jane", "developers"));
        works(if by_files { config.by_files() } else { config }, &[]);
        let names: Vec<_> = server.requests().into_iter().map(|request| request.client_certificate_cn).collect();
        assert_eq!(names, [Some("jane".to_owned()), Some("jane".to_owned())]);
    }
}

#[test]
fn certificates_are_taken_from_flags() {
    let authority = Authority::new("an authority");
    let server = serve(ApiServer::setup().authority(&authority).client_certificates(ClientCertificates::Required));
    let identity = authority.client("flag", "developers");
    let (url, config) = (server.url(), KubeConfig::of(&server).nobody());
    test(config, &["--server", &url, "--certificate-authority=ca", "--client-certificate=crt", "--client-key=key"])
        .file("ca", authority.pem())
        .file("crt", identity.certificate)
        .file("key", identity.key)
        .stdout("v1/pods\n")
        .success();
    assert_eq!(server.requests()[0].client_certificate_cn.as_deref(), Some("flag"));
}

#[test]
fn required_client_certificate_is_reported() {
    let server = serve(ApiServer::setup().client_certificates(ClientCertificates::Required));
    let required = "Unable to connect to the server: remote error: tls: certificate required\n";
    test(KubeConfig::of(&server).nobody(), &[]).stderr(required).failure(1);
    let foreign = Authority::new("another authority").client("admin", "system:masters");
    let unknown = "Unable to connect to the server: remote error: tls: unknown certificate authority\n";
    test(KubeConfig::of(&server).certificate(foreign), &[]).stderr(unknown).failure(1);
    let expired = server.authority().expired_client("admin", "system:masters");
    let ended = "warning: the client certificate expired on 2021-01-01T00:00:00Z: the server will refuse it\n\
                 Unable to connect to the server: remote error: tls: expired certificate\n";
    test(KubeConfig::of(&server).certificate(expired), &[]).stderr(ended).failure(1);
    assert!(server.requests().is_empty());
}

#[test]
fn unusable_files_are_named() {
    let server = serve(ApiServer::setup());
    let test = |args: &[&str]| test(KubeConfig::of(&server).nobody(), args).file("text", "no certificate\n");
    test(&["--certificate-authority=none"])
        .stderr(
            "error: unable to read certificate-authority none for test due to open none: no such file or directory\n",
        )
        .failure(1);
    test(&["--certificate-authority=text"])
        .stderr("error: unable to load root certificates: unable to parse bytes as PEM block\n")
        .failure(1);
    test(&["--client-certificate=text"])
        .stderr("error: client-key-data or client-key must be specified for test to use the clientCert authentication method.\n")
        .failure(1);
    test(&["--client-certificate=text", "--client-key=text"])
        .stderr("error: tls: failed to find any PEM data in certificate input\n")
        .failure(1);
    assert_eq!(server.connections(), 0);
}

#[test]
fn plain_http_server_is_supported() {
    let server = serve(ApiServer::setup().plain_http());
    works(&server, &[]);
}

#[test]
fn address_without_a_scheme_uses_http() {
    let server = serve(ApiServer::setup().plain_http());
    works(&server, &["--server", &format!("127.0.0.1:{}", server.port())]);
}
