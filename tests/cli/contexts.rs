//! Many clusters at once: what `--contexts` and `--all-contexts` print, which clusters fail, how many are requested in
//! parallel, and their separate caches.

use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;
#[cfg(target_os = "linux")]
use std::time::Instant;

use crate::support::cluster::Cluster;
use crate::support::fleet::{Fleet, config};
use crate::support::gate::Gate;
#[cfg(target_os = "linux")]
use crate::support::gate::progress_until;
use crate::support::kubeconfig::KubeConfig;
use crate::support::server::ApiServer;
use crate::support::version::CLIENT;
use crate::support::{Test, status};

#[test]
fn table_has_context_column_and_is_sorted_by_context() {
    let fleet = Fleet::start();
    let rows = "CONTEXT   NAME      SHORTNAMES   APIVERSION            NAMESPACED   KIND\n\
                prod-eu   widgets   wgt          shop.example.com/v2   true         Widget\n\
                prod-us   widgets   wgt          shop.example.com/v2   true         Widget\n";
    let stage = "stage     widgets   wgt          shop.example.com/v2   true         Widget\n";
    fleet.test().args(["api-resources", "widget", "--contexts", "prod-*"]).stdout(rows).success();
    let all = format!("{rows}{stage}");
    fleet.test().args(["--all-contexts", "api-resources", "widget"]).stdout(&all).success();
    fleet.test().args(["api-resources", "widget", "--contexts=stage,prod-??"]).stdout(&all).success();
    fleet
        .test()
        .args(["gvrs", "flowschemas", "--all-contexts", "--no-headers"])
        .stdout(
            "prod-eu   flowcontrol.apiserver.k8s.io   v1        flowschemas          FlowSchema   false   true\n\
             prod-eu   flowcontrol.apiserver.k8s.io   v1        flowschemas/status   FlowSchema   false   true\n\
             prod-us   flowcontrol.apiserver.k8s.io   v1        flowschemas          FlowSchema   false   true\n\
             prod-us   flowcontrol.apiserver.k8s.io   v1        flowschemas/status   FlowSchema   false   true\n\
             stage     flowcontrol.apiserver.k8s.io   v1        flowschemas          FlowSchema   false   true\n\
             stage     flowcontrol.apiserver.k8s.io   v1beta3   flowschemas          FlowSchema   false   false\n\
             stage     flowcontrol.apiserver.k8s.io   v1        flowschemas/status   FlowSchema   false   true\n",
        )
        .success();
    fleet
        .test()
        .args(["resolve", "deploy", "--contexts", "prod-eu"])
        .stdout(
            "CONTEXT   NAME     GROUP   VERSION   RESOURCE      KIND         NAMESPACED\n\
             prod-eu   deploy   apps    v1        deployments   Deployment   true\n",
        )
        .success();
}

#[test]
fn line_of_format_without_columns_starts_with_context() {
    let fleet = Fleet::start();
    for (args, stdout) in [
        (
            &["gvrs", "wgt", "-o", "name"][..],
            "{c}\tshop.example.com/v2/widgets\n{c}\tshop.example.com/v1/widgets\n{c}\tshop.example.com/v1beta1/widgets\n",
        ),
        (&["api-resources", "wgt", "-o", "name"], "{c}\twidgets.shop.example.com\n"),
        (&["resolve", "wgt", "-o", "path"], "{c}\t/apis/shop.example.com/v2/widgets\n"),
        (&["wait", "wgt", "deploy"], "{c}\twgt served\n{c}\tdeploy served\n"),
        (&["get", "pods", "db-0", "db-1", "-n", "data", "-o", "name"], "{c}\tpod/db-0\n{c}\tpod/db-1\n"),
    ] {
        let expected: String = ["prod-eu", "stage"].map(|context| stdout.replace("{c}", context)).concat();
        fleet.test().args(args).args(["--contexts=stage,prod-eu"]).stdout(expected).success();
    }
    let output = fleet.test().args(["api-versions", "--all-contexts"]).any_stdout().success();
    let of = |context: &str| output.stdout.lines().filter(|line| line.starts_with(&format!("{context}\t"))).count();
    assert_eq!((of("prod-eu"), of("prod-us"), of("stage")), (of("prod-us"), of("prod-us"), of("prod-us") + 2));
    assert!(output.stdout.contains("stage\tflowcontrol.apiserver.k8s.io/v1beta3\n"), "{}", output.stdout);
}

#[test]
fn json_items_have_a_context_field() {
    let fleet = Fleet::start();
    let json = |args: &[&str]| -> serde_json::Value {
        let output = fleet.test().args(args).args(["--contexts=stage,prod-eu", "-o", "json"]).any_stdout().success();
        serde_json::from_str(&output.stdout).unwrap()
    };
    for (args, items) in [
        (&["gvrs", "wgt"][..], "items"),
        (&["api-resources", "wgt"], "resources"),
        (&["resolve", "wgt"], "items"),
        (&["version"], "items"),
        (&["get", "wgt", "-A"], "items"),
        (&["get", "wgt/plain", "-n", "web"], "items"),
        (&["pods", "-n", "data"], "items"),
    ] {
        let document = json(args);
        let items = document[items].as_array().unwrap();
        let contexts: Vec<_> = items.iter().map(|item| item["context"].as_str().unwrap()).collect();
        let half = contexts.len() / 2;
        assert!(half > 0, "{args:?}: {document}");
        let expected = [vec!["prod-eu"; half], vec!["stage"; half]].concat();
        assert_eq!(contexts, expected, "{args:?}: {document}");
    }
    let removals = json(&["removals"]);
    assert_eq!(removals["items"][0]["context"], "stage");
    let lines = fleet.test().args(["gvrs", "wgt", "--contexts=prod-eu", "-o", "ndjson"]).any_stdout().success().stdout;
    assert!(lines.lines().all(|line| line.starts_with(r#"{"context":"prod-eu","group":"shop"#)), "{lines}");
}

#[test]
fn objects_of_all_contexts_share_one_table_per_resource() {
    let fleet = Fleet::start();
    fleet
        .test()
        .args(["get", "deploy,svc", "-n", "web", "--contexts=stage,prod-eu"])
        .stdout(
            "CONTEXT   NAME                    READY   UP-TO-DATE   AVAILABLE   AGE\n\
             prod-eu   deployment.apps/api     1/1     1            1           12d\n\
             prod-eu   deployment.apps/front   1/2     2            1           12d\n\
             stage     deployment.apps/api     1/1     1            1           12d\n\
             stage     deployment.apps/front   1/2     2            1           12d\n\n\
             CONTEXT   NAME            TYPE        CLUSTER-IP    EXTERNAL-IP   PORT(S)   AGE\n\
             prod-eu   service/front   ClusterIP   10.96.38.17   <none>        80/TCP    12d\n\
             stage     service/front   ClusterIP   10.96.38.17   <none>        80/TCP    12d\n",
        )
        .success();
    fleet
        .test()
        .args(["pods", "-n", "data", "-l", "app=db", "--all-contexts", "-o", "custom-columns=POD:.metadata.name"])
        .stdout(
            "CONTEXT   POD\nprod-eu   db-0\nprod-eu   db-1\nprod-us   db-0\nprod-us   db-1\nstage     db-0\nstage     db-1\n",
        )
        .success();
    fleet
        .test()
        .args(["pods", "-n", "data", "--chunk-size=1", "--contexts=prod-*", "-o"])
        .args([r#"jsonpath={range .items[?(@.metadata.name=="db-0")]}{.context}{"\n"}{end}"#])
        .stdout("prod-eu\nprod-us\n")
        .success();
    fleet.test().args(["pods", "-n", "none", "--all-contexts"]).stderr("No resources found\n").success();
}

#[test]
fn all_pages_of_each_context_are_printed() {
    let fleet = Fleet::start();
    let pods = |size: &str| fleet.test().args(["pods", "-A", "--contexts=prod-*", "-o", "name", "--chunk-size", size]);
    let whole = pods("0").any_stdout().success().stdout;
    assert_eq!((fleet.eu.count("/api/v1/pods"), fleet.us.count("/api/v1/pods")), (1, 1));
    pods("4").stdout(&whole).success();
    let count = whole.lines().filter(|line| line.starts_with("prod-eu\t")).count();
    assert!(count > 8, "{whole}");
    assert_eq!(fleet.eu.count("/api/v1/pods"), 1 + count.div_ceil(4));
}

#[test]
fn errors_are_in_the_order_of_the_contexts_whenever_they_occur() {
    // The first context fails when its second page is requested, the last one when it is connected to.
    let first = Cluster::demo().serve_but(|request| request.query("continue").map(|_| status::expired()));
    let last = KubeConfig::of(&Cluster::demo().serve()).named("b-gone");
    let port = last.port();
    let expired = "The provided continue parameter is too old to display a consistent list result. You can start a new \
                   list without the continue parameter.";
    Test::new()
        .kubeconfig(KubeConfig::of(&first).named("a-expires").and(last))
        .args(["pods", "-A", "-o", "name", "--chunk-size=7", "--all-contexts"])
        .any_stdout()
        .stderr(format!(
            "error: context \"a-expires\": Error from server (Expired): {expired}\n\
             error: context \"b-gone\": The connection to the server 127.0.0.1:{port} was refused - did you specify the \
             right host or port?\n"
        ))
        .failure(1);
}

/// A server that works but for one stale group version, one that refuses every request, and one that is gone.
struct Broken {
    good: ApiServer,
    refuses: ApiServer,
    gone: KubeConfig,
}

impl Broken {
    fn start() -> Self {
        let gone = KubeConfig::of(&Cluster::demo().serve()).named("a-gone");
        let refuses = ApiServer::start(|_| status::unauthorized());
        Self { good: Cluster::demo().stale("batch/v1").serve(), refuses, gone }
    }

    fn test(&self) -> Test {
        let others = config([("b-good", &self.good), ("c-refuses", &self.refuses)]);
        Test::new().kubeconfig(self.gone.clone().and(others))
    }
}

const FAILURES: &str = "error: context \"a-gone\": The connection to the server 127.0.0.1:{port} was refused - did you \
                        specify the right host or port?\n\
                        error: context \"c-refuses\": You must be logged in to the server (the server has asked for the \
                        client to provide credentials)\n";
const STALE: &str = "warning: b-good: batch/v1: stale GroupVersion discovery\n";

#[test]
fn failing_context_gives_one_line_and_stops_no_other() {
    let broken = Broken::start();
    let stdout = "b-good\tshop.example.com/v2/widgets\nb-good\tshop.example.com/v1/widgets\n\
                  b-good\tshop.example.com/v1beta1/widgets\n";
    let gvrs = || broken.test().args(["gvrs", "wgt", "--all-contexts"]).stderr(format!("{STALE}{FAILURES}"));
    gvrs().args(["-o", "name"]).stdout(stdout).failure(1);
    gvrs().args(["-o", "name", "--strict"]).stdout(stdout).failure(3);
    let output = gvrs().args(["-o", "json"]).any_stdout().failure(1);
    let document: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
    let failed = document["failed"].as_array().unwrap();
    let failed: Vec<_> = failed
        .iter()
        .map(|failure| [&failure["context"], &failure["groupVersion"]].map(|value| value.as_str()))
        .collect();
    assert_eq!(failed, [[Some("b-good"), Some("batch/v1")], [Some("a-gone"), None], [Some("c-refuses"), None]]);
    let failures = FAILURES.replace("(the server has asked for the client to provide credentials)", "(Unauthorized)");
    let table = "CONTEXT   NAME     READY   STATUS    RESTARTS       AGE\n\
                 b-good    lonely   1/1     Running   1 (3d4h ago)   12d\n";
    broken.test().args(["pods", "--all-contexts"]).stdout(table).stderr(failures).failure(1);
}

#[test]
fn only_failures_are_printed_if_every_context_fails() {
    let broken = Broken::start();
    for args in [&["gvrs", "wgt"][..], &["api-resources", "wgt"], &["gvrs"], &["removals"]] {
        broken.test().args(args).args(["--contexts=a-*,c-*"]).stderr(FAILURES).failure(1);
    }
    let gone = FAILURES.split_inclusive('\n').next().unwrap();
    broken.test().args(["version", "--contexts=a-*"]).stdout(CLIENT).stderr(gone).failure(1);
    let fleet = Fleet::start();
    let unknown = "error: context \"stage\": the server doesn't have a resource type \"xyzzy\"\n";
    for format in ["wide", "json", "yaml", "name"] {
        fleet.test().args(["get", "xyzzy", "--contexts=stage", "-o", format]).stderr(unknown).failure(1);
    }
}

#[test]
fn context_without_server_gives_a_hint() {
    let config = "{current-context: gone, clusters: [{name: bare, cluster: {}}], contexts: [\
                  {name: bare, context: {cluster: bare}}, {name: empty, context: {}}, \
                  {name: gone, context: {cluster: none}}]}";
    let refused = "The connection to the server localhost:8080 was refused - did you specify the right host or port?\n";
    for (context, hint) in [
        ("bare", "cluster \"bare\" of the kubeconfig has no server"),
        ("empty", "context \"empty\" names no cluster"),
        ("gone", "context \"gone\" names cluster \"none\", which the kubeconfig does not have"),
    ] {
        let test = Test::new().file(".kube/config", config).args(["pods", "--context", context]);
        test.stderr(format!("{refused}hint: {hint}\n")).failure(1);
        let test = Test::new().file(".kube/config", config).args(["pods", "--contexts", context]);
        test.stderr(format!("error: context {context:?}: {refused}hint: {hint}\n")).failure(1);
    }
    let hint = "the kubeconfig has no current-context: give --context; known contexts: bare, empty, gone";
    let config = config.replace("current-context: gone, ", "");
    let test = Test::new().file(".kube/config", &config).args(["pods"]);
    test.stderr(format!("{refused}hint: {hint}\n")).failure(1);
    // With `--server` there is no hint.
    for flags in [&["--server=http://127.0.0.1:1"][..], &["--context=gone", "--server=http://127.0.0.1:1"]] {
        let test = Test::new().file(".kube/config", &config).args(["pods"]).args(flags);
        test.stderr(refused.replace("localhost:8080", "127.0.0.1:1")).failure(1);
    }
}

#[test]
fn bad_kuberc_or_flag_is_reported_once_for_all_contexts() {
    let fleet = Fleet::start();
    let run = || fleet.test().args(["resolve", "no", "-o", "name", "--contexts=prod-*"]);
    let problem =
        "error occurred while applying preferences kuberc error kuberc: open /none: no such file or directory";
    run().args(["--kuberc=/none"]).stderr(format!("{problem}\n")).failure(1);
    let timeout = "error: Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a \
                   corresponding time unit (e.g. 1s | 2m | 3h)\n";
    run().args(["--request-timeout=soon"]).stderr(timeout).failure(1);
    let warning = "kuberc: no preferences loaded from {home}/.kube/kuberc: ";
    let output = run().file(".kube/kuberc", "a: [").stdout("prod-eu\tv1/nodes\nprod-us\tv1/nodes\n");
    let output = output.stderr_has(warning).success();
    assert_eq!(output.stderr.lines().count(), 1, "{}", output.stderr);
}

#[test]
fn exit_code_is_the_worst_and_a_hint_is_printed_once() {
    let fleet = Fleet::start();
    fleet
        .test()
        .args(["resolve", "wigdets", "deploy", "--contexts=prod-*", "-o", "name"])
        .stdout("prod-eu\tapps/v1/deployments\nprod-us\tapps/v1/deployments\n")
        .stderr(
            "error: context \"prod-eu\": the server doesn't have a resource type \"wigdets\"\n\
             error: context \"prod-us\": the server doesn't have a resource type \"wigdets\"\n\
             hint: did you mean widgets, widget?\n",
        )
        .failure(1);
    fleet
        .test()
        .args(["wait", "flowcontrol.apiserver.k8s.io/v1beta3", "--timeout=0", "--all-contexts"])
        .stdout("stage\tflowcontrol.apiserver.k8s.io/v1beta3 served\n")
        .stderr(
            "error: context \"prod-eu\": timed out after 0s, not served: flowcontrol.apiserver.k8s.io/v1beta3\n\
             error: context \"prod-us\": timed out after 0s, not served: flowcontrol.apiserver.k8s.io/v1beta3\n",
        )
        .failure(4);
    let nothing = "error: no API resource matches \"nothing\"\n";
    fleet.test().args(["gvrs", "nothing", "--all-contexts"]).stderr(nothing).failure(1);
}

/// The number of concurrent requests: now, and the highest so far.
#[derive(Default)]
struct Load {
    now: usize,
    most: usize,
}

#[test]
fn eight_contexts_are_requested_at_once() {
    let load = Arc::new((Mutex::new(Load::default()), Condvar::new()));
    let (shared, version) = (Arc::clone(&load), Cluster::demo().handler());
    let server = ApiServer::start(move |request| {
        let (load, changed) = &*shared;
        let mut load = load.lock().unwrap();
        load.now += 1;
        load.most = load.most.max(load.now);
        changed.notify_all();
        let mut load = changed.wait_timeout_while(load, Duration::from_secs(20), |load| load.most < 8).unwrap().0;
        load.now -= 1;
        drop(load);
        version(request)
    });
    let names: Vec<String> = (10..40).map(|number| format!("c{number}")).collect();
    let rows: String = names.iter().flat_map(|name| [name, "       v1.36.2\n"]).collect();
    Test::new()
        .kubeconfig(config(names.iter().map(|name| (name.as_str(), &server))))
        .args(["version", "--all-contexts"])
        .stdout(format!("Client Version: v{}\nCONTEXT   SERVER VERSION\n{rows}", env!("CARGO_PKG_VERSION")))
        .success();
    assert_eq!((server.requests().len(), load.0.lock().unwrap().most), (30, 8));
}

/// A server that responds once the gate is open.
fn slow(gate: &Gate) -> ApiServer {
    let (cluster, gate) = (Cluster::demo().handler(), gate.clone());
    ApiServer::start(move |request| {
        gate.pass();
        cluster(request)
    })
}

#[test]
fn output_follows_context_order_not_response_order() {
    let gate = Gate::default();
    let slow = slow(&gate);
    let cluster = Cluster::demo().handler();
    let quick = ApiServer::start(move |request| {
        gate.open();
        cluster(request)
    });
    Test::new()
        .kubeconfig(config([("a", &slow), ("b", &quick)]))
        .args(["resolve", "no", "-o", "name", "--all-contexts"])
        .stdout("a\tv1/nodes\nb\tv1/nodes\n")
        .success();
}

#[test]
fn unmatched_context_pattern_is_an_error() {
    let none =
        "error: the kubeconfig has no contexts\nhint: set KUBECONFIG, write ~/.kube/config, or give --kubeconfig\n";
    Test::new().args(["gvrs", "--all-contexts"]).stderr(none).failure(1);
    let fleet = Fleet::start();
    let typo = "error: no context matches \"prd-*\"\nhint: known contexts: prod-eu, prod-us, stage\n";
    fleet.test().args(["gvrs", "--contexts=stage,prd-*"]).stderr(typo).failure(1);
    assert_eq!(fleet.stage.requests().len(), 0);
    // An empty value counts as absent: the current context is used.
    fleet.test().args(["resolve", "no", "-o", "name", "--contexts="]).stdout("v1/nodes\n").success();
}

#[test]
fn each_context_uses_its_own_cache() {
    let fleet = Fleet::start();
    let versions = |test: Test| test.args(["gvrs", "flowschema?", "widget?", "-o", "name", "--contexts=stage,prod-eu"]);
    let stdout = versions(fleet.test()).any_stdout().success();
    let counts = || [&fleet.eu, &fleet.us, &fleet.stage].map(|server| server.requests().len());
    assert_eq!(counts(), [2, 0, 2]);
    versions(Test::in_home(&stdout.home)).stdout(&stdout.stdout).success();
    assert_eq!(counts(), [2, 0, 2]);
    let offline =
        versions(Test::in_home(&stdout.home)).args(["--offline"]).stdout(&stdout.stdout).any_stderr().success();
    let mut notes: Vec<_> = offline.stderr.lines().map(|line| line.split_once(" as it was ").unwrap().0).collect();
    notes.sort_unstable();
    assert_eq!(notes, ["note: prod-eu: offline,", "note: stage: offline,"]);
    assert_eq!(counts(), [2, 0, 2]);
}

#[cfg(target_os = "linux")]
#[test]
fn progress_on_terminal_names_contexts_still_waited_for() {
    let gate = Gate::default();
    let (slow, quick) = (slow(&gate), Cluster::demo().serve());
    let run = |contexts: &str| {
        let name = "b\u{202e}".to_owned() + &"x".repeat(100);
        let kubeconfig = config([("a", &quick), (&name, &slow)]);
        Test::new().kubeconfig(kubeconfig).args(["version", "-o", "yaml"]).args(["--contexts", contexts]).any_stdout()
    };
    let line = format!("1 of 2 contexts, waiting for b\\u202e{}", "x".repeat(22));
    let lines = progress_until(&line, &gate, || run("*"));
    let expected = ["0 of 2 contexts, waiting for a and 1 more", &line, "2 of 2 contexts"];
    let positions: Option<Vec<_>> = lines.iter().map(|line| expected.iter().position(|known| known == line)).collect();
    assert!(positions.is_some_and(|positions| positions.is_sorted()), "{lines:?}");
    // A run of less than a second prints no progress; on a busy machine some take longer.
    let quick = (0..20).find_map(|_| {
        let start = Instant::now();
        let stderr = run("a").any_stderr().stderr_terminal().success().stderr;
        (start.elapsed() < Duration::from_secs(1)).then_some(stderr)
    });
    assert_eq!(quick.as_deref(), Some(""));
}
