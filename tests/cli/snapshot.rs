//! `snapshot` writes a server's API surface to a file, and `--from` reads it in every discovery command.

use serde_json::Value;

use crate::support::aggregated;
use crate::support::cluster::Cluster;
use crate::support::fault::gzip;
use crate::support::fleet::Fleet;
use crate::support::http::{Body, Request, Response};
use crate::support::kubeconfig::KubeConfig;
use crate::support::{Home, Test};

const EPOCH: (&str, &str) = ("SOURCE_DATE_EPOCH", "1773480413");

/// A home that has a snapshot of a cluster in `snap.json` and nothing else.
fn home_with_snapshot(cluster: Cluster) -> Home {
    let server = cluster.serve();
    let run = Test::new()
        .kubeconfig(&server)
        .args(["snapshot", "--timestamp"])
        .env(EPOCH.0, EPOCH.1)
        .any_stdout()
        .any_stderr();
    let stdout = run.success().stdout;
    let home = Home::new();
    home.write("snap.json", stdout);
    home
}

#[test]
fn snapshot_is_the_server_document_with_version_and_time() {
    let cluster = Cluster::empty().with_resources(
        "v1",
        "pods pod Pod namespaced gl po all\n/eviction c policy/v1/Eviction\nnodes node Node cluster gl no",
    );
    let server = cluster.with_resources("shop.example.com/v2 custom", "carts cart Cart namespaced gl").serve();
    let run = Test::new().kubeconfig(&server).args(["snapshot", "--timestamp"]).env(EPOCH.0, EPOCH.1);
    run.stdout_golden("snapshot").success();
    let paths: Vec<_> = server.requests().iter().map(|request| request.path.clone()).collect();
    assert_eq!(paths, ["/api", "/apis", "/version"]);
}

#[test]
fn snapshot_ignores_a_warm_cache() {
    let server = Cluster::demo().serve();
    let home = Test::new().kubeconfig(&server).args(["gvrs"]).any_stdout().success().home;
    Test::in_home(&home).args(["snapshot"]).any_stdout().success();
    assert_eq!(server.requests().len(), 5);
}

#[test]
fn same_surface_gives_the_same_bytes() {
    let first = home_with_snapshot(Cluster::demo()).read("snap.json");
    assert_eq!(home_with_snapshot(Cluster::demo()).read("snap.json"), first);
    assert_eq!(home_with_snapshot(Cluster::demo().v2beta1()).read("snap.json"), first);
    let server = Cluster::demo().serve();
    let test =
        |args: &[&str]| Test::new().kubeconfig(&server).args(["snapshot"]).args(args).env(EPOCH.0, "0").any_stdout();
    let later = test(&["--timestamp"]).success().stdout;
    assert_eq!(later.replace("1970-01-01T00:00:00Z", "2026-03-14T09:26:53Z"), first);
    // Without the flag there is no time at all.
    let time = ",\n            \"kubegvr/time\": \"2026-03-14T09:26:53Z\"";
    assert_eq!(test(&[]).success().stdout, first.replace(time, ""));
    assert!(first.contains(time));
}

#[test]
fn file_is_replaced_whole_and_symlink_stays_a_symlink() {
    let server = Cluster::demo().serve();
    let home = home_with_snapshot(Cluster::demo());
    home.write("dir/old.json", "old");
    #[cfg(unix)]
    std::os::unix::fs::symlink("dir/old.json", home.join("link.json")).unwrap();
    for file in ["new.json", "link.json"] {
        Test::in_home(&home)
            .kubeconfig(&server)
            .args(["snapshot", "--timestamp", "-f", file])
            .env(EPOCH.0, EPOCH.1)
            .success();
        assert_eq!(home.read(file), home.read("snap.json"));
    }
    assert_eq!(home.files("dir"), ["old.json"]);
    #[cfg(unix)]
    assert!(home.join("link.json").is_symlink());
    Test::in_home(&home)
        .args(["snapshot", "-f", "missing/new.json"])
        .stderr("error: writing missing/new.json: No such file or directory (os error 2)\n")
        .failure(1);
    Test::in_home(&home).args(["snapshot", "-f", "-"]).any_stdout().success();
}

#[test]
fn invalid_time_is_an_error_before_any_request() {
    let server = Cluster::demo().serve();
    Test::new()
        .kubeconfig(&server)
        .args(["snapshot", "--timestamp"])
        .env(EPOCH.0, "yesterday")
        .stderr("error: SOURCE_DATE_EPOCH is no number of seconds since 1970\n")
        .failure(1);
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn failed_group_version_stays_stale() {
    let warning = "warning: metrics.k8s.io/v1beta1: stale GroupVersion discovery\n";
    let home = home_with_snapshot(Cluster::demo().stale("metrics.k8s.io/v1beta1"));
    let test = || Test::in_home(&home).args(["--from", "snap.json"]).stderr(warning);
    test().args(["gvrs", "-o", "json", "orders/scale"]).stdout_golden("gvrs-json-failed").success();
    test().args(["gvrs", "-o", "yaml", "orders/scale", "--strict"]).stdout_golden("gvrs-yaml-failed").failure(3);
    test().args(["snapshot"]).stdout(home.read("snap.json")).success();
    test().args(["snapshot", "--strict"]).stdout(home.read("snap.json")).failure(3);
    // A legacy server gives the reason; the file records the failure without it.
    let legacy = home_with_snapshot(Cluster::demo().legacy().stale("metrics.k8s.io/v1beta1"));
    Test::in_home(&legacy)
        .args(["--from", "snap.json", "api-resources", "--api-group=metrics.k8s.io", "--no-headers"])
        .stderr(format!("{warning}note: no API resource matches --api-group=metrics.k8s.io\n"))
        .success();
}

#[test]
fn unknown_server_version_is_a_warning() {
    let refused = || Response::text("no").status(403);
    let server = Cluster::empty().serve_but(move |request| (request.path == "/version").then(refused));
    Test::new()
        .kubeconfig(&server)
        .args(["snapshot", "--timestamp"])
        .env(EPOCH.0, EPOCH.1)
        .stdout_has("\"kubegvr/time\": \"2026-03-14T09:26:53Z\"\n")
        .stderr_has("warning: the server's version is unknown: ")
        .success();
}

#[test]
fn every_discovery_command_reads_a_snapshot() {
    let home = home_with_snapshot(Cluster::demo());
    let test = |args: &[&str]| Test::in_home(&home).args(["--from", "snap.json"]).args(args);
    test(&["api-resources"]).stdout_golden("api-resources").success();
    test(&["api-resources", "--cached=false", "-o", "wide"]).stdout_golden("api-resources-wide").success();
    test(&["api-versions"]).stdout_golden("api-versions").success();
    test(&["gvrs"]).stdout_golden("gvrs").success();
    test(&["gvrs", "--refresh"]).stdout_golden("gvrs").success();
    test(&["resolve", "deploy", "-o", "name"]).stdout("apps/v1/deployments\n").success();
    let unknown = "error: the server doesn't have a resource type \"nothing\"\n";
    test(&["resolve", "nothing"]).any_stdout().stderr_has(unknown).failure(1);
    assert_eq!(home.files(".kube"), [""; 0]);
}

#[test]
fn documents_of_servers_and_other_programs_are_read() {
    let server = Cluster::demo().serve();
    let home = Test::new().kubeconfig(&server).args(["api-resources", "-o", "json"]).any_stdout().success();
    home.home.write("kubectl.json", home.stdout);
    let home = home.home;
    Test::in_home(&home).args(["--from", "kubectl.json", "api-resources"]).stdout_golden("api-resources").success();
    let list = |path: &str| Test::in_home(&home).args(["raw", path]).any_stdout().success().stdout;
    let (apps, core) = (list("/apis/apps/v1"), list("/api/v1"));
    let test = || Test::in_home(&home).args(["--from", "-", "gvrs", "-o", "name", "deployments", "pods/log"]);
    let gvrs = |json: String| test().stdin(json).any_stdout().success().stdout;
    test()
        .stdin(apps.clone())
        .stdout("apps/v1/deployments\napps/v1/deployments/scale\napps/v1/deployments/status\n")
        .stderr("note: no API resource matches \"pods/log\"\n")
        .success();
    let crane = format!("{{\"apiResourceLists\": [{apps}, {core}]}}");
    assert_eq!(
        gvrs(crane),
        "v1/pods/log\napps/v1/deployments\napps/v1/deployments/scale\napps/v1/deployments/status\n"
    );
    assert_eq!(gvrs(format!("{core}{apps}")).lines().count(), 4);
}

#[test]
fn responses_of_an_aggregating_server_are_read() {
    for (cluster, version) in [(Cluster::demo(), "v2"), (Cluster::demo().v2beta1(), "v2beta1")] {
        let handler = cluster.handler();
        let answer = |path: &str| {
            let request = format!("GET {path} HTTP/1.1\r\nAccept: {}\r\n", aggregated::content_type(version));
            let Body::Whole(bytes) = handler(&Request::parse(&request, None, 1).unwrap()).body else {
                panic!("{path}")
            };
            bytes
        };
        let answers = [answer("/api"), answer("/apis")];
        let test = |args: &[&str]| Test::new().args(["--from", "-"]).args(args).stdin(answers.concat());
        test(&["gvrs"]).stdout_golden("gvrs").success();
        let snapshot = test(&["snapshot"]).any_stdout().success().stdout;
        let snapshot: Value = serde_json::from_str(&snapshot).unwrap();
        assert_eq!(snapshot["metadata"], serde_json::json!({}), "the file has neither version nor time");
    }
}

#[test]
fn compressed_file_is_read_like_any_other() {
    let home = home_with_snapshot(Cluster::demo());
    let compressed = gzip(home.read("snap.json").as_bytes());
    home.write("snap.json.gz", &compressed);
    // Two members are one file, as for gunzip (RFC 1952, section 2.2).
    let whole = home.read("snap.json");
    let (first, second) = whole.split_at(1000);
    home.write("members.gz", [gzip(first.as_bytes()), gzip(second.as_bytes())].concat());
    home.write("short.gz", &compressed[..compressed.len() / 2]);
    let test = |args: &[&str]| Test::in_home(&home).args(args);
    test(&["--from", "snap.json.gz", "gvrs"]).stdout_golden("gvrs").success();
    test(&["--from", "members.gz", "gvrs"]).stdout_golden("gvrs").success();
    test(&["--from", "-", "gvrs"]).stdin(compressed.as_slice()).stdout_golden("gvrs").success();
    test(&["diff", "snap.json", "snap.json.gz"]).success();
    test(&["--from", "short.gz", "gvrs"]).stderr("error: reading short.gz: incomplete deflate stream\n").failure(1);
}

#[test]
fn unsupported_file_is_named_in_the_error() {
    let hint = "hint: `kubegvr snapshot -f FILE` writes a file that can be read\n";
    let pods = r#"{"kind":"PodList","apiVersion":"v1","items":[]}"#;
    let test = |args: &[&str]| Test::new().file("pods.json", pods).file("list.yaml", "a: b").args(["gvrs"]).args(args);
    let error = |text: &str| format!("error: {text}\n{hint}");
    test(&["--from=pods.json"]).stderr(error("pods.json is a v1 PodList, not a list of API resources")).failure(1);
    test(&["--from=list.yaml"]).stderr(error("list.yaml is not JSON: expected value at line 1 column 1")).failure(1);
    let groups = r#"{"kind":"APIGroupList","apiVersion":"v1","groups":[]}"#;
    for (input, problem) in [
        ("[1]", "is JSON and no Kubernetes object"),
        ("<html>", "is not JSON: expected value at line 1 column 1"),
        (groups, "is an APIGroupList, which names no resources"),
    ] {
        let hint = "hint: `kubegvr snapshot` prints what can be read here\n";
        test(&["--from", "-"]).stdin(input).stderr(format!("error: standard input {problem}\n{hint}")).failure(1);
    }
    test(&["--from=none.json"]).stderr("error: reading none.json: No such file or directory (os error 2)\n").failure(1);
}

#[test]
fn each_context_gets_a_file_in_the_directory() {
    let fleet = Fleet::start();
    let home = fleet.test().args(["snapshot", "--all-contexts", "-f", "snaps/now"]).success().home;
    assert_eq!(home.files("snaps/now"), ["prod-eu.json", "prod-us.json", "stage.json"]);
    let one = fleet.test().args(["snapshot", "--context=stage"]).any_stdout().success().stdout;
    assert_eq!(home.read("snaps/now/stage.json"), one);
    assert_eq!(home.read("snaps/now/prod-eu.json"), home.read("snaps/now/prod-us.json"));
    fleet
        .test()
        .args(["snapshot", "--all-contexts"])
        .stderr(
            "error: the snapshots of several contexts are several files, and need a directory\nhint: give -f DIRECTORY\n",
        )
        .failure(1);
    let home = fleet
        .test()
        .args(["snapshot", "--all-contexts", "-f", "all.json"])
        .stderr(
            "error: the snapshots of several contexts are several files, and need a directory\n\
             hint: all.json is named like a file: give -f DIRECTORY\n",
        )
        .failure(1)
        .home;
    assert!(!home.join("all.json").exists());
}

#[test]
fn context_as_an_argument_is_the_context_of_the_snapshot() {
    let fleet = Fleet::start();
    let one = fleet.test().args(["snapshot", "--context=stage"]).any_stdout().success().stdout;
    fleet.test().args(["snapshot", "stage"]).stdout(one.clone()).success();
    let home = fleet.test().args(["snapshot", "stage", "-f", "stage.json"]).success().home;
    assert_eq!(home.read("stage.json"), one);
    let home = fleet.test().args(["snapshot", "stage", "prod-*", "-f", "snaps"]).success().home;
    assert_eq!(home.files("snaps"), ["prod-eu.json", "prod-us.json", "stage.json"]);
    assert_eq!(home.read("snaps/stage.json"), one);
    fleet
        .test()
        .args(["snapshot", "new.json"])
        .stderr("error: context \"new.json\" does not exist\nhint: `kubegvr snapshot -f new.json` writes a file\n")
        .failure(1);
    fleet
        .test()
        .args(["snapshot", "nowhere"])
        .stderr("error: context \"nowhere\" does not exist\nhint: known contexts: prod-eu, prod-us, stage\n")
        .failure(1);
}

#[test]
fn context_as_an_argument_excludes_flags_for_contexts_and_files() {
    for (flag, name, reason) in [
        ("--context=b", "--context <NAME>", "both choose a context"),
        ("--contexts=b", "--contexts <GLOB>", "both choose contexts"),
        ("--all-contexts", "--all-contexts", "both choose contexts"),
        ("--from=b", "--from <FILE>", "the file stands in for one server"),
    ] {
        let stderr = format!(
            "error: the argument '{name}' cannot be used with '[CONTEXT]...': {reason}\n\n  \
             tip: leave out one of the two\n\nUsage: kubegvr snapshot [OPTIONS] [CONTEXT]...\n\n\
             For more information, try '--help'.\n"
        );
        Test::new().args([flag, "snapshot", "a"]).stderr(stderr).failure(2);
    }
}

#[test]
fn context_name_never_leaves_the_directory() {
    let server = Cluster::demo().serve();
    let config = KubeConfig::of(&server).named("../arn:aws:eks/x");
    let home = Test::new().kubeconfig(config).args(["snapshot", "--all-contexts", "-f", "snaps"]).success().home;
    assert_eq!(home.files("snaps"), ["..%2Farn%3Aaws%3Aeks%2Fx.json"]);
}

#[test]
fn failing_context_does_not_stop_the_others() {
    let fleet = Fleet::start();
    let port = fleet.us.port();
    let test = fleet.test();
    drop(fleet.us);
    let home = test
        .args(["snapshot", "--contexts=prod-*", "-f", "snaps"])
        .stderr(format!(
            "error: context \"prod-us\": The connection to the server 127.0.0.1:{port} was refused - did you specify the \
             right host or port?\n"
        ))
        .failure(1)
        .home;
    assert_eq!(home.files("snaps"), ["prod-eu.json"]);
}
