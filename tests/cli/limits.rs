//! Responses that are too large, too deep, or expand too far: they are refused in bounded time and memory, or handled
//! like any other. For files see `limits_of_files`.

use flate2::{Compress, Compression, FlushCompress};
use serde_json::json;

use crate::support::cluster::Cluster;
use crate::support::http::{Body, Response};
use crate::support::server::ApiServer;
use crate::support::{Home, Test};

const AGGREGATED: &str = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
/// The memory limit of a run that reads hostile input, in MiB.
const MEMORY: u64 = 1536;

/// The demo cluster with another response at one path.
fn server(path: &'static str, answer: impl Fn() -> Response + Send + Sync + 'static) -> ApiServer {
    Cluster::demo().serve_but(move |request| (request.path == path).then(&answer))
}

/// JSON that is sent as it is.
fn text(body: impl Into<Vec<u8>>, content_type: &str) -> Response {
    Response::bytes(body).header("Content-Type", content_type)
}

fn aggregated(items: &str) -> String {
    format!(r#"{{"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","items":[{items}]}}"#)
}

/// A gzip stream that unpacks to this many MiB of letters, in a thousandth of their size.
fn gzip_bomb(mebibytes: usize) -> Vec<u8> {
    let block = vec![b'x'; 1 << 20];
    let mut compressed = Vec::with_capacity(1 << 16);
    Compress::new(Compression::best(), false).compress_vec(&block, &mut compressed, FlushCompress::Full).unwrap();
    let mut bomb = b"\x1f\x8b\x08\0\0\0\0\0\0\xff".to_vec();
    bomb.extend(compressed.repeat(mebibytes));
    bomb
}

#[test]
fn an_answer_that_unpacks_to_more_than_the_limit_is_refused() {
    let server = server("/apis", || {
        let bomb = gzip_bomb(65);
        assert!(bomb.len() < 1 << 20);
        Response::stream(move |chunks| chunks.send(&bomb)).header("Content-Encoding", "gzip")
    });
    Test::new()
        .kubeconfig(&server)
        .args(["api-resources"])
        .memory(512)
        .stderr("error: https://127.0.0.1:{port}/apis?timeout=32s answered with more than 64 MiB\n")
        .failure(1);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn content_length_beyond_the_limit_is_refused_at_once() {
    const PODS: &str = "/api/v1/namespaces/default/pods";
    let huge = || Response { body: Body::Truncated(b"{".to_vec(), 300 << 20), ..Response::text("") };
    for (path, args, problem) in [
        ("/apis", &["api-resources"][..], "/apis?timeout=32s answered with more than 64 MiB"),
        (PODS, &["pods"], "/api/v1/namespaces/default/pods?limit=500 answered with more than 256 MiB"),
        (PODS, &["pods", "-o", "json"], "/api/v1/namespaces/default/pods?limit=500 answered with more than 256 MiB"),
        ("/version", &["version"], "/version?timeout=32s answered with more than 256 MiB"),
    ] {
        let server = server(path, huge);
        let run = Test::new().kubeconfig(&server).args(args).any_stdout().memory(512);
        run.stderr_has(format!("https://127.0.0.1:{{port}}{problem}\n")).failure(1);
    }
}

#[test]
fn an_answer_of_too_many_values_is_refused() {
    // Fifteen million bytes, which would be a gigabyte in memory.
    let many = "{},".repeat(2_100_000) + "{}";
    let bodies = [
        ("/apis", AGGREGATED, aggregated(&many)),
        ("/apis", AGGREGATED, aggregated(&format!(r#"{{"versions":[{{"version":"v1","resources":[{many}]}}]}}"#))),
        ("/apis", "application/json", format!(r#"{{"kind":"APIGroupList","groups":[{many}]}}"#)),
        ("/api", "application/json", format!(r#"{{"kind":"APIVersions","versions":["v1"],"x":[{many}]}}"#)),
    ];
    for (path, content_type, body) in bodies {
        let server = server(path, move || text(body.clone(), content_type));
        let problem = format!("{path}?timeout=32s answered with more than 4 million values\n");
        let run = Test::new().kubeconfig(&server).args(["api-resources", "--disable-compression"]).memory(512);
        run.stderr(format!("error: https://127.0.0.1:{{port}}{problem}")).failure(1);
    }
    let body = format!(r#"{{"kind":"APIResourceList","groupVersion":"apps/v1","resources":[{many}]}}"#);
    let answer = move || text(body.clone(), "application/json");
    let server = Cluster::demo().legacy().serve_but(move |request| (request.path == "/apis/apps/v1").then(&answer));
    let problem = "/apis/apps/v1?timeout=32s answered with more than 4 million values\n";
    let run = Test::new()
        .kubeconfig(&server)
        .args(["api-resources", "-o", "name", "widgets", "--disable-compression"])
        .memory(MEMORY);
    run.stdout("widgets.shop.example.com\n")
        .stderr(format!("warning: apps/v1: https://127.0.0.1:{{port}}{problem}"))
        .success();
}

#[test]
fn values_below_the_limit_fit_in_memory() {
    let many = "{},".repeat(1_900_000) + "{}";
    let item = |resources: &str| {
        format!(r#"{{"metadata":{{"name":"x"}},"versions":[{{"version":"v1","resources":[{resources}]}}]}}"#)
    };
    let body = aggregated(&item(&many));
    let server = server("/apis", move || text(body.clone(), AGGREGATED));
    let run = Test::new()
        .kubeconfig(&server)
        .args(["api-resources", "-o", "name", "pod", "--disable-compression"])
        .memory(MEMORY);
    run.stdout("pods\npodtemplates\n").success();
}

#[test]
fn deeply_nested_body_is_invalid_json() {
    const PODS: &str = "/api/v1/namespaces/default/pods";
    let deep = "[".repeat(100_000);
    let table = format!(r#"{{"kind":"Table","rows":[{{"cells":[{deep}"#);
    let list = format!(r#"{{"kind":"PodList","apiVersion":"v1","items":[{{"spec":{deep}{}}}]}}"#, "]".repeat(100_000));
    let object = format!(r#"{{"kind":"Pod","apiVersion":"v1","spec":{deep}"#);
    let json = "application/json";
    for (path, args, content_type, body) in [
        ("/apis", &["api-resources"][..], AGGREGATED, deep.clone()),
        ("/apis", &["api-resources"], AGGREGATED, format!(r#"{{"items":{deep}"#)),
        ("/apis", &["api-resources"], json, format!(r#"{{"kind":"APIGroupList","groups":{deep}"#)),
        ("/api", &["api-resources"], json, format!(r#"{{"kind":"APIVersions","x":{deep}"#)),
        (PODS, &["pods"], json, table),
        (PODS, &["pods", "-o", "json"], json, list),
        ("/api/v1/namespaces/default/pods/x", &["get", "pod/x", "-o", "yaml"], json, object),
        ("/version", &["version"], json, format!(r#"{{"gitVersion":{deep}"#)),
    ] {
        let server = server(path, move || text(body.clone(), content_type));
        let run = Test::new().kubeconfig(&server).args(args).any_stdout().memory(256);
        let output = run.stderr_has("error: ").failure(1);
        let kind = ["recursion limit exceeded", "invalid type: sequence", "EOF while parsing"];
        assert!(kind.iter().any(|kind| output.stderr.contains(kind)), "{path}: {}", output.stderr);
    }
    // For a refusal the status code is enough: its body may be broken.
    let refused = format!(r#"{{"kind":"Status","apiVersion":"v1","status":"Failure","message":{deep}"#);
    let server = server(PODS, move || text(refused.clone(), json).status(403));
    let run = Test::new().kubeconfig(&server).args(["pods"]).memory(256);
    run.stderr_has("Error from server (Forbidden): ").failure(1);
}

#[test]
fn group_versions_beyond_ten_thousand_are_skipped() {
    let version = |number: usize| json!({"groupVersion": format!("g{number}/v1"), "version": "v1"});
    let group = |number: usize| json!({"name": format!("g{number}"), "versions": [version(number)], "preferredVersion": version(number)});
    let groups: Vec<_> = (0..10_010).map(group).collect();
    let groups = json!({"kind": "APIGroupList", "groups": groups}).to_string();
    let server = ApiServer::start(move |request| {
        let json = match request.path.as_str() {
            "/api" => json!({"kind": "APIVersions", "versions": []}).to_string(),
            "/apis" => groups.clone(),
            _ => json!({"kind": "APIResourceList", "resources": []}).to_string(),
        };
        text(json, "application/json")
    });
    let run = Test::new().kubeconfig(&server).args(["api-resources", "--cache-dir", "/dev/null/x"]).any_stderr();
    let stderr = run.any_stdout().success().stderr;
    let skipped = "skipped: the server announces more than 10000 group versions or 1000000 resources";
    assert_eq!((server.requests().len(), stderr.matches(skipped).count()), (10_002, 10));
}

/// Aggregated discovery of forty thousand resources in two thousand groups, and of as many subresources.
fn forty_thousand() -> String {
    let resource = |number: usize| {
        format!(
            r#"{{"resource":"things{number}","responseKind":{{"group":"","version":"","kind":"Thing{number}"}},"scope":"Namespaced","singularResource":"thing{number}","verbs":["delete","deletecollection","get","list","patch","create","update","watch"],"shortNames":["t{number}"],"categories":["crowd"],"subresources":[{{"subresource":"status","responseKind":{{"group":"","version":"","kind":"Thing{number}"}},"verbs":["get","patch","update"]}}]}}"#
        )
    };
    let group = |group: usize| {
        let resources: Vec<_> = (group * 20..group * 20 + 20).map(resource).collect();
        format!(
            r#"{{"metadata":{{"name":"crowd{group:04}.example.com"}},"versions":[{{"version":"v1","resources":[{}],"freshness":"Current"}}]}}"#,
            resources.join(",")
        )
    };
    aggregated(&(0..2000).map(group).collect::<Vec<_>>().join(","))
}

#[test]
fn forty_thousand_resources_are_shown() {
    let body = forty_thousand();
    let server = server("/apis", move || text(body.clone(), AGGREGATED));
    let home = Home::new();
    home.kubeconfig(&server);
    let count = |args: &[&str]| {
        let output = Test::in_home(&home).args(args).memory(512).any_stdout().success();
        output.stdout.lines().filter(|line| line.contains("things")).count()
    };
    for (args, expected) in [
        (&["api-resources", "-o", "wide"][..], 40_000),
        (&["gvrs", "-o", "name"], 80_000),
        (&["resolve", "t39999", "thing7", "Thing8"], 3),
        (&["snapshot", "-f", "snap.json"], 0),
    ] {
        assert_eq!(count(args), expected, "{args:?}");
    }
    // All but the first and the snapshot were served from the cache.
    assert_eq!(server.requests().len(), 5);
}

#[test]
fn name_of_a_megabyte_is_accepted() {
    let long = "x".repeat(1 << 20);
    let item = |group: &str, resource: &str, kind: &str| {
        json!({"metadata": {"name": group}, "versions": [{"version": "v1", "resources": [{
            "resource": resource, "responseKind": {"kind": kind}, "scope": "Cluster", "verbs": ["get"],
        }]}]})
    };
    for (group, resource, kind) in [(long.as_str(), "r", "K"), ("g", &long, "K"), ("g", "r", &long)] {
        let body = json!({"kind": "APIGroupDiscoveryList", "items": [item(group, resource, kind)]}).to_string();
        let server = server("/apis", move || text(body.clone(), AGGREGATED));
        let run = Test::new().kubeconfig(&server).args(["gvrs", "-o", "name"]).any_stdout().memory(256);
        // A group is a directory of the cache, whose name can be no longer than 255 bytes.
        let run = if group == "g" { run } else { run.stderr_has("File name too long (os error 36)\n") };
        let stdout = run.success().stdout;
        assert!(stdout.ends_with(&format!("\n{group}/v1/{resource}\n")), "{} bytes", stdout.len());
        let run = Test::new().kubeconfig(&server).args(["resolve", "r", "-o", "kind"]).any_stderr().any_stdout();
        let code = i32::from(resource != "r");
        let stdout = run.memory(256).failure(code).stdout;
        assert_eq!(stdout == format!("{group}/v1/{kind}\n"), resource == "r", "{} bytes", stdout.len());
    }
}

#[test]
fn an_object_with_a_name_of_a_megabyte_is_shown() {
    let long = "x".repeat(1 << 20);
    let table = |cell: &str| {
        let column = json!({"name": "Name", "type": "string", "format": "name", "priority": 0});
        let row = json!({"cells": [cell], "object": {"metadata": {"name": cell}}});
        json!({"kind": "Table", "metadata": {}, "columnDefinitions": [column], "rows": [row]}).to_string()
    };
    let body = table(&long);
    let server = server("/api/v1/namespaces/default/pods", move || text(body.clone(), "application/json"));
    let run = Test::new().kubeconfig(&server).args(["pods"]).memory(256);
    run.stdout(format!("NAME\n{long}\n")).success();
}
