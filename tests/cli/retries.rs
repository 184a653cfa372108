//! Which requests are retried, and for how long.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::support::cluster::Cluster;
use crate::support::http::{Request, Response};
use crate::support::server::ApiServer;
use crate::support::{Test, fault, pods, status};

const AWAY: &str = "Error from server (ServiceUnavailable): not yet\n";

fn unavailable(retry_after: &str) -> Response {
    status::failure(503, "ServiceUnavailable", "not yet").header("Retry-After", retry_after)
}

/// A cluster that gives another response this many times before its own.
fn with_first_responses(times: usize, answer: impl Fn() -> Response + Send + Sync + 'static) -> ApiServer {
    let (cluster, count) = (Cluster::demo().handler(), AtomicUsize::new(0));
    ApiServer::start(
        move |request| {
            if count.fetch_add(1, Ordering::Relaxed) < times { answer() } else { cluster(request) }
        },
    )
}

/// The times between the requests.
fn pauses(server: &ApiServer) -> Vec<Duration> {
    let received: Vec<Instant> = server.requests().iter().map(|request| request.received).collect();
    received.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

#[test]
fn retry_after_header_is_honored() {
    let server = with_first_responses(1, || unavailable("1"));
    Test::new().kubeconfig(&server).args(["api-resources"]).stdout_golden("api-resources").success();
    assert_eq!(server.requests().len(), 3);
    assert!(pauses(&server)[0] >= Duration::from_secs(1), "{:?}", pauses(&server));
    let server =
        with_first_responses(10, || status::failure(429, "TooManyRequests", "slow down").header("Retry-After", "0"));
    Test::new().kubeconfig(&server).args(["pods", "-A"]).stdout_golden("pods").success();
    assert_eq!((server.requests().len(), server.connections()), (11, 1));
}

#[test]
fn retries_are_limited_in_count_and_time() {
    // The limits: attempts, total wait, and the timeout of the run.
    for (retry_after, args, requests) in [
        ("0", &[][..], 11),
        ("61", &[], 1),
        ("3600", &[], 1),
        ("99999999999", &[], 1),
        ("5", &["--request-timeout=4s"], 1),
    ] {
        let server = ApiServer::start(move |_| unavailable(retry_after));
        Test::new().kubeconfig(&server).args(["pods"]).args(args).stderr(AWAY).failure(1);
        assert_eq!(server.requests().len(), requests, "{retry_after} {args:?}");
    }
}

#[test]
fn other_responses_are_not_retried() {
    for (code, header, value) in [
        (503, "Retry-After", "Wed, 21 Oct 2065 07:28:00 GMT"),
        (503, "Retry-After", "1.5"),
        (503, "X-Other", "0"),
        (404, "Retry-After", "0"),
        (403, "Retry-After", "0"),
    ] {
        let answer = move || status::failure(code, "Some", "thing").header(header, value);
        let server = ApiServer::start(move |_| answer());
        Test::new().kubeconfig(&server).args(["raw", "/x"]).stderr("Error from server (Some): thing\n").failure(1);
        assert_eq!(server.requests().len(), 1, "{code} {header}: {value}");
    }
}

#[test]
fn retry_wait_is_logged() {
    let run = |server: &ApiServer| {
        let run = Test::new().kubeconfig(server).args(["raw", "/version", "-v=1"]).any_stdout().any_stderr().success();
        run.stderr.lines().filter(|line| line.contains("trying")).map(str::to_owned).collect::<Vec<_>>()
    };
    let away_for = |seconds: &'static str, args: &[&str]| {
        let server = ApiServer::start(move |_| unavailable(seconds));
        let run = Test::new().kubeconfig(&server).args(["raw", "/version", "-v=1"]).args(args);
        let run = run.stderr_has(AWAY).failure(1);
        run.stderr.lines().rfind(|line| line.contains("trying")).unwrap_or_default().to_owned()
    };
    let asks = "note: not retrying: the server asks for 3600s, and 60s is the limit for one request";
    assert_eq!(away_for("3600", &[]), asks);
    assert_eq!(away_for("0", &[]), "note: not retrying: that was attempt 11");
    assert_eq!(away_for("5", &["--request-timeout=3s"]), "note: not retrying: the timeout leaves no 5s to wait");
    let line = "note: retrying in 0ns, as the server asks: \"not yet\"";
    assert_eq!(run(&with_first_responses(1, || unavailable("0"))), [line]);
    assert_eq!(
        run(&with_first_responses(1, Response::close)),
        ["note: retrying in 100ms, as the connection broke: EOF"]
    );
}

#[test]
fn broken_connection_is_retried() {
    for answer in [Response::close, Response::reset] {
        for times in [1, 3] {
            let server = with_first_responses(times, answer);
            Test::new().kubeconfig(&server).args(["api-resources"]).stdout_golden("api-resources").success();
            assert_eq!(server.requests().len(), times + 2);
        }
    }
    let broken_off = with_first_responses(1, || fault::broken_off(crate::support::http::End::Reset));
    let stderr = "error: https://127.0.0.1:{port}/version broke off in the middle of its answer\n";
    Test::new().kubeconfig(&broken_off).args(["raw", "/version"]).stdout("{").stderr(stderr).failure(1);
    assert_eq!(broken_off.requests().len(), 1);
}

#[test]
fn server_that_closes_connections_fails_within_seconds() {
    let server = ApiServer::start(|_| Response::close());
    Test::new().kubeconfig(&server).args(["gvrs"]).stderr("Unable to connect to the server: EOF\n").failure(1);
    let pauses = pauses(&server);
    let least = [100, 200, 400, 800, 1600].map(Duration::from_millis);
    assert!(pauses.len() == 5 && pauses.iter().zip(least).all(|(pause, least)| *pause >= least), "{pauses:?}");
}

#[test]
fn retry_budget_is_shared_by_all_requests() {
    let cluster = Cluster::demo().legacy().handler();
    let is_fine = |request: &Request| ["/api", "/apis", "/version"].contains(&request.path.as_str());
    let server = ApiServer::start(move |request| if is_fine(request) { cluster(request) } else { Response::close() });
    let run = Test::new().kubeconfig(&server).args(["gvrs"]).any_stdout().any_stderr().success();
    let failed = run.stderr.lines().filter(|line| line.ends_with(": EOF")).count();
    let requests = server.requests();
    // The requests in flight were retried up to the limit, the later ones got one attempt.
    assert!(failed > 20 && requests.len() <= 2 + failed + 16 * 5, "{failed} {}", requests.len());
    let all = requests.last().unwrap().received - requests[0].received;
    assert!(all < Duration::from_secs(6), "{all:?}");
}

#[test]
fn request_timeout_limits_the_whole_command() {
    const LATE: &str = "Unable to connect to the server: net/http: request canceled (Client.Timeout exceeded while \
                        awaiting headers)\n";
    let cluster = Cluster::stock().with(pods::many(200)).handler();
    let first = OnceLock::new();
    // No page alone takes the 2 seconds; the last one is requested before their end and would be sent after it.
    let server = ApiServer::start(move |request| {
        let is_late = first.get_or_init(Instant::now).elapsed() > Duration::from_secs(1);
        std::thread::sleep(Duration::from_millis(if is_late { 1500 } else { 300 }));
        cluster(request)
    });
    let begun = Instant::now();
    Test::new()
        .kubeconfig(&server)
        .args(["pods", "-A", "-o=name", "--chunk-size=1", "--request-timeout=2s"])
        .any_stdout()
        .stderr(format!(
            "{LATE}hint: 127.0.0.1:{} did not answer in time; --request-timeout changes the limit\n",
            server.port()
        ))
        .failure(1);
    let (requests, took) = (server.requests().len(), begun.elapsed());
    assert!((2..=7).contains(&requests) && took < Duration::from_secs(10), "{requests} {took:?}");
}

#[test]
fn wait_gives_each_request_its_own_timeout() {
    // Each request of a wait has the whole --request-timeout, and none lasts much longer than the wait.
    let server = ApiServer::start(|_| Response::hang());
    let begun = Instant::now();
    let wait = |flags: [&str; 2]| Test::new().kubeconfig(&server).args(["wait", "deploy"]).args(flags);
    wait(["--timeout=4s", "--request-timeout=1s"]).any_stderr().failure(4);
    assert!(server.requests().len() >= 2 && begun.elapsed() < Duration::from_secs(20));
    wait(["--timeout=2s", "--request-timeout=0"]).any_stderr().failure(4);
    assert!(begun.elapsed() < Duration::from_secs(40));
}
