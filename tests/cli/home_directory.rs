//! Where the kubeconfig and the cache are without a `HOME`, or with a relative one. kubectl takes the working directory
//! then; kubegvr writes nothing there.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

use rustix::process::{geteuid, getuid};

use crate::support::cluster::Cluster;
use crate::support::fleet::config;
use crate::support::running::{Running, command};
use crate::support::{Home, Test};

const RELATIVE: &str =
    "note: HOME is a relative path, so nothing is cached; set it to an absolute one, or set KUBECACHEDIR\n";
const NO_CACHE: &str = "note: there is no home directory, so nothing is cached; set HOME or KUBECACHEDIR\n";
const NO_KUBECONFIG: &str =
    "note: there is no home directory, so there is no default kubeconfig; set HOME or KUBECONFIG\n";
const NEITHER: &str =
    "note: there is no home directory, so nothing is cached and there is no default kubeconfig; set HOME\n";

#[test]
fn unset_or_empty_home_is_that_of_the_account() {
    let account = Command::new("getent").args(["passwd", &getuid().as_raw().to_string()]).output().unwrap();
    let account = String::from_utf8(account.stdout).unwrap();
    let expected = format!("{}/.kube/cache/discovery\n", account.split(':').nth(5).unwrap());
    Test::new().without_env("HOME").args(["cache", "dir"]).stdout(&expected).success();
    let run = Test::new().env("HOME", "").args(["cache", "dir"]).stdout(&expected).success();
    assert_eq!(run.home.files(""), [""; 0]);
}

#[test]
fn relative_home_is_read_as_in_kubectl_and_not_written() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    fs::create_dir(home.join("relative")).unwrap();
    fs::rename(home.join(".kube"), home.join("relative/.kube")).unwrap();
    let files = home.files("");
    let run = |args: &[&str]| Test::in_home(&home).env("HOME", "relative").args(args);
    for requests in [2, 4] {
        run(&["api-resources"]).stdout_golden("api-resources").stderr(RELATIVE).success();
        assert_eq!(server.requests().len(), requests);
    }
    let error = "error: there is no cache, and --offline asks no server\nhint: leave out --offline\n";
    run(&["api-resources", "--offline"]).stderr(format!("{RELATIVE}{error}")).failure(1);
    for args in [&["cache", "dir"][..], &["cache", "list"], &["cache", "clear", "--all"]] {
        run(args).stderr(format!("{RELATIVE}error: there is no cache\n")).failure(1);
    }
    assert_eq!((home.files(""), server.requests().len()), (files, 4));
}

#[test]
fn relative_home_with_a_cache_directory_gives_no_note() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    for _ in 0..2 {
        let run = Test::in_home(&home).env("HOME", ".").env("KUBECACHEDIR", "cache").args(["api-resources"]);
        run.stdout_golden("api-resources").success();
    }
    assert_eq!(server.requests().len(), 2);
}

/// A user without an account. Only root can switch to one, as which `.ci/run` runs; others test nothing here.
#[test]
fn account_without_home_directory_gets_one_note_and_no_cache() {
    const WITHOUT_ACCOUNT: u32 = 3_210_123;
    if !geteuid().is_root() {
        return;
    }
    let (first, second) = (Cluster::demo().serve(), Cluster::demo().serve());
    let home = Home::new();
    home.kubeconfig(config([("a", &first), ("b", &second)]));
    // Copied by another process: a child that another test starts meanwhile would inherit the copy open for writing.
    let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_kubegvr")).arg(home.join("program")).status().unwrap();
    assert!(copied.success());
    for directory in ["", ".kube"] {
        fs::set_permissions(home.join(directory), fs::Permissions::from_mode(0o777)).unwrap();
    }
    for file in home.files("").into_iter().filter(|name| name.starts_with(".kube/")) {
        fs::set_permissions(home.join(&file), fs::Permissions::from_mode(0o644)).unwrap();
    }
    let files = home.files("");
    let run = |args: &[&str], env: &[(&str, &str)]| {
        let mut run = Command::new(home.join("program"));
        run.args(args).env_clear().envs(env.iter().copied()).current_dir(home.path()).uid(WITHOUT_ACCOUNT);
        Running::of(&mut run).end()
    };
    let versions = Running::of(&mut command(&home, &["api-versions", "--cache-dir=/dev/null"])).end().1;
    let given = "--kubeconfig=.kube/config";
    for _ in 0..2 {
        let before = first.requests().len();
        assert_eq!(run(&["api-versions", given], &[]), (Some(0), versions.clone(), NO_CACHE.to_owned()));
        assert_eq!(first.requests().len() - before, 2);
    }
    let (code, stdout, stderr) = run(&["api-versions", "--all-contexts", given], &[]);
    assert_eq!((code, stdout.lines().count(), stderr.as_str()), (Some(0), 2 * versions.lines().count(), NO_CACHE));
    let (code, stdout, stderr) = run(&["config", "get-clusters"], &[]);
    assert_eq!((code, stdout.as_str(), stderr.as_str()), (Some(0), "NAME\n", NEITHER));
    let (code, stdout, stderr) = run(&["config", "get-clusters"], &[("KUBECACHEDIR", "cache")]);
    assert_eq!((code, stdout.as_str(), stderr.as_str()), (Some(0), "NAME\n", NO_KUBECONFIG));
    let (code, stdout, stderr) = run(&["gvrs", "--request-timeout=5s", "--server=https://127.0.0.1:1"], &[]);
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert!(stderr.starts_with(NEITHER) && stderr.matches("note: ").count() == 1, "{stderr}");
    assert_eq!(home.files(""), files);
}
