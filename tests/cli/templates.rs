//! `-o jsonpath`, `-o custom-columns` and `--sort-by`.

use crate::support::cluster::Cluster;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, pods};

fn test(server: &ApiServer, args: &[&str]) -> Test {
    Test::new().kubeconfig(server).args(["get"]).args(args)
}

#[test]
fn template_receives_the_list_or_the_single_object() {
    let server = Cluster::demo().serve();
    let data = |args: &[&str]| test(&server, &["pods", "-n", "data"]).args(args);
    data(&["-o", "jsonpath={.items[*].metadata.name}"]).stdout("db-0 db-1 migrate-schema-x7k2p report-fb4tq").success();
    data(&["-o=jsonpath={range .items[*]}{.metadata.name}{\"\\n\"}{end}"])
        .stdout("db-0\ndb-1\nmigrate-schema-x7k2p\nreport-fb4tq\n")
        .success();
    data(&["-o=jsonpath-as-json={.items[0].metadata.name}"]).stdout("[\n    \"db-0\"\n]\n").success();
    data(&["db-0", "-o", "jsonpath={.metadata.namespace}/{.metadata.name}"]).stdout("data/db-0").success();
    data(&["db-0", "-o", "jsonpath={.nothing}"]).success();
    data(&["db-0", "-o", "jsonpath={.nothing}", "--allow-missing-template-keys=false"])
        .stderr("error: error executing jsonpath \"{.nothing}\": Error executing template: nothing is not found\n")
        .failure(1);
}

#[test]
fn custom_columns_print_the_given_paths() {
    let server = Cluster::demo().serve();
    let spec = "custom-columns=NAME:.metadata.name,PHASE:.status.phase,NONE:.nothing";
    test(&server, &["pods", "-n", "data", "-o", spec])
        .stdout(
            "\
NAME                   PHASE       NONE
db-0                   Running     <none>
db-1                   Running     <none>
migrate-schema-x7k2p   Succeeded   <none>
report-fb4tq           Failed      <none>
",
        )
        .success();
    test(&server, &["pod", "db-0", "-n", "data", "-o", spec, "--no-headers"])
        .stdout("db-0   Running   <none>\n")
        .success();
}

#[test]
fn invalid_template_is_a_usage_error() {
    let server = Cluster::demo().serve();
    for (format, problem) in [
        ("jsonpath={.x", "error parsing jsonpath {.x, unclosed action"),
        ("jsonpath", "template format specified but no template given"),
        ("custom-columns", "custom-columns format specified but no custom columns given"),
        ("custom-columns=A", "unexpected custom-columns spec: A, expected <header>:<json-path-expr>"),
        (
            "bogus",
            "allowed formats are: custom-columns,custom-columns-file,json,jsonpath,jsonpath-as-json,jsonpath-file,name,ndjson,wide,yaml",
        ),
        ("jsonpath-file=none", "open none: no such file or directory"),
        ("custom-columns-file=none", "open none: no such file or directory"),
    ] {
        test(&server, &["pods", "-o", format]).stderr_has(problem).failure(2);
    }
    assert!(server.requests().is_empty());
    test(&server, &["pods", "-o", "name", "--show-labels"])
        .stderr("error: --show-labels option cannot be used with name printer\n")
        .failure(1);
    test(&server, &["pods", "-o", "jsonpath={.x}", "--show-labels"])
        .stderr("error: --show-labels option cannot be used with jsonpath={.x} printer\n")
        .failure(1);
}

#[test]
fn sort_by_fetches_the_whole_list_and_whole_objects() {
    let server = Cluster::demo().serve();
    let names = |args: &[&str]| {
        let run = test(&server, &["pods", "-n", "data"]).args(args).any_stdout().success();
        run.stdout.lines().map(|line| line.split_whitespace().next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let by_age = ["db-0", "db-1", "migrate-schema-x7k2p", "report-fb4tq"];
    assert_eq!(names(&["--no-headers", "--sort-by=.metadata.creationTimestamp"]), by_age);
    assert_eq!(
        names(&["-o", "name", "--sort-by={.status.phase}"]),
        ["pod/report-fb4tq", "pod/db-0", "pod/db-1", "pod/migrate-schema-x7k2p"]
    );
    let targets: Vec<_> =
        server.requests().into_iter().filter(|it| it.path.ends_with("/pods")).map(|it| it.target).collect();
    assert_eq!(targets, ["/api/v1/namespaces/data/pods?includeObject=Object", "/api/v1/namespaces/data/pods"]);
    test(&server, &["pods", "-n", "data", "--sort-by=.nothing"])
        .stderr("error: couldn't find any field with path \"{.nothing}\" in the list of objects\n")
        .failure(1);
}

#[test]
fn columns_do_not_narrow_across_pages() {
    let server = Cluster::stock().with(pods::many(30)).serve();
    let run =
        test(&server, &["pods", "-A", "--chunk-size=10", "-o", "custom-columns=N:.metadata.name,P:.status.phase"]);
    let run = run.any_stdout().success();
    assert_eq!((run.stdout.lines().count(), server.count("/api/v1/pods")), (31, 3));
}

#[test]
fn template_is_read_from_a_file() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    home.write("path", "{.items[*].metadata.name}");
    home.write("columns", "NAME           PHASE\nmetadata.name  .status.phase\n");
    home.write("one-line", "NAME\n");
    home.write("uneven", "NAME PHASE\nmetadata.name\n");
    let data =
        |format: String| Test::in_home(&home).kubeconfig(&server).args(["get", "pods", "-n", "data", "-o", &format]);
    let file = |format: &str, name: &str| data(format!("{format}={}", home.path().join(name).display()));
    file("jsonpath-file", "path").stdout("db-0 db-1 migrate-schema-x7k2p report-fb4tq").success();
    file("custom-columns-file", "columns")
        .stdout(
            "\
NAME                   PHASE
db-0                   Running
db-1                   Running
migrate-schema-x7k2p   Succeeded
report-fb4tq           Failed
",
        )
        .success();
    file("custom-columns-file", "one-line")
        .stderr_has("invalid template, missing spec line. Expected format is one line of space separated headers, one line of space separated column specs.")
        .failure(2);
    file("custom-columns-file", "uneven")
        .stderr_has("number of headers (2) and field specifications (1) don't match")
        .failure(2);
}

#[test]
fn template_sees_managed_fields() {
    let server = Cluster::demo().serve();
    let manager = "jsonpath={.items[0].metadata.managedFields[0].manager}";
    test(&server, &["pods", "-n", "data", "-o", manager]).stdout("kube-controller-manager").success();
    for format in ["json", "ndjson", "yaml"] {
        let printed = test(&server, &["pods", "-n", "data", "-o", format]).any_stdout().success().stdout;
        assert!(printed.contains("db-0") && !printed.contains("managedFields"));
    }
    let lines = test(&server, &["pods", "-n", "data", "-o", "ndjson"]).any_stdout().success().stdout;
    let objects = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let names: Vec<_> = objects.map(|object| object["metadata"]["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(names, ["db-0", "db-1", "migrate-schema-x7k2p", "report-fb4tq"]);
}

#[test]
fn objects_of_several_types_are_sorted_together() {
    let server = Cluster::demo().serve();
    test(&server, &["services,deployments", "-n", "web", "-o", "name", "--sort-by=.metadata.name"])
        .stdout("deployment.apps/api\nservice/front\ndeployment.apps/front\n")
        .success();
    test(&server, &["pods", "db-1", "db-0", "-n", "data", "-o", "name", "--sort-by=.metadata.name"])
        .stdout("pod/db-0\npod/db-1\n")
        .success();
    test(&server, &["pods", "-n", "none", "-o", "name", "--sort-by=.metadata.name"]).success();
}
