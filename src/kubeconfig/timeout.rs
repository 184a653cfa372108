//! The text of `--request-timeout`.

use crate::exit::Failure;
use std::time::Duration;

const SECOND: u128 = 1_000_000_000;

/// A number of seconds, or a duration as Go writes it: `1.5s`, `1m30s`. None stands for no limit, which is `0` or
/// no text (client-go `tools/clientcmd/helpers.go`, `ParseTimeout`).
///
/// # Errors
/// Any other text, in kubectl's words. So does a negative duration, which kubectl takes for no limit.
pub fn parse(text: &str) -> Result<Option<Duration>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    let seconds = text.parse::<u64>().ok().map(|seconds| u128::from(seconds) * SECOND);
    let nanoseconds = seconds.or_else(|| go_duration(text)).and_then(|total| i64::try_from(total).ok());
    match nanoseconds.map(i64::unsigned_abs) {
        Some(total) => Ok(Some(Duration::from_nanos(total)).filter(|timeout| !timeout.is_zero())),
        None => Err(Failure::error(
            "Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a \
             corresponding time unit (e.g. 1s | 2m | 3h)",
        )),
    }
}

/// Go `time`, `ParseDuration`, without negative durations: numbers, each with a unit. In nanoseconds.
fn go_duration(text: &str) -> Option<u128> {
    let mut rest = text.strip_prefix('+').unwrap_or(text);
    let mut total = 0_u128;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let (number, after) = rest.split_at(rest.find(|c: char| !(c.is_ascii_digit() || c == '.'))?);
        let (unit, after) = after.split_at(after.find(|c: char| c.is_ascii_digit() || c == '.').unwrap_or(after.len()));
        total = total.checked_add(scale(number, nanoseconds(unit)?)?)?;
        rest = after;
    }
    Some(total)
}

fn nanoseconds(unit: &str) -> Option<u128> {
    Some(match unit {
        "ns" => 1,
        "us" | "\u{b5}s" | "\u{3bc}s" => 1_000,
        "ms" => 1_000_000,
        "s" => SECOND,
        "m" => 60 * SECOND,
        "h" => 3600 * SECOND,
        _ => return None,
    })
}

fn scale(number: &str, unit: u128) -> Option<u128> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let digits = |text: &str| if text.is_empty() { Some(0) } else { text.parse::<u64>().ok() };
    // Digits beyond these are less than a nanosecond of any unit.
    let fraction_end = fraction.len().min(15);
    let power = 10_u128.checked_pow(u32::try_from(fraction_end).ok()?)?;
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction = u128::from(digits(fraction.get(..fraction_end)?)?) * unit / power;
    Some(u128::from(digits(whole)?) * unit + fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_by_kubectl() {
        for (text, milliseconds) in [
            ("", None),
            ("0", None),
            ("0s", None),
            ("5", Some(5000)),
            ("+5", Some(5000)),
            ("1.5s", Some(1500)),
            (".5s", Some(500)),
            ("5.s", Some(5000)),
            ("500ms", Some(500)),
            ("1h1m", Some(3_660_000)),
            ("2000\u{b5}s", Some(2)),
            ("0.0015000000000000000009s", Some(1)),
        ] {
            let timeout = parse(text).unwrap();
            assert_eq!(timeout.map(|timeout| timeout.as_millis()), milliseconds, "{text}");
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in
            ["-5", "-5s", "5x", "1.5", "5s5", "1d", " 5", "1e3", "null", "9999999999999s", ".s", "1.2.3s", "+", "s"]
        {
            assert!(parse(text).unwrap_err().to_string().starts_with("error: Invalid timeout value. "), "{text}");
        }
    }
}
