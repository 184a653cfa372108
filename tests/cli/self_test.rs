//! Tests of the test servers, with a client that shares no code with the binary.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use serde_json::{Value, json};

use crate::support::certs::{Authority, Identity};
use crate::support::cluster::Cluster;
use crate::support::expected::unequal;
use crate::support::http::Response;
use crate::support::kubeconfig::KubeConfig;
use crate::support::pods;
use crate::support::server::ApiServer;
use crate::support::tls::ClientCertificates;
use crate::support::watch::Watch;
use crate::support::{Home, Test};

const TABLE: &str = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
const AGGREGATED: &str = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";

#[test]
fn requests_are_recorded_with_the_name_in_the_client_certificate() {
    let server = ApiServer::start(|request| Response::text(request.query("q").unwrap_or_default()));
    let admin = server.authority().client("admin", "system:masters");
    let answer = Client::new(&server).certificate(&admin).get("/x?q=a%20b%3D+c", &[("Accept", "text/plain")]);
    assert_eq!((answer.status, answer.body.as_str()), (200, "a b= c"));
    let request = &server.requests()[0];
    assert_eq!((request.target.as_str(), request.header("ACCEPT")), ("/x?q=a%20b%3D+c", Some("text/plain")));
    assert_eq!(request.client_certificate_cn.as_deref(), Some("admin"));
    assert_eq!((server.count("/x"), server.connections()), (1, 1));
}

#[test]
fn untrusted_certificates_are_refused() {
    let handler = |_: &_| Response::text("");
    let setup = ApiServer::setup;
    for (server, reason) in [
        (setup().foreign_certificate().start(handler), "UnknownIssuer"),
        (setup().expired_certificate().start(handler), "certificate expired"),
        (setup().wrong_name_certificate().start(handler), "not valid for name"),
    ] {
        let error = Client::new(&server).try_get("/", &[]).unwrap_err();
        assert!(error.contains(reason), "{error}");
        assert!(server.requests().is_empty());
    }
}

#[test]
fn server_may_require_a_client_certificate_of_its_authority() {
    let authority = Authority::new("an authority");
    let setup = ApiServer::setup().authority(&authority).client_certificates(ClientCertificates::Required);
    let server = setup.start(|_| Response::text(""));
    let foreign = Authority::new("another authority").client("admin", "system:masters");
    assert!(Client::new(&server).try_get("/", &[]).unwrap_err().contains("CertificateRequired"));
    assert!(Client::new(&server).certificate(&foreign).try_get("/", &[]).is_err());
    let own = authority.client("admin", "system:masters");
    assert_eq!(Client::new(&server).certificate(&own).get("/", &[]).status, 200);
}

#[test]
fn each_fault_ends_the_connection_as_named() {
    let server = ApiServer::start(|request| match request.path.as_str() {
        "/close" => Response::close(),
        "/reset" => Response::reset(),
        "/truncated" => Response::text("0123456789").truncated(4),
        "/slow" => Response::text("slow").slow(Duration::from_millis(1)),
        _ => Response::stream(|chunks| {
            chunks.send(b"one ")?;
            chunks.pause(Duration::from_millis(1))?;
            chunks.send(b"two")
        }),
    });
    let get = |path| Client::new(&server).try_get(path, &[]);
    assert!(get("/close").unwrap_err().contains("close_notify"));
    assert!(get("/reset").unwrap_err().contains("reset"));
    assert!(get("/truncated").unwrap_err().contains("close_notify"));
    assert_eq!(get("/slow").unwrap().body, "slow");
    assert_eq!(get("/stream").unwrap().body, "4\r\none \r\n3\r\ntwo\r\n0\r\n\r\n");
}

#[test]
fn hanging_server_stops_when_dropped() {
    let server = ApiServer::setup().plain_http().start(|_| Response::hang());
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
    let port = server.port();
    drop(server);
    assert_eq!(stream.read(&mut [0]).unwrap_or(0), 0);
    ApiServer::setup().port(port).start(|_| Response::text(""));
}

#[test]
#[should_panic(expected = "a handler panicked: no such thing")]
fn a_panic_in_a_handler_fails_the_test() {
    let server = ApiServer::start(|_| panic!("no such thing"));
    assert!(Client::new(&server).try_get("/", &[]).is_err());
}

#[test]
#[should_panic(expected = "the run is to end with 77\nstdout does not have:\nno such text")]
fn failed_run_reports_every_difference() {
    Test::in_home(&Home::new()).stdout_has("no such text").any_stderr().failure(77);
}

#[test]
fn difference_omits_equal_lines() {
    assert_eq!(unequal("a\nb\nc\n", "a\nb\nc\n"), None);
    assert_eq!(unequal("a\nb\nc\n", "a\nx \ny\nc\n").unwrap(), "from line 2:\n- b\n+ x $\n+ y\n");
}

#[test]
fn discovery_form_follows_accept_header_and_cluster() {
    let kind = |cluster: Cluster, accept| {
        let answer = Client::new(&cluster.serve()).get("/apis", &[("Accept", accept)]);
        answer.json()["apiVersion"].as_str().unwrap().to_owned()
    };
    let v2beta1 = AGGREGATED.replace("v=v2", "v=v2beta1");
    assert_eq!(kind(Cluster::stock(), AGGREGATED), "apidiscovery.k8s.io/v2");
    assert_eq!(kind(Cluster::stock().legacy(), AGGREGATED), "v1");
    assert_eq!(kind(Cluster::stock(), "application/json"), "v1");
    assert_eq!(kind(Cluster::stock().v2beta1(), AGGREGATED), "v1");
    assert_eq!(kind(Cluster::stock().v2beta1(), &v2beta1), "apidiscovery.k8s.io/v2beta1");
}

#[test]
fn etag_depends_on_the_content() {
    let server = Cluster::stock().serve();
    let get = |etag: &str| Client::new(&server).get("/apis", &[("Accept", AGGREGATED), ("If-None-Match", etag)]);
    let etag = get("").header("etag").unwrap();
    let known = get(&etag);
    assert_eq!((known.status, known.body.as_str()), (304, ""));
    let other = Client::new(&Cluster::stock().custom().serve()).get("/apis", &[("Accept", AGGREGATED)]);
    assert_ne!(other.header("etag"), Some(etag));
}

#[test]
fn a_stale_group_version_has_no_resources() {
    let server = Cluster::demo().stale("metrics.k8s.io/v1beta1").serve();
    let groups = Client::new(&server).get("/apis", &[("Accept", AGGREGATED)]).json();
    let last = groups["items"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["versions"], json!([{"version": "v1beta1", "freshness": "Stale"}]));
    let answer = Client::new(&server).get("/apis/metrics.k8s.io/v1beta1", &[]);
    assert_eq!((answer.status, answer.body.as_str()), (503, "service unavailable\n"));
}

#[test]
fn pods_are_served_as_tables_in_pages_and_by_selector() {
    let server = Cluster::stock().with(pods::telling()).serve();
    let rows = |target: &str| {
        let table = Client::new(&server).get(target, &[("Accept", TABLE)]).json();
        let names = table["rows"].as_array().unwrap().iter().map(|row| row["cells"][0].as_str().unwrap().to_owned());
        (names.collect::<Vec<_>>(), table["metadata"]["continue"].as_str().map(str::to_owned))
    };
    let (all, _) = rows("/api/v1/pods");
    let (first, next) = rows("/api/v1/pods?limit=9");
    let (second, end) = rows(&format!("/api/v1/pods?limit=9&continue={}", next.unwrap()));
    assert_eq!((all.len(), end), (13, None));
    assert_eq!([first, second].concat(), all);
    let selected = |selector| rows(&format!("/api/v1/namespaces/web/pods?{selector}")).0;
    assert_eq!(selected("labelSelector=app+in+(api,front),track"), ["front-canary"]);
    assert_eq!(selected("labelSelector=app!=front,app!=api"), ["gated", "init-wait", "unscheduled"]);
    assert_eq!(selected("fieldSelector=status.phase=Pending,spec.nodeName=node-a"), ["front-canary", "init-wait"]);
}

#[test]
fn objects_of_a_resource_replace_those_it_had() {
    let server = Cluster::demo().with(pods::many(2)).serve();
    let list = Client::new(&server).get("/api/v1/pods", &[]).json();
    let names: Vec<_> = list["items"].as_array().unwrap().iter().map(|pod| &pod["metadata"]["name"]).collect();
    assert_eq!(names, ["worker-00000", "worker-00001"]);
}

#[cfg(unix)]
#[test]
fn kubeconfig_with_its_key_is_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let (server, home) = (Cluster::empty().serve(), Home::new());
    KubeConfig::of(&server).write_to(home.path()).unwrap();
    let mode = home.join("config").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn watch_sends_the_columns_once() {
    let server = ApiServer::start(|request| {
        let pods = pods::telling();
        let mut watch = Watch::new(&pods, request);
        let events = [watch.event("ADDED", "web", "gated"), watch.event("DELETED", "web", "gated")];
        Response::bytes(events.concat())
    });
    let answer = Client::new(&server).get("/", &[("Accept", TABLE)]);
    let events: Vec<Value> = answer.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let columns = |event: &Value| event["object"]["columnDefinitions"].as_array().map(Vec::len);
    assert_eq!((&events[0]["type"], columns(&events[0])), (&json!("ADDED"), Some(9)));
    assert_eq!((&events[1]["type"], columns(&events[1])), (&json!("DELETED"), None));
}

#[test]
fn large_responses_are_compressed_when_accepted() {
    let server = ApiServer::setup().compress_from(1000).start(|_| Response::text(&"a".repeat(5000)));
    let plain = Client::new(&server).get("/", &[]);
    assert_eq!((plain.body.len(), plain.header("content-encoding")), (5000, None));
    let head = Client::new(&server).try_get("/", &[("Accept-Encoding", "gzip")]);
    // The client of these tests reads UTF-8 only, which a gzip body is not.
    assert!(head.unwrap_err().contains("valid UTF-8"));
}

#[test]
fn refusals_match_those_of_a_real_server() {
    let server = Cluster::demo().serve();
    let refusal = |target: &str| {
        let body = Client::new(&server).get(target, &[]).json();
        (body["code"].as_u64().unwrap(), body["reason"].as_str().unwrap().to_owned(), body["message"].clone())
    };
    assert_eq!(refusal("/api/v1/namespaces/web/pods/x"), (404, "NotFound".into(), json!("pods \"x\" not found")));
    assert_eq!(refusal("/api/v1/pods?continue=x").1, "Expired");
    assert_eq!(refusal("/api/v1/nothings").2, "the server could not find the requested resource");
    assert_eq!(Client::new(&server).get("/nope", &[]).body, "404 page not found\n");
    let guarded = Cluster::stock().token("secret").serve();
    assert_eq!(Client::new(&guarded).get("/api", &[]).status, 401);
    assert_eq!(Client::new(&guarded).get("/api", &[("Authorization", "Bearer secret")]).status, 200);
}

/// A client for one request at a time, each on a connection of its own.
struct Client<'a> {
    server: &'a ApiServer,
    certificate: Option<&'a Identity>,
}

#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<String> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(header, _)| header.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned())
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl<'a> Client<'a> {
    fn new(server: &'a ApiServer) -> Self {
        Self { server, certificate: None }
    }

    fn certificate(self, certificate: &'a Identity) -> Self {
        Self { certificate: Some(certificate), ..self }
    }

    #[track_caller]
    fn get(&self, target: &str, headers: &[(&str, &str)]) -> Answer {
        self.try_get(target, headers).unwrap()
    }

    fn try_get(&self, target: &str, headers: &[(&str, &str)]) -> Result<Answer, String> {
        let socket = TcpStream::connect(("127.0.0.1", self.server.port())).unwrap();
        let name = ServerName::try_from("localhost").unwrap();
        let mut stream = StreamOwned::new(ClientConnection::new(self.config(), name).unwrap(), socket);
        let mut text = format!("GET {target} HTTP/1.1\r\nConnection: close\r\n");
        for (name, value) in headers {
            text.extend([name, ": ", value, "\r\n"]);
        }
        stream.write_all(format!("{text}\r\n").as_bytes()).map_err(|error| error.to_string())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).map_err(|error| error.to_string())?;
        let (head, body) = answer.split_once("\r\n\r\n").ok_or("no answer")?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or("no status")?;
        Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
    }

    fn config(&self) -> Arc<ClientConfig> {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from(self.server.authority().der())).unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots);
        Arc::new(match self.certificate {
            None => config.with_no_client_auth(),
            Some(Identity { certificate_der, key_der, .. }) => {
                let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key_der.clone()));
                config.with_client_auth_cert(vec![CertificateDer::from(certificate_der.clone())], key).unwrap()
            }
        })
    }
}
