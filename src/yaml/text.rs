//! Bytes to text that the YAML scanner can be given: decoded, without byte order mark, and free of the few
//! inputs on which the crate `libyaml-safer` 0.3 stops the process instead of reporting an error.

use libyaml_safer::{Encoding, Scanner, TokenData};

/// As much text as [`refuse_tag_before_comma`] may scan in all, in bytes. A file stays far below it.
const SCAN_BUDGET: usize = 32 << 20;

/// As many directives as the parser, which compares each with all others, may be given. A file has none.
const MAX_TAG_DIRECTIVES: usize = 1_000;

/// Text for the scanner.
#[derive(Debug)]
pub struct Source {
    pub text: String,
    /// Whether the last line had no end and was given one. The scanner panics in a block scalar (`|`, `>`) that
    /// ends with the input, and in a quoted scalar that ends with a backslash.
    pub line_end_added: bool,
}

/// Decodes UTF-8, and UTF-16 behind a byte order mark.
///
/// # Errors
/// Text that is not valid in its encoding, or that the scanner cannot be given.
pub fn decode(input: &[u8]) -> Result<Source, String> {
    let mut text = match input {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest)?,
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => utf8(input)?,
    };
    if text.matches("%TAG").count() > MAX_TAG_DIRECTIVES {
        return Err("yaml: too many %TAG directives".to_owned());
    }
    let line_end_added = end_last_line(&mut text);
    refuse_tag_before_comma(&text)?;
    Ok(Source { text, line_end_added })
}

fn utf8(input: &[u8]) -> Result<String, String> {
    std::str::from_utf8(input).map(str::to_owned).map_err(|_| "yaml: invalid UTF-8".to_owned())
}

fn utf16(input: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, String> {
    let (pairs, rest) = input.as_chunks::<2>();
    if !rest.is_empty() {
        return Err("yaml: incomplete UTF-16 character".to_owned());
    }
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .collect::<Result<_, _>>()
        .map_err(|_| "yaml: invalid UTF-16".to_owned())
}

/// Gives the last line an end, or drops it where it is blank, so that no block scalar gains a line.
fn end_last_line(text: &mut String) -> bool {
    let content = text.trim_end_matches(' ').len();
    if text[..content].ends_with(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) || content == 0 {
        text.truncate(content);
        return false;
    }
    text.push('\n');
    true
}

/// In a flow collection the scanner panics on a comma right behind a tag, as in `[!!str, x]`.
///
/// Every comma that a tag might touch is looked at with a scan of the text before it, which knows quotes and
/// comments. Such commas hardly ever occur.
fn refuse_tag_before_comma(text: &str) -> Result<(), String> {
    let mut tag_possible = false;
    let mut scanned = 0;
    for (index, byte) in text.bytes().enumerate() {
        if byte == b',' && tag_possible {
            scanned += index;
            if scanned > SCAN_BUDGET {
                return Err("yaml: too many commas behind tags".to_owned());
            }
            if text.get(..index).is_some_and(ends_in_flow_tag) {
                return Err("yaml: did not find expected whitespace or line break behind a tag".to_owned());
            }
        }
        let in_tag = byte.is_ascii_alphanumeric() || b"-_;/?:@&=+$.%!~*'()<>,[]".contains(&byte);
        tag_possible = in_tag && (tag_possible || byte == b'!');
    }
    Ok(())
}

/// Whether the text, as the start of a longer one, ends with a tag inside a flow collection of its first document.
fn ends_in_flow_tag(text: &str) -> bool {
    let ended = format!("{text}\n");
    let mut scanner = Scanner::new();
    scanner.set_encoding(Encoding::Utf8);
    scanner.set_input(ended.as_bytes());
    let (mut flow, mut started) = (0_usize, false);
    for token in scanner {
        let token = match token {
            Ok(token) => token,
            // The cut is in a map key. If it is a collection, whose tokens are held back until its end, it is on one
            // line. No collection may be one.
            Err(error) if error.problem() == "could not find expected ':'" => {
                return text.lines().next_back().is_some_and(|line| line.contains(['[', '{']));
            }
            // Else the cut is in something quoted.
            Err(_) => return false,
        };
        match token.data {
            TokenData::FlowSequenceStart | TokenData::FlowMappingStart => flow += 1,
            TokenData::FlowSequenceEnd | TokenData::FlowMappingEnd => flow = flow.saturating_sub(1),
            TokenData::DocumentEnd => return false,
            TokenData::DocumentStart if started => return false,
            TokenData::Tag { .. } if flow > 0 && token.end_mark.index == text.len() as u64 => return true,
            TokenData::StreamStart { .. } => continue,
            _ => {}
        }
        started = true;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let little: Vec<u8> = "\u{feff}a: é😀\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}a: é😀\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for input in [little.as_slice(), &big, "\u{feff}a: é😀\n".as_bytes(), "a: é😀\n".as_bytes()] {
            assert_eq!(decode(input).unwrap().text, "a: é😀\n");
        }
    }

    #[test]
    fn broken_encodings_are_errors() {
        for input in [&b"\xff\xfea"[..], b"\xfe\xff\xd8\x00\x00\x41", b"a: \xff", b"\xef\xbb", b"\xc3"] {
            assert!(decode(input).is_err(), "{input:?}");
        }
    }

    #[test]
    fn only_an_open_last_line_gets_an_end() {
        for (input, text, added) in [
            ("", "", false),
            ("   ", "", false),
            ("a", "a\n", true),
            ("a\n", "a\n", false),
            ("a\n  ", "a\n", false),
            ("\"a\\", "\"a\\\n", true),
            ("a\r\n", "a\r\n", false),
        ] {
            let source = decode(input.as_bytes()).unwrap();
            assert_eq!((source.text.as_str(), source.line_end_added), (text, added), "{input:?}");
        }
    }

    #[test]
    fn a_tag_before_a_comma_is_refused_in_flow_collections_alone() {
        for input in ["[!!str, x]", "{a: !, b: c}", "{a: !<x,y>, b: c}", "[\"a !b, c\", !x, d]", "-\n[!x, y]"] {
            assert!(decode(input.as_bytes()).is_err(), "{input}");
        }
        for input in [
            "a: b !c, d",
            "[\"a !b, c\"]",
            "# !a, b",
            "a: 1\nb!, c: 2",
            "a: |\n  x !b, c",
            "{a: 1}\n---\n[!a, b]",
            "['x!', y]",
        ] {
            assert!(decode(input.as_bytes()).is_ok(), "{input}");
        }
    }
}
