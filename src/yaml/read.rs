//! YAML text to a tree of plain values, by `serde_yaml`: the first document only, the last of several equal keys, merge
//! keys followed, map keys turned into text (sigs.k8s.io/yaml `yaml.go`, `YAMLToJSON`).
//!
//! The parser loads all events of a document, a hundred bytes each, before it gives the first value, and repeats what
//! aliases name. So the text is checked before it is parsed, and values are counted while they are read.

use super::node::Node;
use serde::de::{
    Deserialize as _, DeserializeSeed, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess as _, Visitor,
};
use serde_yaml::Deserializer;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashSet};
use std::fmt;

/// The most collections around a value, one less than the parser permits itself. kubectl permits 10,000.
const MAX_DEPTH: usize = 127;

/// The most brackets that may be open before parsing. A bracket in a text counts too.
const MAX_OPEN_BRACKETS: usize = 10_000;

/// The most values in a document, those that aliases repeat included. Ten thousand contexts with their clusters and
/// users take fewer.
const MAX_VALUES: usize = 500_000;

/// The most text in a document, in bytes. Files have at most 32 MiB, and an escape such as `\\L` grows by half at most:
/// only aliases lead beyond.
const MAX_TEXT: usize = 48 << 20;

const EXCESSIVE_ALIASING: &str = "yaml: document contains excessive aliasing";
const LINE_ENDS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

/// Reads the first document. No document is null.
///
/// # Errors
/// A message in goyaml's words, or ours where it has none. It holds no value from the text, since that may be a secret.
pub fn parse(input: &[u8]) -> Result<Node, String> {
    let text = decode(input)?;
    check(text)?;
    let counts = Counts::default();
    let Some(document) = Deserializer::from_str(text).next() else { return Ok(Node::Null) };
    let root = Value { counts: &counts, depth: 0 };
    root.deserialize(document).map_err(|error| counts.problem.take().unwrap_or_else(|| describe(text, &error)))
}

/// UTF-8 without its byte order mark, which the parser takes for an indentation of the first line.
fn decode(input: &[u8]) -> Result<&str, String> {
    if input.starts_with(b"\xff\xfe") || input.starts_with(b"\xfe\xff") {
        return Err("yaml: the text is UTF-16; save it as UTF-8".to_owned());
    }
    let text = std::str::from_utf8(input).map_err(|_| "yaml: invalid UTF-8".to_owned())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // For goyaml a last line of spaces that has no end is no line, even in a block scalar.
    let content = text.trim_end_matches(' ');
    Ok(if content.ends_with(LINE_ENDS) { content } else { text })
}

/// Refuses text of which the parser would make too much, or something else than what is written.
fn check(text: &str) -> Result<(), String> {
    if lines_after('\u{feff}', text).next().is_some() {
        return Err("yaml: a byte order mark inside the text".to_owned());
    }
    // A prefix of any length may be repeated by each tag, and each directive is compared with all others.
    if lines_after('%', text).any(|directive| directive.starts_with("TAG")) {
        return Err("yaml: %TAG directives are not supported".to_owned());
    }
    count(text)?;
    if redefines_an_anchor(text) {
        return Err("yaml: an anchor is defined twice; give each its own name".to_owned());
    }
    Ok(())
}

/// What follows a mark at the start of a line.
fn lines_after(mark: char, text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(mark).filter_map(move |(index, mark)| {
        let before = &text[..index];
        (before.is_empty() || before.ends_with(LINE_ENDS)).then(|| &text[index + mark.len()..])
    })
}

/// Counts what may become an event of the parser.
fn count(text: &str) -> Result<(), String> {
    // As in most files: fewer bytes than brackets may be open, and each byte stands for four events at most.
    if text.len() <= MAX_OPEN_BRACKETS {
        return Ok(());
    }
    let (mut values, mut open) = (0, 0_usize);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        // As many events as it can stand for. An anchor takes as much memory as an event.
        values += match byte {
            b'[' | b'{' => {
                open += 1;
                1
            }
            b']' | b'}' => {
                open = open.saturating_sub(1);
                1
            }
            b'&' => 1,
            b',' | b':' => 2,
            b'-' if bytes.peek().is_none_or(|next| next.is_ascii_whitespace() || !next.is_ascii()) => 3,
            b'?' => 4,
            _ => continue,
        };
        if values > MAX_VALUES {
            return Err(format!("yaml: more than {MAX_VALUES} values"));
        }
        if open > MAX_OPEN_BRACKETS {
            return Err(too_deep());
        }
    }
    Ok(())
}

/// Whether a name may be defined twice in a text that uses an alias: `serde_yaml` 0.10 then takes the value of another
/// anchor (`loader.rs`, `Loader::next_document`, where two of them get one id).
fn redefines_an_anchor(text: &str) -> bool {
    let mut defined = HashSet::new();
    let mut is_redefined = false;
    for name in names_after('&', text) {
        is_redefined |= !defined.insert(name);
    }
    is_redefined && names_after('*', text).any(|name| defined.contains(name))
}

/// The names of anchors or aliases, as far as one can tell without parsing.
fn names_after(mark: char, text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(mark).filter_map(move |(index, _)| {
        let (before, rest) = (&text[..index], &text[index + 1..]);
        let is_token = before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || "[{,:".contains(c));
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
        Some(&rest[..end]).filter(|name| is_token && !name.is_empty())
    })
}

fn too_deep() -> String {
    format!("yaml: exceeded max depth of {MAX_DEPTH}")
}

/// What a document has come to, and why it is refused: the error of the parser cannot hold that.
#[derive(Default)]
struct Counts {
    values: Cell<usize>,
    text: Cell<usize>,
    problem: RefCell<Option<String>>,
}

impl Counts {
    fn refuse<E: Error>(&self, problem: impl Into<String>) -> E {
        self.problem.replace(Some(problem.into()));
        E::custom("refused")
    }

    /// Counts a value and its text. Only aliases lead a document that was not refused before to these limits.
    fn add<E: Error>(&self, text: &str) -> Result<(), E> {
        self.values.set(self.values.get() + 1);
        self.text.set(self.text.get() + text.len());
        if self.values.get() > MAX_VALUES || self.text.get() > MAX_TEXT {
            return Err(self.refuse(EXCESSIVE_ALIASING));
        }
        Ok(())
    }
}

/// A value inside this many collections.
#[derive(Clone, Copy)]
struct Value<'a> {
    counts: &'a Counts,
    depth: usize,
}

impl Value<'_> {
    fn inner<E: Error>(self) -> Result<Self, E> {
        if self.depth < MAX_DEPTH {
            return Ok(Self { depth: self.depth + 1, ..self });
        }
        Err(self.counts.refuse(too_deep()))
    }

    fn scalar<E: Error>(self, node: Node) -> Result<Node, E> {
        self.counts.add("").map(|()| node)
    }

    /// Adds the pairs of a map that stands after a merge key, or of a list of such maps.
    fn merge<E: Error>(self, map: &mut BTreeMap<String, Node>, value: Node) -> Result<(), E> {
        let maps = match value {
            Node::Seq(maps) => maps,
            map => vec![map],
        };
        // Backwards, since an earlier map of the list goes before a later one.
        for merged in maps.into_iter().rev() {
            let Node::Map(merged) = merged else {
                return Err(self.counts.refuse("yaml: map merge requires map or sequence of maps as the value"));
            };
            map.extend(merged);
        }
        Ok(())
    }
}

/// A key of a map: the text of a scalar, whatever it would be as a value.
#[derive(Clone, Copy)]
struct Key<'a>(&'a Counts);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = String;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        self.0.add(text).map(|()| text.to_owned())
    }
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = Node;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        self.scalar(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        self.scalar(Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        self.scalar(Node::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        self.scalar(Node::Int(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        self.scalar(i64::try_from(value).map_or(Node::Uint(value), Node::Int))
    }

    #[expect(clippy::cast_precision_loss, reason = "Go reads so large a number as a float")]
    fn visit_i128<E: Error>(self, value: i128) -> Result<Node, E> {
        self.scalar(Node::Float(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "Go reads so large a number as a float")]
    fn visit_u128<E: Error>(self, value: u128) -> Result<Node, E> {
        self.scalar(Node::Float(value as f64))
    }

    /// JSON, through which kubectl takes all of its YAML, has numbers that are finite alone.
    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        if value.is_finite() {
            return self.scalar(Node::Float(value));
        }
        Err(self.counts.refuse("json: unsupported value: an infinite number or NaN"))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        self.counts.add(text)?;
        Ok(Node::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        self.counts.add("")?;
        let inner = self.inner()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
        }
        Ok(Node::Seq(list))
    }

    /// Of several equal keys the last one wins, and so does a merge key over what stands before it.
    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Node, A::Error> {
        self.counts.add("")?;
        let inner = self.inner()?;
        let mut map = BTreeMap::new();
        while let Some(key) = pairs.next_key_seed(Key(self.counts))? {
            let value = pairs.next_value_seed(inner)?;
            if key == "<<" {
                self.merge(&mut map, value)?;
            } else {
                map.insert(key, value);
            }
        }
        Ok(Node::Map(map))
    }

    /// A value with a tag of its own (`!name`), which means nothing here.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        let (IgnoredAny, value) = tagged.variant()?;
        value.newtype_variant_seed(self)
    }
}

/// Why the parser refuses a text, in goyaml's words (go.yaml.in/yaml `v2`, `decode.go`, `parser.fail`).
fn describe(text: &str, error: &serde_yaml::Error) -> String {
    // An error about a value quotes the value. A second reading, which looks at no value, is refused for its syntax alone.
    match Deserializer::from_str(text).next().map(IgnoredAny::deserialize) {
        Some(Err(syntax)) => located(&syntax, problem(&syntax.to_string())),
        // The limit of aliases is that of the whole document.
        _ if error.location().is_none() => EXCESSIVE_ALIASING.to_owned(),
        _ => located(error, "a key that is no text, or a value that does not fit its tag"),
    }
}

/// The first part of `PROBLEM at line 2 column 1, while scanning CONTEXT at line 1 column 1`, where the others may be absent.
fn problem(message: &str) -> &str {
    let ends = [" at line ", " at position ", ", while "].into_iter().filter_map(|end| message.find(end));
    &message[..ends.min().unwrap_or(message.len())]
}

/// As goyaml does, names no first line, and the line before the one at which the parser stops, unless its scanner does.
fn located(error: &serde_yaml::Error, problem: &str) -> String {
    let is_of_parser = format!("{error:?}").starts_with("Error { kind: PARSER");
    match error.location().map_or(1, |location| location.line()) {
        1 => format!("yaml: {problem}"),
        line => format!("yaml: line {}: {problem}", line - usize::from(is_of_parser)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    fn json(node: &Node) -> String {
        match node {
            Node::Null => "null".into(),
            Node::Bool(value) => value.to_string(),
            Node::Int(value) => value.to_string(),
            Node::Uint(value) => value.to_string(),
            Node::Float(value) => value.to_string(),
            Node::String(text) => format!("{text:?}"),
            Node::Seq(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(",")),
            Node::Map(map) => {
                let pairs: Vec<_> = map.iter().map(|(key, value)| format!("{key:?}:{}", json(value))).collect();
                format!("{{{}}}", pairs.join(","))
            }
        }
    }

    #[test]
    fn documents_become_the_values_that_kubectl_reads() {
        for (text, expected) in [
            ("", "null"),
            ("# nothing\n", "null"),
            ("---\n---\nx: y", "null"),
            ("a: 1\n---\n{broken", r#"{"a":1}"#),
            ("{\"a\":1,\"b\"  :2,} rest", r#"{"a":1,"b":2}"#),
            ("{\t\"a\":\t1\t}", r#"{"a":1}"#),
            ("a: 1\r\nb: x\r\n", r#"{"a":1,"b":"x"}"#),
            ("{a: 1, a: 2}", r#"{"a":2}"#),
            ("{a: 1, <<: {a: 2, b: 3}, b: 4}", r#"{"a":2,"b":4}"#),
            ("{<<: [{a: 1}, {a: 2, c: 3}]}", r#"{"a":1,"c":3}"#),
            ("a: &x {b: 1}\nc: *x\nd: {<<: *x}", r#"{"a":{"b":1},"c":{"b":1},"d":{"b":1}}"#),
            (
                "{true: 1, 16: 2, 1.5: 3, 2020-01-01: 4, &a b: *a}",
                r#"{"1.5":3,"16":2,"2020-01-01":4,"b":"b","true":1}"#,
            ),
            ("a: |\n  x\n  y", r#"{"a":"x\ny"}"#),
            ("a: |\n  x\n  y\n", r#"{"a":"x\ny\n"}"#),
            ("a: |\n  x\n   ", r#"{"a":"x\n"}"#),
            ("a: >-\n  x\n  y", r#"{"a":"x y"}"#),
            ("a: !!str 5\nb: \"5\"\nc: !!int 5\nd: !!float 5", r#"{"a":"5","b":"5","c":5,"d":5}"#),
            ("a: &a x\nb: &b [*a]\nc: R&D (&a)", r#"{"a":"x","b":["x"],"c":"R&D (&a)"}"#),
            ("\u{feff}a: 1\nb: 2", r#"{"a":1,"b":2}"#),
            ("a: b%TAG", r#"{"a":"b%TAG"}"#),
            ("a: \u{feff}b", r#"{"a":"\u{feff}b"}"#),
            ("18446744073709551615", "18446744073709551615"),
            ("-9223372036854775809", "-9223372036854776000"),
            ("99999999999999999999", "100000000000000000000"),
        ] {
            assert_eq!(json(&parse(text.as_bytes()).unwrap()), expected, "{text}");
        }
    }

    #[test]
    fn documents_that_kubectl_reads_in_another_way_become_these_values() {
        for (text, expected) in [
            ("[yes, 010, 1_000, 0b1_1, 08]", r#"["yes","010","1_000","0b1_1","08"]"#),
            ("{y: 1, 010: 2, 0x10: 3, 1e3: 4, ~: 5, .inf: 6}", r#"{".inf":6,"010":2,"0x10":3,"1e3":4,"y":1,"~":5}"#),
            ("a: !!binary aGk=", r#"{"a":"aGk="}"#),
            (
                "[!own 5, ! 5, !own {a: !own [b]}, !own , !!str , !!timestamp 2020-01-01]",
                r#"[5,5,{"a":["b"]},null,"","2020-01-01"]"#,
            ),
            ("{\"<<\": {a: 1}}", r#"{"a":1}"#),
            (r#"{"a": "\/"}"#, r#"{"a":"/"}"#),
        ] {
            assert_eq!(json(&parse(text.as_bytes()).unwrap()), expected, "{text}");
        }
    }

    #[test]
    fn broken_documents_are_told_in_the_words_of_goyaml() {
        for (text, expected) in [
            ("a:\n  b: 1\n\tc: 2", "yaml: line 3: found a tab character that violates indentation"),
            ("a: 1\n b: 2\n", "yaml: line 2: mapping values are not allowed in this context"),
            ("a:\n  b: 1\n c: 2\n", "yaml: line 2: did not find expected key"),
            ("a: [", "yaml: line 1: did not find expected node content"),
            ("{a: [}", "yaml: did not find expected node content"),
            ("- a\nb", "yaml: line 3: could not find expected ':'"),
            ("%YAML 2.1\n---\na: 1", "yaml: found incompatible YAML document"),
            ("\"abc\\", "yaml: found unknown escape character"),
            ("a\u{0}b", "yaml: control characters are not allowed"),
            ("a: .inf", "json: unsupported value: an infinite number or NaN"),
            ("{<<: 5}", "yaml: map merge requires map or sequence of maps as the value"),
            ("{<<: [{a: 1}, b]}", "yaml: map merge requires map or sequence of maps as the value"),
        ] {
            assert_eq!(parse(text.as_bytes()).unwrap_err(), expected, "{text}");
        }
    }

    #[test]
    fn problems_that_goyaml_does_not_have_are_told_in_words_of_our_own() {
        let utf16: Vec<u8> = "\u{feff}a: 1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big_endian: Vec<u8> = "\u{feff}a: 1\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (input, expected) in [
            (utf16.as_slice(), "yaml: the text is UTF-16; save it as UTF-8"),
            (&big_endian, "yaml: the text is UTF-16; save it as UTF-8"),
            (b"a: \xff", "yaml: invalid UTF-8"),
            (b"\xef\xbb", "yaml: invalid UTF-8"),
            ("\u{feff}\u{feff}a: 1\nb: 2".as_bytes(), "yaml: a byte order mark inside the text"),
            ("a: 1\r\u{feff}b: 2\nc: 3".as_bytes(), "yaml: a byte order mark inside the text"),
            (b"# x\n%TAG ! x\n---\na: 1", "yaml: %TAG directives are not supported"),
            (b"[&x 1, &x 2, &y 3, *x]", "yaml: an anchor is defined twice; give each its own name"),
            (b"a: {\"b\":&x 1, \"c\":&x 2}\nd: *x", "yaml: an anchor is defined twice; give each its own name"),
            (b"a: *s3cret", "yaml: unknown anchor"),
            (b"a: 1\nb: *s3cret", "yaml: line 2: unknown anchor"),
            (b"a: &a [*a]", "yaml: exceeded max depth of 127"),
            (b"a: 1\nb: !!int s3cret", "yaml: line 2: a key that is no text, or a value that does not fit its tag"),
            (b"a: 1\n[s3cret]: 2", "yaml: line 2: a key that is no text, or a value that does not fit its tag"),
            (b"a: !!bool s3cret", "yaml: a key that is no text, or a value that does not fit its tag"),
        ] {
            assert_eq!(parse(input).unwrap_err(), expected, "{}", String::from_utf8_lossy(input));
        }
    }

    #[test]
    fn an_anchor_without_an_alias_may_be_defined_twice() {
        let text = "a: &x 1\nb: &x 2\nc: *y\nd: |\n  foo(&buf) && *ptr";
        assert_eq!(parse(text.as_bytes()).unwrap_err(), "yaml: line 3: unknown anchor");
        let text = "a: &x 1\nb: &x 2\nd: |\n  foo(&buf) && *ptr";
        assert_eq!(json(&parse(text.as_bytes()).unwrap()), r#"{"a":1,"b":2,"d":"foo(&buf) && *ptr"}"#);
    }

    #[test]
    fn nesting_is_read_up_to_the_limit() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(json(&parse(nested(MAX_DEPTH).as_bytes()).unwrap()), nested(MAX_DEPTH));
        assert_eq!(parse(nested(MAX_DEPTH + 1).as_bytes()).unwrap_err(), "yaml: exceeded max depth of 127");
        // Brackets in text are no nesting.
        let text = format!("a: '{}'", "[".repeat(MAX_OPEN_BRACKETS));
        assert!(parse(text.as_bytes()).is_ok());
    }

    /// As long as a document may be of one kind of part, and a little longer.
    #[test]
    fn values_are_read_up_to_the_limit() {
        for (part, weight) in [("a,", 2), ("{a: b},", 6), ("? a,", 6)] {
            let list = |parts: usize| format!("[{}]", part.repeat(parts));
            let most = (MAX_VALUES - 2) / weight;
            let Node::Seq(items) = parse(list(most).as_bytes()).unwrap() else { panic!("a list") };
            assert_eq!(items.len(), most, "{part}");
            assert_eq!(parse(list(most + 1).as_bytes()).unwrap_err(), "yaml: more than 500000 values", "{part}");
        }
    }

    #[test]
    fn bombs_are_refused_quickly() {
        let mut aliases = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let name = format!("*a{}", level - 1);
            writeln!(aliases, "a{level}: &a{level} [{}]", [name.as_str(); 10].join(", ")).unwrap();
        }
        assert_eq!(parse(aliases.as_bytes()).unwrap_err(), "yaml: document contains excessive aliasing");
        let (long, many) = ("x".repeat(1 << 20), 50);
        for use_of in ["*a, ".repeat(many), "{*a : b}, ".repeat(many)] {
            let text = format!("[&a {long}, {use_of}]");
            assert_eq!(parse(text.as_bytes()).unwrap_err(), "yaml: document contains excessive aliasing");
        }
        for deep in ["[".repeat(100_000), "- ".repeat(100_000), "{a: ".repeat(100_000)] {
            assert_eq!(parse(deep.as_bytes()).unwrap_err(), "yaml: exceeded max depth of 127");
        }
    }
}
