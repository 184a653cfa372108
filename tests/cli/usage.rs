//! The command line: mistakes, help, and the name under which the program is called.

use crate::support::Test;

const COMMANDS: [&str; 15] = [
    "api-resources",
    "api-versions",
    "gvrs",
    "resolve",
    "snapshot",
    "wait",
    "diff",
    "removals",
    "get",
    "raw",
    "pods",
    "config",
    "cache",
    "version",
    "completion",
];
const MORE: &str = "\nFor more information, try '--help'.\n";

#[test]
fn a_mistake_is_told_on_stderr_with_2() {
    for (args, stderr) in [
        (
            &["gvrs", "-o", "bogus"][..],
            "error: invalid value 'bogus' for '--output <FORMAT>'\n  [possible values: wide, name, json, ndjson, yaml]\n",
        ),
        (
            &["api-resources", "-o=bogus"],
            "error: invalid value 'bogus' for '--output <FORMAT>'\n  [possible values: wide, name, json, yaml]\n",
        ),
        (
            &["pods", "--output", "bogus"],
            "error: invalid value 'bogus' for '--output <FORMAT>': allowed formats are: custom-columns,json,jsonpath,jsonpath-as-json,name,wide,yaml\n",
        ),
        (
            &["version", "-o", "wide"],
            "error: invalid value 'wide' for '--output <FORMAT>'\n  [possible values: json, yaml]\n",
        ),
        (
            &["api-resources", "--sort-by=bogus"],
            "error: invalid value 'bogus' for '--sort-by <KEY>'\n  [possible values: group, name, kind]\n",
        ),
        (
            &["api-resources", "--namespaced=perhaps"],
            "error: invalid value 'perhaps' for '--namespaced[=<BOOL>]': must be true or false\n",
        ),
        (
            &["gvrs", "--cache-ttl=soon"],
            "error: invalid value 'soon' for '--cache-ttl <DURATION>': must be a number of seconds, or one with a unit such as 90s or 10m\n",
        ),
        (
            &["pods", "--chunk-size=many"],
            "error: invalid value 'many' for '--chunk-size <COUNT>': invalid digit found in string\n",
        ),
        (&["gvrs", "-v=much"], "error: invalid value 'much' for '--v <LEVEL>': invalid digit found in string\n"),
        (&["gvrs", "--context"], "error: a value is required for '--context <NAME>' but none was supplied\n"),
    ] {
        Test::new().args(args).stderr(format!("{stderr}{MORE}")).failure(2);
    }
}

#[test]
fn what_is_not_known_is_told_with_what_is_near() {
    for (args, stderr) in [
        (&["api-resource"][..], "error: unrecognized subcommand 'api-resource'\n"),
        (&["gvrs", "--namspace=x"], "error: unexpected argument '--namspace' found\n"),
        (&["pods", "extra"], "error: unexpected argument 'extra' found\n"),
        (&["api-versions", "extra"], "error: unexpected argument 'extra' found\n"),
    ] {
        let run = Test::new().args(args).any_stderr().failure(2);
        assert!(run.stderr.starts_with(stderr), "{}", run.stderr);
        assert!(run.stderr.ends_with(MORE) && run.stderr.contains("Usage: kubegvr"), "{}", run.stderr);
    }
    for (args, tip) in [(["api-resource", ""], "'api-resources'"), (["gvrs", "--namspace=x"], "'--namespace'")] {
        let args = args.into_iter().filter(|arg| !arg.is_empty());
        Test::new().args(args).stderr_has(tip).failure(2);
    }
}

#[test]
fn help_is_data() {
    let long = Test::new().args(["--help"]).any_stdout().success().stdout;
    let short = Test::new().args(["-h"]).any_stdout().success().stdout;
    assert!(short.lines().count() <= 30 && !short.contains("--kubeconfig") && long.contains("--kubeconfig"), "{short}");
    for command in COMMANDS {
        assert!(long.contains(&format!("\n  {command} ")) && short.contains(&format!("\n  {command} ")), "{long}");
        let help = Test::new().args([command, "--help"]).any_stdout().success().stdout;
        assert!(help.contains(&format!("Usage: kubegvr {command}")), "{help}");
    }
    // Nothing was asked for, so this is a mistake.
    Test::new().stderr(short).failure(2);
}

#[test]
fn help_is_no_wider_than_a_page() {
    for command in COMMANDS.map(Some).into_iter().chain([None]) {
        let run = Test::new().args(command).args(["--help"]).any_stdout().success();
        let long: Vec<&str> = run.stdout.lines().filter(|line| line.chars().count() > 100).collect();
        assert!(long.is_empty(), "{command:?}: {long:#?}");
    }
}

#[test]
fn the_last_of_two_values_counts_as_in_kubectl() {
    let refused = "The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?\n";
    let servers = ["--server=http://127.0.0.1:2", "--server=http://127.0.0.1:1"];
    Test::new().args(["gvrs", "--strict", "--strict=false"]).args(servers).stderr(refused).failure(1);
    Test::new().args(servers).args(["pods", "-n=a", "-n=b", "-A", "-A", "-v=1", "-v=0"]).stderr(refused).failure(1);
}

#[test]
fn global_flags_stand_before_or_behind_the_command() {
    let refused = "The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?\n";
    Test::new().args(["-s", "http://127.0.0.1:1", "gvrs"]).stderr(refused).failure(1);
    Test::new().args(["gvrs", "-s", "http://127.0.0.1:1"]).stderr(refused).failure(1);
}

#[test]
fn a_timeout_that_is_none_is_told_in_kubectls_words() {
    Test::new()
        .args(["gvrs", "--request-timeout=soon"])
        .stderr(
            "error: Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a \
             corresponding time unit (e.g. 1s | 2m | 3h)\n",
        )
        .failure(1);
}
