//! HTTP, HTTPS and SOCKS proxies: which one is used, what it receives, and the errors when it fails.

use std::time::Instant;

use crate::support::certs::{Authority, LOOPBACK};
use crate::support::proxy::{Conduct, Proxy};
use crate::support::server::ApiServer;
use crate::support::tls::ClientCertificates;
use crate::support::version::{BOTH, CLIENT, platform, server_version};
use crate::support::{Home, Test};

const UNREACHABLE: &str = "Unable to connect to the server: ";
/// A name that never resolves (RFC 6761, section 6.4).
const NAME: &str = "kube.internal.invalid";

/// A server for that name.
fn server() -> ApiServer {
    let setup = ApiServer::setup().certificate(Authority::shared().server(&[NAME]));
    setup.start(|_| server_version())
}

/// `version` through a `proxy-url`, or with none.
fn version(server: &str, proxy_url: &str) -> Test {
    let home = Home::new();
    home.write("ca.crt", Authority::shared().pem());
    let (ca, proxy) = (home.join("ca.crt").display().to_string(), if proxy_url.is_empty() { "''" } else { proxy_url });
    home.write(
        ".kube/config",
        format!(
            "current-context: c\ncontexts: [{{name: c, context: {{cluster: c, user: u}}}}]\n\
             clusters: [{{name: c, cluster: {{server: '{server}', certificate-authority: {ca}, proxy-url: {proxy}}}}}]\n\
             users: [{{name: u, user: {{token: t}}}}]\n"
        ),
    );
    Test::in_home(&home).args(["version"])
}

fn by_name() -> String {
    format!("https://{NAME}:6443")
}

/// The head of a `CONNECT`, with `Proxy-Authorization` if there is a user.
fn head(target: &str, user: &str) -> String {
    let agent = concat!("User-Agent: kubegvr/v", env!("CARGO_PKG_VERSION"));
    let user = if user.is_empty() { String::new() } else { format!("Proxy-Authorization: Basic {user}\r\n") };
    let platform = platform();
    format!(
        "CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n{agent} ({platform})\r\nProxy-Connection: Keep-Alive\r\n{user}\r\n"
    )
}

#[test]
fn proxy_resolves_the_server_name() {
    for (user, sent) in [("", ""), ("us%65r:p%40ss@", "dXNlcjpwQHNz"), ("user@", "dXNlcjo=")] {
        let server = server();
        let proxy = Proxy::to(&server);
        version(&by_name(), &format!("http://{user}{}", proxy.address())).stdout(BOTH).success();
        assert_eq!(proxy.seen(), [head(&format!("{NAME}:6443"), sent)]);
        let request = &server.requests()[0];
        assert_eq!(request.header("authorization"), Some("Bearer t"));
        assert_eq!(request.server_name.as_deref(), Some(NAME));
        let names: Vec<&str> = request.headers.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["user-agent", "host", "accept", "accept-encoding", "authorization"]);
    }
    let server = server();
    let proxy = Proxy::to(&server);
    version(&format!("https://{NAME}"), &format!("http://{}", proxy.address())).stdout(BOTH).success();
    assert_eq!(proxy.seen(), [head(&format!("{NAME}:443"), "")]);
}

#[test]
fn proxy_can_be_reached_by_tls() {
    let server = server();
    let conduct = || Conduct::Connect(server.port());
    let proxy = Proxy::with_tls(conduct(), &Authority::shared().server(&LOOPBACK));
    version(&by_name(), &format!("https://u:p@{}", proxy.address())).stdout(BOTH).success();
    assert_eq!(proxy.seen(), [head(&format!("{NAME}:6443"), "dTpw")]);
    let proxy = Proxy::with_tls(conduct(), &Authority::shared().server(&["other.example.com"]));
    let address = proxy.address();
    let reason = "proxyconnect tcp: tls: failed to verify certificate: x509: cannot validate certificate for 127.0.0.1 \
        because it doesn't contain any IP SANs";
    version(&by_name(), &format!("https://u:p@{address}"))
        .stdout(CLIENT)
        .stderr(format!("{UNREACHABLE}{reason}\nhint: the connection goes through the proxy {address}\n"))
        .failure(1);
    assert_eq!((proxy.seen().len(), server.requests().len()), (0, 1));
}

#[test]
fn client_certificate_is_for_the_server_and_not_for_the_proxy() {
    let setup = ApiServer::setup().certificate(Authority::shared().server(&[NAME]));
    let server = setup.client_certificates(ClientCertificates::Required).start(|_| server_version());
    let client = Authority::shared().client("admin", "system:masters");
    let proxy = Proxy::with_tls(Conduct::Connect(server.port()), &Authority::shared().server(&LOOPBACK));
    let run = version(&by_name(), &format!("https://{}", proxy.address()));
    let run = run.file("client.crt", &client.certificate).file("client.key", &client.key);
    run.args(["--client-certificate=client.crt", "--client-key=client.key"]).stdout(BOTH).success();
    assert_eq!(proxy.seen(), [head(&format!("{NAME}:6443"), "")]);
    assert_eq!(server.requests()[0].client_certificate_cn.as_deref(), Some("admin"));
}

#[test]
fn socks_proxy_receives_the_name_or_address() {
    let server = server();
    let proxy = Proxy::start(Conduct::Socks(server.port(), false));
    version(&by_name(), &format!("socks5://{}", proxy.address())).stdout(BOTH).success();
    version(&by_name(), &format!("socks5://u:p@{}", proxy.address())).stdout(BOTH).success();
    for address in ["127.0.0.9", "[fd00::1]"] {
        let test = version(&format!("https://{address}:6443"), &format!("socks5://{}", proxy.address()));
        test.args(["--tls-server-name", NAME]).stdout(BOTH).success();
    }
    let name = format!("{NAME} 6443");
    let ipv6 = "[253, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] 6443";
    let seen =
        ["methods [0]", &name, "methods [2, 0]", &name, "methods [0]", "[127, 0, 0, 9] 6443", "methods [0]", ipv6];
    assert_eq!(proxy.seen(), seen);
    let proxy = Proxy::start(Conduct::Socks(server.port(), true));
    version(&by_name(), &format!("socks5://us:p%40w@{}", proxy.address())).stdout(BOTH).success();
    assert_eq!(proxy.seen(), ["methods [2, 0]", "us p@w", &name]);
    assert_eq!(server.requests().len(), 5);
}

#[test]
fn http_proxy_refusal_is_reported() {
    for (answer, reason) in [
        (
            "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n",
            "Proxy Authentication Required",
        ),
        ("HTTP/1.1 403 Forbidden by policy\r\nContent-Length: 4\r\n\r\nnope", "Forbidden"),
        ("HTTP/1.0 503\r\n\r\n", "Service Unavailable"),
        ("HTTP/1.1 299 OK\r\n\r\n", "the proxy responded with status 299"),
        (
            "HTTP/1.1 403 Forbidden by\u{1b}[1m policy\r\n\r\n",
            "malformed HTTP response: http parse fail: invalid response status",
        ),
        ("hello there\r\n\r\n", "malformed HTTP response: http parse fail: invalid HTTP version"),
        ("hello\r\n\r\n", "malformed HTTP response: http parse fail: invalid HTTP version"),
        ("HTTP/1.1 200 OK\r\n", "the proxy closed the connection without a response"),
        ("", "the proxy closed the connection without a response"),
    ] {
        let proxy = Proxy::start(Conduct::Say(answer.into()));
        let address = proxy.address();
        version(&by_name(), &format!("http://u:s3cret@{address}"))
            .stdout(CLIENT)
            .stderr(format!("{UNREACHABLE}{reason}\nhint: the connection goes through the proxy {address}\n"))
            .failure(1);
        assert_eq!(proxy.seen().len(), 1, "{reason}");
    }
}

#[test]
fn socks_proxy_refusal_is_reported() {
    let reply = |code: u8| vec![5, code, 0, 1, 0, 0, 0, 0, 0, 0];
    for (answers, reason) in [
        (vec![vec![]], "EOF"),
        (vec![b"HT".to_vec()], "invalid response version"),
        (vec![vec![5, 0xff]], "no acceptable auth methods"),
        (vec![vec![5, 1]], "unknown auth method"),
        (vec![vec![5, 2], vec![1, 1]], "password authentication failed"),
        (vec![vec![5, 0], reply(1)], "general SOCKS server failure"),
        (vec![vec![5, 0], reply(2)], "connection not allowed by ruleset"),
        (vec![vec![5, 0], reply(99)], "unknown error"),
        (vec![vec![5, 0], vec![5, 0, 0]], "EOF"),
    ] {
        let proxy = Proxy::start(Conduct::SaySocks(answers));
        let address = proxy.address();
        let hint = format!("hint: the connection goes through the proxy {address}");
        version(&by_name(), &format!("socks5://u:s3cret@{address}"))
            .stdout(CLIENT)
            .stderr(format!("{UNREACHABLE}socks connect tcp {address}->{NAME}:6443: {reason}\n{hint}\n"))
            .failure(1);
    }
    // The proxy requires a password, and the URL has none.
    let proxy = Proxy::start(Conduct::SaySocks(vec![vec![5, 2]]));
    let address = proxy.address();
    version(&by_name(), &format!("socks5://u@{address}"))
        .stdout(CLIENT)
        .stderr(format!(
            "{UNREACHABLE}socks connect tcp {address}->{NAME}:6443: invalid password\n\
             hint: the connection goes through the proxy {address}\n"
        ))
        .failure(1);
    let refused =
        format!("The connection to the server {NAME}:6443 was refused - did you specify the right host or port?\n");
    let proxy = Proxy::start(Conduct::SaySocks(vec![vec![5, 0], reply(5)]));
    version(&by_name(), &format!("socks5://{}", proxy.address())).stdout(CLIENT).stderr(refused).failure(1);
}

#[test]
fn endless_proxy_response_times_out() {
    let conducts = [
        ("http", Conduct::Silent),
        ("http", Conduct::Drip(b"HTTP/1.1 200 OK\r\nX: ".to_vec())),
        ("https", Conduct::Silent),
        ("socks5", Conduct::Silent),
    ];
    let reason = "net/http: request canceled (Client.Timeout exceeded while awaiting headers)";
    for (scheme, conduct) in conducts {
        let proxy = Proxy::start(conduct);
        let address = proxy.address();
        let prefix = if scheme == "socks5" {
            format!("socks connect tcp {address}->{NAME}:6443")
        } else {
            "proxyconnect tcp".to_owned()
        };
        let start = Instant::now();
        version(&by_name(), &format!("{scheme}://{address}"))
            .args(["--request-timeout=1s"])
            .stdout(CLIENT)
            .stderr(format!("{UNREACHABLE}{prefix}: {reason}\nhint: the connection goes through the proxy {address}\n"))
            .failure(1);
        assert!(start.elapsed().as_secs() < 20, "{scheme}: {:?}", start.elapsed());
    }
}

#[test]
fn unreachable_proxy_is_named_with_the_server() {
    let proxy = Proxy::start(Conduct::Say(Vec::new()));
    let address = proxy.address();
    drop(proxy);
    for scheme in ["http", "https", "socks5"] {
        version(&by_name(), &format!("{scheme}://{address}"))
            .stdout(CLIENT)
            .stderr(format!(
                "The connection to the server {NAME}:6443 was refused - did you specify the right host or port?\n\
                 hint: it was the proxy {address} that refused\n"
            ))
            .failure(1);
    }
    // The resolver's reason depends on the network.
    version(&by_name(), "http://proxy.invalid:3128")
        .stdout(CLIENT)
        .stderr_has(format!("{UNREACHABLE}proxyconnect tcp: dial tcp: lookup proxy.invalid: "))
        .stderr_has("\nhint: the connection goes through the proxy proxy.invalid:3128\n")
        .failure(1);
}

#[test]
fn proxy_variable_follows_the_server_scheme() {
    let server = server();
    let proxy = Proxy::to(&server);
    let nobody = Proxy::start(Conduct::Say(Vec::new()));
    let (address, other) = (proxy.address(), nobody.address());
    let with = |variables: &[(&str, &str)]| {
        variables.iter().fold(version(&by_name(), ""), |test, (name, value)| test.env(*name, *value))
    };
    let url = format!("http://u:p@{address}");
    for variables in [
        &[("HTTPS_PROXY", url.as_str())][..],
        &[("https_proxy", &address)],
        &[("HTTPS_PROXY", &address), ("https_proxy", &other)],
        &[("HTTPS_PROXY", &address), ("HTTP_PROXY", &other), ("ALL_PROXY", &other)],
        &[("HTTPS_PROXY", &address), ("NO_PROXY", "other.invalid,.kube.internal.invalid,kube.internal.invalid:443")],
    ] {
        with(variables).stdout(BOTH).success();
    }
    let unknown = format!("{UNREACHABLE}dial tcp: lookup {NAME}: ");
    for variables in [
        &[("HTTP_PROXY", other.as_str()), ("ALL_PROXY", &other)][..],
        &[("HTTPS_PROXY", &other), ("NO_PROXY", "internal.invalid")],
        &[("https_proxy", &other), ("no_proxy", "*")],
    ] {
        with(variables).stdout(CLIENT).stderr_has(unknown.as_str()).failure(1);
    }
    assert_eq!((proxy.seen().len(), nobody.seen().len(), server.requests().len()), (5, 0, 5));
}

#[test]
fn kubeconfig_proxy_overrides_the_environment() {
    let server = ApiServer::start(|_| server_version());
    let (proxy, nobody) = (Proxy::to(&server), Proxy::start(Conduct::Say(Vec::new())));
    let test = version(&server.url(), &format!("http://{}", proxy.address()));
    test.env("HTTPS_PROXY", nobody.address()).env("NO_PROXY", "*").stdout(BOTH).success();
    assert_eq!(proxy.seen(), [head(&format!("127.0.0.1:{}", server.port()), "")]);
    // Loopback addresses never use a proxy of the environment.
    version(&server.url(), "").env("HTTPS_PROXY", nobody.address()).stdout(BOTH).success();
    assert_eq!((nobody.seen().len(), server.requests().len()), (0, 2));
}

#[test]
fn plain_http_server_is_reached_through_a_tunnel() {
    let server = ApiServer::setup().plain_http().start(|_| server_version());
    let url = format!("http://{NAME}:8080");
    let proxy = Proxy::to(&server);
    version(&url, &format!("http://{}", proxy.address())).stdout(BOTH).success();
    version(&url, "").env("HTTP_PROXY", proxy.address()).stdout(BOTH).success();
    assert_eq!(proxy.seen(), [head(&format!("{NAME}:8080"), ""), head(&format!("{NAME}:8080"), "")]);
    let socks = Proxy::start(Conduct::Socks(server.port(), false));
    version(&url, &format!("socks5://{}", socks.address())).stdout(BOTH).success();
    let requests = server.requests();
    assert_eq!(requests.iter().filter_map(|request| request.header("authorization")).count(), 0);
    assert_eq!(requests[2].header("host"), Some(format!("{NAME}:8080").as_str()));
    let reason = "refusing to use HTTP_PROXY value in CGI environment; see golang.org/s/cgihttpproxy\n";
    let test = version(&url, "").env("HTTP_PROXY", proxy.address()).env("REQUEST_METHOD", "GET");
    test.stdout(CLIENT).stderr(format!("{UNREACHABLE}{reason}")).failure(1);
}
