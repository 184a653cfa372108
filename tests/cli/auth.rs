//! Credentials: what arrives at the server for tokens, passwords and certificates, and that no secret is printed.

use crate::support::Test;
use crate::support::cluster::Cluster;
use crate::support::kubeconfig::KubeConfig;
use crate::support::server::ApiServer;

/// Runs `version` at the highest verbosity; the caller checks what it prints.
fn traced_version(test: Test, args: &[&str]) -> Test {
    test.args(["version", "-o", "yaml", "-v=9"]).args(args).any_stdout().any_stderr()
}

fn test(config: impl Into<KubeConfig>, args: &[&str]) -> Test {
    traced_version(Test::new().kubeconfig(config), args)
}

/// The same with this YAML as the `user` of the kubeconfig.
fn test_with_user(user: &str, server: &ApiServer, args: &[&str]) -> Test {
    let user = format!("  user:\n    {}\n", user.replace('\n', "\n    "));
    let config = KubeConfig::of(server).nobody().text().replace("  user: {}\n", &user);
    traced_version(Test::new().file(".kube/config", config), args)
}

/// The `Authorization` header and the name in the client certificate of the only request.
fn seen(server: &ApiServer) -> (Option<String>, Option<String>) {
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    (requests[0].header("authorization").map(str::to_owned), requests[0].client_certificate_cn.clone())
}

#[test]
fn client_certificate_is_sent_without_authorization_header() {
    let server = Cluster::empty().serve();
    test(&server, &[]).success();
    assert_eq!(seen(&server), (None, Some("admin".into())));
}

#[test]
fn token_is_sent_as_bearer_header_and_not_logged() {
    let server = Cluster::empty().token("s3cret").serve();
    let run = test(KubeConfig::of(&server).token("s3cret"), &[]).success();
    assert_eq!(seen(&server), (Some("Bearer s3cret".into()), None));
    assert!(!run.stderr.contains("s3cret") && run.stderr.contains("GET https://"), "{}", run.stderr);
}

#[test]
fn wrong_token_is_refused_and_not_shown() {
    let server = Cluster::empty().token("s3cret").serve();
    for command in ["api-resources", "gvrs", "api-versions"] {
        Test::new()
            .kubeconfig(KubeConfig::of(&server).token("wr0ng"))
            .args([command])
            .stderr("error: You must be logged in to the server (the server has asked for the client to provide credentials)\n")
            .failure(1);
    }
    let run = test(KubeConfig::of(&server).token("wr0ng"), &[]).failure(1);
    assert!(!run.stderr.contains("wr0ng"), "{}", run.stderr);
}

#[test]
fn token_file_takes_precedence_over_inline_token() {
    let server = Cluster::empty().serve();
    let run =
        test_with_user("token: inl1ne\ntokenFile: token", &server, &[]).file(".kube/token", " fr0mfile\n").success();
    assert_eq!(seen(&server), (Some("Bearer fr0mfile".into()), None));
    assert!(!run.stderr.contains("fr0mfile") && !run.stderr.contains("inl1ne"), "{}", run.stderr);
}

#[test]
fn missing_token_file_falls_back_to_inline_token() {
    let server = Cluster::empty().serve();
    test_with_user("token: inline\ntokenFile: none", &server, &[]).success();
    assert_eq!(seen(&server), (Some("Bearer inline".into()), None));
}

#[test]
fn unreadable_token_file_is_named_in_error() {
    let server = Cluster::empty().serve();
    let run = test_with_user("tokenFile: none", &server, &["-v=0"]).failure(1);
    let expected = format!("error: open {}: ", run.home.join(".kube/none").display());
    assert!(run.stderr.starts_with(&expected), "{}", run.stderr);
    assert!(server.requests().is_empty());
}

#[test]
fn username_and_password_are_sent_as_basic_header() {
    let server = Cluster::empty().serve();
    let run = test(KubeConfig::of(&server).basic("jane", "pa55word"), &[]).success();
    assert_eq!(seen(&server), (Some("Basic amFuZTpwYTU1d29yZA==".into()), None));
    for secret in ["pa55word", "amFuZTpwYTU1d29yZA"] {
        assert!(!run.stderr.contains(secret), "{}", run.stderr);
    }
}

#[test]
fn credential_flags_take_precedence_over_kubeconfig() {
    let server = Cluster::empty().serve();
    let run = test(KubeConfig::of(&server).token("fr0mconfig"), &["--token=fr0mflag"]).success();
    assert_eq!(seen(&server), (Some("Bearer fr0mflag".into()), None));
    assert!(!run.stderr.contains("fr0m"), "{}", run.stderr);
    let server = Cluster::empty().serve();
    test(KubeConfig::of(&server).nobody(), &["--username=jane", "--password=pa55word"]).success();
    assert_eq!(seen(&server), (Some("Basic amFuZTpwYTU1d29yZA==".into()), None));
}

#[test]
fn two_authentication_methods_are_refused() {
    let server = Cluster::empty().serve();
    test_with_user("token: t0ken\nusername: jane\npassword: pa55word", &server, &["-v=0"])
        .stderr(
            "error: more than one authentication method found for test; found [token basicAuth], only one is allowed\n",
        )
        .failure(1);
    assert!(server.requests().is_empty());
}

#[test]
fn without_any_credential_the_request_is_anonymous() {
    let server = Cluster::empty().serve();
    test(KubeConfig::of(&server).nobody(), &[]).success();
    assert_eq!(seen(&server), (None, None));
}

#[test]
fn credentials_do_not_go_over_plain_http() {
    let server = Cluster::empty().serve_on(ApiServer::setup().plain_http());
    test(KubeConfig::of(&server).token("s3cret"), &["--token=s3cret"]).success();
    test(KubeConfig::of(&server).basic("jane", "pa55word"), &[]).success();
    assert!(server.requests().iter().all(|request| request.header("authorization").is_none()));
}

#[test]
fn token_invalid_in_header_is_refused_and_not_shown() {
    let server = Cluster::empty().serve();
    for token in ["s3\ncret", "s3crét"] {
        let run = test(KubeConfig::of(&server).nobody(), &[&format!("--token={token}")]).failure(1);
        let stderr = "Unable to connect to the server: net/http: invalid header field value for \"Authorization\"\n";
        assert!(run.stderr.ends_with(stderr), "{}", run.stderr);
        assert!(!run.stderr.contains("s3cr") && server.requests().is_empty(), "{}", run.stderr);
    }
}
