//! Values and strings as Go's `fmt` prints them.

use std::fmt::Write as _;

use serde_json::Value;

use super::float;

/// A value as the verb `%v` prints it: `map[a:1 b:<nil>]`, `[x y]` (Go `fmt/print.go`).
pub fn value(value: &Value) -> String {
    match value {
        Value::Null => "<nil>".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => match number.as_i64() {
            Some(integer) => integer.to_string(),
            None => float::general(number.as_f64().expect("a JSON number is an integer or a float")),
        },
        Value::String(text) => text.clone(),
        Value::Array(values) => format!("[{}]", values.iter().map(self::value).collect::<Vec<_>>().join(" ")),
        Value::Object(map) => {
            let entries: Vec<_> = map.iter().map(|(key, value)| format!("{key}:{}", self::value(value))).collect();
            format!("map[{}]", entries.join(" "))
        }
    }
}

/// A string in double quotes, as the verb `%q` prints it (Go `strconv/quote.go`, `Quote`).
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\u{7}' => quoted.push_str("\\a"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{c}' => quoted.push_str("\\f"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{b}' => quoted.push_str("\\v"),
            _ if is_printable(character) => quoted.push(character),
            _ => {
                let code = u32::from(character);
                let _ = match code {
                    0..0x80 => write!(quoted, "\\x{code:02x}"),
                    0x80..0x1_0000 => write!(quoted, "\\u{code:04x}"),
                    _ => write!(quoted, "\\U{code:08x}"),
                };
            }
        }
    }
    quoted.push('"');
    quoted
}

/// A code point, with the character if it is printable, as the verb `%#U` prints it.
pub fn character(character: char) -> String {
    let code = format!("U+{:04X}", u32::from(character));
    if is_printable(character) { format!("{code} '{character}'") } else { code }
}

/// Of all spaces only the ASCII one is printable (Go `strconv/quote.go`, `IsPrint`).
fn is_printable(character: char) -> bool {
    match character {
        ' '..='~' => true,
        _ => !character.is_whitespace() && character.escape_debug().len() == 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn value_is_printed_as_by_go() {
        for (shown, expected) in [
            (json!(null), "<nil>"),
            (json!(1e6), "1e+06"),
            (json!(1_000_000), "1000000"),
            (json!([1.5, "a b", [true]]), "[1.5 a b [true]]"),
            (json!({"b": null, "a": {"x": []}}), "map[a:map[x:[]] b:<nil>]"),
        ] {
            assert_eq!(value(&shown), expected);
        }
    }

    #[test]
    fn string_and_character_are_quoted_as_by_go() {
        assert_eq!(quoted("{.a\\b\"}\n\u{1}é\u{a0}\u{1f600}"), "\"{.a\\\\b\\\"}\\n\\x01é\\u00a0\u{1f600}\"");
        assert_eq!((character('*').as_str(), character('\t').as_str()), ("U+002A '*'", "U+0009"));
    }
}
