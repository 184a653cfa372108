//! A stdout that cannot be written: a closed pipe is no error, a full disk is one.

use std::collections::BTreeSet;

use crate::support::cluster::Cluster;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, pods};

/// Every command, each with all of its values of `-o`.
const COMMANDS: [(&[&str], &[&str]); 27] = [
    (&["api-resources"], &["wide", "name", "json", "ndjson", "yaml"]),
    (&["api-resources", "--all-versions", "--subresources"], &["wide", "json"]),
    (&["api-versions"], &["helm", "json", "name", "ndjson", "yaml"]),
    (&["gvrs"], &["wide", "name", "json", "ndjson", "yaml"]),
    (&["resolve", "deploy", "cm"], &["json", "ndjson", "yaml", "name", "path", "kind"]),
    (&["get", "pods", "-A"], OBJECT_FORMATS),
    (&["get", "pods,deployments", "-A"], &["wide", "name", "json", "yaml"]),
    (&["get", "pod/db-0", "-n", "data"], &["wide", "name", "json", "yaml"]),
    (&["get", "pods", "-A", "-w"], &["wide", "name", "json", "yaml"]),
    (&["get", "--raw", "/version"], &[]),
    (&["raw", "/api/v1/pods"], &[]),
    (&["pods", "-A"], OBJECT_FORMATS),
    (&["snapshot"], &[]),
    (&["diff", "file:before.json", "context:test"], &["json", "name", "ndjson", "yaml"]),
    (&["check", "-f", "manifest.yaml", "--all"], &["json", "ndjson", "yaml", "name", "github", "junit"]),
    (&["removals"], &["json", "name", "ndjson", "yaml"]),
    (&["wait", "deploy", "--timeout=0"], &[]),
    (
        &["config", "view"],
        &["json", "yaml", "jsonpath={.contexts}", "jsonpath-as-json={.contexts}", "jsonpath-file=contexts.jsonpath"],
    ),
    (&["config", "get-contexts"], &["json", "name", "ndjson", "wide", "yaml"]),
    (&["config", "current-context"], &[]),
    (&["config", "get-clusters"], &[]),
    (&["config", "get-users"], &[]),
    (&["cache", "list"], &["json", "name", "ndjson", "yaml"]),
    (&["cache", "dir"], &[]),
    (&["version"], &["json", "yaml"]),
    (&["completion", "bash"], &[]),
    // The last one: it empties the cache.
    (&["cache", "clear"], &[]),
];
/// The formats of objects. The files are those of [`large`].
const OBJECT_FORMATS: &[&str] = &[
    "wide",
    "name",
    "json",
    "ndjson",
    "yaml",
    JSONPATH,
    JSONPATH_AS_JSON,
    "jsonpath-file=names.jsonpath",
    COLUMNS,
    "custom-columns-file=names.columns",
];
const JSONPATH: &str = "jsonpath={.items[*].metadata.name}";
const JSONPATH_AS_JSON: &str = "jsonpath-as-json={.items[*].metadata}";
const COLUMNS: &str = "custom-columns=NAME:.metadata.name";

/// An API that `removals` lists.
const OLD: (&str, &str) = ("resource.k8s.io/v1beta1", "deviceclasses deviceclass DeviceClass cluster gl");

/// Help and version, which need no command.
const HELP: [&[&str]; 4] = [&["--help"], &["-h"], &["get", "--help"], &["--version"]];

/// Every command line of the table.
fn runs() -> impl Iterator<Item = Vec<&'static str>> {
    let commands = COMMANDS.iter().flat_map(|(args, formats)| {
        let with = |format: &&'static str| [*args, &["-o", *format]].concat();
        std::iter::once(args.to_vec()).chain(formats.iter().map(with))
    });
    HELP.iter().map(|args| args.to_vec()).chain(commands)
}

/// A cluster whose output exceeds a pipe buffer, and a home with its kubeconfig and a snapshot of a smaller one.
fn large() -> (ApiServer, Home) {
    let small = Cluster::empty().with_resources("v1", "pods pod Pod namespaced gl po all").serve();
    let before = Test::new().kubeconfig(&small).args(["snapshot"]).any_stdout().success().stdout;
    let server = Cluster::demo().crowded(100).with_resources(OLD.0, OLD.1).serve();
    let home = Home::new();
    home.kubeconfig(&server);
    home.write("before.json", before);
    home.write("names.jsonpath", "{.items[*].metadata.name}");
    home.write("names.columns", "NAME\nmetadata.name\n");
    home.write("contexts.jsonpath", "{.contexts}");
    home.write("manifest.yaml", "kind: Pod\napiVersion: v1\nmetadata: {name: web}\n");
    (server, home)
}

/// The commands in a help text, without `help` itself: under a heading of their own, or under those of the root.
fn commands(help: &str) -> Vec<String> {
    const HEADINGS: [&str; 5] = ["Commands:", "Discovery:", "Objects:", "Compare and upgrade:", "Setup:"];
    let mut names = Vec::new();
    let mut is_listed = false;
    for line in help.lines() {
        is_listed = HEADINGS.contains(&line) || (is_listed && !line.is_empty());
        let name = line.strip_prefix("  ").filter(|name| is_listed && !name.starts_with(' '));
        names.extend(
            name.and_then(|name| name.split([' ', ',']).next()).filter(|name| *name != "help").map(str::to_owned),
        );
    }
    names
}

/// Fails when a new command or format is missing from the table.
#[test]
fn command_table_has_every_command_and_format() {
    let help = |args: &[&str]| Test::new().args(args).args(["--help"]).any_stdout().success().stdout;
    let mut names = Vec::new();
    for name in commands(&help(&[])) {
        let below = commands(&help(&[&name]));
        names.extend(below.iter().map(|below| vec![name.clone(), below.clone()]));
        if below.is_empty() {
            names.push(vec![name]);
        }
    }
    assert!(names.len() > 20, "{names:?}");
    for name in &names {
        let name: Vec<_> = name.iter().map(String::as_str).collect();
        let rows: Vec<_> = COMMANDS.iter().filter(|(args, _)| args.starts_with(&name)).collect();
        assert!(!rows.is_empty(), "{name:?} is missing");
        if !help(&name).contains("--output <") {
            continue;
        }
        let refusal = Test::new().args(rows[0].0).args(["-o", "bogus"]).any_stderr().failure(2).stderr;
        let list = refusal.split_once("possible values: ").or(refusal.split_once("allowed formats are: ")).unwrap().1;
        let list = list.lines().next().unwrap().trim_end_matches(']').split(',').map(str::trim);
        let tried = rows.iter().flat_map(|(_, formats)| *formats).map(|it| it.split('=').next().unwrap());
        let (known, tried): (BTreeSet<_>, BTreeSet<_>) = (list.collect(), tried.collect());
        assert_eq!(tried, known, "{name:?}");
    }
}

#[test]
fn closed_stdout_is_no_error() {
    let (_server, home) = large();
    for args in runs() {
        Test::in_home(&home).args(args).closed_stdout().success();
    }
}

#[test]
fn closed_stdout_stops_paging() {
    let server = Cluster::stock().with(pods::many(3000)).serve();
    for format in [&[][..], &["-o", "name"], &["-o", "json"], &["-o", "yaml"]] {
        let before = server.requests().len();
        Test::new().kubeconfig(&server).args(["pods", "-A"]).args(format).closed_stdout().success();
        assert_eq!(server.requests().len(), before + 1, "{format:?}");
    }
}

#[test]
fn error_is_printed_when_stdout_is_closed() {
    let stderr = "error: stat none: no such file or directory\n";
    Test::new().args(["gvrs", "--kubeconfig=none"]).closed_stdout().stderr(stderr).failure(1);
}

#[cfg(target_os = "linux")]
#[test]
fn full_disk_is_an_error() {
    let (_server, home) = large();
    for args in runs() {
        let stderr = "error: writing to standard output: No space left on device (os error 28)\n";
        let code = if ["check", "diff"].contains(&args[0]) { 2 } else { 1 };
        Test::in_home(&home).args(args).full_disk().stderr(stderr).failure(code);
    }
}

/// Runs in which no file may exceed half a KiB (`ulimit -f`), which stands in for a full disk.
#[cfg(unix)]
mod file_size_limit {
    use super::*;
    use crate::support::discovery_folder;
    use crate::support::running::{Running, command};

    const REASON: &str = "File too large (os error 27)";

    fn limited(home: &Home, args: &[&str]) -> (Option<i32>, String, String) {
        home.script("limited", "trap '' XFSZ\nulimit -f 1\nexec \"$0.program\" \"$@\"");
        let _ = std::fs::remove_file(home.join("limited.program"));
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_kubegvr"), home.join("limited.program")).unwrap();
        let mut run = std::process::Command::new(home.join("limited"));
        let like = command(home, args);
        run.args(args).env_clear().envs(like.get_envs().filter_map(|(name, value)| Some((name, value?))));
        Running::of(run.current_dir(home.path())).end()
    }

    #[test]
    fn failed_cache_write_is_one_warning() {
        let server = Cluster::demo().serve();
        let home = Home::new();
        home.kubeconfig(&server);
        let whole = Test::new().kubeconfig(&server).args(["gvrs"]).any_stdout().success().stdout;
        let dir = discovery_folder(&home, &server);
        let warning = format!("warning: cannot write the discovery cache in {}: {REASON}\n", dir.display());
        for _ in 0..2 {
            assert_eq!(limited(&home, &["gvrs"]), (Some(0), whole.clone(), warning.clone()));
            let files = home.files(".kube/cache");
            assert!(files.iter().all(|name| !name.contains(".kubegvr-")), "{files:?}");
        }
        Test::in_home(&home).args(["gvrs"]).stdout(whole).success();
    }

    #[test]
    fn failed_snapshot_write_keeps_the_old_file() {
        let server = Cluster::demo().serve();
        let home = Home::new();
        home.kubeconfig(&server);
        home.write("out/file.json", "old");
        let (code, stdout, stderr) = limited(&home, &["snapshot", "-f", "out/file.json", "--cache-dir=/dev/null"]);
        let (warning, error) = stderr.split_once('\n').unwrap();
        assert!(warning.starts_with("warning: cannot write the discovery cache in /dev/null/"), "{warning}");
        assert_eq!((code, stdout.as_str()), (Some(1), ""));
        assert_eq!(error, format!("error: writing out/file.json: {REASON}\n"));
        assert_eq!((home.files("out"), home.read("out/file.json")), (vec!["file.json".to_owned()], "old".to_owned()));
        // /dev/stdout is written directly and reports the full disk.
        #[cfg(target_os = "linux")]
        Test::in_home(&home)
            .args(["snapshot", "-f", "/dev/stdout"])
            .full_disk()
            .stderr("error: writing /dev/stdout: No space left on device (os error 28)\n")
            .failure(1);
    }
}

/// Readers that close stdout while nothing is being written.
#[cfg(unix)]
mod idle {
    use std::fs::File;
    use std::sync::mpsc;

    use rustix::process::Signal;

    use super::*;
    use crate::support::http::Response;
    use crate::support::running::{Running, command};

    fn watched() -> (ApiServer, Home, mpsc::Receiver<()>) {
        let (sender, watch) = mpsc::channel();
        let server = Cluster::demo().serve_but(move |request| {
            request.query("watch")?;
            let _ = sender.send(());
            Some(Response::hang())
        });
        let home = Home::new();
        home.kubeconfig(&server);
        (server, home, watch)
    }

    #[test]
    fn closed_stdout_ends_the_watch_before_the_next_change() {
        let (_server, home, watch) = watched();
        for args in [&["pods", "-A", "-w"][..], &["get", "pods", "-A", "-w", "-o", "json"]] {
            let mut run = Running::start(&home, args);
            assert!(!run.line().is_empty());
            watch.recv().unwrap();
            run.close_stdout();
            assert_eq!(run.end(), (Some(0), String::new(), String::new()));
        }
    }

    #[test]
    fn watch_into_a_file_continues() {
        let (_server, home, watch) = watched();
        let stdout = File::create(home.join("stdout")).unwrap();
        let mut run = Running::to(command(&home, &["pods", "-A", "-w"]).stdout(stdout));
        watch.recv().unwrap();
        run.signal(Signal::TERM);
        assert_eq!(run.code(), Some(143));
        assert!(home.read("stdout").starts_with("NAMESPACE "));
    }

    /// Exit code 0 would report that all targets are ready.
    #[test]
    fn closed_stdout_ends_wait_with_exit_code_1() {
        let (_server, home, _watch) = watched();
        let mut run = Running::start(&home, &["wait", "deploy", "sprockets"]);
        assert_eq!(run.line(), "deploy served\n");
        run.close_stdout();
        assert_eq!(run.end(), (Some(1), String::new(), String::new()));
        let run = Test::in_home(&home).args(["wait", "deploy", "sprockets", "--timeout=0"]);
        run.closed_stdout().failure(1);
    }
}
