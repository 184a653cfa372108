//! `diff`: two surfaces compared, as text and as data, with the exit codes of diff(1).

use crate::support::cluster::Cluster;
use crate::support::kubeconfig::KubeConfig;
use crate::support::{Home, Test};

/// A home with a snapshot of each cluster in the file of this name.
fn with_snapshots<const N: usize>(clusters: [(&str, Cluster); N]) -> Home {
    let home = Home::new();
    for (name, cluster) in clusters {
        let run = Test::new().kubeconfig(&cluster.serve()).args(["snapshot"]).any_stdout().any_stderr().success();
        home.write(name, run.stdout);
    }
    home
}

fn upgraded() -> Cluster {
    Cluster::demo()
        .without("apps/v1/deployments")
        .with_resources("apps/v1", "deployments deploy Deployment cluster cdgluw deploy,dp all,web\n/status gpu")
        .without("shop.example.com/v2")
        .without("policy/v1")
        .with_resources("new.example.com/v1 custom", "things thing Thing namespaced gl\n/scale g autoscaling/v1/Scale")
}

const CHANGES: &str = "\
~ apps/v1 deployments scope: Namespaced -> Cluster; singular name: deployment -> deploy; verbs: -deletecollection -patch; short names: +dp; categories: +web
- apps/v1 deployments/scale
~ apps/v1 deployments/status scope: Namespaced -> Cluster; singular name: deployment -> deploy
+ new.example.com/v1
+ new.example.com/v1 things
+ new.example.com/v1 things/scale
- policy/v1
- policy/v1 poddisruptionbudgets
- policy/v1 poddisruptionbudgets/status
~ shop.example.com preferred: v2 -> v1
- shop.example.com/v2
- shop.example.com/v2 orders
- shop.example.com/v2 orders/scale
- shop.example.com/v2 orders/status
- shop.example.com/v2 widgets
- shop.example.com/v2 widgets/status
";

#[test]
fn text_has_a_line_for_each_addition_removal_and_change() {
    let home = with_snapshots([("a.json", Cluster::demo()), ("b.json", upgraded())]);
    let test = |args: &[&str]| Test::in_home(&home).args(["diff"]).args(args);
    test(&["a.json", "b.json"]).stdout(CHANGES).failure(1);
    test(&["a.json", "a.json"]).success();
    let back = test(&["b.json", "a.json"]).any_stdout().failure(1).stdout;
    assert!(back.contains("+ policy/v1\n") && back.contains("verbs: +deletecollection +patch;"), "{back}");
    test(&["a.json", "-"]).stdin(home.read("b.json")).stdout(CHANGES).failure(1);
}

#[test]
fn quiet_flag_prints_nothing_and_keeps_the_exit_code() {
    let home = with_snapshots([("a.json", Cluster::demo()), ("b.json", upgraded())]);
    let test = |args: &[&str]| Test::in_home(&home).args(["diff"]).args(args);
    test(&["-q", "a.json", "b.json"]).failure(1);
    test(&["--quiet", "a.json", "a.json", "b.json"]).failure(1);
    test(&["-q", "a.json", "a.json"]).success();
    test(&["-q", "a.json", "nothing"]).stderr_has("error: \"nothing\" is neither a context").failure(2);
    for flag in ["--stat", "--output=json"] {
        test(&["-q", "a.json", "b.json", flag]).stderr_has("error: the argument '--quiet[=<BOOL>]' cannot").failure(2);
    }
}

#[test]
fn stat_flag_counts_differences_by_group() {
    let home = with_snapshots([
        ("a.json", Cluster::demo()),
        ("b.json", upgraded()),
        ("core.json", Cluster::demo().without("v1/nodes")),
    ]);
    let test = |args: &[&str]| Test::in_home(&home).args(["diff", "--stat"]).args(args);
    let table = "\
SIDE     GROUP              ADDED   REMOVED   CHANGED
b.json   apps               0       1         2
b.json   new.example.com    3       0         0
b.json   policy             0       3         0
b.json   shop.example.com   0       6         1
b.json   total              3       10        3
";
    assert_eq!(CHANGES.lines().count(), 16);
    test(&["a.json", "b.json"]).stdout(table).failure(1);
    let wide = "\
SIDE        GROUP              ADDED   REMOVED   CHANGED
b.json      apps               0       1         2
b.json      new.example.com    3       0         0
b.json      policy             0       3         0
b.json      shop.example.com   0       6         1
b.json      total              3       10        3
a.json      total              0       0         0
core.json   -                  0       3         0
core.json   total              0       3         0
";
    test(&["a.json", "b.json", "a.json", "core.json"]).stdout(wide).failure(1);
    test(&["a.json", "b.json", "--ignore=subresources"])
        .stdout_has("b.json   total              2       5         2\n")
        .failure(1);
    test(&["a.json", "a.json"]).success();
    test(&["a.json", "b.json", "-o", "json"]).stderr_has("error: the argument '--stat[=<BOOL>]' cannot").failure(2);
}

#[test]
fn json_and_yaml_list_the_same_changes() {
    let home = with_snapshots([("a.json", Cluster::demo()), ("b.json", upgraded())]);
    let test = |args: &[&str]| Test::in_home(&home).args(["diff", "a.json", "b.json"]).args(args);
    test(&["-o", "json", "--ignore=subresources"]).stdout_golden("diff-json").failure(1);
    test(&["-o", "yaml", "--ignore=subresources"]).stdout_golden("diff-yaml").failure(1);
    let same = "{\n    \"items\": [],\n    \"failed\": []\n}\n";
    Test::in_home(&home).args(["diff", "a.json", "a.json", "-o", "json"]).stdout(same).success();
}

#[test]
fn ignore_flag_hides_aspects() {
    let cluster = Cluster::demo().without("apps/v1/deployments").with_resources(
        "apps/v1",
        "deployments deploy Deployed cluster gl dp web\n/scale gpu autoscaling/v1/Scale\n/status gpu",
    );
    let home = with_snapshots([("a.json", Cluster::demo()), ("b.json", cluster)]);
    let test = |ignore: &str| Test::in_home(&home).args(["diff", "a.json", "b.json", "--ignore", ignore]);
    test("subresources,verbs,categories,scope,singular-name")
        .stdout("~ apps/v1 deployments kind: Deployment -> Deployed; short names: +dp -deploy\n")
        .failure(1);
    test("subresources,verbs,categories,scope,singular-name,kind,short-names").success();
    test("colour").stderr_has("error: invalid value 'colour' for '--ignore <ASPECT>'\n").failure(2);
}

#[test]
fn aggregated_and_legacy_discovery_do_not_differ() {
    let home = with_snapshots([("a.json", Cluster::demo()), ("b.json", Cluster::demo().legacy())]);
    Test::in_home(&home).args(["diff", "a.json", "b.json"]).success();
}

#[test]
fn contexts_are_fetched_fresh_with_their_own_credentials() {
    let (one, two) = (Cluster::demo().serve(), Cluster::demo().without("apps/v1").token("secret").serve());
    let config = KubeConfig::of(&one).named("one").and(KubeConfig::of(&two).named("two").token("secret"));
    let test = |args: &[&str]| Test::new().kubeconfig(config.clone()).args(["diff"]).args(args);
    let run = test(&["one", "context:two", "--ignore=subresources"]).stdout(
        "\
- apps/v1
- apps/v1 controllerrevisions
- apps/v1 daemonsets
- apps/v1 deployments
- apps/v1 replicasets
- apps/v1 statefulsets
",
    );
    let home = run.failure(1).home;
    Test::in_home(&home).args(["diff", "two", "two"]).success();
    assert_eq!((one.requests().len(), two.requests().len()), (2, 6));
}

#[test]
fn name_of_both_context_and_file_needs_a_prefix() {
    let server = Cluster::demo().serve();
    let home = with_snapshots([("test", Cluster::demo().without("policy/v1")), ("file:x", Cluster::demo())]);
    let test = |args: &[&str]| Test::in_home(&home).kubeconfig(&server).args(["diff"]).args(args);
    test(&["test", "file:test"])
        .stderr("error: \"test\" is a context and a file\nhint: say which one: context:test or file:test\n")
        .failure(2);
    test(&["tset", "file:test"])
        .stderr("error: \"tset\" is neither a context of the kubeconfig nor a file\nhint: did you mean test?\n")
        .failure(2);
    assert_eq!(server.requests().len(), 0);
    test(&["context:test", "file:test", "--ignore=subresources"])
        .stdout("- policy/v1\n- policy/v1 poddisruptionbudgets\n")
        .failure(1);
    test(&["file:file:x", "context:test"]).success();
}

#[test]
fn errors_exit_with_2() {
    let home = with_snapshots([("a.json", Cluster::empty())]);
    let test = |args: &[&str]| Test::in_home(&home).args(["diff"]).args(args);
    test(&["-", "-"]).stderr("error: both sides are standard input, which can be read only once\n").failure(2);
    test(&["a.json", "nothing"])
        .stderr(
            "error: \"nothing\" is neither a context of the kubeconfig nor a file\n\
             hint: `kubegvr config get-contexts -o name` prints the contexts\n",
        )
        .failure(2);
    test(&["a.json", "file:nothing"])
        .stderr("error: reading nothing: No such file or directory (os error 2)\n")
        .failure(2);
    test(&["a.json", "-"])
        .stdin("{}")
        .stderr_has("error: standard input is JSON and no Kubernetes object\nhint: ")
        .failure(2);
    test(&["a.json", "context:nothing"]).stderr_has("context \"nothing\" does not exist\n").failure(2);
    test(&["a.json"]).any_stderr().failure(2);
    test(&["a.json", "a.json", "--from=a.json"])
        .stderr_has("error: the argument '--from <FILE>' cannot be used with 'diff': it takes files as arguments\n")
        .failure(2);
    let server = Cluster::empty().serve();
    let config = KubeConfig::of(&server).named("gone");
    drop(server);
    test(&["a.json", "gone"]).kubeconfig(config).stderr_has("was refused").failure(2);
}

#[cfg(target_os = "linux")]
#[test]
fn full_disk_exits_with_2() {
    let home = with_snapshots([("a.json", Cluster::demo()), ("b.json", Cluster::empty())]);
    Test::in_home(&home)
        .args(["diff", "a.json", "b.json"])
        .full_disk()
        .stderr("error: writing to standard output: No space left on device (os error 28)\n")
        .failure(2);
}

#[test]
fn failed_group_version_gives_a_warning_and_is_not_compared() {
    let stale = Cluster::demo().stale("metrics.k8s.io/v1beta1");
    let home = with_snapshots([("a.json", stale), ("b.json", Cluster::demo())]);
    let warning = "warning: a.json: metrics.k8s.io/v1beta1: stale GroupVersion discovery\n";
    let test = |args: &[&str]| Test::in_home(&home).args(["diff", "a.json", "b.json"]).args(args).stderr(warning);
    test(&[]).success();
    test(&["--strict", "-o", "json"])
        .stdout_has("\"side\": \"a.json\",\n            \"groupVersion\": \"metrics.k8s.io/v1beta1\",")
        .failure(3);
}

#[test]
fn first_of_several_sides_is_the_base() {
    let home = with_snapshots([
        ("a.json", Cluster::demo()),
        ("b.json", Cluster::demo().without("policy/v1")),
        ("c.json", Cluster::demo().without("shop.example.com/v2/orders")),
    ]);
    let test = |args: &[&str]| Test::in_home(&home).args(["diff", "a.json", "b.json", "c.json"]).args(args);
    let lines_of_sides = "\
b.json\t- policy/v1
b.json\t- policy/v1 poddisruptionbudgets
b.json\t- policy/v1 poddisruptionbudgets/status
c.json\t- shop.example.com/v2 orders
c.json\t- shop.example.com/v2 orders/scale
c.json\t- shop.example.com/v2 orders/status
";
    test(&[]).stdout(lines_of_sides).failure(1);
    let names = "b.json\tpolicy/v1\nb.json\tpolicy/v1/poddisruptionbudgets\nc.json\tshop.example.com/v2/orders\n";
    test(&["-o", "name", "--ignore=subresources"]).stdout(names).failure(1);
    let item = |side: &str, group: &str, version: &str, resource: &str| {
        format!(
            "{{\"side\":\"{side}\",\"change\":\"removed\",\"group\":\"{group}\",\"version\":\"{version}\",\"resource\":{resource},\"fields\":[]}}\n"
        )
    };
    let lines = item("b.json", "policy", "v1", "null")
        + &item("b.json", "policy", "v1", "\"poddisruptionbudgets\"")
        + &item("c.json", "shop.example.com", "v2", "\"orders\"");
    test(&["-o", "ndjson", "--ignore=subresources"]).stdout(lines).failure(1);
    Test::in_home(&home).args(["diff", "a.json", "a.json", "a.json"]).success();
    Test::in_home(&home)
        .args(["diff", "a.json", "-", "file:-"])
        .stderr("error: both sides are standard input, which can be read only once\n")
        .failure(2);
}

#[test]
fn strict_flag_exits_with_3_for_a_failure_beside_differences() {
    let stale = Cluster::demo().stale("metrics.k8s.io/v1beta1");
    let home = with_snapshots([("a.json", stale), ("b.json", upgraded())]);
    let warning = "warning: a.json: metrics.k8s.io/v1beta1: stale GroupVersion discovery\n";
    let test = || Test::in_home(&home).args(["diff", "a.json", "b.json"]).stdout(CHANGES).stderr(warning);
    test().failure(1);
    test().args(["--strict"]).failure(3);
}

#[test]
fn preferred_version_of_a_group_that_failed_in_part_is_not_compared() {
    // Without v2, the group seems to prefer v1.
    let home = with_snapshots([("a.json", Cluster::demo()), ("b.json", Cluster::demo().stale("shop.example.com/v2"))]);
    for (sides, side) in [(["a.json", "b.json"], "b.json"), (["b.json", "a.json"], "b.json")] {
        let warning = format!("warning: {side}: shop.example.com/v2: stale GroupVersion discovery\n");
        Test::in_home(&home).args(["diff"]).args(sides).stderr(warning).success();
    }
}
