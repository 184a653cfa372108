//! `cache`: lists and clears cached discovery, and prints its directory.

use std::fs;

use serde_json::{Value, json};

use crate::support::cluster::Cluster;
use crate::support::fleet::config;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, discovery_folder, make_older, warm};

/// Two clusters whose discovery is cached: two contexts name the first, one names the second.
fn two_cached_clusters() -> (ApiServer, ApiServer, Home) {
    let (first, second) =
        (Cluster::demo().serve(), Cluster::empty().with_resources("v1", "pods pod Pod namespaced gl").serve());
    let home = Home::new();
    home.kubeconfig(config([("demo", &first), ("demo-too", &first), ("small", &second)]));
    for context in ["demo", "small"] {
        Test::in_home(&home).args(["gvrs", "--context", context]).any_stdout().success();
    }
    (first, second, home)
}

fn list(home: &Home, args: &[&str]) -> Vec<Value> {
    let run = Test::in_home(home).args(["cache", "list", "-o", "json"]).args(args).any_stdout().success();
    let mut items: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(items["failed"], json!([]));
    items["items"].take().as_array().unwrap().clone()
}

#[test]
fn list_shows_contexts_age_and_size_of_each_cluster() {
    let (first, second, home) = two_cached_clusters();
    let dir = discovery_folder(&home, &second);
    make_older(&dir.join(".kubegvr.index"), 700);
    let items = list(&home, &[]);
    assert_eq!(items.len(), 2);
    let find = |server: &ApiServer| items.iter().find(|item| item["server"] == json!(server.url())).unwrap();
    assert_eq!(find(&first)["contexts"], json!(["demo", "demo-too"]));
    assert_eq!(find(&first)["fresh"], json!(true));
    let small = find(&second);
    assert_eq!(small["cluster"], json!(format!("127.0.0.1_{}", second.port())));
    assert_eq!(small["path"], json!(dir));
    assert_eq!((&small["contexts"], &small["groupVersions"]), (&json!(["small"]), &json!(1)));
    assert_eq!((&small["fresh"], small["ageSeconds"].as_u64().unwrap() >= 700), (&json!(false), true));
    let size: u64 = ["servergroups.json", ".kubegvr.index", "v1/serverresources.json"]
        .iter()
        .map(|name| fs::metadata(dir.join(name)).unwrap().len())
        .sum();
    assert_eq!(small["sizeBytes"], json!(size));
    assert!(list(&home, &["--cache-ttl=1h"]).iter().all(|item| item["fresh"] == json!(true)));
    let table = Test::in_home(&home).args(["cache", "list"]);
    let table = table.stdout_has("GROUPVERSIONS   SIZE\n").stdout_has("   small           11m").success().stdout;
    assert!(table.contains("   demo,demo-too   ") && table.contains("   stale   1               "), "{table}");
}

#[test]
fn files_of_kubectl_are_listed() {
    let groups = r#"{"kind":"APIGroupList","apiVersion":"v1","groups":[{"name":"apps","versions":[{"groupVersion":"apps/v1","version":"v1"}],"preferredVersion":{"groupVersion":"apps/v1","version":"v1"}}]}"#;
    let home = Home::new();
    home.write(".kube/cache/discovery/h_6443/k8s/clusters/c_1/servergroups.json", groups);
    // An index that belongs to other files is ignored.
    let (server, other) = warm();
    let before = fs::read(discovery_folder(&other, &server).join(".kubegvr.index")).unwrap();
    home.write(".kube/cache/discovery/h_6443/k8s/clusters/c_1/.kubegvr.index", before);
    home.write(".kube/cache/discovery/broken_1/servergroups.json", "{");
    home.write(".kube/cache/http/0123", "not ours");
    let items = list(&home, &[]);
    let names: Vec<_> =
        items.iter().map(|item| (item["cluster"].as_str().unwrap(), item["groupVersions"].as_u64().unwrap())).collect();
    assert_eq!(names, [("broken_1", 0), ("h_6443/k8s/clusters/c_1", 1)]);
    assert_eq!((&items[0]["ageSeconds"], &items[1]["server"]), (&Value::Null, &json!("")));
    assert_eq!(list(&Home::new(), &[]), Vec::<Value>::new());
}

#[test]
fn dir_prints_the_cache_directory() {
    Test::new().args(["cache", "dir"]).stdout("{home}/.kube/cache/discovery\n").success();
    Test::new().args(["cache", "dir", "--cache-dir=x"]).stdout("{home}/x/discovery\n").success();
}

#[test]
fn clear_removes_only_the_cluster_of_the_context() {
    let (first, second, home) = two_cached_clusters();
    let clear = |args: &[&str]| Test::in_home(&home).args(["cache", "clear"]).args(args);
    let dir = discovery_folder(&home, &second);
    home.write(&format!(".kube/cache/discovery/127.0.0.1_{}/v1/serverresources.json.123-4", second.port()), "half");
    let removed = format!("127.0.0.1_{} removed: 5 files, ", second.port());
    clear(&["--context=small"]).stdout_has(removed).success();
    assert!(!dir.exists() && discovery_folder(&home, &first).is_dir());
    clear(&["--context=small"]).stdout(format!("nothing to remove in {}\n", dir.display())).success();
    clear(&["--context=none"]).stderr_has("error: context \"none\" does not exist\n").failure(1);
    let both = "error: the argument '--all' cannot be used with '--context <NAME>': the first means every cluster, the \
                second means one\n\n  tip: leave out one of the two\n\nUsage: kubegvr cache clear [OPTIONS]\n\nFor more \
                information, try '--help'.\n";
    clear(&["--all", "--context=demo"]).stderr(both).failure(2);
    clear(&[]).stdout_has(format!("127.0.0.1_{} removed: ", first.port())).success();
    assert_eq!(fs::read_dir(home.join(".kube/cache/discovery")).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn clear_keeps_files_that_are_not_discovery() {
    let (first, _second, home) = two_cached_clusters();
    let dir = format!(".kube/cache/discovery/127.0.0.1_{}", first.port());
    home.write("elsewhere/servergroups.json", "precious");
    home.write(".kube/cache/http/0123", "kubectl's");
    home.write(&format!("{dir}/apps/notes.txt"), "mine");
    home.write(&format!("{dir}/apps/v1/serverresources.json.orig"), "mine");
    std::os::unix::fs::symlink(home.join("elsewhere"), home.join(&dir).join("link")).unwrap();
    Test::in_home(&home).args(["cache", "clear", "--all"]).stdout_has(" removed: ").success();
    let left = [
        ".kube/cache/http/0123".to_owned(),
        format!("{dir}/apps/notes.txt"),
        format!("{dir}/apps/v1/serverresources.json.orig"),
    ];
    let files = home.files("");
    assert!(
        left.iter().chain([&"elsewhere/servergroups.json".to_owned()]).all(|file| files.contains(file)),
        "{files:?}"
    );
    let gone = ["v1", "servergroups.json", ".kubegvr.index"];
    assert!(gone.iter().all(|name| !home.join(&dir).join(name).exists()), "{files:?}");
}
