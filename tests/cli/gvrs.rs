//! `gvrs`: a row for every group, version, resource and subresource.

use crate::support::changing::changing;
use crate::support::cluster::Cluster;
use crate::support::fleet::Fleet;
use crate::support::{Home, Test, discovery_folder, make_older, warm};

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
shop.example.com   v1beta1   legacythings     LegacyThing   false        true        -            delete,deletecollection,get,list,patch,create,update,watch   -
shop.example.com   v2        widgets          Widget        true         true        wgt          delete,deletecollection,get,list,patch,create,update,watch   all,shop
shop.example.com   v1        widgets          Widget        true         false       wgt          delete,deletecollection,get,list,patch,create,update,watch   all,shop
shop.example.com   v1beta1   widgets          Widget        true         false       wgt          delete,deletecollection,get,list,patch,create,update,watch   all,shop
shop.example.com   v2        widgets/status   Widget        true         true        -            get,patch,update                                             -
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
fn gvrs_takes_the_filters_of_api_resources() {
    for (args, expected) in [
        (
            &["--api-group=autoscaling,shop.example.com", "--verbs=list", "--preferred"][..],
            "autoscaling/v2/horizontalpodautoscalers shop.example.com/v1beta1/legacythings shop.example.com/v2/orders shop.example.com/v2/widgets",
        ),
        (
            &["--api-group=core", "--namespaced=false", "--subresources=false"],
            "v1/componentstatuses v1/namespaces v1/nodes v1/persistentvolumes",
        ),
        (&["--api-group=", "--namespaced=false", "node"], "v1/nodes v1/nodes/proxy v1/nodes/status"),
        (
            &["--categories=shop,all"],
            "shop.example.com/v2/widgets shop.example.com/v1/widgets shop.example.com/v1beta1/widgets",
        ),
        (&["--verbs=", "--categories=", "finalize"], "v1/namespaces/finalize"),
        (
            &["--sort-by=kind", "--subresources=false", "--api-group=apps"],
            "apps/v1/controllerrevisions apps/v1/daemonsets apps/v1/deployments apps/v1/replicasets apps/v1/statefulsets",
        ),
        (
            &[
                "--sort-by=name",
                "--preferred",
                "--subresources=false",
                "--categories=all",
                "--api-group=autoscaling,batch",
            ],
            "batch/v1/cronjobs autoscaling/v2/horizontalpodautoscalers batch/v1/jobs",
        ),
    ] {
        let lines = format!("{}\n", expected.replace(' ', "\n"));
        test(&["-o", "name"]).args(args).stdout(lines).success();
    }
}

#[test]
fn pattern_matches_groups_and_every_form_of_a_name() {
    let widgets = "shop.example.com/v2/widgets shop.example.com/v1/widgets shop.example.com/v1beta1/widgets";
    for (pattern, expected) in [
        (
            "shop",
            "shop.example.com/v1beta1/legacythings shop.example.com/v2/orders shop.example.com/v2/widgets shop.example.com/v1/widgets shop.example.com/v1beta1/widgets",
        ),
        ("shop.example.com/v1", "shop.example.com/v1/widgets"),
        ("widgets.shop.example.com", widgets),
        ("widgets.v1.shop.example.com", "shop.example.com/v1/widgets"),
        ("Widget.shop*", widgets),
        ("wgt.shop.example.com", widgets),
        ("*.example.com/v1/Widget", "shop.example.com/v1/widgets"),
        ("/apis/shop.example.com/v2", "shop.example.com/v2/orders shop.example.com/v2/widgets"),
        ("v1/pods", "v1/pods"),
        ("core/v1/Pod", "v1/pods v1/podtemplates"),
        (
            "v1beta1",
            "metrics.k8s.io/v1beta1/nodes metrics.k8s.io/v1beta1/pods shop.example.com/v1beta1/legacythings shop.example.com/v1beta1/widgets",
        ),
        ("policy/v1", "policy/v1/poddisruptionbudgets"),
    ] {
        let lines = format!("{}\n", expected.replace(' ', "\n"));
        test(&["-o", "name", "--subresources=false", pattern]).stdout(lines).success();
    }
}

#[test]
fn ls_is_gvrs() {
    let server = Cluster::demo().serve();
    Test::new().kubeconfig(&server).args(["ls"]).stdout_golden("gvrs").success();
}

#[test]
fn empty_selection_is_an_error_that_names_what_was_looked_for() {
    let (_server, home) = warm();
    let test = |args: &[&str]| Test::in_home(&home).args(["gvrs"]).args(args);
    for (args, stderr) in [
        (&["-o", "json", "zzz"][..], "error: no API resource matches \"zzz\"\n"),
        (&["widgte"], "error: no API resource matches \"widgte\"\nhint: did you mean widget, widgets?\n"),
        (&["yyy", "zzz*"], "error: no API resource matches \"yyy\", \"zzz*\"\n"),
        (
            &["shop.exampel.com"],
            "error: no API resource matches \"shop.exampel.com\"\nhint: did you mean shop.example.com?\n",
        ),
        (
            &["apps/v2/deployments"],
            "error: no API resource matches \"apps/v2/deployments\"\nhint: did you mean deployments.apps?\n",
        ),
        (&["widgets", "--api-group=apps"], "error: no API resource matches \"widgets\" with --api-group=apps\n"),
        (
            &["--namespaced", "--verbs=watch", "--api-group=metrics.k8s.io"],
            "error: no API resource matches --api-group=metrics.k8s.io --namespaced=true --verbs=watch\n",
        ),
        (&["--verbs=lst"], "error: no API resource supports the verb \"lst\"\nhint: did you mean list?\n"),
        (&["--categories=al,shop"], "error: no API resource is in the category \"al\"\nhint: did you mean all?\n"),
        (&["--api-group=aps"], "error: no API group has the name \"aps\"\nhint: did you mean apps?\n"),
        (&["--api-group=shop"], "error: no API group has the name \"shop\"\nhint: did you mean shop.example.com?\n"),
        (
            &["--api-group=none", "--verbs=fly"],
            "error: no API group has the name \"none\"; no API resource supports the verb \"fly\"\n",
        ),
        (
            &["shop.example.com/v1/widgets", "--preferred"],
            "error: no API resource matches \"shop.example.com/v1/widgets\"\nhint: versions match that are not preferred: leave out --preferred\n",
        ),
        (
            &["pods/log", "--subresources=false"],
            "error: no API resource matches \"pods/log\"\nhint: subresources match: leave out --subresources=false\n",
        ),
    ] {
        test(args).stderr(stderr).failure(1);
    }
}

#[test]
fn condition_that_nothing_meets_is_a_note_beside_the_rows() {
    let (_server, home) = warm();
    let test = |args: &[&str]| Test::in_home(&home).args(["gvrs"]).args(args);
    test(&["widgets/status", "widgte", "-o", "name"])
        .stdout("shop.example.com/v2/widgets/status\n")
        .stderr("note: no API resource matches \"widgte\"; did you mean widget, widgets?\n")
        .success();
    test(&["--api-group=policy,bacth", "--preferred", "--subresources=false", "-o", "name"])
        .stdout("policy/v1/poddisruptionbudgets\n")
        .stderr("note: no API group has the name \"bacth\"; did you mean batch?\n")
        .success();
}

#[test]
fn condition_that_one_context_meets_is_no_note() {
    let fleet = Fleet::start();
    let test = |args: &[&str]| fleet.test().args(["gvrs", "--all-contexts", "-o", "name"]).args(args);
    test(&["volumeattributesclasses.v1.storage.k8s.io"])
        .stdout(
            "prod-eu\tstorage.k8s.io/v1/volumeattributesclasses\nprod-us\tstorage.k8s.io/v1/volumeattributesclasses\n",
        )
        .success();
    test(&["zzz"]).stderr("error: no API resource matches \"zzz\"\n").failure(1);
}

#[test]
fn cached_surface_without_match_is_revalidated_once() {
    let (server, current) = changing([
        Cluster::demo(),
        Cluster::demo().with_resources("new.example.com/v1 custom", "carts cart Cart namespaced gl"),
    ]);
    let home = Home::new();
    home.kubeconfig(&server);
    let test = |args: &[&str]| Test::in_home(&home).args(args);
    test(&["gvrs"]).stdout_golden("gvrs").success();
    current.store(1, std::sync::atomic::Ordering::Relaxed);
    test(&["gvrs", "-o", "name", "carts"]).stdout("new.example.com/v1/carts\n").success();
    assert_eq!(server.requests().len(), 4);
    let etags = server.requests()[2..].iter().filter(|request| request.header("if-none-match").is_some()).count();
    assert_eq!(etags, 2);
    test(&["gvrs", "-o", "name", "carts"]).stdout("new.example.com/v1/carts\n").success();
    assert_eq!(server.requests().len(), 4, "what matches is not asked for again");
    for (args, code) in
        [(&["gvrs", "zzz"][..], 1), (&["api-resources", "zzz"], 1), (&["gvrs", "carts", "--verbs=fly"], 1)]
    {
        let before = server.requests().len();
        test(args).any_stderr().failure(code);
        assert_eq!(server.requests().len(), before + 2, "{args:?}");
    }
}

#[test]
fn age_of_the_cache_is_named_if_no_server_could_be_asked() {
    let (server, home) = warm();
    make_older(&discovery_folder(&home, &server).join(".kubegvr.index"), 245);
    Test::in_home(&home)
        .args(["gvrs", "zzz", "--offline"])
        .stderr("note: offline, as it was 4m5s ago\nerror: no API resource matches \"zzz\" (the cache is 4m5s old)\n")
        .failure(1);
    drop(server);
    let run = Test::in_home(&home).args(["api-resources", "--categories=zzz", "-o", "name"]).any_stderr().success();
    let (warning, note) = run.stderr.split_once('\n').unwrap();
    assert!(warning.starts_with("warning: the cache could not be updated: The connection to the server "), "{warning}");
    assert_eq!(note, "note: no API resource is in the category \"zzz\" (the cache is 4m5s old)\n");
}

#[test]
fn a_server_without_resources_has_headings_or_empty_lists() {
    let server = Cluster::empty().serve();
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(["gvrs"]).args(args);
    let test = |args: &[&str]| test(args).stderr("note: the server has no API resources\n");
    test(&[]).stdout("GROUP   VERSION   RESOURCE   KIND   NAMESPACED   PREFERRED\n").success();
    test(&["-o", "json"]).stdout("{\n    \"items\": [],\n    \"failed\": []\n}\n").success();
    test(&["-o", "yaml"]).stdout("failed: []\nitems: []\n").success();
    test(&["-o", "ndjson"]).success();
}
