//! `api-resources`: kubectl's output formats and filters, and those that kubectl does not have.

use crate::support::cluster::Cluster;
use crate::support::{Test, warm};

/// `api-resources` on the demo cluster; it runs once its expected output is set.
fn test(args: &[&str]) -> Test {
    let server = Cluster::demo().serve();
    let home = Test::new().kubeconfig(&server).args(["api-resources", "-o", "name"]).any_stdout().success().home;
    Test::in_home(&home).args(["api-resources"]).args(args)
}

#[test]
fn the_table_shows_the_preferred_version_of_every_resource() {
    test(&[]).stdout_golden("api-resources").success();
}

#[test]
fn the_wide_table_adds_verbs_and_categories() {
    test(&["-o", "wide"]).stdout_golden("api-resources-wide").success();
}

#[test]
fn name_output_is_the_plural_with_its_group() {
    test(&["-o", "name"]).stdout_golden("api-resources-name").success();
}

#[test]
fn json_is_one_list_in_the_order_of_kubectls_keys() {
    test(&["-o", "json", "--api-group=shop.example.com"]).stdout_golden("api-resources-json").success();
}

#[test]
fn yaml_is_the_same_list_with_its_keys_sorted() {
    test(&["-o", "yaml", "--api-group=shop.example.com"]).stdout_golden("api-resources-yaml").success();
}

#[test]
fn alias_runs_the_same_command() {
    let server = Cluster::demo().serve();
    Test::new().kubeconfig(&server).args(["resources"]).stdout_golden("api-resources").success();
}

#[test]
fn rows_match_all_filters() {
    for (args, expected) in [
        (
            &["--api-group=apps", "--categories=all", "--verbs=deletecollection"][..],
            "daemonsets deployments replicasets statefulsets",
        ),
        (&["--api-group=", "--namespaced=false"], "componentstatuses namespaces nodes persistentvolumes"),
        (&["--api-group=", "--namespaced=false", "--verbs=create,deletecollection"], "nodes persistentvolumes"),
        (&["--namespaced", "--api-group=certs.example.com"], "certificaterequests certificates issuers"),
        (&["--categories=all,shop"], "widgets"),
        (&["--categories=all", "--categories=shop"], "widgets"),
        (&["--api-group=core", "--namespaced=false"], "componentstatuses namespaces nodes persistentvolumes"),
        (
            &["--api-group=batch,apps", "--verbs=list", "--categories=all"],
            "daemonsets deployments replicasets statefulsets cronjobs jobs",
        ),
        (&["--api-group=batch,", "b"], "bindings cronjobs jobs"),
        (&["--api-group=metrics.k8s.io", "--verbs=list"], "nodes pods"),
    ] {
        let groups: Vec<&str> = expected.split_whitespace().collect();
        let run = test(&["-o", "name"]).args(args).any_stdout().success();
        let names: Vec<&str> = run.stdout.lines().map(|line| line.split('.').next().unwrap()).collect();
        assert_eq!(names, groups, "{args:?}");
    }
}

#[test]
fn rows_are_sorted_by_group_name_or_kind() {
    for (key, expected) in [
        ("group", "events serviceaccounts services events.events.k8s.io servicecidrs.networking.k8s.io"),
        ("name", "events events.events.k8s.io serviceaccounts servicecidrs.networking.k8s.io services"),
        ("kind", "events events.events.k8s.io services serviceaccounts servicecidrs.networking.k8s.io"),
    ] {
        let lines = format!("{}\n", expected.replace(' ', "\n"));
        test(&["--sort-by", key, "-o", "name", "service*", "event*"]).stdout(lines).success();
    }
}

#[test]
fn pattern_matches_part_of_a_name_or_kind_or_is_a_glob() {
    test(&["--no-headers", "deploy", "NETPOL", "w?dgets"])
        .stdout(
            "\
deployments       deploy   apps/v1                true   Deployment
networkpolicies   netpol   networking.k8s.io/v1   true   NetworkPolicy
widgets           wgt      shop.example.com/v2    true   Widget
",
        )
        .success();
}

#[test]
fn pattern_without_match_is_an_error() {
    let (_server, home) = warm();
    let test = |args: &[&str]| Test::in_home(&home).args(["api-resources"]).args(args);
    let hint = "hint: did you mean deployment, deployments?";
    test(&["depoyment"]).stderr(format!("error: no API resource matches \"depoyment\"\n{hint}\n")).failure(1);
    test(&["a", "zzz"]).any_stdout().stderr("note: no API resource matches \"zzz\"\n").success();
    test(&["pods/log"])
        .stderr("error: no API resource matches \"pods/log\"\nhint: subresources match: add --subresources\n")
        .failure(1);
    test(&["shop.example.com/v1/widgets"])
        .stderr("error: no API resource matches \"shop.example.com/v1/widgets\"\nhint: versions match that are not preferred: add --all-versions\n")
        .failure(1);
    test(&["-o", "json", "yyy", "zzz*"]).stderr("error: no API resource matches \"yyy\", \"zzz*\"\n").failure(1);
}

#[test]
fn all_versions_flag_adds_versions_that_are_not_preferred() {
    test(&["--all-versions", "--api-group=shop.example.com"])
        .stdout(
            "\
NAME           SHORTNAMES   APIVERSION                 NAMESPACED   KIND
legacythings                shop.example.com/v1beta1   false        LegacyThing
orders                      shop.example.com/v2        true         Order
widgets        wgt          shop.example.com/v2        true         Widget
widgets        wgt          shop.example.com/v1        true         Widget
widgets        wgt          shop.example.com/v1beta1   true         Widget
",
        )
        .success();
}

#[test]
fn subresources_flag_adds_subresources() {
    test(&["--subresources", "--api-group=shop.example.com", "-o", "wide"])
        .stdout(
            "\
NAME             SHORTNAMES   APIVERSION                 NAMESPACED   KIND          VERBS                                                        CATEGORIES
legacythings                  shop.example.com/v1beta1   false        LegacyThing   delete,deletecollection,get,list,patch,create,update,watch   
orders                        shop.example.com/v2        true         Order         delete,deletecollection,get,list,patch,create,update,watch   shop
orders/scale                  shop.example.com/v2        true         Scale         get,patch,update                                             
orders/status                 shop.example.com/v2        true         Order         get,patch,update                                             
widgets          wgt          shop.example.com/v2        true         Widget        delete,deletecollection,get,list,patch,create,update,watch   all,shop
widgets/status                shop.example.com/v2        true         Widget        get,patch,update                                             
",
        )
        .success();
}

#[test]
fn filter_without_match_prints_headings_or_empty_list() {
    let (_server, home) = warm();
    let test = |args: &[&str]| Test::in_home(&home).args(["api-resources"]).args(args);
    let test = |args: &[&str]| test(args).stderr("note: no API group has the name \"none\"\n");
    test(&["--api-group=none"]).stdout("NAME   SHORTNAMES   APIVERSION   NAMESPACED   KIND\n").success();
    test(&["--api-group=none", "--no-headers"]).success();
    test(&["--api-group=none", "-o", "name"]).success();
    let json = "{\n    \"kind\": \"APIResourceList\",\n    \"apiVersion\": \"v1\",\n    \"groupVersion\": \"\",\n    \"resources\": []\n}\n";
    test(&["--api-group=none", "-o", "json"]).stdout(json).success();
    let yaml = "apiVersion: v1\ngroupVersion: \"\"\nkind: APIResourceList\nresources: []\n";
    test(&["--api-group=none", "-o", "yaml"]).stdout(yaml).success();
}

#[test]
fn server_without_resources_prints_no_table() {
    let server = Cluster::empty().serve();
    for args in [&["api-resources"][..], &["api-resources", "-o", "wide"], &["api-resources", "-o", "name"]] {
        let note = "note: the server has no API resources\n";
        Test::new().kubeconfig(&server).args(args).stderr(note).success();
    }
}

#[test]
fn repeated_flag_uses_its_last_value() {
    test(&["--api-group=apps", "--api-group=policy", "-o", "wide", "-o", "name"])
        .stdout("poddisruptionbudgets.policy\n")
        .success();
}
