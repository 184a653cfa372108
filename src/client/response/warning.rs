//! The `Warning` headers with which a server reports deprecated versions and the like
//! (apimachinery `pkg/util/net/http.go`, `ParseWarningHeaders`; client-go `rest/warnings.go`).

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use ureq::http::{HeaderMap, header};

/// The code of a miscellaneous persistent warning, the only one Kubernetes uses (RFC 7234, section 5.5.7).
const PERSISTENT: u16 = 299;

/// Logs the warnings of a response, each text once in the life of the process.
pub fn report(headers: &HeaderMap) {
    static REPORTED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    for text in headers.get_all(header::WARNING).iter().flat_map(|line| texts(line.as_bytes())) {
        if REPORTED.lock().unwrap_or_else(PoisonError::into_inner).insert(text.clone()) {
            log::warn!(target: crate::term::logger::WARNING, "{text}");
        }
    }
}

/// The persistent warnings of one header line, up to its first malformed part.
fn texts(line: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = std::str::from_utf8(line).unwrap_or_default().trim();
    while !rest.is_empty() {
        let Some((code, text, after)) = first(rest) else { break };
        if code == PERSISTENT && !text.is_empty() {
            found.push(text);
        }
        rest = after;
    }
    found
}

/// One `code agent "text" ["date"]`, and what follows its comma. Encoded words (RFC 2047), which Go decodes, stay as they
/// are: no API server sends them.
fn first(line: &str) -> Option<(u16, String, &str)> {
    let (code, rest) = line.split_once(' ')?;
    let (agent, rest) = rest.split_once(' ')?;
    if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_digit()) || agent.is_empty() {
        return None;
    }
    let (text, rest) = quoted(rest)?;
    if agent.chars().chain(text.chars()).any(char::is_control) {
        return None;
    }
    let rest = match rest.strip_prefix('"') {
        Some(date) => date.split_once('"')?.1.trim(),
        None => rest,
    };
    let after = if rest.is_empty() { rest } else { rest.strip_prefix(',')?.trim() };
    Some((code.parse().ok()?, text, after))
}

/// A quoted text without its quotes and backslashes, and what follows it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let text = text.strip_prefix('"')?;
    let (mut content, mut escaping) = (String::new(), false);
    for (at, c) in text.char_indices() {
        match c {
            '"' if !escaping => return Some((content, text.get(at + 1..)?.trim())),
            '\\' if !escaping => escaping = true,
            c => {
                content.push(c);
                escaping = false;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_lines_are_parsed_as_by_kubectl() {
        for (line, expected) in [
            (r#"299 - "a", 299 - "b""#, &["a", "b"][..]),
            (r#" 299 - "a""#, &["a"]),
            (r#"199 - "a", 299 - "b""#, &["b"]),
            (r#"299 - "a" "Sat, 25 Aug 2012 23:34:45 GMT", 299 x "b""#, &["a", "b"]),
            (r#"299 - "a \"q\" \\ \n""#, &[r#"a "q" \ n"#]),
            (r#"299 - "ok", junk"#, &["ok"]),
            (r#"299 - "ok","#, &["ok"]),
            (r#"299 - """#, &[]),
            (
                r#"299 - "=?utf-8?q?caf=C3=A9_x?= and =?UTF-8?b?4pi6?= =?iso-8859-1?Q?=E9%?=""#,
                &["=?utf-8?q?caf=C3=A9_x?= and =?UTF-8?b?4pi6?= =?iso-8859-1?Q?=E9%?="],
            ),
            (r#"299 - "=?utf-8?x?a?= =? =?""#, &["=?utf-8?x?a?= =? =?"]),
            (r#"299 - "café""#, &["café"]),
            ("299 - \"a\tb\"", &[]),
            (r#"299 - "=?utf-8?q?a=1Bb?=""#, &["=?utf-8?q?a=1Bb?="]),
            (r#"299   -   "a""#, &[]),
            (r#"299 "a""#, &[]),
            (r#"299 - "a"#, &[]),
            (r#"2999 - "a""#, &[]),
            (r#"299 - "a" x"#, &[]),
            (r#"299 - "a" 299 - "b""#, &[]),
            ("", &[]),
        ] {
            assert_eq!(texts(line.as_bytes()), expected, "{line}");
        }
        assert!(texts(b"299 - \"caf\xe9\"").is_empty());
    }
}
