//! Why a text is refused, in goyaml's words (go.yaml.in/yaml `v2`, `decode.go`, `parser.fail`).

use serde::Deserialize as _;
use serde::de::IgnoredAny;
use serde_yaml::Deserializer;
use std::fmt;

/// The most collections around a value, one less than the parser permits itself. kubectl permits 10,000.
pub const MAX_DEPTH: usize = 127;

pub const EXCESSIVE_ALIASING: &str = "yaml: document contains excessive aliasing";

pub fn too_deep() -> String {
    format!("yaml: exceeded max depth of {MAX_DEPTH}")
}

/// What is wrong with a document. Its `Display` is goyaml's message.
#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of the document, from 1; `None` if it is about the whole document.
    pub line: Option<usize>,
    /// Where goyaml says it is.
    place: String,
    /// The message without the place.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.place, self.text)
    }
}

/// A problem of the whole document, from its message.
impl From<String> for Problem {
    fn from(message: String) -> Self {
        match message.strip_prefix("yaml: ") {
            Some(text) => Self { line: None, place: "yaml: ".to_owned(), text: text.to_owned() },
            None => Self { line: None, place: String::new(), text: message },
        }
    }
}

/// Why the parser refuses a text, or its values.
pub fn describe(text: &str, error: &serde_yaml::Error) -> Problem {
    // An error about a value quotes the value. A second reading, which looks at no value, is refused for its syntax alone.
    match Deserializer::from_str(text).next().map(IgnoredAny::deserialize) {
        Some(Err(syntax)) => located(&syntax, problem(&syntax.to_string())),
        // The limit of aliases is that of the whole document.
        _ if error.location().is_none() => EXCESSIVE_ALIASING.to_owned().into(),
        _ => located(error, "a key that is no text, or a value that does not fit its tag"),
    }
}

/// The first part of `PROBLEM at line 2 column 1, while scanning CONTEXT at line 1 column 1`, where the others may be absent.
fn problem(message: &str) -> &str {
    let ends = [" at line ", " at position ", ", while "].into_iter().filter_map(|end| message.find(end));
    &message[..ends.min().unwrap_or(message.len())]
}

/// goyaml names no first line, and the line before the one at which the parser stops, unless its scanner does.
fn located(error: &serde_yaml::Error, text: &str) -> Problem {
    let line = error.location().map(|location| location.line());
    let is_of_parser = format!("{error:?}").starts_with("Error { kind: PARSER");
    let place = match line {
        None | Some(1) => "yaml: ".to_owned(),
        Some(line) => format!("yaml: line {}: ", line - usize::from(is_of_parser)),
    };
    Problem { line, place, text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use crate::go::yaml::read::parse;

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
}
