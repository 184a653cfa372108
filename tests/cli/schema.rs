//! The schemas in docs/schema describe the documents that the commands print, and docs/json.md has every field of them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::cluster::Cluster;
use crate::support::fleet::config;
use crate::support::http::{Request, Response};
use crate::support::kubeconfig::KubeConfig;
use crate::support::server::ApiServer;
use crate::support::{Home, Test};

/// A schema, and the commands whose documents it describes, with their exit codes.
type Row = (&'static str, &'static str, &'static [(&'static [&'static str], i32)]);

const SCHEMAS: [Row; 9] = [
    (
        "api-versions",
        include_str!("../../docs/schema/api-versions.json"),
        &[(&["api-versions"], 0), (&["api-versions", "--all-contexts"], 1)],
    ),
    (
        "gvrs",
        include_str!("../../docs/schema/gvrs.json"),
        &[(&["gvrs"], 0), (&["gvrs", "nodes"], 0), (&["gvrs", "wgt", "--all-contexts"], 1)],
    ),
    (
        "resolve",
        include_str!("../../docs/schema/resolve.json"),
        &[(&["resolve", "ev", "pods/log", "--all"], 0), (&["resolve", "wgt", "--all-contexts"], 1)],
    ),
    (
        "removals",
        include_str!("../../docs/schema/removals.json"),
        &[(&["removals", "--target=1.37"], 0), (&["removals", "--all-contexts"], 1)],
    ),
    (
        "check",
        include_str!("../../docs/schema/check.json"),
        &[
            (&["check", "-f", "shop.yaml", "--context=staging", "--target=1.37", "--all"], 1),
            (&["check", "-f", "shop.yaml,broken.yaml,missing.yaml", "--all-contexts"], 2),
        ],
    ),
    (
        "diff",
        include_str!("../../docs/schema/diff.json"),
        &[(&["diff", "demo", "staging"], 1), (&["diff", "staging", "demo", "changed"], 1)],
    ),
    ("cache-list", include_str!("../../docs/schema/cache-list.json"), &[(&["cache", "list"], 0)]),
    ("get-contexts", include_str!("../../docs/schema/get-contexts.json"), &[(&["config", "get-contexts"], 0)]),
    (
        "version",
        include_str!("../../docs/schema/version.json"),
        &[(&["version", "--client"], 0), (&["version"], 0), (&["version", "--all-contexts"], 1)],
    ),
];

/// The demo cluster with a group version that fails, a deprecated custom resource, and every field of `/version`.
fn demo() -> ApiServer {
    let other = |request: &Request| match request.path.as_str() {
        "/version" => Some(Response::json(&json!({
            "major": "1", "minor": "36", "emulationMajor": "1", "emulationMinor": "35", "minCompatibilityMajor": "1",
            "minCompatibilityMinor": "34", "gitVersion": "v1.36.2", "gitCommit": "5d1c", "gitTreeState": "clean",
            "buildDate": "2026-03-10T12:00:00Z", "goVersion": "go1.26.1", "compiler": "gc", "platform": "linux/amd64",
        }))),
        "/apis/apiextensions.k8s.io/v1/customresourcedefinitions" => Some(Response::json(&json!({
            "kind": "CustomResourceDefinitionList",
            "items": [{"metadata": {"name": "widgets"}, "spec": {
                "group": "shop.example.com",
                "names": {"plural": "widgets"},
                "versions": [
                    {"name": "v1", "served": true, "deprecated": true, "deprecationWarning": "v1 is old", "schema": {}},
                ],
            }}],
        }))),
        _ => None,
    };
    Cluster::demo().stale("metrics.k8s.io/v1beta1").serve_but(other)
}

#[test]
fn documents_match_their_schemas_and_use_every_field() {
    let (demo, staging, closed) = (demo(), Cluster::staging().serve(), Cluster::empty().token("none").serve());
    let changed = Cluster::demo()
        .without("apps/v1/deployments")
        .with_resources("apps/v1", "deployments deployment Deployment cluster cdDglpuw deploy")
        .serve();
    let contexts = config([("demo", &demo), ("staging", &staging), ("changed", &changed)]);
    let contexts = contexts.and(KubeConfig::of(&closed).named("closed").nobody());
    let home = Home::new();
    home.write("shop.yaml", include_str!("../../docs/shop.yaml"));
    home.write("broken.yaml", "kind: [\n");
    for (name, text, commands) in SCHEMAS {
        let mut schema = Schema::parse(text);
        for (args, code) in commands {
            let print = |format: &str| {
                let test = Test::in_home(&home).kubeconfig(contexts.clone()).args(*args).args(["-o", format]);
                test.any_stdout().any_stderr().failure(*code).stdout
            };
            let document: Value = serde_json::from_str(&print("json")).unwrap();
            let faults = schema.faults(&document);
            assert!(faults.is_empty(), "{name}: {args:?}: {faults:#?}\n{document:#}");
            let yaml: Value = serde_yaml::from_str(&print("yaml")).unwrap();
            assert_eq!(schema.faults(&yaml), [""; 0], "{name}: {args:?} as YAML");
            if name != "version" {
                let items: Vec<Value> =
                    print("ndjson").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
                // Their number alone: the age of a cached cluster changes.
                assert_eq!(items.len(), document["items"].as_array().unwrap().len(), "{name}: {args:?} as NDJSON");
                assert_eq!(
                    schema.faults(&json!({"items": items, "failed": []})),
                    [""; 0],
                    "{name}: {args:?} as NDJSON"
                );
            }
        }
        let unused: Vec<_> = schema.declared().into_iter().filter(|field| !schema.used.contains(field)).collect();
        assert!(unused.is_empty(), "no document of {name} has {unused:?}");
    }
}

#[test]
fn document_with_a_fault_of_any_kind_does_not_match() {
    let mut schema = Schema::parse(SCHEMAS[1].1);
    let failed = |extra: Value| json!({"items": [], "failed": [extra]});
    for (document, expected) in [
        (json!([]), "# is not object"),
        (json!({"items": []}), "#/failed is missing"),
        (json!({"items": [], "failed": [], "more": 1}), "#/more is unknown"),
        (json!({"items": {}, "failed": []}), "#/items is not array"),
        (failed(json!({"reason": 1})), "#/$defs/failed/reason is not string"),
        (failed(json!({"reason": "no", "line": 1})), "#/$defs/failed/line is unknown"),
    ] {
        assert_eq!(schema.faults(&document), [expected]);
    }
    let mut schema = Schema::parse(r#"{"enum": ["a"]}"#);
    assert_eq!(schema.faults(&json!("b")), [r#"# is not one of ["a"]"#]);
    let mut schema = Schema::parse(r#"{"items": false}"#);
    assert_eq!((schema.faults(&json!([])).len(), schema.faults(&json!([1])).len()), (0, 1));
}

#[test]
fn reference_has_every_field_with_its_description() {
    let reference = include_str!("../../docs/json.md");
    for (name, text, _) in SCHEMAS {
        assert!(reference.contains(&format!("(schema/{name}.json)")), "{name} is missing");
        let schema = Schema::parse(text);
        for (_, properties) in schema.objects() {
            for (field, property) in properties {
                let Some(description) = property["description"].as_str() else { continue };
                let types = match &property["type"] {
                    Value::Array(types) => {
                        types.iter().map(|name| name.as_str().unwrap()).collect::<Vec<_>>().join(", ")
                    }
                    name => name.as_str().unwrap().to_owned(),
                };
                let row = format!("| `{field}` | {types} | {description} |");
                assert!(reference.contains(&row), "docs/json.md has not, for {name}:\n{row}");
            }
        }
    }
}

/// A JSON schema with the keywords that the files in docs/schema use. Another keyword fails the test.
struct Schema {
    root: Value,
    /// The fields that documents had so far.
    used: BTreeSet<String>,
}

impl Schema {
    fn parse(text: &str) -> Self {
        Self { root: serde_json::from_str(text).unwrap(), used: BTreeSet::new() }
    }

    /// The objects of the schema, by their pointers, with their properties.
    fn objects(&self) -> Vec<(String, &serde_json::Map<String, Value>)> {
        let defs = self.root["$defs"].as_object().unwrap();
        let defs = defs.iter().map(|(name, object)| (format!("#/$defs/{name}"), object));
        let all = [("#".to_owned(), &self.root)].into_iter().chain(defs);
        all.map(|(pointer, object)| (pointer, object["properties"].as_object().unwrap())).collect()
    }

    /// All fields of all objects.
    fn declared(&self) -> Vec<String> {
        let objects = self.objects();
        let fields =
            objects.iter().flat_map(|(at, properties)| properties.keys().map(move |name| format!("{at}/{name}")));
        fields.collect()
    }

    /// What is wrong with a document.
    fn faults(&mut self, document: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        let Self { root, used } = self;
        check(root, "#", root, document, used, &mut faults);
        faults
    }
}

fn check(root: &Value, at: &str, schema: &Value, value: &Value, used: &mut BTreeSet<String>, faults: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().unwrap() {
        match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => {}
            "$ref" => {
                let pointer = rule.as_str().unwrap();
                let target = root.pointer(pointer.strip_prefix('#').unwrap()).unwrap();
                check(root, pointer, target, value, used, faults);
            }
            "type" => {
                let types = rule.as_array().map_or(std::slice::from_ref(rule), Vec::as_slice);
                if !types.iter().any(|name| has_type(value, name.as_str().unwrap())) {
                    let names: Vec<_> = types.iter().map(|name| name.as_str().unwrap()).collect();
                    faults.push(format!("{at} is not {}", names.join(" or ")));
                }
            }
            "enum" => {
                if !rule.as_array().unwrap().contains(value) {
                    faults.push(format!("{at} is not one of {rule}"));
                }
            }
            "items" if *rule == json!(false) => {
                faults.extend(value.as_array().filter(|items| !items.is_empty()).map(|_| format!("{at} is not empty")));
            }
            "items" => {
                for item in value.as_array().into_iter().flatten() {
                    check(root, at, rule, item, used, faults);
                }
            }
            "required" => {
                let missing = |name: &&Value| value.is_object() && value.get(name.as_str().unwrap()).is_none();
                let missing = rule.as_array().unwrap().iter().filter(missing);
                faults.extend(missing.map(|name| format!("{at}/{} is missing", name.as_str().unwrap())));
            }
            "properties" => {
                for (name, value) in value.as_object().into_iter().flatten() {
                    let field = format!("{at}/{name}");
                    if let Some(schema) = rule.get(name) {
                        check(root, &field, schema, value, used, faults);
                        used.insert(field);
                    }
                }
            }
            "additionalProperties" => {
                assert_eq!(*rule, json!(false));
                let unknown = |name: &&String| schema["properties"].get(name.as_str()).is_none();
                let unknown = value.as_object().into_iter().flat_map(|object| object.keys().filter(unknown));
                faults.extend(unknown.map(|name| format!("{at}/{name} is unknown")));
            }
            other => panic!("{at}: the keyword {other} is not supported"),
        }
    }
}

fn has_type(value: &Value, name: &str) -> bool {
    match name {
        "array" => value.is_array(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "null" => value.is_null(),
        "object" => value.is_object(),
        "string" => value.is_string(),
        other => panic!("no type of JSON: {other}"),
    }
}
