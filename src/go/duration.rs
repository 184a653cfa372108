//! Durations: Go's syntax (`1m30s`) and kubectl's ages (`5d2h`).

use std::time::Duration;

use jiff::Timestamp;

const SECOND: u128 = 1_000_000_000;

/// Reads numbers, each with a unit, such as `1.5s` or `1m30s`, into nanoseconds (Go `time/format.go`, `ParseDuration`).
/// `None` if it is anything else, or negative.
pub fn parse(text: &str) -> Option<u128> {
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

/// A duration such as `32s`, `1m0s`, `500ms` or `1.5s` (Go `time/time.go`, `Duration.String`).
pub fn format(duration: Duration) -> String {
    let (seconds, rest) = (duration.as_secs(), duration.subsec_nanos());
    if seconds == 0 {
        return match rest {
            0 => "0s".to_owned(),
            1..1_000 => format!("{rest}ns"),
            1_000..1_000_000 => format!("{}µs", f64::from(rest) / 1e3),
            _ => format!("{}ms", f64::from(rest) / 1e6),
        };
    }
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let fraction = format!("{rest:09}");
    let fraction = fraction.trim_end_matches('0');
    let dot = if fraction.is_empty() { "" } else { "." };
    let tail = format!("{}{dot}{fraction}s", seconds % 60);
    match (hours, minutes) {
        (0, 0) => tail,
        (0, _) => format!("{minutes}m{tail}"),
        _ => format!("{hours}h{minutes}m{tail}"),
    }
}

/// The age of an object created at `created`, an RFC 3339 time; `<unknown>` if it is not one
/// (cli-runtime `pkg/printers/tablegenerator.go`, `TranslateTimestampSince`).
pub fn since(created: Option<&str>, now: Timestamp) -> String {
    match created.map(str::parse::<Timestamp>) {
        Some(Ok(created)) => human(now.as_second() - created.as_second()),
        _ => "<unknown>".to_owned(),
    }
}

/// Seconds in at most two units, coarser as they grow (apimachinery `pkg/util/duration/duration.go`,
/// `HumanDuration`).
pub fn human(seconds: i64) -> String {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    const YEAR: i64 = 365 * DAY;
    let two = |unit: i64, name: &str, rest: i64, rest_name: &str| match seconds % unit / rest {
        0 => format!("{}{name}", seconds / unit),
        rest => format!("{}{name}{rest}{rest_name}", seconds / unit),
    };
    match seconds {
        ..=-2 => "<invalid>".to_owned(),
        -1 => "0s".to_owned(),
        0..120 => format!("{seconds}s"),
        120..600 => two(MINUTE, "m", 1, "s"),
        600..10_800 => format!("{}m", seconds / MINUTE),
        10_800..28_800 => two(HOUR, "h", MINUTE, "m"),
        28_800..172_800 => format!("{}h", seconds / HOUR),
        172_800..691_200 => two(DAY, "d", HOUR, "h"),
        691_200..63_072_000 => format!("{}d", seconds / DAY),
        63_072_000..252_288_000 => two(YEAR, "y", DAY, "d"),
        _ => format!("{}y", seconds / YEAR),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duration_is_formatted_as_by_go() {
        for (milliseconds, expected) in
            [(32_000, "32s"), (60_000, "1m0s"), (500, "500ms"), (1_500, "1.5s"), (3_600_000, "1h0m0s"), (0, "0s")]
        {
            assert_eq!(format(Duration::from_millis(milliseconds)), expected);
        }
    }

    #[test]
    fn human_duration_gets_coarser_with_age() {
        const H: i64 = 3600;
        const D: i64 = 24 * H;
        for (seconds, expected) in [
            (1, "1s"),
            (70, "70s"),
            (119, "119s"),
            (120, "2m"),
            (190, "3m10s"),
            (70 * 60, "70m"),
            (3 * H - 1, "179m"),
            (3 * H, "3h"),
            (47 * H, "47h"),
            (49 * H, "2d1h"),
            (8 * D + 2 * H, "8d"),
            (367 * D, "367d"),
            (2 * 365 * D + 25 * H, "2y1d"),
            (8 * 365 * D - H, "7y364d"),
            (8 * 365 * D + 2 * H, "8y"),
            (-1, "0s"),
            (-2, "<invalid>"),
        ] {
            assert_eq!(human(seconds), expected);
        }
    }

    #[test]
    fn age_of_invalid_time_is_unknown() {
        let now = "2026-01-01T00:02:00Z".parse().unwrap();
        assert_eq!(since(Some("2026-01-01T01:00:00+01:00"), now), "2m");
        assert_eq!(since(Some("soon"), now), "<unknown>");
        assert_eq!(since(None, now), "<unknown>");
    }
}
