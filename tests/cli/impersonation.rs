//! Impersonation: the headers that arrive, and which flag or file they come from.

use crate::support::http::Request;
use crate::support::server::ApiServer;
use crate::support::version::{BOTH, CLIENT, server_version};
use crate::support::{Home, Test};

fn server(plain: bool) -> ApiServer {
    let setup = if plain { ApiServer::setup().plain_http() } else { ApiServer::setup() };
    setup.start(|_| server_version())
}

/// A home whose kubeconfig user has a token and these further fields.
fn home(server: &ApiServer, user: &str) -> Home {
    let home = Home::new();
    home.write("ca.crt", server.authority().pem());
    let (url, ca) = (server.url(), home.join("ca.crt").display().to_string());
    home.write(
        ".kube/config",
        format!(
            "current-context: c\ncontexts: [{{name: c, context: {{cluster: c, user: u}}}}]\n\
             clusters: [{{name: c, cluster: {{server: '{url}', certificate-authority: {ca}}}}}]\n\
             users: [{{name: u, user: {{token: t, {user}}}}}]\n"
        ),
    );
    home
}

/// The impersonation headers of a request, sorted, as `name: value` without their common prefix.
fn impersonation_headers(request: &Request) -> Vec<String> {
    let named = request.headers.iter().filter_map(|(name, value)| Some((name.strip_prefix("impersonate-")?, value)));
    let mut lines: Vec<_> = named.map(|(name, value)| format!("{name}: {value}")).collect();
    lines.sort();
    lines
}

#[track_caller]
fn assert_headers(server: &ApiServer, home: &Home, args: &[&str], expected: &[&str]) {
    Test::in_home(home).args(["version"]).args(args).stdout(BOTH).success();
    assert_eq!(impersonation_headers(server.requests().last().unwrap()), expected);
}

#[test]
fn flags_become_headers_over_https_and_http() {
    let flags = [
        "--as=jane",
        "--as-group=a,b",
        "--as-group=c d",
        "--as-uid=u1",
        "--as-user-extra=Foo.bar/Baz_q=v",
        "--as-user-extra=sc%ope=1=2",
        "--as-user-extra=sc%ope=3",
        "--as-user-extra=dropped",
        "--as-user-extra=a b=x",
        "--as-user-extra=é=x",
        "--as-user-extra==empty",
    ];
    let expected = [
        "extra-%c3%a9: x",
        "extra-: empty",
        "extra-a%20b: x",
        "extra-foo.bar%2fbaz_q: v",
        "extra-sc%25ope: 1=2",
        "extra-sc%25ope: 3",
        "group: a,b",
        "group: c d",
        "uid: u1",
        "user: jane",
    ];
    for (plain, authorization) in [(false, Some("Bearer t")), (true, None)] {
        let server = server(plain);
        assert_headers(&server, &home(&server, ""), &flags, &expected);
        assert_eq!(server.requests()[0].header("authorization"), authorization);
    }
}

#[test]
fn group_flags_replace_and_extra_flags_extend_kubeconfig() {
    let server = server(false);
    let user = "as: file, as-uid: u, as-groups: [g, h], as-user-extra: {k: ['1', '2'], l: ['3']}";
    let home = home(&server, user);
    let all = ["extra-k: 1", "extra-k: 2", "extra-l: 3", "group: g", "group: h", "uid: u", "user: file"];
    assert_headers(&server, &home, &[], &all);
    let other = ["extra-k: 1", "extra-k: 2", "extra-l: 3", "group: g", "group: h", "uid: u", "user: flag"];
    assert_headers(&server, &home, &["--as", "flag"], &other);
    assert_headers(&server, &home, &["--as", ""], &all);
    let merged = ["extra-k: new", "extra-l: 3", "extra-m: 4", "group: i", "uid: v", "user: file"];
    assert_headers(
        &server,
        &home,
        &["--as-group=i", "--as-uid=v", "--as-user-extra=k=new", "--as-user-extra=m=4"],
        &merged,
    );
}

#[test]
fn no_impersonation_headers_are_sent_by_default() {
    let server = server(false);
    assert_headers(&server, &home(&server, ""), &[], &[]);
}

#[test]
fn groups_without_a_user_are_refused() {
    let server = server(false);
    let home = home(&server, "");
    for flag in ["--as-group=g", "--as-uid=u", "--as-user-extra=k=v"] {
        let reason = "error: requesting uid, groups or user-extra for u without impersonating a user\n";
        Test::in_home(&home).args(["version", flag]).stdout(CLIENT).stderr(reason).failure(1);
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn name_is_sent_unchanged_or_refused() {
    let server = server(false);
    let home = home(&server, "");
    assert_headers(&server, &home, &["--as", "jäne"], &["user: jäne"]);
    for (flags, header) in [
        (&["--as=a\nb"][..], "Impersonate-User"),
        (&["--as=x", "--as-user-extra=key=s3cret\r"], "Impersonate-Extra-Key"),
    ] {
        let reason =
            format!("Unable to connect to the server: net/http: invalid header field value for \"{header}\"\n");
        Test::in_home(&home).args(["version"]).args(flags).stdout(CLIENT).stderr(reason).failure(1);
    }
    assert_eq!(server.requests().len(), 1);
}
