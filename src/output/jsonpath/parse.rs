//! From the text of a template to its nodes (client-go `util/jsonpath/parser.go`, whose errors these are).

use super::bracket;
use super::node::Node;
use super::quote;
use crate::go::fmt;

/// How deep brackets may hold paths that hold brackets.
const DEPTH: usize = 64;

/// The pieces of a template: texts, and lists of steps.
pub fn parse(template: &str, depth: usize) -> Result<Vec<Node>, String> {
    if depth > DEPTH {
        return Err("the expression is nested too deeply".to_owned());
    }
    let mut parser = Parser { rest: template, depth };
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

/// The steps of a text that stands inside brackets; it is read as if it stood in braces of its own
/// (`parseAction`). What a brace in it ends early is dropped, as it is there.
pub fn parse_action(text: &str, depth: usize) -> Result<Vec<Node>, String> {
    match parse(&format!("{{{text}}}"), depth + 1)?.into_iter().next() {
        Some(Node::List(nodes)) => Ok(nodes),
        _ => Ok(Vec::new()),
    }
}

struct Parser<'t> {
    rest: &'t str,
    depth: usize,
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

    /// The steps up to the brace that closes them (`parseInsideAction`).
    fn action(&mut self) -> Result<Vec<Node>, String> {
        let mut nodes = Vec::new();
        loop {
            if let Some(rest) = self.rest.strip_prefix('}') {
                self.rest = rest;
                return Ok(nodes);
            }
            if let Some(rest) = self.rest.strip_prefix("[?(") {
                let (filter, rest) = bracket::filter(rest, self.depth)?;
                self.rest = rest;
                nodes.push(Node::Filter(filter));
                continue;
            }
            if let Some(rest) = self.rest.strip_prefix("..") {
                if nodes.last() == Some(&Node::Recursive) {
                    return Err("invalid multiple recursive descent".to_owned());
                }
                self.rest = rest;
                nodes.push(Node::Recursive);
                if rest.starts_with(is_word) {
                    nodes.push(self.field());
                }
                continue;
            }
            let before = self.rest;
            match self.next() {
                None | Some('\r' | '\n') => return Err("unclosed action".to_owned()),
                // The value at hand is where every path starts anyway.
                Some(' ' | '@' | '$') => {}
                Some('[') => {
                    let (text, rest) = self.rest.split_once(']').ok_or("unterminated array")?;
                    if text.contains('\n') {
                        return Err("unterminated array".to_owned());
                    }
                    self.rest = rest;
                    nodes.extend(bracket::items(text, self.depth)?);
                }
                Some(quote @ ('"' | '\'')) => {
                    self.rest = before;
                    nodes.push(self.literal(quote)?);
                }
                Some('.') => nodes.push(self.field()),
                Some(character) => {
                    self.rest = before;
                    nodes.push(match character {
                        '+' | '-' => self.number()?,
                        _ if character.is_numeric() => self.number()?,
                        _ if is_word(character) => self.identifier(),
                        _ => return Err(format!("unrecognized character in action: {}", fmt::character(character))),
                    });
                }
            }
        }
    }

    /// A key, up to what ends it without a backslash before it (`parseField`, `advance`).
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

    /// A text in quotes, which may be escaped inside (`parseQuote`).
    fn literal(&mut self, quote: char) -> Result<Node, String> {
        let mut before = quote;
        let ends = |(index, character): (usize, char)| {
            let ends = index > 0 && character == quote && before != '\\';
            before = character;
            (ends || character == '\n').then_some((index + 1, ends))
        };
        let Some((length, true)) = self.rest.char_indices().find_map(ends) else {
            return Err("unterminated quoted string".to_owned());
        };
        let text = self.take(length);
        let bytes = quote::unquote(text).ok_or_else(|| format!("unquote string {text} error invalid syntax"))?;
        Ok(Node::Text(bytes))
    }
}

/// `isAlphaNumeric`.
fn is_word(character: char) -> bool {
    character == '_' || character.is_alphanumeric()
}

fn is_terminator(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n' | '.' | ',' | '[' | ']' | '$' | '@' | '{' | '}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(text: &str) -> Vec<Node> {
        parse_action(text, 0).unwrap()
    }

    fn field(key: &str) -> Node {
        Node::Field(key.to_owned())
    }

    #[test]
    fn a_template_is_text_and_actions() {
        let nodes = parse("a{.b}{end}}c", 0).unwrap();
        let expected = [
            Node::Text(b"a".to_vec()),
            Node::List(vec![field("b")]),
            Node::List(vec![Node::Identifier("end".to_owned())]),
            Node::Text(b"}c".to_vec()),
        ];
        assert_eq!(nodes, expected);
    }

    #[test]
    fn steps_are_read_one_after_the_other() {
        for (text, expected) in [
            ("$.a.b", vec![field("a"), field("b")]),
            ("@", vec![]),
            (r".a\.b/c-d", vec![field("a.b/c-d")]),
            (".a\\", vec![field("a}")]),
            ("..a.*", vec![Node::Recursive, field("a"), Node::Wildcard]),
            (".", vec![field("")]),
            (" -1 +2 1.5 true", vec![Node::Integer(-1), Node::Integer(2), Node::Float(1.5), Node::Bool(true)]),
            ("range.a", vec![Node::Identifier("range".to_owned()), field("a")]),
            (r#""\n" '}'"#, vec![Node::Text(b"\n".to_vec()), Node::Text(b"}".to_vec())]),
            (r"'it\'s'", vec![Node::Text(b"it's".to_vec())]),
        ] {
            match text {
                // The backslash takes the brace with it: the action needs another one.
                ".a\\" => assert_eq!(parse("{.a\\}}", 0), Ok(vec![Node::List(expected)])),
                _ => assert_eq!(steps(text), expected, "{text}"),
            }
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_in_kubectls_words() {
        for (template, expected) in [
            ("{.a", "unclosed action"),
            ("{\n}", "unclosed action"),
            ("{.a[0}", "unterminated array"),
            ("{.a[\n]}", "unterminated array"),
            ("{\"a}", "unterminated quoted string"),
            ("{'a\nb'}", "unterminated quoted string"),
            (r#"{"\q"}"#, r#"unquote string "\q" error invalid syntax"#),
            ("{1.2.3}", "cannot parse number 1.2.3"),
            ("{-}", "cannot parse number -"),
            ("{....}", "invalid multiple recursive descent"),
            ("{..*}", "unrecognized character in action: U+002A '*'"),
            ("{{}", "unrecognized character in action: U+007B '{'"),
        ] {
            assert_eq!(parse(template, 0), Err(expected.to_owned()), "{template}");
        }
    }

    #[test]
    fn a_path_nested_without_end_is_refused() {
        let nested = format!("{{{}@{}}}", "[?(".repeat(10_000), ")]".repeat(10_000));
        assert!(parse(&nested, 0).is_err());
    }
}
