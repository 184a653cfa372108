//! The discovery cache: when it is read instead of the server, where it lies, and that an invalid one is a miss.

use std::fs;
use std::sync::atomic::Ordering;

use serde_json::json;

use crate::support::changing::changing;
use crate::support::cluster::Cluster;
use crate::support::http::Response;
use crate::support::kubeconfig::KubeConfig;
use crate::support::proxy::Proxy;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, discovery_folder, make_older, warm};

const GROUPS: &str = "servergroups.json";
const APPS: &str = "apps/v1/serverresources.json";
const INDEX: &str = ".kubegvr.index";

/// Runs `api-resources` and compares its table with the golden file.
fn run(home: &Home, args: &[&str]) {
    Test::in_home(home).args(["api-resources"]).args(args).stdout_golden("api-resources").success();
}

#[test]
fn hundreds_of_group_versions_are_read_from_cache_unchanged() {
    let server = Cluster::stock().crowded(6000).serve();
    let home = Home::new();
    let run = || Test::in_home(&home).kubeconfig(&server).args(["gvrs", "-o", "name"]).any_stdout().success().stdout;
    let cold = run();
    assert_eq!((run(), server.requests().len()), (cold, 2));
    let lists = home.files(".kube/cache/discovery").into_iter().filter(|path| path.ends_with("serverresources.json"));
    assert!(lists.count() > 256, "enough for more than one thread");
}

#[test]
fn warm_cache_sends_no_request() {
    let (server, home) = warm();
    run(&home, &[]);
    run(&home, &["--cached"]);
    Test::in_home(&home).args(["gvrs"]).stdout_golden("gvrs").success();
    Test::in_home(&home).args(["api-versions"]).stdout_golden("api-versions").success();
    assert_eq!((server.requests().len(), server.connections()), (2, 1));
}

#[test]
fn refresh_cached_false_and_zero_ttl_bypass_cache() {
    for args in [&["--refresh"][..], &["--cached=false"], &["--cache-ttl=0"]] {
        let (server, home) = warm();
        run(&home, args);
        assert_eq!(server.requests().len(), 4, "{args:?}");
    }
}

#[test]
fn index_older_than_ten_minutes_is_revalidated() {
    let (server, home) = warm();
    let index = discovery_folder(&home, &server).join(INDEX);
    make_older(&index, 590);
    run(&home, &[]);
    make_older(&index, 610);
    run(&home, &["--cache-ttl=20m"]);
    assert_eq!(server.requests().len(), 2);
    for _ in 0..2 {
        run(&home, &[]);
        assert_eq!(server.requests().len(), 4);
    }
}

#[test]
fn files_of_kubectl_older_than_ten_minutes_are_fetched_again() {
    for oldest in [GROUPS, APPS] {
        let (server, home) = warm();
        let dir = discovery_folder(&home, &server);
        let expire = |seconds| {
            // kubectl writes the groups first.
            make_older(&dir.join(GROUPS), 500);
            if oldest == APPS {
                make_older(&dir.join(GROUPS), seconds + 1);
            }
            make_older(&dir.join(oldest), seconds);
            fs::remove_file(dir.join(INDEX)).unwrap();
        };
        expire(590);
        run(&home, &[]);
        assert_eq!(server.requests().len(), 2, "{oldest}");
        // The index that was written then is as old as the files.
        run(&home, &["--cache-ttl=580s"]);
        assert_eq!(server.requests().len(), 4, "{oldest}");
        expire(610);
        run(&home, &["--cache-ttl=20m"]);
        assert_eq!(server.requests().len(), 4, "{oldest}");
        for _ in 0..2 {
            run(&home, &[]);
            assert_eq!(server.requests().len(), 6, "{oldest}");
        }
    }
}

/// kubectl replaces the groups before the lists: a list that is older may be of other groups.
#[test]
fn list_older_than_the_groups_of_kubectl_is_a_miss() {
    let (server, home) = warm();
    let dir = discovery_folder(&home, &server);
    fs::remove_file(dir.join(INDEX)).unwrap();
    make_older(&dir.join(APPS), 2);
    run(&home, &[]);
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn change_by_kubectl_is_seen_at_once() {
    let (server, home) = warm();
    let dir = discovery_folder(&home, &server);
    let [groups, apps] = [GROUPS, APPS].map(|name| fs::read_to_string(dir.join(name)).unwrap());
    let replace = |name: &str, content: &str| {
        fs::write(dir.join("new"), content).unwrap();
        fs::rename(dir.join("new"), dir.join(name)).unwrap();
    };
    // kubectl asks the server and replaces the groups, then the lists, by files with the same names and sizes.
    replace(GROUPS, &groups);
    for name in home.files(&format!(".kube/cache/discovery/127.0.0.1_{}", server.port())) {
        if name.ends_with("/serverresources.json") {
            let content = fs::read_to_string(dir.join(&name)).unwrap();
            replace(&name, &content);
        }
    }
    replace(APPS, &apps.replace("deployments", "departments"));
    for _ in 0..2 {
        let names = Test::in_home(&home).args(["resolve", "departments", "-o", "name"]);
        names.stdout("apps/v1/departments\n").success();
    }
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn file_with_invalid_content_is_a_miss() {
    let whole = {
        let (server, home) = warm();
        fs::read_to_string(discovery_folder(&home, &server).join(APPS)).unwrap()
    };
    let half = &whole[..whole.len() / 2];
    for (name, content) in [
        (GROUPS, "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[{\"name\":\"apps\""),
        (GROUPS, ""),
        (GROUPS, "{}"),
        (GROUPS, "{\"kind\":\"Status\",\"apiVersion\":\"v1\"}"),
        (GROUPS, "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[]}"),
        (GROUPS, "\u{1}\u{2}"),
        (APPS, half),
        (APPS, ""),
        (APPS, "{}"),
        (APPS, "[]"),
        (APPS, "null"),
        (APPS, "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[]}"),
    ] {
        let (server, home) = warm();
        let dir = discovery_folder(&home, &server);
        if name == APPS {
            // With an index, kubectl's lists are not read.
            fs::write(dir.join(name), content).unwrap();
            run(&home, &[]);
            assert_eq!(server.requests().len(), 2, "{name}: {content}");
            fs::remove_file(dir.join(INDEX)).unwrap();
        }
        fs::write(dir.join(name), content).unwrap();
        run(&home, &[]);
        assert_eq!(server.requests().len(), 4, "{name}: {content}");
        // The file is valid again: no further request.
        run(&home, &[]);
        assert_eq!(server.requests().len(), 4, "{name}: {content}");
    }
}

#[test]
fn missing_file_is_a_miss() {
    for (names, requests) in
        [(&[GROUPS][..], 4), (&[INDEX, APPS], 4), (&[INDEX, GROUPS], 4), (&[INDEX], 2), (&[APPS], 2)]
    {
        let (server, home) = warm();
        for name in names {
            fs::remove_file(discovery_folder(&home, &server).join(name)).unwrap();
        }
        run(&home, &[]);
        assert_eq!(server.requests().len(), requests, "{names:?}");
    }
}

#[test]
fn cache_directory_comes_from_flag_then_variable_then_home() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    let test = || Test::in_home(&home).kubeconfig(&server).args(["api-versions"]).stdout_golden("api-versions");
    test().env("KUBECACHEDIR", home.join("variable")).args(["--cache-dir=flag"]).success();
    assert_eq!(home.files("flag").len(), home.files("").len() - home.files(".kube").len());
    test().env("KUBECACHEDIR", home.join("variable")).success();
    test().env("KUBECACHEDIR", "").success();
    assert_eq!(server.requests().len(), 6);
    assert_eq!(home.files("flag"), home.files("variable"));
    assert_eq!(home.files("flag"), home.files(".kube/cache"));
    assert!(home.join(&format!("flag/discovery/127.0.0.1_{}/{GROUPS}", server.port())).is_file());
}

#[test]
fn servers_do_not_share_files() {
    let (demo, home) = warm();
    let other = Cluster::empty().with_resources("v1", "pods pod Pod namespaced gl po").serve();
    let table =
        "NAME   SHORTNAMES   APIVERSION   NAMESPACED   KIND\npods   po           v1           true         Pod\n";
    Test::in_home(&home).args(["api-resources", "--server", &other.url()]).kubeconfig(&other).stdout(table).success();
    Test::in_home(&home).kubeconfig(&demo).args(["api-resources"]).stdout_golden("api-resources").success();
    assert_eq!((demo.requests().len(), other.requests().len()), (2, 2));
}

#[test]
fn unwritable_cache_gives_one_warning() {
    let server = Cluster::demo().serve();
    let dir = format!("{{home}}/.kube/cache/discovery/127.0.0.1_{}", server.port());
    for _ in 0..2 {
        Test::new()
            .kubeconfig(&server)
            .file(".kube/cache", "a file")
            .args(["api-resources"])
            .stdout_golden("api-resources")
            .stderr(format!("warning: cannot write the discovery cache in {dir}: Not a directory (os error 20)\n"))
            .success();
    }
    assert_eq!(server.requests().len(), 4);
}

#[cfg(unix)]
#[test]
fn directory_or_link_in_the_cache_is_a_miss() {
    use std::os::unix::fs::symlink;
    for name in [GROUPS, APPS, INDEX] {
        let (server, home) = warm();
        let path = discovery_folder(&home, &server).join(name);
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        let other = if name == INDEX { GROUPS } else { INDEX };
        make_older(&discovery_folder(&home, &server).join(other), 700);
        let run = Test::in_home(&home).args(["api-resources"]).stdout_golden("api-resources");
        run.stderr_has("warning: cannot write the discovery cache in ").success();
        assert_eq!(server.requests().len(), 4, "{name}");
    }
    // A symbolic link to another directory is a miss, and nothing is written through it.
    let (server, home) = warm();
    let (apps, elsewhere) = (discovery_folder(&home, &server).join("apps"), home.join("elsewhere"));
    fs::rename(&apps, &elsewhere).unwrap();
    let content = fs::read(elsewhere.join("v1/serverresources.json")).unwrap();
    fs::write(elsewhere.join("v1/serverresources.json"), content.to_ascii_uppercase()).unwrap();
    symlink(&elsewhere, &apps).unwrap();
    fs::remove_file(discovery_folder(&home, &server).join(INDEX)).unwrap();
    let run = Test::in_home(&home).args(["api-resources"]).stdout_golden("api-resources");
    run.stderr_has(": a symbolic link is in the place of a directory\n").success();
    assert_eq!(fs::read(elsewhere.join("v1/serverresources.json")).unwrap(), content.to_ascii_uppercase());
}

#[test]
fn modification_time_far_in_the_future_is_a_miss() {
    let (server, home) = warm();
    let path = discovery_folder(&home, &server).join(INDEX);
    let file = fs::File::options().write(true).open(path).unwrap();
    for (seconds, requests) in [(300, 2), (100_000_000, 4), (0, 4)] {
        if seconds > 0 {
            file.set_modified(std::time::SystemTime::now() + std::time::Duration::from_secs(seconds)).unwrap();
        }
        run(&home, &[]);
        assert_eq!(server.requests().len(), requests);
    }
}

#[test]
fn group_with_path_in_its_name_is_not_written_outside_cache() {
    let server = ApiServer::start(|request| {
        let (kind, group) = if request.path == "/api" { ("core", "") } else { ("evil", "../../../evil") };
        let resource = json!({"resource": kind, "responseKind": {"kind": kind}, "scope": "Cluster", "verbs": ["get"]});
        let item = json!({"metadata": {"name": group}, "versions": [{"version": "v1", "resources": [resource]}]});
        Response::json(&json!({"kind": "APIGroupDiscoveryList", "items": [item]}))
            .header("Content-Type", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList")
    });
    let stderr = format!(
        "warning: cannot write the discovery cache in {{home}}/.kube/cache/discovery/127.0.0.1_{}: not a file name\n",
        server.port()
    );
    let home = Home::new();
    home.kubeconfig(&server);
    // What cannot be cached is requested once in every run.
    for requests in [2, 4, 6] {
        let run = Test::in_home(&home).args(["api-resources", "-o", "name"]);
        run.stdout("core\nevil.../../../evil\n").stderr(&stderr).success();
        assert_eq!(server.requests().len(), requests);
    }
    let outside: Vec<String> = home.files("").into_iter().filter(|file| file.contains("evil")).collect();
    assert_eq!(outside, Vec::<String>::new());
}

#[test]
fn failed_group_version_is_cached_for_one_minute() {
    let server = Cluster::demo().stale("metrics.k8s.io/v1beta1").serve();
    let stderr = "warning: metrics.k8s.io/v1beta1: stale GroupVersion discovery\n";
    let test = |home: &Home| Test::in_home(home).args(["api-resources", "-o", "name", "widgets"]).stderr(stderr);
    let home = Home::new();
    home.kubeconfig(&server);
    let ours = discovery_folder(&home, &server).join(INDEX);
    for (age, requests) in [(None, 2), (None, 2), (Some(55), 2), (Some(61), 4), (None, 4)] {
        if let Some(age) = age {
            make_older(&ours, age);
        }
        test(&home).stdout("widgets.shop.example.com\n").success();
        assert_eq!(server.requests().len(), requests, "{age:?}");
    }
    // An invalid index counts as a missing one.
    fs::write(&ours, "{").unwrap();
    let quiet = Test::in_home(&home).args(["api-resources", "-o", "name", "widgets"]);
    quiet.stdout("widgets.shop.example.com\n").success();
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn recovered_group_version_is_written_to_cache() {
    let (server, current) = changing([Cluster::demo().legacy().stale("apps/v1"), Cluster::demo().legacy()]);
    let stderr = "warning: apps/v1: the server is currently unable to handle the request\n";
    let home = Test::new().kubeconfig(&server).args(["gvrs"]).stderr(stderr).any_stdout().success().home;
    current.store(1, Ordering::Relaxed);
    run(&home, &["--refresh"]);
    let requests = server.requests().len();
    run(&home, &[]);
    assert_eq!(server.requests().len(), requests);
}

#[test]
fn no_file_holds_a_secret() {
    let server = Cluster::demo().token("s3crettoken").serve();
    let kubeconfig = KubeConfig::of(&server).token("s3crettoken");
    let test = Test::new().kubeconfig(kubeconfig).args(["gvrs", "-o", "name", "--as=someone"]);
    let home = test.any_stdout().success().home;
    let files = home.files(".kube/cache");
    assert!(files.len() > 20, "{files:?}");
    for file in files {
        let content = fs::read(home.join(".kube/cache").join(&file)).unwrap();
        let content = String::from_utf8_lossy(&content);
        assert!(!content.contains("s3cret") && !content.contains("someone"), "{file}: {content}");
    }
}

#[test]
fn userinfo_of_the_server_is_in_no_path_and_no_message() {
    let (server, home) = warm();
    let url = format!("https://someone:s3cret@127.0.0.1:{}", server.port());
    let run = |args: &[&str]| Test::in_home(&home).args(args).args(["--server", &url]).any_stdout().any_stderr();
    let mut output = String::new();
    for args in [
        &["api-resources", "--refresh", "-v=1"][..],
        &["api-resources", "-v=1"],
        &["api-versions", "--offline"],
        &["cache", "list", "-o", "json"],
        &["cache", "clear"],
    ] {
        let run = run(args).success();
        output += &(run.stdout + &run.stderr);
    }
    let offline = run(&["api-versions", "--offline"]).failure(1);
    output += &offline.stderr;
    assert!(output.contains(&format!("127.0.0.1_{}", server.port())), "{output}");
    assert!(!output.contains("s3cret"), "{output}");
    let paths = home.files(".kube/cache");
    assert!(paths.iter().all(|path| !path.contains("s3cret") && !path.contains("someone")), "{paths:?}");
}

#[test]
fn answer_of_an_unverified_server_serves_no_verified_run() {
    let impostor = Cluster::stock().serve();
    let home = Home::new();
    home.kubeconfig(&impostor);
    let insecure = || Test::in_home(&home).args(["api-versions", "--insecure-skip-tls-verify"]).any_stdout();
    let from_impostor = insecure().success().stdout;
    let port = impostor.port();
    let directory = format!(".kube/cache/discovery/127.0.0.1_{port}");
    assert_eq!(home.files(&directory), [".kubegvr-unverified.index", ".kubegvr.lock"]);
    insecure().stdout(&from_impostor).success();
    assert_eq!(impostor.requests().len(), 2);
    drop(impostor);
    let server = Cluster::demo().serve_on(ApiServer::setup().port(port));
    Test::in_home(&home).args(["api-versions"]).stdout_golden("api-versions").success();
    assert_eq!(server.requests().len(), 2);
    Test::in_home(&home).args(["api-versions", "--offline"]).stdout_golden("api-versions").any_stderr().success();
}

#[test]
fn answer_through_a_proxy_serves_no_run_through_another() {
    let server = Cluster::demo().serve();
    let (one, other) = (Proxy::to(&server), Proxy::to(&server));
    let home = Home::new();
    let mut requests = 0;
    for proxy in [String::new(), format!("http://{}", one.address()), format!("http://u:s3cret@{}", other.address())] {
        let line = format!("  cluster:\n    proxy-url: '{proxy}'\n");
        home.write(".kube/config", KubeConfig::of(&server).text().replace("  cluster:\n", &line));
        requests += 2;
        for _ in 0..2 {
            Test::in_home(&home).args(["api-versions"]).stdout_golden("api-versions").success();
            assert_eq!(server.requests().len(), requests, "{proxy:?}");
        }
    }
    for file in home.files(".kube/cache") {
        let content = fs::read(home.join(".kube/cache").join(&file)).unwrap();
        assert!(!String::from_utf8_lossy(&content).contains("s3cret"), "{file}");
    }
}

#[test]
fn more_than_ten_thousand_group_versions_are_shown_and_not_cached() {
    let resource = json!({"resource": "x", "responseKind": {"kind": "X"}, "scope": "Cluster", "verbs": ["get"]});
    let versions = json!([{"version": "v1", "resources": [resource]}]);
    let item = |number: usize| json!({"metadata": {"name": format!("g{number}")}, "versions": versions});
    let document =
        |count: usize| json!({"kind": "APIGroupDiscoveryList", "items": (0..count).map(item).collect::<Vec<_>>()});
    let documents = [document(0), document(10_001)];
    let server = ApiServer::start(move |request| {
        Response::json(&documents[usize::from(request.path == "/apis")])
            .header("Content-Type", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList")
    });
    let home = Home::new();
    home.kubeconfig(&server);
    for requests in [2, 4] {
        let run = Test::in_home(&home).args(["gvrs", "-o", "name"]).any_stdout().success();
        assert_eq!((run.stdout.lines().count(), server.requests().len()), (10_001, requests));
        let files = home.files(".kube/cache");
        assert!(files.iter().all(|file| file.ends_with(".kubegvr.lock")), "{} files", files.len());
    }
}

/// The regular files below the home that a run opens, and the files it looks at without opening them, by their last names.
#[cfg(target_os = "linux")]
fn traced(home: &Home, args: &[&str]) -> Option<(Vec<String>, Vec<String>)> {
    let log = home.join("trace");
    let mut command = std::process::Command::new("strace");
    command.args(["-f", "-e", "trace=open,openat,openat2,stat,lstat,newfstatat,statx", "-o"]).arg(&log);
    command.arg(env!("CARGO_BIN_EXE_kubegvr")).args(args).env_clear().env("HOME", home.path());
    command.stdin(std::process::Stdio::null()).stdout(std::process::Stdio::null());
    // Not every machine has it, and not every container lets it trace.
    if !command.status().is_ok_and(|status| status.success()) {
        return None;
    }
    let (mut opened, mut seen) = (Vec::new(), Vec::new());
    for line in fs::read_to_string(&log).unwrap().lines() {
        let Some((call, result)) = line.rsplit_once(" = ") else { continue };
        let path = call.split('"').nth(1).unwrap_or_default();
        // What is outside the home is the system's: libraries, time zones, the account.
        let is_ours = path.starts_with(home.path().to_str().unwrap()) || !path.starts_with('/');
        if !is_ours || path.is_empty() || result.starts_with('-') || call.contains("O_DIRECTORY") {
            continue;
        }
        let name = path.rsplit('/').next().unwrap().to_owned();
        if call.contains("open") { opened.push(name) } else { seen.push(name) }
    }
    Some((opened, seen))
}

#[cfg(target_os = "linux")]
#[test]
fn warm_run_opens_the_kubeconfig_and_the_index_alone() {
    let server = Cluster::stock().crowded(6000).serve();
    let home = Home::new();
    home.kubeconfig(&server);
    for args in [&["api-resources"][..], &["gvrs"], &["resolve", "deploy"], &["api-versions"]] {
        Test::in_home(&home).args(args).any_stdout().success();
        let Some((mut opened, seen)) = traced(&home, args) else { return };
        opened.sort();
        assert_eq!(opened, [INDEX, "config"], "{args:?}");
        assert_eq!(seen, [GROUPS], "{args:?}");
    }
    assert_eq!(server.requests().len(), 2);
}
