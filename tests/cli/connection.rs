//! Which server flags and kubeconfig select, and what is sent to it: headers, query, connections, compression.

use crate::support::cluster::Cluster;
use crate::support::kubeconfig::KubeConfig;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, pods};

const ACCEPT: &str = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,\
                      application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

/// A cluster that tests recognize by its version.
fn cluster(version: &str) -> ApiServer {
    Cluster::stock().with(pods::telling()).version(version).serve()
}

/// A home whose kubeconfig has a context for each of two servers.
fn two_contexts() -> (ApiServer, ApiServer, Home) {
    let (one, two) = (cluster("v1.1.1"), cluster("v1.2.2"));
    let home = Home::new();
    let two_config = KubeConfig::of(&two).named("two").namespace("data");
    home.kubeconfig(KubeConfig::of(&one).named("one").token("one").and(two_config.token("two")));
    (one, two, home)
}

/// A run that prints the version of the server it has reached.
fn version(home: &Home, args: &[&str], expected: &str) {
    let stdout = format!("Client Version: v{}\nServer Version: {expected}\n", env!("CARGO_PKG_VERSION"));
    Test::in_home(home).args(["version"]).args(args).stdout(stdout).success();
}

fn header(server: &ApiServer, name: &str) -> Vec<Option<String>> {
    server.requests().iter().map(|request| request.header(name).map(str::to_owned)).collect()
}

#[test]
fn context_flag_overrides_current_context() {
    let (_one, two, home) = two_contexts();
    version(&home, &[], "v1.1.1");
    version(&home, &["--context=two"], "v1.2.2");
    version(&home, &["--context=one", "--cluster=two"], "v1.2.2");
    assert_eq!(header(&two, "authorization"), [Some("Bearer two".into()), Some("Bearer one".into())]);
    version(&home, &["--cluster=two", "--user=two", "--token=flag"], "v1.2.2");
    version(&home, &["--cluster=two", "--user=two"], "v1.2.2");
    assert_eq!(header(&two, "authorization")[2..], [Some("Bearer flag".into()), Some("Bearer two".into())]);
}

#[test]
fn server_flag_overrides_server_of_cluster() {
    let (_one, two, home) = two_contexts();
    version(&home, &["--server", &two.url()], "v1.2.2");
    version(&home, &["-s", &format!("{}/", two.url())], "v1.2.2");
    assert_eq!(two.count("/version"), 2);
}

#[test]
fn namespace_comes_from_context_unless_flag_is_given() {
    let (_one, two, home) = two_contexts();
    let names = "pod/db-0\npod/db-1\npod/migrate-schema-x7k2p\npod/report-fb4tq\n";
    Test::in_home(&home).args(["pods", "-o", "name", "--context=two"]).stdout(names).success();
    Test::in_home(&home).args(["pods", "-o", "name", "--context=two", "-n=default"]).stdout("pod/lonely\n").success();
    Test::in_home(&home).args(["pods", "-o", "name"]).stdout("pod/lonely\n").success();
    assert_eq!(two.count("/api/v1/namespaces/data/pods"), 1);
}

#[test]
fn first_file_in_kubeconfig_variable_wins() {
    let (_one, _two, home) = two_contexts();
    let three = cluster("v1.3.3");
    home.write("three", KubeConfig::of(&three).named("three").text());
    home.write("current", "apiVersion: v1\nkind: Config\ncurrent-context: two\n");
    let run = |list: &[&str], args: &[&str], expected: &str| {
        let list = std::env::join_paths(list.iter().map(|file| home.join(file))).unwrap();
        let stdout = format!("Client Version: v{}\nServer Version: {expected}\n", env!("CARGO_PKG_VERSION"));
        Test::in_home(&home).env("KUBECONFIG", list).args(["version"]).args(args).stdout(stdout).success();
    };
    run(&["three", ".kube/config"], &[], "v1.3.3");
    run(&["none", ".kube/config", "three"], &[], "v1.1.1");
    run(&["current", "three", ".kube/config"], &[], "v1.2.2");
    run(&[".kube/config", "three"], &["--context=three"], "v1.3.3");
    let file = home.join("three");
    version(&home, &["--kubeconfig", file.to_str().unwrap()], "v1.3.3");
}

#[test]
fn requests_of_one_run_share_one_connection() {
    let server = Cluster::demo().serve();
    Test::new().kubeconfig(&server).args(["api-resources"]).stdout_golden("api-resources").success();
    let connections: Vec<usize> = server.requests().iter().map(|request| request.connection).collect();
    assert_eq!((connections, server.connections()), (vec![1, 1], 1));
    let many = Cluster::stock().with(pods::many(40)).serve();
    Test::new().kubeconfig(&many).args(["pods", "-A", "--chunk-size=10", "-o=name"]).any_stdout().success();
    assert_eq!((many.requests().len(), many.connections()), (4, 1));
}

#[test]
fn discovery_requests_match_those_of_client_go() {
    let server = Cluster::demo().serve();
    Test::new().kubeconfig(&server).args(["api-resources"]).stdout_golden("api-resources").success();
    let targets: Vec<String> = server.requests().into_iter().map(|request| request.target).collect();
    assert_eq!(targets, ["/api?timeout=32s", "/apis?timeout=32s"]);
    for request in server.requests() {
        assert_eq!((request.method.as_str(), request.header("accept")), ("GET", Some(ACCEPT)));
        assert_eq!(request.header("host"), Some(format!("127.0.0.1:{}", server.port()).as_str()));
        assert_eq!(request.header("accept-encoding"), Some("gzip"));
        let agent = request.header("user-agent").unwrap();
        let start = format!("kubegvr/v{} ({}/", env!("CARGO_PKG_VERSION"), std::env::consts::OS);
        assert!(agent.starts_with(&start) && agent.ends_with(')'), "{agent}");
        let names: Vec<&str> = request.headers.iter().map(|(name, _)| name.as_str()).collect();
        assert!(
            names.iter().all(|name| ["accept", "accept-encoding", "host", "user-agent"].contains(name)),
            "{names:?}"
        );
    }
}

#[test]
fn request_timeout_is_sent_as_query_parameter() {
    for (flag, expected) in [("5", Some("5s")), ("90s", Some("1m30s")), ("1h", Some("1h0m0s")), ("0", Some("32s"))] {
        let server = Cluster::demo().serve();
        let flag = format!("--request-timeout={flag}");
        Test::new().kubeconfig(&server).args(["api-resources", &flag]).stdout_golden("api-resources").success();
        assert!(server.requests().iter().all(|request| request.query("timeout") == expected), "{flag}");
    }
}

#[test]
fn gzip_is_accepted_unless_disable_compression_is_given() {
    for (args, accepted) in [(&[][..], Some("gzip")), (&["--disable-compression"], None)] {
        let server = Cluster::demo().serve_on(ApiServer::setup().compress_from(100));
        let test = || Test::new().kubeconfig(&server);
        test().args(["api-resources"]).args(args).stdout_golden("api-resources").success();
        test().args(["pods", "-A"]).args(args).stdout_golden("pods").success();
        let headers = header(&server, "accept-encoding");
        assert!(headers.len() == 3 && headers.iter().all(|header| header.as_deref() == accepted), "{headers:?}");
    }
}

#[test]
fn server_url_with_path_prefixes_every_request() {
    let cluster = Cluster::demo().handler();
    let server = ApiServer::start(move |request| {
        let mut request = request.clone();
        request.path = request.path.strip_prefix("/k8s/clusters/c-1").expect("the path of the server").to_owned();
        cluster(&request)
    });
    for url in ["/k8s/clusters/c-1", "/k8s/clusters/c-1/", "/k8s//clusters/./c-1"] {
        let url = format!("{}{url}", server.url());
        let test = || Test::new().kubeconfig(&server).args(["--server", &url]);
        let run = test().args(["api-resources"]).stdout_golden("api-resources").success();
        let dir = format!(".kube/cache/discovery/127.0.0.1_{}/k8s/clusters/c_1", server.port());
        assert!(run.home.join(&dir).join("servergroups.json").is_file(), "{:?}", run.home.files(".kube"));
        test().args(["pods", "-A"]).stdout_golden("pods").success();
    }
}

#[test]
fn verbosity_1_prints_notes_and_6_prints_requests() {
    let server = Cluster::demo().serve();
    let test = |level: &str| Test::new().kubeconfig(&server).args(["gvrs", level]).stdout_golden("gvrs");
    let decisions = test("-v=1").any_stderr().success().stderr;
    assert!(decisions.starts_with("note: ") && !decisions.contains("GET "), "{decisions}");
    let requests = test("-v=6").any_stderr().success().stderr;
    for path in ["/api", "/apis"] {
        let line = format!("note: GET {}{path}?timeout=32s 200 OK in ", server.url());
        assert!(requests.contains(&line), "{requests}");
    }
    test("-v=0").success();
}
