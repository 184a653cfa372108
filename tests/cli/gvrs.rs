//! `gvrs`: a row for every group, version, resource and subresource.

use crate::support::Test;
use crate::support::cluster::Cluster;

fn test(args: &[&str]) -> Test {
    let server = Cluster::demo().serve();
    let home = Test::new().kubeconfig(&server).args(["api-versions"]).any_stdout().success().home;
    Test::in_home(&home).args(["gvrs"]).args(args)
}

#[test]
fn the_table_has_every_version_and_every_subresource() {
    test(&[]).stdout_golden("gvrs").success();
}

#[test]
fn names_are_group_version_resource_paths() {
    let run = test(&["-o", "name"]).stdout_golden("gvrs-name").success();
    assert!(run.stdout.lines().any(|line| line == "v1/pods/log"));
    assert!(run.stdout.lines().any(|line| line == "apps/v1/deployments/scale"));
}

#[test]
fn the_wide_table_adds_short_names_verbs_and_categories() {
    test(&["-o", "wide", "widget", "legacythings"])
        .stdout(
            "\
GROUP              VERSION   RESOURCE         KIND          NAMESPACED   PREFERRED   SHORTNAMES   VERBS                                                        CATEGORIES
shop.example.com   v1beta1   legacythings     LegacyThing   false        true                     delete,deletecollection,get,list,patch,create,update,watch
shop.example.com   v2        widgets          Widget        true         true        wgt          delete,deletecollection,get,list,patch,create,update,watch   all,shop
shop.example.com   v1        widgets          Widget        true         false       wgt          delete,deletecollection,get,list,patch,create,update,watch   all,shop
shop.example.com   v1beta1   widgets          Widget        true         false       wgt          delete,deletecollection,get,list,patch,create,update,watch   all,shop
shop.example.com   v2        widgets/status   Widget        true         true                     get,patch,update
",
        )
        .success();
}

#[test]
fn no_headers_omits_headings() {
    test(&["--no-headers", "netpol"])
        .stdout("networking.k8s.io   v1    networkpolicies   NetworkPolicy   true   true\n")
        .success();
}

#[test]
fn json_has_items_and_failures() {
    test(&["-o", "json", "orders/scale"]).stdout_golden("gvrs-json").success();
}

#[test]
fn yaml_has_items_and_failures() {
    test(&["-o", "yaml", "orders/scale"]).stdout_golden("gvrs-yaml").success();
}

#[test]
fn ndjson_has_one_item_per_line() {
    let run = test(&["-o", "ndjson", "widget"]).stdout_golden("gvrs-ndjson").success();
    let whole = test(&["-o", "json", "widget"]).any_stdout().success().stdout;
    let whole: serde_json::Value = serde_json::from_str(&whole).unwrap();
    let items: Vec<serde_json::Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(whole["items"], serde_json::Value::from(items));
}

#[test]
fn failed_group_version_is_in_document_and_on_stderr() {
    let server = Cluster::demo().stale("metrics.k8s.io/v1beta1").serve();
    let stderr = "warning: metrics.k8s.io/v1beta1: stale GroupVersion discovery\n";
    let run = Test::new().kubeconfig(&server).args(["gvrs", "-o", "json", "orders/scale"]);
    let home = run.stderr(stderr).stdout_golden("gvrs-json-failed").success().home;
    let test = || Test::in_home(&home).stderr(stderr);
    test().args(["gvrs", "-o", "yaml", "orders/scale", "--strict"]).stdout_golden("gvrs-yaml-failed").failure(3);
    test()
        .args(["gvrs", "--no-headers", "-o", "name", "orders/scale"])
        .stdout("shop.example.com/v2/orders/scale\n")
        .success();
}

#[test]
fn a_pattern_that_matches_nothing_is_an_error() {
    test(&["-o", "json", "zzz"]).stderr("error: no API resource matches \"zzz\"\n").failure(1);
}

#[test]
fn a_server_without_resources_has_headings_or_empty_lists() {
    let server = Cluster::empty().serve();
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(["gvrs"]).args(args);
    test(&[]).stdout("GROUP   VERSION   RESOURCE   KIND   NAMESPACED   PREFERRED\n").success();
    test(&["-o", "json"]).stdout("{\n    \"items\": [],\n    \"failed\": []\n}\n").success();
    test(&["-o", "yaml"]).stdout("failed: []\nitems: []\n").success();
    test(&["-o", "ndjson"]).success();
}
