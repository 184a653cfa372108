//! Credential plugins: how they are found, what input they get, when they run, and what arrives at the server.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::support::Test;
use crate::support::cluster::Cluster;
use crate::support::http::{Request, Response};
use crate::support::plugin::{Plugin, V1, print};
use crate::support::server::ApiServer;
use crate::support::status;
use crate::support::tls::ClientCertificates;
use crate::support::version::{BOTH, CLIENT, server_version};

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
