//! `api-versions`: one group version a line, in two requests for every form of discovery.

use crate::support::Test;
use crate::support::cluster::Cluster;

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
