//! `Warning` headers are printed on stderr, each text once.

use crate::support::Test;
use crate::support::cluster::Cluster;
use crate::support::http::Response;
use crate::support::server::ApiServer;
use crate::support::version::{BOTH, server_version};

#[test]
fn each_warning_is_one_line_of_the_server_text() {
    let server = ApiServer::start(|_| {
        server_version()
            .another_header("Warning", r#"299 - "x v1 is \"old\"", 299 - "y" "Sat, 25 Aug 2012 23:34:45 GMT""#)
            .another_header("Warning", "junk")
            .another_header("Warning", r#"199 - "not lasting", 299 - "x v1 is \"old\"", 299 - "z""#)
    });
    Test::new()
        .kubeconfig(&server)
        .args(["version"])
        .stdout(BOTH)
        .stderr("Warning: x v1 is \"old\"\nWarning: y\nWarning: z\n")
        .success();
}

#[test]
fn repeated_warning_is_printed_once() {
    let cluster = Cluster::stock().legacy().handler();
    let server = ApiServer::start(move |request| cluster(request).header("Warning", r#"299 - "upgrade soon""#));
    Test::new().kubeconfig(&server).args(["api-resources"]).any_stdout().stderr("Warning: upgrade soon\n").success();
    assert!(server.requests().len() > 20);
}

#[test]
fn warning_is_printed_before_the_error() {
    let server = ApiServer::start(|_| Response::text("no").status(403).header("Warning", r#"299 - "w""#));
    let stderr = "Warning: w\nError from server (Forbidden): no\n";
    Test::new().kubeconfig(&server).args(["api-resources"]).stderr(stderr).failure(1);
    // An encoded word stays as it was sent, so that it cannot bring control characters.
    let server =
        ApiServer::start(|_| Response::text("no").status(403).header("Warning", r#"299 - "=?utf-8?q?=1B[1m?=""#));
    let stderr = "Warning: =?utf-8?q?=1B[1m?=\nError from server (Forbidden): no\n";
    Test::new().kubeconfig(&server).args(["api-resources"]).stderr(stderr).failure(1);
}
