//! What YAML 1.1 takes a plain scalar for, as kubectl's YAML package does and `serde_yaml`, a reader of YAML 1.2, does
//! not (go.yaml.in/yaml `v2`, `resolve.go`, `resolve`).

/// The booleans that YAML 1.1 has beside `true` and `false`.
pub fn boolean(text: &str) -> Option<bool> {
    match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Some(true),
        "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => Some(false),
        _ => None,
    }
}

/// Whether the text stays text. Timestamps and base 60 numbers do.
pub fn is_string(text: &str) -> bool {
    let is_null = matches!(text, "" | "~" | "null" | "Null" | "NULL");
    let is_boolean = matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE");
    !is_null && !is_boolean && boolean(text).is_none() && !is_number(text)
}

fn is_number(text: &str) -> bool {
    match text.bytes().next() {
        Some(b'.') => matches!(text, ".nan" | ".NaN" | ".NAN" | ".inf" | ".Inf" | ".INF") || is_fraction(text),
        Some(b'0'..=b'9' | b'+' | b'-') => {
            // YAML 1.1 lets underscores stand anywhere in a number.
            let digits = text.replace('_', "");
            let infinite = matches!(text, "+.inf" | "+.Inf" | "+.INF" | "-.inf" | "-.Inf" | "-.INF");
            infinite || is_float(&digits) || is_based_integer(&digits)
        }
        _ => false,
    }
}

/// A number that starts with its point. Here Go's rule for underscores holds: between two digits.
fn is_fraction(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |index: Option<usize>| index.and_then(|index| bytes.get(index)).is_some_and(u8::is_ascii_digit);
    let misplaced = |(index, _)| !(digit(usize::checked_sub(index, 1)) && digit(Some(index + 1)));
    !text.match_indices('_').any(misplaced) && is_float(&text.replace('_', ""))
}

/// An integer with a prefix of its base (Go `strconv.ParseInt` and `ParseUint` with base 0). Without one it is a float as
/// well.
fn is_based_integer(text: &str) -> bool {
    let (sign, digits) = text.split_at(usize::from(text.starts_with(['+', '-'])));
    let (radix, digits) = match digits.as_bytes() {
        [b'0', b'x' | b'X', ..] => (16, &digits[2..]),
        [b'0', b'b' | b'B', ..] => (2, &digits[2..]),
        [b'0', b'o' | b'O', ..] => (8, &digits[2..]),
        _ => return false,
    };
    // from_str_radix takes a sign of its own, which may not follow a prefix.
    let value = u64::from_str_radix(digits, radix).ok().filter(|_| !digits.starts_with('+'));
    value.is_some_and(|value| match sign {
        "+" => i64::try_from(value).is_ok(),
        "-" => 0_i64.checked_sub_unsigned(value).is_some(),
        _ => true,
    })
}

/// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`, where the number is not too large for a float.
fn is_float(text: &str) -> bool {
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
        return false;
    }
    text.parse().is_ok_and(f64::is_finite)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars_are_text_where_they_are_for_kubectl() {
        // Every row was printed by `kubectl config view` as an extension.
        let rows = [
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
        ];
        for (text, expected) in rows {
            assert_eq!(is_string(text), expected == "text", "{text}");
            let word = boolean(text).map_or(expected.to_owned(), |value| value.to_string());
            assert_eq!(word, expected, "{text}");
        }
    }
}
