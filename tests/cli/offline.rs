//! `--offline`: reads the cache whatever its age, and sends no request.

use std::fs;

use crate::support::cluster::Cluster;
use crate::support::{Test, discovery_folder, make_older, warm};

#[test]
fn offline_uses_cache_files_of_any_age() {
    let (server, home) = warm();
    let dir = discovery_folder(&home, &server);
    make_older(&dir.join(".kubegvr.index"), 3 * 86_400 + 60);
    let note = "note: offline, as it was 3d ago\n";
    let run = |args: &[&str]| Test::in_home(&home).args(args).args(["--offline"]);
    run(&["api-resources"]).stdout_golden("api-resources").stderr(note).success();
    run(&["gvrs"]).stdout_golden("gvrs").stderr(note).success();
    run(&["resolve", "wgt", "-o", "name"]).stdout("shop.example.com/v2/widgets\n").stderr(note).success();
    make_older(&dir.join("servergroups.json"), 660);
    run(&["api-versions"]).stdout_golden("api-versions").stderr("note: offline, as it was 11m ago\n").success();
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn unknown_name_is_not_requested_offline() {
    let (server, home) = warm();
    let stderr = "error: the server doesn't have a resource type \"nothing\"\n";
    let run = Test::in_home(&home).args(["resolve", "nothing", "--no-headers", "--offline"]);
    run.stderr_has("note: offline, as it was ").stderr_has(stderr).failure(1);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn missing_cache_file_is_reported() {
    let (server, home) = warm();
    for name in [".kubegvr.index", "apps/v1/serverresources.json"] {
        fs::remove_file(discovery_folder(&home, &server).join(name)).unwrap();
    }
    let run = Test::in_home(&home).args(["api-resources", "-o", "name", "--strict", "--offline"]).any_stdout();
    let stdout = run.stderr_has("warning: apps/v1: not in the cache\n").failure(3).stdout;
    assert!(!stdout.contains("deployments.apps\n") && stdout.contains("configmaps\n"), "{stdout}");
}

#[test]
fn empty_cache_is_an_error_with_a_hint() {
    let server = Cluster::demo().serve();
    let stderr = "error: no cached discovery of this cluster in {home}/.kube/cache/discovery/127.0.0.1_{port}, and \
                  --offline asks no server\nhint: run the command once without --offline\n";
    let run = Test::new().kubeconfig(&server).args(["api-resources", "--offline"]);
    let home = run.stderr(stderr).failure(1).home;
    assert_eq!(home.files(".kube/cache"), Vec::<String>::new());
    assert_eq!(server.connections(), 0);
}

#[test]
fn cache_of_another_cluster_is_not_used() {
    let (server, home) = warm();
    let run = Test::in_home(&home).args(["api-resources", "--offline", "--tls-server-name=localhost"]);
    run.stderr_has("error: no cached discovery of this cluster in ").failure(1);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn discovery_commands_report_the_cache_age() {
    let (server, home) = warm();
    make_older(&discovery_folder(&home, &server).join("servergroups.json"), 660);
    let run = |args: &[&str]| Test::in_home(&home).args(args).args(["--offline"]);
    let note = "note: offline, as it was 11m ago\n";
    let of_context = note.replace("offline", "test: offline");
    run(&["diff", "test", "test"]).stderr(of_context.repeat(2)).success();
    let needs = "this needs the server, and --offline asks none\n";
    let unknown = format!("{note}warning: the server's version is unknown: {needs}");
    run(&["snapshot"]).any_stdout().stderr(unknown).success();
    let custom = format!("{note}warning: custom resources may be deprecated as well: {needs}");
    let nothing = "note: nothing built in is deprecated or removed among 28 group versions, up to 1.28\n";
    run(&["removals", "--target=1.28", "--no-headers"]).stderr(custom + nothing).success();
    let release = "error: the server's version is not cached, and --offline asks no server\n\
                   hint: name the release to look at, as in --target 1.37\n";
    run(&["removals"]).stderr(format!("{note}{release}")).failure(1);
    let wait = "error: the argument '--offline' cannot be used with 'wait': the cache does not change\n";
    run(&["wait", "wgt"]).stderr_has(wait).failure(2);
    assert_eq!(server.requests().len(), 2);
}
