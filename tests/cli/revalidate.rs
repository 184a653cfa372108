//! The requests that discovery sends, and which have an `ETag`: with a cold, fresh, expired or refreshed cache.

use std::fs;
use std::path::Path;
use std::sync::atomic::Ordering;

use crate::support::changing::changing;
use crate::support::cluster::Cluster;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, discovery_folder, make_older};

fn names(home: &Home, args: &[&str]) -> String {
    Test::in_home(home).args(["gvrs", "-o", "name"]).args(args).any_stdout().success().stdout
}

/// Makes every file of the cache older than its time to live.
fn expire(home: &Home) {
    for file in home.files(".kube/cache") {
        make_older(&home.join(".kube/cache").join(file), 700);
    }
}

/// The paths of the requests since the last call; a star marks those with an `ETag`.
fn requested_paths(server: &ApiServer, seen: &mut usize) -> Vec<String> {
    let requests = server.requests();
    let new = requests[*seen..].iter();
    *seen = requests.len();
    new.map(|it| format!("{}{}", it.path, if it.header("if-none-match").is_some() { "*" } else { "" })).collect()
}

#[test]
fn cache_state_determines_the_requests() {
    let more = || Cluster::demo().with_resources("shop.example.com/v9 custom", "carts cart Cart namespaced gl");
    let (server, current) = changing([Cluster::demo(), more()]);
    let home = Home::new();
    home.kubeconfig(&server);
    let dir = discovery_folder(&home, &server);
    let mut seen = 0;
    let first = names(&home, &[]);
    let written = file_number(&dir);
    assert_eq!(requested_paths(&server, &mut seen), ["/api", "/apis"], "cold");
    assert_eq!(names(&home, &[]), first);
    assert_eq!(requested_paths(&server, &mut seen).len(), 0, "warm");
    for round in ["expired", "expired again"] {
        expire(&home);
        assert_eq!(names(&home, &[]), first);
        assert_eq!(requested_paths(&server, &mut seen), ["/api*", "/apis*"], "{round}");
        // No body was downloaded and no file rewritten.
        assert_eq!(file_number(&dir), written, "{round}");
        assert_eq!(names(&home, &["--cache-ttl=30m"]), first);
        assert_eq!(requested_paths(&server, &mut seen).len(), 0, "fresh again");
    }
    expire(&home);
    Test::in_home(&home).args(["api-versions"]).stdout_golden("api-versions").success();
    assert_eq!(requested_paths(&server, &mut seen), ["/api*", "/apis*"], "groups alone");
    names(&home, &["--cache-ttl=0"]);
    assert_eq!(requested_paths(&server, &mut seen), ["/api*", "/apis*"], "no time to live");
    current.store(1, Ordering::Relaxed);
    expire(&home);
    let second = names(&home, &[]);
    assert!(second.contains("shop.example.com/v9/carts\n") && second.contains("\nv1/pods\n"), "{second}");
    assert_eq!(requested_paths(&server, &mut seen), ["/api*", "/apis*"], "one half has changed");
    assert_eq!(names(&home, &[]), second);
    expire(&home);
    assert_eq!(names(&home, &[]), second);
    assert_eq!(requested_paths(&server, &mut seen), ["/api*", "/apis*"], "known by its new halves");
    assert_eq!(names(&home, &["--refresh"]), second);
    assert_eq!(requested_paths(&server, &mut seen), ["/api", "/apis"], "refresh");
    let offline = Test::in_home(&home).args(["gvrs", "-o", "name", "--offline"]).stdout(second).any_stderr();
    offline.success();
    assert_eq!(requested_paths(&server, &mut seen).len(), 0, "offline");
}

/// No inode numbers here: every file counts as the same.
#[cfg(not(unix))]
fn file_number(_folder: &Path) -> u64 {
    0
}

/// The inode number, which changes when a file is replaced.
#[cfg(unix)]
fn file_number(dir: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(dir.join("apps/v1/serverresources.json")).unwrap().ino()
}

#[test]
fn file_changed_by_another_program_is_restored_when_the_server_confirms_the_index() {
    let (server, _) = changing([Cluster::demo()]);
    let home = Home::new();
    home.kubeconfig(&server);
    let dir = discovery_folder(&home, &server);
    let first = names(&home, &[]);
    let mut seen = 2;
    for name in ["apps/v1/serverresources.json", "servergroups.json"] {
        let path = dir.join(name);
        let content = fs::read_to_string(&path).unwrap();
        // The same groups in another order, or one resource fewer.
        let other = match name {
            "servergroups.json" => content.replacen("\"v2\"", "\"v7\"", 1),
            _ => content.replacen("deployments", "departments", 1),
        };
        fs::write(&path, &other).unwrap();
        make_older(&dir.join(".kubegvr.index"), 700);
        // The ETags belong to the surface in the index, whatever other files hold.
        assert_eq!(names(&home, &["--cache-ttl=0"]), first);
        assert_eq!(requested_paths(&server, &mut seen), ["/api*", "/apis*"], "{name}");
        assert_eq!(fs::read_to_string(&path).unwrap(), content, "{name}");
        assert_eq!(names(&home, &[]), first);
        assert_eq!(requested_paths(&server, &mut seen).len(), 0, "{name}");
    }
}

/// A server that answers with legacy documents, which have no `ETag`, and at most at this path with an aggregated one.
fn legacy_but(aggregated: Option<&'static str>) -> ApiServer {
    let (new, old) = (Cluster::demo().handler(), Cluster::demo().legacy().handler());
    ApiServer::start(move |request| if Some(&*request.path) == aggregated { new(request) } else { old(request) })
}

#[test]
fn legacy_or_half_legacy_server_is_asked_for_every_document_again() {
    for aggregated in [None, Some("/api"), Some("/apis")] {
        let server = legacy_but(aggregated);
        let home = Home::new();
        home.kubeconfig(&server);
        let first = names(&home, &[]);
        let cold = server.requests().len();
        expire(&home);
        assert_eq!(names(&home, &[]), first);
        let requests = server.requests();
        assert!(cold > 10 && requests.len() == 2 * cold, "{cold} and {} requests", requests.len());
        assert!(requests.iter().all(|request| request.header("if-none-match").is_none()), "{aggregated:?}");
    }
}

#[test]
fn stale_group_version_is_requested_again_without_a_download() {
    let stale = || Cluster::demo().stale("metrics.k8s.io/v1beta1");
    let (server, current) = changing([stale(), Cluster::demo()]);
    let home = Home::new();
    home.kubeconfig(&server);
    let ours = discovery_folder(&home, &server).join(".kubegvr.index");
    let stderr = "warning: metrics.k8s.io/v1beta1: stale GroupVersion discovery\n";
    let run =
        || Test::in_home(&home).args(["resolve", "widgets", "-o", "name"]).stdout("shop.example.com/v2/widgets\n");
    let mut seen = 0;
    for expected in [["/api", "/apis"], ["/api*", "/apis*"], ["/api*", "/apis*"]] {
        run().stderr(stderr).success();
        assert_eq!(requested_paths(&server, &mut seen), expected);
        run().stderr(stderr).success();
        assert_eq!(requested_paths(&server, &mut seen).len(), 0);
        make_older(&ours, 61);
    }
    current.store(1, Ordering::Relaxed);
    run().success();
    run().success();
    assert_eq!(requested_paths(&server, &mut seen), ["/api*", "/apis*"]);
}

#[test]
fn unknown_name_is_requested_once() {
    let (server, _) = changing([Cluster::demo()]);
    let home = Home::new();
    home.kubeconfig(&server);
    let run = || Test::in_home(&home).args(["resolve", "nothing", "--no-headers"]).any_stderr();
    run().failure(1);
    let mut seen = 0;
    assert_eq!(requested_paths(&server, &mut seen), ["/api", "/apis"]);
    run().failure(1);
    assert_eq!(requested_paths(&server, &mut seen), ["/api*", "/apis*"]);
    run().args(["--offline"]).failure(1);
    assert_eq!(requested_paths(&server, &mut seen).len(), 0);
}

#[test]
fn etag_of_one_endpoint_is_not_kept_if_the_other_is_legacy() {
    let server = legacy_but(Some("/api"));
    let home = Home::new();
    home.kubeconfig(&server);
    for _ in 0..2 {
        Test::in_home(&home).args(["gvrs", "--cache-ttl=0"]).stdout_golden("gvrs").success();
    }
    let requests: Vec<_> = server.requests().into_iter().filter(|request| request.path == "/api").collect();
    assert_eq!(requests.len(), 2);
    assert!(requests.iter().all(|request| request.header("if-none-match").is_none()), "{requests:?}");
}
