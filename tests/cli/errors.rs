//! Errors of bad input and broken servers: one line that names the cause, an exit code, and nothing on stdout.

use std::sync::Mutex;

use crate::support::Test;
use crate::support::cluster::Cluster;
use crate::support::http::{End, Response};
use crate::support::server::ApiServer;
use crate::support::{fault, status};

fn html() -> Response {
    Response::bytes("<html>\n").header("Content-Type", "text/html; charset=utf-8")
}

/// The list of faults is in `faults`.
#[test]
fn every_command_reports_a_fault_with_the_same_message() {
    let refused = "The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?\n";
    for command in ["api-resources", "api-versions", "gvrs", "removals", "snapshot"] {
        for path in ["/api", "/apis"] {
            let server = Cluster::demo().serve_but(move |request| (request.path == path).then(html));
            let problem = "answered with text/html, not with JSON; is it a Kubernetes API server?";
            let stderr = format!("error: {}{path}?timeout=32s {problem}\n", server.url());
            Test::new().kubeconfig(&server).args([command]).stderr(stderr).failure(1);
        }
        let test = Test::new().args([command, "--token=x", "--server=https://127.0.0.1:1"]);
        test.stderr(refused).failure(1);
    }
    let server = ApiServer::start(|_| status::forbidden("jane", "list", "pods", ""));
    let forbidden = "Error from server (Forbidden): pods is forbidden: User \"jane\" cannot list resource \"pods\" in API \
                     group \"\" at the cluster scope\n";
    for format in ["json", "yaml", "name", "wide"] {
        Test::new().kubeconfig(&server).args(["pods", "-o", format]).stderr(forbidden).failure(1);
    }
}

#[test]
fn streamed_body_fails_with_the_same_messages() {
    for (answer, args, stdout, problem) in [
        (Response::text("all").truncated(2), "-v=0", "al", "broke off in the middle of its answer"),
        (fault::broken_off(End::Hang), "--request-timeout=2s", "{", "did not send its whole answer in time"),
        (fault::compressed(b"no gzip at all".into()), "-v=0", "", "sent an answer that cannot be decompressed"),
    ] {
        let answer = Mutex::new(Some(answer));
        let server = ApiServer::start(move |_| answer.lock().unwrap().take().unwrap());
        let query = if args == "-v=0" { "" } else { "?timeout=2s" };
        let stderr = format!("error: {}/x{query} {problem}\n", server.url());
        Test::new().kubeconfig(&server).args(["raw", "/x", args]).stdout(stdout).stderr(stderr).failure(1);
    }
}

#[test]
fn missing_kubeconfig_is_named_in_error() {
    for (args, stderr) in [
        (["--kubeconfig=none"], "error: stat none: no such file or directory\n"),
        (
            ["--kubeconfig=directory"],
            "error: error loading config file \"directory\": read directory: is a directory\n",
        ),
    ] {
        Test::new().file("directory/x", "").args(["gvrs"]).args(args).stderr(stderr).failure(1);
    }
    // Without any kubeconfig there is no such error: as in kubectl, the server is localhost.
    let run = Test::new().args(["gvrs"]).any_stderr().failure(1);
    assert!(run.stderr.contains("localhost:8080"), "{}", run.stderr);
}

#[test]
fn invalid_kubeconfig_is_named_in_error() {
    let utf16: Vec<u8> = "\u{feff}a: b\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (content, problem) in [
        (&b"a: ["[..], "yaml: line 1: did not find expected node content"),
        (b"\ta: b", "yaml: found character that cannot start any token"),
        (b"a: &x 1\nb: &x 2\nc: *x", "yaml: an anchor is defined twice; give each its own name"),
        (&utf16, "yaml: the text is UTF-16; save it as UTF-8"),
        // The value is not shown: it may be a password that lacks quotes.
        (b"a: b\npassword: *s3cret", "yaml: line 2: unknown anchor"),
        (b"a: b\npassword: !!int s3cret", "yaml: line 2: a key that is no text, or a value that does not fit its tag"),
    ] {
        let stderr = format!("error: error loading config file \"{{home}}/.kube/config\": {problem}\n");
        Test::new().file(".kube/config", content).args(["gvrs"]).stderr(stderr).failure(1);
    }
}

#[test]
fn unknown_kubeconfig_name_gives_a_hint_with_known_ones() {
    let server = Cluster::demo().serve();
    for (flag, stderr) in [
        ("--context=x", "error: context \"x\" does not exist\nhint: known contexts: test\n"),
        ("--cluster=x", "error: cluster \"x\" does not exist\nhint: known clusters: test\n"),
        ("--user=x", "error: auth info \"x\" does not exist\nhint: known users: test\n"),
    ] {
        Test::new().kubeconfig(&server).args(["gvrs", flag]).stderr(stderr).failure(1);
    }
    let gone = "Error in configuration: context was not found for specified context: gone\n";
    for (contexts, hint) in
        [("", "the kubeconfig has no contexts"), ("contexts: [{name: b}, {name: a}]", "known contexts: a, b")]
    {
        let config = format!("apiVersion: v1\nkind: Config\ncurrent-context: gone\n{contexts}\n");
        Test::new().file(".kube/config", config).args(["gvrs"]).stderr(format!("{gone}hint: {hint}\n")).failure(1);
    }
    assert!(server.requests().is_empty());
}

#[test]
fn missing_files_of_kubeconfig_variable_are_named() {
    let refused = "The connection to the server localhost:8080 was refused - did you specify the right host or port?\n";
    for (variable, hint) in [
        ("/none/a", "KUBECONFIG names /none/a, which does not exist"),
        ("/none/a:/none/b", "KUBECONFIG names /none/a and /none/b, which do not exist"),
    ] {
        let stderr = format!("{refused}hint: {hint}\n");
        Test::new().env("KUBECONFIG", variable).args(["gvrs"]).stderr(stderr).failure(1);
    }
}

#[test]
fn a_failed_run_leaves_no_cache() {
    let server = ApiServer::start(|_| html());
    let home = Test::new().kubeconfig(&server).args(["gvrs"]).any_stderr().failure(1).home;
    assert_eq!(home.files(".kube"), ["config"]);
}
