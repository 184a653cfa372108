//! Quoted literals with Go's escapes.

/// The bytes of a literal in single or double quotes; `None` if the quotes do not match or an escape is invalid
/// (client-go `util/jsonpath/parser.go`, `UnquoteExtend`; Go `strconv/quote.go`, `UnquoteChar`).
pub fn unquote(literal: &str) -> Option<Vec<u8>> {
    let mut characters = literal.chars();
    let quote = characters.next()?;
    if characters.next_back()? != quote {
        return None;
    }
    let mut rest = characters.as_str();
    let mut bytes = Vec::with_capacity(rest.len());
    while let Some(first) = rest.chars().next() {
        if first == quote {
            return None;
        }
        rest = rest.get(first.len_utf8()..)?;
        if first == '\\' {
            rest = escape(rest, quote, &mut bytes)?;
        } else {
            push(first, &mut bytes);
        }
    }
    Some(bytes)
}

/// Appends the bytes of the escape that `text` starts with, after its backslash. Returns the rest of the text.
fn escape<'t>(text: &'t str, quote: char, bytes: &mut Vec<u8>) -> Option<&'t str> {
    let kind = text.chars().next()?;
    let rest = text.get(kind.len_utf8()..)?;
    let byte = match kind {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => b'\n',
        'r' => b'\r',
        't' => b'\t',
        'v' => 11,
        '\\' => b'\\',
        '\'' | '"' if kind == quote => u8::try_from(kind).ok()?,
        '0'..='7' => {
            bytes.push(u8::try_from(number(text.get(..3)?, 8)?).ok()?);
            return text.get(3..);
        }
        // A byte, which need not be valid UTF-8.
        'x' => {
            bytes.push(u8::try_from(number(rest.get(..2)?, 16)?).ok()?);
            return rest.get(2..);
        }
        'u' | 'U' => {
            let length = if kind == 'u' { 4 } else { 8 };
            push(char::from_u32(number(rest.get(..length)?, 16)?)?, bytes);
            return rest.get(length..);
        }
        _ => return None,
    };
    bytes.push(byte);
    Some(rest)
}

fn push(character: char, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
}

/// Parses digits. Rust's parser alone would accept a sign.
fn number(digits: &str, radix: u32) -> Option<u32> {
    digits.chars().all(|digit| digit.is_digit(radix)).then(|| u32::from_str_radix(digits, radix).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literal_is_unquoted_by_the_rules_of_go() {
        for (literal, expected) in [
            (r#""a\n\t\\""#, Some("a\n\t\\")),
            (r"'it\'s'", Some("it's")),
            (r#"'"'"#, Some("\"")),
            (r#""\u00e9\U0001F600\x41\101é""#, Some("é\u{1f600}AAé")),
            ("''", Some("")),
            (r#"'\"'"#, None),
            (r#""\q""#, None),
            (r#""\ud800""#, None),
            (r#""\x+1""#, None),
            (r#""\400""#, None),
            (r#""\""#, None),
            ("\"", None),
        ] {
            assert_eq!(unquote(literal).as_deref(), expected.map(str::as_bytes), "{literal}");
        }
        assert_eq!(unquote(r#""\xff""#), Some(vec![0xff]));
    }
}
