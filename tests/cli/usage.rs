//! The command line: usage errors and repeated flags.

use crate::support::{Home, Test, warm};

const MORE: &str = "\nFor more information, try '--help'.\n";

#[test]
fn invalid_value_is_usage_error() {
    for (args, stderr) in [
        (
            &["gvrs", "-o", "bogus"][..],
            "error: invalid value 'bogus' for '--output <FORMAT>'\n  [possible values: json, ndjson, yaml, name, wide]\n",
        ),
        (
            &["api-resources", "-o=bogus"],
            "error: invalid value 'bogus' for '--output <FORMAT>'\n  [possible values: json, ndjson, yaml, name, wide]\n",
        ),
        (
            &["pods", "--output", "bogus"],
            "error: invalid value 'bogus' for '--output <FORMAT>': allowed formats are: custom-columns,custom-columns-file,json,jsonpath,jsonpath-as-json,jsonpath-file,name,ndjson,wide,yaml\n",
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
fn unknown_command_or_flag_is_usage_error_with_nearest_name() {
    for (args, stderr, usage) in [
        (&["api-resource"][..], "error: unrecognized subcommand 'api-resource'\n", "[OPTIONS] <COMMAND>"),
        (
            &["gvrs", "--namspace=x"],
            "error: unexpected argument '--namspace' found\n",
            "gvrs --namespace <NAME> [PATTERN]...",
        ),
        (&["version", "extra"], "error: unexpected argument 'extra' found\n", "version [OPTIONS]"),
        (&["cache", "list", "extra"], "error: unexpected argument 'extra' found\n", "cache list [OPTIONS]"),
    ] {
        let run = Test::new().args(args).any_stderr().failure(2);
        assert!(run.stderr.starts_with(stderr), "{}", run.stderr);
        let usage = format!("\n\nUsage: kubegvr {usage}\n{MORE}");
        assert!(run.stderr.ends_with(&usage), "{}", run.stderr);
    }
    for (args, tip) in [(["api-resource", ""], "'api-resources'"), (["gvrs", "--namspace=x"], "'--namespace'")] {
        let args = args.into_iter().filter(|arg| !arg.is_empty());
        Test::new().args(args).stderr_has(tip).failure(2);
    }
}

#[test]
fn tip_of_an_unknown_command_is_the_nearest_one_or_what_does_its_job() {
    let similar = |name: &str| format!("a similar subcommand exists: '{name}'");
    for (args, tip, usage) in [
        (&["api-resource"][..], similar("api-resources"), "[OPTIONS] <COMMAND>"),
        (&["gvr"], similar("gvrs"), "[OPTIONS] <COMMAND>"),
        (&["deprecation"], similar("deprecations"), "[OPTIONS] <COMMAND>"),
        (&["help", "snapshto"], similar("snapshot"), "[OPTIONS] <COMMAND>"),
        (&["config", "veiw"], similar("view"), "config [OPTIONS] <COMMAND>"),
        (&["list"], "use 'gvrs'".to_owned(), "[OPTIONS] <COMMAND>"),
        (&["search", "x"], "use 'gvrs PATTERN'".to_owned(), "[OPTIONS] <COMMAND>"),
        (&["export"], "use 'snapshot'".to_owned(), "[OPTIONS] <COMMAND>"),
        (&["cache", "ls"], "use 'cache list'".to_owned(), "cache [OPTIONS] <COMMAND>"),
        (
            &["config", "use-context", "x"],
            "kubegvr writes no kubeconfig: use '--context NAME' or 'kubectl config use-context'".to_owned(),
            "config [OPTIONS] <COMMAND>",
        ),
        (
            &["ingress"],
            "use 'resolve ingress' for its API resource, 'get ingress' for objects".to_owned(),
            "[OPTIONS] <COMMAND>",
        ),
        (
            &["nodes"],
            "use 'resolve nodes' for its API resource, 'get nodes' for objects".to_owned(),
            "[OPTIONS] <COMMAND>",
        ),
        (&["ns"], "use 'resolve ns' for its API resource, 'get ns' for objects".to_owned(), "[OPTIONS] <COMMAND>"),
        // Commands of kubectl, some before a word that is a command here.
        (&["describe", "pods"], "use 'get TYPE NAME -o yaml' or 'kubectl describe'".to_owned(), "[OPTIONS] <COMMAND>"),
        (
            &["explain", "pods"],
            "use 'kubectl explain', or 'resolve NAME' for the group and version".to_owned(),
            "[OPTIONS] <COMMAND>",
        ),
        (&["apply"], "kubegvr changes no object: use 'kubectl apply'".to_owned(), "[OPTIONS] <COMMAND>"),
        (&["delete", "pods"], "kubegvr changes no object: use 'kubectl delete'".to_owned(), "[OPTIONS] <COMMAND>"),
        (&["logs", "web"], "use 'kubectl logs'".to_owned(), "[OPTIONS] <COMMAND>"),
        (&["top", "pods"], "use 'kubectl top'".to_owned(), "[OPTIONS] <COMMAND>"),
        (&["auth", "can-i"], "use 'kubectl auth'".to_owned(), "[OPTIONS] <COMMAND>"),
        (&["events"], "use 'get events'".to_owned(), "[OPTIONS] <COMMAND>"),
    ] {
        let skipped = usize::from(args[0] == "help") + usize::from(matches!(args[0], "config" | "cache"));
        let stderr = format!(
            "error: unrecognized subcommand '{}'\n\n  tip: {tip}\n\nUsage: kubegvr {usage}\n{MORE}",
            args[skipped]
        );
        Test::new().args(args).stderr(stderr).failure(2);
    }
}

#[test]
fn tip_of_an_unknown_flag_is_the_nearest_one_or_none() {
    for (args, flag, tip, usage) in [
        (&["gvrs", "--api-grop=x"][..], "--api-grop", Some("--api-group"), "gvrs --api-group <GROUP> [PATTERN]..."),
        (&["gvrs", "--no-cahce"], "--no-cahce", Some("--no-cache"), "gvrs --refresh[=<BOOL>] [PATTERN]..."),
        (&["get", "x", "--everything=y"], "--everything", None, "get [OPTIONS] [TYPE]..."),
        (&["gvrs", "-A"], "-A", None, "gvrs [OPTIONS] [PATTERN]..."),
    ] {
        let tip = tip.map(|tip| format!("  tip: a similar argument exists: '{tip}'\n\n")).unwrap_or_default();
        let stderr = format!("error: unexpected argument '{flag}' found\n\n{tip}Usage: kubegvr {usage}\n{MORE}");
        Test::new().args(args).stderr(stderr).failure(2);
    }
}

#[test]
fn tip_of_a_flag_of_another_program_or_command_is_what_does_its_job() {
    for (args, flag, tip, usage) in [
        (&["snapshot", "-o", "x.json"][..], "-o", "use '-f FILE'", "snapshot [OPTIONS] [CONTEXT]..."),
        (&["snapshot", "--output=x.json"], "--output", "use '-f FILE'", "snapshot [OPTIONS] [CONTEXT]..."),
        (
            &["removals", "-f", "x.yaml"],
            "-f",
            "to check manifests, use 'check -f FILE --target RELEASE'",
            "removals [OPTIONS]",
        ),
        (
            &["removals", "--filename=x.yaml"],
            "--filename",
            "to check manifests, use 'check -f FILE --target RELEASE'",
            "removals [OPTIONS]",
        ),
        (&["check", "x.yaml"], "x.yaml", "use '-f x.yaml'", "check [OPTIONS] --filename <FILE>..."),
        (&["removals", "1.37"], "1.37", "use '--target 1.37'", "removals [OPTIONS]"),
        (&["removals", "--to", "1.37"], "--to", "use '--target RELEASE'", "removals [OPTIONS]"),
        (&["gvrs", "--group=apps"], "--group", "use '--api-group GROUP'", "gvrs [OPTIONS] [PATTERN]..."),
        (
            &["api-resources", "--kind", "Pod"],
            "--kind",
            "use a PATTERN, which matches names and kinds",
            "api-resources [OPTIONS] [PATTERN]...",
        ),
        (&["gvrs", "--cached=false"], "--cached", "to ask the server, use '--refresh'", "gvrs [OPTIONS] [PATTERN]..."),
        (
            &["resolve", "x", "--cached"],
            "--cached",
            "to ask the server, use '--refresh'",
            "resolve [OPTIONS] <NAME>...",
        ),
        (&["--debug", "gvrs"], "--debug", "to log requests, use '-v=6'", "gvrs [OPTIONS] [PATTERN]..."),
        (&["gvrs", "--debug"], "--debug", "to log requests, use '-v=6'", "gvrs [OPTIONS] [PATTERN]..."),
    ] {
        let stderr =
            format!("error: unexpected argument '{flag}' found\n\n  tip: {tip}\n\nUsage: kubegvr {usage}\n{MORE}");
        Test::new().args(args).stderr(stderr).failure(2);
    }
}

#[test]
fn tip_of_an_unknown_format_is_what_gives_the_same() {
    let rows = "json, ndjson, yaml, name";
    let all_columns = Some("the table has all columns without '-o'");
    let jq = Some("give '-o json' to jq");
    let csv = "for CSV, give '-o json' to jq and its '@csv'; without '-o' there are columns for awk";
    for (args, format, formats, tip) in [
        (&["removals"][..], "wide", rows.to_owned(), all_columns),
        (&["check", "-f", "x"], "wide", format!("{rows}, github, junit"), all_columns),
        (&["removals"], "junit", rows.to_owned(), Some("use 'check -f FILE -o junit'")),
        (&["resolve", "x"], "wide", format!("{rows}, path, kind"), all_columns),
        (&["cache", "list"], "wide", rows.to_owned(), all_columns),
        (&["version"], "wide", "json, yaml".to_owned(), None),
        (&["gvrs"], "csv", format!("{rows}, wide"), Some(csv)),
        (&["removals"], "tsv", rows.to_owned(), Some(csv)),
        (&["gvrs"], "table", format!("{rows}, wide"), Some("the table is printed without '-o'")),
        (&["gvrs"], "jsonpath={.items}", format!("{rows}, wide"), jq),
        (&["api-resources"], "custom-columns=A:.a", format!("{rows}, wide"), jq),
        (&["diff", "a", "b"], "go-template={{.a}}", rows.to_owned(), jq),
        (&["gvrs"], "toml", format!("{rows}, wide"), None),
    ] {
        let tip = tip.map(|tip| format!("\n  tip: {tip}\n")).unwrap_or_default();
        let stderr = format!(
            "error: invalid value '{format}' for '--output <FORMAT>'\n  [possible values: {formats}]\n{tip}{MORE}"
        );
        Test::new().args(args).args(["-o", format]).stderr(stderr).failure(2);
    }
    let formats =
        "custom-columns,custom-columns-file,json,jsonpath,jsonpath-as-json,jsonpath-file,name,ndjson,wide,yaml";
    let stderr = format!(
        "error: invalid value 'csv' for '--output <FORMAT>': allowed formats are: {formats}\n\n  tip: {csv}\n{MORE}"
    );
    Test::new().args(["get", "pods", "-o", "csv"]).stderr(stderr).failure(2);
}

#[test]
fn boolean_as_a_word_of_its_own_is_refused_with_the_right_form() {
    for (args, flag, value, usage) in [
        (&["gvrs", "--namespaced", "true"][..], "--namespaced", "true", "gvrs [OPTIONS] [PATTERN]..."),
        (&["pods", "--no-headers", "false"], "--no-headers", "false", "pods [OPTIONS] [NAME]..."),
        (&["get", "pods", "-A", "true"], "-A", "true", "get [OPTIONS] [TYPE]..."),
        (&["--strict", "false", "gvrs"], "--strict", "false", "[OPTIONS] <COMMAND>"),
        (&["config", "view", "--raw", "true"], "--raw", "true", "config view [OPTIONS]"),
        (&["ls", "--no-cache", "true"], "--no-cache", "true", "gvrs [OPTIONS] [PATTERN]..."),
    ] {
        let stderr = format!(
            "error: the value of '{flag}' follows an equals sign\n\n  tip: use '{flag}={value}'\n\nUsage: kubegvr {usage}\n{MORE}"
        );
        Test::new().args(args).stderr(stderr).failure(2);
    }
    // As the value of a flag, and as a name, it is a word like any other.
    let (_server, home) = warm();
    let test = |args: &[&str]| Test::in_home(&home).args(args);
    test(&["get", "--context", "true", "pods"]).stderr_has("error: context \"true\" does not exist").failure(1);
    test(&["gvrs", "--no-headers", "--", "true"]).stderr("error: no API resource matches \"true\"\n").failure(1);
    test(&["resolve", "true"]).stderr("error: the server doesn't have a resource type \"true\"\n").failure(1);
}

#[test]
fn habits_of_other_programs_are_understood() {
    let (server, home) = warm();
    let test = |args: &[&str]| Test::in_home(&home).args(args);
    let widgets = "shop.example.com/v2/widgets\n";
    let filter = ["wgt", "--preferred", "--subresources=false", "-o", "name"];
    // A number of requests, and what is logged.
    for (args, requests, logged) in [
        (&["ls", "--no-cache"][..], 2, &[][..]),
        (&["ls", "--no-cache=false"], 0, &[]),
        (&["ls", "-v"], 0, &["discovery from the cache"]),
        (&["ls", "--no-cache", "-v"], 2, &["Config loaded from file"]),
        (&["ls", "--no-cache", "-vv"], 2, &["note: GET ", "Config loaded from file"]),
        (&["ls", "--no-cache", "-vvv"], 2, &["note: request GET ", "note: GET "]),
        (&["-v", "ls", "--no-cache"], 2, &["Config loaded from file"]),
        (&["--no-color", "ls"], 0, &[]),
        (&["ls", "--color", "never"], 0, &[]),
    ] {
        let before = server.requests().len();
        let run = test(args).args(filter).stdout(widgets).any_stderr().success();
        assert_eq!(server.requests().len(), before + requests, "{args:?}");
        assert!(logged.iter().all(|text| run.stderr.contains(text)), "{args:?}: {}", run.stderr);
        assert_eq!(run.stderr.is_empty(), logged.is_empty(), "{args:?}: {}", run.stderr);
    }
    test(&["deprecations"])
        .stdout("GROUP   VERSION   RESOURCE   STATUS   DEPRECATED   REMOVED   REPLACEMENT\n")
        .stderr("note: nothing is deprecated or removed among 28 group versions, 1.36 to 1.37\n")
        .success();
}

#[test]
fn repeated_flag_takes_last_value() {
    let refused = "The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?\n";
    let servers = ["--server=http://127.0.0.1:2", "--server=http://127.0.0.1:1"];
    Test::new().args(["gvrs", "--strict", "--strict=false"]).args(servers).stderr(refused).failure(1);
    Test::new().args(servers).args(["pods", "-n=a", "-n=b", "-A", "-A", "-v=1", "-v=0"]).stderr(refused).failure(1);
}

#[test]
fn global_flags_are_accepted_before_and_after_the_command() {
    let refused = "The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?\n";
    Test::new().args(["-s", "http://127.0.0.1:1", "gvrs"]).stderr(refused).failure(1);
    Test::new().args(["gvrs", "-s", "http://127.0.0.1:1"]).stderr(refused).failure(1);
}

#[test]
fn invalid_timeout_is_kubectls_error() {
    Test::new()
        .args(["gvrs", "--request-timeout=soon"])
        .stderr(
            "error: Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a \
             corresponding time unit (e.g. 1s | 2m | 3h)\n",
        )
        .failure(1);
}

#[cfg(unix)]
#[test]
fn plugin_of_kubectl_calls_itself_kubectl_gvr() {
    use std::os::unix::process::CommandExt as _;
    let home = Home::new();
    let run = |args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kubegvr"));
        command.arg0("kubectl-gvr").args(args).env_clear().env("HOME", home.path()).current_dir(home.path());
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
    };
    let stderr = "error: \"a\" is neither a context of the kubeconfig nor a file\n\
                  hint: `kubectl gvr config get-contexts -o name` prints the contexts\n";
    assert_eq!(run(&["diff", "a", "b"]), (Some(2), stderr.to_owned()));
    let (code, stderr) = run(&["diff"]);
    assert!(code == Some(2) && stderr.contains("Usage: kubectl gvr diff <A> <B>...\n"), "{stderr}");
    let (code, stderr) = run(&["get"]);
    assert!(code == Some(1) && stderr.contains("Use \"kubectl gvr api-resources\" for "), "{stderr}");
    assert!(stderr.ends_with("\nSee 'kubectl gvr get -h' for help and examples\n"), "{stderr}");
    let (code, help) = run(&["config", "view", "--help"]);
    let example = "\n  # The merged files, without secrets\n  kubectl gvr config view\n";
    assert!(code == Some(0) && help.contains(example) && !help.contains("kubegvr "), "{help}");
    assert!(run(&["help", "flags"]).1.contains("\n\nUsage: kubectl gvr [OPTIONS] <COMMAND>\n\n"));
}
