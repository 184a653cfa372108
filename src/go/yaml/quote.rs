//! Which texts must be quoted to be read as a string again.

use super::scalar;

/// Whether a text, left plain, would be read as something else: here, as a point in time by Go, or by a reader of
/// base 60 numbers (goyaml v2 `encode.go`, `stringv`). Go leaves the merge key plain.
pub fn is_needed(text: &str) -> bool {
    !scalar::is_string(text) || is_timestamp(text) || is_base_60(text)
}

/// `2006-1-2`, or that and a time after `T`, `t` or spaces.
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
    let mut parts = time[..end].splitn(3, ':');
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
    let first = parts.next().expect("split gives at least one part");
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
    fn what_another_reader_takes_for_something_else_is_quoted() {
        for (text, expected) in [
            ("a", false),
            ("v1", false),
            ("<<", false),
            ("", true),
            ("n", true),
            ("1_000", true),
            ("1:30", true),
            ("190:20:30.15", true),
            ("1:60", false),
            ("2020-01-01", true),
            ("2001-12-14t21:59:43.10-05:00", true),
            ("2020-13-01", false),
            ("1.2.3", false),
            ("12:30:45", true),
            ("0é", false),
        ] {
            assert_eq!(is_needed(text), expected, "{text}");
        }
    }
}
