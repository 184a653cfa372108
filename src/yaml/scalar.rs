//! One YAML scalar to its value by the rules of YAML 1.1, as the YAML package of kubectl applies them
//! (go.yaml.in/yaml `v2`, `resolve.go`, `resolve`).

use super::node::Node;
use base64::Engine as _;
use base64::alphabet;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

const TAG_PREFIX: &str = "tag:yaml.org,2002:";

/// Go's `base64.StdEncoding`: padding is needed, stray bits behind the last character are not looked at.
pub const BASE64: GeneralPurpose =
    GeneralPurpose::new(&alphabet::STANDARD, GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true));

/// The value of a scalar. `plain` is whether its type may be read from its text: not quoted, or tagged.
///
/// # Errors
/// A text that its tag does not allow. The message holds the tag, never the text, which may be a secret.
pub fn resolve(tag: Option<&str>, text: &str, plain: bool) -> Result<Node, String> {
    let Some(tag) = tag else {
        return Ok(if plain { implicit(text) } else { Node::String(text.to_owned()) });
    };
    let Some(kind) = tag.strip_prefix(TAG_PREFIX) else {
        return Ok(Node::String(text.to_owned()));
    };
    let value = implicit(text);
    match (kind, value) {
        ("int", value @ (Node::Int(_) | Node::Uint(_)))
        | ("float", value @ Node::Float(_))
        | ("bool", value @ Node::Bool(_))
        | ("null", value @ Node::Null) => Ok(value),
        #[expect(clippy::cast_precision_loss, reason = "a float is what the tag asks for")]
        ("float", Node::Int(number)) => Ok(Node::Float(number as f64)),
        ("timestamp", Node::String(text)) => Ok(Node::String(text)),
        ("int" | "float" | "bool" | "null" | "timestamp", other) => {
            Err(format!("yaml: cannot decode {} as a !!{kind}", other.kind()))
        }
        ("binary", _) => binary(text).ok_or_else(|| "yaml: !!binary value contains invalid base64 data".to_owned()),
        _ => Ok(Node::String(text.to_owned())),
    }
}

fn binary(text: &str) -> Option<Node> {
    let text: String = text.chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
    let bytes = BASE64.decode(text).ok()?;
    Some(Node::String(String::from_utf8_lossy(&bytes).into_owned()))
}

/// The value of an unquoted scalar without a tag. Timestamps and base 60 numbers stay text.
fn implicit(text: &str) -> Node {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Node::Null,
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => Node::Bool(true),
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => Node::Bool(false),
        ".nan" | ".NaN" | ".NAN" => Node::Float(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Node::Float(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => Node::Float(f64::NEG_INFINITY),
        _ => number(text).unwrap_or_else(|| Node::String(text.to_owned())),
    }
}

fn number(text: &str) -> Option<Node> {
    match text.bytes().next()? {
        b'.' => fraction(text).map(Node::Float),
        b'0'..=b'9' | b'+' | b'-' => {
            // YAML 1.1 lets underscores stand anywhere in a number.
            let digits = text.replace('_', "");
            integer(&digits).or_else(|| float(&digits).map(Node::Float)).or_else(|| signed_binary(&digits))
        }
        _ => None,
    }
}

/// A number that starts with its point. Here Go's rule for underscores holds: between two digits.
fn fraction(text: &str) -> Option<f64> {
    let bytes = text.as_bytes();
    let digit = |index: Option<usize>| index.and_then(|index| bytes.get(index)).is_some_and(u8::is_ascii_digit);
    let misplaced = |(index, _)| !(digit(usize::checked_sub(index, 1)) && digit(Some(index + 1)));
    if text.match_indices('_').any(misplaced) {
        return None;
    }
    float(&text.replace('_', ""))
}

/// Go's `strconv.ParseInt` and `ParseUint` with base 0: a leading zero means octal.
fn integer(text: &str) -> Option<Node> {
    let (negative, signed, digits) = match text.as_bytes().first()? {
        b'-' => (true, true, text.get(1..)?),
        b'+' => (false, true, text.get(1..)?),
        _ => (false, false, text),
    };
    let (radix, digits) = match digits.as_bytes() {
        [b'0', b'x' | b'X', ..] => (16, digits.get(2..)?),
        [b'0', b'b' | b'B', ..] => (2, digits.get(2..)?),
        [b'0', b'o' | b'O', ..] => (8, digits.get(2..)?),
        [b'0', _, ..] => (8, digits.get(1..)?),
        _ => (10, digits),
    };
    // from_str_radix takes a sign of its own, which may not follow ours or a prefix.
    if !digits.bytes().next()?.is_ascii_alphanumeric() {
        return None;
    }
    let value = u64::from_str_radix(digits, radix).ok()?;
    if negative {
        return 0_i64.checked_sub_unsigned(value).map(Node::Int);
    }
    match i64::try_from(value) {
        Ok(value) => Some(Node::Int(value)),
        Err(_) if signed => None,
        Err(_) => Some(Node::Uint(value)),
    }
}

/// `0b-11`, which the package reads by accident of its fallback for binary numbers.
fn signed_binary(text: &str) -> Option<Node> {
    i64::from_str_radix(text.strip_prefix("0b")?, 2).ok().map(Node::Int)
}

/// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`, where the number is not too large for a float.
fn float(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, rest) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent_is_sound = exponent.is_none_or(|exponent| {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !digits.is_empty() && all_digits(digits)
    });
    if !(all_digits(whole) && all_digits(rest) && exponent_is_sound) || (whole.is_empty() && rest.is_empty()) {
        return None;
    }
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(node: &Node) -> String {
        match node {
            Node::Null => "null".to_owned(),
            Node::Bool(value) => value.to_string(),
            Node::Int(value) => format!("int {value}"),
            Node::Uint(value) => format!("uint {value}"),
            Node::Float(value) => format!("float {value}"),
            Node::String(_) => "text".to_owned(),
            Node::Seq(_) | Node::Map(_) => unreachable!(),
        }
    }

    #[test]
    fn plain_scalars_resolve_as_in_kubectl() {
        // Every row was printed by `kubectl config view` as an extension.
        for (text, expected) in [
            ("~", "null"),
            ("Null", "null"),
            ("", "null"),
            ("nUll", "text"),
            ("y", "true"),
            ("On", "true"),
            ("N", "false"),
            ("oFF", "text"),
            ("=", "text"),
            ("010", "int 8"),
            ("0o10", "int 8"),
            ("0O7", "int 7"),
            ("-0o7", "int -7"),
            ("08", "float 8"),
            ("0x1F", "int 31"),
            ("0x_1F", "int 31"),
            ("-0x1F", "int -31"),
            ("0x", "text"),
            ("0xg", "text"),
            ("0b11", "int 3"),
            ("-0b11", "int -3"),
            ("0b1_1", "int 3"),
            ("0b", "text"),
            ("0B11", "int 3"),
            ("1_000", "int 1000"),
            ("1__0", "int 10"),
            ("1_", "int 1"),
            ("_1", "text"),
            ("+1", "int 1"),
            ("+-1", "text"),
            ("-", "text"),
            ("1e3", "float 1000"),
            ("1e", "text"),
            ("1e400", "text"),
            ("1.", "float 1"),
            (".5", "float 0.5"),
            ("+.5", "float 0.5"),
            (".", "text"),
            ("._5", "text"),
            (".1_0", "float 0.1"),
            (".5e3", "float 500"),
            (".e5", "text"),
            ("1_0.5", "float 10.5"),
            (".infinity", "text"),
            (".inf", "float inf"),
            ("-.INF", "float -inf"),
            (".NaN", "float NaN"),
            ("2020-01-01", "text"),
            ("2020-01-01T00:00:00Z", "text"),
            ("12:30:45", "text"),
            ("1:30", "text"),
            ("1.2.3", "text"),
            ("123abc", "text"),
            ("0x7fffffffffffffff", "int 9223372036854775807"),
            ("18446744073709551615", "uint 18446744073709551615"),
            ("-9223372036854775808", "int -9223372036854775808"),
            ("99999999999999999999", "float 100000000000000000000"),
            ("0x1p4", "text"),
            ("infinity", "text"),
        ] {
            assert_eq!(show(&resolve(None, text, true).unwrap()), expected, "{text}");
        }
    }

    #[test]
    fn tags_decide_over_the_text() {
        let tagged = |kind: &str, text: &str| resolve(Some(&format!("{TAG_PREFIX}{kind}")), text, true);
        for (kind, text, expected) in [
            ("str", "5", Node::String("5".into())),
            ("binary", "aG\nk=", Node::String("hi".into())),
            ("int", "5", Node::Int(5)),
            ("float", "5", Node::Float(5.0)),
            ("bool", "yes", Node::Bool(true)),
            ("null", "", Node::Null),
            ("timestamp", "2020-01-01", Node::String("2020-01-01".into())),
        ] {
            assert_eq!(tagged(kind, text).unwrap(), expected, "!!{kind} {text}");
        }
        assert_eq!(resolve(Some("!own"), "5", true).unwrap(), Node::String("5".into()));
        assert_eq!(resolve(None, "5", false).unwrap(), Node::String("5".into()));
    }

    #[test]
    fn an_unfit_tag_is_an_error_that_hides_the_text() {
        for kind in ["int", "bool", "null", "float", "binary"] {
            let error = resolve(Some(&format!("{TAG_PREFIX}{kind}")), "s3cret", true).unwrap_err();
            assert!(!error.contains("s3cret"), "{error}");
        }
    }
}
