//! `api-versions`: one group version a line, in two requests for every form of discovery.

use std::sync::atomic::Ordering;

use crate::support::changing::changing;
use crate::support::cluster::Cluster;
use crate::support::{Test, warm};

#[test]
fn group_versions_are_sorted_by_bytes() {
    let server = Cluster::demo().serve();
    let run = Test::new().kubeconfig(&server).args(["api-versions"]).stdout_golden("api-versions").success();
    assert!(run.stdout.lines().is_sorted());
    assert_eq!(server.requests().len(), 2);
    Test::in_home(&run.home).args(["versions"]).stdout_golden("api-versions").success();
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn aggregated_discovery_caches_the_resources_too() {
    let server = Cluster::demo().serve();
    let home = Test::new().kubeconfig(&server).args(["api-versions"]).stdout_golden("api-versions").success().home;
    Test::in_home(&home).args(["api-resources"]).stdout_golden("api-resources").success();
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn legacy_server_is_asked_only_for_its_groups() {
    let server = Cluster::demo().legacy().serve();
    let home = Test::new().kubeconfig(&server).args(["api-versions"]).stdout_golden("api-versions").success().home;
    assert_eq!((server.count("/api"), server.count("/apis"), server.requests().len()), (1, 1, 2));
    Test::in_home(&home).args(["api-versions"]).stdout_golden("api-versions").success();
    assert_eq!(server.requests().len(), 2);
    // The next command fetches the resource lists that are not cached yet.
    Test::in_home(&home).args(["api-resources"]).stdout_golden("api-resources").success();
}

#[test]
fn stale_group_version_is_named_only_on_stderr() {
    let server = Cluster::stock().with_resources("metrics.k8s.io/v1beta1 custom", "pods pod PodMetrics namespaced gl");
    let server = server.without("apps/v1").stale("metrics.k8s.io/v1beta1").serve();
    let warning = "warning: metrics.k8s.io/v1beta1: stale GroupVersion discovery\n";
    let run = Test::new().kubeconfig(&server).args(["api-versions"]).stderr(warning).any_stdout().success();
    assert!(
        !run.stdout.contains("metrics.k8s.io") && run.stdout.ends_with("storage.k8s.io/v1\nv1\n"),
        "{}",
        run.stdout
    );
    Test::in_home(&run.home).args(["api-versions", "--strict"]).stderr(warning).stdout(run.stdout).failure(3);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn server_without_groups_prints_nothing() {
    for cluster in [Cluster::empty(), Cluster::empty().legacy()] {
        Test::new().kubeconfig(&cluster.serve()).args(["api-versions"]).success();
    }
}

#[test]
fn helm_output_lists_every_group_version_and_kind() {
    let server = Cluster::demo().serve();
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(["api-versions", "-o", "helm"]).args(args);
    let run = test(&[]).stdout_golden("api-versions-helm").success();
    let lines: Vec<_> = run.stdout.lines().collect();
    assert!(lines.is_sorted_by(|left, right| left < right), "sorted, and each once");
    for line in ["v1", "v1/Pod", "v1/Eviction", "apps/v1/Deployment", "shop.example.com/v1beta1/LegacyThing"] {
        assert!(lines.contains(&line), "{line}");
    }
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn pattern_selects_group_versions() {
    let (_server, home) = warm();
    let test = |args: &[&str]| Test::in_home(&home).args(["api-versions"]).args(args);
    for (args, expected) in [
        (&["auto"][..], "autoscaling/v1 autoscaling/v2"),
        (&["autoscaling/v1"], "autoscaling/v1"),
        (&["shop*", "APPS"], "apps/v1 shop.example.com/v1 shop.example.com/v1beta1 shop.example.com/v2"),
        (&["*/v2"], "autoscaling/v2 shop.example.com/v2"),
        (&["v2"], "autoscaling/v2 shop.example.com/v2"),
        (&["core"], "v1"),
        (&["policy", "-o", "helm"], "policy/v1 policy/v1/PodDisruptionBudget"),
    ] {
        let lines = format!("{}\n", expected.replace(' ', "\n"));
        test(args).stdout(lines).success();
    }
    let missing = "error: no API version matches \"aps\"\nhint: did you mean apps?\n";
    test(&["aps"]).stderr(missing).failure(1);
    test(&["zzz", "yyy"]).stderr("error: no API version matches \"zzz\", \"yyy\"\n").failure(1);
}

#[test]
fn pattern_that_the_cache_lacks_is_looked_up_on_the_server() {
    let more = Cluster::demo().with_resources("new.example.com/v1 custom", "carts cart Cart namespaced gl");
    let (server, current) = changing([Cluster::demo(), more]);
    let home = Test::new().kubeconfig(&server).args(["api-versions"]).stdout_golden("api-versions").success().home;
    current.store(1, Ordering::Relaxed);
    Test::in_home(&home).args(["api-versions", "new"]).stdout("new.example.com/v1\n").success();
    Test::in_home(&home).args(["api-versions", "new"]).stdout("new.example.com/v1\n").success();
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn every_format_of_lists_is_written() {
    let server = Cluster::empty()
        .with_resources("v1", "pods pod Pod namespaced gl po all")
        .with_resources("shop.example.com/v2 custom", "carts cart Cart namespaced gl")
        .serve();
    let test = |format: &str| Test::new().kubeconfig(&server).args(["api-versions", "-o", format]);
    test("name").stdout("shop.example.com/v2\nv1\n").success();
    let shop = r#"{"group":"shop.example.com","version":"v2","preferred":true}"#;
    let core = r#"{"group":"","version":"v1","preferred":true}"#;
    test("ndjson").stdout(format!("{shop}\n{core}\n")).success();
    test("yaml")
        .stdout(
            "\
failed: []
items:
- group: shop.example.com
  preferred: true
  version: v2
- group: \"\"
  preferred: true
  version: v1
",
        )
        .success();
    let json = test("json").any_stdout().success().stdout;
    let compact: String = json.split_whitespace().collect();
    assert_eq!(compact, format!(r#"{{"items":[{shop},{core}],"failed":[]}}"#));
    for (args, lines) in [
        (&["resolve", "po"][..], 1),
        (&["api-resources"], 2),
        (&["removals"], 0),
        (&["cache", "list"], 0),
        (&["config", "get-contexts"], 1),
    ] {
        let run = Test::new().kubeconfig(&server).args(args).args(["-o", "ndjson"]).any_stdout().any_stderr().success();
        let items: Vec<serde_json::Value> =
            run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(items.len(), lines, "{args:?}: {}", run.stdout);
        assert!(items.iter().all(serde_json::Value::is_object));
    }
}
