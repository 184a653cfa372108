//! Escapes characters that control a terminal or are invisible (after sharkdp/fd `src/sanitize.rs`; kubectl escapes
//! fewer in cli-runtime `pkg/printers/terminal.go`).
//!
//! A character becomes `\u001b`, or a surrogate pair as in JSON, so that JSON that is copied from a terminal is still
//! JSON. Invalid UTF-8 becomes U+FFFD, as in Go's JSON.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Escapes control characters except tabs and line ends, `\r\n` included.
pub fn escape(bytes: &[u8]) -> Cow<'_, [u8]> {
    if is_plain(bytes) {
        return bytes.into();
    }
    let mut shown = String::with_capacity(bytes.len() + 64);
    for chunk in bytes.utf8_chunks() {
        let mut characters = chunk.valid().chars().peekable();
        while let Some(character) = characters.next() {
            let ends_line = character == '\r' && characters.peek() == Some(&'\n');
            if !ends_line && steers(character) {
                push_escaped(&mut shown, character);
            } else {
                shown.push(character);
            }
        }
        if !chunk.invalid().is_empty() {
            shown.push(char::REPLACEMENT_CHARACTER);
        }
    }
    shown.into_bytes().into()
}

/// Whether a text has a character that [`escape`] escapes, a tab or a line end.
pub fn has_control(text: &str) -> bool {
    text.chars().any(|character| character.is_control() || steers(character))
}

/// Escapes line ends too.
pub fn escape_line(text: &str) -> String {
    String::from_utf8_lossy(&escape(escape_line_ends(text).as_bytes())).into_owned()
}

/// Escapes line ends alone, and what ends a line or a cell in kubectl's tables.
pub fn escape_line_ends(text: &str) -> Cow<'_, str> {
    const ENDS: [char; 4] = ['\n', '\r', '\u{b}', '\u{c}'];
    if !text.contains(ENDS) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if ENDS.contains(&character) { push_escaped(&mut shown, character) } else { shown.push(character) }
    }
    shown.into()
}

/// The length of the end that needs more input: an incomplete character, or a carriage return.
pub fn undecided(bytes: &[u8]) -> usize {
    match bytes.last() {
        Some(b'\r') => 1,
        Some(0x80..) => {
            let is_part = |tail: &[u8]| {
                str::from_utf8(tail).is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
            };
            (1..=bytes.len().min(3)).find(|length| is_part(&bytes[bytes.len() - length..])).unwrap_or_default()
        }
        _ => 0,
    }
}

/// A fast check that there is nothing to escape.
fn is_plain(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t'))
}

/// Whether a character controls a terminal, reorders text or is invisible. Variation selectors pass: they are common,
/// and change only the character before them.
fn steers(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\t')
        || matches!(
            character,
            // The soft hyphen, the grapheme joiner, the Arabic letter mark, fillers, vowels and separators without a look.
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            // Spaces and joiners without width, and marks of direction.
            | '\u{200b}'..='\u{200f}'
            // Separators of lines and paragraphs, embeddings and overrides.
            | '\u{2028}'..='\u{202e}'
            // Invisible operators, isolates, what Unicode has given up.
            | '\u{2060}'..='\u{206f}'
            // More fillers, the byte order mark, annotations.
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            // The controls of shorthand and of music.
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            // Tags.
            | '\u{e0000}'..='\u{e00ff}'
        )
}

fn push_escaped(text: &mut String, character: char) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        // Writing to a string cannot fail.
        let _ = write!(text, "\\u{unit:04x}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(bytes: &[u8]) -> String {
        String::from_utf8(escape(bytes).into_owned()).unwrap()
    }

    #[test]
    fn visible_text_is_unchanged() {
        for text in ["", "a b\tc\nd", "line\r\nend\r\n", "résumé 文档 🦀", "⚠\u{fe0f} 漢\u{e0101} \u{e000} a\u{fffd}b"]
        {
            assert_eq!(escaped(text.as_bytes()), text);
        }
        assert!(matches!(escape(b"plain\tASCII\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn control_characters_are_escaped() {
        for (text, expected) in [
            ("\u{1b}[31m", "\\u001b[31m"),
            ("\u{1b}]52;c;eA==\u{7}", "\\u001b]52;c;eA==\\u0007"),
            ("\0\u{8}\u{b}\u{c}\u{7f}", "\\u0000\\u0008\\u000b\\u000c\\u007f"),
            ("\u{85}\u{9b}1m", "\\u0085\\u009b1m"),
            ("good\rbad", "good\\u000dbad"),
            ("\r\r\n\r", "\\u000d\r\n\\u000d"),
            ("a\u{202e}b\u{2066}\u{200f}\u{61c}", "a\\u202eb\\u2066\\u200f\\u061c"),
            ("a\u{200b}\u{200d}\u{feff}\u{ad}\u{2060}\u{3164}", "a\\u200b\\u200d\\ufeff\\u00ad\\u2060\\u3164"),
            ("a\u{2028}b\u{2029}", "a\\u2028b\\u2029"),
            ("\u{e0041}", "\\udb40\\udc41"),
        ] {
            assert_eq!(escaped(text.as_bytes()), expected);
        }
        assert_eq!(escaped(b"a\xffb\xc3"), "a\u{fffd}b\u{fffd}");
    }

    #[test]
    fn escaped_json_has_same_value() {
        let value = serde_json::json!({"a\u{202e}": "\u{1b}[m\u{9b}\u{e0041}\r\n\u{200b}é"});
        let shown = escape(serde_json::to_string(&value).unwrap().as_bytes()).into_owned();
        assert!(!shown.contains(&b'\x1b') && shown.starts_with(b"{\"a\\u202e\""));
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&shown).unwrap(), value);
    }

    #[test]
    fn line_ends_are_escaped_in_a_line() {
        assert_eq!(escape_line("a\r\nb\n\tc\u{1b}"), "a\\u000d\\u000ab\\u000a\tc\\u001b");
    }

    #[test]
    fn incomplete_character_waits_for_rest() {
        for (bytes, expected) in [
            (&b""[..], 0),
            (b"a\n", 0),
            (b"a\r", 1),
            ("é".as_bytes(), 0),
            (b"a\xc3", 1),
            (b"\xe2\x80", 2),
            (b"\xf3\xa0\x81", 3),
            (b"a\x80", 0),
            (b"\xff", 0),
        ] {
            assert_eq!(undecided(bytes), expected, "{bytes:x?}");
        }
    }
}
