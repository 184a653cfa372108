//! YAML text to a tree of plain values, by `serde_yaml`: the first document only, the last of several equal keys, merge
//! keys followed, map keys turned into text (sigs.k8s.io/yaml `yaml.go`, `YAMLToJSON`).
//!
//! The parser loads all events of a document, a hundred bytes each, before it gives the first value, and repeats what
//! aliases name. So the text is checked before it is parsed, and values are counted while they are read.

use super::input::MAX_VALUES;
use super::node::Node;
use super::problem::{MAX_DEPTH, Problem};
use super::{input, problem};
use serde::de::{DeserializeSeed, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess as _, Visitor};
use serde_yaml::Deserializer;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;

/// The most text in a document, in bytes. Files have at most 32 MiB, and an escape such as `\\L` grows by half at most:
/// only aliases lead beyond.
const MAX_TEXT: usize = 48 << 20;

/// Reads the first document. No document is null.
///
/// # Errors
/// A message in goyaml's words, or ours where it has none. It holds no value from the text, since that may be a secret.
pub fn parse(input: &[u8]) -> Result<Node, String> {
    parse_document(input).map_err(|problem| problem.to_string())
}

/// As [`parse`], with the line of a problem.
///
/// # Errors
/// As [`parse`].
pub fn parse_document(input: &[u8]) -> Result<Node, Problem> {
    let text = input::decode(input)?;
    input::check(text)?;
    let counts = Counts::default();
    let Some(document) = Deserializer::from_str(text).next() else { return Ok(Node::Null) };
    let root = Value { counts: &counts, depth: 0 };
    let problem = |error| counts.problem.take().map_or_else(|| problem::describe(text, &error), Problem::from);
    root.deserialize(document).map_err(problem)
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
            return Err(self.refuse(problem::EXCESSIVE_ALIASING));
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
        Err(self.counts.refuse(problem::too_deep()))
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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn nesting_is_read_up_to_the_limit() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(json(&parse(nested(MAX_DEPTH).as_bytes()).unwrap()), nested(MAX_DEPTH));
        assert_eq!(parse(nested(MAX_DEPTH + 1).as_bytes()).unwrap_err(), "yaml: exceeded max depth of 127");
    }
}
