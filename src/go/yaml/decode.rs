//! A tree of plain values to typed ones, with the strictness of Go's `encoding/json`: a string comes from a string
//! alone, null is the zero value of any type. An error names the path to the value and never the value itself.

use super::node::Node;
use super::scalar;
use serde::Deserialize;
use serde::de::value::StringDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, Expected, IntoDeserializer as _, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::collections::btree_map;
use std::fmt;
use std::slice;

/// Decodes a value.
///
/// # Errors
/// A value of the wrong type, or one that its type refuses.
pub fn decode<'de, T: Deserialize<'de>>(node: &'de Node) -> Result<T, Error> {
    T::deserialize(node)
}

/// What is wrong, and where.
#[derive(Debug)]
pub struct Error {
    path: String,
    problem: String,
}

impl Error {
    fn new(problem: impl Into<String>) -> Self {
        Self { path: String::new(), problem: problem.into() }
    }

    fn below(mut self, step: &str) -> Self {
        let joint = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{step}{joint}{}", self.path);
        self
    }

    /// What is wrong, without the path.
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.problem)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    // The default texts of these quote the value.

    fn invalid_type(_: de::Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format!("expected {expected}"))
    }

    fn invalid_value(_: de::Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format!("expected {expected}"))
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::new(format!("expected one of {}", expected.join(", ")))
    }
}

fn mismatch(expected: &str, node: &Node) -> Error {
    let quote = expected == "a string" && matches!(node, Node::Bool(_) | Node::Int(_) | Node::Uint(_) | Node::Float(_));
    Error::new(format!("expected {expected}, found {}{}", node.kind(), if quote { "; quote it" } else { "" }))
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Node::Null => visitor.visit_unit(),
            Node::Bool(value) => visitor.visit_bool(*value),
            Node::Int(value) => visitor.visit_i64(*value),
            Node::Uint(value) => visitor.visit_u64(*value),
            Node::Float(value) => visit_float(*value, visitor),
            Node::String(text) => visitor.visit_borrowed_str(text),
            Node::Seq(items) => visitor.visit_seq(Items { rest: items.iter(), index: 0 }),
            Node::Map(map) => visitor.visit_map(Pairs { rest: Some(map.iter()), value: None }),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Node::Null => visitor.visit_bool(false),
            Node::Bool(value) => visitor.visit_bool(*value),
            // The reader of YAML 1.2 takes these words for text, with quotes or without.
            Node::String(text) if scalar::boolean(text).is_some() => {
                visitor.visit_bool(scalar::boolean(text) == Some(true))
            }
            other => Err(mismatch("true or false", other)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Node::Null => visitor.visit_borrowed_str(""),
            Node::String(text) => visitor.visit_borrowed_str(text),
            other => Err(mismatch("a string", other)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if *self == Node::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Node::Null => visitor.visit_seq(Items { rest: [].iter(), index: 0 }),
            Node::Seq(items) => visitor.visit_seq(Items { rest: items.iter(), index: 0 }),
            other => Err(mismatch("a list", other)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Node::Null => visitor.visit_map(Pairs { rest: None, value: None }),
            Node::Map(map) => visitor.visit_map(Pairs { rest: Some(map.iter()), value: None }),
            other => Err(mismatch("a map", other)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct enum
        identifier
    }
}

/// Go writes a float without a fraction as a whole number.
fn visit_float<'de, V: Visitor<'de>>(value: f64, visitor: V) -> Result<V::Value, Error> {
    let text = value.to_string();
    match (text.parse::<i64>(), text.parse::<u64>()) {
        (Ok(whole), _) => visitor.visit_i64(whole),
        (_, Ok(whole)) => visitor.visit_u64(whole),
        _ => visitor.visit_f64(value),
    }
}

struct Items<'de> {
    rest: slice::Iter<'de, Node>,
    index: usize,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(node) = self.rest.next() else { return Ok(None) };
        let index = self.index;
        self.index += 1;
        seed.deserialize(node).map(Some).map_err(|error| error.below(&format!("[{index}]")))
    }
}

struct Pairs<'de> {
    rest: Option<btree_map::Iter<'de, String, Node>>,
    value: Option<(&'de str, &'de Node)>,
}

impl<'de> MapAccess<'de> for Pairs<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, value)) = self.rest.as_mut().and_then(Iterator::next) else { return Ok(None) };
        self.value = Some((key, value));
        let key: StringDeserializer<Error> = key.clone().into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Some((key, value)) = self.value.take() else { return Err(Error::new("a key without its value")) };
        seed.deserialize(value).map_err(|error| error.below(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::go::yaml::read;
    use std::collections::BTreeMap;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Sample {
        text: String,
        flag: bool,
        list: Vec<String>,
        map: BTreeMap<String, String>,
        inner: Option<Box<Self>>,
        any: serde_json::Value,
    }

    fn sample(text: &str) -> Result<Sample, Error> {
        decode(&read::parse(text.as_bytes()).unwrap())
    }

    #[test]
    fn null_is_the_zero_value_of_any_type() {
        let nulls = "{text: null, flag: ~, list: null, map: null, inner: null, any: null, unknown: [1]}";
        assert_eq!(sample(nulls).unwrap(), Sample::default());
        assert_eq!(sample("null").unwrap(), Sample::default());
    }

    #[test]
    fn values_of_any_type_are_kept() {
        let value = sample("any: {a: [1, 1.5, 1e3, 1e20, -9223372036854775809, x, true, null]}").unwrap().any;
        assert_eq!(value.to_string().split("1e").next(), Some(r#"{"a":[1,1.5,1000,"#));
    }

    #[test]
    fn words_of_yaml_1_1_are_booleans_and_texts() {
        for (word, value) in [("yes", true), ("On", true), ("y", true), ("no", false), ("OFF", false), ("'n'", false)] {
            let sample = sample(&format!("{{flag: {word}, text: {word}}}")).unwrap();
            assert_eq!((sample.flag, sample.text.as_str()), (value, word.trim_matches('\'')));
        }
    }

    #[test]
    fn errors_name_the_path_and_not_the_value() {
        for (text, expected) in [
            ("text: 12345", "text: expected a string, found a number; quote it"),
            ("text: true", "text: expected a string, found a boolean; quote it"),
            ("text: [12345]", "text: expected a string, found a list"),
            ("flag: '12345'", "flag: expected true or false, found a string"),
            ("flag: 'true'", "flag: expected true or false, found a string"),
            ("flag: 1", "flag: expected true or false, found a number"),
            ("list: [a, 12345]", "list[1]: expected a string, found a number; quote it"),
            ("map: {a: 12345}", "map.a: expected a string, found a number; quote it"),
            ("inner: {inner: {list: {a: b}}}", "inner.inner.list: expected a list, found a map"),
            ("[12345]", "expected a map, found a list"),
        ] {
            assert_eq!(sample(text).unwrap_err().to_string(), expected, "{text}");
        }
    }
}
