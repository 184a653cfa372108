//! Responses and files that are too large, too deep, or expand too far, and files that are not regular: they are refused
//! in bounded time and memory, or handled like any other.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use flate2::{Compress, Compression, FlushCompress};
use serde_json::json;

use crate::support::cluster::Cluster;
use crate::support::fault;
use crate::support::http::{Body, End, Response};
use crate::support::kubeconfig::KubeConfig;
use crate::support::plugin::Plugin;
use crate::support::running::{self, Running};
use crate::support::server::ApiServer;
use crate::support::{Home, Test, discovery_folder};

const AGGREGATED: &str = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
/// The memory limit of a run that reads hostile input, in MiB.
const MEMORY: u64 = 1536;

/// The demo cluster with another response at one path.
fn server(path: &'static str, answer: impl Fn() -> Response + Send + Sync + 'static) -> ApiServer {
    Cluster::demo().serve_but(move |request| (request.path == path).then(&answer))
}

/// JSON that is sent as it is.
fn text(body: impl Into<Vec<u8>>, content_type: &str) -> Response {
    Response::bytes(body).header("Content-Type", content_type)
}

fn aggregated(items: &str) -> String {
    format!(r#"{{"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","items":[{items}]}}"#)
}

/// A gzip stream that unpacks to this many MiB of letters, in a thousandth of their size.
fn gzip_bomb(mebibytes: usize) -> Vec<u8> {
    let block = vec![b'x'; 1 << 20];
    let mut compressed = Vec::with_capacity(1 << 16);
    Compress::new(Compression::best(), false).compress_vec(&block, &mut compressed, FlushCompress::Full).unwrap();
    let mut bomb = b"\x1f\x8b\x08\0\0\0\0\0\0\xff".to_vec();
    bomb.extend(compressed.repeat(mebibytes));
    bomb
}

#[test]
fn an_answer_that_unpacks_to_more_than_the_limit_is_refused() {
    let server = server("/apis", || {
        let bomb = gzip_bomb(65);
        assert!(bomb.len() < 1 << 20);
        Response::stream(move |chunks| chunks.send(&bomb)).header("Content-Encoding", "gzip")
    });
    Test::new()
        .kubeconfig(&server)
        .args(["api-resources"])
        .memory(512)
        .stderr("error: https://127.0.0.1:{port}/apis?timeout=32s answered with more than 64 MiB\n")
        .failure(1);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn content_length_beyond_the_limit_is_refused_at_once() {
    const PODS: &str = "/api/v1/namespaces/default/pods";
    let huge = || Response { body: Body::Truncated(b"{".to_vec(), 300 << 20), ..Response::text("") };
    for (path, args, problem) in [
        ("/apis", &["api-resources"][..], "/apis?timeout=32s answered with more than 64 MiB"),
        (PODS, &["pods"], "/api/v1/namespaces/default/pods?limit=500 answered with more than 256 MiB"),
        (PODS, &["pods", "-o", "json"], "/api/v1/namespaces/default/pods?limit=500 answered with more than 256 MiB"),
        ("/version", &["version"], "/version?timeout=32s answered with more than 256 MiB"),
    ] {
        let server = server(path, huge);
        let run = Test::new().kubeconfig(&server).args(args).any_stdout().memory(512);
        run.stderr_has(format!("https://127.0.0.1:{{port}}{problem}\n")).failure(1);
    }
}

#[test]
fn informational_responses_and_trailers_are_read_up_to_a_limit() {
    const VERSION: &str = r#"{"gitVersion":"v1.36.2"}"#;
    let early = |size, end| {
        let last = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{VERSION}", VERSION.len());
        server("/version", move || fault::informational(size, if size > 1 << 16 { "" } else { &last }, end))
    };
    let late = |size, end| {
        let last = if size > 1 << 16 { "" } else { "\r\n" };
        server("/version", move || fault::trailers(VERSION, size, last, end))
    };
    for args in [&["raw", "/version"][..], &["version"]] {
        for server in [early(60_000, End::Close), late(60_000, End::Close)] {
            let stdout = Test::new().kubeconfig(&server).args(args).any_stdout().success().stdout;
            assert!(stdout.contains("v1.36.2"), "{stdout}");
        }
        let server = early(1 << 20, End::Hang);
        let run = Test::new().kubeconfig(&server).args(args).any_stdout();
        run.stderr(
            "Unable to connect to the server: net/http: HTTP/1.x transport connection broken: net/http: server \
             response headers exceeded 65536 bytes; aborted\n",
        )
        .failure(1);
        let server = late(1 << 20, End::Hang);
        let run = Test::new().kubeconfig(&server).args(args).any_stdout();
        run.stderr_has("sent an answer that cannot be read: http: suspiciously long trailer after chunked body\n")
            .failure(1);
    }
}

#[test]
fn event_larger_than_the_limit_ends_the_watch() {
    let server = Cluster::demo().serve_but(|request| {
        let large = || Response::stream(|chunks| chunks.send(&gzip_bomb(65))).header("Content-Encoding", "gzip");
        request.query("watch").map(|_| large())
    });
    let stderr =
        Test::new().kubeconfig(&server).args(["pods", "-w"]).any_stdout().memory(512).any_stderr().failure(1).stderr;
    let requests = server.requests();
    let watches: Vec<_> = requests.iter().filter(|request| request.query("watch").is_some()).collect();
    let [watch] = watches[..] else { panic!("{watches:?}") };
    assert_eq!(stderr, format!("error: {}{} sent an event of more than 64 MiB\n", server.url(), watch.target));
}

#[test]
fn an_answer_of_too_many_values_is_refused() {
    // Fifteen million bytes, which would be a gigabyte in memory.
    let many = "{},".repeat(2_100_000) + "{}";
    let bodies = [
        ("/apis", AGGREGATED, aggregated(&many)),
        ("/apis", AGGREGATED, aggregated(&format!(r#"{{"versions":[{{"version":"v1","resources":[{many}]}}]}}"#))),
        ("/apis", "application/json", format!(r#"{{"kind":"APIGroupList","groups":[{many}]}}"#)),
        ("/api", "application/json", format!(r#"{{"kind":"APIVersions","versions":["v1"],"x":[{many}]}}"#)),
    ];
    for (path, content_type, body) in bodies {
        let server = server(path, move || text(body.clone(), content_type));
        let problem = format!("{path}?timeout=32s answered with more than 4 million values\n");
        let run = Test::new().kubeconfig(&server).args(["api-resources", "--disable-compression"]).memory(512);
        run.stderr(format!("error: https://127.0.0.1:{{port}}{problem}")).failure(1);
    }
    let body = format!(r#"{{"kind":"APIResourceList","groupVersion":"apps/v1","resources":[{many}]}}"#);
    let answer = move || text(body.clone(), "application/json");
    let server = Cluster::demo().legacy().serve_but(move |request| (request.path == "/apis/apps/v1").then(&answer));
    let problem = "/apis/apps/v1?timeout=32s answered with more than 4 million values\n";
    let run = Test::new()
        .kubeconfig(&server)
        .args(["api-resources", "-o", "name", "widgets", "--disable-compression"])
        .memory(MEMORY);
    run.stdout("widgets.shop.example.com\n")
        .stderr(format!("warning: apps/v1: https://127.0.0.1:{{port}}{problem}"))
        .success();
}

#[test]
fn values_below_the_limit_fit_in_memory() {
    let many = "{},".repeat(1_900_000) + "{}";
    let item = |resources: &str| {
        format!(r#"{{"metadata":{{"name":"x"}},"versions":[{{"version":"v1","resources":[{resources}]}}]}}"#)
    };
    let body = aggregated(&item(&many));
    let server = server("/apis", move || text(body.clone(), AGGREGATED));
    let run = Test::new()
        .kubeconfig(&server)
        .args(["api-resources", "-o", "name", "pod", "--disable-compression"])
        .memory(MEMORY);
    run.stdout("pods\npodtemplates\n").success();
}

#[test]
fn deeply_nested_body_is_invalid_json() {
    const PODS: &str = "/api/v1/namespaces/default/pods";
    let deep = "[".repeat(100_000);
    let table = format!(r#"{{"kind":"Table","rows":[{{"cells":[{deep}"#);
    let list = format!(r#"{{"kind":"PodList","apiVersion":"v1","items":[{{"spec":{deep}{}}}]}}"#, "]".repeat(100_000));
    let object = format!(r#"{{"kind":"Pod","apiVersion":"v1","spec":{deep}"#);
    let json = "application/json";
    for (path, args, content_type, body) in [
        ("/apis", &["api-resources"][..], AGGREGATED, deep.clone()),
        ("/apis", &["api-resources"], AGGREGATED, format!(r#"{{"items":{deep}"#)),
        ("/apis", &["api-resources"], json, format!(r#"{{"kind":"APIGroupList","groups":{deep}"#)),
        ("/api", &["api-resources"], json, format!(r#"{{"kind":"APIVersions","x":{deep}"#)),
        (PODS, &["pods"], json, table),
        (PODS, &["pods", "-o", "json"], json, list),
        ("/api/v1/namespaces/default/pods/x", &["get", "pod/x", "-o", "yaml"], json, object),
        ("/version", &["version"], json, format!(r#"{{"gitVersion":{deep}"#)),
    ] {
        let server = server(path, move || text(body.clone(), content_type));
        let run = Test::new().kubeconfig(&server).args(args).any_stdout().memory(256);
        let output = run.stderr_has("error: ").failure(1);
        let kind = ["recursion limit exceeded", "invalid type: sequence", "EOF while parsing"];
        assert!(kind.iter().any(|kind| output.stderr.contains(kind)), "{path}: {}", output.stderr);
    }
    // For a refusal the status code is enough: its body may be broken.
    let refused = format!(r#"{{"kind":"Status","apiVersion":"v1","status":"Failure","message":{deep}"#);
    let server = server(PODS, move || text(refused.clone(), json).status(403));
    let run = Test::new().kubeconfig(&server).args(["pods"]).memory(256);
    run.stderr_has("Error from server (Forbidden): ").failure(1);
}

#[test]
fn group_versions_beyond_ten_thousand_are_skipped() {
    let version = |number: usize| json!({"groupVersion": format!("g{number}/v1"), "version": "v1"});
    let group = |number: usize| json!({"name": format!("g{number}"), "versions": [version(number)], "preferredVersion": version(number)});
    let groups: Vec<_> = (0..10_010).map(group).collect();
    let groups = json!({"kind": "APIGroupList", "groups": groups}).to_string();
    let server = ApiServer::start(move |request| {
        let json = match request.path.as_str() {
            "/api" => json!({"kind": "APIVersions", "versions": []}).to_string(),
            "/apis" => groups.clone(),
            _ => json!({"kind": "APIResourceList", "resources": []}).to_string(),
        };
        text(json, "application/json")
    });
    let run = Test::new().kubeconfig(&server).args(["api-resources", "--cache-dir", "/dev/null/x"]).any_stderr();
    let stderr = run.any_stdout().success().stderr;
    let skipped = "skipped: the server announces more than 10000 group versions or 1000000 resources";
    assert_eq!((server.requests().len(), stderr.matches(skipped).count()), (10_002, 10));
}

/// Aggregated discovery of forty thousand resources in two thousand groups, and of as many subresources.
fn forty_thousand() -> String {
    let resource = |number: usize| {
        format!(
            r#"{{"resource":"things{number}","responseKind":{{"group":"","version":"","kind":"Thing{number}"}},"scope":"Namespaced","singularResource":"thing{number}","verbs":["delete","deletecollection","get","list","patch","create","update","watch"],"shortNames":["t{number}"],"categories":["crowd"],"subresources":[{{"subresource":"status","responseKind":{{"group":"","version":"","kind":"Thing{number}"}},"verbs":["get","patch","update"]}}]}}"#
        )
    };
    let group = |group: usize| {
        let resources: Vec<_> = (group * 20..group * 20 + 20).map(resource).collect();
        format!(
            r#"{{"metadata":{{"name":"crowd{group:04}.example.com"}},"versions":[{{"version":"v1","resources":[{}],"freshness":"Current"}}]}}"#,
            resources.join(",")
        )
    };
    aggregated(&(0..2000).map(group).collect::<Vec<_>>().join(","))
}

#[test]
fn forty_thousand_resources_are_shown() {
    let body = forty_thousand();
    let server = server("/apis", move || text(body.clone(), AGGREGATED));
    let home = Home::new();
    home.kubeconfig(&server);
    let count = |args: &[&str]| {
        let output = Test::in_home(&home).args(args).memory(512).any_stdout().success();
        output.stdout.lines().filter(|line| line.contains("things")).count()
    };
    for (args, expected) in [
        (&["api-resources", "-o", "wide"][..], 40_000),
        (&["gvrs", "-o", "name"], 80_000),
        (&["resolve", "t39999", "thing7", "Thing8"], 3),
        (&["snapshot", "-f", "snap.json"], 0),
    ] {
        assert_eq!(count(args), expected, "{args:?}");
    }
    // All but the first and the snapshot were served from the cache.
    assert_eq!(server.requests().len(), 5);
}

#[test]
fn name_of_a_megabyte_is_accepted() {
    let long = "x".repeat(1 << 20);
    let item = |group: &str, resource: &str, kind: &str| {
        json!({"metadata": {"name": group}, "versions": [{"version": "v1", "resources": [{
            "resource": resource, "responseKind": {"kind": kind}, "scope": "Cluster", "verbs": ["get"],
        }]}]})
    };
    for (group, resource, kind) in [(long.as_str(), "r", "K"), ("g", &long, "K"), ("g", "r", &long)] {
        let body = json!({"kind": "APIGroupDiscoveryList", "items": [item(group, resource, kind)]}).to_string();
        let server = server("/apis", move || text(body.clone(), AGGREGATED));
        let run = Test::new().kubeconfig(&server).args(["gvrs", "-o", "name"]).any_stdout().memory(256);
        // A group is a directory of the cache, whose name can be no longer than 255 bytes.
        let run = if group == "g" { run } else { run.stderr_has("File name too long (os error 36)\n") };
        let stdout = run.success().stdout;
        assert!(stdout.ends_with(&format!("\n{group}/v1/{resource}\n")), "{} bytes", stdout.len());
        let run = Test::new().kubeconfig(&server).args(["resolve", "r", "-o", "kind"]).any_stderr().any_stdout();
        let code = i32::from(resource != "r");
        let stdout = run.memory(256).failure(code).stdout;
        assert_eq!(stdout == format!("{group}/v1/{kind}\n"), resource == "r", "{} bytes", stdout.len());
    }
}

#[test]
fn an_object_with_a_name_of_a_megabyte_is_shown() {
    let long = "x".repeat(1 << 20);
    let table = |cell: &str| {
        let column = json!({"name": "Name", "type": "string", "format": "name", "priority": 0});
        let row = json!({"cells": [cell], "object": {"metadata": {"name": cell}}});
        json!({"kind": "Table", "metadata": {}, "columnDefinitions": [column], "rows": [row]}).to_string()
    };
    let body = table(&long);
    let server = server("/api/v1/namespaces/default/pods", move || text(body.clone(), "application/json"));
    let run = Test::new().kubeconfig(&server).args(["pods"]).memory(256);
    run.stdout(format!("NAME\n{long}\n")).success();
}

/// The memory limit of a run that refuses a file, in MiB.
const FILE_MEMORY: u64 = 256;

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
            let run = Test::in_home(&home).args(args).memory(FILE_MEMORY).stderr(&stderr);
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
fn a_pipe_is_read_until_its_writer_ends() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    pipe(&home.join("pipe"));
    let (path, config) = (home.join("pipe"), KubeConfig::of(&server).text());
    let writing = thread::spawn(move || {
        let mut pipe = File::options().write(true).open(path)?;
        // Each part is a read of its own.
        config.as_bytes().chunks(config.len() / 3).try_for_each(|part| {
            thread::sleep(Duration::from_millis(50));
            pipe.write_all(part)
        })
    });
    let args = ["api-versions", "--kubeconfig", "pipe", "--refresh", "--request-timeout=30s"];
    Test::in_home(&home).args(args).stdout_golden("api-versions").success();
    writing.join().unwrap().unwrap();
}

#[test]
fn a_pipe_without_writer_is_waited_for_until_the_request_timeout() {
    const PROBLEM: &str = "timed out waiting for data from this pipe";
    let home = Home::new();
    pipe(&home.join("pipe"));
    let config = |cluster: &str, user: &str| {
        format!(
            "clusters: [{{name: a, cluster: {{server: 'https://127.0.0.1:1'{cluster}}}}}]\n\
             users: [{{name: a, user: {{{user}}}}}]\n\
             contexts: [{{name: a, context: {{cluster: a, user: a}}}}]\ncurrent-context: a\n"
        )
    };
    home.write(".kube/config", config("", ""));
    home.write("ca", config(", certificate-authority: pipe", ""));
    home.write("certificate", config("", "client-certificate: pipe, client-key-data: YQ=="));
    home.write("key", config("", "client-certificate-data: YQ==, client-key: pipe"));
    home.write("token", config("", "tokenFile: pipe"));
    let below = format!("error: read {{home}}/pipe: {PROBLEM}\n");
    for (args, stderr) in [
        (
            &["gvrs", "--kubeconfig=pipe"][..],
            format!("error: error loading config file \"pipe\": read pipe: {PROBLEM}\n"),
        ),
        (
            &["gvrs", "--kuberc=pipe"],
            format!("error occurred while applying preferences kuberc error kuberc: read pipe: {PROBLEM}\n"),
        ),
        (&["gvrs", "--kubeconfig=ca"], below.clone()),
        (&["gvrs", "--kubeconfig=certificate"], below.clone()),
        (&["gvrs", "--kubeconfig=key"], below.clone()),
        (&["gvrs", "--kubeconfig=token"], below.clone()),
        (&["config", "view", "--kubeconfig=ca", "--raw", "--flatten"], below),
        (&["gvrs", "--from=pipe"], format!("error: reading pipe: {PROBLEM}\n")),
    ] {
        let start = Instant::now();
        let run = Test::in_home(&home).args(args).args(["--request-timeout=500ms"]).any_stdout().stderr(&stderr);
        run.failure(1);
        assert!(start.elapsed() < Duration::from_secs(20), "{args:?}");
    }
}

#[test]
fn stdin_without_end_is_waited_for_until_the_request_timeout() {
    let (reader, writer) = io::pipe().unwrap();
    let home = Home::new();
    let mut command = running::command(&home, &["gvrs", "--from=-", "--request-timeout=500ms"]);
    let (code, stdout, stderr) = Running::of(command.stdin(reader)).end();
    let problem = "error: reading standard input: timed out waiting for data from this pipe\n";
    assert_eq!((code, stdout.as_str(), stderr.as_str()), (Some(1), "", problem));
    drop(writer);
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
                .memory(FILE_MEMORY)
                .stderr(format!("error: read {path}: larger than 32 MiB\n"))
                .failure(1);
        }
        let stderr =
            format!("error occurred while applying preferences kuberc error kuberc: read {file}: larger than 32 MiB\n");
        Test::in_home(&home).args(["api-resources", "--kuberc", file]).memory(FILE_MEMORY).stderr(stderr).failure(1);
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
        (alias_bomb(), FILE_MEMORY, "yaml: document contains excessive aliasing"),
        (format!("a: &a {long}\nb: [{many}]\n"), FILE_MEMORY, "yaml: document contains excessive aliasing"),
        (format!("a: &a {{b: c}}\nb: [{many}]\n"), FILE_MEMORY, "yaml: document contains excessive aliasing"),
        (directives.concat(), FILE_MEMORY, "yaml: %TAG directives are not supported"),
        ("[".repeat(100_000), FILE_MEMORY, "yaml: exceeded max depth of 127"),
        ("- ".repeat(100_000), FILE_MEMORY, "yaml: exceeded max depth of 127"),
        ("{a: ".repeat(100_000), FILE_MEMORY, "yaml: exceeded max depth of 127"),
        // The parser would take gigabytes for each of these.
        (whole_file("a, "), FILE_MEMORY / 2, "yaml: more than 500000 values"),
        (whole_file("a:\n"), FILE_MEMORY / 2, "yaml: more than 500000 values"),
        (whole_file("["), FILE_MEMORY / 2, "yaml: exceeded max depth of 127"),
        (whole_file("%TAG ! x\n"), FILE_MEMORY / 2, "yaml: %TAG directives are not supported"),
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
    let run = Test::new().file(".kube/config", config).memory(FILE_MEMORY);
    let run = run.args(["config", "get-contexts", "-o", "name"]).any_stdout().success();
    assert_eq!(run.stdout.lines().count(), 10_000);
}

#[test]
fn a_context_with_a_name_of_a_megabyte_is_shown() {
    let long = "x".repeat(1 << 20);
    let config = format!("current-context: {long}\ncontexts: [{{name: {long}, context: {{namespace: x}}}}]\n");
    let run = || Test::new().file(".kube/config", &config).memory(FILE_MEMORY);
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
    home.write("bomb", gzip_bomb(257));
    assert!(fs::metadata(home.join("bomb")).unwrap().len() < 1 << 20);
    for (file, problem) in [
        ("huge", "error: reading huge: larger than 256 MiB"),
        ("/dev/zero", "error: reading /dev/zero: larger than 256 MiB"),
        ("bomb", "error: reading bomb: larger than 256 MiB"),
        ("directory", "error: reading directory: Is a directory (os error 21)"),
        ("deep", "error: deep is not JSON: EOF while parsing a list"),
        ("deep-list", "error: deep-list is not JSON: EOF while parsing a list"),
        ("closed", "error: closed is a broken APIResourceList: "),
        ("many", "error: many holds more than 4 million values"),
    ] {
        // Neither a device nor a compressed file reports a size: they are read up to the limit.
        let memory = if matches!(file, "/dev/zero" | "bomb") { 1024 } else { FILE_MEMORY };
        let run = Test::in_home(&home).args(["gvrs", "--from", file]).memory(memory);
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
fn hundred_thousand_objects_are_checked_in_little_memory() {
    /// Less than the input: a run that held it would exceed the limit.
    const LIMIT: u64 = 64;
    let server = Cluster::demo().serve();
    let snapshot = Test::new().kubeconfig(&server).args(["snapshot"]).any_stdout().success().stdout;
    let padding = "x".repeat(800);
    let yaml = |number: usize| {
        let (api, kind) = if number % 1000 == 999 { ("extensions/v1beta1", "Ingress") } else { ("v1", "ConfigMap") };
        format!("---\n# {padding}\napiVersion: {api}\nkind: {kind}\nmetadata: {{name: object-{number}}}\n")
    };
    let json = |number: usize| {
        format!(
            "{{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{{\"name\":\"{number}\"}},\"x\":\"{padding}\"}}\n"
        )
    };
    let run = |stream: String| {
        assert!(stream.len() as u64 > (LIMIT + 16) << 20);
        let run = Test::new().file("snapshot.json", &snapshot).memory(LIMIT).stdin(stream);
        run.args(["check", "--from=snapshot.json", "-f", "-", "-o", "name"])
    };
    let names: Vec<_> = (1..=100).map(|number| format!("ingress.extensions/object-{}\n", number * 1000 - 1)).collect();
    run((0..100_000).map(yaml).collect::<Vec<_>>().concat())
        .stdout(names.concat())
        .stderr("100000 objects in 1 file: 100 unserved\n")
        .failure(1);
    run((0..100_000).map(json).collect::<Vec<_>>().concat()).stderr("100000 objects in 1 file: all served\n").success();
}

#[test]
fn manifests_beyond_the_limits_are_refused_and_the_rest_is_checked() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    let pod = "\n---\nkind: Pod\napiVersion: v1\n";
    let many = format!("kind: List\napiVersion: v1\nitems: [{}]", "{},".repeat(300_000));
    let lists = "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[".repeat(20) + &"]}".repeat(20);
    for (text, problem) in [
        ("[".repeat(100_000), "exceeded max depth of 127"),
        ("{\"a\":".repeat(100_000), "exceeded max depth of 127"),
        (alias_bomb(), "document contains excessive aliasing"),
        (many, "more than 500000 values"),
        (lists, "lists inside each other, more than 16"),
        ("x".repeat((32 << 20) + 1), "a document of more than 32 MiB"),
        ("x: y\n".repeat((32 << 20) / 5 + 1), "a document of more than 32 MiB"),
    ] {
        home.write("f.yaml", text + pod);
        let stderr = format!("error: f.yaml:1: {problem}\n1 object in 1 file: all served; 1 could not be read\n");
        Test::in_home(&home).args(["check", "-f", "f.yaml"]).memory(FILE_MEMORY).stderr(stderr).failure(2);
    }
    let versions: Vec<_> = (0..11_000).map(|number| format!("{{name: v{number}, served: true}}")).collect();
    let definition =
        "kind: CustomResourceDefinition\napiVersion: apiextensions.k8s.io/v1\nspec:\n  group: x.y\n  versions:";
    home.write("kinds.yaml", format!("{definition} [{}]\n", versions.join(", ")));
    let test = Test::in_home(&home).args(["check", "-f", "kinds.yaml"]).memory(FILE_MEMORY);
    test.stderr("error: more than 10000 different kinds\n").failure(2);
    sparse(&home.join("huge.yaml"), 5 << 40);
    for file in ["huge.yaml", "/dev/zero"] {
        let test = Test::in_home(&home).args(["check", "-f", file]).memory(FILE_MEMORY);
        test.stderr(format!("error: {file}: larger than 1024 MiB\n")).failure(2);
    }
    // A pipe in a directory would block a run; one that is named is read.
    fs::create_dir(home.join("directory")).unwrap();
    pipe(&home.join("directory/pipe.yaml"));
    let problem = "the directory has no .json, .yaml or .yml file; -R reads the directories below, too";
    let test = Test::in_home(&home).args(["check", "-f", "directory"]);
    test.stderr(format!("error: directory: {problem}\n")).failure(2);
    let path = home.join("directory/pipe.yaml");
    let writing = thread::spawn(move || fs::write(path, pod));
    let test = Test::in_home(&home).args(["check", "-f", "directory/pipe.yaml"]);
    test.stderr("1 object in 1 file: all served\n").success();
    writing.join().unwrap().unwrap();
}

#[test]
fn oversized_or_special_cache_file_is_a_miss() {
    const GROUPS: &str = "servergroups.json";
    const APPS: &str = "apps/v1/serverresources.json";
    const INDEX: &str = ".kubegvr.index";
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
        for name in [GROUPS, APPS, INDEX] {
            let server = Cluster::demo().serve();
            let home = Test::new().kubeconfig(&server).args(["api-versions"]).any_stdout().success().home;
            let path = discovery_folder(&home, &server).join(name);
            if name == APPS {
                // With an index, kubectl's lists are not read.
                fs::remove_file(discovery_folder(&home, &server).join(INDEX)).unwrap();
            }
            fs::remove_file(&path).unwrap();
            plant(&path);
            let run = Test::in_home(&home).args(["api-resources"]).memory(FILE_MEMORY);
            run.stdout_golden("api-resources").success();
            // Without an index, the other files count as kubectl's.
            let requests = if name == INDEX { 2 } else { 4 };
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
