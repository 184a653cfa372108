//! Credential plugins: how they are found, what input they get, when they run, what arrives at the server, and what is
//! reported of one that is missing, forbidden, wrong, interrupted or late.

use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustix::process::Signal;
use rustix::termios::{LocalModes, tcgetattr};
use serde_json::{Value, json};

use crate::support::certs::Authority;
use crate::support::cluster::Cluster;
use crate::support::http::{Request, Response};
use crate::support::plugin::{Plugin, V1, print};
use crate::support::running::{Running, SIGNALS, command, until};
use crate::support::server::ApiServer;
#[cfg(target_os = "linux")]
use crate::support::terminal::Terminal;
use crate::support::tls::ClientCertificates;
use crate::support::version::{BOTH, CLIENT, server_version};
use crate::support::{Test, status};

const V1BETA1: &str = "client.authentication.k8s.io/v1beta1";
const INFO: &str = r#"printf %s "$KUBERNETES_EXEC_INFO" > "$HOME/info""#;

fn serve(handler: impl Fn(&Request) -> Option<Response> + Send + Sync + 'static) -> ApiServer {
    ApiServer::start(move |request| handler(request).unwrap_or_else(server_version))
}

fn version(plugin: &Plugin) -> Test {
    Test::in_home(&plugin.home).args(["version"])
}

/// A script that prints the token `first` in its first run and `second` afterwards.
fn two_tokens() -> String {
    let [first, second] = ["first", "second"].map(|token| print(V1, &json!({"token": token})));
    format!("if [ -e \"$HOME/once\" ]; then {second}; else : > \"$HOME/once\"; {first}; fi")
}

fn token(request: &Request) -> &str {
    request.header("authorization").unwrap_or_default()
}

#[test]
fn plugin_of_either_api_version_provides_a_token() {
    for (api_version, mode) in [(V1, "IfAvailable"), (V1BETA1, "Never"), (V1BETA1, "''")] {
        let server = serve(|_| None);
        let plugin = Plugin::new(&server, &print(api_version, &json!({"token": "t0ken"})));
        plugin.configure("", &format!("apiVersion: {api_version}, interactiveMode: {mode}"));
        version(&plugin).stdout(BOTH).success();
        assert_eq!((server.count("/version"), token(&server.requests()[0])), (1, "Bearer t0ken"));
    }
}

#[test]
fn plugin_output_in_yaml_is_accepted() {
    let server = serve(|_| None);
    let plugin = Plugin::new(&server, &format!("echo 'apiVersion: {V1}'; echo 'status: {{token: t, other: 1}}'"));
    version(&plugin).stdout(BOTH).success();
    assert_eq!(token(&server.requests()[0]), "Bearer t");
}

#[test]
fn plugin_without_terminal_is_not_interactive() {
    let server = serve(|_| None);
    for mode in ["Never", "IfAvailable"] {
        let plugin = Plugin::new(
            &server,
            &format!("{INFO}\nread line; echo \"[$line]\" > \"$HOME/stdin\"\n{}", print(V1, &json!({"token": "t"}))),
        );
        plugin.configure("", &format!("interactiveMode: {mode}"));
        version(&plugin).stdin("our own\n").stdout(BOTH).success();
        let info =
            format!("{{\"kind\":\"ExecCredential\",\"apiVersion\":\"{V1}\",\"spec\":{{\"interactive\":false}}}}\n");
        assert_eq!((plugin.home.read("info"), plugin.home.read("stdin")), (info, "[]\n".to_owned()));
    }
    let plugin = Plugin::new(&server, "");
    plugin.configure("", "interactiveMode: Always");
    let reason = "exec plugin cannot support interactive mode: standard input is not a terminal";
    version(&plugin)
        .stdout(CLIENT)
        .stderr(format!("Unable to connect to the server: getting credentials: {reason}\n"))
        .failure(1);
    plugin.configure("", "interactiveMode: ''");
    let reason = "error: interactiveMode must be specified for u to use exec authentication plugin\n";
    version(&plugin).stdout(CLIENT).stderr(reason).failure(1);
    assert_eq!(plugin.runs(), 0);
}

#[test]
fn provide_cluster_info_passes_cluster_to_plugin() {
    let server = serve(|_| None);
    let plugin = Plugin::new(&server, &format!("{INFO}\n{}", print(V1, &json!({"token": "t"}))));
    let exec_info = |cluster: String| {
        format!(
            "{{\"kind\":\"ExecCredential\",\"apiVersion\":\"{V1}\",\"spec\":{{\"cluster\":{{{cluster}}},\"interactive\":false}}}}\n"
        )
    };
    let (url, authority) = (server.url(), STANDARD.encode(server.authority().pem()));
    plugin.configure("", "provideClusterInfo: true");
    version(&plugin).stdout(BOTH).success();
    let plain = format!(r#""server":"{url}","certificate-authority-data":"{authority}","config":null"#);
    assert_eq!(plugin.home.read("info"), exec_info(plain));
    version(&plugin).args(["-s", &format!("{url}/a//b/"), "--insecure-skip-tls-verify"]).stdout(BOTH).success();
    let insecure = format!(r#""server":"{url}/a//b/","insecure-skip-tls-verify":true,"config":null"#);
    assert_eq!(plugin.home.read("info"), exec_info(insecure));
    plugin.configure(
        "    tls-server-name: localhost\n    disable-compression: true\n    proxy-url: http://127.0.0.1:1/\n    extensions:\n    - name: other\n      extension: 5\n    \
         - name: client.authentication.k8s.io/exec\n      extension: {b: '<&>', a: [1.50, ~], z: {}}\n",
        "provideClusterInfo: true",
    );
    version(&plugin).stdout(CLIENT).any_stderr().failure(1);
    let all = format!(
        r#""server":"{url}","tls-server-name":"localhost","certificate-authority-data":"{authority}","proxy-url":"http://127.0.0.1:1/","disable-compression":true,"config":{{"a":[1.5,null],"b":"\u003c\u0026\u003e","z":{{}}}}"#
    );
    assert_eq!(plugin.home.read("info"), exec_info(all));
}

#[test]
fn plugin_gets_args_and_env_without_shell_expansion() {
    let server = serve(|_| None);
    let script = "printf '[%s]' \"$@\" \"$A\" \"$B\" \"$OURS\" \"${KUBERNETES_EXEC_INFO%%:*}\" > \"$HOME/seen\"\n";
    let plugin = Plugin::new(&server, &format!("{script}{}", print(V1, &json!({"token": "t"}))));
    plugin.configure(
        "",
        "args: [a b, $HOME, '*', ''], env: [{name: A, value: x}, {name: B, value: first}, {name: B, value: $A}, {name: KUBERNETES_EXEC_INFO, value: z}]",
    );
    version(&plugin).env("A", "overridden").env("OURS", "kept").stdout(BOTH).success();
    assert_eq!(plugin.home.read("seen"), "[a b][$HOME][*][][x][$A][kept][{\"kind\"]");
}

#[test]
fn plugin_command_is_found_on_path_or_relative_to_kubeconfig() {
    let server = serve(|_| None);
    let plugin = Plugin::new(&server, "");
    for (dir, token) in [("ours", "ours"), ("theirs", "theirs"), (".kube/bin", "relative")] {
        plugin.home.script(&format!("{dir}/tool"), &print(V1, &json!({"token": token})));
    }
    // A file without execute permission is skipped.
    plugin.home.write("early/tool", "");
    let path = ["early", "ours"].map(|dir| plugin.home.join(dir).display().to_string()).join(":");
    let theirs = plugin.home.join("theirs").display().to_string();
    plugin.configure("", &format!("command: tool, env: [{{name: PATH, value: {theirs}}}]"));
    version(&plugin).env("PATH", &path).stdout(BOTH).success();
    plugin.configure("", "command: bin/tool");
    version(&plugin).env("PATH", &path).current_dir("elsewhere").stdout(BOTH).success();
    let tokens: Vec<_> = server.requests().iter().map(|request| token(request).to_owned()).collect();
    assert_eq!(tokens, ["Bearer ours", "Bearer relative"]);
}

#[test]
fn plugin_may_provide_certificate_with_or_without_token() {
    let setup = ApiServer::setup().client_certificates(ClientCertificates::Required);
    let server = setup.start(|_| server_version());
    let client = server.authority().client("by-plugin", "group");
    let pair = json!({"clientCertificateData": client.certificate, "clientKeyData": client.key});
    let mut both = pair.clone();
    both["token"] = json!("t");
    for status in [pair, both] {
        version(&Plugin::printing(&server, &status)).stdout(BOTH).success();
    }
    let seen = |request: &Request| (request.client_certificate_cn.clone().unwrap(), token(request).to_owned());
    let seen: Vec<_> = server.requests().iter().map(seen).collect();
    assert_eq!(seen, [("by-plugin".to_owned(), String::new()), ("by-plugin".to_owned(), "Bearer t".to_owned())]);
}

#[test]
fn a_credential_is_used_until_it_expires() {
    for (expires, runs) in [("2040-01-01T00:00:00.5+02:00", 1), ("2020-01-01T00:00:00Z", 2)] {
        let server = Cluster::stock().token("t").serve();
        let plugin = Plugin::printing(&server, &json!({"token": "t", "expirationTimestamp": expires}));
        Test::in_home(&plugin.home).args(["api-versions"]).any_stdout().success();
        assert_eq!((server.requests().len(), plugin.runs()), (2, runs), "{expires}");
    }
}

#[test]
fn a_refused_credential_is_renewed_once_and_the_request_sent_again() {
    let server = serve(|request| (token(request) != "Bearer second").then(status::unauthorized));
    let plugin = Plugin::new(&server, &two_tokens());
    version(&plugin).stdout(BOTH).success();
    let tokens: Vec<_> = server.requests().iter().map(|request| token(request).to_owned()).collect();
    assert_eq!((tokens, plugin.runs()), (vec!["Bearer first".to_owned(), "Bearer second".to_owned()], 2));
}

#[test]
fn credential_refused_twice_is_an_error() {
    let server = serve(|_| Some(status::unauthorized()));
    let plugin = Plugin::new(&server, &two_tokens());
    let reason =
        "error: You must be logged in to the server (the server has asked for the client to provide credentials)\n";
    version(&plugin).stdout(CLIENT).stderr(reason).failure(1);
    assert_eq!((server.requests().len(), plugin.runs()), (2, 2));
    plugin.write("", "token: fixed");
    version(&plugin).stdout(CLIENT).stderr(reason).failure(1);
    assert_eq!((server.requests().len(), plugin.runs()), (3, 2));
}

#[test]
fn concurrent_requests_share_one_plugin_run_and_one_renewal() {
    let cluster = Cluster::stock().legacy().handler();
    let server = ApiServer::start(move |request| match token(request) {
        "Bearer first" if !["/api", "/apis"].contains(&request.path.as_str()) => status::unauthorized(),
        _ => cluster(request),
    });
    let plugin = Plugin::printing(&server, &json!({"token": "good"}));
    Test::in_home(&plugin.home).args(["api-resources", "--cache-dir", "one"]).any_stdout().success();
    let all = server.requests().len();
    assert_eq!((plugin.runs(), all > 20), (1, true));
    let plugin = Plugin::new(&server, &two_tokens());
    Test::in_home(&plugin.home).args(["api-resources", "--cache-dir", "two"]).any_stdout().success();
    assert_eq!(plugin.runs(), 2);
}

#[test]
fn a_plugin_is_not_run_where_its_credential_would_not_be_sent() {
    let server = serve(|_| None);
    let plain = ApiServer::setup().plain_http().start(|_| server_version());
    let client = server.authority().client("admin", "system:masters");
    let plugin = Plugin::printing(&server, &json!({"token": "t"}));
    plugin.home.write("client.crt", &client.certificate);
    plugin.home.write("client.key", &client.key);
    version(&plugin).args(["-s", &plain.url()]).stdout(BOTH).success();
    assert_eq!(token(&plain.requests()[0]), "");
    version(&plugin).args(["--token", "static"]).stdout(BOTH).success();
    version(&plugin).args(["--username", "u", "--password", "p"]).stdout(BOTH).success();
    version(&plugin).args(["--client-certificate", "client.crt", "--client-key", "client.key"]).stdout(BOTH).success();
    let tokens: Vec<_> = server.requests().iter().map(|request| token(request).to_owned()).collect();
    assert_eq!((tokens, plugin.runs()), (vec!["Bearer static".into(), "Basic dTpw".into(), String::new()], 0));
}

const GETTING: &str = "Unable to connect to the server: getting credentials: ";

fn versions() -> ApiServer {
    ApiServer::start(|_| server_version())
}

/// `version`, which fails with these lines before any request.
#[track_caller]
fn fails(plugin: &Plugin, server: &ApiServer, stderr: impl Into<String>) {
    Test::in_home(&plugin.home).args(["version"]).stdout(CLIENT).stderr(stderr).failure(1);
    assert!(server.requests().is_empty());
}

#[test]
fn missing_plugin_is_reported_with_install_hint() {
    let server = versions();
    let plugin = Plugin::new(&server, "");
    plugin.configure("", "command: no-such-plugin, installHint: \"get it at\\n  https://x\\e[1m\"");
    let missing = format!("{GETTING}exec: executable no-such-plugin not found\n");
    fails(&plugin, &server, format!("{missing}hint: get it at\n  https://xU+001B[1m\n"));
    plugin.configure("", "command: no-such-plugin");
    let hint = "the user of the context authenticates with the credential plugin \"no-such-plugin\": install it, and see that it is on the PATH";
    fails(&plugin, &server, format!("{missing}hint: {hint}\n"));
}

#[test]
fn plugin_path_that_cannot_run_is_named() {
    let server = versions();
    let plugin = Plugin::new(&server, "");
    let (home, none) = (plugin.home.path().display().to_string(), plugin.home.join("none").display().to_string());
    for (command, path, reason) in [
        (none.as_str(), "none", "no such file or directory"),
        ("bin/none", ".kube/bin/none", "no such file or directory"),
        ("./config", ".kube/config", "permission denied"),
    ] {
        plugin.configure("", &format!("command: {command}, installHint: not for paths"));
        fails(&plugin, &server, format!("{GETTING}exec: fork/exec {home}/{path}: {reason}\n"));
    }
}

#[test]
fn failing_plugin_exit_code_follows_its_own_stderr() {
    let server = versions();
    for (script, own, code) in [
        ("exit 73", "", 73),
        ("echo 'log in first' >&2; exit 1", "log in first\n", 1),
        ("kill -9 $$", "", -1),
        (&format!("{}; exit 3", print(V1, &json!({"token": "t"}))), "", 3),
    ] {
        let plugin = Plugin::new(&server, script);
        let command = plugin.home.join("plugin").display().to_string();
        fails(&plugin, &server, format!("{own}{GETTING}exec: executable {command} failed with exit code {code}\n"));
    }
}

#[test]
fn invalid_credential_is_refused_with_the_message_of_kubectl() {
    let server = versions();
    let internal = "client.authentication.k8s.io/__internal";
    let (beta, alpha) = ("client.authentication.k8s.io/v1beta1", "client.authentication.k8s.io/v1alpha1");
    let other =
        |version: &str| format!("exec plugin is configured to use API version {V1}, plugin returned version {version}");
    let unknown = |kind: &str, version: &str| {
        format!("decoding stdout: no kind \"{kind}\" is registered for version \"{version}\"")
    };
    let status = |status: Value| json!({"kind": "ExecCredential", "apiVersion": V1, "status": status}).to_string();
    let half = "exec plugin returned only certificate or key, not both";
    let nothing = "exec plugin didn't return a token or cert/key pair";
    let no_status = "exec plugin didn't return a status field";
    for (output, problem) in [
        (String::new(), other(internal)),
        ("{}".into(), other(internal)),
        ("null".into(), other(internal)),
        (r#"{"kind":"ExecCredential","status":{"token":"t"}}"#.into(), other(internal)),
        (json!({"kind": "ExecCredential", "apiVersion": beta, "status": {"token": "t"}}).to_string(), other(beta)),
        (json!({"kind": "ExecCredential", "apiVersion": alpha}).to_string(), unknown("ExecCredential", alpha)),
        (json!({"kind": "Pod", "apiVersion": "v1"}).to_string(), unknown("Pod", "v1")),
        (json!({"kind": "Foo", "apiVersion": V1}).to_string(), unknown("Foo", V1)),
        (json!({"apiVersion": V1}).to_string(), no_status.into()),
        (status(Value::Null), no_status.into()),
        (status(json!({})), nothing.into()),
        (status(json!({"token": ""})), nothing.into()),
        (status(json!({"clientCertificateData": "s3cret"})), half.into()),
        (status(json!({"token": "t", "clientKeyData": "s3cret"})), half.into()),
        // kubectl prints the messages of Go's decoder here; these are kubegvr's own.
        ("s3cret".into(), "decoding stdout: expected a map, found a string".into()),
        (
            status(json!({"token": 5})),
            "decoding stdout: status.token: expected a string, found a number; quote it".into(),
        ),
        (
            status(json!({"token": "t", "expirationTimestamp": "tomorrow"})),
            "decoding stdout: the expirationTimestamp \"tomorrow\" is no RFC 3339 time".into(),
        ),
    ] {
        let plugin = Plugin::new(&server, &format!("printf %s '{output}'"));
        fails(&plugin, &server, format!("{GETTING}{problem}\n"));
        assert_eq!(plugin.runs(), 1);
    }
}

#[test]
fn mismatched_certificate_and_key_are_refused() {
    let server = versions();
    let [one, two] = ["one", "two"].map(|user| Authority::shared().client(user, "group"));
    for (certificate, key, problem) in [
        ("s3cret", "s3cret", "tls: failed to find any PEM data in certificate input"),
        (one.certificate.as_str(), "s3cret", "tls: failed to find any PEM data in key input"),
        (&one.certificate, &two.key, "tls: private key does not match public key"),
    ] {
        let plugin = Plugin::printing(&server, &json!({"clientCertificateData": certificate, "clientKeyData": key}));
        fails(&plugin, &server, format!("{GETTING}failed parsing client key/certificate: {problem}\n"));
    }
}

#[test]
fn token_invalid_in_header_is_not_shown() {
    let server = versions();
    let plugin = Plugin::printing(&server, &json!({"token": "s3cret\nInjected: x"}));
    let problem = "Unable to connect to the server: net/http: invalid header field value for \"Authorization\"\n";
    fails(&plugin, &server, problem);
}

#[test]
fn removed_plugin_api_version_is_refused() {
    let server = versions();
    let plugin = Plugin::new(&server, "");
    plugin.configure("", "apiVersion: client.authentication.k8s.io/v1alpha1");
    fails(&plugin, &server, "error: exec plugin: invalid apiVersion \"client.authentication.k8s.io/v1alpha1\"\n");
    assert_eq!(plugin.runs(), 0);
}

#[test]
fn a_plugin_that_kuberc_forbids_is_not_run() {
    let server = versions();
    let plugin = Plugin::new(&server, "");
    let command = plugin.home.join("plugin").display().to_string();
    let settings = |policy: &str| {
        plugin
            .home
            .write(".kube/kuberc", format!("apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n{policy}\n"));
    };
    settings("credentialPluginPolicy: DenyAll");
    fails(&plugin, &server, format!("{GETTING}plugin \"{command}\" not allowed: policy set to \"DenyAll\"\n"));
    settings("credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{command: /other/plugin}]");
    let reason = "is not permitted by the credential plugin allowlist";
    fails(&plugin, &server, format!("{GETTING}plugin path \"{command}\" {reason}\n"));
    assert_eq!(plugin.runs(), 0);
    settings(&format!("credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{{command: {command}}}]"));
    fails(
        &plugin,
        &server,
        format!(
            "{GETTING}exec plugin is configured to use API version {V1}, plugin returned version client.authentication.k8s.io/__internal\n"
        ),
    );
    assert_eq!(plugin.runs(), 1);
}

/// Anyone who can write to the current directory could place a program of the plugin's name there.
#[test]
fn plugin_in_relative_directory_of_path_is_not_run() {
    let server = versions();
    let plugin = Plugin::new(&server, "");
    let token = print(V1, &json!({"token": "t"}));
    for dir in ["bin", "cwd", "cwd/sub"] {
        plugin.home.script(&format!("{dir}/tool"), &format!("echo {dir} >> \"$HOME/ran\"\n{token}"));
    }
    plugin.configure("", "command: tool");
    let bin = plugin.home.join("bin").display().to_string();
    let run = |path: String| Test::in_home(&plugin.home).args(["version"]).current_dir("cwd").env("PATH", path);
    for policy in ["", "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: tool}]"] {
        plugin
            .home
            .write(".kube/kuberc", format!("apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n{policy}\n"));
        for (first, tool) in [(".", "tool"), ("", "tool"), ("sub", "sub/tool"), ("../cwd", "../cwd/tool")] {
            let hint = format!(
                "the PATH leads to {tool}, and nothing relative to the current directory is run: let the PATH name that directory in full"
            );
            let stderr = format!("{GETTING}exec: executable tool not found\nhint: {hint}\n");
            run(format!("{first}:{bin}")).stdout(CLIENT).stderr(stderr).failure(1);
        }
        assert!(!plugin.home.join("ran").exists());
        run(format!("none:{bin}:.")).any_stdout().success();
        assert_eq!(plugin.home.read("ran"), "bin\n");
        std::fs::remove_file(plugin.home.join("ran")).unwrap();
    }
}

/// A path with `..` after a symbolic link does not lead where its text says.
#[test]
fn plugin_that_runs_is_the_one_the_policy_checked() {
    let server = versions();
    let plugin = Plugin::new(&server, "");
    let token = print(V1, &json!({"token": "t"}));
    for dir in ["listed", "other/deep"] {
        plugin.home.script(&format!("{dir}/tool"), &format!("echo {dir} >> \"$HOME/ran\"\n{token}"));
    }
    plugin.home.script("other/tool", "echo other >> \"$HOME/ran\"");
    std::os::unix::fs::symlink("../other/deep", plugin.home.join("listed/link")).unwrap();
    let home = plugin.home.path().display().to_string();
    plugin.configure("", &format!("command: {home}/listed/link/../tool"));
    let policy =
        format!("credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{{name: {home}/listed/tool}}]");
    plugin
        .home
        .write(".kube/kuberc", format!("apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n{policy}\n"));
    Test::in_home(&plugin.home).args(["version"]).any_stdout().success();
    assert_eq!(plugin.home.read("ran"), "listed\n");
}

/// A plugin that runs a script, writes its process id, and sleeps.
fn sleeping(server: &ApiServer, script: &str) -> Plugin {
    Plugin::new(server, &format!("{script}\necho $$ > \"$HOME/started\"\nexec /bin/sleep 600"))
}

fn started(plugin: &Plugin, name: &str) {
    until("the plugin runs", || fs::read_to_string(plugin.home.join(name)).is_ok_and(|text| text.ends_with('\n')));
}

#[test]
fn signal_ends_run_and_plugin() {
    let server = Cluster::demo().serve();
    // A plugin that ignores the signals is killed.
    for (script, rounds) in [("", 3), ("trap '' TERM INT HUP", 1)] {
        for &(signal, code) in SIGNALS.iter().take(rounds) {
            let plugin = sleeping(&server, script);
            let run = Running::start(&plugin.home, &["api-resources"]);
            started(&plugin, "started");
            run.signal(signal);
            assert_eq!(run.end(), (Some(code), String::new(), String::new()), "{script}");
        }
    }
    assert_eq!(server.requests().len(), 0);
}

/// A terminal sends SIGINT to the whole group: the plugin has time to clean up, and its end is not reported as an
/// error. It has 300 milliseconds before it gets SIGTERM, and 2 seconds after that; on a busy machine some are late.
#[test]
fn plugin_that_gets_the_signal_too_has_time_to_end() {
    let server = Cluster::demo().serve();
    for (signal, code, name, time) in [(Signal::INT, 130, "INT", 300), (Signal::TERM, 143, "TERM", 2000)] {
        let script = format!("cd \"$HOME\"; trap '/bin/sleep 0.1; echo done > tidied; exit 1' {name}; echo > ready");
        let plugin = Plugin::new(&server, &format!("{script}\nwhile :; do /bin/sleep 0.01; done"));
        let mut in_time = 0;
        for _ in 0..10 {
            let run = Running::start(&plugin.home, &["api-resources"]);
            started(&plugin, "ready");
            let start = Instant::now();
            run.signal_group(signal);
            // The shell may report how the process that it waited for ended.
            let (ended, stdout, stderr) = run.end();
            assert_eq!((ended, stdout.as_str()), (Some(code), ""));
            assert!(stderr.lines().all(|line| line == "Terminated" || line.is_empty()), "{stderr}");
            let took = start.elapsed();
            let is_tidy = fs::remove_file(plugin.home.join("tidied")).is_ok();
            assert!(is_tidy || took >= Duration::from_millis(time), "{name} {took:?}");
            in_time += usize::from(is_tidy);
            fs::remove_file(plugin.home.join("ready")).unwrap();
        }
        assert!(in_time > 0, "{name}: none had the time");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn terminal_mode_changed_by_plugin_is_restored() {
    let server = Cluster::demo().serve();
    for &(signal, code) in SIGNALS {
        let plugin = sleeping(&server, "/bin/stty -echo -icanon");
        plugin.configure("", "interactiveMode: Always");
        let (_controller, stdin) = Terminal::pair();
        let before = tcgetattr(&stdin).unwrap().local_modes;
        assert!(before.contains(LocalModes::ECHO | LocalModes::ICANON));
        let run = Running::of(command(&plugin.home, &["api-resources"]).stdin(stdin.try_clone().unwrap()));
        started(&plugin, "started");
        assert!(!tcgetattr(&stdin).unwrap().local_modes.intersects(LocalModes::ECHO | LocalModes::ICANON));
        run.signal(signal);
        assert_eq!(run.end(), (Some(code), String::new(), String::new()));
        assert_eq!(tcgetattr(&stdin).unwrap().local_modes, before);
    }
}

/// The second signal arrives while the run waits for the plugin to end.
#[test]
fn second_signal_ends_run_at_once() {
    let server = Cluster::demo().serve();
    let script = "trap ': > \"$HOME/asked\"' TERM\necho > \"$HOME/ready\"";
    let plugin = Plugin::new(&server, &format!("{script}\nwhile [ ! -e \"$HOME/stop\" ]; do /bin/sleep 0.01; done"));
    let mut run = Running::start(&plugin.home, &["api-resources"]);
    started(&plugin, "ready");
    run.signal(Signal::TERM);
    until("the plugin is asked to end", || plugin.home.join("asked").exists());
    run.signal(Signal::INT);
    assert_eq!(run.code(), Some(130));
    plugin.home.write("stop", "");
    assert_eq!(run.end(), (Some(130), String::new(), String::new()));
}

#[test]
fn plugin_is_stopped_at_the_request_timeout() {
    let server = Cluster::demo().serve();
    let stderr = "Unable to connect to the server: getting credentials: exec: executable {home}/plugin has not finished in \
                  time\n\
                  hint: --request-timeout is for all of the run, and what a plugin asks of a person takes its time\n";
    // What a plugin has started may outlive it, and keep its stdout open.
    let check = |script: &str| {
        let plugin = Plugin::new(&server, &script.replace("{sleep}", "/bin/sleep 60 2>/dev/null"));
        let start = std::time::Instant::now();
        // Time enough for a plugin to begin on a busy machine.
        Test::in_home(&plugin.home).args(["api-resources", "--request-timeout=2s"]).stderr(stderr).failure(1);
        assert!(start.elapsed().as_secs() < 30, "{script}: {:?}", start.elapsed());
        assert_eq!(plugin.runs(), 1, "{script}");
    };
    std::thread::scope(|scope| {
        for script in ["exec {sleep}", "{sleep}", "exec >&-\n{sleep}", "trap '' TERM\n{sleep}"] {
            scope.spawn(move || check(script));
        }
    });
    assert_eq!(server.requests().len(), 0);
}

/// One person answers all prompts, so only one interactive plugin runs at a time.
#[cfg(target_os = "linux")]
#[test]
fn interactive_plugins_of_several_contexts_take_turns() {
    let server = Cluster::demo().token("secret").serve();
    let alone = "cd \"$HOME\"\n[ -e busy ] && echo busy >> overlaps\necho > busy\n/bin/sleep 0.1\n/bin/rm busy";
    let plugin = Plugin::new(&server, &format!("{alone}\n{}", print(V1, &json!({"token": "secret"}))));
    plugin.configure("", "interactiveMode: Always");
    let mut config = plugin.home.read(".kube/config");
    config = config.replace("contexts: [", "contexts: [{name: d, context: {cluster: c, user: u}}, ");
    plugin.home.write(".kube/config", &config);
    let (_controller, stdin) = Terminal::pair();
    let run = Running::of(command(&plugin.home, &["version", "--all-contexts"]).stdin(stdin));
    let mut stdout = format!("Client Version: v{}\nCONTEXT   SERVER VERSION\n", env!("CARGO_PKG_VERSION"));
    for name in ["c", "d"] {
        writeln!(stdout, "{name}         v1.36.2").unwrap();
    }
    assert_eq!(run.end(), (Some(0), stdout, String::new()));
    assert_eq!((plugin.runs(), plugin.home.join("overlaps").exists()), (2, false));
}
