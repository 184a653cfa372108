//! What a plain scalar means in YAML 1.1, as Go's YAML library reads it (goyaml v2 `resolve.go`, `resolve`).

/// The type a plain scalar has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar {
    /// `~`, `null` or nothing.
    Null,
    /// `y`, `yes`, `on`, `true` and their opposites.
    Bool(bool),
    /// A whole number that fits 64 bits with a sign.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// A date or a point in time: a string wherever one is read, quoted wherever one is written.
    Timestamp,
    /// The merge key.
    Merge,
    /// A string.
    String,
}

/// The type of a plain scalar.
pub fn resolve(text: &str) -> Scalar {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Scalar::Null,
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => Scalar::Bool(true),
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => Scalar::Bool(false),
        ".nan" | ".NaN" | ".NAN" => Scalar::Float(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Scalar::Float(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => Scalar::Float(f64::NEG_INFINITY),
        "<<" => Scalar::Merge,
        _ if text.starts_with(['+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) => number(text),
        _ => Scalar::String,
    }
}

/// Whether a text must be quoted to be read as a string again, here or by a reader of base 60 numbers
/// (goyaml v2 `encode.go`, `stringv`).
pub fn needs_quotes(text: &str) -> bool {
    !matches!(resolve(text), Scalar::String | Scalar::Merge) || is_base_60(text)
}

fn number(text: &str) -> Scalar {
    if is_timestamp(text) {
        return Scalar::Timestamp;
    }
    let plain = if text.starts_with('.') { text.to_owned() } else { text.replace('_', "") };
    let (sign, digits) = match plain.strip_prefix(['+', '-']) {
        Some(digits) if plain.starts_with('-') => ("-", digits),
        Some(digits) => ("", digits),
        None => ("", plain.as_str()),
    };
    let lower = digits.to_ascii_lowercase();
    let (radix, digits) = match lower.get(..2) {
        Some("0x") => (16, &lower[2..]),
        Some("0b") => (2, &lower[2..]),
        Some("0o") => (8, &lower[2..]),
        Some(start) if start.starts_with('0') => (8, &lower[1..]),
        _ => (10, lower.as_str()),
    };
    if !digits.starts_with(['+', '-']) {
        if let Ok(integer) = i64::from_str_radix(&format!("{sign}{digits}"), radix) {
            return Scalar::Integer(integer);
        }
        if let Ok(integer) = u64::from_str_radix(digits, radix)
            && sign.is_empty()
        {
            #[expect(clippy::cast_precision_loss, reason = "beyond 63 bits Go keeps a float as well")]
            return Scalar::Float(integer as f64);
        }
    }
    match plain.parse() {
        Ok(float) if is_float(&plain) => Scalar::Float(float),
        _ => Scalar::String,
    }
}

/// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
fn is_float(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) =
        text.split_once(['e', 'E']).map_or((text, None), |(mantissa, rest)| (mantissa, Some(rest)));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.map(|text| text.strip_prefix(['+', '-']).unwrap_or(text));
    digits(whole)
        && digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && exponent.is_none_or(|text| !text.is_empty() && digits(text))
}

/// `2006-1-2`, or that and a time behind `T`, `t` or blanks.
fn is_timestamp(text: &str) -> bool {
    let mut date = text.splitn(3, '-');
    let (Some(year), Some(month), Some(rest)) = (date.next(), date.next(), date.next()) else { return false };
    let end = rest.find(|character: char| !character.is_ascii_digit()).unwrap_or(rest.len());
    let (day, time) = rest.split_at(end);
    let within = |text: &str, longest: usize, range: std::ops::RangeInclusive<u32>| {
        (1..=longest).contains(&text.len()) && text.parse().is_ok_and(|number| range.contains(&number))
    };
    if !(year.len() == 4 && within(year, 4, 0..=9999) && within(month, 2, 1..=12) && within(day, 2, 1..=31)) {
        return false;
    }
    let Some(time) = time.strip_prefix(['T', 't', ' ']) else { return time.is_empty() };
    let end = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let mut parts = time.get(..end).unwrap_or_default().splitn(3, ':');
    let (Some(hour), Some(minute), Some(second)) = (parts.next(), parts.next(), parts.next()) else { return false };
    let (second, fraction) = second.split_once('.').unwrap_or((second, "0"));
    within(hour, 2, 0..=23)
        && within(minute, 2, 0..=59)
        && within(second, 2, 0..=59)
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
}

/// `[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?`
fn is_base_60(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (text, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut parts = text.split(':');
    let first = parts.next().unwrap_or_default();
    let mut rest = parts.peekable();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    first.starts_with(|first: char| first.is_ascii_digit())
        && digits(first)
        && digits(fraction)
        && rest.peek().is_some()
        && rest.all(|part| matches!(part.as_bytes(), [b'0'..=b'9'] | [b'0'..=b'5', b'0'..=b'9']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars_have_the_types_of_yaml_1_1() {
        for (text, expected) in [
            ("", Scalar::Null),
            ("~", Scalar::Null),
            ("y", Scalar::Bool(true)),
            ("Off", Scalar::Bool(false)),
            ("yEs", Scalar::String),
            ("010", Scalar::Integer(8)),
            ("0o10", Scalar::Integer(8)),
            ("0x1F", Scalar::Integer(31)),
            ("0b11", Scalar::Integer(3)),
            ("1_000", Scalar::Integer(1000)),
            ("+1", Scalar::Integer(1)),
            ("-0x10", Scalar::Integer(-16)),
            ("08", Scalar::Float(8.0)),
            ("1e3", Scalar::Float(1000.0)),
            (".5", Scalar::Float(0.5)),
            ("5.", Scalar::Float(5.0)),
            ("12345678901234567890", Scalar::Float(12_345_678_901_234_567_890.0)),
            (".inf", Scalar::Float(f64::INFINITY)),
            ("2020-01-01", Scalar::Timestamp),
            ("2001-12-14t21:59:43.10-05:00", Scalar::Timestamp),
            ("2020-13-01", Scalar::String),
            ("1.2.3", Scalar::String),
            ("12:30:45", Scalar::String),
            ("123abc", Scalar::String),
            ("-", Scalar::String),
            ("+-1", Scalar::String),
            (".", Scalar::String),
            ("._2", Scalar::String),
            ("=", Scalar::String),
            ("<<", Scalar::Merge),
            ("0x", Scalar::String),
            ("é", Scalar::String),
            ("0é", Scalar::String),
        ] {
            assert_eq!(resolve(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_another_reader_takes_for_a_number_is_quoted() {
        for (text, expected) in [
            ("1:30", true),
            ("190:20:30.15", true),
            ("1:60", false),
            ("a", false),
            ("n", true),
            ("v1", false),
            ("1_000", true),
        ] {
            assert_eq!(needs_quotes(text), expected, "{text}");
        }
    }
}
