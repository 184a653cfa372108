//! Global flags that a command refuses, and flags that exclude each other.

use crate::support::{Test, warm};

/// The flags in a help text.
fn flags(help: &str) -> Vec<String> {
    let lines = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    let flag = |line: &str| Some(line[line.find("--")?..].split(['[', ' ']).next()?.to_owned());
    lines.filter_map(flag).collect()
}

#[test]
fn help_lists_no_flag_that_the_command_refuses() {
    let all = ["--contexts", "--all-contexts", "--from", "--offline"];
    let listed = |args: &[&str]| {
        let help = Test::new().args(args).any_stdout().success().stdout;
        let mut flags = flags(&help);
        flags.retain(|flag| all.contains(&flag.as_str()));
        flags
    };
    for (command, accepts_contexts) in [
        ("api-resources", true),
        ("api-versions", true),
        ("gvrs", true),
        ("resolve", true),
        ("check", true),
        ("removals", true),
        ("get", true),
        ("pods", true),
        ("raw", false),
        ("snapshot", true),
        ("diff", false),
        ("wait", true),
        ("version", true),
        ("config", false),
        ("cache", false),
        ("completion", false),
    ] {
        let expected: &[&str] = if accepts_contexts { &["--contexts"] } else { &[] };
        assert_eq!(listed(&[command, "-h"]), expected, "{command}");
        assert!(listed(&[command, "--help"]).is_empty(), "{command}");
    }
    // Subcommands refuse what their parent refuses.
    assert!(listed(&["config", "view", "-h"]).is_empty());
    // In the order of their groups.
    assert_eq!(listed(&["help", "flags"]), ["--contexts", "--all-contexts", "--from", "--offline"]);
}

#[test]
fn flags_and_commands_for_one_server_refuse_several_contexts() {
    let body = "it prints the response of one server";
    let watch = "it follows one server";
    let kubeconfig = "it reads the kubeconfig and asks no server";
    let cache = "it reads the cache and asks no server";
    let one_context = "use '--context <NAME>'";
    let one_each = "run one command for each context, with '--context <NAME>'";
    let clear = "use '--all' or '--context <NAME>' with 'cache clear'";
    let one_of_two = "leave out one of the two";
    for (args, other, reason, tip, usage) in [
        (&["raw", "/api"][..], "raw", body, one_context, "raw [OPTIONS] <PATH>"),
        (&["get", "--raw", "/api"], "--raw <PATH>", body, one_context, "get [OPTIONS] [TYPE]..."),
        (&["pods", "-w"], "--watch", watch, one_each, "pods [OPTIONS] [NAME]..."),
        (&["get", "pods", "--watch-only"], "--watch", watch, one_each, "get [OPTIONS] [TYPE]..."),
        (
            &["diff", "a", "b"],
            "diff",
            "it takes contexts as arguments",
            "name the contexts as arguments",
            "diff [OPTIONS] <A> <B>...",
        ),
        (&["config", "view"], "config", kubeconfig, "leave out the flag", "config view [OPTIONS]"),
        (&["cache", "list"], "cache", cache, clear, "cache list [OPTIONS]"),
        (
            &["completion", "bash"],
            "completion",
            "it asks no server",
            "leave out the flag",
            "completion [OPTIONS] <SHELL>",
        ),
        (
            &["pods", "--context=a"],
            "--context <NAME>",
            "the first chooses several contexts, the second chooses one",
            one_of_two,
            "pods [OPTIONS] [NAME]...",
        ),
        (
            &["pods", "--cluster=a"],
            "--cluster <NAME>",
            "every context would use the same cluster",
            one_of_two,
            "pods [OPTIONS] [NAME]...",
        ),
        (
            &["pods", "--server=a"],
            "--server <URL>",
            "every context would use the same server",
            one_of_two,
            "pods [OPTIONS] [NAME]...",
        ),
        (
            &["gvrs", "--from=a"],
            "--from <FILE>",
            "the file stands in for one server",
            one_of_two,
            "gvrs [OPTIONS] [PATTERN]...",
        ),
        (
            &["gvrs", "--all-contexts"],
            "--all-contexts",
            "both choose contexts",
            one_of_two,
            "gvrs [OPTIONS] [PATTERN]...",
        ),
    ] {
        let stderr = format!(
            "error: the argument '--contexts <GLOB>' cannot be used with '{other}': {reason}\n\n  tip: {tip}\n\n\
             Usage: kubegvr {usage}\n\nFor more information, try '--help'.\n"
        );
        Test::new().args(["--contexts", "a"]).args(args).stderr(stderr).failure(2);
    }
}

#[test]
fn commands_that_read_no_api_resources_refuse_a_file() {
    let objects = "the file has API resources, not objects";
    let ask = "leave out the flag to ask the server";
    let leave_out = "leave out the flag";
    for (command, name, reason, tip, usage) in [
        (&["get", "pods"][..], "get", objects, ask, "get [OPTIONS] [TYPE]..."),
        (&["pods"], "pods", objects, ask, "pods [OPTIONS] [NAME]..."),
        (&["raw", "/x"], "raw", "the file has API resources, not responses", ask, "raw [OPTIONS] <PATH>"),
        (&["version"], "version", "it asks the server for its version", ask, "version [OPTIONS]"),
        (&["wait", "x"], "wait", "the file does not change", ask, "wait [OPTIONS] <NAME>..."),
        (
            &["diff", "a", "b"],
            "diff",
            "it takes files as arguments",
            "name the file as an argument",
            "diff [OPTIONS] <A> <B>...",
        ),
        (
            &["config", "get-users"],
            "config",
            "it reads the kubeconfig and asks no server",
            leave_out,
            "config get-users [OPTIONS]",
        ),
        (&["cache", "dir"], "cache", "it reads the cache and asks no server", leave_out, "cache dir [OPTIONS]"),
        (&["completion", "zsh"], "completion", "it asks no server", leave_out, "completion [OPTIONS] <SHELL>"),
    ] {
        let stderr = format!(
            "error: the argument '--from <FILE>' cannot be used with '{name}': {reason}\n\n  tip: {tip}\n\n\
             Usage: kubegvr {usage}\n\nFor more information, try '--help'.\n"
        );
        Test::new().args(["--from", "x"]).args(command).stderr(stderr).failure(2);
    }
    // An empty value counts as not given.
    Test::new().args(["--from=", "config", "get-users"]).stdout("NAME\n").success();
}

#[test]
fn commands_that_need_the_server_refuse_offline() {
    let (server, home) = warm();
    for (args, reason, usage) in [
        (&["pods"][..], "objects are not cached", "pods [OPTIONS] [NAME]..."),
        (&["get", "pods"], "objects are not cached", "get [OPTIONS] [TYPE]..."),
        (&["raw", "/version"], "responses are not cached", "raw [OPTIONS] <PATH>"),
        (&["wait", "wgt"], "the cache does not change", "wait [OPTIONS] <NAME>..."),
    ] {
        let stderr = format!(
            "error: the argument '--offline' cannot be used with '{}': {reason}\n\n  \
             tip: leave out the flag to ask the server\n\nUsage: kubegvr {usage}\n\n\
             For more information, try '--help'.\n",
            args[0],
        );
        Test::in_home(&home).args(args).args(["--offline"]).stderr(stderr).failure(2);
    }
    // Without a server, the version of the program is still printed.
    let stderr = "error: this needs the server, and --offline asks none\nhint: leave out --offline\n";
    Test::in_home(&home).args(["version", "--offline"]).stdout_has("Client Version: ").stderr(stderr).failure(1);
    Test::in_home(&home).args(["version", "--client", "--offline"]).stdout_has("Client Version: ").success();
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn offline_excludes_flags_that_ask_the_server() {
    for (args, other) in [
        (&["--refresh", "api-resources", "--offline"][..], "--refresh"),
        (&["api-resources", "--offline", "--refresh"], "--refresh"),
        (&["api-resources", "--offline", "--cached=false"], "--cached=false"),
    ] {
        let stderr = format!(
            "error: the argument '--offline' cannot be used with '{other}': the first asks no server, the second always \
             asks it\n\n  tip: leave out one of the two\n\nUsage: kubegvr api-resources [OPTIONS] [PATTERN]...\n\n\
             For more information, try '--help'.\n"
        );
        Test::new().args(args).stderr(stderr).failure(2);
    }
    let (_server, home) = warm();
    let run = Test::in_home(&home).args(["api-resources", "--offline", "--refresh=false"]);
    run.stdout_golden("api-resources").any_stderr().success();
}
