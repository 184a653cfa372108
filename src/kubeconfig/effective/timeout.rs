//! Parses `--request-timeout`.

use crate::go::duration;
use crate::kubeconfig::Error;
use std::time::Duration;

const SECOND: u128 = 1_000_000_000;

/// Parses a number of seconds or a Go duration such as `1.5s` or `1m30s`. `None` is no limit, which `0` and an empty text
/// mean (client-go `tools/clientcmd/helpers.go`, `ParseTimeout`).
///
/// # Errors
/// Any other text, with kubectl's message; also a negative duration, which kubectl takes for no limit.
pub fn parse(text: &str) -> Result<Option<Duration>, Error> {
    if text.is_empty() {
        return Ok(None);
    }
    let seconds = text.parse::<u64>().ok().map(|seconds| u128::from(seconds) * SECOND);
    let nanoseconds = seconds.or_else(|| duration::parse(text)).and_then(|total| i64::try_from(total).ok());
    match nanoseconds.map(i64::unsigned_abs) {
        Some(total) => Ok(Some(Duration::from_nanos(total)).filter(|timeout| !timeout.is_zero())),
        None => Err(Error::new(
            "Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a \
             corresponding time unit (e.g. 1s | 2m | 3h)",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timeout_is_parsed_as_by_kubectl() {
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
    fn invalid_timeout_is_refused() {
        for text in
            ["-5", "-5s", "5x", "1.5", "5s5", "1d", " 5", "1e3", "null", "9999999999999s", ".s", "1.2.3s", "+", "s"]
        {
            assert!(parse(text).unwrap_err().to_string().starts_with("Invalid timeout value. "), "{text}");
        }
    }
}
