//! `wait`: until a resource is served, or no longer served.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::Test;
use crate::support::cluster::Cluster;
use crate::support::fleet::config;
use crate::support::http::{Request, Response};
use crate::support::kubeconfig::KubeConfig;
use crate::support::server::ApiServer;
use crate::support::status;

/// A server of one cluster for this many rounds of discovery, then of another.
fn switching(rounds: usize, first: Cluster, then: Cluster) -> ApiServer {
    let (first, then) = (first.handler(), then.handler());
    let asked = AtomicUsize::new(0);
    ApiServer::start(move |request: &Request| {
        let round = match request.path.as_str() {
            "/apis" => asked.fetch_add(1, Ordering::SeqCst),
            _ => asked.load(Ordering::SeqCst),
        };
        if round < rounds { first(request) } else { then(request) }
    })
}

fn without_shop() -> Cluster {
    Cluster::demo().without("shop.example.com/v2").without("shop.example.com/v1").without("shop.example.com/v1beta1")
}

#[test]
fn served_resource_is_reported_after_one_check() {
    let server = Cluster::demo().serve();
    let names = ["deploy", "Widget", "apps/v1", "v1", "v1/pods", "v1/pods/log", "apps/v1/deployments/scale"];
    let stdout = names.map(|name| format!("{name} served\n")).concat();
    let home = Test::new().kubeconfig(&server).args(["wait"]).args(names).stdout(stdout).success().home;
    assert_eq!(server.requests().len(), 2);
    // `wait` asks the server even if the cache has the resource.
    Test::in_home(&home).args(["wait", "deploy", "--timeout=0"]).stdout("deploy served\n").success();
    assert_eq!(server.requests().len(), 4);
    // The next command reads what `wait` has cached.
    Test::in_home(&home).args(["gvrs"]).stdout_golden("gvrs").success();
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn resource_served_later_ends_the_wait() {
    let server = switching(2, without_shop(), Cluster::demo());
    let start = Instant::now();
    Test::new()
        .kubeconfig(&server)
        .args(["wait", "widgets", "deploy", "shop.example.com/v2"])
        .stdout("deploy served\nwidgets served\nshop.example.com/v2 served\n")
        .success();
    assert_eq!((server.count("/apis"), server.connections()), (3, 1));
    // Two pauses: 500 and 750 ms.
    assert!(start.elapsed() >= Duration::from_millis(1250), "{:?}", start.elapsed());
}

#[test]
fn resource_removed_later_ends_the_wait() {
    let server = switching(1, Cluster::demo(), without_shop());
    Test::new()
        .kubeconfig(&server)
        .args(["wait", "--for=gone", "widgets", "v9", "shop.example.com/v1/widgets"])
        .stdout("v9 gone\nwidgets gone\nshop.example.com/v1/widgets gone\n")
        .success();
}

#[test]
fn timeout_exits_4_and_names_open_targets() {
    let server = Cluster::demo().serve();
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(["wait"]).args(args);
    test(&["deploy", "gadgets", "apps/v9", "--timeout=2s"])
        .stdout("deploy served\n")
        .stderr("error: timed out after 2s, not served: gadgets, apps/v9\n")
        .failure(4);
    // Checks come at 0, 500 and 1250 ms and at the end; on a busy machine not all of them.
    assert!((2..=4).contains(&server.count("/apis")), "{}", server.count("/apis"));
    test(&["deploy", "gadgets", "--for", "gone", "--timeout=0"])
        .stdout("gadgets gone\n")
        .stderr("error: timed out after 0s, not gone: deploy\n")
        .failure(4);
}

#[test]
fn stale_resource_is_neither_served_nor_gone() {
    let server = Cluster::demo().stale("metrics.k8s.io/v1beta1").serve();
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(["wait", "--timeout=0"]).args(args);
    let name = "metrics.k8s.io/v1beta1";
    test(&[name]).stderr(format!("error: timed out after 0s, not served: {name}\n")).failure(4);
    test(&[name, "--for=gone"]).stderr(format!("error: timed out after 0s, not gone: {name}\n")).failure(4);
    let warning = "warning: metrics.k8s.io/v1beta1: stale GroupVersion discovery\n";
    test(&["deploy"]).stdout("deploy served\n").stderr(warning).success();
    test(&["deploy", "--strict"]).stdout("deploy served\n").stderr(warning).failure(3);
}

#[test]
fn server_started_later_ends_the_wait() {
    let server = Cluster::demo().serve();
    let (config, port) = (KubeConfig::of(&server), server.port());
    drop(server);
    let starting = thread::spawn(move || {
        thread::sleep(Duration::from_millis(700));
        Cluster::demo().serve_on(ApiServer::setup().port(port))
    });
    Test::new().kubeconfig(config).args(["wait", "deploy"]).stdout("deploy served\n").success();
    drop(starting.join().unwrap());
}

#[test]
fn unreachable_server_exits_4_after_the_timeout() {
    for state in ["--for=served", "--for=gone"] {
        let words = if state == "--for=gone" { "not gone" } else { "not served" };
        Test::new()
            .args(["wait", "deploy", "--server=http://127.0.0.1:1", "--timeout=1", state])
            .stderr(format!(
                "error: timed out after 1s, {words}: deploy\nhint: the last answer was: The connection to the server \
                 127.0.0.1:1 was refused - did you specify the right host or port?\n"
            ))
            .failure(4);
    }
}

#[test]
fn hanging_server_does_not_delay_the_timeout() {
    let server = ApiServer::start(|_| Response::hang());
    let start = Instant::now();
    Test::new().kubeconfig(&server).args(["wait", "deploy", "--timeout=1"]).any_stderr().failure(4);
    assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
}

#[test]
fn permanent_error_fails_at_once() {
    let server = ApiServer::start(|_| status::failure(403, "Forbidden", "no"));
    Test::new().kubeconfig(&server).args(["wait", "deploy"]).any_stderr().failure(1);
    assert_eq!(server.requests().len(), 1);
    let foreign = Cluster::demo().serve_on(ApiServer::setup().foreign_certificate());
    Test::new().kubeconfig(&foreign).args(["wait", "deploy"]).stderr_has("certificate").failure(1);
    let busy = switching(1, Cluster::empty(), Cluster::demo());
    Test::new().kubeconfig(&busy).args(["wait", "deploy"]).stdout("deploy served\n").success();
}

#[test]
fn malformed_name_is_a_usage_error() {
    Test::new()
        .args(["wait", "apps/"])
        .stderr_has("error: invalid value 'apps/' for '<NAME>...': must be a name such as deploy, or group/version")
        .failure(2);
}

#[test]
fn timeout_covers_all_contexts() {
    let (first, last) = (Cluster::demo().serve(), Cluster::demo().serve());
    let names: Vec<String> = (0..8).map(|number| format!("a{number}")).collect();
    let contexts = names.iter().map(|name| (name.as_str(), &first)).chain([("b", &last)]);
    let stderr: String = names.iter().map(String::as_str).chain(["b"]).fold(String::new(), |text, name| {
        text + &format!("error: context {name:?}: timed out after 2s, not served: gadgets\n")
    });
    let test = Test::new().kubeconfig(config(contexts)).args(["wait", "gadgets", "--timeout=2", "--all-contexts"]);
    test.stderr(stderr).failure(4);
    // Eight contexts run at a time: the ninth starts after the timeout and is still asked once.
    assert_eq!(last.requests().len(), 2, "{:?}", last.requests());
}

#[test]
fn last_pause_ends_with_the_timeout() {
    let server = Cluster::demo().serve();
    let start = Instant::now();
    // Checks come after 0, 0.5, 1.3, 2.4, 4.1 and 6.6 s; the next pause would end after 10.4 s.
    let test = Test::new().kubeconfig(&server).args(["wait", "gadgets", "--timeout=7500ms"]);
    test.stderr("error: timed out after 7.5s, not served: gadgets\n").failure(4);
    let took = start.elapsed();
    assert!((Duration::from_millis(7500)..Duration::from_millis(10_300)).contains(&took), "{took:?}");
}
