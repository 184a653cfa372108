//! `wait`: until a resource is served, or no longer served.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::Test;
use crate::support::cluster::Cluster;
use crate::support::fleet::config;
#[cfg(target_os = "linux")]
use crate::support::gate::{Gate, progress_until};
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
        .stderr(
            "note: \"gadgets\" is not served yet; did you mean widgets?\n\
             error: timed out after 2s, not served: gadgets, apps/v9\n",
        )
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
    for (name, meant) in [
        ("v2/shop.example.com", "a version follows its group: did you mean shop.example.com/v2?"),
        ("crd/widgets", "the name of a definition has its group, as in crd/widgets.shop.example.com"),
    ] {
        let stderr =
            format!("error: invalid value '{name}' for '<NAME>...': {meant}\n\nFor more information, try '--help'.\n");
        Test::new().args(["wait", name]).stderr(stderr).failure(2);
    }
    Test::new()
        .args(["wait", "deploy", "--for=ready"])
        .stderr(
            "error: invalid value 'ready' for '--for <STATE>': must be served or gone; condition=Established is read as \
             served\n\nFor more information, try '--help'.\n",
        )
        .failure(2);
}

#[test]
fn names_and_states_of_kubectl_wait_are_read() {
    let server = Cluster::demo().serve();
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(["wait", "--timeout=0"]).args(args);
    let names = [
        "crd/widgets.shop.example.com",
        "customresourcedefinition.apiextensions.k8s.io/orders.shop.example.com",
        "apiservice/v1beta1.metrics.k8s.io",
        "shop.example.com",
        "apps",
        "apps/v1/Deployment",
        "deployments/scale",
        "/apis/apps/v1/deployments",
    ];
    let stdout = names.map(|name| format!("{name} served\n")).concat();
    for state in ["condition=Established", "condition=established=true", "condition=Available", "create", "served"] {
        test(&["--for", state]).args(names).stdout(stdout.clone()).success();
    }
    for state in ["delete", "gone"] {
        test(&["--for", state, "crd/gadgets.shop.example.com", "none.example.com"])
            .stdout("crd/gadgets.shop.example.com gone\nnone.example.com gone\n")
            .success();
    }
    test(&["--for=gone", "shop.example.com"])
        .stderr("error: timed out after 0s, not gone: shop.example.com\n")
        .failure(4);
}

#[test]
fn group_served_later_ends_the_wait() {
    let server = switching(1, without_shop(), Cluster::demo());
    Test::new()
        .kubeconfig(&server)
        .args(["wait", "shop.example.com", "crd/widgets.shop.example.com", "shop.example.com/v2/Widget"])
        .stdout("shop.example.com served\ncrd/widgets.shop.example.com served\nshop.example.com/v2/Widget served\n")
        .success();
}

#[test]
fn misspelt_name_has_suggestions_while_it_is_waited_for() {
    let server = Cluster::demo().serve();
    for (name, near) in [
        ("widgte", "widget, widgets"),
        ("crd/widgte.shop.example.com", "widget, widgets"),
        ("shop.exampel.com/v1", "shop.example.com"),
        ("widgets.shop.example.com/v2", "shop.example.com/v2/widgets"),
        ("shop.example.com/widgets", "widgets.shop.example.com"),
    ] {
        Test::new()
            .kubeconfig(&server)
            .args(["wait", "--timeout=0", name])
            .stderr(format!(
                "note: {name:?} is not served yet; did you mean {near}?\nerror: timed out after 0s, not served: {name}\n"
            ))
            .failure(4);
    }
    // What is to come has none.
    Test::new()
        .kubeconfig(&server)
        .args(["wait", "--timeout=0", "shop.example.com/v3/widgets", "--for=served"])
        .stderr("error: timed out after 0s, not served: shop.example.com/v3/widgets\n")
        .failure(4);
}

#[cfg(target_os = "linux")]
#[test]
fn terminal_shows_what_is_waited_for_and_how_long() {
    let (without, with) = (without_shop().handler(), Cluster::demo().handler());
    let gate = Gate::default();
    let closed = gate.clone();
    // The second round of discovery is held until one time on the terminal has given way to the next.
    let server = ApiServer::start(move |request| {
        if request.header("if-none-match").is_none() {
            return without(request);
        }
        closed.pass();
        with(request)
    });
    let lines = progress_until("s of 10m, waiting until served: widgets\r\u{1b}[K", &gate, || {
        let args = ["wait", "deploy", "widgets", "--timeout=10m"];
        Test::new().kubeconfig(&server).args(args).stdout("deploy served\nwidgets served\n")
    });
    let elapsed = |line: &String| line.strip_suffix("s of 10m, waiting until served: widgets")?.parse::<u64>().ok();
    let elapsed: Option<BTreeSet<_>> = lines.iter().map(elapsed).collect();
    assert!(elapsed.is_some_and(|elapsed| elapsed.len() > 1), "the time advances: {lines:?}");
    // Nothing is shown if nothing is waited for.
    Test::new().kubeconfig(&server).args(["wait", "deploy"]).stdout("deploy served\n").stderr_terminal().success();
}

#[test]
fn timeout_covers_all_contexts() {
    let (first, last) = (Cluster::demo().serve(), Cluster::demo().serve());
    let names: Vec<String> = (0..8).map(|number| format!("a{number}")).collect();
    let contexts = names.iter().map(|name| (name.as_str(), &first)).chain([("b", &last)]);
    let stderr: String = names.iter().map(String::as_str).chain(["b"]).fold(String::new(), |text, name| {
        text + &format!("error: context {name:?}: timed out after 2s, not served: sprockets\n")
    });
    let test = Test::new().kubeconfig(config(contexts)).args(["wait", "sprockets", "--timeout=2", "--all-contexts"]);
    test.stderr(stderr).failure(4);
    // Eight contexts run at a time: the ninth starts after the timeout and is still asked once.
    assert_eq!(last.requests().len(), 2, "{:?}", last.requests());
}

#[test]
fn last_pause_ends_with_the_timeout() {
    let server = Cluster::demo().serve();
    let start = Instant::now();
    // Checks come after 0, 0.5, 1.3, 2.4, 4.1 and 6.6 s; the next pause would end after 10.4 s.
    let test = Test::new().kubeconfig(&server).args(["wait", "sprockets", "--timeout=7500ms"]);
    test.stderr("error: timed out after 7.5s, not served: sprockets\n").failure(4);
    let took = start.elapsed();
    assert!((Duration::from_millis(7500)..Duration::from_millis(10_300)).contains(&took), "{took:?}");
}
