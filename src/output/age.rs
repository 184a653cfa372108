//! Ages as kubectl shows them.

use jiff::Timestamp;

/// The age of something made at `created`, in RFC 3339; `<unknown>` where that is none, as in kubectl.
pub fn since(created: Option<&str>, now: Timestamp) -> String {
    match created.map(str::parse::<Timestamp>) {
        Some(Ok(created)) => human(now.as_second() - created.as_second()),
        _ => "<unknown>".to_owned(),
    }
}

/// Seconds in two units at the most, the fewer the older (apimachinery `pkg/util/duration/duration.go`,
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
    fn the_older_the_coarser() {
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
    fn an_age_needs_a_time() {
        let now = "2026-01-01T00:02:00Z".parse().unwrap();
        assert_eq!(since(Some("2026-01-01T01:00:00+01:00"), now), "2m");
        assert_eq!(since(Some("soon"), now), "<unknown>");
        assert_eq!(since(None, now), "<unknown>");
    }
}
