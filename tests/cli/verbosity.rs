//! What each level of `-v` logs, and that no level logs a secret.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::support::Test;
use crate::support::cluster::Cluster;
use crate::support::http::Response;
use crate::support::plugin::{Plugin, V1, print};
use crate::support::server::ApiServer;
use crate::support::version::BOTH;

fn server() -> ApiServer {
    ApiServer::start(|_| {
        Response::bytes(r#"{"gitVersion":"v1.36.2"}"#).header("Set-Cookie", "s3cret").header("X-Other", "sh\town")
    })
}

/// The log lines of a level, without their times.
fn lines(server: &ApiServer, level: &str) -> Vec<String> {
    let plugin = Plugin::printing(server, &json!({"token": "s3cret"}));
    let args =
        ["version", "-v", level, "--as", "jane", "--as-uid=7", "--as-group=dev", "--as-user-extra", "key=s3cret"];
    let stderr = Test::in_home(&plugin.home).args(args).stdout(BOTH).any_stderr().success().stderr;
    let home = plugin.home.path().display().to_string();
    stderr.lines().map(|line| without_time(&line.replace(&home, "HOME").replace(&server.url(), "URL"))).collect()
}

fn without_time(line: &str) -> String {
    for word in [" in ", " took "] {
        if let Some((start, _)) = line.split_once(word).filter(|(_, end)| end.ends_with(" ms")) {
            return format!("{start}{word}N ms");
        }
    }
    line.to_owned()
}

#[test]
fn level_6_logs_the_time_of_each_phase() {
    let server = Cluster::demo().serve();
    let home = Test::new().kubeconfig(&server).args(["api-versions"]).any_stdout().success().home;
    let phases = |flag: &str| {
        let test = Test::in_home(&home).args(["api-resources", "-v=6", flag]);
        let stderr = test.any_stdout().any_stderr().success().stderr;
        let phases: Vec<_> = stderr.lines().map(without_time).filter(|line| line.contains(" took ")).collect();
        phases.join("\n").replace("note: ", "").replace(" took N ms", "")
    };
    let asked = "reading the response of /api\nreading the response of /apis\nwriting the cache\nprinting";
    let read = "reading the kubeconfig\nreading the cache";
    assert_eq!(phases("--refresh"), format!("reading the kubeconfig\n{asked}"));
    assert_eq!(phases("--cached"), format!("{read}\nprinting"));
}

#[test]
fn each_level_logs_more() {
    let server = server();
    let decisions = [
        "note: Config loaded from file:  HOME/.kube/config",
        "note: Using context \"c\", cluster \"c\", user \"u\", server URL, namespace \"default\"",
        "note: running the credential plugin HOME/plugin",
    ];
    let timed = [decisions[0], "note: reading the kubeconfig took N ms", decisions[1], decisions[2]];
    assert_eq!(lines(&server, "0"), [""; 0]);
    for level in ["1", "5"] {
        assert_eq!(lines(&server, level), decisions);
    }
    for level in ["6", "7"] {
        assert_eq!(lines(&server, level), [&timed[..], &["note: GET URL/version?timeout=32s 200 OK in N ms"]].concat());
    }
    let all = [
        "note: request GET URL/version?timeout=32s",
        "    accept: application/json, */*",
        "    impersonate-user: (redacted)",
        "    impersonate-uid: (redacted)",
        "    impersonate-group: (redacted)",
        "    impersonate-extra-key: (redacted)",
        "    accept-encoding: gzip",
        "    authorization: (redacted)",
        "note: GET URL/version?timeout=32s 200 OK in N ms",
        "note: response 200 OK",
        "    set-cookie: (redacted)",
        "    x-other: sh\\town",
        "    content-length: 24",
        "note: body {\"gitVersion\":\"v1.36.2\"}",
    ];
    for level in ["8", "9"] {
        assert_eq!(lines(&server, level), [&timed[..], &all].concat());
    }
}

#[test]
fn long_body_is_truncated() {
    let body = format!("{{\"gitVersion\":\"v1.36.2\",\"x\":\"{}\"}}", "é".repeat(1000));
    let server = ApiServer::start(move |_| Response::bytes(body.clone()));
    let shown =
        format!("note: body {{\"gitVersion\":\"v1.36.2\",\"x\":\"{}\u{fffd} [1007 bytes more]\n", "é".repeat(497));
    Test::new().kubeconfig(&server).args(["version", "-v=8"]).stdout(BOTH).stderr_has(shown).success();
}

#[test]
fn failed_request_is_logged() {
    let server = ApiServer::start(|_| Response::text("no").status(403));
    let test = Test::new().kubeconfig(&server).args(["api-versions", "-v=6"]);
    test.stderr_has(format!("note: GET {}/api?timeout=32s 403 Forbidden in ", server.url())).failure(1);
    let server = ApiServer::start(|_| Response::close());
    let test = Test::new().kubeconfig(&server).args(["version", "-v=6"]).any_stdout();
    test.stderr_has(format!("note: GET {}/version?timeout=32s failed in ", server.url())).failure(1);
}

#[test]
fn no_command_logs_a_secret_at_any_level() {
    let server = Cluster::demo().serve();
    let marked = |text: &str| format!("s3cret{text}");
    let (token, password) = (marked("token"), marked("password"));
    let basic = STANDARD.encode(format!("user:{password}"));
    let client = server.authority().client("admin", "system:masters");
    let key = client.key.lines().nth(1).unwrap().to_owned();
    let pair = json!({"token": token, "clientCertificateData": client.certificate, "clientKeyData": client.key});
    let plugin = Plugin::new(&server, &print(V1, &pair));
    plugin.home.write("token", &token);
    plugin.home.write("client.crt", &client.certificate);
    plugin.home.write("client.key", &client.key);
    let here = |file: &str| plugin.home.join(file).display().to_string();
    let exec = format!(
        "exec: {{apiVersion: {V1}, interactiveMode: Never, provideClusterInfo: true, command: {}, args: [{}], env: [{{name: A, value: {}}}]}}",
        here("plugin"),
        marked("argument"),
        marked("variable")
    );
    let users = [
        format!("token: {token}"),
        format!("tokenFile: {}", here("token")),
        format!("username: user, password: {password}"),
        format!("client-certificate: {}, client-key: {}", here("client.crt"), here("client.key")),
        exec,
        format!(
            "auth-provider: {{name: oidc, config: {{id-token: {}, refresh-token: {}, client-secret: {}}}}}",
            marked("id"),
            marked("refresh"),
            marked("client")
        ),
        format!("token: {token}, username: user, password: {password}"),
        format!("token: {token}, as: x, as-user-extra: {{k: [{}]}}", marked("extra")),
        format!("client-certificate: {}, client-key-data: {}", here("client.crt"), STANDARD.encode(marked("broken"))),
        format!("token: \"{token}\\n\""),
    ];
    let proxy = format!("    proxy-url: http://user:{password}@127.0.0.1:1/\n");
    let secret = "kind: Secret\napiVersion: v1\nstringData: {password: s3cret}\n";
    plugin.home.write("secret.yaml", format!("{secret}---\n{secret} bad: s3cret\n"));
    let manifest = here("secret.yaml");
    let commands: [&[&str]; 13] = [
        &["api-resources"],
        &["api-versions"],
        &["gvrs"],
        &["pods"],
        &["version"],
        &["version", "-o", "json"],
        &["api-resources", "-o", "json"],
        &["resolve", "pods"],
        &["get", "pods"],
        &["get", "pods", "-o", "yaml"],
        &["raw", "/api"],
        &["check", "-f", &manifest],
        // `config view` has its own tests.
        &["config", "get-contexts", "-o", "wide"],
    ];
    let flags: [&[&str]; 3] =
        [&[], &["--token", "s3crettoken"], &["--username", "user", "--password", "s3cretpassword"]];
    for user in &users {
        let plain = commands.iter().map(|command| ("", *command, &flags[..1]));
        for (cluster, command, flags) in
            plain.chain([("", commands[4], &flags[1..]), (&proxy, commands[4], &flags[..])])
        {
            plugin.write(cluster, user);
            for flags in flags {
                let (stdout, stderr) = output_of(&plugin, &[command, flags, &["-v=9", "--refresh"]].concat());
                for secret in ["s3cret", &basic, &key] {
                    let said = format!("{command:?} {flags:?} {user}\n{stdout}{stderr}");
                    assert!(!stdout.contains(secret) && !stderr.contains(secret), "{secret} is printed by {said}");
                }
                assert!(stderr.contains("note: Config loaded from file"), "{stderr}");
            }
        }
    }
    let sent = |value: &str| server.requests().iter().any(|request| request.header("authorization") == Some(value));
    assert!(sent(&format!("Bearer {token}")) && sent(&format!("Basic {basic}")));
    assert!(server.requests().iter().any(|request| request.header("impersonate-extra-k") == Some("s3cretextra")));
}

/// Both streams, whatever the exit code.
fn output_of(plugin: &Plugin, args: &[&str]) -> (String, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_kubegvr"))
        .args(args)
        .env_clear()
        .env("HOME", plugin.home.path())
        .env("PATH", "")
        .output()
        .unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}
