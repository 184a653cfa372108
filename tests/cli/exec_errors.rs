//! Credential plugins that are missing, forbidden, fail, or print no valid credential.

use serde_json::{Value, json};

use crate::support::Test;
use crate::support::certs::Authority;
use crate::support::plugin::{Plugin, V1, print};
use crate::support::server::ApiServer;
use crate::support::version::{CLIENT, server_version};

const GETTING: &str = "Unable to connect to the server: getting credentials: ";

fn server() -> ApiServer {
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
    let server = server();
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
    let server = server();
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
    let server = server();
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
    let server = server();
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
    let server = server();
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
    let server = server();
    let plugin = Plugin::printing(&server, &json!({"token": "s3cret\nInjected: x"}));
    let problem = "Unable to connect to the server: net/http: invalid header field value for \"Authorization\"\n";
    fails(&plugin, &server, problem);
}

#[test]
fn removed_plugin_api_version_is_refused() {
    let server = server();
    let plugin = Plugin::new(&server, "");
    plugin.configure("", "apiVersion: client.authentication.k8s.io/v1alpha1");
    fails(&plugin, &server, "error: exec plugin: invalid apiVersion \"client.authentication.k8s.io/v1alpha1\"\n");
    assert_eq!(plugin.runs(), 0);
}

#[test]
fn a_plugin_that_kuberc_forbids_is_not_run() {
    let server = server();
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
    let server = server();
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
    let server = server();
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
