//! The time in the clusters of the tests. It stands still, so that ages and timestamps are the same in every run.

/// Seconds from 1970 to 2026-03-14T09:26:53Z, when it is always now.
const NOW: u64 = 1_773_480_413;

/// The moment this long ago, such as `8m27s` or `5d3h`, in RFC 3339.
pub fn ago(age: &str) -> String {
    let seconds = NOW - seconds(age);
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = date(days);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
}

fn seconds(age: &str) -> u64 {
    let (mut total, mut number) = (0, 0);
    for letter in age.chars() {
        if let Some(digit) = letter.to_digit(10) {
            number = number * 10 + u64::from(digit);
            continue;
        }
        total += number
            * match letter {
                's' => 1,
                'm' => 60,
                'h' => 3600,
                'd' => 86_400,
                'y' => 31_536_000,
                _ => panic!("not an age: {age}"),
            };
        number = 0;
    }
    total
}

/// The civil date of a day after 1970-01-01, found by counting: the tests stay close to now.
fn date(mut days: u64) -> (u64, usize, u64) {
    let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let mut year = 1970;
    while days >= 365 + u64::from(leap(year)) {
        days -= 365 + u64::from(leap(year));
        year += 1;
    }
    let february = 28 + u64::from(leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    (year, month, days + 1)
}
