//! Templates with the output of kubectl.

use serde_json::json;

use super::*;

fn print(template: &str, value: &Value) -> String {
    let mut out = Vec::new();
    match JsonPath::parse(template).unwrap().write(&mut out, value) {
        Ok(()) => String::from_utf8(out).unwrap(),
        Err(error) => error.to_string(),
    }
}

fn list() -> Value {
    json!({"items": [
        {"name": "a", "n": 1, "labels": {"app.io/x": "1", "b": "<2>"}, "ports": [{"p": 80}, {"p": 443}], "none": null},
        {"name": "b", "n": 2, "ports": []},
        {"name": "c", "n": 10, "f": 2.5, "ok": true, "ports": [{"p": 8080}]},
    ]})
}

#[test]
fn templates_print_what_kubectl_prints() {
    for (template, expected) in [
        ("", ""),
        ("text", "text"),
        ("{.items[0].name}", "a"),
        ("{$.items[-1].name}", "c"),
        ("{.items[*].name}", "a b c"),
        ("{.items[0:2].n}", "1 2"),
        ("{.items[::2].n}", "1 10"),
        ("{.items[0,2].name}", "a c"),
        ("{.items[0]['name','n']}", "a 1"),
        (r"{.items[0].labels.app\.io/x}", "1"),
        (r"{.items[0].labels['app\.io/x']}", "1"),
        ("{.items[0].labels}", r#"{"app.io/x":"1","b":"\u003c2\u003e"}"#),
        ("{.items[0].labels.b}", "<2>"),
        ("{.items[0].ports}", r#"[{"p":80},{"p":443}]"#),
        ("{.items[0].none}", "null"),
        ("{.items[*].none}-{.items[*].nowhere}.", "null-."),
        ("{.items[2]['f','ok']}", "2.5 true"),
        ("{..p}", "80 443 8080"),
        ("{.items..name}", "a b c"),
        ("{.items[0].name.*}", "97"),
        ("{.items[?(@.name==\"b\")].n}", "2"),
        ("{.items[?(@.n>1)].name}", "b c"),
        ("{.items[?(@.n!=2)].name}", "a c"),
        ("{.items[?(@.f)].name}", "c"),
        ("{.items[?(@.ok==true)].name}", "c"),
        ("{.items[?(@.f>=2.5)].name}", "c"),
        ("{.items[?(@.ports[0:0].p!=80)].name}", ""),
        ("{range .items[*]}{.name}={.n}{\"\\n\"}{end}", "a=1\nb=2\nc=10\n"),
        ("{range .items[*]}{.name}:{range .ports[*]}{.p},{end};{end}!", "a:80,443,;b:;c:8080,;!"),
        ("{range .nowhere[*]}{.name}{end}!", "!"),
        ("{range .items[*]}{.name}", "abc"),
        ("{range .items[*].none}{@}{end}", "<no value>"),
        ("{.items[*].name \" \" }{'it\\'s'}", " it's"),
        ("{@.items[0].n}", "1"),
        // An empty slice ends the step for all following lists.
        ("{.items[*].ports[*].p}", "80 443"),
        ("{.items[?(@.ports[7])].name}", "a b c"),
    ] {
        assert_eq!(print(template, &list()), expected, "{template}");
    }
}

#[test]
fn failed_path_writes_nothing_but_the_error() {
    for (template, problem) in [
        ("{.items[0].name}{.items[7]}", "array index out of bounds: index 7, length 3"),
        ("{.items[0][0]}", "object is not array or slice"),
        ("{.items[0].name[?(@.x)]}", "string is not array or slice and cannot be filtered"),
        ("{.items[0].labels[?(@.b)]}", "object is not array or slice and cannot be filtered"),
        ("{.items[?(@.n==\"a\")]}", "incompatible types for comparison"),
        ("{.items[?(@.ports[*].p==1)]}", "can only compare one element at a time"),
        ("{.items[?(@.n=1)].name}", "unrecognized filter operator ="),
        ("{items}", "unrecognized identifier items"),
        ("{end}", "not in range, nothing to end"),
    ] {
        let expected =
            format!("error executing jsonpath {}: Error executing template: {problem}", fmt::quoted(template));
        assert_eq!(print(template, &list()), expected);
    }
}

#[test]
fn missing_key_is_an_error_if_not_allowed() {
    let path = JsonPath::parse("{.items[*].nowhere}").unwrap().allow_missing_keys(false);
    assert_eq!(path.find(&list()).unwrap_err(), "nowhere is not found");
    let path = JsonPath::parse("{.items[*].f}").unwrap().allow_missing_keys(false);
    assert!(path.find(&list()).is_ok());
}

#[test]
fn json_output_has_one_list_for_each_piece() {
    let mut out = Vec::new();
    let path = JsonPath::for_output("{.items[*].n}{.nowhere}\n").unwrap();
    path.write_json(&mut out, &list()).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), "[\n    1,\n    2,\n    10\n]\n[]\n[\n    \"\\n\"\n]\n");
}

#[test]
fn error_of_the_output_flag_names_the_template() {
    for (template, expected) in [
        ("", "template format specified but no template given"),
        ("{.a", "error parsing jsonpath {.a, unclosed action"),
    ] {
        assert_eq!(JsonPath::for_output(template).unwrap_err(), expected);
    }
}

#[test]
fn evaluation_of_too_many_values_is_stopped() {
    let mut deep = json!(1);
    for _ in 0..100 {
        deep = json!({"a": deep});
    }
    let unions = format!("{{{}}}", "['a','a']".repeat(90));
    let loops = "{range @}".repeat(60);
    let nested = "{range @}".repeat(10_000);
    for template in [unions, loops, nested] {
        let path = JsonPath::parse(&template).unwrap();
        let error = eval::evaluate(&path.nodes, &deep, true, 10_000).unwrap_err();
        assert!(error.contains("too many"), "{error}");
    }
}

#[test]
fn relaxed_path_may_leave_out_braces_and_first_dot() {
    for (path, expected) in [
        ("a.b", "{.a.b}"),
        (".a.b", "{.a.b}"),
        ("{a.b}", "{.a.b}"),
        ("{.a.b}", "{.a.b}"),
        ("..a", "{..a}"),
        (".", "{..}"),
        ("", ""),
    ] {
        assert_eq!(relaxed_json_path(path).as_deref(), Ok(expected));
    }
    for path in ["{}", "{.a}{.b}", "x{.a}", "{.a", "}"] {
        assert!(relaxed_json_path(path).is_err_and(|error| error.starts_with("unexpected path string")), "{path}");
    }
}
