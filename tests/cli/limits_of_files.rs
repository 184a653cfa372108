//! Files that are too large, too deep, or not regular: kubeconfigs and the files that they name, snapshots, the cache,
//! and the output of credential plugins.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::thread;

use crate::support::cluster::Cluster;
use crate::support::kubeconfig::KubeConfig;
use crate::support::plugin::Plugin;
use crate::support::{Home, Test, discovery_folder};

/// The memory limit of a run that refuses a file, in MiB.
const MEMORY: u64 = 256;

/// Creates a file of this many bytes that occupies no disk space.
fn sparse(path: &Path, bytes: u64) {
    File::create(path).unwrap().set_len(bytes).unwrap();
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Binds a socket at a short path, since the system limits the length, and moves it to its place.
fn socket(path: &Path) {
    let short = tempfile::tempdir().unwrap();
    let socket = short.path().join("s");
    drop(std::os::unix::net::UnixListener::bind(&socket).unwrap());
    fs::rename(socket, path).unwrap();
}

/// Aliases of aliases, ten times as many on each line.
fn alias_bomb() -> String {
    let line = |level: usize| {
        let below = format!("*a{}, ", level.wrapping_sub(1)).repeat(10);
        format!("a{level}: &a{level} [{}]\n", if level == 0 { "x, ".repeat(10) } else { below })
    };
    (0..12).map(line).collect()
}

#[test]
fn oversized_kubeconfig_or_directory_is_refused() {
    let home = Home::new();
    sparse(&home.join("huge"), 100 << 20);
    fs::create_dir(home.join("directory")).unwrap();
    for (file, problem) in [
        ("huge", "read huge: larger than 32 MiB"),
        ("/dev/zero", "read /dev/zero: larger than 32 MiB"),
        ("directory", "read directory: is a directory"),
    ] {
        let stderr = format!("error: error loading config file \"{file}\": {problem}\n");
        for args in [["config", "view"], ["api-resources", "--kubeconfig"]] {
            let run = Test::in_home(&home).args(args).memory(MEMORY).stderr(&stderr);
            let run = if args[0] == "config" { run.env("KUBECONFIG", file) } else { run.args([file]) };
            run.failure(1);
        }
    }
}

#[test]
fn a_kubeconfig_may_come_through_a_pipe() {
    let server = Cluster::demo().serve();
    let config = KubeConfig::of(&server).text();
    // As with `--kubeconfig <(...)`, which the shell replaces with a path below /dev/fd.
    let run = Test::new().args(["api-versions", "--kubeconfig", "/dev/stdin"]).stdin(config.clone());
    run.stdout_golden("api-versions").success();
    // A named pipe is read until its writer closes it, as by any program.
    let home = Home::new();
    pipe(&home.join("pipe"));
    let path = home.join("pipe");
    let writing = thread::spawn(move || fs::write(path, config));
    let run = Test::in_home(&home).args(["api-versions", "--kubeconfig", "pipe", "--refresh"]);
    run.stdout_golden("api-versions").success();
    writing.join().unwrap().unwrap();
}

#[test]
fn files_named_by_a_kubeconfig_are_read_up_to_a_limit() {
    let home = Home::new();
    sparse(&home.join("huge"), 5 << 40);
    let config = |cluster: &str, user: &str| {
        format!(
            "clusters: [{{name: a, cluster: {{server: 'https://127.0.0.1:1'{cluster}}}}}]\n\
             users: [{{name: a, user: {{{user}}}}}]\n\
             contexts: [{{name: a, context: {{cluster: a, user: a}}}}]\ncurrent-context: a\n"
        )
    };
    let certificate = "client-certificate-data: YQ==, client-key: ";
    for file in ["/dev/zero", "huge"] {
        for config in [
            config(&format!(", certificate-authority: {file}"), ""),
            config("", &format!("client-certificate: {file}, client-key: {file}")),
            config("", &format!("{certificate}{file}")),
            config("", &format!("tokenFile: {file}")),
        ] {
            let path = if file == "huge" { "{home}/huge" } else { file };
            Test::in_home(&home)
                .file("config", &config)
                .args(["api-resources", "--kubeconfig", "config"])
                .memory(MEMORY)
                .stderr(format!("error: read {path}: larger than 32 MiB\n"))
                .failure(1);
        }
        let stderr =
            format!("error occurred while applying preferences kuberc error kuberc: read {file}: larger than 32 MiB\n");
        Test::in_home(&home).args(["api-resources", "--kuberc", file]).memory(MEMORY).stderr(stderr).failure(1);
    }
}

#[test]
fn yaml_beyond_the_limits_is_refused() {
    let home = Home::new();
    let long = "x".repeat(1 << 20);
    let many = "*a, ".repeat(200_000);
    let directives: Vec<_> = (0..200_000).map(|number| format!("%TAG !{number}! x\n")).collect();
    let whole_file = |part: &str| part.repeat((32 << 20) / part.len());
    for (content, memory, problem) in [
        (alias_bomb(), MEMORY, "yaml: document contains excessive aliasing"),
        (format!("a: &a {long}\nb: [{many}]\n"), MEMORY, "yaml: document contains excessive aliasing"),
        (format!("a: &a {{b: c}}\nb: [{many}]\n"), MEMORY, "yaml: document contains excessive aliasing"),
        (directives.concat(), MEMORY, "yaml: %TAG directives are not supported"),
        ("[".repeat(100_000), MEMORY, "yaml: exceeded max depth of 127"),
        ("- ".repeat(100_000), MEMORY, "yaml: exceeded max depth of 127"),
        ("{a: ".repeat(100_000), MEMORY, "yaml: exceeded max depth of 127"),
        // The parser would take gigabytes for each of these.
        (whole_file("a, "), MEMORY / 2, "yaml: more than 500000 values"),
        (whole_file("a:\n"), MEMORY / 2, "yaml: more than 500000 values"),
        (whole_file("["), MEMORY / 2, "yaml: exceeded max depth of 127"),
        (whole_file("%TAG ! x\n"), MEMORY / 2, "yaml: %TAG directives are not supported"),
    ] {
        home.write("config", &content);
        Test::in_home(&home)
            .args(["config", "get-contexts", "--kubeconfig", "config"])
            .memory(memory)
            .stderr(format!("error: error loading config file \"config\": {problem}\n"))
            .failure(1);
        let stderr = "error occurred while applying preferences kuberc error kuberc: no valid preferences found in \
                      config, use --v=5 to see details\n";
        let run = Test::in_home(&home).args(["api-resources", "--kuberc", "config"]).memory(2 * memory);
        run.stderr(stderr).failure(1);
    }
}

#[test]
fn ten_thousand_contexts_are_read() {
    let entry = |number: usize| {
        [
            format!(
                "- name: c{number}\n  cluster:\n    certificate-authority-data: YQ==\n    server: https://h:6443\n"
            ),
            format!("- name: c{number}\n  user:\n    client-certificate-data: YQ==\n    client-key-data: YQ==\n"),
            format!("- name: c{number}\n  context:\n    cluster: c{number}\n    user: c{number}\n    namespace: n\n"),
        ]
    };
    let entries: Vec<_> = (0..10_000).map(entry).collect();
    let list = |index: usize| entries.iter().map(|entry| entry[index].as_str()).collect::<String>();
    let config = format!("clusters:\n{}users:\n{}contexts:\n{}", list(0), list(1), list(2));
    let run = Test::new().file(".kube/config", config).memory(MEMORY);
    let run = run.args(["config", "get-contexts", "-o", "name"]).any_stdout().success();
    assert_eq!(run.stdout.lines().count(), 10_000);
}

#[test]
fn a_context_with_a_name_of_a_megabyte_is_shown() {
    let long = "x".repeat(1 << 20);
    let config = format!("current-context: {long}\ncontexts: [{{name: {long}, context: {{namespace: x}}}}]\n");
    let run = || Test::new().file(".kube/config", &config).memory(MEMORY);
    run().args(["config", "current-context"]).stdout(format!("{long}\n")).success();
    run().args(["config", "get-contexts", "-o", "name"]).stdout(format!("{long}\n")).success();
}

#[test]
fn oversized_or_deep_snapshot_is_refused() {
    let home = Home::new();
    sparse(&home.join("huge"), 10 << 30);
    fs::create_dir(home.join("directory")).unwrap();
    let deep = "[".repeat(100_000);
    home.write("deep", &deep);
    home.write(
        "deep-list",
        format!(r#"{{"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","items":{deep}"#),
    );
    let closed = format!("{deep}{}", "]".repeat(100_000));
    home.write("closed", format!(r#"{{"kind":"APIResourceList","resources":{closed}}}"#));
    home.write("many", format!("[{}0]", "0,".repeat(4_100_000)));
    for (file, problem) in [
        ("huge", "error: reading huge: larger than 256 MiB"),
        ("/dev/zero", "error: reading /dev/zero: larger than 256 MiB"),
        ("directory", "error: reading directory: Is a directory (os error 21)"),
        ("deep", "error: deep is not JSON: EOF while parsing a list"),
        ("deep-list", "error: deep-list is not JSON: EOF while parsing a list"),
        ("closed", "error: closed is a broken APIResourceList: "),
        ("many", "error: many holds more than 4 million values"),
    ] {
        // A device reports no size: it is read up to the limit.
        let run =
            Test::in_home(&home).args(["gvrs", "--from", file]).memory(if file == "/dev/zero" { 1024 } else { MEMORY });
        run.stderr_has(problem).failure(1);
    }
}

#[test]
fn a_snapshot_of_sixty_thousand_groups_is_read() {
    let resource = |number: usize| {
        format!(r#"{{"name":"r","kind":"K","group":"g{number}","version":"v1","verbs":["get"],"shortNames":["s"]}}"#)
    };
    let resources: Vec<_> = (0..60_000).map(resource).collect();
    let list = format!(r#"{{"kind":"APIResourceList","resources":[{}]}}"#, resources.join(","));
    let version = |number: usize| {
        format!(r#"{{"metadata":{{"name":"g{number}"}},"versions":[{{"version":"v1","freshness":"Stale"}}]}}"#)
    };
    let versions: Vec<_> = (0..60_000).map(version).collect();
    let stale = format!(
        r#"{{"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","items":[{}]}}"#,
        versions.join(",")
    );
    let home = Home::new();
    home.write("list", list);
    home.write("stale", stale);
    let run = |args: &[&str]| Test::in_home(&home).args(args).memory(1024).any_stdout().any_stderr();
    let count = |args: &[&str], text: &str| run(args).success().stdout.matches(text).count();
    assert_eq!(count(&["snapshot", "--from", "list"], r#"resource": "r""#), 60_000);
    assert_eq!(count(&["snapshot", "--from", "stale"], r#""Stale""#), 60_000);
    assert_eq!(count(&["resolve", "s", "--from", "list"], "r "), 1);
    assert_eq!(count(&["diff", "list", "list"], "g"), 0);
}

#[test]
fn oversized_or_special_cache_file_is_a_miss() {
    const GROUPS: &str = "servergroups.json";
    const APPS: &str = "apps/v1/serverresources.json";
    type Plant = fn(&Path);
    let plants: [(&str, Plant); 5] = [
        ("a pipe", |path| pipe(path)),
        ("10 GiB", |path| sparse(path, 10 << 30)),
        ("a socket", socket),
        ("nested", |path| {
            fs::write(path, r#"{"kind":"APIGroupList","groups":"#.to_owned() + &"[".repeat(100_000)).unwrap();
        }),
        ("values", |path| {
            let many = "{},".repeat(2_100_000);
            fs::write(path, format!(r#"{{"kind":"APIGroupList","groups":[{many}{{}}]}}"#)).unwrap();
        }),
    ];
    for (what, plant) in plants {
        for name in [GROUPS, APPS, ".kubegvr.json"] {
            let server = Cluster::demo().serve();
            let home = Test::new().kubeconfig(&server).args(["api-versions"]).any_stdout().success().home;
            let path = discovery_folder(&home, &server).join(name);
            fs::remove_file(&path).unwrap();
            plant(&path);
            let run = Test::in_home(&home).args(["api-resources"]).memory(MEMORY);
            run.stdout_golden("api-resources").success();
            // Without kubegvr's own file, the others count as kubectl's.
            let requests = if name == ".kubegvr.json" { 2 } else { 4 };
            assert_eq!(server.requests().len(), requests, "{what} in the place of {name}");
        }
    }
}

#[test]
fn plugin_output_is_read_up_to_a_limit() {
    let server = Cluster::demo().serve();
    for (script, problem) in [
        ("exec cat /dev/zero", "failed with exit code -1"),
        ("head -c 100000 /dev/zero | tr '\\0' '['", "decoding stdout: yaml: exceeded max depth of 127"),
        ("cat \"$(dirname \"$0\")/bomb\"", "decoding stdout: yaml: document contains excessive aliasing"),
    ] {
        let plugin = Plugin::new(&server, script);
        plugin.home.write("bomb", alias_bomb());
        let run = Test::in_home(&plugin.home).env("PATH", "/usr/bin:/bin").args(["api-resources"]).memory(512);
        run.stderr_has(problem).failure(1);
    }
}
