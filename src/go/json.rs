//! JSON as Go's `encoding/json` writes it: `<`, `>` and `&` as escapes, and Go's floats.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use super::float;

/// Writes a value over several lines, each level indented by `indent`, and a newline.
pub fn write_pretty(out: &mut dyn Write, value: &impl Serialize, indent: &str) -> io::Result<()> {
    write(out, value, PrettyFormatter::with_indent(indent.as_bytes()))
}

/// Writes a value for its place in a document that [`write_pretty`] writes, this many arrays and objects below the top. No
/// newline follows.
pub fn write_nested(out: &mut dyn Write, value: &impl Serialize, indent: &str, depth: usize) -> io::Result<()> {
    let mut formatter = PrettyFormatter::with_indent(indent.as_bytes());
    (0..depth).try_for_each(|_| formatter.begin_array(&mut io::sink()))?;
    write_value(out, value, formatter)
}

/// Writes a value as one line.
pub fn write_line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    write(out, value, CompactFormatter)
}

/// A value as one line, with its newline.
///
/// # Errors
/// A value that JSON cannot hold, such as a map with keys that are not strings.
pub fn line(value: &impl Serialize) -> io::Result<String> {
    let mut bytes = Vec::new();
    write_line(&mut bytes, value)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

fn write(out: &mut dyn Write, value: &impl Serialize, formatter: impl Formatter) -> io::Result<()> {
    write_value(out, value, formatter)?;
    out.write_all(b"\n")
}

fn write_value(out: &mut dyn Write, value: &impl Serialize, formatter: impl Formatter) -> io::Result<()> {
    // serde_json wraps the writer's errors; unwrapped, a closed pipe is recognized as one.
    value.serialize(&mut Serializer::with_formatter(out, Go(formatter))).map_err(io::Error::from)
}

/// Splits at the first character that Go escapes beyond what JSON asks for (Go `encoding/json/encode.go`,
/// `SetEscapeHTML`).
fn split_special(text: &str) -> Option<(&str, char, &str)> {
    // Nearly no text has one. The last byte begins U+2028 and U+2029, among others.
    if !text.bytes().any(|byte| matches!(byte, b'<' | b'>' | b'&' | 0xe2)) {
        return None;
    }
    let (plain, rest) = text.split_at(text.find(['<', '>', '&', '\u{2028}', '\u{2029}'])?);
    let mut characters = rest.chars();
    Some((plain, characters.next()?, characters.as_str()))
}

/// Adds Go's escapes and floats to a formatter.
struct Go<F>(F);

impl<F: Formatter> Formatter for Go<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((plain, special, after)) = split_special(rest) {
            out.write_all(plain.as_bytes())?;
            write!(out, "\\u{:04x}", u32::from(special))?;
            rest = after;
        }
        out.write_all(rest.as_bytes())
    }

    fn write_f64<W: ?Sized + Write>(&mut self, out: &mut W, value: f64) -> io::Result<()> {
        out.write_all(float::json(value).as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn pretty(value: &serde_json::Value) -> String {
        let mut out = Vec::new();
        write_pretty(&mut out, value, "    ").unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn pretty_json_has_indent_and_newline() {
        assert_eq!(
            pretty(&json!({"a": [1.0, {}], "b": []})),
            "{\n    \"a\": [\n        1,\n        {}\n    ],\n    \"b\": []\n}\n"
        );
    }

    #[test]
    fn markup_characters_are_escaped() {
        assert_eq!(pretty(&json!("a<b>&\u{2028}\"\n\u{1}é")), "\"a\\u003cb\\u003e\\u0026\\u2028\\\"\\n\\u0001é\"\n");
    }
}
