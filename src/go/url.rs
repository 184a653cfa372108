//! URLs as Go's `net/url` parses them: what it accepts and refuses decides what kubectl does with a server or a proxy.

use std::fmt;
use std::ops::Range;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// A URL, its parts decoded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Url {
    /// In lower case; empty if there is none.
    pub scheme: String,
    /// The part before `@`, decoded.
    pub user: Option<Userinfo>,
    /// Host and port as written.
    pub host: String,
    /// Decoded.
    pub path: String,
    /// Whether something other than a path follows the scheme, as in `mailto:x`.
    pub opaque: bool,
}

/// The user name of a URL and, perhaps, a password, which `Debug` hides.
#[derive(Clone, PartialEq)]
pub struct Userinfo {
    pub name: String,
    pub password: Option<String>,
}

impl fmt::Debug for Userinfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Userinfo {{ name: {:?}, password: {} }}", self.name, self.password.is_some())
    }
}

impl Url {
    /// The host without port and brackets.
    pub fn host_name(&self) -> &str {
        let (host, _) = split_port(&self.host);
        host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
    }

    /// The port as written, if any.
    pub fn port(&self) -> Option<&str> {
        split_port(&self.host).1.filter(|port| !port.is_empty())
    }
}

fn split_port(host: &str) -> (&str, Option<&str>) {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        _ => (host, None),
    }
}

/// Go `net/url`, `Parse`.
///
/// # Errors
/// Go's message, without the URL that precedes it.
pub fn parse(text: &str) -> Result<Url, String> {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    unescape(fragment)?;
    parse_without_fragment(text, false)
}

/// Go `net/url`, `ParseRequestURI`: the text must be absolute, and `#` begins no fragment.
///
/// # Errors
/// As [`parse`].
pub fn parse_request(text: &str) -> Result<Url, String> {
    parse_without_fragment(text, true)
}

fn parse_without_fragment(text: &str, request: bool) -> Result<Url, String> {
    if text.bytes().any(|byte| byte < b' ' || byte == 0x7f) {
        return Err("net/url: invalid control character in URL".into());
    }
    if text.is_empty() && request {
        return Err("empty url".into());
    }
    let (scheme, rest) = split_scheme(text)?;
    let mut url = Url { scheme: scheme.to_ascii_lowercase(), ..Url::default() };
    let rest = rest.split_once('?').map_or(rest, |(rest, _)| rest);
    if !rest.starts_with('/') {
        if !scheme.is_empty() {
            url.opaque = true;
            return Ok(url);
        }
        if request {
            return Err("invalid URI for request".into());
        }
        if rest.split('/').next().is_some_and(|segment| segment.contains(':')) {
            return Err("first path segment in URL cannot contain colon".into());
        }
    }
    let authority = (!scheme.is_empty() || !request && !rest.starts_with("///")).then(|| rest.strip_prefix("//"));
    let path = match authority.flatten() {
        Some(rest) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            parse_authority(authority, &mut url)?;
            path
        }
        None => rest,
    };
    url.path = unescape(path)?;
    Ok(url)
}

fn split_scheme(text: &str) -> Result<(&str, &str), String> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c)));
    match end.map(|end| text.split_at(end)) {
        Some((_, rest)) if !rest.starts_with(':') => Ok(("", text)),
        Some(("", _)) => Err("missing protocol scheme".into()),
        Some((scheme, rest)) if scheme.starts_with(|c: char| c.is_ascii_alphabetic()) => {
            Ok((scheme, rest.strip_prefix(':').unwrap_or(rest)))
        }
        _ => Ok(("", text)),
    }
}

fn parse_authority(authority: &str, url: &mut Url) -> Result<(), String> {
    let (user, host) = match authority.rsplit_once('@') {
        Some((user, host)) => (Some(user), host),
        None => (None, authority),
    };
    url.host = parse_host(host)?;
    let Some(user) = user else { return Ok(()) };
    if !user.chars().all(|c| c.is_ascii_alphanumeric() || "-._:~!$&'()*+,;=%@".contains(c)) {
        return Err("net/url: invalid userinfo".into());
    }
    let (name, password) = match user.split_once(':') {
        Some((name, password)) => (name, Some(unescape(password)?)),
        None => (user, None),
    };
    url.user = Some(Userinfo { name: unescape(name)?, password });
    Ok(())
}

fn parse_host(host: &str) -> Result<String, String> {
    let port = if host.starts_with('[') {
        let end = host.rfind(']').ok_or("missing ']' in host")?;
        &host[end + 1..]
    } else {
        host.rfind(':').map_or("", |colon| &host[colon..])
    };
    let digits = port.strip_prefix(':').or(port.is_empty().then_some(""));
    if !digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(format!("invalid port {port:?} after host"));
    }
    let allowed = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || "-_.~!$&'()*+,;=:[]<>\"%".contains(c);
    if let Some(c) = host.chars().find(|c| !allowed(*c)) {
        return Err(format!("invalid character {:?} in host name", c.to_string()));
    }
    // Go allows percent signs in a zone (`%25`) and for non-ASCII bytes.
    let decoded = unescape(host)?;
    if decoded.is_ascii() && decoded != host && !host.starts_with('[') {
        let escape = host.find('%').and_then(|at| host.get(at..at + 3)).unwrap_or_default();
        return Err(format!("invalid URL escape {escape:?}"));
    }
    Ok(decoded)
}

/// Decodes percent escapes. A wrong one is an error, as in Go; `percent_encoding` would leave it as it stands.
fn unescape(text: &str) -> Result<String, String> {
    for (at, _) in text.match_indices('%') {
        let after = &text[at + 1..];
        if !after.get(..2).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit())) {
            let shown: String = after.chars().take(2).collect();
            return Err(format!("invalid URL escape \"%{}\"", shown.escape_debug()));
        }
    }
    Ok(percent_decode_str(text).decode_utf8_lossy().into_owned())
}

/// Where the password stands in what may be a URL, in bytes: up to the last `@` before the path stands the userinfo.
pub fn password_range(text: &str) -> Option<Range<usize>> {
    let start = text.find("://").map_or(0, |at| at + 3);
    let end = text[start..].find(['/', '?', '#']).map_or(text.len(), |at| start + at);
    let at = start + text[start..end].rfind('@')?;
    let colon = start + text[start..at].find(':')?;
    Some(colon + 1..at)
}

/// Hides a password in what may be a URL (Go `net/url/url.go`, `URL.Redacted`).
pub fn redact(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(password) = password_range(&text) {
        text.replace_range(password, "xxxxx");
    }
    text
}

/// All that a path escapes (Go `net/url`, `shouldEscape` with `encodePath`).
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b',')
    .remove(b'/')
    .remove(b':')
    .remove(b';')
    .remove(b'=')
    .remove(b'@');

/// A path as Go writes it into a request (`net/url`, `escape` with `encodePath`).
pub fn escape_path(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn url_is_split_as_by_go() {
        for (text, scheme, host, path) in [
            ("https://any:8080/foo/bar", "https", "any:8080", "/foo/bar"),
            ("HTTP://Any?x#y", "http", "Any", ""),
            ("any", "", "", "any"),
            ("localhost:6443", "localhost", "", ""),
            ("https://[::1]:6443/a%2fb", "https", "[::1]:6443", "/a/b"),
            ("socks5://u:p@h", "socks5", "h", ""),
            ("//h/x", "", "h", "/x"),
        ] {
            let url = parse(text).unwrap();
            assert_eq!((url.scheme.as_str(), url.host.as_str(), url.path.as_str()), (scheme, host, path), "{text}");
        }
    }

    #[test]
    fn broken_url_is_refused_with_message_of_go() {
        for (text, expected) in [
            ("http://h:x", "invalid port \":x\" after host"),
            ("http://[::1", "missing ']' in host"),
            ("http://a b", "invalid character \" \" in host name"),
            ("http://h/%zz", "invalid URL escape \"%zz\""),
            ("127.0.0.1:1", "first path segment in URL cannot contain colon"),
            (":x", "missing protocol scheme"),
            ("http://h/\u{7f}", "net/url: invalid control character in URL"),
            ("http://a b@h", "net/url: invalid userinfo"),
        ] {
            assert_eq!(parse(text).unwrap_err(), expected, "{text}");
        }
    }

    #[test]
    fn path_is_escaped_as_by_go() {
        assert_eq!(escape_path("/a!b/é ü@:"), "/a%21b/%C3%A9%20%C3%BC@:");
    }

    #[test]
    fn port_is_split_from_host() {
        for (text, name, port) in [
            ("http://h:1", "h", Some("1")),
            ("http://h:", "h", None),
            ("http://[::1]", "::1", None),
            ("http://[::1]:2", "::1", Some("2")),
        ] {
            let url = parse(text).unwrap();
            assert_eq!((url.host_name(), url.port()), (name, port), "{text}");
        }
    }
}
