//! Which server a URL names.

use ureq::http::uri::{Authority, Scheme, Uri};

/// Whether two URLs have the same scheme, host and port.
pub fn is_same_origin(one: &Uri, other: &Uri) -> bool {
    one.scheme() == other.scheme() && host_port(one).eq_ignore_ascii_case(&host_port(other))
}

/// Host and port of a URL, with the scheme's port if it names none.
pub fn host_port(uri: &Uri) -> String {
    let default = if uri.scheme() == Some(&Scheme::HTTPS) { 443 } else { 80 };
    format!("{}:{}", uri.host().expect("a request's URL is absolute"), uri.port_u16().unwrap_or(default))
}

/// Host and port as the URL names them.
pub fn authority(uri: &Uri) -> &str {
    uri.authority().map_or("", Authority::as_str)
}

/// Scheme, host and port as the URL names them.
pub fn origin(uri: &Uri) -> String {
    format!("{}://{}", uri.scheme_str().expect("a request's URL is absolute"), authority(uri))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_origin_is_same_scheme_host_and_port() {
        let same =
            |one: &'static str, other: &'static str| is_same_origin(&Uri::from_static(one), &Uri::from_static(other));
        assert!(same("https://h/a", "https://H:443/b?c"));
        for other in ["http://h/a", "https://h:6443/a", "https://a.h/a", "https://h.a/a"] {
            assert!(!same("https://h/a", other), "{other}");
        }
    }
}
