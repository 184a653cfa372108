//! Hostile names from the server, and symlinks planted in the cache: nothing outside the cache directory is read,
//! written, touched, locked or removed.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::{Duration, SystemTime};

use serde_json::json;

use crate::support::cluster::Cluster;
use crate::support::http::Response;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, discovery_folder, make_older, warm};

const GROUPS: &str = "servergroups.json";
const LIST: &str = "serverresources.json";
const INDEX: &str = ".kubegvr.index";
const LOCK: &str = ".kubegvr.lock";
/// The names of all files that the cache writes.
const NAMES: [&str; 4] = [GROUPS, LIST, INDEX, LOCK];

/// Every entry below a directory, with its content and its modification time.
fn entries(dir: &Path) -> Vec<(PathBuf, Vec<u8>, SystemTime)> {
    let (mut dirs, mut found) = (vec![dir.to_owned()], Vec::new());
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
            let (path, metadata) = (entry.path(), entry.path().symlink_metadata().unwrap());
            let content = if metadata.is_file() { fs::read(&path).unwrap() } else { Vec::new() };
            found.push((path.clone(), content, metadata.modified().unwrap()));
            if metadata.is_dir() {
                dirs.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A copy of a cache directory outside the cache, with changed contents: whatever follows a symlink to it is noticed.
fn copy_outside(home: &Home, like: &Path) -> PathBuf {
    let elsewhere = home.join("elsewhere");
    let copied = std::process::Command::new("cp").arg("-R").args([like, &elsewhere]).status().unwrap();
    assert!(copied.success());
    for (path, ..) in entries(&elsewhere).iter().filter(|(path, ..)| path.is_file()) {
        // The index is binary, and invalid after any change.
        let content = fs::read(path).unwrap();
        let changed = String::from_utf8(content).map(|text| text.replace("deployments", "trapped").into_bytes());
        fs::write(path, changed.unwrap_or_else(|error| [error.as_bytes(), b"trapped"].concat())).unwrap();
        make_older(path, 5);
    }
    elsewhere
}

/// Uses the cache in every way; the output must be the server's surface and not that of the copy.
fn use_cache(home: &Home) {
    let run = |args: &[&str]| Test::in_home(home).args(args).any_stderr();
    run(&["api-resources"]).stdout_golden("api-resources").success();
    run(&["api-resources", "--cache-ttl=0"]).stdout_golden("api-resources").success();
    run(&["api-resources", "--refresh"]).stdout_golden("api-resources").success();
    run(&["api-resources"]).stdout_golden("api-resources").success();
    run(&["cache", "list", "-o", "json"]).any_stdout().success();
    run(&["cache", "clear"]).any_stdout().success();
    run(&["cache", "clear", "--all"]).any_stdout().success();
}

#[test]
fn symlink_in_place_of_a_directory_is_not_followed() {
    for planted in ["", "../../discovery", "apps", "apps/v1", "v1"] {
        for dangles in [false, true] {
            let (server, home) = warm();
            let dir = discovery_folder(&home, &server).join(planted);
            let dir = fs::canonicalize(dir).unwrap();
            let outside = copy_outside(&home, &dir);
            fs::remove_dir_all(&dir).unwrap();
            let target = if dangles { home.join("nowhere") } else { outside.clone() };
            symlink(&target, &dir).unwrap();
            let before = entries(&outside);
            use_cache(&home);
            assert_eq!(entries(&outside), before, "{planted}");
            assert!(!home.join("nowhere").exists(), "{planted}");
            assert_eq!(fs::read_link(&dir).unwrap(), target, "{planted}");
        }
    }
}

/// Swaps a directory for a symlink and back until the other end of the channel is gone; returns the number of swaps.
fn swap(dir: &Path, outside: &Path, aside: &Path, ended: &Receiver<()>) -> usize {
    let mut swaps = 0;
    while ended.try_recv() != Err(TryRecvError::Disconnected) {
        if fs::rename(dir, aside).is_ok() && symlink(outside, dir).is_ok() {
            swaps += 1;
            // A run that asks the server and writes takes longer than this: most runs see several swaps.
            thread::sleep(Duration::from_micros(200));
        }
        let is_link = dir.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
        if is_link {
            fs::remove_file(dir).unwrap();
        }
        // A run may have created the directory meanwhile.
        if fs::rename(aside, dir).is_err() {
            let _ = fs::remove_dir_all(aside);
        }
        thread::sleep(Duration::from_micros(200));
    }
    swaps
}

#[test]
fn symlink_swapped_in_during_a_run_is_not_followed() {
    for planted in ["apps", "apps/v1", "", "../../discovery"] {
        let (server, home) = warm();
        let dir = discovery_folder(&home, &server);
        let outside = copy_outside(&home, &fs::canonicalize(dir.join(planted)).unwrap());
        let dir = fs::canonicalize(dir.join(planted)).unwrap();
        let before = entries(&outside);
        let aside = home.join("aside");
        let (running, ended) = channel();
        let swaps = thread::scope(|scope| {
            let (dir, outside) = (&dir, &outside);
            let swapping = scope.spawn(move || swap(dir, outside, &aside, &ended));
            for _ in 0..40 {
                for args in [&["api-versions", "--refresh"][..], &["cache", "clear", "--all"]] {
                    let mut command = Command::new(env!("CARGO_BIN_EXE_kubegvr"));
                    command.args(args).env_clear().env("HOME", home.path());
                    // A directory that moves away is an error of `cache clear` and a warning of the others.
                    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
                }
            }
            drop(running);
            swapping.join().unwrap()
        });
        assert!(swaps > 40, "only {swaps} swaps");
        assert_eq!(entries(&outside), before, "{planted}");
    }
}

#[test]
fn symlink_in_place_of_a_file_is_not_followed() {
    for planted in [GROUPS, INDEX, LOCK, "apps/v1/serverresources.json", "v1/serverresources.json"] {
        for dangles in [false, true] {
            let (server, home) = warm();
            let dir = discovery_folder(&home, &server);
            let outside = copy_outside(&home, &dir);
            let (file, target) = (dir.join(planted), if dangles { "nowhere" } else { planted });
            fs::write(outside.join(LOCK), "").unwrap();
            let _ = fs::remove_file(&file);
            symlink(outside.join(target), &file).unwrap();
            let before = entries(&outside);
            use_cache(&home);
            assert_eq!(entries(&outside), before, "{planted}");
            // `cache clear` removes the symlinks themselves.
            assert!(!dir.join(GROUPS).is_file(), "{planted}");
        }
    }
}

#[test]
fn symlink_in_place_of_a_file_is_replaced() {
    let (server, home) = warm();
    let file = discovery_folder(&home, &server).join(GROUPS);
    fs::rename(&file, home.join("theirs")).unwrap();
    symlink(home.join("theirs"), &file).unwrap();
    let before = home.read("theirs");
    for requests in [4, 4] {
        Test::in_home(&home).args(["api-resources"]).stdout_golden("api-resources").success();
        assert_eq!(server.requests().len(), requests);
    }
    assert!(file.symlink_metadata().unwrap().is_file());
    assert_eq!(home.read("theirs"), before);
}

#[test]
fn cache_directory_may_be_a_symlink() {
    for (link, args) in [(".kube/cache", &[][..]), ("mine", &["--cache-dir", "mine"])] {
        let server = Cluster::demo().serve();
        let home = Home::new();
        home.kubeconfig(&server);
        fs::create_dir(home.join("disk")).unwrap();
        symlink(home.join("disk"), home.join(link)).unwrap();
        let run = |command: &[&str]| Test::in_home(&home).args(command).args(args);
        for _ in 0..2 {
            run(&["api-resources"]).stdout_golden("api-resources").success();
        }
        assert_eq!(server.requests().len(), 2);
        assert!(home.files("disk").iter().any(|file| file.ends_with(GROUPS)));
        run(&["cache", "clear"]).stdout_has("removed: ").success();
        assert_eq!(home.files("disk"), Vec::<String>::new());
    }
}

/// Names that leave the directory, or that a file system treats specially.
fn odd_names() -> Vec<String> {
    let names = [
        "..",
        ".",
        "../..",
        "../../../../x",
        "/x",
        "/etc/passwd",
        "a/../../x",
        "a/b",
        "a\\b",
        "..\\..\\x",
        "a\0b",
        "\0",
        "x/",
        "con",
        "NUL",
        "aux.txt",
        "c:",
        "c:x",
        "x:stream",
        "~",
        "-rf",
        " ",
        "\n",
        "\u{1b}[2J",
        "\u{202e}",
        "😀",
        "*",
        "|",
        "%2e%2e",
        GROUPS,
        LIST,
        INDEX,
        LOCK,
    ];
    names.iter().map(|name| (*name).to_owned()).chain(["x".repeat(256), "x".repeat(5000)]).collect()
}

#[test]
fn server_names_cannot_leave_the_cache_directory() {
    for name in odd_names() {
        for (group, version) in [(name.as_str(), "v1"), ("g", name.as_str())] {
            let resource =
                json!({"resource": name, "responseKind": {"kind": name}, "scope": "Cluster", "verbs": ["get"]});
            let item =
                json!({"metadata": {"name": group}, "versions": [{"version": version, "resources": [resource]}]});
            let document = json!({"kind": "APIGroupDiscoveryList", "items": [item]});
            let cluster = Cluster::demo().handler();
            let server = ApiServer::start(move |request| match request.path.as_str() {
                "/apis" => Response::json(&document)
                    .header("Content-Type", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"),
                _ => cluster(request),
            });
            let home = Home::new();
            home.kubeconfig(&server);
            let outside = home.files("");
            let dir = discovery_folder(&home, &server);
            for _ in 0..2 {
                let run = Test::in_home(&home).args(["gvrs", "-o", "json"]).any_stdout().any_stderr();
                assert!(run.success().stdout.contains("\"pods\""), "{name:?}");
                let all = entries(&home.join(".kube/cache/discovery"));
                let files = all.iter().filter(|(path, ..)| path.is_file()).map(|(path, ..)| path);
                let strange: Vec<_> = files
                    .filter(|path| {
                        !path.starts_with(&dir) || !NAMES.iter().any(|known| path.file_name().unwrap() == *known)
                    })
                    .collect();
                assert!(strange.is_empty(), "{name:?}: {strange:?}");
            }
            // `cache clear` removes all of it.
            Test::in_home(&home).args(["cache", "clear"]).any_stdout().success();
            assert_eq!(home.files(""), outside, "{name:?}");
        }
    }
}
