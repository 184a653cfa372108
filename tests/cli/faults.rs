//! Runs every row of the fault matrix, and the faults that need more than a row.

mod rows;

#[cfg(target_os = "linux")]
use std::net::{SocketAddr, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::thread;
#[cfg(target_os = "linux")]
use std::time::Duration;

use crate::support::Test;
use crate::support::cluster::Cluster;
use crate::support::http::Request;
use crate::support::server::ApiServer;
use rows::Peer::{Answer, Server, Url};
use rows::Who::{self, Core, Groups, Pods};
use rows::{ROWS, Row};

/// Runs one row, and asserts all of it.
fn check((_, peer, _, timeout, requests, stderr): &Row, who: Who) {
    let cluster = Cluster::demo().handler();
    let server = match peer {
        Url(_) => None,
        Server(setup) => Some(setup().start(|_| panic!("a request came"))),
        Answer(answer) => {
            let answer = *answer;
            let is_good = move |path: &str| matches!(who, Groups) && path != "/apis";
            let answer = move |request: &Request| if is_good(&request.path) { cluster(request) } else { answer() };
            Some(ApiServer::start(answer))
        }
    };
    let (command, path, get, kind, list) = match who {
        Core => ("api-resources", "/api", "", "APIVersions", ""),
        Groups => ("api-resources", "/apis", "", "APIGroupList", ""),
        Pods => {
            let list = "Unable to list \"/v1, Resource=pods\": ";
            ("pods", "/api/v1/namespaces/default/pods", " (get pods)", "list", list)
        }
    };
    let mut query: Vec<String> = Vec::new();
    query.extend(matches!(who, Pods).then(|| "limit=500".to_owned()));
    let default = if matches!(who, Pods) { "" } else { "32s" };
    let sent = if timeout.is_empty() { default } else { timeout };
    query.extend((!sent.is_empty()).then(|| format!("timeout={sent}")));
    let url = server.as_ref().map(ApiServer::url).unwrap_or_default();
    let stderr = format!("{stderr}\n")
        .replace("{url}", &format!("{url}{path}?{}", query.join("&")))
        .replace("{address}", url.trim_start_matches("https://"))
        .replace("{get}", get)
        .replace("{kind}", kind)
        .replace("{list}", list);

    let mut test = match (peer, &server) {
        (Url(url), _) => Test::new().args(["--token=x", "--server", *url]),
        (_, server) => Test::new().kubeconfig(server.as_ref().unwrap()),
    };
    if !timeout.is_empty() {
        test = test.args([format!("--request-timeout={timeout}")]);
    }
    let actual = test.args([command]).any_stderr().failure(1).stderr;
    match stderr.split_once("{now}") {
        None => assert_eq!(actual, stderr),
        Some((before, after)) => {
            let now = actual.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            assert!(now.is_some_and(|now| now.parse::<jiff::Timestamp>().is_ok()), "{actual}");
        }
    }
    let Some(server) = server else { return };
    let good = usize::from(matches!(who, Groups));
    match peer {
        Answer(_) => assert_eq!(server.requests().len(), requests + good, "requests"),
        _ => assert_eq!(server.connections(), *requests, "connections"),
    }
}

#[test]
fn every_fault_gives_its_message_and_costs_its_requests() {
    /// Most rows wait for something.
    const THREADS: usize = 12;
    let queue = Mutex::new(ROWS.iter().flat_map(|row| row.2.iter().map(move |who| (row, *who))));
    let failures = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                loop {
                    let Some((row, who)) = queue.lock().unwrap().next() else { return };
                    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| check(row, who))) {
                        let message = panic.downcast_ref::<String>().cloned().unwrap_or_default();
                        failures.lock().unwrap().push(format!("{}, {who:?}: {message}", row.0));
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "{} rows:\n{}", failures.len(), failures.join("\n"));
}

/// The listener's queue of connections is full, so that a connect gets no response.
#[cfg(target_os = "linux")]
#[test]
fn connect_without_response_ends_at_the_timeout() {
    use rustix::net::{AddressFamily, SocketType, bind, getsockname, listen, socket};
    let loopback = SocketAddr::from(([127, 0, 0, 1], 0));
    let deaf = socket(AddressFamily::INET, SocketType::STREAM, None).unwrap();
    bind(&deaf, &loopback).unwrap();
    listen(&deaf, 0).unwrap();
    let address = SocketAddr::try_from(getsockname(&deaf).unwrap()).unwrap();
    let dial = || TcpStream::connect_timeout(&address, Duration::from_millis(300));
    let queue: Vec<TcpStream> = std::iter::from_fn(|| dial().ok()).collect();
    Test::new()
        .args(["gvrs", "--token=x", "--request-timeout=1s", "--server"])
        .args([format!("https://{address}")])
        .stderr(format!(
            "Unable to connect to the server: net/http: request canceled (Client.Timeout exceeded while awaiting \
             headers)\nhint: {address} did not answer in time; --request-timeout changes the limit\n",
        ))
        .failure(1);
    drop(queue);
}
