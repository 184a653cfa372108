//! Parses a template into its syntax tree (client-go `util/jsonpath/parser.go`, whose error messages these are).

use super::ast::{Filter, Node, Slice, SliceEnd};
use super::unquote::unquote;
use crate::go::fmt;

/// Parses a template into its pieces: texts, and lists of steps.
pub fn parse(template: &str) -> Result<Vec<Node>, String> {
    let mut parser = Parser { rest: template };
    let mut nodes = Vec::new();
    while let Some((text, action)) = parser.rest.split_once('{') {
        if !text.is_empty() {
            nodes.push(Node::Text(text.into()));
        }
        parser.rest = action;
        nodes.push(Node::List(parser.action()?));
    }
    if !parser.rest.is_empty() {
        nodes.push(Node::Text(parser.rest.into()));
    }
    Ok(nodes)
}

/// Parses a path from inside brackets as if it had braces of its own. As in client-go, a brace in it ends the path,
/// and the rest is ignored (`parseAction`).
///
/// The recursion is bounded by the grammar: brackets end at their first `]`, and a filter at the first `)` outside its
/// one literal, so a filter nests at most in the literal of a filter.
fn parse_action(text: &str) -> Result<Vec<Node>, String> {
    match parse(&format!("{{{text}}}"))?.into_iter().next() {
        Some(Node::List(nodes)) => Ok(nodes),
        _ => Ok(Vec::new()),
    }
}

struct Parser<'t> {
    rest: &'t str,
}

impl<'t> Parser<'t> {
    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let next = characters.next();
        self.rest = characters.as_str();
        next
    }

    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn consume(&mut self, prefix: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(prefix) else { return false };
        self.rest = rest;
        true
    }

    /// The steps up to the closing brace (`parseInsideAction`).
    fn action(&mut self) -> Result<Vec<Node>, String> {
        let mut nodes = Vec::new();
        loop {
            if self.consume("}") {
                return Ok(nodes);
            }
            if self.consume("[?(") {
                nodes.push(Node::Filter(self.filter()?));
                continue;
            }
            if self.consume("..") {
                if nodes.last() == Some(&Node::Recursive) {
                    return Err("invalid multiple recursive descent".to_owned());
                }
                nodes.push(Node::Recursive);
                if self.rest.starts_with(is_alphanumeric) {
                    nodes.push(self.field());
                }
                continue;
            }
            let before = self.rest;
            match self.next() {
                None | Some('\r' | '\n') => return Err("unclosed action".to_owned()),
                // Every path starts at the current value: `@` and `$` add nothing.
                Some(' ' | '@' | '$') => {}
                Some('[') => nodes.extend(self.brackets()?),
                Some(quote @ ('"' | '\'')) => {
                    self.rest = before;
                    nodes.push(self.quoted(quote)?);
                }
                Some('.') => nodes.push(self.field()),
                Some(character) => {
                    self.rest = before;
                    nodes.push(match character {
                        '+' | '-' => self.number()?,
                        _ if character.is_numeric() => self.number()?,
                        _ if is_alphanumeric(character) => self.identifier(),
                        _ => return Err(format!("unrecognized character in action: {}", fmt::character(character))),
                    });
                }
            }
        }
    }

    /// A key, up to a terminator that no backslash escapes (`parseField`, `advance`).
    fn field(&mut self) -> Node {
        let mut escaped = false;
        let end = self.rest.find(|character| {
            let ends = !escaped && is_terminator(character);
            escaped = !escaped && character == '\\';
            ends
        });
        match self.take(end.unwrap_or(self.rest.len())) {
            "*" => Node::Wildcard,
            key => Node::Field(key.replace('\\', "")),
        }
    }

    /// `parseIdentifier`.
    fn identifier(&mut self) -> Node {
        match self.take(self.rest.find(is_terminator).unwrap_or(self.rest.len())) {
            "true" => Node::Bool(true),
            "false" => Node::Bool(false),
            word => Node::Identifier(word.to_owned()),
        }
    }

    /// `parseNumber`.
    fn number(&mut self) -> Result<Node, String> {
        let digits = self.rest.strip_prefix(['+', '-']).unwrap_or(self.rest);
        let end = digits.find(|character: char| character != '.' && !character.is_numeric()).unwrap_or(digits.len());
        let text = self.take(self.rest.len() - digits.len() + end);
        if let Ok(integer) = text.parse() {
            return Ok(Node::Integer(integer));
        }
        match text.parse::<f64>() {
            Ok(float) if float.is_finite() => Ok(Node::Float(float)),
            _ => Err(format!("cannot parse number {text}")),
        }
    }

    /// A quoted literal, on one line (`parseQuote`).
    fn quoted(&mut self, quote: char) -> Result<Node, String> {
        let mut previous = quote;
        let end = self.rest.char_indices().find_map(|(index, character)| {
            let closes = index > 0 && character == quote && previous != '\\';
            previous = character;
            (closes || character == '\n').then_some((index + 1, closes))
        });
        let Some((length, true)) = end else {
            return Err("unterminated quoted string".to_owned());
        };
        let literal = self.take(length);
        let bytes = unquote(literal).ok_or_else(|| format!("unquote string {literal} error invalid syntax"))?;
        Ok(Node::Text(bytes))
    }

    /// What follows `[`: an index, a slice, a quoted key, or a union of them (`parseArray`).
    fn brackets(&mut self) -> Result<Vec<Node>, String> {
        let (text, rest) = self.rest.split_once(']').ok_or("unterminated array")?;
        if text.contains('\n') {
            return Err("unterminated array".to_owned());
        }
        self.rest = rest;
        let text = if text == "*" { ":" } else { text };
        if text.contains(',') {
            let paths = text.split(',').map(|path| parse_action(&format!("[{}]", path.trim_matches(' '))));
            return Ok(vec![Node::Union(paths.collect::<Result<_, _>>()?)]);
        }
        // A key is parsed again, as `.key`: a dot in it needs its backslash here too.
        if let Some(key) = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''))
            && !key.contains('\'')
        {
            return parse_action(&format!(".{key}"));
        }
        Ok(vec![Node::Slice(slice(text)?)])
    }

    /// What follows `[?(`, up to `)]` (`parseFilter`).
    fn filter(&mut self) -> Result<Filter, String> {
        let condition = self.take(filter_end(self.rest).ok_or("unterminated filter")?);
        if !self.consume(")]") {
            return Err("unclosed array expect ]".to_owned());
        }
        let Some((left, operator, right)) = split_comparison(condition) else {
            return Ok(Filter { left: parse_action(condition)?, comparison: None });
        };
        let left = parse_action(left)?;
        Ok(Filter { left, comparison: Some((operator.to_owned(), parse_action(right)?)) })
    }
}

/// `isAlphaNumeric`.
fn is_alphanumeric(character: char) -> bool {
    character == '_' || character.is_alphanumeric()
}

/// `isTerminator`.
fn is_terminator(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n' | '.' | ',' | '[' | ']' | '$' | '@' | '{' | '}')
}

/// `start:end:step`, or one index.
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
        (None, _) => SliceEnd::AfterStart(start.unwrap_or(0).wrapping_add(1)),
        (Some(_), None) => SliceEnd::Open,
        (Some(_), Some(end)) => SliceEnd::Before(end),
    };
    Ok(Slice { start, end, step: index(parts.get(2))? })
}

/// The position of the parenthesis that closes a filter. client-go expects one literal at most: the first quote opens
/// it, the same quote closes it, and all later quotes mean nothing.
fn filter_end(text: &str) -> Option<usize> {
    let (mut opened, mut closed, mut previous) = (None, false, '(');
    for (index, character) in text.char_indices() {
        match character {
            '\n' => return None,
            '"' | '\'' if opened.is_none() => opened = Some(character),
            '"' | '\'' if previous != '\\' && opened == Some(character) => closed = true,
            ')' if opened.is_some() == closed => return Some(index),
            _ => {}
        }
        previous = character;
    }
    None
}

/// Splits a comparison as the regular expression `^([^!<>=]+)([!<>=]+)(.+?)$` does.
fn split_comparison(condition: &str) -> Option<(&str, &str, &str)> {
    let is_operator = |character| matches!(character, '!' | '<' | '>' | '=');
    let (left, rest) = condition.split_at_checked(condition.find(is_operator)?)?;
    let length = rest.find(|character| !is_operator(character)).unwrap_or(rest.len() - 1);
    let (operator, right) = rest.split_at_checked(length)?;
    (!left.is_empty() && !operator.is_empty() && !right.is_empty()).then_some((left, operator, right))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(text: &str) -> Result<Vec<Node>, String> {
        parse_action(text)
    }

    fn field(key: &str) -> Node {
        Node::Field(key.to_owned())
    }

    #[test]
    fn template_is_split_into_texts_and_actions() {
        let nodes = parse("a{.b}{end}}c").unwrap();
        let expected = [
            Node::Text(b"a".to_vec()),
            Node::List(vec![field("b")]),
            Node::List(vec![Node::Identifier("end".to_owned())]),
            Node::Text(b"}c".to_vec()),
        ];
        assert_eq!(nodes, expected);
    }

    #[test]
    fn action_is_parsed_step_by_step() {
        for (text, expected) in [
            ("$.a.b", vec![field("a"), field("b")]),
            ("@", vec![]),
            (r".a\.b/c-d", vec![field("a.b/c-d")]),
            ("..a.*", vec![Node::Recursive, field("a"), Node::Wildcard]),
            (".", vec![field("")]),
            (" -1 +2 1.5 true", vec![Node::Integer(-1), Node::Integer(2), Node::Float(1.5), Node::Bool(true)]),
            ("range.a", vec![Node::Identifier("range".to_owned()), field("a")]),
            (r#""\n" '}'"#, vec![Node::Text(b"\n".to_vec()), Node::Text(b"}".to_vec())]),
            (r"'it\'s'", vec![Node::Text(b"it's".to_vec())]),
        ] {
            assert_eq!(steps(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn backslash_before_closing_brace_makes_it_part_of_the_key() {
        assert_eq!(parse("{.a\\}}"), Ok(vec![Node::List(vec![field("a}")])]));
    }

    #[test]
    fn brackets_with_numbers_are_a_slice() {
        for (text, start, end, step) in [
            ("[0]", Some(0), SliceEnd::AfterStart(1), None),
            ("[-1]", Some(-1), SliceEnd::AfterStart(0), None),
            ("[]", None, SliceEnd::AfterStart(1), None),
            ("[*]", None, SliceEnd::Open, None),
            ("[1:]", Some(1), SliceEnd::Open, None),
            ("[:-1]", None, SliceEnd::Before(-1), None),
            ("[1:5:2]", Some(1), SliceEnd::Before(5), Some(2)),
            ("[::2]", None, SliceEnd::Open, Some(2)),
        ] {
            assert_eq!(steps(text), Ok(vec![Node::Slice(Slice { start, end, step })]), "{text}");
        }
    }

    #[test]
    fn brackets_with_quotes_are_a_path_and_with_commas_a_union() {
        assert_eq!(steps("['a']"), Ok(vec![field("a")]));
        assert_eq!(steps("['a.b']"), Ok(vec![field("a"), field("b")]));
        assert_eq!(steps(r"['a\.b']"), Ok(vec![field("a.b")]));
        assert_eq!(steps("['a', 'b']"), Ok(vec![Node::Union(vec![vec![field("a")], vec![field("b")]])]));
    }

    #[test]
    fn filter_condition_is_a_path_or_a_comparison() {
        for (condition, expected) in [
            ("@.a", None),
            ("@.a=", None),
            ("==1", None),
            ("@.a==1", Some(("@.a", "==", "1"))),
            ("@.a==", Some(("@.a", "=", "="))),
            (r#"@.a!="x=y""#, Some(("@.a", "!=", r#""x=y""#))),
        ] {
            assert_eq!(split_comparison(condition), expected, "{condition}");
        }
    }

    #[test]
    fn filter_ends_after_its_literal() {
        assert_eq!(filter_end(r#"@.a==")")]x"#), Some(8));
        assert_eq!(filter_end(r#"@.a=="\")"#), None);
    }

    #[test]
    fn invalid_template_is_refused_with_the_error_of_client_go() {
        for (template, expected) in [
            ("{.a", "unclosed action"),
            ("{\n}", "unclosed action"),
            ("{.a[0}", "unterminated array"),
            ("{.a[\n]}", "unterminated array"),
            ("{.x[a]}", "invalid array index a"),
            ("{.x[1:2:3:4]}", "invalid array index 1:2:3:4"),
            ("{.x[-]}", "array index - is not a number"),
            ("{.x[99999999999999999999]}", "array index 99999999999999999999 is not a number"),
            ("{.x[?(@.a", "unterminated filter"),
            ("{.x[?(@.a)", "unclosed array expect ]"),
            ("{\"a}", "unterminated quoted string"),
            ("{'a\nb'}", "unterminated quoted string"),
            (r#"{"\q"}"#, r#"unquote string "\q" error invalid syntax"#),
            ("{1.2.3}", "cannot parse number 1.2.3"),
            ("{-}", "cannot parse number -"),
            ("{....}", "invalid multiple recursive descent"),
            ("{..*}", "unrecognized character in action: U+002A '*'"),
            ("{{}", "unrecognized character in action: U+007B '{'"),
        ] {
            assert_eq!(parse(template), Err(expected.to_owned()), "{template}");
        }
    }

    #[test]
    fn deeply_nested_filter_is_refused() {
        let nested = format!("{{{}@{}}}", "[?(".repeat(10_000), ")]".repeat(10_000));
        assert_eq!(parse(&nested), Err("unterminated filter".to_owned()));
    }
}
