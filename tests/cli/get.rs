//! `get`: objects of any resource, by any of the resource's names.

use serde_json::json;

use crate::support::cluster::Cluster;
use crate::support::http::Response;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, pods, status};

fn test(server: &ApiServer, args: &[&str]) -> Test {
    Test::new().kubeconfig(server).args(["get"]).args(args)
}

#[test]
fn each_name_of_a_type_gives_the_same_table() {
    let server = Cluster::demo().serve();
    let widgets = test(&server, &["widgets", "-A"]).any_stdout().success().stdout;
    for name in
        ["widget", "wgt", "Widget", "WIDGETS", "widgets.shop.example.com", "widgets.v2.shop.example.com", "wgt.shop"]
    {
        test(&server, &[name, "-A"]).stdout(widgets.clone()).success();
    }
    assert!(server.count("/apis/shop.example.com/v2/widgets") == 8, "{:?}", server.requests());
}

#[test]
fn several_types_print_tables_with_kind_prefixed_names() {
    let server = Cluster::demo().serve();
    test(&server, &["deploy,svc", "-A"]).stdout_golden("get-types").success();
    test(&server, &["all", "-n", "web"]).stdout_golden("get-all").success();
    test(&server, &["svc", "-A", "--show-kind", "--no-headers"]).stdout_golden("get-show-kind").success();
}

#[test]
fn objects_are_fetched_by_name() {
    let server = Cluster::demo().serve();
    let two = "NAME   READY   STATUS    RESTARTS       AGE\ndb-0   1/1     Running   0              5d3h\ndb-1   2/3     Running   3 (128m ago)   5d3h\n";
    test(&server, &["pod", "db-0", "db-1", "-n", "data"]).stdout(two).success();
    test(&server, &["pod/db-0", "pods/db-1", "-n", "data"]).stdout(two).success();
    test(&server, &["pod/db-0", "ns/web", "-n", "data"])
        .stdout("NAME       READY   STATUS    RESTARTS   AGE\npod/db-0   1/1     Running   0          5d3h\n\nNAME            STATUS   AGE\nnamespace/web   Active   12d\n")
        .success();
    test(&server, &["ns", "web", "-o", "json"]).stdout_golden("get-namespace-json").success();
    test(&server, &["pod", "db-0", "db-1", "-n", "data", "-o", "name"]).stdout("pod/db-0\npod/db-1\n").success();
}

#[test]
fn missing_object_is_an_error_after_the_others() {
    let server = Cluster::demo().serve();
    let not_found = "Error from server (NotFound): pods \"nosuch\" not found\n";
    let row = "NAME   READY   STATUS    RESTARTS   AGE\ndb-0   1/1     Running   0          5d3h\n";
    test(&server, &["pod", "nosuch", "db-0", "-n", "data"]).stdout(row).stderr(not_found).failure(1);
    test(&server, &["pod", "nosuch", "-n", "data", "-o", "json"]).stderr(not_found).failure(1);
    test(&server, &["pod", "nosuch", "-n", "data", "--ignore-not-found"]).success();
    test(&server, &["pod", "a", "b", "-n", "data"])
        .stderr(
            "Error from server (NotFound): pods \"a\" not found\nError from server (NotFound): pods \"b\" not found\n",
        )
        .failure(1);
    // The namespace is what is missing.
    test(&server, &["pod", "x", "-n", "nowhere"])
        .stderr("Error from server (NotFound): namespaces \"nowhere\" not found\n")
        .failure(1);
}

#[test]
fn failing_type_does_not_stop_the_others() {
    let server = Cluster::demo().serve_but(|request| {
        (request.path == "/api/v1/services").then(|| status::forbidden("dev", "list", "services", ""))
    });
    let run = test(&server, &["svc,ns", "-A"]).any_stdout().any_stderr().failure(1);
    // Without the kind: only one type is printed.
    assert!(
        run.stdout.contains("\nweb ") && run.stderr.starts_with("Error from server (Forbidden): "),
        "{}",
        run.stderr
    );
}

#[test]
fn unknown_type_is_rediscovered_once_and_gives_suggestions() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    let run = |args: &[&str]| Test::in_home(&home).kubeconfig(&server).args(["get"]).args(args);
    run(&["widgetz"])
        .stderr("error: the server doesn't have a resource type \"widgetz\"\nhint: did you mean widget, widgets?\n")
        .failure(1);
    // The first run fills the cache itself and does not repeat discovery; the second finds an older cache and does.
    assert_eq!(server.count("/apis"), 1);
    run(&["widgetz"]).any_stderr().failure(1);
    assert_eq!(server.count("/apis"), 2);
    run(&["widgets", "-A"]).any_stdout().success();
    assert_eq!(server.count("/apis"), 2);
}

#[test]
fn new_type_is_found_despite_an_old_cache() {
    let home = Home::new();
    let old = Cluster::stock().serve();
    Test::in_home(&home).kubeconfig(&old).args(["api-versions"]).any_stdout().success();
    let port = old.port();
    drop(old);
    let new = Cluster::demo().serve_on(ApiServer::setup().port(port));
    Test::in_home(&home).kubeconfig(&new).args(["get", "widgets", "-A", "-o", "name"]).any_stdout().success();
    assert_eq!((new.count("/api"), new.count("/apis")), (1, 1));
}

#[test]
fn invalid_argument_combinations_are_refused() {
    let server = Cluster::demo().serve();
    for (args, stderr) in [
        (
            &["pods", "pods/a"][..],
            "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubegvr get resource/<resource_name>' instead of 'kubegvr get resource resource/<resource_name>'\n",
        ),
        (
            &["pods/", "a"],
            "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubegvr get resource/<resource_name>' instead of 'kubegvr get resource resource/<resource_name>'\n",
        ),
        (&["pods/a/b"], "error: arguments in resource/name form may not have more than one slash\n"),
        (&["pods/"], "error: arguments in resource/name form must have a single resource and name\n"),
        (&["pods", "a", "-l", "x=y"], "error: name cannot be provided when a selector is specified\n"),
        (
            &["pods/a", "-l", "x=y"],
            "error: selectors and the all flag cannot be used when passing resource/name arguments\n",
        ),
        (&["pods", "a", "-A"], "error: a resource cannot be retrieved by name across all namespaces\n"),
        (&["all", "x"], "error: you must specify only one resource\n"),
        (&["all/x"], "error: the server doesn't have a resource type \"all\"\n"),
        (&["all/x", "configmaps/y"], "error: the server doesn't have a resource type \"all\"\n"),
        (&["all,configmaps", "x"], "error: the server doesn't have a resource type \"all\"\n"),
        (
            &["pods", "--output-watch-events"],
            "error: --output-watch-events option can only be used with --watch or --watch-only\n",
        ),
        (
            &["deployments", "--subresource=scale"],
            "error: subresource cannot be used when bulk resources are specified\n",
        ),
        (&["pods", ""], "error: resource name may not be empty\n"),
        (&[""], "error: the server doesn't have a resource type \"\"\n"),
        (&["pods,,svc"], "error: the server doesn't have a resource type \"\"\n"),
        (&["pods", "a%b"], "invalid name \"a%b\": [may not contain '%']\n"),
    ] {
        test(&server, args).stderr(stderr).failure(1);
    }
}

#[test]
fn missing_type_is_kubectls_error_before_any_request() {
    let server = Cluster::demo().serve();
    let stderr = "You must specify the type of resource to get. Use \"kubegvr api-resources\" for a complete list of \
                  supported resources.\n\n\
                  error: Required resource not specified.\nSee 'kubegvr get -h' for help and examples\n";
    for args in [&[][..], &["-A"], &["-n", "web", "-o", "json"], &["--raw="]] {
        test(&server, args).stderr(stderr).failure(1);
    }
    assert!(server.requests().is_empty());
}

#[test]
fn ambiguous_short_name_warns_of_the_other_resource() {
    let server = Cluster::demo().serve();
    test(&server, &["po", "-n", "data", "-o", "name"])
        .stdout("pod/db-0\npod/db-1\npod/migrate-schema-x7k2p\npod/report-fb4tq\n")
        .stderr("Warning: short name \"po\" could also match lower priority resource pods.shadow.example.com\n")
        .success();
}

/// A server that sends objects where a table is asked for.
fn serve_without_tables() -> ApiServer {
    let cluster = Cluster::demo().handler();
    ApiServer::start(move |request| {
        let mut request = request.clone();
        request.headers.retain(|(name, value)| !(name.eq_ignore_ascii_case("accept") && value.contains("as=Table")));
        cluster(&request)
    })
}

#[test]
fn server_without_tables_gives_names_and_ages() {
    let server = serve_without_tables();
    let run = test(&server, &["pods", "-n", "data"]).any_stdout().success();
    let names: Vec<_> = run.stdout.lines().map(|line| line.split_whitespace().next().unwrap()).collect();
    assert_eq!(names, ["NAME", "db-0", "db-1", "migrate-schema-x7k2p", "report-fb4tq"]);
    assert!(run.stdout.starts_with("NAME                   AGE\n"), "{}", run.stdout);
    test(&server, &["pod", "db-0", "-n", "data"]).stdout_has("NAME   AGE\ndb-0   ").success();
}

#[test]
fn sort_by_works_without_server_tables() {
    let server = serve_without_tables();
    let sorted = |path: &str| test(&server, &["pods", "-n", "data", "--no-headers", "--sort-by", path]);
    let run = sorted(".status.phase").any_stdout().success();
    let names: Vec<_> = run.stdout.lines().map(|line| line.split_whitespace().next().unwrap()).collect();
    assert_eq!(names, ["report-fb4tq", "db-0", "db-1", "migrate-schema-x7k2p"]);
    sorted(".nothing")
        .stderr("error: couldn't find any field with path \"{.nothing}\" in the list of objects\n")
        .failure(1);
}

#[test]
fn pages_print_as_one_list() {
    let server = Cluster::stock().with(pods::many(1200)).serve();
    let run = test(&server, &["pods", "-A", "-o", "name"]).any_stdout().success();
    assert_eq!(run.stdout.lines().count(), 1200);
    assert_eq!(server.count("/api/v1/pods"), 3);
    let table = test(&server, &["pods", "-A"]).any_stdout().success().stdout;
    assert_eq!(table.lines().filter(|line| line.starts_with("NAMESPACE")).count(), 1);
}

#[test]
fn raw_prints_the_body_unchanged() {
    let server = ApiServer::start(|request| match request.target.as_str() {
        "/version?x=1" => Response::text("as\tit\ncomes"),
        _ => status::no_such_path(),
    });
    test(&server, &["--raw", "/version?x=1"]).stdout("as\tit\ncomes").success();
    let raw = |path: &str| Test::new().kubeconfig(&server).args(["raw", path]);
    raw("/version?x=1").stdout("as\tit\ncomes").success();
    raw("/nope").stderr("Error from server (NotFound): the server could not find the requested resource\n").failure(1);
    raw("version").stderr("error: \"version\" is no path: begin it with a slash, as in /version\n").failure(1);
}

#[test]
fn name_gets_its_kind_only_if_several_types_are_found() {
    let server = Cluster::demo().serve();
    let missing = "Error from server (NotFound): deployments.apps \"lonely\" not found\n";
    for types in ["pods,deployments", "deployments,pods"] {
        test(&server, &[types, "lonely", "--no-headers"])
            .stdout("lonely   1/1   Running   1 (3d4h ago)   12d\n")
            .stderr(missing)
            .failure(1);
    }
    let run = test(&server, &["pods,deployments", "-n", "web", "--no-headers"]).any_stdout().success();
    let names: Vec<_> = run.stdout.lines().map(|line| line.split('/').next().unwrap()).collect();
    assert!(names.contains(&"pod") && names.contains(&"deployment.apps"), "{names:?}");
}

#[test]
fn subresource_is_requested_below_the_object() {
    let server = Cluster::demo().serve_but(|request| {
        (request.path == "/apis/apps/v1/namespaces/web/deployments/api/scale").then(|| {
            Response::json(
                &json!({"kind":"Scale","apiVersion":"autoscaling/v1","metadata":{"name":"api"},"spec":{"replicas":2}}),
            )
        })
    });
    test(&server, &["deploy", "api", "-n", "web", "--subresource=scale", "-o", "jsonpath={.kind} {.spec.replicas}"])
        .stdout("Scale 2")
        .success();
    let stderr = "error: the argument '--subresource <NAME>' cannot be used with '--watch[=<BOOL>]'";
    test(&server, &["deploy", "api", "--subresource=scale", "-w"]).stderr_has(stderr).failure(2);
}

#[test]
fn ignored_missing_objects_print_nothing() {
    let server = Cluster::demo().serve();
    for format in ["json", "yaml", "name"] {
        test(&server, &["pods,configmaps", "none", "--ignore-not-found", "-o", format]).success();
        test(&server, &["pods", "-n", "none", "--ignore-not-found", "-o", format]).success();
    }
}

#[test]
fn flag_that_is_left_out_names_its_substitute() {
    let server = Cluster::demo().serve();
    for (args, problem) in [
        (
            &["pods", "-f", "x.yaml"][..],
            "'--filename <FILE>': get reads no files; name the objects, as in `get deployments/web`",
        ),
        (
            &["pods", "-k", "."],
            "'--kustomize <DIRECTORY>': get reads no files; name the objects, as in `get deployments/web`",
        ),
        (&["pods", "-o", "kyaml"], "'--output <FORMAT>': KYAML is not supported; use yaml or json"),
        (
            &["pods", "-o", "go-template={{.x}}"],
            "'--output <FORMAT>': Go templates are not supported; use a JSONPath, as in -o jsonpath='{.items[*].metadata.name}'",
        ),
        (
            &["pods", "--template", "{{.x}}"],
            "'--template <TEMPLATE>': Go templates are not supported; use a JSONPath, as in -o jsonpath='{.items[*].metadata.name}'",
        ),
    ] {
        let value = args.last().unwrap();
        let stderr = format!("error: invalid value '{value}' for {problem}\n\nFor more information, try '--help'.\n");
        test(&server, args).stderr(stderr).failure(2);
    }
    assert!(server.requests().is_empty());
}
