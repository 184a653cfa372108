//! JSON as Go's `encoding/json` reads it: invalid UTF-8 and lone surrogates in strings become U+FFFD.

use serde::de::DeserializeOwned;

/// Decodes a document. It is repaired only if it cannot be decoded as it is.
///
/// # Errors
/// The document is malformed even then.
pub fn from_slice<T: DeserializeOwned>(json: &[u8]) -> serde_json::Result<T> {
    // Decoded as text, no string of the document is checked for UTF-8 again.
    let decoded = str::from_utf8(json).map_or_else(|_| serde_json::from_slice(json), serde_json::from_str);
    decoded.or_else(|error| match repaired(json) {
        Some(repaired) => serde_json::from_slice(&repaired),
        None => Err(error),
    })
}

/// The document with U+FFFD for each invalid byte and each lone surrogate; `None` if there are none
/// (Go `encoding/json/decode.go`, `unquoteBytes`).
pub fn repaired(json: &[u8]) -> Option<Vec<u8>> {
    let mut repaired = String::with_capacity(json.len() + 64);
    let mut is_repaired = false;
    for chunk in json.utf8_chunks() {
        is_repaired |= push_repaired(&mut repaired, chunk.valid());
        for _ in chunk.invalid() {
            repaired.push(char::REPLACEMENT_CHARACTER);
            is_repaired = true;
        }
    }
    is_repaired.then(|| repaired.into_bytes())
}

/// Appends the text, with another escape for each lone surrogate; returns whether there was one. Only strings have
/// backslashes.
fn push_repaired(to: &mut String, text: &str) -> bool {
    let mut is_repaired = false;
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        to.push_str(before);
        let length = match surrogate(escape) {
            Some(0xd800..0xdc00) if matches!(surrogate(&escape[6..]), Some(0xdc00..0xe000)) => 12,
            Some(_) => {
                to.push_str("\\ufffd");
                is_repaired = true;
                rest = &escape[6..];
                continue;
            }
            // A backslash escapes the next character, which may be a backslash.
            None => 1 + escape.chars().nth(1).map_or(0, char::len_utf8),
        };
        let (escape, after) = escape.split_at(length);
        to.push_str(escape);
        rest = after;
    }
    to.push_str(rest);
    is_repaired
}

/// The surrogate that the text begins with, as an escape.
fn surrogate(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let unit = u32::from_str_radix(digits, 16).ok()?;
    (0xd800..0xe000).contains(&unit).then_some(unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz::{check, mutate};

    #[test]
    fn bad_text_is_read_as_by_go() {
        for (json, expected) in [
            (&br#""a\ud800b""#[..], "a\u{fffd}b"),
            (br#""\udc00\ud800\u0041""#, "\u{fffd}\u{fffd}A"),
            (br#""\ud800\ud83e\udd80""#, "\u{fffd}\u{1f980}"),
            (br#""\\ud800 \ud83e\udd80""#, "\\ud800 \u{1f980}"),
            (br#""\ud800""#, "\u{fffd}"),
            (b"\"a\xffb\xe2\x80\"", "a\u{fffd}b\u{fffd}\u{fffd}"),
            (b"\"\\ud83e\xff\\udd80\"", "\u{fffd}\u{fffd}\u{fffd}"),
        ] {
            assert_eq!(from_slice::<String>(json).unwrap(), expected, "{}", json.escape_ascii());
        }
    }

    #[test]
    fn document_without_bad_text_is_not_repaired() {
        for json in [&br#"{"a":"\ud83e\udd80","b":"\\ud800"}"#[..], "\"é\"".as_bytes(), b"{", b"\"\\", b"\"\\u12"] {
            assert_eq!(repaired(json), None, "{}", json.escape_ascii());
        }
        assert!(from_slice::<String>(b"\xff\"a\"").is_err());
    }

    #[test]
    fn repaired_document_needs_no_repair_and_keeps_its_meaning() {
        check(4_000, |random| {
            const WORDS: [&str; 8] = ["\\ud800", "\\udc00", "\\", "\\u", "\"", "\\ud83e\\udd80", "é", "{"];
            let document = mutate(random, br#"{"a":["b\n\u00e9",{"c":"\ud83e\udd80"}]}"#, &WORDS);
            match (serde_json::from_slice::<serde_json::Value>(&document), repaired(&document)) {
                (Ok(value), None) => assert_eq!(from_slice::<serde_json::Value>(&document).unwrap(), value),
                (Ok(_), Some(repaired)) => panic!("{}", repaired.escape_ascii()),
                (Err(_), Some(fixed)) => assert_eq!(repaired(&fixed), None),
                (Err(_), None) => {}
            }
        });
    }
}
