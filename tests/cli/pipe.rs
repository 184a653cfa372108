//! A stdout that cannot be written: a reader that went away is silence, a disk that is full an error.

use crate::support::cluster::Cluster;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, pods};

/// Every command in every format.
const RUNS: [&[&str]; 24] = [
    &["api-resources"],
    &["api-resources", "-o", "wide"],
    &["api-resources", "-o", "name"],
    &["api-resources", "-o", "json"],
    &["api-resources", "-o", "yaml"],
    &["api-versions"],
    &["gvrs"],
    &["gvrs", "-o", "wide"],
    &["gvrs", "-o", "name"],
    &["gvrs", "-o", "json"],
    &["gvrs", "-o", "ndjson"],
    &["gvrs", "-o", "yaml"],
    &["pods", "-A"],
    &["pods", "-A", "-o", "wide"],
    &["pods", "-A", "-o", "name"],
    &["pods", "-A", "-o", "json"],
    &["pods", "-A", "-o", "yaml"],
    &["version"],
    &["version", "-o", "json"],
    &["version", "-o", "yaml"],
    &["completion", "bash"],
    &["completion", "zsh"],
    &["--help"],
    &["--version"],
];

/// A cluster with more than fits into a buffer, and a home that knows it.
fn large() -> (ApiServer, Home) {
    let server = Cluster::demo().crowded(100).with(pods::many(0)).serve();
    let home = Home::new();
    home.kubeconfig(&server);
    (server, home)
}

#[test]
fn a_reader_that_has_gone_is_no_error() {
    let (_server, home) = large();
    for args in RUNS {
        Test::in_home(&home).args(args).closed_stdout().success();
    }
}

#[test]
fn a_reader_that_has_gone_ends_the_pages() {
    let server = Cluster::stock().with(pods::many(3000)).serve();
    for format in [&[][..], &["-o", "name"], &["-o", "json"], &["-o", "yaml"]] {
        let before = server.requests().len();
        Test::new().kubeconfig(&server).args(["pods", "-A"]).args(format).closed_stdout().success();
        assert_eq!(server.requests().len(), before + 1, "{format:?}");
    }
}

#[test]
fn an_error_is_told_though_nobody_reads_stdout() {
    let stderr = "error: stat none: no such file or directory\n";
    Test::new().args(["gvrs", "--kubeconfig=none"]).closed_stdout().stderr(stderr).failure(1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let (_server, home) = large();
    for args in RUNS {
        let stderr = "error: writing to standard output: No space left on device (os error 28)\n";
        Test::in_home(&home).args(args).full_disk().stderr(stderr).failure(1);
    }
}
