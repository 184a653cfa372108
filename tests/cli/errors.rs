//! What bad input and bad servers get: a line that names the thing, an exit code, and nothing on stdout.

use serde_json::json;

use crate::support::Test;
use crate::support::cluster::Cluster;
use crate::support::http::Response;
use crate::support::server::ApiServer;
use crate::support::status;

const CREDENTIALS: &str =
    "You must be logged in to the server (the server has asked for the client to provide credentials)";
const MISSING: &str = "Error from server (NotFound): the server could not find the requested resource\n";

fn forbidden() -> Response {
    status::forbidden_path("jane", "/api")
}

fn html() -> Response {
    Response::bytes("<html>\n").header("Content-Type", "text/html; charset=utf-8")
}

/// Runs `api-resources` against a server that is a cluster but for one path; `{url}` in `stderr` is that of the path.
#[track_caller]
fn check(path: &'static str, response: fn() -> Response, stderr: &str) {
    let cluster = Cluster::demo().handler();
    let server = ApiServer::start(move |request| if request.path == path { response() } else { cluster(request) });
    let url = format!("{}{path}?timeout=32s", server.url());
    for command in ["api-resources", "api-versions", "gvrs"] {
        Test::new().kubeconfig(&server).args([command]).stderr(stderr.replace("{url}", &url)).failure(1);
    }
}

#[test]
fn a_refusal_is_told_in_kubectls_words() {
    let hint = "hint: the server says: forbidden: User \"jane\" cannot get path \"/api\"\n";
    for path in ["/api", "/apis"] {
        check(path, status::unauthorized, &format!("error: {CREDENTIALS}\n"));
        check(path, || Response::text("no\n").status(401), &format!("error: {CREDENTIALS}\n"));
        check(path, forbidden, &format!("Error from server (Forbidden): unknown\n{hint}"));
        check(path, || Response::text(" not you \n").status(403), "Error from server (Forbidden): not you\n");
    }
}

#[test]
fn nothing_at_apis_is_no_api_server() {
    check("/apis", status::no_such_path, MISSING);
    check("/apis", status::no_such_resource, MISSING);
    let server = ApiServer::start(|_| status::no_such_path());
    Test::new().kubeconfig(&server).args(["api-resources"]).stderr(MISSING).failure(1);
}

#[test]
fn a_server_in_trouble_says_so() {
    for path in ["/api", "/apis"] {
        let away = "Error from server (ServiceUnavailable): the server is currently unable to handle the request\n";
        check(path, || Response::text("service unavailable\n").status(503), away);
        check(
            path,
            || Response::text("boom \"x\"\n").status(500),
            "Error from server (InternalError): an error on the server (\"boom \\\"x\\\"\") has prevented the request \
             from succeeding\n",
        );
        check(
            path,
            || status::failure(500, "InternalError", "etcd is away"),
            "Error from server (InternalError): an error on the server (\"unknown\") has prevented the request from \
             succeeding\nhint: the server says: etcd is away\n",
        );
        check(
            path,
            || Response::text("").status(418),
            "Error from server: the server responded with the status code 418 but did not return more information\n",
        );
    }
}

#[test]
fn an_answer_that_is_no_discovery_is_named_with_its_url() {
    for (path, kind) in [("/api", "APIVersions"), ("/apis", "APIGroupList")] {
        check(path, html, "error: {url} answered with text/html, not with JSON; is it a Kubernetes API server?\n");
        let other = format!("error: {{url}} answered with JSON that is no {kind}; is it a Kubernetes API server?\n");
        check(path, || Response::json(&json!({"kind": "Status", "status": "Success"})), &other);
        check(path, || Response::json(&json!({})), &other);
        let broken = "error: {url} answered with broken JSON: ";
        check(
            path,
            || Response::json(&json!({})).header("Content-Type", "application/json").truncated(1),
            "error: {url} broke off in the middle of its answer\n",
        );
        check(
            path,
            || Response::bytes("{\"kind\":").header("Content-Type", "application/json"),
            &format!("{broken}EOF while parsing a value at line 1 column 8\n"),
        );
        check(path, || Response::bytes(""), &format!("{broken}EOF while parsing a value at line 1 column 0\n"));
    }
}

#[test]
fn pods_have_the_same_errors() {
    let pods = |response: fn() -> Response, stderr: &str| {
        let server = ApiServer::start(move |_| response());
        let stderr = stderr.replace("{url}", &format!("{}/api/v1/namespaces/default/pods?limit=500", server.url()));
        for format in [&[][..], &["-o", "json"], &["-o", "yaml"], &["-o", "name"]] {
            Test::new().kubeconfig(&server).args(["pods"]).args(format).stderr(stderr.clone()).failure(1);
        }
    };
    pods(status::unauthorized, "error: You must be logged in to the server (Unauthorized)\n");
    pods(
        || status::forbidden("jane", "list", "pods", ""),
        "Error from server (Forbidden): pods is forbidden: User \"jane\" cannot list resource \"pods\" in API group \"\" \
         at the cluster scope\n",
    );
    pods(html, "error: {url} answered with text/html, not with JSON; is it a Kubernetes API server?\n");
    let no_list = "error: {url} answered with JSON that is no list; is it a Kubernetes API server?\n";
    pods(|| Response::json(&json!({"kind": "Status", "status": "Success"})), no_list);
    pods(|| Response::json(&json!({})), no_list);
    pods(|| Response::json(&json!({})).truncated(1), "error: {url} broke off in the middle of its answer\n");
}

#[test]
fn nobody_who_listens_is_told_with_the_address() {
    let refused = |address: &str| {
        format!("The connection to the server {address} was refused - did you specify the right host or port?\n")
    };
    for command in ["api-resources", "api-versions", "gvrs", "pods"] {
        let test = || Test::new().args([command, "--token=x"]);
        test().args(["--server=https://127.0.0.1:1"]).stderr(refused("127.0.0.1:1")).failure(1);
    }
    let unknown = "Unable to connect to the server: dial tcp: lookup nowhere.invalid: no such host\n";
    Test::new().args(["gvrs", "--server=http://nowhere.invalid"]).stderr(unknown).failure(1);
}

#[test]
fn a_server_that_hangs_up_is_told() {
    let server = ApiServer::start(|_| Response::close());
    Test::new().kubeconfig(&server).args(["gvrs"]).stderr("Unable to connect to the server: EOF\n").failure(1);
}

#[test]
fn a_server_that_does_not_answer_in_time_is_given_up() {
    let server = ApiServer::start(|_| Response::hang());
    for command in ["api-resources", "pods", "api-versions"] {
        Test::new()
            .kubeconfig(&server)
            .args([command, "--request-timeout=100ms"])
            .stderr(
                "Unable to connect to the server: net/http: request canceled (Client.Timeout exceeded while awaiting \
                 headers)\n",
            )
            .failure(1);
    }
    assert!(server.requests().iter().all(|request| request.query("timeout") == Some("100ms")));
    let slow = ApiServer::start(|_| html().slow(std::time::Duration::from_millis(40)));
    Test::new()
        .kubeconfig(&slow)
        .args(["gvrs", "--request-timeout=150ms"])
        .stderr("error: https://127.0.0.1:{port}/api?timeout=150ms did not send its whole answer in time\n")
        .failure(1);
}

#[test]
fn a_kubeconfig_that_is_missing_is_named() {
    for (args, stderr) in [
        (["--kubeconfig=none"], "error: stat none: no such file or directory\n"),
        (["--kubeconfig=folder"], "error: error loading config file \"folder\": read folder: is a directory\n"),
    ] {
        Test::new().file("folder/x", "").args(["gvrs"]).args(args).stderr(stderr).failure(1);
    }
    // No kubeconfig at all is no mistake: kubectl goes to localhost then.
    let run = Test::new().args(["gvrs"]).any_stderr().failure(1);
    assert!(run.stderr.contains("localhost:8080"), "{}", run.stderr);
}

#[test]
fn a_kubeconfig_that_is_broken_is_named() {
    for (content, problem) in [
        ("a: [", "yaml: line 1: did not find expected node content"),
        ("\ta: b", "yaml: found character that cannot start any token"),
    ] {
        let stderr = format!("error: error loading config file \"{{home}}/.kube/config\": {problem}\n");
        Test::new().file(".kube/config", content).args(["gvrs"]).stderr(stderr).failure(1);
    }
}

#[test]
fn a_name_that_is_not_in_the_kubeconfig_is_told_with_those_that_are() {
    let server = Cluster::demo().serve();
    for (flag, stderr) in [
        ("--context=x", "error: context \"x\" does not exist\nhint: known contexts: test\n"),
        ("--cluster=x", "error: cluster \"x\" does not exist\nhint: known clusters: test\n"),
        ("--user=x", "error: auth info \"x\" does not exist\nhint: known users: test\n"),
    ] {
        Test::new().kubeconfig(&server).args(["gvrs", flag]).stderr(stderr).failure(1);
    }
    let gone = "apiVersion: v1\nkind: Config\ncurrent-context: gone\n";
    let stderr = "Error in configuration: context was not found for specified context: gone\n";
    Test::new().file(".kube/config", gone).args(["gvrs"]).stderr(stderr).failure(1);
    assert!(server.requests().is_empty());
}

#[test]
fn a_failed_run_leaves_no_cache() {
    let server = ApiServer::start(|_| html());
    let home = Test::new().kubeconfig(&server).args(["gvrs"]).any_stderr().failure(1).home;
    assert_eq!(home.files(".kube"), ["config"]);
}
