//! One cache, several processes: concurrent runs, killed runs, and two clusters on one port.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use fs2::FileExt as _;

use crate::support::cluster::Cluster;
use crate::support::http::Request;
use crate::support::kubeconfig::KubeConfig;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, discovery_folder, make_older};

fn resources(home: &Home) -> Test {
    Test::in_home(home).args(["api-resources"]).stdout_golden("api-resources")
}

#[test]
fn cold_starts_share_one_fetch() {
    let demo = Cluster::demo().handler();
    let server = ApiServer::start(move |request| {
        // A slow server: the other runs start before it responds.
        thread::sleep(Duration::from_millis(700));
        demo(request)
    });
    let home = Home::new();
    home.kubeconfig(&server);
    let runs: Vec<_> = (0..24)
        .map(|_| {
            let home = home.clone();
            thread::spawn(move || drop(resources(&home).success()))
        })
        .collect();
    for run in runs {
        run.join().unwrap();
    }
    let requests = [server.count("/api"), server.count("/apis")];
    assert!(requests.iter().all(|count| (1..=2).contains(count)), "{requests:?}");
}

#[test]
fn stuck_lock_holder_times_out() {
    // With a timeout, a run waits for the lock for half of it and fetches in the other half.
    for (timeout, seconds) in [("--request-timeout=0", 5..20), ("--request-timeout=6s", 3..5)] {
        let server = Cluster::demo().serve();
        let home = Home::new();
        home.kubeconfig(&server);
        let dir = discovery_folder(&home, &server);
        fs::create_dir_all(&dir).unwrap();
        let lock = File::create(dir.join(".kubegvr.lock")).unwrap();
        lock.lock_exclusive().unwrap();
        let start = Instant::now();
        resources(&home).args([timeout]).success();
        assert!(seconds.contains(&start.elapsed().as_secs()), "{timeout} {:?}", start.elapsed());
        // Runs that read a fresh cache, or fetch in any case, do not wait for the lock.
        for args in [&[][..], &["--refresh"], &["--cache-ttl=0"]] {
            let start = Instant::now();
            resources(&home).args(args).success();
            assert!(start.elapsed() < Duration::from_secs(5), "{args:?} {:?}", start.elapsed());
        }
        assert_eq!(server.requests().len(), 6);
    }
}

#[test]
fn cache_works_without_a_lock() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    fs::create_dir_all(discovery_folder(&home, &server).join(".kubegvr.lock")).unwrap();
    resources(&home).success();
    resources(&home).success();
    assert_eq!(server.requests().len(), 2);
}

/// The files of a cache by name, temporary ones left out.
fn contents(dir: &Path, home: &Home) -> BTreeMap<String, Vec<u8>> {
    let top = dir.strip_prefix(home.path()).unwrap().to_str().unwrap();
    let is_whole = |name: &String| Path::new(name).extension().is_some_and(|extension| extension == "json");
    let names = home.files(top).into_iter().filter(is_whole);
    names.map(|name| (name.clone(), fs::read(dir.join(&name)).unwrap())).collect()
}

fn spawn(home: &Home) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kubegvr"));
    command.args(["api-resources"]).env_clear().env("HOME", home.path());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Each round kills a process at another moment: at its request, then after each file it writes.
#[test]
fn killed_process_leaves_complete_files() {
    let (sender, heard) = mpsc::channel();
    let demo = Cluster::demo().handler();
    let server = ApiServer::start(move |request: &Request| {
        let _ = sender.send(request.path.clone());
        demo(request)
    });
    let reference = Home::new();
    reference.kubeconfig(&server);
    resources(&reference).success();
    let whole = contents(&discovery_folder(&reference, &server), &reference);
    assert!(whole.len() > 20);
    let mut interrupted = 0;
    for round in 0..24 {
        let home = Home::new();
        home.kubeconfig(&server);
        let dir = discovery_folder(&home, &server);
        while heard.try_recv().is_ok() {}
        let mut child = spawn(&home);
        let path = heard.recv_timeout(Duration::from_secs(30)).unwrap();
        assert_eq!(path, "/api");
        if round > 0 {
            heard.recv_timeout(Duration::from_secs(30)).unwrap();
        }
        while round > 1 && home.files(".kube/cache").len() < 2 * round && child.try_wait().unwrap().is_none() {}
        child.kill().unwrap();
        interrupted += usize::from(!child.wait().unwrap().success());
        for (name, content) in contents(&dir, &home) {
            assert!(content == whole[&name], "round {round}: {name}");
        }
        // The next run neither waits for the killed one nor reads a partial file.
        let start = Instant::now();
        resources(&home).success();
        assert!(start.elapsed() < Duration::from_secs(5), "round {round}: {:?}", start.elapsed());
        assert!(contents(&dir, &home) == whole, "round {round}");
    }
    assert!(interrupted >= 2, "only {interrupted} processes were killed at work");
}

/// After SIGKILL a process cannot remove its own files.
#[test]
fn files_left_by_a_killed_process_are_removed_by_the_next_writer() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    let dir = discovery_folder(&home, &server);
    let left = |name: &str, seconds: u64| {
        let path = dir.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "{").unwrap();
        make_older(&path, seconds);
        path
    };
    let old = ["servergroups.json.kubegvr-a1B2c3", "serverresources.json.kubegvr-000000"].map(|name| left(name, 700));
    // Young files may belong to a run that is still writing, or to kubectl.
    let young = ["serverresources.json.kubegvr-xyzXYZ", "servergroups.json.12345"];
    let young = [left(young[0], 500), left(young[1], 700)];
    resources(&home).success();
    assert_eq!((old.map(|path| path.exists()), young.map(|path| path.exists())), ([false; 2], [true; 2]));
}

/// One port leads to two clusters, as through a tunnel: the client certificate selects the cluster, and the expected
/// server name distinguishes them in the cache.
#[test]
fn concurrent_clusters_on_one_port_stay_apart() {
    let (a, b) = (Cluster::demo().handler(), Cluster::stock().handler());
    let server = ApiServer::start(move |request| match request.client_certificate_cn.as_deref() {
        Some("b") => b(request),
        _ => a(request),
    });
    let client = |name: &str| KubeConfig::of(&server).certificate(server.authority().client(name, "users")).named(name);
    let run = |home: &Home, is_a: bool| {
        let context: &[&str] = if is_a { &["--context=a"] } else { &["--context=b", "--tls-server-name=localhost"] };
        Test::in_home(home).args(["gvrs", "-o", "name"]).args(context).any_stdout().success().stdout
    };
    let home = Home::new();
    home.kubeconfig(client("a").and(client("b")));
    let expected = [run(&home, false), run(&home, true)];
    assert_ne!(expected[0], expected[1]);
    thread::scope(|scope| {
        for index in 0..4 {
            let (home, run, expected) = (home.clone(), &run, &expected);
            scope.spawn(move || {
                for _ in 0..6 {
                    let is_a = index % 2 == 0;
                    assert!(run(&home, is_a) == expected[usize::from(is_a)], "the other cluster's answer");
                }
            });
        }
    });
}

#[test]
fn successive_clusters_on_one_port_stay_apart() {
    let first = Cluster::demo().serve();
    let home = Home::new();
    home.kubeconfig(&first);
    resources(&home).success();
    let port = first.port();
    drop(first);
    let authority = crate::support::certs::Authority::new("another authority");
    let second = Cluster::stock().serve_on(ApiServer::setup().authority(&authority).port(port));
    let note = "note: the cache in {home}/.kube/cache/discovery/127.0.0.1_{port} is of another cluster, once at \
                https://127.0.0.1:{port}; not used\n";
    let run = Test::in_home(&home).kubeconfig(&second).args(["api-versions", "-v=1"]).any_stdout();
    let run = run.stderr_has(note).success();
    assert_eq!(run.stderr.matches("of another cluster").count(), 1, "{}", run.stderr);
    let stdout = run.stdout;
    assert!(!stdout.contains("example.com"), "{stdout}");
    assert_eq!(second.requests().len(), 2);
    // The files of the first cluster have been replaced.
    Test::in_home(&home).args(["api-versions"]).stdout(stdout).success();
    assert_eq!(second.requests().len(), 2);
}
