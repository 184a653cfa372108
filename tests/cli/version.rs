//! `version`: this program's and the server's.

use crate::support::Test;
use crate::support::cluster::Cluster;
use crate::support::http::Response;
use crate::support::server::ApiServer;
use crate::support::version::platform;

const JSON: &str = r#"{
  "clientVersion": {
    "gitVersion": "v{version}",
    "platform": "{platform}"
  },
  "serverVersion": {
    "major": "1",
    "minor": "29",
    "gitVersion": "v1.29.0",
    "gitCommit": "5d1c0a4f2b7e9836d04c1a7f6be2908354cd71e0",
    "gitTreeState": "clean",
    "buildDate": "2026-03-10T12:00:00Z",
    "goVersion": "go1.26.1",
    "compiler": "gc",
    "platform": "linux/amd64"
  }
}
"#;

const YAML: &str = r#"clientVersion:
  gitVersion: v{version}
  platform: {platform}
serverVersion:
  buildDate: "2026-03-10T12:00:00Z"
  compiler: gc
  gitCommit: 5d1c0a4f2b7e9836d04c1a7f6be2908354cd71e0
  gitTreeState: clean
  gitVersion: v1.36.2
  goVersion: go1.26.1
  major: "1"
  minor: "36"
  platform: linux/amd64
"#;

/// `version`, with this program's version as `{version}` in expected text.
fn test(args: &[&str]) -> Test {
    Test::new().args(["version"]).args(args).placeholder("version", env!("CARGO_PKG_VERSION"))
}

#[test]
fn client_and_server_versions_are_printed() {
    let server = Cluster::empty().serve();
    test(&[]).kubeconfig(&server).stdout("Client Version: v{version}\nServer Version: v1.36.2\n").success();
    assert_eq!((server.requests().len(), server.requests()[0].target.as_str()), (1, "/version?timeout=32s"));
}

#[test]
fn json_keeps_the_order_of_the_servers_keys() {
    let server = Cluster::empty().version("v1.29.0").serve();
    test(&["-o", "json"]).kubeconfig(&server).placeholder("platform", &platform()).stdout(JSON).success();
}

#[test]
fn yaml_sorts_the_keys() {
    let server = Cluster::empty().serve();
    test(&["-o", "yaml"]).kubeconfig(&server).placeholder("platform", &platform()).stdout(YAML).success();
}

#[test]
fn client_flag_needs_no_server() {
    test(&["--client"]).stdout("Client Version: v{version}\n").success();
    test(&["--client", "-o", "yaml"])
        .placeholder("platform", &platform())
        .stdout("clientVersion:\n  gitVersion: v{version}\n  platform: {platform}\n")
        .success();
    Test::new().args(["--version"]).stdout(concat!("kubegvr ", env!("CARGO_PKG_VERSION"), "\n")).success();
}

#[test]
fn unreachable_server_gives_client_version_and_error() {
    let refused = "The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?\n";
    let server = ["--server=http://127.0.0.1:1"];
    test(&server).stdout("Client Version: v{version}\n").stderr(refused).failure(1);
    test(&server)
        .args(["-o", "yaml"])
        .placeholder("platform", &platform())
        .stdout("clientVersion:\n  gitVersion: v{version}\n  platform: {platform}\n")
        .stderr(refused)
        .failure(1);
}

#[test]
fn response_without_a_version_is_an_error() {
    let server = ApiServer::start(|_| Response::json(&serde_json::json!({"kind": "Status"})));
    test(&[])
        .kubeconfig(&server)
        .stdout("Client Version: v{version}\n")
        .stderr("error: https://127.0.0.1:{port}/version?timeout=32s answered without a version; is it a Kubernetes API server?\n")
        .failure(1);
}
