//! The cache that kubegvr and kubectl share. The bytes of its files are always checked; if kubectl 1.36 is available,
//! named by `KUBECTL` or found on the `PATH`, each program also reads what the other wrote.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::Ordering;

use crate::support::changing::changing;
use crate::support::cluster::Cluster;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, discovery_folder};

const GROUPS: &str = r#"{"kind":"APIGroupList","apiVersion":"v1","groups":[{"name":"","versions":[{"groupVersion":"v1","version":"v1"}],"preferredVersion":{"groupVersion":"v1","version":"v1"}},{"name":"shop.example.com","versions":[{"groupVersion":"shop.example.com/v2","version":"v2"},{"groupVersion":"shop.example.com/v1","version":"v1"}],"preferredVersion":{"groupVersion":"shop.example.com/v2","version":"v2"}}]}
"#;
const CORE: &str = r#"{"kind":"APIResourceList","apiVersion":"v1","groupVersion":"v1","resources":[{"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["get","list"],"shortNames":["po"],"categories":["all"]},{"name":"pods/log","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["get"]},{"name":"bindings","singularName":"binding","namespaced":true,"kind":"Binding","verbs":[]}]}
"#;
const SHOP: &str = r#"{"kind":"APIResourceList","apiVersion":"v1","groupVersion":"shop.example.com/v2","resources":[{"name":"orders","singularName":"order","namespaced":false,"group":"shop.example.com","version":"v2","kind":"Order","verbs":["get","list"]},{"name":"orders/scale","singularName":"order","namespaced":false,"group":"autoscaling","version":"v1","kind":"Scale","verbs":["get","update"]}]}
"#;
const OLD_SHOP: &str = r#"{"kind":"APIResourceList","apiVersion":"v1","groupVersion":"shop.example.com/v1","resources":[{"name":"orders","singularName":"order","namespaced":false,"group":"shop.example.com","version":"v1","kind":"Order","verbs":["list"]}]}
"#;
/// In legacy discovery subresources have no singular, resources a hash, and group and version only where they differ.
const LEGACY_CORE: &str = r#"{"kind":"APIResourceList","apiVersion":"v1","groupVersion":"v1","resources":[{"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["get","list"],"shortNames":["po"],"categories":["all"],"storageVersionHash":"xPOwRZ+Yhw8="},{"name":"pods/log","singularName":"","namespaced":true,"kind":"Pod","verbs":["get"]},{"name":"bindings","singularName":"binding","namespaced":true,"kind":"Binding","verbs":[]}]}
"#;
const TABLE: &str = "\
NAME     SHORTNAMES   APIVERSION            NAMESPACED   KIND
pods     po           v1                    true         Pod
orders                shop.example.com/v2   false        Order
";
const FILES: [&str; 4] = [
    "servergroups.json",
    "shop.example.com/v1/serverresources.json",
    "shop.example.com/v2/serverresources.json",
    "v1/serverresources.json",
];

fn small() -> Cluster {
    Cluster::empty()
        .with_resources(
            "v1",
            "pods pod Pod namespaced gl po all xPOwRZ+Yhw8=\n/log g\nbindings binding Binding namespaced -",
        )
        .with_resources("shop.example.com/v2 custom", "orders order Order cluster gl\n/scale gu autoscaling/v1/Scale")
        .with_resources("shop.example.com/v1 custom", "orders order Order cluster l")
}

/// Runs `api-resources` on a cluster, and returns the home and the cluster's cache directory.
fn cached(server: &ApiServer) -> (Home, PathBuf) {
    let home = Test::new().kubeconfig(server).args(["api-resources"]).stdout(TABLE).success().home;
    let dir = discovery_folder(&home, server);
    (home, dir)
}

#[test]
fn files_equal_those_of_kubectl_byte_for_byte() {
    let server = small().serve();
    let (home, dir) = cached(&server);
    let contents = [GROUPS, OLD_SHOP, SHOP, CORE];
    for (name, content) in FILES.into_iter().zip(contents) {
        assert_eq!(fs::read_to_string(dir.join(name)).unwrap(), content, "{name}");
    }
    // The only others are kubegvr's own; no temporary file is left.
    let names = home.files(&format!(".kube/cache/discovery/127.0.0.1_{}", server.port()));
    assert_eq!(names, [&[".kubegvr.index", ".kubegvr.lock"][..], &FILES[..]].concat());
    assert_eq!(home.files(".kube/cache").len(), names.len());
}

#[test]
fn files_from_legacy_discovery_have_the_same_format() {
    let server = small().legacy().serve();
    let (_home, dir) = cached(&server);
    assert_eq!(fs::read_to_string(dir.join("v1/serverresources.json")).unwrap(), LEGACY_CORE);
    assert_eq!(fs::read_to_string(dir.join("servergroups.json")).unwrap(), GROUPS);
}

#[test]
fn files_of_kubectl_are_read_without_a_request() {
    let server = small().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    for (name, content) in FILES.into_iter().zip([GROUPS, OLD_SHOP, SHOP, CORE]) {
        home.write(&format!(".kube/cache/discovery/127.0.0.1_{}/{name}", server.port()), content);
    }
    Test::in_home(&home).args(["api-resources"]).stdout(TABLE).success();
    Test::in_home(&home).args(["api-versions"]).stdout("shop.example.com/v1\nshop.example.com/v2\nv1\n").success();
    assert_eq!(server.connections(), 0);
}

#[cfg(unix)]
#[test]
fn files_and_directories_have_the_modes_of_kubectl() {
    use std::os::unix::fs::PermissionsExt as _;
    let server = small().serve();
    let (home, dir) = cached(&server);
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for name in FILES {
        assert_eq!(mode(dir.join(name)), 0o660, "{name}");
    }
    // The umask of the user who runs the tests limits the modes of directories, and not those of files.
    fs::create_dir(home.join("umask")).unwrap();
    let expected = 0o750 & mode(home.join("umask"));
    for name in [".kube/cache", ".kube/cache/discovery"] {
        assert_eq!(mode(home.join(name)), expected, "{name}");
    }
    for name in ["", "v1", "shop.example.com", "shop.example.com/v2"] {
        assert_eq!(mode(dir.join(name)), expected, "{name}");
    }
}

#[test]
fn kubectl_and_kubegvr_read_what_the_other_wrote() {
    let Some(kubectl) = kubectl() else { return };
    for cluster in [Cluster::demo(), Cluster::demo().legacy()] {
        let server = cluster.serve();
        let ours = Home::new();
        ours.kubeconfig(&server);
        for format in [&[][..], &["-o", "wide"], &["-o", "name"], &["-o", "json"], &["-o", "yaml"]] {
            let args = [&["api-resources"][..], format].concat();
            let stdout = Test::in_home(&ours).args(&args).any_stdout().success().stdout;
            let requests = server.requests().len();
            assert_eq!(printed(&kubectl, &ours, &[&args[..], &["--cached"]].concat()), stdout);
            assert_eq!(server.requests().len(), requests, "kubectl asked the server");
        }
        let theirs = Home::new();
        theirs.kubeconfig(&server);
        for format in [&[][..], &["-o", "wide"], &["-o", "name"]] {
            let args = [&["api-resources"][..], format].concat();
            let stdout = printed(&kubectl, &theirs, &args);
            let requests = server.requests().len();
            Test::in_home(&theirs).args(&args).stdout(stdout).success();
            assert_eq!(server.requests().len(), requests, "kubegvr asked the server");
        }
        let dir = discovery_folder(&ours, &server);
        let files = theirs.files(&format!(".kube/cache/discovery/127.0.0.1_{}", server.port()));
        // kubegvr has made its index of kubectl's files.
        let (own, shared): (Vec<_>, Vec<_>) = files.into_iter().partition(|name| name.starts_with(".kubegvr"));
        assert_eq!(own, [".kubegvr.index", ".kubegvr.lock"]);
        assert!(shared.len() > 25, "{shared:?}");
        for name in shared {
            let (ours, theirs) = (dir.join(&name), discovery_folder(&theirs, &server).join(&name));
            assert_eq!(fs::read_to_string(ours).unwrap(), fs::read_to_string(theirs).unwrap(), "{name}");
        }
    }
}

/// The cluster changes, and the program that fetches next writes what the other one reads.
#[test]
fn alternating_use_of_one_cache_gives_no_stale_output() {
    let Some(kubectl) = kubectl() else { return };
    let (server, current) = changing([Cluster::demo(), Cluster::stock()]);
    let home = Home::new();
    home.kubeconfig(&server);
    let theirs = |args: &[&str]| printed(&kubectl, &home, args);
    let ours = |args: &[&str]| Test::in_home(&home).args(args).any_stdout().success().stdout;
    let mut answers = Vec::new();
    for round in 0..4 {
        current.store(round % 2, Ordering::Relaxed);
        // kubectl fetches, kubegvr reads; kubegvr's ETags belong to other files now, whatever their age.
        let answer = theirs(&["api-resources"]);
        assert_eq!(ours(&["api-resources"]), answer);
        assert_eq!(ours(&["api-resources", "--cache-ttl=0"]), answer);
        current.store(1 - round % 2, Ordering::Relaxed);
        // kubegvr fetches, with a condition or without one, and kubectl reads.
        let other = ours(&["api-resources", if round < 2 { "--refresh" } else { "--cache-ttl=0" }]);
        assert_eq!(theirs(&["api-resources", "--cached"]), other);
        // The files still match the server: revalidation makes them fresh for both programs.
        let requests = server.requests().len();
        assert_eq!(ours(&["api-resources", "--cached=false"]), other);
        assert!(server.requests()[requests..].iter().all(|request| request.header("if-none-match").is_some()));
        assert_eq!(theirs(&["api-resources", "--cached"]), other);
        answers.extend([answer, other]);
    }
    assert_ne!(answers[0], answers[1]);
}

/// Finds kubectl 1.36. Its absence is reported once; the program that `KUBECTL` names must have that version.
pub fn kubectl() -> Option<PathBuf> {
    static FOUND: OnceLock<Option<PathBuf>> = OnceLock::new();
    FOUND.get_or_init(find).clone()
}

fn find() -> Option<PathBuf> {
    let named = std::env::var_os("KUBECTL");
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let candidates: Vec<PathBuf> = match &named {
        Some(path) => vec![path.into()],
        None => std::env::split_paths(&paths).map(|dir| dir.join("kubectl")).collect(),
    };
    let is_1_36 = |path: &PathBuf| {
        let output = Command::new(path).args(["version", "--client", "-o", "json"]).output();
        output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("\"gitVersion\": \"v1.36."))
    };
    let found = candidates.into_iter().find(is_1_36);
    assert!(found.is_some() || named.is_none(), "KUBECTL is {named:?}, which is no kubectl 1.36");
    if found.is_none() {
        // Written past the test harness, which captures output and shows it only if a test fails.
        let _ = writeln!(io::stderr(), "no kubectl 1.36 on the PATH: nothing is compared with it");
    }
    found
}

/// What kubectl prints in a home.
fn printed(kubectl: &Path, home: &Home, args: &[&str]) -> String {
    let output = Command::new(kubectl).args(args).env_clear().env("HOME", home.path()).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
