//! The text that the parser is given: UTF-8, and not such as it would make too much of, or something else than what is
//! written.

use super::problem;
use std::collections::HashSet;

/// The most values in a document, those that aliases repeat included. Ten thousand contexts with their clusters and
/// users take fewer.
pub const MAX_VALUES: usize = 500_000;

/// The most brackets that may be open before parsing. A bracket in a text counts too.
const MAX_OPEN_BRACKETS: usize = 10_000;

/// Text that is parsed at once whatever it holds, in bytes. Most kubeconfig files are no longer.
const SMALL: usize = 32 << 10;

const LINE_ENDS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

/// UTF-8 without its byte order mark, which the parser takes for an indentation of the first line.
///
/// # Errors
/// Another encoding.
pub fn decode(input: &[u8]) -> Result<&str, String> {
    if input.starts_with(b"\xff\xfe") || input.starts_with(b"\xfe\xff") {
        return Err("yaml: the text is UTF-16; save it as UTF-8".to_owned());
    }
    let text = std::str::from_utf8(input).map_err(|_| "yaml: invalid UTF-8".to_owned())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // For goyaml a last line of spaces that has no end is no line, even in a block scalar.
    let content = text.trim_end_matches(' ');
    Ok(if content.ends_with(LINE_ENDS) { content } else { text })
}

/// Refuses text that the parser cannot be given.
///
/// # Errors
/// What stands in the text, without quoting it.
pub fn check(text: &str) -> Result<(), String> {
    if lines_after('\u{feff}', text).next().is_some() {
        return Err("yaml: a byte order mark inside the text".to_owned());
    }
    // A prefix of any length may be repeated by each tag, and each directive is compared with all others.
    if lines_after('%', text).any(|directive| directive.starts_with("TAG")) {
        return Err("yaml: %TAG directives are not supported".to_owned());
    }
    count(text)?;
    if redefines_an_anchor(text) {
        return Err("yaml: an anchor is defined twice; give each its own name".to_owned());
    }
    Ok(())
}

/// What follows a mark at the start of a line.
fn lines_after(mark: char, text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(mark).filter_map(move |(index, mark)| {
        let before = &text[..index];
        (before.is_empty() || before.ends_with(LINE_ENDS)).then(|| &text[index + mark.len()..])
    })
}

/// Counts what may become an event of the parser.
fn count(text: &str) -> Result<(), String> {
    if text.len() <= SMALL {
        return Ok(());
    }
    let (mut values, mut open) = (0, 0_usize);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        // As many events as it can stand for. An anchor takes as much memory as an event.
        values += match byte {
            b'[' | b'{' => {
                open += 1;
                1
            }
            b']' | b'}' => {
                open = open.saturating_sub(1);
                1
            }
            b'&' => 1,
            b',' | b':' => 2,
            b'-' if bytes.peek().is_none_or(|next| next.is_ascii_whitespace() || !next.is_ascii()) => 3,
            b'?' => 4,
            _ => continue,
        };
        if values > MAX_VALUES {
            return Err(format!("yaml: more than {MAX_VALUES} values"));
        }
        if open > MAX_OPEN_BRACKETS {
            return Err(problem::too_deep());
        }
    }
    Ok(())
}

/// Whether a name may be defined twice in a text that uses an alias: `serde_yaml` 0.10 then takes the value of another
/// anchor (`loader.rs`, `Loader::next_document`, where two of them get one id).
fn redefines_an_anchor(text: &str) -> bool {
    let mut defined = HashSet::new();
    let mut is_redefined = false;
    for name in names_after('&', text) {
        is_redefined |= !defined.insert(name);
    }
    is_redefined && names_after('*', text).any(|name| defined.contains(name))
}

/// The names of anchors or aliases, found without parsing.
fn names_after(mark: char, text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(mark).filter_map(move |(index, _)| {
        let (before, rest) = (&text[..index], &text[index + 1..]);
        let is_token = before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || "[{,:".contains(c));
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
        Some(&rest[..end]).filter(|name| is_token && !name.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::go::yaml::node::Node;
    use crate::go::yaml::read::parse;
    use std::fmt::Write as _;

    #[test]
    fn an_anchor_without_an_alias_may_be_defined_twice() {
        let text = "a: &x 1\nb: &x 2\nc: *y\nd: |\n  foo(&buf) && *ptr";
        assert_eq!(parse(text.as_bytes()).unwrap_err(), "yaml: line 3: unknown anchor");
        let text = "a: &x 1\nb: &x 2\nd: |\n  foo(&buf) && *ptr";
        let pairs = [("a", Node::Int(1)), ("b", Node::Int(2)), ("d", Node::String("foo(&buf) && *ptr".into()))];
        let map = pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        assert_eq!(parse(text.as_bytes()).unwrap(), Node::Map(map));
    }

    /// As long as a document may be of one kind of part, and a little longer.
    #[test]
    fn values_are_read_up_to_the_limit() {
        for (part, weight) in [("a,", 2), ("{a: b},", 6), ("? a,", 6)] {
            let list = |parts: usize| format!("[{}]", part.repeat(parts));
            let most = (MAX_VALUES - 2) / weight;
            let Node::Seq(items) = parse(list(most).as_bytes()).unwrap() else { panic!("a list") };
            assert_eq!(items.len(), most, "{part}");
            assert_eq!(parse(list(most + 1).as_bytes()).unwrap_err(), "yaml: more than 500000 values", "{part}");
        }
    }

    #[test]
    fn brackets_in_text_are_no_nesting() {
        let text = |brackets: usize| format!("a: '{}{}'", "[".repeat(brackets), "x".repeat(SMALL));
        assert!(parse(text(MAX_OPEN_BRACKETS).as_bytes()).is_ok());
        // Beyond, it is safer to refuse what may be nesting.
        assert_eq!(parse(text(MAX_OPEN_BRACKETS + 1).as_bytes()).unwrap_err(), "yaml: exceeded max depth of 127");
    }

    #[test]
    fn bombs_are_refused_quickly() {
        let mut aliases = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let name = format!("*a{}", level - 1);
            writeln!(aliases, "a{level}: &a{level} [{}]", [name.as_str(); 10].join(", ")).unwrap();
        }
        assert_eq!(parse(aliases.as_bytes()).unwrap_err(), "yaml: document contains excessive aliasing");
        let (long, many) = ("x".repeat(1 << 20), 50);
        for use_of in ["*a, ".repeat(many), "{*a : b}, ".repeat(many)] {
            let text = format!("[&a {long}, {use_of}]");
            assert_eq!(parse(text.as_bytes()).unwrap_err(), "yaml: document contains excessive aliasing");
        }
        for deep in ["[".repeat(100_000), "- ".repeat(100_000), "{a: ".repeat(100_000)] {
            assert_eq!(parse(deep.as_bytes()).unwrap_err(), "yaml: exceeded max depth of 127");
        }
    }
}
