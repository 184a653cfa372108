//! What `-v` tells of a request: one line at 6, headers and the beginning of bodies at 8. Never a secret.

use std::fmt::Write as _;

use ureq::http::{HeaderMap, HeaderValue, StatusCode, Uri};

/// More of a body is not shown, in bytes.
const MAX_BODY: usize = 1024;
const REDACTED: &str = "(redacted)";

/// A request that is about to be sent.
pub fn request(url: &Uri, headers: &HeaderMap) {
    if log::log_enabled!(log::Level::Trace) {
        log::trace!("request GET {url}{}", lines(headers));
    }
}

/// The head of an answer, and how long it took to come.
pub fn response(url: &Uri, status: StatusCode, milliseconds: u128, headers: &HeaderMap) {
    log::debug!("GET {url} {status} in {milliseconds} ms");
    if log::log_enabled!(log::Level::Trace) {
        log::trace!("response {status}{}", lines(headers));
    }
}

/// A body that has come whole.
pub fn body(url: &str, bytes: &[u8]) {
    if log::log_enabled!(log::Level::Trace) {
        log::trace!("body {}", shown_body(url, bytes));
    }
}

/// The beginning of a body. Those of Secrets are secrets.
fn shown_body(url: &str, bytes: &[u8]) -> String {
    let path = url.split('?').next().unwrap_or_default();
    if path.split('/').any(|segment| segment == "secrets") {
        return REDACTED.to_owned();
    }
    let shown = String::from_utf8_lossy(bytes.get(..MAX_BODY).unwrap_or(bytes));
    let rest = bytes.len().saturating_sub(MAX_BODY);
    let end = if rest > 0 { format!(" [{rest} bytes more]") } else { String::new() };
    format!("{}{end}", printable(shown.trim_end()))
}

/// Each header on a line of its own.
fn lines(headers: &HeaderMap) -> String {
    headers.iter().fold(String::new(), |mut text, (name, value)| {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n    {name}: {}", shown(name.as_str(), value));
        text
    })
}

fn shown(name: &str, value: &HeaderValue) -> String {
    const SECRET: [&str; 4] = ["authorization", "proxy-authorization", "cookie", "set-cookie"];
    if value.is_sensitive() || SECRET.contains(&name) || name.starts_with("impersonate-extra-") {
        return REDACTED.to_owned();
    }
    printable(&String::from_utf8_lossy(value.as_bytes()))
}

/// Text that no terminal takes for a command.
fn printable(text: &str) -> String {
    let show = |c: char| if c.is_control() && c != '\n' { c.escape_default().to_string() } else { c.to_string() };
    text.chars().map(show).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_that_may_hold_a_secret_are_not_shown() {
        let plain = HeaderValue::from_static("s3cret");
        let mut sensitive = plain.clone();
        sensitive.set_sensitive(true);
        for name in ["authorization", "proxy-authorization", "cookie", "set-cookie", "impersonate-extra-token"] {
            assert_eq!(shown(name, &plain), REDACTED, "{name}");
        }
        assert_eq!((shown("other", &sensitive), shown("other", &plain)), (REDACTED.to_owned(), "s3cret".to_owned()));
        assert_eq!(shown("other", &HeaderValue::from_bytes(b"a\tb\xff").unwrap()), "a\\tb\u{fffd}");
    }

    #[test]
    fn the_body_of_a_secret_is_not_shown() {
        for (url, expected) in [
            ("https://h/api/v1/secrets?limit=500", REDACTED),
            ("https://h/api/v1/namespaces/a/secrets/b", REDACTED),
            ("https://h/api/v1/pods?fieldSelector=x/secrets/y", "{}"),
        ] {
            assert_eq!(shown_body(url, b"{}\n"), expected, "{url}");
        }
    }
}
