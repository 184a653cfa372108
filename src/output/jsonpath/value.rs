//! The values that a path evaluates to.

use std::io;

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::go::{float, fmt, json};
use crate::term::ColorWriter;

/// Part of the object, or a literal of the template.
#[derive(Clone, Copy, Debug)]
pub enum PathValue<'a> {
    /// The current value of a loop over `null` or over an empty list (Go's zero `reflect.Value`).
    Invalid,
    Json(&'a Value),
    Text(&'a [u8]),
    Integer(i64),
    Float(f64),
    Bool(bool),
    /// Part of a string: Go's wildcard takes strings for lists.
    Byte(u8),
}

/// A value that can be compared with others of its type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'a> {
    Bool(bool),
    Integer(i64),
    /// A number written with a fraction or an exponent, or too large for an integer.
    Float(f64),
    Text(&'a [u8]),
}

impl<'a> PathValue<'a> {
    /// The value as a scalar; `None` for maps, lists and null.
    pub fn scalar(self) -> Option<Scalar<'a>> {
        match self {
            Self::Json(Value::Bool(flag)) => Some(Scalar::Bool(*flag)),
            Self::Json(Value::Number(number)) => Some(match number.as_i64() {
                Some(integer) => Scalar::Integer(integer),
                None => Scalar::Float(number.as_f64().expect("a JSON number is an integer or a float")),
            }),
            Self::Json(Value::String(text)) => Some(Scalar::Text(text.as_bytes())),
            Self::Text(text) => Some(Scalar::Text(text)),
            Self::Integer(integer) => Some(Scalar::Integer(integer)),
            Self::Float(float) => Some(Scalar::Float(float)),
            Self::Bool(flag) => Some(Scalar::Bool(flag)),
            Self::Byte(byte) => Some(Scalar::Integer(byte.into())),
            Self::Invalid | Self::Json(_) => None,
        }
    }

    /// The value's type in JSON's terms.
    pub fn json_type(self) -> &'static str {
        match self {
            Self::Invalid | Self::Json(Value::Null) => "null",
            Self::Json(Value::Bool(_)) | Self::Bool(_) => "boolean",
            Self::Json(Value::Number(_)) | Self::Integer(_) | Self::Float(_) | Self::Byte(_) => "number",
            Self::Json(Value::String(_)) | Self::Text(_) => "string",
            Self::Json(Value::Array(_)) => "array",
            Self::Json(Value::Object(_)) => "object",
        }
    }

    /// The value as Go's verb `%v` prints it.
    pub fn to_go_string(self) -> String {
        match self {
            Self::Invalid => "<invalid reflect.Value>".to_owned(),
            Self::Json(value) => fmt::value(value),
            Self::Text(text) => String::from_utf8_lossy(text).into_owned(),
            Self::Integer(integer) => integer.to_string(),
            Self::Float(float) => float::general(float),
            Self::Bool(flag) => flag.to_string(),
            Self::Byte(byte) => byte.to_string(),
        }
    }

    /// Writes the value for `-o jsonpath`: maps and lists as JSON, other values without quotes
    /// (client-go `util/jsonpath/jsonpath.go`, `PrintResults`, `evalToText`).
    pub fn write(self, out: &mut dyn ColorWriter) -> io::Result<()> {
        match self {
            Self::Invalid => out.write_all(b"<no value>"),
            Self::Text(text) => out.write_all(text),
            Self::Json(Value::Null) => out.write_all(b"null"),
            Self::Json(value @ (Value::Array(_) | Value::Object(_))) => {
                let mut line = Vec::new();
                json::write_line(&mut line, value)?;
                out.write_all(line.trim_ascii_end())
            }
            Self::Json(Value::String(text)) => out.write_all(out.in_line(text).as_bytes()),
            _ => out.write_all(self.to_go_string().as_bytes()),
        }
    }
}

impl Serialize for PathValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Invalid => serializer.serialize_unit(),
            Self::Json(value) => value.serialize(serializer),
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
    fn maps_and_lists_are_written_as_json_and_other_values_plainly() {
        for (value, expected) in [
            (json!(null), "null"),
            (json!("a<b\n"), "a<b\n"),
            (json!(1e6), "1e+06"),
            (json!(true), "true"),
            (json!(["<", 1e6, {}]), r#"["\u003c",1000000,{}]"#),
        ] {
            let mut out = Vec::new();
            PathValue::Json(&value).write(&mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }
}
