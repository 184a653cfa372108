//! `resolve`: the resources that a name matches.

use serde_json::json;

use crate::support::cluster::Cluster;
use crate::support::server::ApiServer;
use crate::support::{Home, Test};

fn test(server: &ApiServer, args: &[&str]) -> Test {
    Test::new().kubeconfig(server).args(["resolve"]).args(args)
}

#[test]
fn names_are_resolved_in_argument_order() {
    let server = Cluster::demo().serve();
    test(&server, &["deploy", "Widget", "horizontalpodautoscalers.v1.autoscaling"])
        .stdout(
            "\
NAME                                      GROUP              VERSION   RESOURCE                   KIND                      NAMESPACED
deploy                                    apps               v1        deployments                Deployment                true
Widget                                    shop.example.com   v2        widgets                    Widget                    true
horizontalpodautoscalers.v1.autoscaling   autoscaling        v1        horizontalpodautoscalers   HorizontalPodAutoscaler   true
",
        )
        .success();
}

#[test]
fn each_format_prints_every_name() {
    let server = Cluster::demo().serve();
    for (format, stdout) in [
        ("name", "v1/nodes\napps/v1/deployments\n"),
        ("path", "/api/v1/nodes\n/apis/apps/v1/deployments\n"),
        ("kind", "v1/Node\napps/v1/Deployment\n"),
    ] {
        test(&server, &["no", "deployments.apps", "-o", format]).stdout(stdout).success();
    }
    test(&server, &["wgt", "-o", "json"]).stdout_golden("resolve-json").success();
    test(&server, &["wgt", "-o", "yaml"]).stdout_golden("resolve-yaml").success();
}

#[test]
fn ambiguous_name_is_a_warning_and_fails_with_strict() {
    let server = Cluster::demo().serve();
    let warning = "warning: \"po\" could also match lower priority pods.shadow.example.com\n";
    test(&server, &["po", "-o", "name"]).stdout("v1/pods\n").stderr(warning).success();
    test(&server, &["po", "-o", "name", "--strict"]).stdout("v1/pods\n").stderr(warning).failure(3);
    test(&server, &["widgets", "-o", "name", "--strict"]).stdout("shop.example.com/v2/widgets\n").success();
    test(&server, &["po", "--all", "--no-headers", "-o", "path"])
        .stdout_has("/apis/shadow.example.com/v1/pods\n")
        .success();
    test(&server, &["ev", "--all"]).stdout_golden("resolve-all").success();
    test(&server, &["ev", "--all", "--strict"]).stdout_golden("resolve-all").failure(3);
}

#[test]
fn all_candidates_of_a_name_with_other_versions_have_a_note() {
    let server = Cluster::demo().serve();
    let note = "note: horizontalpodautoscalers.autoscaling is also served in v1: `gvrs \
                horizontalpodautoscalers.autoscaling` lists every version\n";
    let v2 = "autoscaling/v2/horizontalpodautoscalers\n";
    test(&server, &["hpa", "--all", "-o", "name"]).stdout(v2).stderr(note).success();
    test(&server, &["hpa", "-o", "name"]).stdout(v2).success();
    test(&server, &["autoscaling/v2/hpa", "--all", "-o", "name"]).stdout(v2).success();
    test(&server, &["nodes", "--all", "-o", "path"]).stdout_has("/api/v1/nodes\n").success();
    let every = "autoscaling/v2/horizontalpodautoscalers\nautoscaling/v1/horizontalpodautoscalers\n";
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(args);
    test(&["gvrs", "horizontalpodautoscalers.autoscaling", "-o", "name"]).stdout(every).success();
}

#[test]
fn unknown_name_is_an_error_after_the_others() {
    let server = Cluster::demo().serve();
    test(&server, &["nodes", "deploymets", "-o", "path"])
        .stdout("/api/v1/nodes\n")
        .stderr_has("error: the server doesn't have a resource type \"deploymets\"\nhint: did you mean deployments, deployment?\n")
        .failure(1);
    for (name, near) in [
        ("widgets.other.example.com", "widgets.shop.example.com"),
        ("wgt.v9", "widgets.shop.example.com"),
        ("events.v1beta1.events.k8s.io", "events, events.events.k8s.io"),
    ] {
        let plain = name.split('.').next().unwrap();
        let stderr = format!("error: the server doesn't have a resource type {plain:?}\nhint: did you mean {near}?\n");
        test(&server, &[name]).stderr(stderr).failure(1);
    }
    test(&server, &["xyzzyxyzzy"]).stderr("error: the server doesn't have a resource type \"xyzzyxyzzy\"\n").failure(1);
}

#[test]
fn warm_cache_resolves_known_names() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    let run = |name: &str| {
        Test::in_home(&home).kubeconfig(&server).args(["resolve", name, "-o", "name"]).any_stdout().any_stderr()
    };
    run("deploy").success();
    run("svc").success();
    assert_eq!(server.requests().len(), 2);
    run("nothing-like-it").failure(1);
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn core_v1_comes_first_in_a_snapshot_of_any_order() {
    let group = |name: &str| {
        let resource = json!({
            "resource": "events", "singularResource": "event", "scope": "Namespaced", "verbs": ["get", "list"],
            "responseKind": {"group": name, "version": "v1", "kind": "Event"}, "shortNames": ["ev"],
        });
        json!({"metadata": {"name": name}, "versions": [{"version": "v1", "freshness": "Current", "resources": [resource]}]})
    };
    for groups in [["", "events.k8s.io"], ["events.k8s.io", ""]] {
        let items = groups.map(group);
        let snapshot = json!({"kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "items": items});
        let test = Test::new().file("s.json", snapshot.to_string());
        test.args(["resolve", "events", "--from=s.json", "-o", "name"])
            .stdout("v1/events\n")
            .stderr("warning: \"events\" could also match lower priority events.events.k8s.io\n")
            .success();
    }
}
