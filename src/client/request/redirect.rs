//! Where a redirect leads. Credentials stay with the server that they are for: whoever else is led to gets none.

use ureq::http::header;
use ureq::http::uri::{Authority, Scheme, Uri};
use ureq::http::{HeaderMap, StatusCode};

use crate::client::Error;

/// So many requests are made for one answer (Go `net/http/client.go`, `defaultCheckRedirect`).
pub const MOST_REQUESTS: u32 = 10;

/// The URL that an answer leads to; none where it leads nowhere, as without `Location`
/// (Go `net/http/client.go`, `redirectBehavior`).
///
/// # Errors
/// A URL that cannot be followed, in Go's words; and, unlike Go, one that leads from TLS to where there is none.
pub fn target(from: &Uri, status: StatusCode, headers: &HeaderMap) -> Result<Option<Uri>, Error> {
    let location = match status.as_u16() {
        301 | 302 | 303 | 307 | 308 => headers.get(header::LOCATION),
        _ => None,
    };
    let Some(location) = location.filter(|location| !location.is_empty()) else { return Ok(None) };
    let text = String::from_utf8_lossy(location.as_bytes());
    let to =
        resolve(from, &text).ok_or_else(|| Error::unreachable(format!("failed to parse Location header {text:?}")))?;
    match to.scheme_str() {
        Some("http") if from.scheme() == Some(&Scheme::HTTPS) => {
            let problem = format!("redirects to {to}, where there is no TLS");
            Err(Error::Answer { url: from.to_string(), problem })
        }
        Some("http" | "https") => Ok(Some(to)),
        scheme => Err(Error::unreachable(format!("unsupported protocol scheme {:?}", scheme.unwrap_or_default()))),
    }
}

/// A URL, or a part of one, as seen from another one (RFC 3986, section 5.2), without fragment and user.
fn resolve(from: &Uri, location: &str) -> Option<Uri> {
    let (scheme, authority) = (from.scheme_str()?, from.authority()?);
    let location = location.split('#').next()?;
    let path = from.path();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let head = location.split(['/', '?']).next().unwrap_or_default();
    let absolute = if head.contains(':') {
        location.to_owned()
    } else if location.starts_with("//") {
        format!("{scheme}:{location}")
    } else if location.starts_with('/') {
        format!("{scheme}://{authority}{location}")
    } else if location.starts_with('?') {
        format!("{scheme}://{authority}{path}{location}")
    } else {
        format!("{scheme}://{authority}{folder}/{location}")
    };
    let mut parts = absolute.parse::<Uri>().ok()?.into_parts();
    parts.scheme.as_ref()?;
    let authority = parts.authority.take()?;
    let (_, host) = authority.as_str().rsplit_once('@').unwrap_or(("", authority.as_str()));
    parts.authority = Some(host.parse::<Authority>().ok()?);
    Uri::from_parts(parts).ok()
}

/// Whether two URLs are on one server: of one scheme, host and port.
pub fn is_same_server(one: &Uri, other: &Uri) -> bool {
    one.scheme() == other.scheme() && dialed(one).eq_ignore_ascii_case(&dialed(other))
}

/// Host and port of a URL, the port of the scheme where it names none.
pub fn dialed(uri: &Uri) -> String {
    let default = if uri.scheme() == Some(&Scheme::HTTPS) { 443 } else { 80 };
    format!("{}:{}", uri.host().unwrap_or_default(), uri.port_u16().unwrap_or(default))
}

/// Host and port of a URL as it names them.
pub fn named(uri: &Uri) -> &str {
    uri.authority().map_or("", Authority::as_str)
}

/// Scheme, host and port of a URL.
pub fn server_of(uri: &Uri) -> String {
    format!("{}://{}", uri.scheme_str().unwrap_or_default(), named(uri))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn follow(location: &str) -> Result<Option<String>, String> {
        let from = Uri::from_static("https://h:6443/k8s/api?timeout=32s");
        let headers = HeaderMap::from_iter([(header::LOCATION, location.parse().unwrap())]);
        let target = target(&from, StatusCode::FOUND, &headers);
        target.map(|to| to.map(|to| to.to_string())).map_err(|error| error.to_string())
    }

    #[test]
    fn a_location_may_be_a_part_of_a_url() {
        for (location, expected) in [
            ("https://other/x?y=z#f", "https://other/x?y=z"),
            ("https://user:password@other:1", "https://other:1/"),
            ("//other/x", "https://other/x"),
            ("/x/../y", "https://h:6443/x/../y"),
            ("?a", "https://h:6443/k8s/api?a"),
            ("x?u=http://y", "https://h:6443/k8s/x?u=http://y"),
        ] {
            assert_eq!(follow(location), Ok(Some(expected.to_owned())), "{location}");
        }
        assert_eq!(follow(""), Ok(None));
    }

    #[test]
    fn what_cannot_be_followed_is_told() {
        for (location, problem) in [
            ("http://h/x", "https://h:6443/k8s/api?timeout=32s redirects to http://h/x, where there is no TLS"),
            ("ftp://h/x", "unsupported protocol scheme \"ftp\""),
            ("https://[h/x", "failed to parse Location header \"https://[h/x\""),
            ("mailto:x", "failed to parse Location header \"mailto:x\""),
            ("https://", "failed to parse Location header \"https://\""),
        ] {
            assert_eq!(follow(location), Err(problem.to_owned()), "{location}");
        }
    }

    #[test]
    fn a_server_is_a_scheme_a_host_and_a_port() {
        let same =
            |one: &'static str, other: &'static str| is_same_server(&Uri::from_static(one), &Uri::from_static(other));
        assert!(same("https://h/a", "https://H:443/b?c"));
        for other in ["http://h/a", "https://h:6443/a", "https://a.h/a", "https://h.a/a"] {
            assert!(!same("https://h/a", other), "{other}");
        }
    }
}
