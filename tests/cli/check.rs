//! `check`: which objects in manifests a server or a snapshot does not serve.

use serde_json::{Value, json};

use crate::support::cluster::Cluster;
use crate::support::fleet::{Fleet, config};
use crate::support::http::Response;
use crate::support::server::ApiServer;
use crate::support::{Home, Test, status};

const DEFINITIONS: &str = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const STALE: &str = "warning: metrics.k8s.io/v1beta1: stale GroupVersion discovery\n";

/// A cluster with an API of each kind: deprecated and removed in 1.37, and one that could not be discovered.
fn cluster() -> Cluster {
    Cluster::demo()
        .with_resources("resource.k8s.io/v1beta1", "deviceclasses deviceclass DeviceClass cluster gl")
        .with_resources("storage.k8s.io/v1beta1", "volumeattributesclasses vac VolumeAttributesClass cluster gl")
        .stale("metrics.k8s.io/v1beta1")
}

/// A directory with objects of every status.
fn write_manifests(home: &Home) {
    home.write(
        "manifests/app.yaml",
        "\
# The application.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
---
apiVersion: extensions/v1beta1
kind: Ingress
metadata: {name: web, namespace: shop}
---
# Nothing but a comment.
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader, namespace: shop}
",
    );
    home.write(
        "manifests/devices.yml",
        "\
kind: List
apiVersion: v1
items:
- {apiVersion: resource.k8s.io/v1beta1, kind: DeviceClass, metadata: {name: gpu}}
- {apiVersion: metrics.k8s.io/v1beta1, kind: PodMetrics, metadata: {name: web}}
",
    );
    home.write(
        "manifests/storage.json",
        "{\n  \"apiVersion\": \"storage.k8s.io/v1beta1\",\n  \"kind\": \"VolumeAttributesClass\",\n  \"metadata\": {\"name\": \"fast\"}\n}\n",
    );
    home.write("manifests/notes.txt", "not a manifest");
    home.write("manifests/below/pod.yaml", "kind: Pod\napiVersion: v2\nmetadata: {generateName: job-}\n");
}

fn snapshot_of(server: &ApiServer) -> String {
    Test::new().kubeconfig(server).args(["snapshot"]).any_stdout().any_stderr().success().stdout
}

#[test]
fn every_status_is_found_on_a_server_and_in_a_snapshot() {
    let server = cluster().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    home.write("snapshot.json", snapshot_of(&server));
    write_manifests(&home);
    for source in [&[][..], &["--from", "snapshot.json"]] {
        let test = |args: &[&str]| Test::in_home(&home).args(source).args(["check", "--target=1.37"]).args(args);
        let summary = "6 objects in 3 files: 1 unserved, 1 removed, 1 wrong-scope, 1 deprecated, 1 unknown\n";
        test(&["-f", "manifests"]).stdout_golden("check").stderr(format!("{STALE}{summary}")).failure(1);
        let summary = "7 objects in 4 files: 2 unserved, 1 removed, 1 wrong-scope, 1 deprecated, 1 unknown\n";
        test(&["-f", "manifests", "-R", "--all"])
            .stdout_golden("check-all")
            .stderr(format!("{STALE}{summary}"))
            .failure(1);
    }
}

#[test]
fn formats_have_the_same_objects() {
    let server = cluster().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    write_manifests(&home);
    home.write("manifests/broken.yaml", "---\na: 1\n b: 2\n");
    let stderr = format!(
        "error: manifests/broken.yaml:3: invalid YAML: mapping values are not allowed in this context\n{STALE}\
         6 objects in 4 files: 1 unserved, 1 removed, 1 wrong-scope, 1 deprecated, 1 unknown; 1 could not be read\n"
    );
    for (format, golden) in [
        ("json", "check-json"),
        ("yaml", "check-yaml"),
        ("github", "check-github"),
        ("junit", "check-junit"),
        ("ndjson", "check-ndjson"),
    ] {
        let test = Test::in_home(&home).args(["check", "--target=1.37", "-f", "manifests", "-o", format]);
        test.stdout_golden(golden).stderr(&stderr).failure(2);
    }
    let names = "ingress.extensions/web\nclusterrole.rbac.authorization.k8s.io/reader\ndeviceclass.resource.k8s.io/gpu\n\
                 podmetrics.metrics.k8s.io/web\nvolumeattributesclass.storage.k8s.io/fast\n";
    let test = Test::in_home(&home).args(["check", "--target=1.37", "-f", "manifests", "-o", "name"]);
    test.stdout(names).stderr(&stderr).failure(2);
}

#[test]
fn exit_code_depends_on_the_worst_status() {
    let server = cluster().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    let object = |api: &str, kind: &str, namespace: &str| {
        format!("apiVersion: {api}\nkind: {kind}\nmetadata: {{name: a{namespace}}}\n")
    };
    let cases = [
        (object("v1", "Pod", ", namespace: b"), [0, 0, 0, 0]),
        (object("metrics.k8s.io/v1beta1", "PodMetrics", ""), [0, 0, 0, 0]),
        (object("resource.k8s.io/v1beta1", "DeviceClass", ""), [1, 0, 0, 0]),
        (object("v1", "Node", ", namespace: b"), [1, 0, 0, 0]),
        (object("storage.k8s.io/v1beta1", "VolumeAttributesClass", ""), [1, 1, 0, 0]),
        (object("apps/v1beta1", "Deployment", ""), [1, 1, 1, 0]),
    ];
    for (text, codes) in cases {
        for (fail_on, code) in ["deprecated", "removed", "unserved", "never"].into_iter().zip(codes) {
            let test = || {
                let args = ["check", "--target=1.37", "-f", "-", "--fail-on", fail_on];
                Test::in_home(&home).args(args).stdin(text.as_str()).any_stdout().any_stderr()
            };
            test().failure(code);
            test().args(["--strict"]).failure(3);
        }
        let test = Test::in_home(&home).args(["check", "--target=1.37", "-f", "-"]).stdin(text.as_str());
        test.any_stdout().any_stderr().failure(codes[1]);
    }
}

#[test]
fn release_of_the_server_counts_without_target() {
    let schema = "apiVersion: flowcontrol.apiserver.k8s.io/v1beta3\nkind: FlowSchema\nmetadata: {name: a}\n";
    let test = |version: &str, args: &[&str]| {
        let server = Cluster::staging().version(version).serve();
        let test = Test::new().kubeconfig(&server).args(["check", "-f", "-", "-o", "name"]).args(args).stdin(schema);
        (test, server)
    };
    let name = "flowschema.flowcontrol.apiserver.k8s.io/a\n";
    let (run, server) = test("v1.28.9-gke.1", &[]);
    run.stderr("1 object in 1 file: all served\n").success();
    assert_eq!(server.count("/version"), 1);
    let (run, _server) = test("v1.31.4", &[]);
    run.stdout(name).stderr("1 object in 1 file: 1 deprecated\n").success();
    // The release that removed it serves it nevertheless.
    let (run, _server) = test("v1.36.2", &[]);
    run.stdout(name).stderr("1 object in 1 file: 1 deprecated\n").success();
    let (run, server) = test("v1.31.4", &["--target=1.32"]);
    run.stdout(name).stderr("1 object in 1 file: 1 removed\n").failure(1);
    assert_eq!(server.count("/version"), 0);
}

#[test]
fn discovery_is_revalidated_each_time() {
    let server = Cluster::demo().serve();
    let home = Test::new().kubeconfig(&server).args(["gvrs"]).any_stdout().success().home;
    let pod = "kind: Pod\napiVersion: v1\n";
    let test = |args: &[&str]| Test::in_home(&home).args(["check", "-f", "-"]).args(args).stdin(pod);
    test(&[]).stderr("1 object in 1 file: all served\n").success();
    let requests: Vec<_> =
        server.requests().iter().skip(2).map(|it| (it.path.clone(), it.header("if-none-match").is_some())).collect();
    assert_eq!(requests, [("/api".into(), true), ("/apis".into(), true), ("/version".into(), false)]);
    test(&["--offline"]).stderr("note: offline, as it was 0s ago\n1 object in 1 file: all served\n").success();
    assert_eq!(server.requests().len(), 5);
}

/// What `helm template shop ./shop` prints for a chart with a definition, a hook, and an old API.
const CHART: &str = r#"---
# Source: shop/crds/coupon.yaml
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: coupons.shop.example.com
spec:
  group: shop.example.com
  scope: Namespaced
  names: {plural: coupons, singular: coupon, kind: Coupon}
  versions:
    - name: v2
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object}}
    - name: v2beta1
      served: true
      deprecated: true
      deprecationWarning: "shop.example.com/v2beta1 Coupon is deprecated; use v2"
      storage: false
      schema: {openAPIV3Schema: {type: object}}
    - name: v2alpha1
      served: false
      storage: false
      schema: {openAPIV3Schema: {type: object}}
---
# Source: shop/templates/configmap.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
  labels:
    helm.sh/chart: shop-0.1.0
data:
  alert.tmpl: |
    {{ range .Alerts }}{{ .Labels.severity }}{{ end }}
    ---
    not a separator
---
# Source: shop/templates/empty.yaml
---
# Source: shop/templates/hpa.yaml
apiVersion: autoscaling/v2beta2
kind: HorizontalPodAutoscaler
metadata:
  name: shop
---
# Source: shop/templates/coupons.yaml
apiVersion: shop.example.com/v2
kind: Coupon
metadata:
  name: spring
---
# Source: shop/templates/coupons.yaml
apiVersion: shop.example.com/v2beta1
kind: Coupon
metadata:
  name: summer
---
# Source: shop/templates/coupons.yaml
apiVersion: shop.example.com/v2alpha1
kind: Coupon
metadata:
  name: autumn
---
# Source: shop/templates/tests/test.yaml
apiVersion: v1
kind: Pod
metadata:
  name: "shop-test"
  annotations:
    "helm.sh/hook": test
"#;

#[test]
fn rendered_chart_is_checked_with_its_own_definitions() {
    let server = Cluster::demo().serve();
    let test = Test::new().kubeconfig(&server).args(["check", "-f", "-"]).stdin(CHART);
    let table = "\
LOCATION   STATUS       APIVERSION                  KIND                      NAME     REASON
-:43       unserved     autoscaling/v2beta2         HorizontalPodAutoscaler   shop     removed in 1.26; served as autoscaling/v2, autoscaling/v1
-:55       deprecated   shop.example.com/v2beta1    Coupon                    summer   shop.example.com/v2beta1 Coupon is deprecated; use v2
-:61       unserved     shop.example.com/v2alpha1   Coupon                    autumn   the group shop.example.com has no version v2alpha1 and no kind Coupon
";
    test.stdout(table).stderr("7 objects in 1 file: 2 unserved, 1 deprecated\n").failure(1);
}

#[test]
fn definition_may_follow_its_objects_and_be_in_another_file() {
    let (definition, _) = CHART.split_once("# Source: shop/templates/configmap.yaml").unwrap();
    let home = Home::new();
    home.write("snapshot.json", snapshot_of(&Cluster::demo().serve()));
    home.write("dir/1.yaml", "kind: Coupon\napiVersion: shop.example.com/v2\n");
    home.write("dir/2.yaml", definition);
    let test = Test::in_home(&home).args(["check", "--from=snapshot.json", "-f", "dir"]);
    test.stderr("2 objects in 2 files: all served\n").success();
    let test = Test::in_home(&home).args(["check", "--from=snapshot.json", "-f", "dir/1.yaml", "-o", "name"]);
    test.stdout("coupon.shop.example.com/\n").stderr("1 object in 1 file: 1 unserved\n").failure(1);
}

#[test]
fn custom_resource_is_deprecated_by_its_definition_on_the_server() {
    let definition = json!({"spec": {"group": "shop.example.com", "names": {"plural": "widgets", "kind": "Widget"}, "versions": [
        {"name": "v1", "served": true, "deprecated": true}, {"name": "v2", "served": true}]}});
    let list = json!({"kind": "CustomResourceDefinitionList", "items": [definition]});
    let server = Cluster::demo().serve_but(move |request| (request.path == DEFINITIONS).then(|| Response::json(&list)));
    let widget =
        |version: &str| format!("apiVersion: shop.example.com/{version}\nkind: Widget\nmetadata: {{name: a}}\n");
    let test = |stdin: String| Test::new().kubeconfig(&server).args(["check", "--no-headers", "-f", "-"]).stdin(stdin);
    test(widget("v1"))
        .stdout("-:1   deprecated   shop.example.com/v1   Widget   a     deprecated by its CustomResourceDefinition; use shop.example.com/v2\n")
        .stderr("1 object in 1 file: 1 deprecated\n")
        .success();
    test(widget("v2")).stderr("1 object in 1 file: all served\n").success();
    assert_eq!(server.count(DEFINITIONS), 2);
    test("kind: Ingress\napiVersion: networking.k8s.io/v1\n".to_owned())
        .stderr("1 object in 1 file: all served\n")
        .success();
    assert_eq!(server.count(DEFINITIONS), 2, "built-in kinds have no definitions");
    let refused = || status::failure(403, "Forbidden", "customresourcedefinitions is forbidden");
    let server = Cluster::demo().serve_but(move |request| (request.path == DEFINITIONS).then(refused));
    let warning = "warning: custom resources may be deprecated as well: Error from server (Forbidden): \
                   customresourcedefinitions is forbidden\n1 object in 1 file: all served\n";
    let test = || Test::new().kubeconfig(&server).args(["check", "-f", "-"]).stdin(widget("v1")).stderr(warning);
    test().success();
    test().args(["--strict"]).failure(3);
}

#[test]
fn contexts_are_named_in_every_format() {
    let fleet = Fleet::start();
    let schema = "kind: FlowSchema\napiVersion: flowcontrol.apiserver.k8s.io/v1beta3\nmetadata: {name: a}\n";
    let test =
        |args: &[&str]| fleet.test().args(["check", "-f", "-", "--contexts=stage,prod-eu"]).args(args).stdin(schema);
    let summary = "prod-eu: 1 object in 1 file: 1 unserved\nstage: 1 object in 1 file: 1 deprecated\n";
    let name = "flowschema.flowcontrol.apiserver.k8s.io/a";
    let reason = "removed in 1.32; served as flowcontrol.apiserver.k8s.io/v1";
    let deprecation = "deprecated in 1.29; removed in 1.32; use flowcontrol.apiserver.k8s.io/v1";
    let api = "flowcontrol.apiserver.k8s.io/v1beta3";
    for (args, stdout) in [
        (
            &[][..],
            format!(
                "CONTEXT   LOCATION   STATUS       APIVERSION                             KIND         NAME   REASON\n\
                 prod-eu   -:1        unserved     {api}   FlowSchema   a      {reason}\n\
                 stage     -:1        deprecated   {api}   FlowSchema   a      {deprecation}\n"
            ),
        ),
        (&["-o", "name"], format!("prod-eu\t{name}\nstage\t{name}\n")),
        (
            &["-o", "github"],
            format!(
                "::error title=kubegvr check::prod-eu: {api}/FlowSchema a is unserved: {reason}\n\
                 ::warning title=kubegvr check::stage: {api}/FlowSchema a is deprecated: {deprecation}\n"
            ),
        ),
        (
            &["-o", "junit"],
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  \
                 <testsuite name=\"kubegvr check\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"1\">\n    \
                 <testcase classname=\"-\" name=\"prod-eu: {api}/FlowSchema a\" line=\"1\">\n      \
                 <failure type=\"unserved\" message=\"{reason}\">{reason}</failure>\n    </testcase>\n    \
                 <testcase classname=\"-\" name=\"stage: {api}/FlowSchema a\" line=\"1\">\n      \
                 <skipped message=\"{deprecation}\"/>\n    </testcase>\n  \
                 </testsuite>\n</testsuites>\n"
            ),
        ),
    ] {
        test(args).stdout(stdout).stderr(summary).failure(1);
    }
    let output = test(&["-o", "json"]).any_stdout().stderr(summary).failure(1);
    let document: Value = serde_json::from_str(&output.stdout).unwrap();
    let contexts: Vec<_> = document["items"].as_array().unwrap().iter().map(|item| &item["context"]).collect();
    assert_eq!(contexts, ["prod-eu", "stage"]);
}

#[test]
fn context_that_fails_is_an_error_and_the_others_are_checked() {
    let good = Cluster::demo().serve();
    let bad = ApiServer::start(|_| status::failure(403, "Forbidden", "no"));
    let test = Test::new().kubeconfig(config([("good", &good), ("bad", &bad)])).args(["check", "-f", "-"]);
    let stderr = "good: 1 object in 1 file: all served\nerror: context \"bad\": Error from server (Forbidden): unknown\n\
                  hint: the server says: no\n";
    let test = test.args(["--all-contexts"]).stdin("kind: Pod\napiVersion: v1\n");
    test.stderr(stderr).failure(2);
}

#[test]
fn unreadable_input_is_one_error_each_and_the_rest_is_checked() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    home.write("good.yaml", "kind: Pod\napiVersion: v1\n");
    home.write("bad.yaml", "kind: Pod\napiVersion: v1\n---\na: [\n---\nreplicas: 1\n---\nkind: Pod\n");
    home.write("empty/x.txt", "");
    home.write("empty/below/good.yaml", "kind: Pod\napiVersion: v1\n");
    let stderr = "\
error: bad.yaml:4: invalid YAML: did not find expected node content
error: bad.yaml:6: not a Kubernetes object: it has no apiVersion and no kind
error: bad.yaml:8: the object has no apiVersion
error: empty: the directory has no .json, .yaml or .yml file; -R reads the directories below, too
error: none: no such file or directory
2 objects in 2 files: all served; 5 could not be read
";
    Test::in_home(&home).args(["check", "-f", "bad.yaml,empty", "-f", "none", "good.yaml"]).stderr(stderr).failure(2);
    Test::in_home(&home).args(["check", "-R", "-f", "empty"]).stderr("1 object in 1 file: all served\n").success();
}

#[test]
fn input_without_objects_is_an_error_and_sends_no_request() {
    let server = Cluster::demo().serve();
    let home = Home::new();
    home.kubeconfig(&server);
    let document = "{\n    \"items\": [],\n    \"failed\": [\n        {\n            \"file\": \"none\",\n            \
                    \"reason\": \"no such file or directory\"\n        }\n    ]\n}\n";
    let test = Test::in_home(&home).args(["check", "-f", "none", "-o", "json"]);
    test.stdout(document).stderr("error: none: no such file or directory\n").failure(2);
    let url = "https://example.com/a.yaml";
    let stderr = format!(
        "error: {url}: not read, since it is a URL; use `curl -fsSL {url} | kubegvr check -f -`\nerror: \"\": a file name may not be empty\n"
    );
    Test::in_home(&home).args(["check", "-f", url, "-f", ""]).stderr(stderr).failure(2);
    let empty = "error: no objects in standard input\nhint: in a pipe, the command before may have failed\n";
    Test::in_home(&home).args(["check", "-f", "-"]).stderr(empty).failure(2);
    home.write("comments.yaml", "# nothing\n---\n");
    let empty = "error: no objects in comments.yaml\n";
    Test::in_home(&home).args(["check", "-f", "comments.yaml"]).stderr(empty).failure(2);
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn server_that_does_not_answer_is_an_error_with_code_2() {
    let refused = "The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?\n";
    let test =
        Test::new().args(["check", "-f", "-", "--server=https://127.0.0.1:1"]).stdin("kind: Pod\napiVersion: v1\n");
    test.stderr(refused).failure(2);
}

#[test]
fn standard_input_is_read_once() {
    let stderr = "error: standard input, which can be read only once, is named twice\n";
    Test::new().args(["check", "-f", "-", "--from=-"]).stderr(stderr).failure(2);
    Test::new().args(["check", "-f", "-", "-f", "-"]).stderr(stderr).failure(2);
}

#[test]
fn template_that_is_not_rendered_is_one_error_a_file_with_a_hint() {
    let server = Cluster::demo().serve();
    let template = "{{- if .Values.web }}\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\n---\n{{ include \"x\" . }}\n{{- end }}\n";
    let test = Test::new()
        .kubeconfig(&server)
        .file("charts/web/templates/a.yaml", template)
        .file(
            "charts/web/templates/b.yaml",
            "kind: \"{{ .Values.kind }}\"\napiVersion: v1\n---\nkind: Pod\napiVersion: v1\n",
        )
        .args(["check", "-R", "-f", "charts"]);
    let stderr = "\
error: charts/web/templates/a.yaml:1: a template that is not rendered, with {{
error: charts/web/templates/b.yaml:1: a template that is not rendered, with {{
hint: render it: helm template charts/web | kubegvr check -f -
1 object in 2 files: all served; 2 could not be read
";
    test.stderr(stderr).failure(2);
}

#[test]
fn errors_about_secrets_quote_no_value() {
    let server = Cluster::demo().serve();
    for text in [
        "kind: Secret\napiVersion: v1\nstringData:\n  password: s3cret\n bad: s3cret\n",
        "kind: Secret\napiVersion: v1\nmetadata: {name: [s3cret]}\n",
        "kind: Secret\napiVersion: v1\nstringData: {password: !!int s3cret}\n",
        "{\"kind\": \"Secret\", \"apiVersion\": \"v1\", \"stringData\": {\"password\": \"s3cret\", }\n",
        "{\"kind\": \"Secret\", \"apiVersion\": \"v1\", \"metadata\": \"s3cret\"}",
        "{\"kind\": \"Secret\", \"apiVersion\": \"v1\"} s3cret",
        "- s3cret\n",
    ] {
        let test = Test::new().kubeconfig(&server).args(["check", "-f", "-", "-v=9"]).stdin(text);
        let output = test.stderr_has("error: -:").failure(2);
        assert!(!output.stderr.contains("s3cret"), "{text}\n{}", output.stderr);
    }
}
