//! Text of servers, plugins, files and arguments: control characters are escaped on a terminal, and bytes are unchanged
//! in a pipe.

use serde_json::{Value, json};

use crate::support::cluster::Cluster;
use crate::support::collection::{Collection, Column, Item};
use crate::support::http::Response;
use crate::support::kubeconfig::KubeConfig;
use crate::support::plugin::{Plugin, V1, print};
use crate::support::server::ApiServer;
use crate::support::{Home, Test, make_older, status};

/// An escape sequence for red, a C1 one, a right-to-left override, a zero-width space and a tag character.
pub const BAD: &str = "\u{1b}[31m\u{9b}1m\u{202e}\u{200b}\u{e0041}";

/// The text as a terminal gets it.
pub fn shown(text: &str) -> String {
    let pairs = [
        ("\u{1b}", "\\u001b"),
        ("\u{9b}", "\\u009b"),
        ("\u{202e}", "\\u202e"),
        ("\u{200b}", "\\u200b"),
        ("\u{e0041}", "\\udb40\\udc41"),
    ];
    pairs.into_iter().fold(text.to_owned(), |text, (raw, visible)| text.replace(raw, visible))
}

/// A cluster with control characters in every name of discovery and of pods.
fn cluster() -> Cluster {
    let name = format!("p{BAD}");
    let metadata = Item::metadata(Some(&format!("n{BAD}")), &name, &format!("l=v{BAD}"), "2026-01-01T00:00:00Z");
    let object = json!({"metadata": metadata, "spec": {"nodeName": format!("node{BAD}")}});
    let cells = vec![json!(name), json!(format!("s{BAD}"))];
    let columns = [Column::NAME, Column::new("Status", "string", "")];
    Cluster::stock().with(Collection::new("v1/pods", "Pod", &columns, vec![Item::new(object, cells)])).with_resources(
        &format!("g{BAD}/v1{BAD} custom"),
        &format!("things{BAD} thing{BAD} Thing{BAD} namespaced gl t{BAD} c{BAD}\n/sub{BAD} gpu"),
    )
}

/// Runs in a pipe, where bytes are unchanged, and on a terminal, where they are escaped.
#[track_caller]
fn assert_escaped_on_terminal(home: &Home, args: &[&str], code: i32) {
    let test = || {
        let test = Test::in_home(home).env("SOURCE_DATE_EPOCH", "0").env("NO_COLOR", "1").args(args);
        test.any_stdout().any_stderr()
    };
    // Our own tables have another layout on a terminal.
    let is_own_table = ["gvrs", "resolve", "check", "cache"].iter().any(|name| args[0] == *name)
        && args.iter().all(|arg| *arg != "-o");
    let piped = test().failure(code);
    let both = format!("{}{}", piped.stdout, piped.stderr);
    assert!(both.contains('\u{202e}'), "{args:?}: {both}");
    let mut screen = test().stdout_terminal().stderr_terminal().failure(code);
    screen.stderr = without_progress(&screen.stderr);
    let expected = if is_own_table { own_table(&piped.stdout) } else { shown(&piped.stdout) };
    assert_eq!(screen.stdout, expected, "{args:?}");
    assert_eq!(screen.stderr, shown(&piped.stderr), "{args:?}");
    let steers = |c: char| (c.is_control() && !"\t\n".contains(c)) || "\u{202e}\u{200b}\u{e0041}".contains(c);
    assert!(!screen.stdout.contains(steers) && !screen.stderr.contains(steers), "{args:?}");
    // Each stream is escaped according to its own destination.
    let mixed = test().stdout_terminal().failure(code);
    assert_eq!((mixed.stdout, mixed.stderr), (screen.stdout.clone(), piped.stderr.clone()), "{args:?}");
    let mixed = test().stderr_terminal().failure(code);
    assert_eq!((mixed.stdout, without_progress(&mixed.stderr)), (piped.stdout, screen.stderr), "{args:?}");
}

/// One of our own tables as a terminal gets it whose window has no width: columns two spaces apart.
fn own_table(piped: &str) -> String {
    let cell = |cell: &str| match cell {
        "true" => "yes".to_owned(),
        "false" => "-".to_owned(),
        text => shown(text),
    };
    // In a pipe, three spaces or more follow a cell, and no cell is blank.
    let cells = |line: &str| line.split("   ").map(str::trim).filter(|text| !text.is_empty()).map(cell).collect();
    let rows: Vec<Vec<String>> = piped.lines().map(cells).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let padded = |(column, cell): (usize, &String)| format!("{cell:0$}  ", width(column));
    let line = |row: &Vec<String>| row.iter().enumerate().map(padded).collect::<String>().trim_end().to_owned() + "\n";
    rows.iter().map(line).collect()
}

/// Removes the progress line that a slow run over several contexts may print.
fn without_progress(stderr: &str) -> String {
    const AGAIN: &str = "\r\u{1b}[K";
    let is_progress = |part: &str| part.contains(" contexts, waiting for ");
    if !stderr.split(AGAIN).any(is_progress) {
        return stderr.to_owned();
    }
    stderr.split(AGAIN).filter(|part| !is_progress(part)).collect()
}

#[test]
fn no_command_sends_control_characters_to_a_terminal() {
    let server = cluster().serve();
    let home = Home::new();
    home.kubeconfig(KubeConfig::of(&server).named(&yaml(&format!("x{BAD}"))).namespace(&yaml(&format!("n{BAD}"))));
    let surface = Test::in_home(&home).args(["snapshot"]).any_stdout().success().stdout;
    let file = format!("f{BAD}.json");
    home.write(&file, surface);
    let manifest = format!("m{BAD}.yaml");
    home.write(&manifest, format!("kind: Pod\napiVersion: v1\nmetadata: {{name: {}}}\n", yaml(&format!("p{BAD}"))));
    let name = format!("t{BAD}");
    let runs: [&[&str]; 42] = [
        &["api-resources", "thing"],
        &["api-resources", "-o", "wide"],
        &["api-resources", "-o", "name"],
        &["api-resources", "-o", "json"],
        &["api-resources", "-o", "yaml"],
        &["api-versions"],
        &["api-versions", "-o", "helm"],
        &["gvrs"],
        &["gvrs", "-o", "name"],
        &["gvrs", "-o", "ndjson"],
        &["gvrs", "-o", "yaml"],
        &["gvrs", "--from", &file],
        &["resolve", &name],
        &["resolve", &name, "-o", "path"],
        &["resolve", &name, "-o", "kind"],
        &["wait", &name],
        &["snapshot"],
        &["pods"],
        &["pods", "-A", "--show-labels", "-L", "l"],
        &["pods", "-A", "-o", "name"],
        &["pods", "-A", "-o", "json"],
        &["pods", "-A", "-o", "yaml"],
        &["pods", "-A", "-o", "jsonpath={.items[*].metadata.labels}"],
        &["pods", "-A", "-o", "jsonpath-as-json={.items[*].metadata.name}"],
        &["pods", "-A", "-o", "custom-columns=A:.metadata.name,B:.spec.nodeName"],
        &["raw", "/api/v1/pods"],
        &["check", "--all", "-f", &manifest],
        &["check", "--all", "-f", &manifest, "-o", "json"],
        &["check", "--all", "-f", &manifest, "-o", "ndjson"],
        &["check", "--all", "-f", &manifest, "-o", "name"],
        &["check", "--all", "-f", &manifest, "-o", "github"],
        &["check", "--all", "-f", &manifest, "-o", "junit"],
        &["config", "view"],
        &["config", "view", "-o", "json"],
        &["config", "get-contexts"],
        &["config", "get-contexts", "-o", "name"],
        &["config", "get-clusters"],
        &["config", "get-users"],
        &["config", "current-context"],
        &["api-versions", "--all-contexts"],
        &["pods", "-A", "--all-contexts"],
        &["gvrs", "-o", "json", "--all-contexts"],
    ];
    for args in runs {
        assert_escaped_on_terminal(&home, args, 0);
    }
    // An age that does not change from one run to the next.
    let kept = format!(".kube/cache/discovery/127.0.0.1_{}", server.port());
    home.files(&kept).iter().for_each(|file| make_older(&home.join(&kept).join(file), 864_000));
    assert_escaped_on_terminal(&home, &["cache", "list"], 0);
    let none = format!("none{BAD}");
    for (args, code) in [
        (&["get", &name][..], 1),
        (&["raw", &format!("/{none}")], 1),
        (&["gvrs", "--context", "none"], 1),
        (&["gvrs", "--kubeconfig", &none], 1),
        (&["gvrs", "--from", &none], 1),
        (&["gvrs", "--certificate-authority", &none], 1),
        (&["config", "get-contexts", &none], 1),
        (&["wait", &none, "--timeout=0"], 4),
        (&["diff", "context:none", &file], 2),
        (&["check", "-f", &none], 2),
        (&["gvrs", "-o", &none], 2),
        (&["pods", "--chunk-size", &none], 2),
        (&[&none], 2),
    ] {
        assert_escaped_on_terminal(&home, args, code);
    }
}

/// A string as a YAML file can hold it.
fn yaml(text: &str) -> String {
    let escaped: Vec<_> = text.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect();
    format!("\"{}\"", escaped.concat())
}

#[test]
fn control_characters_in_cells_and_names_are_escaped() {
    let server = cluster().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    let test = |args: &[&str]| Test::in_home(&home).args(args);
    // In cells of the server kubectl escapes ESC alone.
    let cell = BAD.replace('\u{1b}', "^[");
    let table = format!("NAMESPACE       NAME            STATUS\nn{BAD}   p{cell}   s{cell}\n");
    let piped = test(&["pods", "-A"]).any_stdout().success().stdout;
    assert_eq!(piped.split_whitespace().collect::<Vec<_>>(), table.split_whitespace().collect::<Vec<_>>());
    test(&["pods", "-A"]).stdout_terminal().stdout(shown(&piped)).success();
    let name = "pod/p\\u001b[31m\\u009b1m\\u202e\\u200b\\udb40\\udc41\n";
    test(&["pods", "-A", "-o", "name"]).stdout_terminal().stdout(name).success();
    test(&["pods", "-A", "-o", "name"]).stdout(format!("pod/p{BAD}\n")).success();
}

/// A cluster whose names continue on a line that looks like an error.
fn cluster_with_line_ends() -> ApiServer {
    let lines = |name: &str| format!("{name}\nerror: fake\r\nwarning: fake");
    let resource = json!({
        "resource": lines("things"), "singularResource": lines("thing"), "scope": "Namespaced",
        "responseKind": {"group": "", "version": "", "kind": lines("Thing")}, "shortNames": ["t", lines("t")],
        "verbs": ["get", "list", lines("v")], "categories": [lines("c")],
    });
    let versions = json!([{"version": lines("v1"), "freshness": "Current", "resources": [resource]}]);
    let item = json!({"metadata": {"name": lines("g")}, "versions": versions});
    let apis = json!({"kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "items": [item]});
    let version = json!({"gitVersion": lines("v1.36.2")});
    let mut metadata = Item::metadata(Some(&lines("n")), &lines("p"), "", "2026-01-01T00:00:00Z");
    metadata["labels"] = json!({"l": lines("x")});
    let cells = vec![json!(lines("p")), json!(lines("s"))];
    let columns = [Column::NAME, Column::new("Status\nerror: fake", "string", "")];
    let pods = Collection::new("v1/pods", "Pod", &columns, vec![Item::new(json!({"metadata": metadata}), cells)]);
    Cluster::stock().with(pods).serve_but(move |request| match request.path.as_str() {
        "/apis" => Some(
            Response::json(&apis)
                .header("Content-Type", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"),
        ),
        "/version" => Some(Response::json(&version)),
        _ => None,
    })
}

#[test]
fn line_end_in_a_name_or_cell_begins_no_line_on_a_terminal() {
    let server = cluster_with_line_ends();
    let home = Home::new();
    home.kubeconfig(KubeConfig::of(&server).named("\"x\\nerror: fake\""));
    let runs: [&[&str]; 22] = [
        &["api-resources"],
        &["api-resources", "-o", "wide"],
        &["api-resources", "-o", "name"],
        &["api-versions"],
        &["api-versions", "-o", "helm"],
        &["api-versions", "--all-contexts"],
        &["gvrs"],
        &["gvrs", "-o", "wide"],
        &["gvrs", "-o", "name"],
        &["gvrs", "-o", "name", "--all-contexts"],
        &["resolve", "t", "-o", "path"],
        &["resolve", "t", "-o", "kind"],
        &["pods", "-A"],
        &["pods", "-A", "--show-labels", "-L", "l"],
        &["pods", "-A", "-o", "name"],
        &["pods", "-A", "-o", "jsonpath={.items[*].metadata.name}"],
        &["pods", "-A", "-o", "custom-columns=A:.metadata.name,B:.metadata.labels"],
        &["get", "pods", "-A", "--all-contexts"],
        &["version"],
        &["version", "--all-contexts"],
        &["config", "get-contexts"],
        &["config", "current-context"],
    ];
    // A line end in the heading of the server's column is in upper case.
    let fakes = |text: &str| {
        let starts = ["error: fake", "warning: fake", "ERROR: FAKE"];
        text.lines().filter(|line| starts.iter().any(|start| line.starts_with(start))).count()
    };
    for args in runs {
        let test = || Test::in_home(&home).args(args).any_stdout().any_stderr();
        assert!(fakes(&test().success().stdout) > 0, "{args:?}: the bytes in a pipe are the server's");
        let screen = test().stdout_terminal().success().stdout;
        assert!(fakes(&screen) == 0 && !screen.contains('\r'), "{args:?}: {screen}");
        let seen = screen.to_lowercase();
        assert!(seen.contains("\\u000aerror: fake"), "{args:?}: {screen}");
    }
    let rows = "g\\u000aerror: fake\\u000d\\u000awarning: fake/v1\\u000aerror: fake\\u000d\\u000awarning: fake/\
                things\\u000aerror: fake\\u000d\\u000awarning: fake\n";
    Test::in_home(&home).args(["gvrs", "-o", "name"]).stdout_terminal().stdout_has(rows).success();
}

#[test]
fn json_on_a_terminal_is_the_same_json() {
    let server = cluster().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    for args in [&["pods", "-A", "-o", "json"][..], &["gvrs", "-o", "json"], &["raw", "/apis"]] {
        let test = || Test::in_home(&home).args(args).any_stdout();
        let (screen, piped) = (test().stdout_terminal().success().stdout, test().success().stdout);
        assert_ne!(screen, piped);
        let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        assert_eq!(value(&screen), value(&piped));
    }
}

#[test]
fn raw_escapes_text_by_line_and_invalid_bytes() {
    let body = b"a\tb\r\nc\rd\xff\xe2\x80\nlast\r".to_vec();
    let sent = body.clone();
    let server = ApiServer::start(move |_| Response::bytes(sent.clone()));
    let home = Home::new();
    home.kubeconfig(&server);
    let screen = "a\tb\r\nc\\u000dd\u{fffd}\u{fffd}\nlast\\u000d";
    Test::in_home(&home).args(["raw", "/x"]).stdout_terminal().stdout(screen).success();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kubegvr"));
    let piped = command.args(["raw", "/x"]).env_clear().env("HOME", home.path()).output().unwrap();
    assert_eq!(piped.stdout, body);
}

#[test]
fn server_message_stays_one_message() {
    let message = format!("no{BAD}\rnot\nhint: run this\n\nerror: x\u{2028}");
    let sent = message.clone();
    let server = ApiServer::start(move |_| status::failure(403, "Forbidden", &sent));
    let home = Home::new();
    home.kubeconfig(&server);
    let piped = format!("Error from server (Forbidden): {message}\n");
    let screen = format!(
        "\u{1b}[31mError from server\u{1b}[0m (Forbidden): no{}\\u000dnot\n    hint: run this\n\n    error: x\\u2028\n",
        shown(BAD)
    );
    Test::in_home(&home).args(["raw", "/x"]).stderr(piped).failure(1);
    Test::in_home(&home).args(["raw", "/x"]).stderr_terminal().stderr(screen).failure(1);
}

#[test]
fn errors_and_hints_have_separate_lines() {
    let server = Cluster::demo().serve();
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(args);
    for args in [&["get", "pods", "a", "b"][..], &["diff", "none", "none"], &["config", "get-contexts", "a", "b"]] {
        let code = if args[0] == "diff" { 2 } else { 1 };
        let stderr = test(args).any_stderr().any_stdout().failure(code).stderr;
        assert_eq!(stderr.lines().count(), 2, "{stderr}");
        test(args).env("NO_COLOR", "").stderr_terminal().any_stdout().stderr(stderr).failure(code);
    }
}

#[test]
fn plugin_stderr_is_unchanged_and_messages_about_it_are_escaped() {
    let server = Cluster::demo().serve();
    let plugin = Plugin::new(&server, &format!("printf '\\033[1mlog in\\033[0m\\n' >&2; {}", print(V1, &json!({}))));
    plugin.home.script(&format!("plugin{BAD}"), "exit 7");
    let run = |terminal: bool| {
        let test = Test::in_home(&plugin.home).args(["version", "-v=1"]).any_stdout().any_stderr();
        let test = if terminal { test.stderr_terminal() } else { test };
        test.failure(1).stderr
    };
    for stderr in [run(true), run(false)] {
        assert!(stderr.contains("\n\u{1b}[1mlog in\u{1b}[0m\n"), "{stderr}");
    }
    let command = plugin.home.join(&format!("plugin{BAD}")).display().to_string();
    plugin.configure("", &format!("command: {}", yaml(&command)));
    let failed = format!("exec: executable {command} failed with exit code 7\n");
    assert!(run(false).ends_with(&failed));
    let screen = run(true);
    assert!(screen.ends_with(&shown(&failed)) && screen.contains("plugin\\u001b[31m"), "{screen}");
}

#[test]
fn help_is_the_same_on_a_terminal() {
    let help = Test::new().args(["--help"]).any_stdout().success().stdout;
    Test::new().args(["--help"]).stdout_terminal().stdout(help).success();
}
