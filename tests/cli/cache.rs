//! The discovery cache: when it is read instead of the server, where it lies, and that an invalid one is a miss.

use std::sync::atomic::Ordering;

use serde_json::json;

use crate::support::changing::changing;
use crate::support::cluster::Cluster;
use crate::support::http::Response;
use crate::support::kubeconfig::KubeConfig;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, discovery_folder, make_older, warm};

const GROUPS: &str = "servergroups.json";
const APPS: &str = "apps/v1/serverresources.json";

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
fn file_older_than_ten_minutes_is_fetched_again() {
    let (server, home) = warm();
    let dir = discovery_folder(&home, &server);
    for name in [GROUPS, APPS] {
        make_older(&dir.join(name), 590);
        run(&home, &[]);
    }
    assert_eq!(server.requests().len(), 2);
    for (asked, name) in [(4, GROUPS), (6, APPS)] {
        make_older(&dir.join(name), 610);
        run(&home, &["--cache-ttl=20m"]);
        assert_eq!(server.requests().len(), asked - 2);
        run(&home, &[]);
        assert_eq!(server.requests().len(), asked, "{name}");
        run(&home, &[]);
        assert_eq!(server.requests().len(), asked, "{name}");
    }
}

#[test]
fn file_with_invalid_content_is_a_miss() {
    let whole = {
        let (server, home) = warm();
        std::fs::read_to_string(discovery_folder(&home, &server).join(APPS)).unwrap()
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
        let path = discovery_folder(&home, &server).join(name);
        std::fs::write(&path, content).unwrap();
        run(&home, &[]);
        assert_eq!(server.requests().len(), 4, "{name}: {content}");
        // The file is valid again: no further request.
        run(&home, &[]);
        assert_eq!(server.requests().len(), 4, "{name}: {content}");
    }
}

#[test]
fn missing_file_is_a_miss() {
    for name in [GROUPS, APPS] {
        let (server, home) = warm();
        std::fs::remove_file(discovery_folder(&home, &server).join(name)).unwrap();
        run(&home, &[]);
        assert_eq!(server.requests().len(), 4, "{name}");
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
    for name in [GROUPS, APPS, ".kubegvr.json"] {
        let (server, home) = warm();
        let path = discovery_folder(&home, &server).join(name);
        std::fs::remove_file(&path).unwrap();
        std::fs::create_dir(&path).unwrap();
        make_older(&discovery_folder(&home, &server).join("v1/serverresources.json"), 700);
        let run = Test::in_home(&home).args(["api-resources"]).stdout_golden("api-resources");
        run.stderr_has("warning: cannot write the discovery cache in ").success();
        assert_eq!(server.requests().len(), 4, "{name}");
    }
    // A symbolic link to another directory is a miss, and nothing is written through it.
    let (server, home) = warm();
    let (apps, elsewhere) = (discovery_folder(&home, &server).join("apps"), home.join("elsewhere"));
    std::fs::rename(&apps, &elsewhere).unwrap();
    let content = std::fs::read(elsewhere.join("v1/serverresources.json")).unwrap();
    std::fs::write(elsewhere.join("v1/serverresources.json"), content.to_ascii_uppercase()).unwrap();
    symlink(&elsewhere, &apps).unwrap();
    let run = Test::in_home(&home).args(["api-resources"]).stdout_golden("api-resources");
    run.stderr_has(": a symbolic link is in the place of a directory\n").success();
    assert_eq!(std::fs::read(elsewhere.join("v1/serverresources.json")).unwrap(), content.to_ascii_uppercase());
}

#[test]
fn modification_time_far_in_the_future_is_a_miss() {
    let (server, home) = warm();
    let path = discovery_folder(&home, &server).join(GROUPS);
    let file = std::fs::File::options().write(true).open(path).unwrap();
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
    let ours = discovery_folder(&home, &server).join(".kubegvr.json");
    for (age, requests) in [(None, 2), (None, 2), (Some(55), 2), (Some(61), 4), (None, 4)] {
        if let Some(age) = age {
            make_older(&ours, age);
        }
        test(&home).stdout("widgets.shop.example.com\n").success();
        assert_eq!(server.requests().len(), requests, "{age:?}");
    }
    // An invalid `.kubegvr.json` counts as a missing one.
    std::fs::write(&ours, "{").unwrap();
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
        let content = home.read(&format!(".kube/cache/{file}"));
        assert!(!content.contains("s3cret") && !content.contains("someone"), "{file}: {content}");
    }
}
