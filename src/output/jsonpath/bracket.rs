//! What stands in brackets: indices, slices, keys, unions and filters.

use super::node::{End, Filter, Node, Slice};
use super::parse::parse_action;

/// The steps of `[text]` (client-go `util/jsonpath/parser.go`, `parseArray`).
pub fn items(text: &str, depth: usize) -> Result<Vec<Node>, String> {
    let text = if text == "*" { ":" } else { text };
    if text.contains(',') {
        let paths = text.split(',').map(|path| parse_action(&format!("[{}]", path.trim_matches(' ')), depth));
        return Ok(vec![Node::Union(paths.collect::<Result<_, _>>()?)]);
    }
    // A key is read once more, as `.key`: a dot in it needs its backslash here too.
    if let Some(key) = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''))
        && !key.contains('\'')
    {
        return parse_action(&format!(".{key}"), depth);
    }
    Ok(vec![Node::Slice(slice(text)?)])
}

fn slice(text: &str) -> Result<Slice, String> {
    let parts: Vec<&str> = text.split(':').collect();
    let is_index = |part: &&str| part.strip_prefix('-').unwrap_or(part).bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() > 3 || !parts.iter().all(is_index) {
        return Err(format!("invalid array index {text}"));
    }
    let index = |part: Option<&&str>| match part.copied() {
        None | Some("") => Ok(None),
        Some(part) => part.parse::<i64>().map(Some).map_err(|_| format!("array index {part} is not a number")),
    };
    let start = index(parts.first())?;
    let end = match (parts.get(1), index(parts.get(1))?) {
        (None, _) => End::AfterOne(start.unwrap_or_default().wrapping_add(1)),
        (Some(_), None) => End::Open,
        (Some(_), Some(end)) => End::Before(end),
    };
    Ok(Slice { start, end, step: index(parts.get(2))? })
}

/// The filter whose `[?(` has been read, and what follows it (`parseFilter`).
pub fn filter(text: &str, depth: usize) -> Result<(Filter, &str), String> {
    let end = end_of_filter(text).ok_or("unterminated filter")?;
    let (condition, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let rest = rest.strip_prefix(")]").ok_or("unclosed array expect ]")?;
    let filter = match split(condition) {
        None => Filter { left: parse_action(condition, depth)?, comparison: None },
        Some((left, operator, right)) => {
            let left = parse_action(left, depth)?;
            Filter { left, comparison: Some((operator.to_owned(), parse_action(right, depth)?)) }
        }
    };
    Ok((filter, rest))
}

/// Where the parenthesis stands that closes a filter. kubectl knows one literal in a filter: from the first quote
/// on it waits for the same one, and after that, quotes mean nothing.
fn end_of_filter(text: &str) -> Option<usize> {
    let (mut opened, mut closed, mut before) = (None, false, '(');
    for (index, character) in text.char_indices() {
        match character {
            '\n' => return None,
            '"' | '\'' if opened.is_none() => opened = Some(character),
            '"' | '\'' if before != '\\' && opened == Some(character) => closed = true,
            ')' if opened.is_some() == closed => return Some(index),
            _ => {}
        }
        before = character;
    }
    None
}

/// Parts a comparison as `^([^!<>=]+)([!<>=]+)(.+?)$` does.
fn split(condition: &str) -> Option<(&str, &str, &str)> {
    let is_operator = |character| matches!(character, '!' | '<' | '>' | '=');
    let (left, rest) = condition.split_at_checked(condition.find(is_operator)?)?;
    let length = rest.find(|character| !is_operator(character)).unwrap_or(rest.len() - 1);
    let (operator, right) = rest.split_at_checked(length)?;
    (!left.is_empty() && !operator.is_empty() && !right.is_empty()).then_some((left, operator, right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_knows_what_was_typed() {
        for (text, start, end, step) in [
            ("0", Some(0), End::AfterOne(1), None),
            ("-1", Some(-1), End::AfterOne(0), None),
            ("", None, End::AfterOne(1), None),
            ("*", None, End::Open, None),
            ("1:", Some(1), End::Open, None),
            (":-1", None, End::Before(-1), None),
            ("1:5:2", Some(1), End::Before(5), Some(2)),
            ("::2", None, End::Open, Some(2)),
        ] {
            assert_eq!(items(text, 0), Ok(vec![Node::Slice(Slice { start, end, step })]), "{text}");
        }
    }

    #[test]
    fn a_key_is_read_as_a_path_and_a_union_as_several() {
        let field = |key: &str| Node::Field(key.to_owned());
        assert_eq!(items("'a'", 0), Ok(vec![field("a")]));
        assert_eq!(items("'a.b'", 0), Ok(vec![field("a"), field("b")]));
        assert_eq!(items(r"'a\.b'", 0), Ok(vec![field("a.b")]));
        assert_eq!(items("'a', 'b'", 0), Ok(vec![Node::Union(vec![vec![field("a")], vec![field("b")]])]));
    }

    #[test]
    fn a_filter_is_a_path_or_a_comparison() {
        for (condition, expected) in [
            ("@.a", None),
            ("@.a=", None),
            ("==1", None),
            ("@.a==1", Some(("@.a", "==", "1"))),
            ("@.a==", Some(("@.a", "=", "="))),
            (r#"@.a!="x=y""#, Some(("@.a", "!=", r#""x=y""#))),
        ] {
            assert_eq!(split(condition), expected, "{condition}");
        }
        assert_eq!(end_of_filter(r#"@.a==")")]x"#), Some(8));
        assert_eq!(end_of_filter(r#"@.a=="\")"#), None);
    }

    #[test]
    fn what_cannot_be_read_is_told_in_kubectls_words() {
        for (text, expected) in [
            ("a", "invalid array index a"),
            ("1:2:3:4", "invalid array index 1:2:3:4"),
            ("-", "array index - is not a number"),
            ("99999999999999999999", "array index 99999999999999999999 is not a number"),
        ] {
            assert_eq!(items(text, 0), Err(expected.to_owned()));
        }
        assert_eq!(filter("@.a", 0), Err("unterminated filter".to_owned()));
        assert_eq!(filter("@.a)", 0), Err("unclosed array expect ]".to_owned()));
    }
}
