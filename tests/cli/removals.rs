//! `removals`: served APIs that are deprecated or removed in a release.

use std::sync::atomic::Ordering;

use serde_json::json;

use crate::support::changing::changing;
use crate::support::cluster::Cluster;
use crate::support::fleet::Fleet;
use crate::support::http::Response;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, status};

const DEFINITIONS: &str = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

/// A stock cluster with some APIs that a later release removes.
fn with_old_apis() -> Cluster {
    Cluster::stock()
        .with_resources(
            "flowcontrol.apiserver.k8s.io/v1beta3",
            "flowschemas flowschema FlowSchema cluster gl\n/status gpu",
        )
        .with_resources("resource.k8s.io/v1beta1", "deviceclasses deviceclass DeviceClass cluster gl")
        .with_resources("storage.k8s.io/v1beta1", "volumeattributesclasses vac VolumeAttributesClass cluster gl")
}

/// A cluster with these custom resource definitions, two a page.
fn with_definitions(definitions: &'static [(&str, &str, bool, Option<&str>)]) -> ApiServer {
    let handler = Cluster::demo().handler();
    ApiServer::start(move |request| {
        if request.path != DEFINITIONS {
            return handler(request);
        }
        let page: usize = request.query("continue").map_or(0, |token| token.parse().unwrap());
        let item = |(plural, version, deprecated, warning): &(&str, &str, bool, Option<&str>)| {
            json!({"metadata": {"name": plural}, "spec": {"group": "shop.example.com", "names": {"plural": plural}, "versions": [
                {"name": version, "served": true, "deprecated": deprecated, "deprecationWarning": warning, "schema": {}},
                {"name": "v2", "served": true}]}})
        };
        let pages: Vec<_> = definitions.chunks(2).collect();
        let token = if page + 1 < pages.len() { (page + 1).to_string() } else { String::new() };
        let items: Vec<_> = pages.get(page).into_iter().flat_map(|page| page.iter().map(item)).collect();
        Response::json(
            &json!({"kind": "CustomResourceDefinitionList", "metadata": {"continue": token}, "items": items}),
        )
    })
}

const NEXT: &str = "\
GROUP                          VERSION   RESOURCE                  STATUS       DEPRECATED   REMOVED        REPLACEMENT
flowcontrol.apiserver.k8s.io   v1beta3   flowschemas               removed      1.29         1.32           flowcontrol.apiserver.k8s.io/v1/FlowSchema
resource.k8s.io                v1beta1   deviceclasses             deprecated   1.35         1.38-planned   resource.k8s.io/v1/DeviceClass
storage.k8s.io                 v1beta1   volumeattributesclasses   removed      1.34         1.37-planned   storage.k8s.io/v1/VolumeAttributesClass
";

#[test]
fn default_target_is_the_next_release() {
    let server = with_old_apis().serve();
    let run = Test::new().kubeconfig(&server).args(["removals"]).stdout(NEXT).success();
    let paths: Vec<_> = server.requests().iter().map(|request| request.path.clone()).collect();
    assert_eq!(paths, ["/api", "/apis", "/version", DEFINITIONS]);
    Test::in_home(&run.home).args(["removals", "--target=1.37"]).stdout(NEXT).success();
    let paths: Vec<_> = server.requests()[4..].iter().map(|request| request.path.clone()).collect();
    assert_eq!(paths, ["/api", "/apis", DEFINITIONS], "the surface is revalidated, and the release is given");
    assert!(server.requests()[4..6].iter().all(|request| request.header("if-none-match").is_some()));
}

#[test]
fn upgrade_that_the_cache_has_not_seen_is_found() {
    let (server, current) = changing([Cluster::stock(), with_old_apis()]);
    let home = Home::new();
    home.kubeconfig(&server);
    let test = |args: &[&str]| Test::in_home(&home).args(["removals", "--fail-on=removed"]).args(args);
    test(&["--no-headers"])
        .stderr("note: nothing is deprecated or removed among 22 group versions, 1.36 to 1.37\n")
        .success();
    current.store(1, Ordering::Relaxed);
    test(&[]).stdout(NEXT).failure(1);
}

#[test]
fn contexts_without_removals_are_named_only_if_there_are_no_others() {
    let fleet = Fleet::start();
    let note = |context: &str| {
        format!("note: {context}: nothing is deprecated or removed among 28 group versions, 1.36 to 1.37\n")
    };
    fleet
        .test()
        .args(["removals", "--contexts=prod-*", "--no-headers"])
        .stderr(note("prod-eu") + &note("prod-us"))
        .success();
    fleet.test().args(["removals", "--all-contexts"]).any_stdout().success();
}

#[test]
fn target_after_the_known_removals_is_a_note() {
    let server = with_old_apis().serve();
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(["removals"]).args(args).any_stdout();
    test(&["--target=1.37"]).success();
    test(&["--target=1.99"]).stderr("note: what is known of removals ends with 1.37; 1.99 may remove more\n").success();
}

#[test]
fn target_flag_selects_the_release() {
    let server = with_old_apis().serve();
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(["removals", "--no-headers"]).args(args);
    test(&["--target=1.28"])
        .stderr("note: nothing is deprecated or removed among 25 group versions, up to 1.28\n")
        .success();
    test(&["--target", "v1.29.4"])
        .stdout("flowcontrol.apiserver.k8s.io   v1beta3   flowschemas   deprecated   1.29   1.32   flowcontrol.apiserver.k8s.io/v1/FlowSchema\n")
        .success();
    let older = with_old_apis().version("v1.28.9-gke.1").serve();
    Test::new()
        .kubeconfig(&older)
        .args(["removals", "--no-headers"])
        .stdout("flowcontrol.apiserver.k8s.io   v1beta3   flowschemas   deprecated   1.29   1.32   flowcontrol.apiserver.k8s.io/v1/FlowSchema\n")
        .success();
    test(&["--target=soon"])
        .stderr("error: invalid value 'soon' for '--target <RELEASE>': must be a release such as 1.37\n\nFor more information, try '--help'.\n")
        .failure(2);
}

#[test]
fn fail_on_flag_sets_the_exit_code() {
    let server =
        with_old_apis().without("storage.k8s.io/v1beta1").without("flowcontrol.apiserver.k8s.io/v1beta3").serve();
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(["removals"]).args(args).any_stdout();
    test(&["--fail-on=deprecated"]).failure(1);
    test(&["--fail-on=removed"]).success();
    test(&["--fail-on=removed", "--target=1.38"])
        .stderr("note: what is known of removals ends with 1.37; 1.38 may remove more\n")
        .failure(1);
    test(&["--fail-on=deprecated", "--target=1.34"])
        .stderr("note: nothing is deprecated or removed among 23 group versions, up to 1.34\n")
        .success();
}

#[test]
fn json_and_yaml_have_the_same_content() {
    let cluster = with_old_apis()
        .stale("metrics.k8s.io/v1beta1")
        .with_resources("metrics.k8s.io/v1beta1", "pods pod Pod cluster gl");
    let server = cluster.serve();
    let warning = "warning: metrics.k8s.io/v1beta1: stale GroupVersion discovery\n";
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(["removals"]).args(args).stderr(warning);
    test(&["-o", "json"]).stdout_golden("removals-json").success();
    test(&["-o", "yaml", "--strict", "--fail-on=removed"]).stdout_golden("removals-yaml").failure(3);
}

#[test]
fn release_comes_from_the_file_or_the_target_flag() {
    let server = with_old_apis().serve();
    let snapshot = Test::new().kubeconfig(&server).args(["snapshot"]).any_stdout().success().stdout;
    let test = |args: &[&str]| Test::new().args(["--from=-", "removals"]).args(args);
    test(&[]).stdin(snapshot.as_str()).stdout(NEXT).success();
    let unknown = snapshot.replace("kubegvr/server-version", "other");
    test(&["--target=1.37"]).stdin(unknown.as_str()).stdout(NEXT).success();
    test(&[])
        .stdin(unknown)
        .stderr("error: the file does not have the server's version\nhint: name the release to look at, as in --target 1.37\n")
        .failure(1);
    test(&[])
        .stdin(snapshot.replace("v1.36.2", "main"))
        .stderr("error: the server's version is not a Kubernetes release: \"main\"\nhint: name the release to look at, as in --target 1.37\n")
        .failure(1);
}

#[test]
fn custom_resource_deprecations_come_from_their_definitions() {
    let server = with_definitions(&[
        ("widgets", "v1beta1", true, Some("shop.example.com/v1beta1 Widget is old")),
        ("orders", "v1", false, None),
        ("widgets", "v1", true, None),
        ("carts", "v1", true, None),
    ]);
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(["removals"]).args(args);
    test(&[])
        .stdout(
            "\
GROUP              VERSION   RESOURCE   STATUS       DEPRECATED   REMOVED   REPLACEMENT
shop.example.com   v1        widgets    deprecated   -            -         shop.example.com/v2/Widget
shop.example.com   v1beta1   widgets    deprecated   -            -         shop.example.com/v2/Widget
",
        )
        .success();
    assert_eq!(server.count(DEFINITIONS), 2);
    test(&["-o", "json"]).stdout_has("\"warning\": \"shop.example.com/v1beta1 Widget is old\"\n").success();
}

#[test]
fn forbidden_definitions_are_a_note() {
    let refused = || status::failure(403, "Forbidden", "customresourcedefinitions is forbidden");
    let server = with_old_apis().serve_but(move |request| (request.path == DEFINITIONS).then(refused));
    let warning = "warning: custom resources may be deprecated as well: Error from server (Forbidden): customresourcedefinitions is forbidden\n";
    let test =
        |args: &[&str]| Test::new().kubeconfig(&server).args(["removals"]).args(args).stdout(NEXT).stderr(warning);
    test(&[]).success();
    test(&["--strict"]).failure(3);
}

#[test]
fn definitions_whose_continue_token_repeats_are_a_warning() {
    let handler = Cluster::demo().handler();
    let server = ApiServer::start(move |request| match request.path.as_str() {
        DEFINITIONS => Response::json(&json!({"metadata": {"continue": "again"}, "items": []})),
        _ => handler(request),
    });
    let warning = "warning: custom resources may be deprecated as well: the list of \
                   customresourcedefinitions.apiextensions.k8s.io does not end: the server sent the same continue token \
                   twice\n";
    Test::new().kubeconfig(&server).args(["removals"]).any_stdout().stderr_has(warning).success();
    assert_eq!(server.count(DEFINITIONS), 2);
}
