//! What `-v` logs of a request: one line at 6, headers and the start of bodies at 8. No secrets.

use std::fmt::Write as _;

use ureq::http::{HeaderMap, HeaderValue, StatusCode, Uri};

/// How much of a body is logged, in bytes.
const MAX_BODY: usize = 1024;
const REDACTED: &str = "(redacted)";

pub fn log_request(url: &Uri, headers: &HeaderMap) {
    if log::log_enabled!(log::Level::Trace) {
        log::trace!("request GET {url}{}", header_lines(headers));
    }
}

/// Logs the head of a response, which took this long to come.
pub fn log_response(url: &Uri, status: StatusCode, milliseconds: u128, headers: &HeaderMap) {
    log::debug!("GET {url} {status} in {milliseconds} ms");
    if log::log_enabled!(log::Level::Trace) {
        log::trace!("response {status}{}", header_lines(headers));
    }
}

/// Logs a whole body.
pub fn log_body(url: &str, bytes: &[u8]) {
    if log::log_enabled!(log::Level::Trace) {
        log::trace!("body {}", body_excerpt(url, bytes));
    }
}

/// The start of a body; nothing of a Secret.
fn body_excerpt(url: &str, bytes: &[u8]) -> String {
    let path = url.split('?').next().expect("split gives at least one part");
    if path.split('/').any(|segment| segment == "secrets") {
        return REDACTED.to_owned();
    }
    let shown = String::from_utf8_lossy(bytes.get(..MAX_BODY).unwrap_or(bytes));
    let rest = bytes.len().saturating_sub(MAX_BODY);
    let end = if rest > 0 { format!(" [{rest} bytes more]") } else { String::new() };
    format!("{}{end}", printable(shown.trim_end()))
}

/// Each header on a line of its own.
fn header_lines(headers: &HeaderMap) -> String {
    headers.iter().fold(String::new(), |mut text, (name, value)| {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n    {name}: {}", header_value(name.as_str(), value));
        text
    })
}

fn header_value(name: &str, value: &HeaderValue) -> String {
    const SECRET: [&str; 4] = ["authorization", "proxy-authorization", "cookie", "set-cookie"];
    if value.is_sensitive() || SECRET.contains(&name) || name.starts_with("impersonate-") {
        return REDACTED.to_owned();
    }
    printable(&String::from_utf8_lossy(value.as_bytes()))
}

/// Escapes the control characters of a terminal.
fn printable(text: &str) -> String {
    let show = |c: char| if c.is_control() && c != '\n' { c.escape_default().to_string() } else { c.to_string() };
    text.chars().map(show).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secret_headers_are_redacted() {
        let plain = HeaderValue::from_static("s3cret");
        let mut sensitive = plain.clone();
        sensitive.set_sensitive(true);
        let impersonation = ["impersonate-user", "impersonate-uid", "impersonate-group", "impersonate-extra-token"];
        for name in ["authorization", "proxy-authorization", "cookie", "set-cookie"].into_iter().chain(impersonation) {
            assert_eq!(header_value(name, &plain), REDACTED, "{name}");
        }
        assert_eq!(
            (header_value("other", &sensitive), header_value("other", &plain)),
            (REDACTED.to_owned(), "s3cret".to_owned())
        );
        assert_eq!(header_value("other", &HeaderValue::from_bytes(b"a\tb\xff").unwrap()), "a\\tb\u{fffd}");
    }

    #[test]
    fn body_of_secret_is_redacted() {
        for (url, expected) in [
            ("https://h/api/v1/secrets?limit=500", REDACTED),
            ("https://h/api/v1/namespaces/a/secrets/b", REDACTED),
            ("https://h/api/v1/pods?fieldSelector=x/secrets/y", "{}"),
        ] {
            assert_eq!(body_excerpt(url, b"{}\n"), expected, "{url}");
        }
    }
}
