//! `pods`: what `kubectl get pods` prints, page by page.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;

use crate::support::cluster::Cluster;
use crate::support::http::{Request, Response};
use crate::support::kubeconfig::KubeConfig;
use crate::support::server::ApiServer;
use crate::support::{Test, pods, status};

const PODS: &str = "/api/v1/pods";

fn test(args: &[&str]) -> Test {
    Test::new().args(["pods"]).args(args)
}

/// The targets of all requests of a run on a cluster with this many pods.
fn targets(count: usize, args: &[&str]) -> Vec<String> {
    let server = Cluster::stock().with(pods::many(count)).serve();
    test(args).kubeconfig(&server).any_stdout().any_stderr().success();
    server.requests().into_iter().map(|request| request.target).collect()
}

#[test]
fn table_is_the_one_of_the_server() {
    let server = Cluster::demo().serve();
    test(&["-A"]).kubeconfig(&server).stdout_golden("pods").success();
    let request: &Request = &server.requests()[0];
    assert_eq!(request.target, "/api/v1/pods?limit=500");
    assert_eq!(
        request.header("accept"),
        Some(
            "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,\
             application/json"
        )
    );
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn wide_table_adds_columns_of_lower_priority() {
    test(&["-A", "-o", "wide"]).kubeconfig(&Cluster::demo().serve()).stdout_golden("pods-wide").success();
}

#[test]
fn objects_are_printed_as_by_kubectl() {
    let server = Cluster::demo().serve();
    let names = "pod/db-0\npod/db-1\npod/migrate-schema-x7k2p\npod/report-fb4tq\n";
    test(&["-n", "data", "-o", "name"]).kubeconfig(&server).stdout(names).success();
    test(&["-o", "json"]).kubeconfig(&server).stdout_golden("pods-json").success();
    test(&["-o", "yaml"]).kubeconfig(&server).stdout_golden("pods-yaml").success();
    assert!(server.requests().iter().all(|request| request.header("accept") == Some("application/json")));
}

#[test]
fn label_flags_add_columns() {
    let server = Cluster::demo().serve();
    test(&["-A", "--show-labels", "-L", "app,example.com/tier", "-L", "tier", "-l", "app!=front"])
        .kubeconfig(&server)
        .stdout_golden("pods-labels")
        .success();
}

#[test]
fn selectors_are_sent_to_the_server() {
    let server = Cluster::demo().serve();
    let args = ["-n", "web", "-l", " app in (api, front) ", "--field-selector=status.phase=Pending", "--no-headers"];
    test(&args).kubeconfig(&server).stdout("front-canary   0/1   ImagePullBackOff   0     32s\n").success();
    let path = "/api/v1/namespaces/web/pods";
    let query = "fieldSelector=status.phase%3DPending&labelSelector=app+in+%28api%2C+front%29&limit=500";
    assert_eq!(server.requests()[0].target, format!("{path}?{query}"));
}

#[test]
fn namespace_comes_from_flag_then_context_then_default() {
    let server = Cluster::demo().serve();
    let config = || KubeConfig::of(&server).namespace("data");
    test(&["-o", "name", "-n", "default"]).kubeconfig(config()).stdout("pod/lonely\n").success();
    test(&["-o", "name"]).kubeconfig(config()).any_stdout().success();
    test(&["-o", "name"]).kubeconfig(&server).stdout("pod/lonely\n").success();
    let paths: Vec<String> = server.requests().into_iter().map(|request| request.path).collect();
    let path = |namespace: &str| format!("/api/v1/namespaces/{namespace}/pods");
    assert_eq!(paths, [path("default"), path("data"), path("default")]);
}

#[test]
fn empty_list_is_reported_on_stderr() {
    let server = Cluster::stock().serve();
    let test = |args: &[&str]| test(args).kubeconfig(&server);
    test(&[]).stderr("No resources found in default namespace.\n").success();
    test(&["-n", "web", "-o", "wide"]).stderr("No resources found in web namespace.\n").success();
    test(&["-A", "--no-headers"]).stderr("No resources found\n").success();
    test(&["-o", "name"]).success();
    test(&["-o", "yaml"])
        .stdout("apiVersion: v1\nitems: []\nkind: List\nmetadata:\n  resourceVersion: \"\"\n")
        .success();
    let json = "{\n    \"apiVersion\": \"v1\",\n    \"items\": [],\n    \"kind\": \"List\",\n    \"metadata\": {\n        \"resourceVersion\": \"\"\n    }\n}\n";
    test(&["-o", "json"]).stdout(json).success();
}

#[test]
fn pods_are_requested_in_pages_of_500() {
    let pages = targets(1001, &["-A"]);
    assert_eq!(pages.len(), 3);
    assert_eq!(pages[0], "/api/v1/pods?limit=500");
    assert!(pages[1..].iter().all(|page| page.starts_with("/api/v1/pods?continue=") && page.ends_with("&limit=500")));
    assert_ne!(pages[1], pages[2]);
    assert_eq!(targets(500, &["-A"]).len(), 1);
}

#[test]
fn chunk_size_flag_sets_the_page_size() {
    assert_eq!(targets(30, &["-A", "--chunk-size=10", "-o", "json"]).len(), 3);
    assert_eq!(targets(30, &["-A", "--chunk-size=0"]), [PODS]);
    let selected = targets(30, &["-A", "--chunk-size", "10", "-l", "app=worker"]);
    assert!(selected.len() == 3 && selected.iter().all(|page| page.contains("labelSelector=app%3Dworker&limit=10")));
}

#[test]
fn pages_add_up_to_the_whole_list() {
    let server = Cluster::demo().with(pods::many(120)).without("apps/v1").serve();
    for format in ["name", "json", "yaml"] {
        let whole = test(&["-A", "--chunk-size=0", "-o", format]).kubeconfig(&server).any_stdout().success().stdout;
        test(&["-A", "--chunk-size=7", "-o", format]).kubeconfig(&server).stdout(whole).success();
    }
    let table = |size: &str| test(&["-A", size, "-o", "wide"]).kubeconfig(&server).any_stdout().success().stdout;
    let (whole, paged) = (table("--chunk-size=0"), table("--chunk-size=7"));
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&paged), words(&whole));
}

#[test]
fn list_whose_continue_token_repeats_is_an_error_after_its_pages() {
    // One token again and again, or two in turn.
    for (distinct, requests) in [(1, 2), (2, 3)] {
        let count = AtomicUsize::new(0);
        let cluster = Cluster::demo().handler();
        let server = ApiServer::start(move |request| {
            if !request.path.ends_with("/pods") {
                return cluster(request);
            }
            let token = format!("t{}", count.fetch_add(1, Ordering::SeqCst) % distinct);
            let row = json!({"cells": [token], "object": {"metadata": {"name": token}}});
            let columns = [json!({"name": "Name", "type": "string", "format": "name", "priority": 0})];
            Response::json(
                &json!({"kind": "Table", "metadata": {"continue": token}, "columnDefinitions": columns, "rows": [row]}),
            )
        });
        let rows = if distinct == 1 { "t0\nt0\n" } else { "t0\nt1\nt0\n" };
        let problem = "error: the list of pods does not end: the server sent the same continue token twice\n";
        test(&[]).kubeconfig(&server).stdout(format!("NAME\n{rows}")).stderr(problem).failure(1);
        assert_eq!(server.requests().len(), requests);
    }
}

#[test]
fn expired_page_is_an_error_after_the_earlier_pages() {
    let server = Cluster::demo().serve_but(|request| request.query("continue").map(|_| status::expired()));
    let expired = "Error from server (Expired): The provided continue parameter is too old to display a consistent list \
                   result. You can start a new list without the continue parameter.\n";
    test(&["-A", "--chunk-size=2"])
        .kubeconfig(&server)
        .stdout("NAMESPACE   NAME   READY   STATUS    RESTARTS       AGE\ndata        db-0   1/1     Running   0              5d3h\ndata        db-1   2/3     Running   3 (128m ago)   5d3h\n")
        .stderr(expired)
        .failure(1);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn refusal_names_what_was_requested() {
    let server = Cluster::demo().serve();
    let test = |args: &[&str]| test(args).kubeconfig(&server);
    test(&["-l", "a(b"])
        .stderr("Error from server (BadRequest): Unable to find \"/v1, Resource=pods\" that match label selector \"a(b\", field selector \"\": unable to parse requirement: a(b\n")
        .failure(1);
    test(&["--field-selector", "x=y", "-o", "yaml"])
        .stderr("Error from server (BadRequest): Unable to find \"/v1, Resource=pods\" that match label selector \"\", field selector \"x=y\": field label not supported: x\n")
        .failure(1);
    let server = Cluster::stock().without("v1/pods").serve();
    Test::new()
        .kubeconfig(&server)
        .args(["pods"])
        .stderr("Error from server (NotFound): Unable to list \"/v1, Resource=pods\": the server could not find the requested resource\n")
        .failure(1);
}

#[test]
fn namespace_invalid_in_a_path_is_refused() {
    let server = Cluster::demo().serve();
    for (namespace, problem) in [(".", "be '.'"), ("..", "be '..'"), ("a/b", "contain '/'"), ("a%b", "contain '%'")] {
        let stderr = format!("invalid namespace {namespace:?}: [may not {problem}]\n");
        test(&["-n", namespace]).kubeconfig(&server).stderr(stderr).failure(1);
    }
    assert!(server.requests().is_empty());
}

#[test]
fn pods_command_leaves_the_cache_untouched() {
    let server = Cluster::demo().serve();
    let home = test(&["-o", "name"]).kubeconfig(&server).stdout("pod/lonely\n").success().home;
    assert_eq!(home.files(".kube/cache"), Vec::<String>::new());
}

/// The names in the first column of a table without headings.
fn names(server: &ApiServer, args: &[&str]) -> Vec<String> {
    let run = test(args).args(["--no-headers"]).kubeconfig(server).any_stdout().success();
    run.stdout.lines().map(|line| line.split_whitespace().next().unwrap().to_owned()).collect()
}

#[test]
fn named_pods_are_printed_in_the_order_of_the_arguments() {
    let server = Cluster::demo().serve();
    test(&["-n", "data", "db-1", "db-0", "--no-headers"])
        .kubeconfig(&server)
        .stdout("db-1   2/3   Running   3 (128m ago)   5d3h\ndb-0   1/1   Running   0              5d3h\n")
        .success();
    let paths: Vec<String> = server.requests().into_iter().map(|request| request.path).collect();
    assert_eq!(paths, ["/api/v1/namespaces/data/pods/db-1", "/api/v1/namespaces/data/pods/db-0"]);
    for (args, stderr) in [
        (&["none"][..], "Error from server (NotFound): pods \"none\" not found\n"),
        (&["a", "-A"], "error: a resource cannot be retrieved by name across all namespaces\n"),
        (&["a", "-l", "x=y"], "error: name cannot be provided when a selector is specified\n"),
        (&[""], "error: resource name may not be empty\n"),
    ] {
        test(args).kubeconfig(&server).stderr(stderr).failure(1);
    }
}

#[test]
fn pods_are_sorted_by_restarts_age_name_node_or_status() {
    let server = Cluster::demo().serve();
    let data = |key: &str| names(&server, &["-n", "data", "--sort-by", key]);
    assert_eq!(data("restarts"), ["db-0", "migrate-schema-x7k2p", "report-fb4tq", "db-1"]);
    assert_eq!(data("age"), ["report-fb4tq", "migrate-schema-x7k2p", "db-0", "db-1"]);
    assert_eq!(data("name"), ["db-0", "db-1", "migrate-schema-x7k2p", "report-fb4tq"]);
    let web = |key: &str| names(&server, &["-n", "web", "--sort-by", key]);
    assert_eq!(web("node")[..2], ["gated", "unscheduled"]);
    assert_eq!(web("status").last().unwrap(), "front-7d9f4c6b88-old");
    assert!(server.requests().iter().all(|request| request.query("includeObject") == Some("Object")));
    test(&["-n", "data", "--sort-by=restarts", "-o", "name"])
        .kubeconfig(&server)
        .stdout("pod/db-0\npod/migrate-schema-x7k2p\npod/report-fb4tq\npod/db-1\n")
        .success();
    test(&["-n", "data", "--sort-by=.restarts"])
        .kubeconfig(&server)
        .stderr("error: couldn't find any field with path \"{.restarts}\" in the list of objects\n")
        .failure(1);
}

#[test]
fn problems_flag_prints_only_pods_that_need_attention() {
    let server = Cluster::demo().serve();
    assert_eq!(names(&server, &["-n", "data", "--problems"]), ["db-1", "report-fb4tq"]);
    test(&["-n", "data", "--problems", "-o", "name"])
        .kubeconfig(&server)
        .stdout("pod/db-1\npod/report-fb4tq\n")
        .success();
    test(&["--problems"]).kubeconfig(&server).stderr("No pods with problems found in default namespace.\n").success();
    let error = "error: the argument '[NAME]...' cannot be used with '--problems[=<BOOL>]'";
    test(&["db-1", "--problems"]).kubeconfig(&server).stderr_has(error).failure(2);
}
