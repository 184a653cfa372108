//! Redirects: where a response leads.

use ureq::http::header;
use ureq::http::uri::{Authority, Scheme, Uri};
use ureq::http::{HeaderMap, StatusCode};

use crate::client::Error;
use crate::client::transport::TransportError;

/// How many requests are sent for one response (Go `net/http/client.go`, `defaultCheckRedirect`).
pub const MAX_REDIRECTS: u32 = 10;

/// The URL that a response redirects to; `None` if it redirects nowhere, as without `Location`
/// (Go `net/http/client.go`, `redirectBehavior`).
///
/// # Errors
/// A URL that cannot be followed, in Go's words; and, unlike Go, one that leads from TLS to plain HTTP.
pub fn target(from: &Uri, status: StatusCode, headers: &HeaderMap) -> Result<Option<Uri>, Error> {
    let location = match status.as_u16() {
        301 | 302 | 303 | 307 | 308 => headers.get(header::LOCATION),
        _ => None,
    };
    let Some(location) = location.filter(|location| !location.is_empty()) else { return Ok(None) };
    let text = String::from_utf8_lossy(location.as_bytes());
    let refused = |problem: String| Error::Transport(TransportError::Redirect(problem));
    let to = resolve(from, &text).ok_or_else(|| refused(format!("failed to parse Location header {text:?}")))?;
    match to.scheme_str() {
        Some("http") if from.scheme() == Some(&Scheme::HTTPS) => {
            let problem = format!("redirects to {to}, where there is no TLS");
            Err(Error::Response { url: from.to_string(), problem })
        }
        Some("http" | "https") => Ok(Some(to)),
        scheme => Err(refused(format!("unsupported protocol scheme {:?}", scheme.unwrap_or_default()))),
    }
}

/// Resolves a URL reference against a base (RFC 3986, section 5.2), without fragment and user.
fn resolve(base: &Uri, location: &str) -> Option<Uri> {
    let (scheme, authority) = (base.scheme_str()?, base.authority()?);
    let location = location.split('#').next()?;
    let path = base.path();
    let directory = path.rsplit_once('/').map_or("", |(directory, _)| directory);
    let head = location.split(['/', '?']).next().expect("split gives at least one part");
    let absolute = if head.contains(':') {
        location.to_owned()
    } else if location.starts_with("//") {
        format!("{scheme}:{location}")
    } else if location.starts_with('/') {
        format!("{scheme}://{authority}{location}")
    } else if location.starts_with('?') {
        format!("{scheme}://{authority}{path}{location}")
    } else {
        format!("{scheme}://{authority}{directory}/{location}")
    };
    let mut parts = absolute.parse::<Uri>().ok()?.into_parts();
    parts.scheme.as_ref()?;
    let authority = parts.authority.take()?;
    let (_, host) = authority.as_str().rsplit_once('@').unwrap_or(("", authority.as_str()));
    parts.authority = Some(host.parse::<Authority>().ok()?);
    Uri::from_parts(parts).ok()
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
    fn location_may_be_relative() {
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
    fn location_that_cannot_be_followed_is_an_error() {
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
}
