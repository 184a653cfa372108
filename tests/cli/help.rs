//! The help: what each command's has, that it fits, and that its examples work.

use crate::readme::words;
use crate::support::cluster::Cluster;
use crate::support::fleet::config;
use crate::support::{Home, Test};

const COMMANDS: [&str; 24] = [
    "api-resources",
    "api-versions",
    "gvrs",
    "resolve",
    "get",
    "raw",
    "pods",
    "snapshot",
    "diff",
    "check",
    "removals",
    "wait",
    "config",
    "config view",
    "config get-contexts",
    "config current-context",
    "config get-clusters",
    "config get-users",
    "cache",
    "cache list",
    "cache dir",
    "cache clear",
    "version",
    "completion",
];

/// The help of a command at 80 columns.
fn help(command: &str, flag: &str) -> String {
    let test = Test::new().env("COLUMNS", "80").args(words(command)).args([flag]);
    test.any_stdout().success().stdout
}

/// The flag with its value, if the line begins the entry of one.
fn flag(line: &str) -> Option<&str> {
    let column = line.find('-').filter(|column| matches!(column, 2 | 6) && line[..*column].trim().is_empty())?;
    line[column..].split("  ").next()
}

#[test]
fn help_of_the_program_names_every_command_in_its_group() {
    let commands = "
Discovery:
  api-resources, resources  Print the supported API resources on the server
  api-versions, versions    Print the supported API versions on the server
  gvrs, ls                  Print every group, version and (sub)resource
  resolve                   Print the group, version and resource of a name

Objects:
  get                       Display one or many resources, also custom ones
  raw                       Print the response body of one GET request
  pods, pod, po             Display pods, or only those with problems

Compare and upgrade:
  snapshot                  Save all API resources to a file, for --from or diff
  diff                      Compare the API resources of contexts or snapshots
  check                     Check whether manifests fit what the server serves
  removals, deprecations    Print APIs deprecated now or removed in an upgrade
  wait                      Wait until APIs are served, or no longer served

Setup:
  config                    Display the merged kubeconfig
  cache                     List or clear the discovery cache
  version                   Print the client and server version information
  completion                Output shell completion code for the specified shell
  help                      Print the help of a command, or of all flags
";
    let short = format!(
        "Show what a Kubernetes API server serves, and under which group, version and resource\n\n\
         Usage: kubegvr [OPTIONS] <COMMAND>\n{commands}\n\
         Use 'kubegvr help COMMAND' for flags and examples, 'kubegvr help flags' for the shared flags.\n"
    );
    assert!(short.lines().count() <= 30);
    Test::new().args(["-h"]).stdout(short.clone()).success();
    // Without a command, help is the error.
    Test::new().stderr(short).failure(2);
    assert!(help("", "--help").contains(&format!("{commands}\nOptions:\n  -h, --help ")));
}

#[test]
fn help_command_prints_the_help_of_a_command() {
    for args in [&[][..], &["get"], &["config", "view"], &["ls"]] {
        let help = Test::new().args(args).args(["--help"]).any_stdout().success().stdout;
        Test::new().args(["help"]).args(args).stdout(help).success();
    }
    let usage = "\nUsage: kubegvr config get-users [OPTIONS]\n";
    Test::new().args(["--context", "get", "config", "get-users", "--help"]).stdout_has(usage).success();
    let parent = Test::new().args(["cache", "-h"]).any_stdout().success().stdout;
    Test::new().args(["cache"]).stderr(parent).failure(2);
}

#[test]
fn help_of_a_command_has_its_own_flags_and_fits_two_screens() {
    for command in COMMANDS {
        let (long, short) = (help(command, "--help"), help(command, "-h"));
        assert!(long.lines().count() <= 80, "{command}: {} lines\n{long}", long.lines().count());
        for text in [&long, &short] {
            let wide: Vec<&str> = text.lines().filter(|line| line.chars().count() > 80).collect();
            assert!(wide.is_empty(), "{command}: {wide:#?}");
            assert!(text.contains(&format!("\nUsage: kubegvr {command}")), "{text}");
            assert!(!text.contains("--kubeconfig <FILE>") && !text.contains("--cache-ttl <"), "{text}");
        }
        assert!(!long.contains("--context <NAME>\n"), "{long}");
        assert_eq!(
            long.matches("\n\n'kubegvr help flags' lists the flags of every command.\n\nExamples:\n").count(),
            1
        );
        let footer = format!("Use 'kubegvr help {command}' for examples, 'kubegvr help flags' for the shared flags.");
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(one_line(&short).ends_with(&footer), "{short}");
    }
}

#[test]
fn short_help_of_a_command_lists_common_global_flags() {
    for (command, flags) in [
        ("get", &["--context <NAME>", "-n, --namespace <NAME>", "--contexts <GLOB>", "--refresh[=<BOOL>]"][..]),
        ("gvrs", &["--context <NAME>", "--contexts <GLOB>", "--refresh[=<BOOL>]"]),
        ("raw", &["--context <NAME>", "--refresh[=<BOOL>]"]),
        ("config view", &["--context <NAME>"]),
    ] {
        let help = help(command, "-h");
        let (_, common) = help.split_once("\n\nCommon flags:\n").unwrap();
        let (common, _) = common.split_once("\n\n").unwrap();
        let listed: Vec<_> = common.lines().filter_map(flag).collect();
        assert_eq!(listed, flags, "{command}");
    }
    assert!(!help("completion", "-h").contains("Common flags"));
}

#[test]
fn help_of_flags_has_every_global_flag() {
    let help = Test::new().env("COLUMNS", "80").args(["help", "flags"]).any_stdout().success().stdout;
    assert!(help.contains("\nUsage: kubegvr [OPTIONS] <COMMAND>\n\nConnection:\n"), "{help}");
    let flags = "kubeconfig kuberc context cluster user server token username password certificate-authority \
                 client-certificate client-key insecure-skip-tls-verify tls-server-name namespace as as-group as-uid \
                 as-user-extra request-timeout disable-compression contexts all-contexts from cache-dir cache-ttl \
                 refresh offline v strict color no-color";
    let listed = help.lines().filter_map(flag).filter_map(|flag| flag.split_once("--"));
    let listed: Vec<_> = listed.map(|(_, flag)| flag.split([' ', '[']).next().unwrap()).collect();
    assert_eq!(listed.join(" "), flags);
}

/// The command lines in the examples of a help.
fn examples(help: &str) -> Vec<&str> {
    let (_, examples) = help.split_once("\nExamples:\n").unwrap();
    let examples = examples.split("\n\n").next().unwrap();
    examples.lines().map(str::trim).filter(|line| !line.starts_with('#')).collect()
}

#[test]
fn examples_of_every_help_succeed_on_the_demo_cluster() {
    let (prod, staging) = (Cluster::demo().serve(), Cluster::staging().serve());
    let kubeconfig = config([("prod", &prod), ("staging", &staging)]);
    let home = Home::new();
    home.write("manifests/shop.yaml", include_str!("../../docs/shop.yaml"));
    home.kubeconfig(kubeconfig);
    home.write("other.yaml", std::fs::read(home.join(".kube/config")).unwrap());
    for (context, file) in [("prod", "prod.json"), ("staging", "staging.json"), ("prod", "snapshots/prod.json")] {
        std::fs::create_dir_all(home.join(file).parent().unwrap()).unwrap();
        Test::in_home(&home).args(["snapshot", "--context", context, "-f", file]).success();
    }
    // Of these the exit code reports that something was found.
    let code = |line: &str| match line {
        "kubegvr diff staging prod"
        | "kubegvr diff prod.json staging.json snapshots/prod.json"
        | "kubegvr diff staging prod --ignore=verbs,short-names"
        | "kubegvr diff staging prod --stat"
        | "kubegvr diff staging prod -o json"
        | "kubegvr check -R -f manifests"
        | "helm template . | kubegvr check -f - --target=1.37"
        | "kubegvr check -f manifests/shop.yaml --from staging.json"
        | "kubegvr check -R -f manifests -o github"
        | "kubegvr check -R -f manifests -o junit > check.xml"
        | "kubegvr removals --from staging.json --fail-on=removed" => 1,
        _ => 0,
    };
    let is_silent = |line: &str| line.starts_with("kubegvr snapshot ") || line == "kubegvr diff prod.json context:prod";
    let mut count = 0;
    for command in [""].into_iter().chain(COMMANDS) {
        for line in examples(&help(command, "--help")) {
            // The command, without the shell around it.
            let (_, arguments) = line.split_once("kubegvr ").unwrap();
            let arguments = arguments.split([')', '>']).next().unwrap();
            let test = Test::in_home(&home).args(words(arguments)).stdin(include_str!("../../docs/shop.yaml"));
            let run = test.any_stdout().any_stderr().failure(code(line));
            assert!(!run.stderr.contains("error: ") && !run.stderr.contains("warning: "), "{line}\n{}", run.stderr);
            assert_eq!(run.stdout.is_empty(), is_silent(line), "{line}\n{}", run.stderr);
            count += 1;
        }
    }
    assert!(count > 80, "{count} examples are found");
}
