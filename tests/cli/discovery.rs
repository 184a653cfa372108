//! Aggregated and legacy discovery: how many requests each takes, and what happens if a part of it fails.

use serde_json::json;

use crate::support::Test;
use crate::support::cluster::Cluster;
use crate::support::http::{Request, Response};
use crate::support::server::ApiServer;
use crate::support::status;

const V2: &str = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
const METRICS: &str = "metrics.k8s.io/v1beta1";

fn resources(server: &ApiServer) -> Test {
    Test::new().kubeconfig(server).args(["api-resources"])
}

/// The paths of all requests, sorted.
fn paths(server: &ApiServer) -> Vec<String> {
    let mut paths: Vec<String> = server.requests().into_iter().map(|request| request.path).collect();
    paths.sort();
    paths
}

#[test]
fn aggregated_discovery_takes_two_requests_in_either_version() {
    for cluster in [Cluster::demo(), Cluster::demo().v2beta1()] {
        let server = cluster.serve();
        resources(&server).stdout_golden("api-resources").success();
        assert_eq!((paths(&server), server.connections()), (vec!["/api".to_owned(), "/apis".to_owned()], 1));
    }
}

#[test]
fn legacy_discovery_takes_two_requests_and_one_per_group_version() {
    let server = Cluster::demo().legacy().serve();
    let home = resources(&server).stdout_golden("api-resources").success().home;
    let group_versions = Test::in_home(&home).args(["api-versions"]).stdout_golden("api-versions").success().stdout;
    let lists = group_versions.lines().map(|name| match name {
        "v1" => "/api/v1".to_owned(),
        _ => format!("/apis/{name}"),
    });
    let mut expected: Vec<String> = ["/api".to_owned(), "/apis".to_owned()].into_iter().chain(lists).collect();
    expected.sort();
    assert_eq!(paths(&server), expected);
    Test::in_home(&home).args(["gvrs"]).stdout_golden("gvrs").success();
    assert_eq!(paths(&server).len(), expected.len());
}

#[test]
fn legacy_resource_lists_are_requested_in_parallel() {
    let server = Cluster::demo().legacy().serve();
    resources(&server).stdout_golden("api-resources").success();
    let connections = server.connections();
    assert!((2..=16).contains(&connections), "{connections}");
    for request in server.requests().iter().filter(|request| !["/api", "/apis"].contains(&request.path.as_str())) {
        assert_eq!(request.header("accept"), Some("application/json, */*"));
        assert_eq!(request.query, [("timeout".to_owned(), "32s".to_owned())]);
    }
}

#[test]
fn one_legacy_document_causes_a_request_for_every_list() {
    for path in ["/api", "/apis"] {
        let legacy = Cluster::demo().legacy().handler();
        let server = Cluster::demo().serve_but(move |request| (request.path == path).then(|| legacy(request)));
        resources(&server).stdout_golden("api-resources").success();
        let pure = Cluster::demo().legacy().serve();
        resources(&pure).stdout_golden("api-resources").success();
        assert_eq!(paths(&server), paths(&pure));
    }
}

#[test]
fn content_type_alone_decides_the_discovery_format() {
    for content_type in [
        "application/json; as=APIGroupDiscoveryList; v=v2; charset=utf-8; g=apidiscovery.k8s.io",
        "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList",
    ] {
        let aggregated = Cluster::demo().handler();
        let server = ApiServer::start(move |request| aggregated(request).header("Content-Type", content_type));
        resources(&server).stdout_golden("api-resources").success();
        assert_eq!(server.requests().len(), 2);
    }
    for content_type in ["application/json", "application/json;g=apidiscovery.k8s.io;v=v3;as=APIGroupDiscoveryList", ""]
    {
        let aggregated = Cluster::demo().handler();
        let server = ApiServer::start(move |request| aggregated(request).header("Content-Type", content_type));
        let stderr = "error: https://127.0.0.1:{port}/api?timeout=32s answered with JSON that is no APIVersions; is it \
                      a Kubernetes API server?\n";
        resources(&server).stderr(stderr).failure(1);
    }
}

#[test]
fn missing_core_group_hides_no_other_group() {
    let api = |request: &Request| (request.path == "/api").then(status::no_such_path);
    for cluster in [Cluster::demo(), Cluster::demo().legacy()] {
        let run = resources(&cluster.serve_but(api)).args(["-o", "name"]).any_stdout().success();
        assert!(!run.stdout.contains("configmaps\n") && run.stdout.contains("deployments.apps\n"), "{}", run.stdout);
    }
    let server = Cluster::demo().serve_but(api);
    resources(&server).args(["-o", "name", "widgets"]).stdout("widgets.shop.example.com\n").success();
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn missing_core_resource_list_counts_as_empty() {
    let core = |request: &Request| (request.path == "/api/v1").then(status::no_such_path);
    let run = resources(&Cluster::demo().legacy().serve_but(core)).args(["-o", "name"]).any_stdout().success();
    assert!(!run.stdout.contains("configmaps\n") && run.stdout.contains("deployments.apps\n"), "{}", run.stdout);
}

#[test]
fn a_stale_group_version_hides_no_other() {
    let server = Cluster::demo().stale(METRICS).serve();
    let stderr = format!("warning: {METRICS}: stale GroupVersion discovery\n");
    let run = resources(&server).stderr(&stderr).stdout_golden("api-resources-without-metrics").success();
    let strict = Test::in_home(&run.home).args(["api-resources", "--strict"]).stderr(&stderr);
    strict.stdout(run.stdout).failure(3);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_legacy_group_version_that_fails_hides_no_other() {
    let server = Cluster::demo().legacy().stale(METRICS).serve();
    let stderr = format!("warning: {METRICS}: the server is currently unable to handle the request\n");
    let run = resources(&server).stderr(&stderr).stdout_golden("api-resources-without-metrics").success();
    let cold = server.requests().len();
    let strict = Test::in_home(&run.home).args(["api-resources", "--strict"]).stderr(&stderr);
    strict.stdout(run.stdout).failure(3);
    assert_eq!(server.requests().len(), cold);
}

#[test]
fn each_failure_of_a_legacy_list_gives_a_warning_with_its_reason() {
    let url = |server: &ApiServer| format!("{}/apis/{METRICS}?timeout=32s", server.url());
    let list = |response: fn() -> Response| {
        Cluster::demo()
            .legacy()
            .serve_but(move |request| (request.path == "/apis/metrics.k8s.io/v1beta1").then(response))
    };
    for (response, reason) in [
        (
            (|| status::forbidden_path("jane", "/apis/metrics.k8s.io/v1beta1")) as fn() -> Response,
            "forbidden: User \"jane\" cannot get path \"/apis/metrics.k8s.io/v1beta1\"",
        ),
        (status::no_such_path, "the server could not find the requested resource"),
        (
            || Response::text("x").status(500),
            "an error on the server (\"x\") has prevented the request from succeeding",
        ),
        (
            || Response::bytes("<html>").header("Content-Type", "text/html"),
            "{url} answered with text/html, not with JSON; is it a Kubernetes API server?",
        ),
        (
            || Response::json(&json!({"kind": "APIGroupList"})),
            "{url} answered with JSON that is no APIResourceList; is it a Kubernetes API server?",
        ),
        (|| Response::json(&json!({})).truncated(1), "{url} broke off in the middle of its answer"),
    ] {
        let server = list(response);
        let stderr = format!("warning: {METRICS}: {}\n", reason.replace("{url}", &url(&server)));
        resources(&server).stderr(stderr).stdout_golden("api-resources-without-metrics").success();
    }
}

#[test]
fn an_empty_list_is_no_failure() {
    let cluster = || Cluster::demo().without("metrics.k8s.io/v1beta1/nodes").without("metrics.k8s.io/v1beta1/pods");
    for cluster in [cluster(), cluster().legacy()] {
        let server = cluster.serve();
        let home = resources(&server).args(["--strict"]).stdout_golden("api-resources-without-metrics").success().home;
        let cold = server.requests().len();
        Test::in_home(&home).args(["api-resources"]).stdout_golden("api-resources-without-metrics").success();
        assert_eq!(server.requests().len(), cold);
    }
}

#[test]
fn absent_fields_of_a_document_count_as_empty() {
    let server = ApiServer::start(|request| {
        let things = json!({
            "resource": "things", "responseKind": {"group": "", "version": "", "kind": "Thing"}, "scope": "Odd",
            "verbs": ["get"], "unheardOf": {}, "subresources": [
                {"subresource": "nokind", "verbs": ["get"]},
                {"subresource": "scale", "responseKind": {"group": "g", "version": "v", "kind": "Scale"}, "verbs": null},
            ],
        });
        let kindless = json!({"resource": "kindless", "responseKind": {"kind": ""}, "verbs": ["get"], "subresources": [
            {"subresource": "log", "responseKind": {"kind": "Log"}, "verbs": ["get"]},
        ]});
        let items = match request.path.as_str() {
            "/api" => json!(null),
            _ => json!([
                {"metadata": {"name": "none.example.com"}, "versions": null},
                {"metadata": {"name": "x.example.com"}, "versions": [
                    {"version": "v1", "resources": [things, kindless], "freshness": "SomethingElse"},
                    {"version": "v0", "resources": null},
                ]},
            ]),
        };
        Response::json(&json!({"items": items})).header("Content-Type", V2)
    });
    Test::new()
        .kubeconfig(&server)
        .args(["gvrs"])
        .stdout(
            "\
GROUP           VERSION   RESOURCE       KIND    NAMESPACED   PREFERRED
x.example.com   v1        kindless/log   Log     false        true
x.example.com   v1        things         Thing   false        true
x.example.com   v1        things/scale   Scale   false        true
",
        )
        .success();
}

#[test]
fn lone_surrogates_and_invalid_bytes_are_replaced_as_by_go() {
    let item = |group: &str, resource: &str| {
        format!(
            r#"{{"metadata":{{"name":"{group}"}},"versions":[{{"version":"v1","freshness":"Current","resources":[{{"resource":"{resource}","singularResource":"x","scope":"Cluster","responseKind":{{"group":"","version":"","kind":"X"}},"verbs":["get","list"]}}]}}]}}"#
        )
    };
    let items = [item("a.example.com", r"b\ud800ad"), item("b.example.com", "bBADd"), item("c.example.com", "good")];
    let aggregated = format!(
        r#"{{"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","items":[{}]}}"#,
        items.join(",")
    );
    // Invalid UTF-8, which a string cannot hold.
    let aggregated: Vec<u8> = aggregated.replace("BAD", "\u{ff}").chars().map(|c| u8::try_from(c).unwrap()).collect();
    let body = aggregated.clone();
    let server = Cluster::empty().serve_but(move |request| {
        (request.path == "/apis").then(|| Response::bytes(body.clone()).header("Content-Type", V2))
    });
    let names = "b\u{fffd}ad.a.example.com\nb\u{fffd}d.b.example.com\ngood.c.example.com\n";
    let args = ["api-resources", "-o", "name", "--api-group"];
    let all = |test: Test| test.args(["api-resources", "-o", "name"]).stdout(names).success();
    let run = all(Test::new().kubeconfig(&server));
    // From the cache, too, and from a file.
    all(Test::in_home(&run.home));
    Test::in_home(&run.home).args(args).args(["c.example.com"]).stdout("good.c.example.com\n").success();
    run.home.write("snapshot.json", aggregated);
    all(Test::in_home(&run.home).args(["--from=snapshot.json"]));
}

#[test]
fn legacy_documents_with_lone_surrogates_are_read() {
    let server = Cluster::demo().legacy().serve_but(|request| {
        let list = r#"{"kind":"APIResourceList","groupVersion":"apps/v1","resources":[{"name":"b\udfffad","kind":"X","verbs":["get"]}]}"#;
        (request.path == "/apis/apps/v1").then(|| Response::bytes(list).header("Content-Type", "application/json"))
    });
    let test = Test::new().kubeconfig(&server).args(["api-resources", "-o", "name", "--api-group=apps"]);
    test.stdout("b\u{fffd}ad.apps\n").success();
}

#[test]
fn aggregated_response_of_another_kind_is_an_error() {
    for body in [json!({"kind": "Status", "status": "Success"}), json!({"kind": "PodList", "items": []})] {
        let server = Cluster::demo().serve_but(move |request| {
            (request.path == "/apis").then(|| Response::json(&body).header("Content-Type", V2))
        });
        let problem = "answered with JSON that is no APIGroupDiscoveryList; is it a Kubernetes API server?";
        let stderr = format!("error: https://127.0.0.1:{{port}}/apis?timeout=32s {problem}\n");
        Test::new().kubeconfig(&server).args(["gvrs"]).stderr(stderr).failure(1);
    }
}
