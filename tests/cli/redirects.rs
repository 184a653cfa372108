//! Redirects: followed as by kubectl, but credentials go to the server of the kubeconfig alone.

use std::sync::{Arc, OnceLock};

use crate::support::Test;
use crate::support::cluster::Cluster;
use crate::support::fault;
use crate::support::http::Request;
use crate::support::kubeconfig::KubeConfig;
use crate::support::server::{ApiServer, Setup};
use crate::support::status;

/// A server that redirects each request to the same target on another server.
fn redirecting_to(other: &ApiServer, setup: Setup) -> ApiServer {
    let url = other.url();
    setup.start(move |request| fault::redirect(&format!("{url}{}", request.target)))
}

/// A token and impersonation: headers that identify the user.
const IDENTITY_FLAGS: [&str; 5] =
    ["--as=jane", "--as-group=developers", "--as-uid=1", "--as-user-extra=scope=all", "--token=s3cret"];

#[test]
fn redirect_to_the_same_server_keeps_credentials() {
    for to in ["/below", "https://{host}/below", "//{host}/below"] {
        let cluster = Cluster::demo().handler();
        let server = ApiServer::start(move |request| match request.path.strip_prefix("/below") {
            Some(path) => cluster(&Request { path: path.to_owned(), ..request.clone() }),
            None => {
                fault::redirect(&format!("{}{}", to.replace("{host}", request.header("host").unwrap()), request.target))
            }
        });
        let test = Test::new().kubeconfig(&server).args(["api-resources"]).args(IDENTITY_FLAGS);
        test.stdout_golden("api-resources").success();
        let targets: Vec<String> = server.requests().into_iter().map(|request| request.target).collect();
        let below = ["/api?timeout=32s", "/below/api?timeout=32s", "/apis?timeout=32s", "/below/apis?timeout=32s"];
        assert_eq!((targets, server.connections()), (below.map(str::to_owned).to_vec(), 1), "{to}");
        for request in server.requests() {
            assert_eq!(request.header("authorization"), Some("Bearer s3cret"));
            assert_eq!(request.header("impersonate-user"), Some("jane"));
        }
    }
}

#[test]
fn redirect_to_another_server_drops_credentials() {
    // Another port is another origin: any process may listen there.
    let other = Cluster::demo().serve();
    let server = redirecting_to(&other, ApiServer::setup());
    let test = Test::new().kubeconfig(KubeConfig::of(&server)).args(["api-resources"]).args(IDENTITY_FLAGS);
    test.stdout_golden("api-resources").success();
    let test = Test::new().kubeconfig(KubeConfig::of(&server).basic("jane", "s3cret")).args(["api-resources"]);
    test.stdout_golden("api-resources").success();
    let test = Test::new().kubeconfig(KubeConfig::of(&server)).args(["pods", "-A"]);
    test.stdout_golden("pods").success();
    assert_eq!((server.requests().len(), other.requests().len()), (5, 5));
    for request in other.requests() {
        let names: Vec<&str> = request.headers.iter().map(|(name, _)| name.as_str()).collect();
        let known = ["accept", "accept-encoding", "host", "user-agent"];
        assert!(names.iter().all(|name| known.contains(name)), "{names:?}");
        assert_eq!(request.client_certificate_cn, None);
    }
    let names: Vec<_> = server.requests().into_iter().filter_map(|request| request.client_certificate_cn).collect();
    assert_eq!(names, ["admin"; 3], "a certificate and a password exclude each other");
}

#[test]
fn redirect_back_from_another_server_sends_no_credentials() {
    let cluster = Cluster::demo().handler();
    let back = Arc::new(OnceLock::<String>::new());
    let home = Arc::clone(&back);
    let other =
        ApiServer::start(move |request| fault::redirect(&format!("{}/back{}", home.get().unwrap(), request.target)));
    let url = other.url();
    let server = ApiServer::start(move |request| match request.path.strip_prefix("/back") {
        Some(path) => cluster(&Request { path: path.to_owned(), ..request.clone() }),
        None => fault::redirect(&format!("{url}{}", request.target)),
    });
    back.set(server.url()).unwrap();
    let test = Test::new().kubeconfig(&server).args(["api-resources", "--as=jane"]);
    test.stdout_golden("api-resources").success();
    let requests = server.requests();
    assert_eq!(requests.len(), 4);
    for request in requests {
        let is_back = request.path.starts_with("/back");
        let (certificate, user) = (request.client_certificate_cn.as_deref(), request.header("impersonate-user"));
        assert_eq!((certificate, user), if is_back { (None, None) } else { (Some("admin"), Some("jane")) });
    }
}

#[test]
fn refusal_by_redirect_target_has_a_hint() {
    let other = ApiServer::start(|_| status::unauthorized());
    let port = other.port().to_string();
    let server = redirecting_to(&other, ApiServer::setup());
    Test::new()
        .kubeconfig(&server)
        .args(["pods"])
        .placeholder("other", &port)
        .stderr(
            "error: You must be logged in to the server (Unauthorized)\n\
             hint: this is the answer of https://127.0.0.1:{other}, to which the server redirects and which got no \
             credentials; if it is the API server, name it with --server\n",
        )
        .failure(1);
}

#[test]
fn redirect_target_certificate_is_verified() {
    let other = Cluster::demo().serve_on(ApiServer::setup().foreign_certificate());
    let server = redirecting_to(&other, ApiServer::setup());
    Test::new()
        .kubeconfig(&server)
        .args(["api-resources"])
        .stderr(
            "Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown \
             authority\n",
        )
        .failure(1);
    assert!(other.requests().is_empty());
}

#[test]
fn plain_http_server_may_redirect_to_https() {
    let other = Cluster::demo().serve();
    let server = redirecting_to(&other, ApiServer::setup().plain_http());
    Test::new()
        .kubeconfig(&server)
        .args(["api-resources"])
        .file("ca.crt", other.authority().pem())
        .env("SSL_CERT_FILE", "ca.crt")
        .stdout_golden("api-resources")
        .success();
}
