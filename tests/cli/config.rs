//! `config`: shows the merged kubeconfig, without a server.

use crate::support::{Home, Test};

const CONFIG: &str = "\
current-context: dev
contexts:
- {name: prod, context: {cluster: c, user: missing, namespace: shop}}
- {name: dev, context: {cluster: c, user: u}}
clusters:
- {name: c, cluster: {server: 'https://h', certificate-authority-data: YWJj}}
- {name: b}
users:
- {name: u, user: {token: t0ken, client-key-data: ''}}
";

fn test() -> Test {
    Test::new().file(".kube/config", CONFIG)
}

#[test]
fn the_config_is_shown_without_its_secrets() {
    test()
        .args(["config", "view"])
        .stdout(
            "\
apiVersion: v1
clusters:
- cluster:
    server: \"\"
  name: b
- cluster:
    certificate-authority-data: DATA+OMITTED
    server: https://h
  name: c
contexts:
- context:
    cluster: c
    user: u
  name: dev
- context:
    cluster: c
    namespace: shop
    user: missing
  name: prod
current-context: dev
kind: Config
users:
- name: u
  user:
    client-key-data: DATA+OMITTED
    token: REDACTED
",
        )
        .success();
}

#[test]
fn raw_shows_secrets_and_minify_keeps_only_the_context() {
    test()
        .args(["config", "view", "--minify", "--raw", "-o", "json"])
        .stdout(
            r#"{
    "kind": "Config",
    "apiVersion": "v1",
    "clusters": [
        {
            "name": "c",
            "cluster": {
                "server": "https://h",
                "certificate-authority-data": "YWJj"
            }
        }
    ],
    "users": [
        {
            "name": "u",
            "user": {
                "token": "t0ken"
            }
        }
    ],
    "contexts": [
        {
            "name": "dev",
            "context": {
                "cluster": "c",
                "user": "u"
            }
        }
    ],
    "current-context": "dev"
}
"#,
        )
        .success();
}

#[test]
fn minify_reports_missing_user_or_context() {
    for (context, problem) in [("prod", "cannot locate user missing"), ("nope", "cannot locate context nope")] {
        let args = ["config", "view", "--minify", "--context", context];
        test().args(args).stderr(format!("error: {problem}\n")).failure(1);
    }
    let problem = "error: current-context must exist in order to minify\n";
    Test::new().args(["config", "view", "--minify"]).stderr(problem).failure(1);
}

#[test]
fn flatten_reads_files_relative_to_their_kubeconfig() {
    // client-go tools/clientcmd/loader_test.go, TestResolveRelativePaths
    let home = Home::new();
    for dir in ["one", "two"] {
        let config = format!("clusters: [{{name: {dir}, cluster: {{certificate-authority: ../{dir}/ca}}}}]");
        home.write(&format!("{dir}/config"), config);
        home.write(&format!("{dir}/ca"), dir);
    }
    let view = |flags: &[&str]| {
        Test::in_home(&home).env("KUBECONFIG", "one/config:two/config").args(["config", "view"]).args(flags)
    };
    let shown = |one: &str, two: &str| {
        let cluster = |name: &str, value: &str| format!("- cluster:\n    {value}\n    server: \"\"\n  name: {name}\n");
        let clusters = cluster("one", one) + &cluster("two", two);
        format!("apiVersion: v1\nclusters:\n{clusters}contexts: []\ncurrent-context: \"\"\nkind: Config\nusers: []\n")
    };
    let data = |text: &str| format!("certificate-authority-data: {text}");
    view(&[]).stdout(shown("certificate-authority: ../one/ca", "certificate-authority: ../two/ca")).success();
    view(&["--flatten", "--raw"]).stdout(shown(&data("b25l"), &data("dHdv"))).success();
    view(&["--flatten"]).stdout(shown(&data("DATA+OMITTED"), &data("DATA+OMITTED"))).success();
    std::fs::remove_file(home.join("two/ca")).unwrap();
    view(&["--flatten"]).stderr("error: open {home}/two/ca: no such file or directory\n").failure(1);
}

#[test]
fn get_contexts_prints_table_or_names() {
    let table = "\
CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE
*         dev    c         u          
          prod   c         missing    shop
";
    test().args(["config", "get-contexts"]).stdout(table).success();
    // The context of the flag is not the current one.
    test().args(["config", "get-contexts", "--context=prod"]).stdout(table).success();
    test().args(["config", "get-contexts", "-o", "name"]).stdout("dev\nprod\n").success();
    let row = "      prod   c     missing   shop\n";
    test().args(["config", "get-contexts", "--no-headers", "prod"]).stdout(row).success();
}

#[test]
fn unknown_contexts_are_reported_after_known_ones() {
    test()
        .args(["config", "get-contexts", "nope", "dev"])
        .stdout("CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE\n*         dev    c         u          \n")
        .stderr("error: context nope not found\n")
        .failure(1);
    let both = "context nope not found\ncontext none not found\n";
    test().args(["config", "get-contexts", "-o", "name", "nope", "none"]).stderr(both).failure(1);
}

#[test]
fn wide_and_json_contexts_show_file_and_shadowed_entries() {
    let list = || test().file("other", CONFIG.replace("shop", "bar")).env("KUBECONFIG", ".kube/config:other");
    list()
        .args(["config", "get-contexts", "-o", "wide"])
        .stdout(
            "\
CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE   FILE           SHADOWED
*         dev    c         u                      .kube/config   false
          dev    c         u                      other          true
          prod   c         missing    shop        .kube/config   false
          prod   c         missing    bar         other          true
",
        )
        .success();
    list()
        .args(["config", "get-contexts", "-o", "json", "prod"])
        .stdout(
            r#"{
    "items": [
        {
            "name": "prod",
            "cluster": "c",
            "user": "missing",
            "namespace": "shop",
            "current": false,
            "file": ".kube/config",
            "shadowed": false
        },
        {
            "name": "prod",
            "cluster": "c",
            "user": "missing",
            "namespace": "bar",
            "current": false,
            "file": "other",
            "shadowed": true
        }
    ],
    "failed": []
}
"#,
        )
        .success();
}

#[test]
fn cluster_and_user_names_are_sorted() {
    test().args(["config", "current-context"]).stdout("dev\n").success();
    test().args(["config", "get-clusters"]).stdout("NAME\nb\nc\n").success();
    test().args(["config", "get-users"]).stdout("NAME\nu\n").success();
}

#[test]
fn missing_or_empty_kubeconfig_counts_as_empty() {
    // A file that does not exist, even an explicit one, and one without a byte.
    for args in [vec![], vec!["--kubeconfig=/nope"], vec!["--kubeconfig="], vec!["--kubeconfig=empty"]] {
        let config = |command: &str| Test::new().file("empty", "").args(["config", command]).args(&args);
        config("view")
            .stdout("apiVersion: v1\nclusters: []\ncontexts: []\ncurrent-context: \"\"\nkind: Config\nusers: []\n")
            .success();
        config("get-contexts").stdout("CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE\n").success();
        config("get-clusters").stdout("NAME\n").success();
        config("get-users").stdout("NAME\n").success();
        config("current-context").stderr("error: current-context is not set\n").failure(1);
    }
}

#[test]
fn no_secret_is_shown_without_raw() {
    let config = "\
current-context: c
contexts: [{name: c, context: {cluster: k, user: u}}]
clusters: [{name: k, cluster: {server: 'https://u:s3cret@h', proxy-url: 'http://u:s3cret@p'}}]
users:
- name: u
  user:
    token: s3cret
    username: u
    password: s3cret
    client-certificate-data: czNjcmV0
    client-key-data: czNjcmV0
    auth-provider: {name: oidc, config: {id-token: s3cret, client-secret: s3cret}}
    exec: {command: p, args: [--client-secret=s3cret], env: [{name: API_TOKEN, value: s3cret}]}
";
    let list: [&[&str]; 8] = [
        &["view"],
        &["view", "-o", "json"],
        &["view", "--minify", "--flatten"],
        &["get-contexts", "-o", "json"],
        &["get-contexts", "-o", "wide"],
        &["current-context"],
        &["get-clusters"],
        &["get-users"],
    ];
    for args in list {
        let test = Test::new().file(".kube/config", config).args(["config", "-v=9"]).args(args);
        let output = test.any_stdout().any_stderr().success();
        for text in [&output.stdout, &output.stderr] {
            assert!(!text.contains("s3cret") && !text.contains("czNjcmV0"), "{args:?}\n{text}");
        }
    }
}

#[test]
fn view_prints_a_jsonpath_of_the_config() {
    let path = |path: &str| test().args(["config", "view", "-o", path]);
    path("jsonpath={.current-context}").stdout("dev").success();
    path("jsonpath={.users[*].user.token}").stdout("REDACTED").success();
    path("name").stderr_has("allowed formats are: json,jsonpath,jsonpath-as-json,jsonpath-file,yaml").failure(2);
}
