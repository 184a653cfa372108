//! Completion: what each shell is given, and what it inserts when TAB is pressed.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::support::cluster::Cluster;
use crate::support::kubeconfig::KubeConfig;
#[cfg(unix)]
use crate::support::plugin::Plugin;
use crate::support::server::ApiServer;
#[cfg(target_os = "linux")]
use crate::support::shell::Shell;
use crate::support::{Home, Test, discovery_folder, make_older, warm};

const SHELLS: [(&str, &str); 5] = [
    ("bash", "kubegvr.bash"),
    ("zsh", "_kubegvr"),
    ("fish", "kubegvr.fish"),
    ("powershell", "_kubegvr.ps1"),
    ("elvish", "kubegvr.elv"),
];
/// The name of a context as `aws eks update-kubeconfig` gives it.
const ARN: &str = "arn:aws:eks:eu-west-1:123456789012:cluster/prod";
const CONTEXT_IS_ARN: &str = "--context=arn:aws:eks:eu-west-1:123456789012:cluster/prod";

#[test]
fn every_shell_gets_its_committed_file() {
    for (shell, file) in SHELLS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions").join(file);
        let script = fs::read_to_string(path).unwrap();
        assert!(script.contains("KUBEGVR_COMPLETE") && script.len() < 2_000, "{file}");
        Test::new().args(["completion", shell]).stdout(script).success();
    }
}

/// No PowerShell runs the script here, so its text is checked for what would run a typed `$(...)`.
#[test]
fn powershell_evaluates_nothing_that_is_typed() {
    let script = include_str!("../../completions/_kubegvr.ps1");
    for evaluation in ["Invoke-Expression", "iex", "ScriptBlock]::Create", "InvokeScript", "SafeGetValue"] {
        assert!(!script.to_lowercase().contains(&evaluation.to_lowercase()), "{evaluation}");
    }
    assert!(script.contains("& kubegvr @words"), "the words are an array of arguments");
}

#[test]
fn completion_needs_no_kubeconfig_or_server() {
    let broken = || Test::new().file(".kube/config", "{").env("KUBECONFIG", "/none");
    broken().args(["completion", "bash", "--context=none"]).any_stdout().success();
}

#[test]
fn unknown_shell_is_refused() {
    Test::new()
        .args(["completion", "tcsh"])
        .stderr(
            "error: invalid value 'tcsh' for '<SHELL>'\n  [possible values: bash, zsh, fish, powershell, elvish]\n\n  \
             tip: a similar value exists: 'zsh'\n\nFor more information, try '--help'.\n",
        )
        .failure(2);
}

/// A warm cache for the context `test`, and two contexts more: an ARN, with an empty cluster in the cache, and one that
/// has a space in its name and no cache.
fn fleet() -> (ApiServer, ApiServer, Home) {
    let (server, home) = warm();
    let empty = Cluster::empty().with_resources("v1", "gadgets gadget Gadget namespaced gl").serve();
    let config = KubeConfig::of(&server)
        .namespace("web")
        .and(KubeConfig::of(&empty).named(ARN).namespace("data"))
        .and(KubeConfig::of(&server).named("my test").namespace("web"));
    home.kubeconfig(config);
    Test::in_home(&home).args(["resolve", "gadgets", "--context", ARN]).any_stdout().success();
    (server, empty, home)
}

/// What fish is given: a candidate a line, with its help after a tab.
#[track_caller]
fn candidates(home: &Home, words: &[&str]) -> Vec<String> {
    let run = Test::in_home(home).env("KUBEGVR_COMPLETE", "fish").args(["--", "kubegvr"]).args(words);
    run.any_stdout().success().stdout.lines().map(str::to_owned).collect()
}

/// The candidates without their help, one after the other.
#[track_caller]
fn names(home: &Home, words: &[&str]) -> String {
    let values = candidates(home, words);
    values.iter().map(|line| line.split('\t').next().unwrap()).collect::<Vec<_>>().join(" ")
}

#[test]
fn commands_are_candidates_by_name_and_flags_after_a_dash() {
    let home = Home::new();
    let commands = "api-resources api-versions gvrs resolve get raw pods snapshot diff check removals wait config cache version \
                    completion";
    assert_eq!(names(&home, &[""]), commands);
    assert_eq!(names(&home, &["api-r"]), "api-resources");
    assert_eq!(names(&home, &["po"]), "pods");
    assert_eq!(names(&home, &["pod"]), "pods");
    assert_eq!(names(&home, &["vers"]), "versions version");
    assert_eq!(names(&home, &["version", ""]), "");
    assert_eq!(
        names(&home, &["version", "--c"]),
        "--client --context --cluster --certificate-authority --client-certificate \
        --client-key --contexts --cache-dir --cache-ttl --color"
    );
    assert_eq!(names(&home, &["config", ""]), "view get-contexts current-context get-clusters get-users");
    assert_eq!(names(&home, &["--", "-"]), "");
    assert_eq!(
        candidates(&home, &["gvrs", "--no-h"]),
        ["--no-headers\tWhen using the default output format, don't print headers"]
    );
    // `raw` refuses `--from`, and `get` refuses `--template`.
    assert_eq!(names(&home, &["raw", "--fr"]), "");
    assert_eq!(names(&home, &["get", "--temp"]), "");
}

#[test]
fn values_of_flags_come_from_the_program() {
    let home = Home::new();
    assert_eq!(names(&home, &["gvrs", "-o", ""]), "json ndjson yaml name wide");
    assert_eq!(names(&home, &["gvrs", "-on"]), "-ondjson -oname");
    assert_eq!(names(&home, &["gvrs", "--output=n"]), "--output=ndjson --output=name");
    assert_eq!(
        names(&home, &["get", "-o", ""]),
        "json yaml jsonpath= jsonpath-as-json= jsonpath-file= name wide custom-columns= custom-columns-file="
    );
    assert_eq!(names(&home, &["config", "view", "-o", "j"]), "json jsonpath= jsonpath-as-json= jsonpath-file=");
    assert_eq!(names(&home, &["api-resources", "--sort-by", ""]), "group name kind");
    assert_eq!(
        names(&home, &["pods", "--sort-by", ""]),
        "restarts age name node status .metadata.name \
        .metadata.namespace .metadata.creationTimestamp"
    );
    assert_eq!(names(&home, &["get", "--sort-by", ".metadata.n"]), ".metadata.name .metadata.namespace");
    assert_eq!(names(&home, &["gvrs", "--no-headers="]), "--no-headers=true --no-headers=false");
    assert_eq!(names(&home, &["--color", ""]), "auto always never");
    assert_eq!(names(&home, &["wait", "--for", ""]), "served gone");
    assert_eq!(names(&home, &["diff", "--ignore", "verbs,sc"]), "verbs,scope");
    assert_eq!(names(&home, &["completion", ""]), "bash zsh fish powershell elvish");
    // The values of these are the server's, the user's or secret.
    for flag in ["--token", "--server", "--as", "--request-timeout", "--selector"] {
        assert_eq!(names(&home, &["get", flag, ""]), "", "{flag}");
    }
}

#[test]
fn names_of_the_kubeconfig_are_candidates() {
    let (server, _empty, home) = fleet();
    let cluster = |name: &str| format!("{name}\t{name}");
    assert_eq!(candidates(&home, &["gvrs", "--context", ""]), [cluster(ARN), cluster("my test"), cluster("test")]);
    assert_eq!(names(&home, &["--cluster", "m"]), "my test");
    assert_eq!(names(&home, &["--user=t"]), "--user=test");
    assert_eq!(names(&home, &["pods", "-n", ""]), "data web");
    assert_eq!(names(&home, &["config", "get-contexts", "te"]), "test");
    assert_eq!(names(&home, &["snapshot", "te"]), "test");
    assert_eq!(names(&home, &["gvrs", "--contexts", "te"]), "test");
    assert_eq!(names(&home, &["gvrs", "--contexts", "test,my"]), "test,my test");
    // Another kubeconfig, in the variable and in the flag.
    let fleet = KubeConfig::of(&server).named("prod-eu").and(KubeConfig::of(&server).named("prod-us")).text();
    home.write("fleet", fleet);
    assert_eq!(
        candidates(&home, &["gvrs", "--kubeconfig", "fleet", "--contexts", "p"]),
        ["prod-eu\tprod-eu", "prod-us\tprod-us", "prod-*\t2 contexts"]
    );
    assert_eq!(names(&home, &["gvrs", "--kubeconfig=fleet", "--contexts=s"]), "");
    let run = Test::in_home(&home).env("KUBECONFIG", "fleet").env("KUBEGVR_COMPLETE", "elvish");
    run.args(["--", "kubegvr", "--context", ""]).stdout("prod-eu\nprod-us\n").success();
}

#[test]
fn names_of_the_cached_surface_are_candidates() {
    let (server, empty, home) = fleet();
    let requests = (server.requests().len(), empty.requests().len());
    let files = home.files("");
    assert_eq!(
        candidates(&home, &["resolve", "deploy"]),
        ["deploy\tdeployments.apps", "deployments\tDeployment apps/v1"]
    );
    assert_eq!(
        names(&home, &["get", "po"]),
        "po poddisruptionbudgets pods pods.metrics.k8s.io pods.shadow.example.com podtemplates"
    );
    assert_eq!(candidates(&home, &["resolve", "Deployment"]), ["Deployment\tdeployments.apps"]);
    assert_eq!(names(&home, &["resolve", "deployments."]), "deployments.apps deployments.v1.apps");
    assert_eq!(names(&home, &["resolve", "pods", "deployments"]), "deployments");
    assert_eq!(names(&home, &["gvrs", "deployments"]), "deployments");
    assert_eq!(names(&home, &["wait", "apps"]), "apps apps/v1");
    assert_eq!(names(&home, &["resolve", "apps"]), "");
    assert_eq!(names(&home, &["get", "apps/v1/d"]), "apps/v1/daemonsets apps/v1/deployments");
    assert_eq!(names(&home, &["resolve", "deployments/s"]), "deployments/scale deployments/status");
    assert_eq!(names(&home, &["wait", "apps/v1/d"]), "apps/v1/daemonsets apps/v1/deployments");
    assert_eq!(names(&home, &["get", "pods,deployments"]), "pods,deployments");
    assert_eq!(names(&home, &["get", "al"]), "all");
    // Reviews can only be created.
    assert_eq!(
        (names(&home, &["get", "tokenr"]), names(&home, &["resolve", "tokenr"])),
        (String::new(), "tokenreviews".into())
    );
    // The names of objects are not cached.
    assert_eq!(names(&home, &["get", "pods", ""]), "");
    assert_eq!(names(&home, &["get", "--no-headers", "pods", ""]), "");
    assert_eq!(names(&home, &["pods", ""]), "");
    assert_eq!(
        names(&home, &["api-resources", "--api-group", "a"]),
        "admissionregistration.k8s.io apiextensions.k8s.io \
        apiregistration.k8s.io apps authentication.k8s.io authorization.k8s.io autoscaling"
    );
    assert_eq!(names(&home, &["api-resources", "--verbs", "list,d"]), "list,delete list,deletecollection");
    assert_eq!(names(&home, &["api-resources", "--categories=a"]), "--categories=all --categories=api-extensions");
    assert_eq!(names(&home, &["get", "pods", "--subresource", "s"]), "scale status");
    // The flags of the line lead to the cache, before the command and after it.
    assert_eq!(names(&home, &["--context", ARN, "get", ""]), "gadgets");
    assert_eq!(names(&home, &["get", "--contexts=arn*", "g"]), "gadgets");
    assert_eq!(names(&home, &["get", "--context=none", ""]), "");
    assert_eq!(names(&home, &["get", "--cache-dir=elsewhere", ""]), "");
    assert_eq!(names(&home, &["get", "--kubeconfig=none", ""]), "");
    assert_eq!((server.requests().len(), empty.requests().len()), requests);
    assert_eq!(home.files(""), files);
}

/// From the cache only a part of the surface is decoded, which no candidate shows.
#[test]
fn part_of_the_surface_has_the_candidates_of_all_of_it() {
    let (_server, home) = warm();
    Test::in_home(&home).args(["snapshot", "-f", "all.json"]).any_stderr().success();
    let mut found = 0;
    for word in [
        "",
        "a",
        "d",
        "de",
        "Dep",
        "deploy",
        "deployments",
        "deployments.",
        "deployments.v1.a",
        "deployments/",
        "p",
        "po",
        "pods",
        "pods.",
        "pods.m",
        "pods/lo",
        "v",
        "v1",
        "v1/",
        "v1/po",
        "apps/",
        "apps/v1/De",
        "autosc",
        "hpa.",
        "horizontalpodautoscalers.v1",
        "event",
        "ev",
        "net",
        "networking.k8s.io/",
        "w",
        "Widget",
        "x",
        "x/",
        ".",
        "/",
    ] {
        for command in ["resolve", "get", "wait", "gvrs"] {
            let of_part = candidates(&home, &[command, word]);
            assert_eq!(of_part, candidates(&home, &[command, "--from", "all.json", word]), "{command} {word}");
            found += of_part.len();
        }
    }
    assert!(found > 500, "{found} candidates");
}

#[test]
fn releases_are_those_that_concern_the_cached_surface() {
    let server = Cluster::stock()
        .with_resources(
            "policy/v1beta1",
            "podsecuritypolicies podsecuritypolicy PodSecurityPolicy cluster gl\n\
            poddisruptionbudgets poddisruptionbudget PodDisruptionBudget namespaced gl",
        )
        .serve();
    let home = Test::new().kubeconfig(&server).args(["gvrs"]).any_stdout().success().home;
    let requests = server.requests().len();
    assert_eq!(
        candidates(&home, &["removals", "--target", "1.2"]),
        ["1.21\tdeprecates 2 served APIs", "1.25\tremoves 2 served APIs"]
    );
    assert_eq!(server.requests().len(), requests);
    assert_eq!(names(&Home::new(), &["removals", "--target=1.22"]), "--target=1.22");
}

#[test]
fn files_are_candidates_where_a_file_is_meant() {
    let home = Home::new();
    for file in ["snapshot.json", "some file", "dir/x"] {
        home.write(file, "");
    }
    assert_eq!(names(&home, &["gvrs", "--from", ""]), "dir/ snapshot.json some file");
    assert_eq!(names(&home, &["gvrs", "--from=s"]), "--from=snapshot.json --from=some file");
    assert_eq!(names(&home, &["diff", "snap"]), "snapshot.json");
    assert_eq!(names(&home, &["--kubeconfig", "dir/"]), "dir/x");
    assert_eq!(names(&home, &["snapshot", "-f", "so"]), "some file");
    assert_eq!(names(&home, &["--cache-dir", "d"]), "dir/");
    assert_eq!(names(&home, &["get", "pods", "-o", "jsonpath-file=so"]), "jsonpath-file=some file");
    for words in [["gvrs", "s"], ["--context", "s"], ["pods", "s"], ["raw", "s"]] {
        assert_eq!(names(&home, &words), "", "{words:?}");
    }
}

#[test]
fn hostile_input_gives_no_candidates() {
    let server = Cluster::empty()
        .with_resources("v1", "bad\u{1b}[2J bad Bad namespaced gl\ngood good Go\u{202e}od namespaced gl")
        .serve();
    let home = Test::new().kubeconfig(&server).args(["gvrs"]).any_stdout().success().home;
    assert_eq!(candidates(&home, &["resolve", ""]), ["good"]);
    home.write("new\nline", "");
    assert_eq!(names(&home, &["gvrs", "--from", "n"]), "");
    home.write(".kube/config", "contexts: {\n");
    assert_eq!(names(&home, &["resolve", ""]), "");
    assert_eq!(names(&home, &["--context", ""]), "");
    // The request of a shell never becomes a run of the command.
    for (shell, arguments) in [
        ("tcsh", &["--", "kubegvr", "get", "pods", ""][..]),
        ("fish", &["get", "pods"]),
        ("fish", &["--"]),
        ("fish", &["--", "kubegvr"]),
        ("fish", &[]),
        ("bash", &["--", "kubegvr get ", "pods"]),
        ("bash", &["--", "kubegvr"]),
    ] {
        Test::in_home(&home).env("KUBEGVR_COMPLETE", shell).args(arguments).success();
    }
}

/// What bash is given for a line, of which it replaces the end.
#[track_caller]
fn for_bash(home: &Home, line: &str, replaced: &str) -> String {
    let line = format!("kubegvr {line}");
    let run = Test::in_home(home).env("KUBEGVR_COMPLETE", "bash").args(["--", &line, replaced]);
    run.any_stdout().success().stdout
}

#[test]
fn bash_gets_the_rest_of_a_word_that_it_breaks() {
    let (_server, _empty, home) = fleet();
    let rest = |parts: usize| ARN.splitn(parts + 1, ':').last().unwrap().to_owned() + "\n";
    for (line, replaced, expected) in [
        ("--context arn:aws:", "", rest(2)),
        ("--context arn:aws:e", "e", rest(2)),
        ("--context=", "", format!("{ARN}\nmy\\ test\ntest\n")),
        ("--context=arn:a", "a", rest(1)),
        ("gvrs -o=n", "n", "ndjson\nname\n".into()),
        // As it is where the user has taken `:` from COMP_WORDBREAKS.
        ("--context arn:aws:e", "arn:aws:e", rest(0)),
        ("--context \"arn:aws:e", "arn:aws:e", rest(0)),
        ("--context 'my", "my", "my test\n".into()),
        ("--context \"my t", "my t", "my test\n".into()),
        ("--context my\\ t", "my\\ t", "my\\ test\n".into()),
        ("--context='my", "my", "my test\n".into()),
        // The context counts, however it is written.
        (&format!("--context={ARN} get g"), "g", "gadgets\n".into()),
        (&format!("--context \"{ARN}\" get g"), "g", "gadgets\n".into()),
        ("--context 'my test' get g", "g", String::new()),
    ] {
        assert_eq!(for_bash(&home, line, replaced), expected, "{line}");
    }
}

#[test]
fn each_reader_gets_its_own_form() {
    let (_server, _empty, home) = fleet();
    let run = |shell: &str, words: &[&str]| {
        let run = Test::in_home(&home).env("KUBEGVR_COMPLETE", shell).args(["--", "kubegvr"]).args(words);
        run.any_stdout().success().stdout
    };
    let escaped = ARN.replace(':', "\\:");
    assert_eq!(run("zsh", &["--context", ""]), format!("{escaped}:{ARN}\nmy test:my test\ntest:test\n"));
    assert_eq!(run("elvish", &["--context", ""]), format!("{ARN}\nmy test\ntest\n"));
    assert_eq!(run("powershell", &["--context", "my"]), "'my test'\tmy test\n");
    assert_eq!(run("powershell", &["--context", ""]), format!("{ARN}\t{ARN}\n'my test'\tmy test\ntest\ttest\n"));
    assert_eq!(run("powershell", &["gvrs", "deployme"]), "deployments\tDeployment apps/v1\n");
    // A variable is passed as it is typed.
    assert_eq!(run("powershell", &["--context", "$(calc)"]), "");
    assert_eq!(run("powershell", &["gvrs", "-o=nd"]), "-o=ndjson\tOne JSON item per line\n");
    assert_eq!(run("powershell", &["gvrs", "-n", "$ns", "deployme"]), "deployments\tDeployment apps/v1\n");
    // A word with an open quote.
    assert_eq!(run("fish", &["--context", "'my t"]), "my test\tmy test\n");
}

#[cfg(unix)]
#[test]
fn completion_runs_no_plugin_and_writes_nothing() {
    let server = Cluster::demo().serve();
    let plugin = Plugin::printing(&server, &json!({"token": "good"}));
    let home = &plugin.home;
    Test::in_home(home).args(["gvrs"]).any_stdout().success();
    // Whatever its age.
    let groups = discovery_folder(home, &server).join("servergroups.json");
    make_older(&groups, 1_000_000);
    let (requests, files) = (server.requests().len(), home.files(""));
    assert_eq!((requests, plugin.runs()), (2, 1));
    for words in
        [&["get", "deployme"][..], &["get", "--refresh", "deployme"], &["gvrs", "-v=9", "--cache-ttl=0", "deployme"]]
    {
        assert_eq!(names(home, words), "deployments", "{words:?}");
    }
    assert_eq!(names(home, &["get", "--cache-dir", "elsewhere", "deployme"]), "");
    assert_eq!((server.requests().len(), plugin.runs(), home.files("")), (requests, 1, files));
    assert!(groups.metadata().unwrap().modified().unwrap().elapsed().unwrap().as_secs() > 900_000);
}

#[cfg(unix)]
#[test]
fn kubectl_gets_candidates_and_a_directive() {
    use std::os::unix::fs::symlink;
    let (server, _empty, home) = fleet();
    let requests = server.requests().len();
    symlink(env!("CARGO_BIN_EXE_kubegvr"), home.join("kubectl_complete-gvr")).unwrap();
    let run = |words: &[&str]| {
        let mut command = std::process::Command::new(home.join("kubectl_complete-gvr"));
        let output = command.args(words).env_clear().env("HOME", home.path()).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty());
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(run(&["resolve", "deployments"]), "deployments\tDeployment apps/v1\n:4\n");
    assert_eq!(run(&["--context", "arn:"]), format!("{ARN}\t{ARN}\n:4\n"));
    // kubectl's scripts put the flag in front.
    assert_eq!(run(&["get", "--context=arn:"]), format!("{ARN}\t{ARN}\n:4\n"));
    assert_eq!(
        run(&["version", "--cli"]),
        "--client\tIf true, shows client version only (no server required)\n\
        --client-certificate\tPath to a client certificate file for TLS\n--client-key\tPath to a client key file for TLS\n:4\n"
    );
    assert_eq!(run(&["pods", ""]), ":4\n");
    assert_eq!(run(&[]), ":4\n");
    assert_eq!(server.requests().len(), requests);
}

/// Lines in which TAB is pressed, each with the words that they become in every shell.
#[cfg(target_os = "linux")]
const TYPED: &[(&str, &[&str])] = &[
    ("kubegvr api-r\t", &["kubegvr", "api-resources"]),
    // The short name is what both begin with.
    ("kubegvr gvrs dep\t", &["kubegvr", "gvrs", "deploy"]),
    ("kubegvr gvrs deployme\t", &["kubegvr", "gvrs", "deployments"]),
    ("kubegvr wait apps/v1/dep\t", &["kubegvr", "wait", "apps/v1/deployments"]),
    ("kubegvr get pods,deployme\t", &["kubegvr", "get", "pods,deployments"]),
    ("kubegvr gvrs --no-he\t", &["kubegvr", "gvrs", "--no-headers"]),
    // A context that is an ARN.
    ("kubegvr --context a\t", &["kubegvr", "--context", ARN]),
    ("kubegvr --context arn:aws:e\t", &["kubegvr", "--context", ARN]),
    ("kubegvr --context=a\t", &["kubegvr", CONTEXT_IS_ARN]),
    ("kubegvr --context=arn:aws:\t", &["kubegvr", CONTEXT_IS_ARN]),
    ("kubegvr get --context=arn:aws:\tgad\t", &["kubegvr", "get", CONTEXT_IS_ARN, "gadgets"]),
    ("kubegvr gvrs -o=nd\t", &["kubegvr", "gvrs", "-o=ndjson"]),
    // Spaces.
    ("kubegvr --context my\t", &["kubegvr", "--context", "my test"]),
    ("kubegvr --context 'my\t", &["kubegvr", "--context", "my test"]),
    ("kubegvr --context \"my\tpods", &["kubegvr", "--context", "my test", "pods"]),
    ("kubegvr --context=my\t", &["kubegvr", "--context=my test"]),
    ("kubegvr gvrs --from some\t", &["kubegvr", "gvrs", "--from", "some file"]),
    ("kubegvr gvrs --from dir\tx\t", &["kubegvr", "gvrs", "--from", "dir/xylophone"]),
    ("kubegvr get -o jsonpath-f\tsome\t", &["kubegvr", "get", "-o", "jsonpath-file=some file"]),
    // Nothing is inserted that is no candidate, nor a beginning that one would not want.
    ("kubegvr get \t", &["kubegvr", "get"]),
    ("kubegvr version \t", &["kubegvr", "version"]),
    ("kubegvr get pods \t", &["kubegvr", "get", "pods"]),
    ("kubegvr pods s\t", &["kubegvr", "pods", "s"]),
    ("kubegvr get --context=none d\t", &["kubegvr", "get", "--context=none", "d"]),
];

#[cfg(target_os = "linux")]
#[test]
fn tab_in_bash_zsh_and_fish_inserts_candidates() {
    let (server, empty, home) = fleet();
    for file in ["some file", "dir/xylophone"] {
        home.write(file, "");
    }
    let requests = (server.requests().len(), empty.requests().len());
    let mut faults = Vec::new();
    for name in ["bash", "zsh", "zsh with fpath", "fish"] {
        let Some(mut shell) = Shell::start(name, &home) else { continue };
        for (typed, expected) in TYPED {
            let words = shell.words(typed);
            if words != *expected {
                faults.push(format!("{name}: {typed:?} becomes {words:?}, not {expected:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!((server.requests().len(), empty.requests().len()), requests);
}

#[cfg(target_os = "linux")]
#[test]
fn tab_on_several_candidates_lists_them_without_flags() {
    let (_server, _empty, home) = fleet();
    for name in ["bash", "zsh", "fish"] {
        let Some(mut shell) = Shell::start(name, &home) else { continue };
        let list = |line: &str| match name {
            // The first TAB inserts what all candidates begin with.
            "bash" => format!("{line}\t\t"),
            "zsh" => format!("{line}\t"),
            // fish shows no list on a terminal this simple.
            _ => format!("complete -C '{line}'\r"),
        };
        let screen = shell.list(&list("kubegvr "), &["api-resources", "config", "completion"]);
        assert!(!screen.contains("--context"), "{name}: {screen}");
        shell.list(&list("kubegvr --context "), &["my", "cluster/prod"]);
        // A context may have the name of a command.
        let words = shell.words("kubegvr --context version config get-cl\t");
        assert_eq!(words, ["kubegvr", "--context", "version", "config", "get-clusters"], "{name}");
    }
}
