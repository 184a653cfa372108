//! `--watch`: every change is printed, even if the connection breaks.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::support::cluster::Cluster;
use crate::support::http::{End, Request, Response};
use crate::support::kubeconfig::KubeConfig;
use crate::support::server::ApiServer;
use crate::support::watch::Watch;
use crate::support::{Test, pods, status};

/// A server whose nth watch is answered by `answer`; everything else is the demo cluster's.
fn serve(answer: impl Fn(usize, &Request) -> Response + Send + Sync + 'static) -> ApiServer {
    let count = AtomicUsize::new(0);
    Cluster::demo()
        .serve_but(move |request| request.query("watch").map(|_| answer(count.fetch_add(1, Ordering::SeqCst), request)))
}

/// Events about pods of the namespace `data`, and then the end of the connection.
fn events(request: &Request, events: &[(&str, &str)]) -> Response {
    let pods = pods::telling();
    let mut watch = Watch::new(&pods, request);
    let lines: Vec<_> = events.iter().map(|(event, name)| watch.event(event, "data", name)).collect();
    Response::stream(move |chunks| lines.iter().try_for_each(|line| chunks.send(line)))
}

/// The event that the version of a watch has expired.
const EXPIRED: &[u8] = b"{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"Expired\",\"message\":\"too old\",\"code\":410}}\n";

/// A watch whose only event is that its version has expired.
fn expired_event() -> Response {
    Response::stream(|chunks| chunks.send(EXPIRED))
}

/// The response that ends a watch in a test: an error that is not retried.
fn permanent_error() -> Response {
    status::forbidden("dev", "watch", "pods", "")
}

fn test(server: &ApiServer, args: &[&str]) -> Test {
    Test::new().kubeconfig(KubeConfig::of(server).namespace("data")).args(["pods", "-w"]).args(args)
}

fn watches(server: &ApiServer) -> Vec<String> {
    let requests = server.requests().into_iter().filter(|request| request.query("watch").is_some());
    requests.map(|request| request.target).collect()
}

const LIST: &str = "\
NAME                   READY   STATUS      RESTARTS       AGE
db-0                   1/1     Running     0              5d3h
db-1                   2/3     Running     3 (128m ago)   5d3h
migrate-schema-x7k2p   0/1     Completed   0              26h
report-fb4tq           0/1     Error       2 (47m ago)    49m
";

#[test]
fn interrupted_watch_continues_after_the_last_change() {
    let server = serve(|count, request| match count {
        0 => events(request, &[("MODIFIED", "db-0"), ("MODIFIED", "db-1")]),
        1 => events(request, &[("DELETED", "report-fb4tq")]),
        _ => permanent_error(),
    });
    let run = test(&server, &[]).any_stdout().any_stderr().failure(1);
    let changes = "\
db-0                   1/1     Running     0              5d3h
db-1                   2/3     Running     3 (128m ago)   5d3h
report-fb4tq           0/1     Error       2 (47m ago)    49m
";
    assert_eq!(run.stdout, format!("{LIST}{changes}"));
    assert!(run.stderr.starts_with("Error from server (Forbidden): "), "{}", run.stderr);
    let watches = watches(&server);
    let version = |target: &String| target.split("resourceVersion=").nth(1).map(str::to_owned).unwrap();
    assert_eq!(watches.len(), 3);
    assert!(
        watches
            .iter()
            .all(|it| it.starts_with("/api/v1/namespaces/data/pods?resourceVersion=") && it.ends_with("&watch=true")),
        "{watches:?}"
    );
    assert!(
        version(&watches[0]) != version(&watches[1]) && version(&watches[1]) != version(&watches[2]),
        "{watches:?}"
    );
}

#[test]
fn expired_watch_lists_again() {
    for by_event in [false, true] {
        let server = serve(move |count, _| match count {
            0 if by_event => expired_event(),
            0 => status::expired(),
            _ => permanent_error(),
        });
        let run = test(&server, &[]).any_stdout().any_stderr().failure(1);
        // The headings are not printed again for the second list.
        let rows = LIST.split_once('\n').unwrap().1;
        assert_eq!(run.stdout, format!("{LIST}{rows}"));
        assert_eq!(watches(&server).len(), 2);
    }
}

/// Checks the number of watches, and that this many milliseconds or more are between each and the next.
#[track_caller]
fn assert_pauses(server: &ApiServer, pauses: &[u128]) {
    let requests = server.requests().into_iter().filter(|request| request.query("watch").is_some());
    let received: Vec<_> = requests.map(|request| request.received).collect();
    let gaps: Vec<_> = received.windows(2).map(|pair| (pair[1] - pair[0]).as_millis()).collect();
    let are_long = gaps.iter().zip(pauses).all(|(gap, pause)| gap >= pause);
    assert!(gaps.len() == pauses.len() && are_long, "{gaps:?}");
}

#[test]
fn watch_that_always_fails_pauses_longer_and_then_ends_with_the_error() {
    for (answer, message) in [
        (expired_event as fn() -> Response, "too old"),
        (status::expired, "The provided continue parameter is too old"),
        (|| Response::raw("nonsense\r\n\r\n", End::Close), "malformed HTTP response"),
    ] {
        let server = serve(move |_, _| answer());
        let run = test(&server, &["--watch-only"]).any_stdout().any_stderr().failure(1);
        assert!(run.stderr.contains(message), "{}", run.stderr);
        assert_pauses(&server, &[200, 400, 800, 1600, 3200]);
    }
}

#[test]
fn watch_that_ends_at_once_pauses_longer_until_one_lasts() {
    // Only what lasts longer than the shortest pause of 100 ms counts as a watch.
    let lasting = |last: &'static [u8]| {
        Response::stream(move |chunks| {
            chunks.pause(Duration::from_millis(300))?;
            chunks.send(last)
        })
    };
    let server = serve(move |count, request| match count {
        0..5 => events(request, &[]),
        5 => lasting(b""),
        // With those before it, this one would be too many, and so would the last one.
        6 | 12 => expired_event(),
        7..12 => lasting(EXPIRED),
        _ => permanent_error(),
    });
    let run = test(&server, &["--watch-only"]).any_stdout().any_stderr().failure(1);
    assert!(run.stderr.starts_with("Error from server (Forbidden): "), "{}", run.stderr);
    assert_pauses(&server, &[200, 400, 800, 1600, 3200, 100, 200, 200, 200, 200, 200, 200, 400]);
}

#[test]
fn pause_after_an_expired_watch_ends_with_the_request_timeout() {
    let server = serve(|_, _| status::expired());
    let start = Instant::now();
    test(&server, &["--watch-only", "--request-timeout=2s"]).any_stdout().success();
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
}

#[test]
fn output_watch_events_flag_adds_a_column() {
    let server = serve(|count, request| match count {
        0 => events(request, &[("DELETED", "db-0")]),
        _ => permanent_error(),
    });
    let run = test(&server, &["--output-watch-events", "--watch-only"]).any_stdout().any_stderr().failure(1);
    assert_eq!(
        run.stdout,
        "EVENT     NAME   READY   STATUS    RESTARTS   AGE\nDELETED   db-0   1/1     Running   0          5d3h\n"
    );
}

#[test]
fn objects_are_printed_as_they_change() {
    let server = || {
        serve(|count, request| match count {
            0 => events(request, &[("MODIFIED", "db-0")]),
            _ => permanent_error(),
        })
    };
    let run = test(&server(), &["--watch-only", "-o", "name"]).any_stdout().any_stderr().failure(1);
    assert_eq!(run.stdout, "pod/db-0\n");
    let run =
        test(&server(), &["--watch-only", "-o", "json", "--output-watch-events"]).any_stdout().any_stderr().failure(1);
    assert!(
        run.stdout.starts_with("{\"object\":{\"apiVersion\":\"v1\",\"kind\":\"Pod\",")
            && run.stdout.ends_with("\"type\":\"MODIFIED\"}\n"),
        "{}",
        run.stdout
    );
    let run = test(&server(), &["--watch-only", "-o", "yaml"]).any_stdout().any_stderr().failure(1);
    assert!(run.stdout.starts_with("apiVersion: v1\nkind: Pod\n") && run.stdout.ends_with("---\n"), "{}", run.stdout);
}

#[test]
fn template_of_a_watch_can_require_its_keys() {
    let server = serve(|count, request| match count {
        0 => events(request, &[("MODIFIED", "db-0")]),
        _ => permanent_error(),
    });
    let run = test(&server, &["--watch-only", "--allow-missing-template-keys=false", "-o", "jsonpath={.nothing}"]);
    let problem = "Error executing template: nothing is not found";
    run.stderr(format!("error: error executing jsonpath \"{{.nothing}}\": {problem}\n")).failure(1);
    assert_eq!(watches(&server).len(), 1);
}

#[test]
fn one_object_is_watched_by_its_name() {
    let server = serve(|count, request| match count {
        0 => events(request, &[("MODIFIED", "db-0")]),
        _ => permanent_error(),
    });
    let get =
        |args: &[&str]| Test::new().kubeconfig(KubeConfig::of(&server).namespace("data")).args(["get"]).args(args);
    let run = get(&["pod", "db-0", "-w"]).any_stdout().any_stderr().failure(1);
    let row = "db-0   1/1     Running   0          5d3h\n";
    assert_eq!(run.stdout, format!("NAME   READY   STATUS    RESTARTS   AGE\n{row}{row}"));
    assert!(watches(&server)[0].contains("?fieldSelector=metadata.name%3Ddb-0&"), "{:?}", watches(&server));
    get(&["pod", "nosuch", "-w"]).stderr("Error from server (NotFound): pods \"nosuch\" not found\n").failure(1);
    get(&["pods,services", "-w"]).stderr("error: you may only specify a single resource type\n").failure(1);
}

#[test]
fn closed_stdout_ends_the_watch() {
    let server = serve(|_, request| events(request, &[("MODIFIED", "db-0")]));
    test(&server, &[]).closed_stdout().success();
    assert!(watches(&server).is_empty());
}

#[test]
fn watch_waits_for_a_server_that_is_away_as_long_as_it_takes() {
    // More failures than any other error may have.
    const AWAY: usize = 6;
    let server = serve(|count, request| match count {
        count if count < AWAY => Response::text("starting").status(503),
        AWAY => events(request, &[("MODIFIED", "db-0")]),
        _ => permanent_error(),
    });
    let run = test(&server, &["--watch-only", "--no-headers"]).any_stdout().any_stderr().failure(1);
    assert_eq!(run.stdout, "db-0   1/1   Running   0     5d3h\n");
    let notes: Vec<_> = run.stderr.lines().take(2).collect();
    assert!(notes[0].starts_with("note: the watch has lost the server, and waits for it: "), "{}", run.stderr);
    assert_eq!(notes[1], "note: the server is back; the watch continues");
    assert!(run.stderr.lines().nth(2).unwrap().starts_with("Error from server (Forbidden): "), "{}", run.stderr);
    // The watch with the event ends at once, too.
    assert_pauses(&server, &[200, 400, 800, 1600, 3200, 6400, 3200]);
}
