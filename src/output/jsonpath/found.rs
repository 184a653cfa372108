//! What a path leads to: a value of the object, or what the template itself says.

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::go::float;
use crate::go::{fmt, json};

/// One result.
#[derive(Clone, Copy, Debug)]
pub enum Found<'a> {
    /// What a loop makes of `null`, and of a list without items.
    Nothing,
    /// A value of the object.
    Value(&'a Value),
    /// A literal.
    Text(&'a [u8]),
    /// A literal.
    Integer(i64),
    /// A literal.
    Float(f64),
    /// A literal.
    Bool(bool),
    /// Part of a string: Go's wildcard takes strings for lists.
    Byte(u8),
}

/// A value that can be compared with others of its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'a> {
    /// `true` or `false`.
    Bool(bool),
    /// A number without a fraction.
    Integer(i64),
    /// A number with one, or that was written so.
    Float(f64),
    /// A text.
    Text(&'a [u8]),
}

impl<'a> Found<'a> {
    /// The value as something to compare; none for maps, lists and null.
    pub fn scalar(self) -> Option<Scalar<'a>> {
        match self {
            Self::Value(Value::Bool(flag)) => Some(Scalar::Bool(*flag)),
            Self::Value(Value::Number(number)) => Some(match number.as_i64() {
                Some(integer) => Scalar::Integer(integer),
                None => Scalar::Float(number.as_f64().unwrap_or_default()),
            }),
            Self::Value(Value::String(text)) => Some(Scalar::Text(text.as_bytes())),
            Self::Text(text) => Some(Scalar::Text(text)),
            Self::Integer(integer) => Some(Scalar::Integer(integer)),
            Self::Float(float) => Some(Scalar::Float(float)),
            Self::Bool(flag) => Some(Scalar::Bool(flag)),
            Self::Byte(byte) => Some(Scalar::Integer(byte.into())),
            Self::Nothing | Self::Value(_) => None,
        }
    }

    /// The Go type kubectl has it in.
    pub fn type_name(self) -> &'static str {
        match self {
            Self::Nothing => "<nil>",
            Self::Value(value) => fmt::type_name(value),
            Self::Text(_) => "string",
            Self::Integer(_) => "int",
            Self::Float(_) => "float64",
            Self::Bool(_) => "bool",
            Self::Byte(_) => "uint8",
        }
    }

    /// The value in Go's own notation.
    pub fn in_go(self) -> String {
        match self {
            Self::Nothing => "<invalid reflect.Value>".to_owned(),
            Self::Value(value) => fmt::value(value),
            Self::Text(text) => String::from_utf8_lossy(text).into_owned(),
            Self::Integer(integer) => integer.to_string(),
            Self::Float(float) => float::general(float),
            Self::Bool(flag) => flag.to_string(),
            Self::Byte(byte) => byte.to_string(),
        }
    }

    /// Writes it as `-o jsonpath` does: maps and lists as JSON, other values as they are
    /// (client-go `util/jsonpath/jsonpath.go`, `PrintResults`, `evalToText`).
    pub fn write(self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Nothing => out.write_all(b"<no value>"),
            Self::Text(text) => out.write_all(text),
            Self::Value(Value::Null) => out.write_all(b"null"),
            Self::Value(value @ (Value::Array(_) | Value::Object(_))) => {
                let mut line = Vec::new();
                json::write_line(&mut line, value)?;
                out.write_all(line.trim_ascii_end())
            }
            Self::Value(Value::String(text)) => out.write_all(text.as_bytes()),
            _ => out.write_all(self.in_go().as_bytes()),
        }
    }
}

impl Serialize for Found<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_unit(),
            Self::Value(value) => value.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(&String::from_utf8_lossy(text)),
            Self::Integer(integer) => serializer.serialize_i64(*integer),
            Self::Float(float) => serializer.serialize_f64(*float),
            Self::Bool(flag) => serializer.serialize_bool(*flag),
            Self::Byte(byte) => serializer.serialize_u8(*byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_written_as_they_are_and_maps_and_lists_as_json() {
        for (value, expected) in [
            (json!(null), "null"),
            (json!("a<b\n"), "a<b\n"),
            (json!(1e6), "1e+06"),
            (json!(true), "true"),
            (json!(["<", 1e6, {}]), r#"["\u003c",1000000,{}]"#),
        ] {
            let mut out = Vec::new();
            Found::Value(&value).write(&mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }
}
