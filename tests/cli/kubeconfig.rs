//! Which kubeconfig files are read, how they are merged, and what is refused in them.

use crate::support::Test;

/// `config current-context`, which needs the files and nothing else.
fn current(list: &str) -> Test {
    Test::new()
        .file("a", "current-context: a")
        .file("b", "current-context: b")
        .file("empty", "current-context: ''")
        .file("directory/file", "")
        .file("garbage", "\0\u{1}")
        .env("KUBECONFIG", list)
        .args(["config", "current-context"])
}

#[test]
fn the_first_current_context_of_the_list_wins() {
    // client-go tools/clientcmd/loader_test.go, TestConflictingCurrentContext, TestToleratingMissingFiles
    for (list, expected) in
        [("a:b", "a"), ("b:a", "b"), ("empty:b", "b"), ("nope:b:nope2", "b"), (":a:", "a"), ("a:b:a", "a")]
    {
        current(list).stdout(format!("{expected}\n")).success();
    }
    for list in ["nope:nope2", ":", "empty"] {
        current(list).stderr("error: current-context is not set\n").failure(1);
    }
}

#[test]
fn an_explicit_file_is_read_alone() {
    // client-go tools/clientcmd/loader_test.go, ExampleNoMergingOnExplicitPaths
    current("b").args(["--kubeconfig=a"]).stdout("a\n").success();
    current("b").args(["--kubeconfig=empty"]).stderr("error: current-context is not set\n").failure(1);
}

#[test]
fn an_explicit_file_must_exist_where_a_server_is_needed() {
    // client-go tools/clientcmd/loader_test.go, TestNonExistentCommandLineFile
    Test::new()
        .args(["api-versions", "--kubeconfig=/nope"])
        .stderr("error: stat /nope: no such file or directory\n")
        .failure(1);
}

#[test]
fn unreadable_file_is_named_in_error() {
    // client-go tools/clientcmd/loader_test.go, TestErrorReadingNonFile, TestErrorReadingFile
    let garbage = "error loading config file \"garbage\": yaml: control characters are not allowed\n";
    let directory = "error loading config file \"directory\": read directory: is a directory\n";
    current("a:directory").stderr(format!("error: {directory}")).failure(1);
    current("garbage:a").stderr(format!("error: {garbage}")).failure(1);
    current("directory:a:garbage").stderr(format!("{directory}{garbage}")).failure(1);
}

#[test]
fn entry_comes_whole_from_the_first_file() {
    // client-go tools/clientcmd/loader_test.go, ExampleMergingSomeWithConflict
    Test::new()
        .file("a", "clusters: [{name: c, cluster: {server: a, certificate-authority: ca}}]")
        .file("b", "clusters: [{name: c, cluster: {server: b, tls-server-name: name}}]")
        .env("KUBECONFIG", "a:b")
        .args(["config", "view"])
        .stdout(
            "\
apiVersion: v1
clusters:
- cluster:
    certificate-authority: ca
    server: a
  name: c
contexts: []
current-context: \"\"
kind: Config
users: []
",
        )
        .success();
}

#[test]
fn duplicate_name_in_a_list_is_refused() {
    // client-go tools/clientcmd/api/v1/conversion_test.go, the cases of duplicates
    for (text, list, map) in [
        ("clusters: [{name: a}, {name: a}]", "NamedCluster", "*api.Cluster"),
        ("users: [{name: a}, {name: a}]", "NamedAuthInfo", "*api.AuthInfo"),
        ("contexts: [{name: a}, {name: a}]", "NamedContext", "*api.Context"),
        ("extensions: [{name: a, extension: 1}, {name: a}]", "NamedExtension", "runtime.Object"),
    ] {
        let problem = format!("error converting *[]{list} into *map[string]{map}: duplicate name \"a\" in list: [...]");
        Test::new()
            .file(".kube/config", text)
            .args(["config", "view"])
            .stderr(format!("error: error loading config file \"{{home}}/.kube/config\": {problem}\n"))
            .failure(1);
    }
}

#[test]
fn yaml_1_1_word_is_string_or_boolean_by_field_type() {
    let config = "clusters: [{name: no, cluster: {server: off, insecure-skip-tls-verify: yes}}]\n\
                  contexts: [{name: 010, context: {cluster: no, user: y, namespace: 1_000}}]\ncurrent-context: 010\n";
    Test::new()
        .file(".kube/config", config)
        .args(["config", "view"])
        .stdout(
            "apiVersion: v1\nclusters:\n- cluster:\n    insecure-skip-tls-verify: true\n    server: \"off\"\n  name: \"no\"\n\
             contexts:\n- context:\n    cluster: \"no\"\n    namespace: \"1_000\"\n    user: \"y\"\n  name: \"010\"\n\
             current-context: \"010\"\nkind: Config\nusers: []\n",
        )
        .success();
}

#[test]
fn number_or_boolean_in_string_field_must_be_quoted() {
    for (user, problem) in [
        ("name: u, user: {token: 12345}", Some("users[0].user.token: expected a string, found a number; quote it")),
        ("name: true", Some("users[0].name: expected a string, found a boolean; quote it")),
        ("name: u, user: {token: '12345'}", None),
        ("name: u, user: {token: 12:30:45}", None),
    ] {
        let test = Test::new().file(".kube/config", format!("users: [{{{user}}}]")).args(["config", "get-users"]);
        match problem {
            None => test.stdout("NAME\nu\n").success(),
            Some(problem) => {
                let file = "error: error loading config file \"{home}/.kube/config\"";
                test.stderr(format!("{file}: {problem}\n")).failure(1)
            }
        };
    }
}
