//! When output is coloured: `--color`, `NO_COLOR`, `TERM` and terminals.

use crate::support::cluster::Cluster;
use crate::support::http::Response;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, status};
use crate::terminal::{BAD, shown};

const WARNING: &str = "\u{1b}[33;1mWarning:\u{1b}[0m ";

#[test]
fn warnings_are_yellow_on_a_terminal() {
    let server = ApiServer::start(|_| {
        Response::bytes("{}")
            .another_header("Warning", "299 - \"old\u{202e}\"")
            .another_header("Warning", r#"299 - "=?utf-8?q?=1B[1m?=""#)
    });
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(["raw", "/x"]).args(args).stdout("{}");
    let encoded = "Warning: =?utf-8?q?=1B[1m?=\n";
    let (plain, screen) = (format!("Warning: old\u{202e}\n{encoded}"), format!("Warning: old\\u202e\n{encoded}"));
    let (plain, screen) = (plain.as_str(), screen.as_str());
    test(&[]).stderr(plain).success();
    test(&[]).stdout_terminal().stderr(plain).success();
    test(&[]).stderr_terminal().stderr(screen.replace("Warning: ", WARNING)).success();
    test(&["--color=never"]).stderr_terminal().stderr(screen).success();
    test(&["--color", "always"]).stderr(plain.replace("Warning: ", WARNING)).success();
    test(&[]).env("NO_COLOR", "").stderr_terminal().stderr(screen).success();
    test(&[]).env("TERM", "dumb").stderr_terminal().stderr(screen).success();
    test(&[]).env("TERM", "xterm").stderr_terminal().stderr(screen.replace("Warning: ", WARNING)).success();
}

#[test]
fn a_difference_is_red_green_or_yellow_on_a_terminal() {
    let home = Home::new();
    let lines = format!("deployments deploy Deployed{BAD} namespaced gl\n/scale gpu autoscaling/v1/Scale");
    let base = || Cluster::empty().with_resources("apps/v1", "deployments deploy Deployment namespaced gl");
    let next = Cluster::empty().with_resources("apps/v1", &lines);
    for (name, cluster) in [("a", base().with_resources("old/v1", "")), ("b", next)] {
        let server = cluster.serve();
        home.write(name, Test::new().kubeconfig(&server).args(["snapshot"]).any_stdout().success().stdout);
    }
    let test = |args: &[&str]| Test::in_home(&home).args(["diff", "a", "b"]).args(args);
    let lines = [
        (33, format!("~ apps/v1 deployments kind: Deployment -> Deployed{BAD}")),
        (32, "+ apps/v1 deployments/scale".to_owned()),
        (31, "- old/v1".to_owned()),
    ];
    let expected = |colored: bool, is_screen: bool| {
        let line = |(color, line): &(i32, String)| {
            let line = if is_screen { shown(line) } else { line.clone() };
            if colored { format!("\u{1b}[{color}m{line}\u{1b}[0m\n") } else { format!("{line}\n") }
        };
        lines.iter().map(line).collect::<String>()
    };
    test(&[]).stdout(expected(false, false)).failure(1);
    test(&[]).env("TERM", "xterm").stdout(expected(false, false)).failure(1);
    test(&[]).stderr_terminal().stdout(expected(false, false)).failure(1);
    test(&[]).stdout_terminal().stdout(expected(true, true)).failure(1);
    test(&[]).env("NO_COLOR", "").stdout_terminal().stdout(expected(false, true)).failure(1);
    test(&[]).env("TERM", "dumb").stdout_terminal().stdout(expected(false, true)).failure(1);
    test(&["--color=never"]).stdout_terminal().stdout(expected(false, true)).failure(1);
    test(&["--no-color"]).stdout_terminal().stdout(expected(false, true)).failure(1);
    test(&["--no-color=false"]).stdout_terminal().stdout(expected(true, true)).failure(1);
    test(&["--color=always"]).stdout(expected(true, false)).failure(1);
    test(&["--color"]).stdout(expected(true, false)).failure(1);
    test(&["--color", "never"]).stdout_terminal().stdout(expected(false, true)).failure(1);
    test(&["--color=always"]).env("NO_COLOR", "1").stdout(expected(true, false)).failure(1);
    let json = test(&["-o", "json"]).any_stdout().failure(1).stdout;
    test(&["-o", "json", "--color=always"]).stdout(json).failure(1);
    let possible = "error: invalid value 'red' for '--color <WHEN>'\n  [possible values: auto, always, never]\n";
    test(&["--color=red"]).stderr(format!("{possible}\nFor more information, try '--help'.\n")).failure(2);
}

#[test]
fn errors_begin_in_red_on_a_terminal() {
    let server = ApiServer::start(|_| status::failure(403, "Forbidden", "no\u{1b}[1m"));
    let test = |args: &[&str]| Test::new().kubeconfig(&server).args(args);
    let red = |kind: &str| format!("\u{1b}[31m{kind}\u{1b}[0m");
    let local = |args: &[&str]| test(&["config", "get-contexts", "none"]).args(args).any_stdout();
    let rest = " context none not found\n";
    local(&[]).stderr_terminal().stderr(red("error:") + rest).failure(1);
    local(&["--no-color"]).stderr_terminal().stderr("error:".to_owned() + rest).failure(1);
    local(&["--color=always"]).stderr(red("error:") + rest).failure(1);
    let status = |begin: String, end: &str| format!("{begin} (Forbidden): no{end}[1m\n");
    test(&["raw", "/x"]).stderr_terminal().stderr(status(red("Error from server"), "\\u001b")).failure(1);
    test(&["raw", "/x"]).stderr(status("Error from server".to_owned(), "\u{1b}")).failure(1);
    let usage = Test::new().args(["--nonsense"]).any_stderr().failure(2).stderr;
    let colored = usage.replacen("error:", &red("error:"), 1);
    assert_ne!(usage, colored);
    Test::new().args(["--nonsense"]).stderr_terminal().stderr(colored).failure(2);
    Test::new().args(["--nonsense"]).env("NO_COLOR", "").stderr_terminal().stderr(usage).failure(2);
}

#[test]
fn clicolor_force_colors_pipes() {
    let test = || Test::new().args(["config", "get-contexts", "none"]).any_stdout();
    let (plain, red) = ("error: context none not found\n", "\u{1b}[31merror:\u{1b}[0m context none not found\n");
    test().env("CLICOLOR_FORCE", "1").stderr(red).failure(1);
    test().env("CLICOLOR_FORCE", "1").env("TERM", "dumb").stderr(red).failure(1);
    test().env("CLICOLOR_FORCE", "0").stderr(plain).failure(1);
    test().env("CLICOLOR_FORCE", "").stderr(plain).failure(1);
    test().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "").stderr(plain).failure(1);
    test().env("CLICOLOR_FORCE", "1").args(["--color=never"]).stderr(plain).failure(1);
}

#[test]
fn forced_colors_leave_columns_of_a_pipe_aligned() {
    let server = Cluster::demo().serve();
    let test = || Test::new().kubeconfig(&server).args(["resolve", "ev", "--all"]);
    let plain = test().any_stdout().success().stdout;
    let colored = plain.replace("true\n", "\u{1b}[32mtrue\u{1b}[0m\n");
    assert_ne!(plain, colored);
    test().args(["--color=always"]).stdout(colored).success();
}
