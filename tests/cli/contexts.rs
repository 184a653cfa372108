//! Many clusters at once: what `--contexts` and `--all-contexts` print.

use crate::support::fleet::Fleet;

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
