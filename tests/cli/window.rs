//! Our own tables fit the window of a terminal, and the progress line vanishes from it.

use std::fs;

use serde_json::json;

use crate::support::cluster::Cluster;
use crate::support::fleet::Fleet;
use crate::support::gate::{Gate, progress_lines, progress_until};
use crate::support::http::Response;
use crate::support::plugin::{Plugin, V1, print};
use crate::support::server::ApiServer;
use crate::support::{Home, Test};

/// A table that is wider than most windows.
const GVRS: [&str; 5] = ["gvrs", "-o", "wide", "validatingadmissionpolicybinding", "widget"];

/// The width of the widest line, without escape sequences.
fn widest(screen: &str) -> usize {
    let plain = ["\u{1b}[31m", "\u{1b}[32m", "\u{1b}[33m", "\u{1b}[36m", "\u{1b}[0m"];
    let plain = plain.iter().fold(screen.to_owned(), |text, sequence| text.replace(sequence, ""));
    assert!(!plain.contains('\u{1b}'), "{plain:?}");
    plain.lines().map(|line| line.chars().count()).max().unwrap_or_default()
}

#[test]
fn long_cells_wrap_to_the_window() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    home.write(
        "app.yaml",
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}}\n---\n\
         {apiVersion: extensions/v1beta1, kind: Ingress, metadata: {name: web, namespace: shop}}\n---\n\
         {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: reader, namespace: shop}}\n",
    );
    let check = ["check", "--all", "-f", "app.yaml"];
    for columns in [80, 120] {
        let run = |args: &[&str], golden: &str, code: i32| {
            let run = Test::in_home(&home).args(args).any_stderr().stdout_window(columns);
            let screen = run.stdout_golden(&format!("{golden}-{columns}")).failure(code).stdout;
            assert!(widest(&screen) <= usize::from(columns), "{screen}");
        };
        run(&["gvrs", "validatingadmissionpolicybinding", "widget"], "window-gvrs", 0);
        run(&GVRS, "window-gvrs-wide", 0);
        run(&["resolve", "--all", "ev", "horizontalpodautoscalers.v1.autoscaling"], "window-resolve", 0);
        run(&check, "window-check", 1);
    }
}

#[test]
fn contexts_of_a_table_are_colored() {
    let fleet = Fleet::start();
    let run = fleet.test().args(["resolve", "deploy", "--contexts=stage,prod-eu"]).stdout_window(80);
    run.stdout_golden("window-contexts-80").success();
}

#[test]
fn columns_variable_takes_precedence_over_the_window() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    let gvrs = || Test::in_home(&home).args(GVRS);
    gvrs().env("COLUMNS", "80").stdout_window(200).stdout_golden("window-gvrs-wide-80").success();
    for invalid in ["0", "wide", ""] {
        gvrs().env("COLUMNS", invalid).stdout_window(80).stdout_golden("window-gvrs-wide-80").success();
    }
    // A pipe has no window.
    let piped = gvrs().any_stdout().success().stdout;
    gvrs().env("COLUMNS", "80").stdout(piped).success();
}

#[test]
fn tables_of_kubectl_do_not_wrap() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    for args in [&["api-resources", "-o", "wide"][..], &["api-versions"], &["config", "get-contexts"]] {
        let piped = Test::in_home(&home).args(args).any_stdout().success().stdout;
        Test::in_home(&home).args(args).stdout_window(40).stdout(piped).success();
    }
}

#[test]
fn window_too_narrow_for_the_headings_still_shows_every_cell() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    let characters = |columns: u16| {
        let run = Test::in_home(&home)
            .args(["gvrs", "widget", "-o", "wide", "--no-color"])
            .stdout_window(columns)
            .any_stdout();
        let mut characters: Vec<char> = run.success().stdout.chars().filter(|c| !c.is_whitespace()).collect();
        characters.sort_unstable();
        characters
    };
    // A window of width 0 does not know its width: nothing wraps.
    assert_eq!(characters(20), characters(0));
}

#[test]
fn slow_server_is_named_on_a_terminal() {
    let gate = Gate::default();
    let closed = gate.clone();
    let server = ApiServer::start(move |_| {
        closed.pass();
        Response::bytes("{}")
    });
    let home = Home::new();
    home.kubeconfig(&server);
    let waiting = format!("waiting for 127.0.0.1:{}, ", server.port());
    let lines = progress_until(&waiting, &gate, || Test::in_home(&home).args(["raw", "/x"]).stdout("{}"));
    // Within the first second nothing is shown.
    let seconds = |line: &String| line.strip_prefix(&waiting)?.strip_suffix('s')?.parse::<u64>().ok();
    let seconds: Option<Vec<_>> = lines.iter().map(seconds).collect();
    assert!(seconds.is_some_and(|seconds| seconds[0] >= 1 && seconds.is_sorted()), "{lines:?}");
}

#[test]
fn legacy_discovery_counts_group_versions_on_a_terminal() {
    let handler = Cluster::demo().legacy().handler();
    let gate = Gate::default();
    let closed = gate.clone();
    let server = ApiServer::start(move |request| {
        if request.path == "/apis/apps/v1" {
            closed.pass();
        }
        handler(request)
    });
    let lines = progress_until("27 of 28 group versions", &gate, || {
        Test::new().kubeconfig(&server).args(["resolve", "deploy", "-o", "name"]).stdout("apps/v1/deployments\n")
    });
    let counts = |line: &String| {
        let (done, total) = line.strip_suffix(" group versions")?.split_once(" of ")?;
        Some((done.parse::<usize>().ok()?, total.parse::<usize>().ok()?))
    };
    let counts: Option<Vec<_>> = lines.iter().map(counts).collect();
    assert!(
        counts.is_some_and(|counts| counts.is_sorted() && counts.iter().all(|(_, total)| *total == 28)),
        "{lines:?}"
    );
}

#[test]
fn pages_of_a_slow_list_are_counted_on_a_terminal() {
    let handler = Cluster::demo().handler();
    let gate = Gate::default();
    let closed = gate.clone();
    let server = ApiServer::start(move |request| {
        if request.query("continue").is_some() {
            closed.pass();
        }
        handler(request)
    });
    progress_until("waiting for page 2 of pods", &gate, || {
        Test::new().kubeconfig(&server).args(["pods", "-A", "-o", "name", "--chunk-size=2"]).any_stdout()
    });
}

#[test]
fn slow_plugin_is_named_on_a_terminal() {
    let server = Cluster::demo().serve();
    // It ends by itself if the line never comes.
    let until_released = "until [ -e \"$HOME/go\" ] || [ $((tries += 1)) -gt 3000 ]; do /bin/sleep 0.01; done";
    let plugin = Plugin::new(&server, &format!("{until_released}; {}", print(V1, &json!({"token": "t"}))));
    let release = plugin.home.join("go");
    let run = Test::in_home(&plugin.home)
        .args(["api-versions"])
        .stdout_golden("api-versions")
        .stderr_terminal()
        .any_stderr()
        .when_stderr_has("waiting for the credential plugin ", move || fs::write(release, "").unwrap());
    let lines = progress_lines(&run.success().stderr);
    assert!(lines.first().is_some_and(|line| line.starts_with("waiting for the credential plugin ")), "{lines:?}");
}
