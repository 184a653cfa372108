//! Parses the `server` of a cluster.

use crate::go::path;
use crate::go::url::{self, Url, Userinfo, redact};
use crate::kubeconfig::Error;
use crate::kubeconfig::secret::Secret;
use std::fmt;

/// The default server (client-go `tools/clientcmd/client_config.go`, `getDefaultServer`).
pub const DEFAULT_SERVER: &str = "http://localhost:8080";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    Http,
    Https,
}

impl Scheme {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }
}

/// The address of an API server.
#[derive(Clone, PartialEq)]
pub struct Server {
    text: String,
    pub scheme: Scheme,
    /// Without brackets, in the case of the kubeconfig.
    pub host: String,
    pub port: u16,
    names_port: bool,
    /// Precedes the path of every request, percent-encoded: empty, or with a leading and no trailing slash.
    pub prefix: String,
    /// The userinfo of the URL. Go sends it if there is no other credential.
    pub user: Option<(String, Secret)>,
}

impl Server {
    /// Parses a URL, a host, or a host and port. Text that is not a URL with a host gets the prefix `http://` and may
    /// have no path (client-go `rest/url_utils.go`, `DefaultServerURL`).
    ///
    /// # Errors
    /// Any other text, with kubectl's message.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = effective(text);
        let url = match url::parse(&text) {
            Ok(url) if !url.scheme.is_empty() && !url.host.is_empty() => url,
            _ => {
                // kubectl reports the URL's error as one of the connection.
                let url = url::parse(&format!("http://{text}")).map_err(Error::address)?;
                if !matches!(url.path.as_str(), "" | "/") {
                    let message = format!("host must be a URL or a host:port pair: {:?}", redact(&text));
                    return Err(Error::new(message));
                }
                url
            }
        };
        let scheme = match url.scheme.as_str() {
            "https" => Scheme::Https,
            "http" => Scheme::Http,
            other => return Err(Error::address(format!("unsupported protocol scheme {other:?}"))),
        };
        let default_port = if scheme == Scheme::Https { 443 } else { 80 };
        let port = match url.port() {
            Some(port) => port.parse().map_err(|_| Error::address(format!("address {port}: invalid port")))?,
            None => default_port,
        };
        if url.host_name().is_empty() {
            return Err(Error::address("http: no Host in request URL"));
        }
        let host = url.host_name().to_owned();
        let prefix = url::escape_path(&path::clean_url(&url.path));
        let names_port = url.port().is_some();
        let user = url.user.map(|user| (user.name, Secret(user.password.unwrap_or_default())));
        Ok(Self { text, scheme, host, port, names_port, prefix, user })
    }

    /// client-go's `Host`: the text as written, or cleaned if it is a URL with a path. kubectl derives the name of its
    /// discovery cache directory from it. It may contain a password.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Host and port for a URL; the port only if the text names it.
    pub fn authority(&self) -> String {
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        if self.names_port { format!("{host}:{}", self.port) } else { host }
    }
}

/// Normalizes a URL with a path, which drops query and fragment, and leaves any other text as it is
/// (client-go `tools/clientcmd/client_config.go`, `DirectClientConfig.ClientConfig`).
pub fn effective(text: &str) -> String {
    match url::parse_request(text) {
        Ok(url) if !url.opaque && url.path.len() > 1 => write(&url),
        _ => text.to_owned(),
    }
}

fn write(url: &Url) -> String {
    let user = match &url.user {
        Some(Userinfo { name, password: Some(password) }) => format!("{name}:{password}@"),
        Some(Userinfo { name, password: None }) => format!("{name}@"),
        None => String::new(),
    };
    let scheme = if url.scheme.is_empty() { String::new() } else { format!("{}://", url.scheme) };
    format!("{scheme}{user}{}{}", url.host, url::escape_path(&url.path))
}

/// client-go's `Host` without a password.
impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&redact(&self.text))
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Server({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Scheme::{Http, Https};

    #[test]
    fn server_is_parsed_as_kubectl_requests_it() {
        // The requests of `kubectl get --raw /zz -v9 -s TEXT`.
        for (text, scheme, authority, prefix) in [
            ("https://any:8080/foo/bar", Https, "any:8080", "/foo/bar"),
            ("any:8080", Http, "any:8080", ""),
            ("any", Http, "any", ""),
            ("https://any:443", Https, "any:443", ""),
            ("http://127.0.0.1:1/p?q=1", Http, "127.0.0.1:1", "/p"),
            ("http://127.0.0.1:1/p#frag", Http, "127.0.0.1:1", "/p%23frag"),
            ("HTTP://127.0.0.1:1/A%2fb//c/", Http, "127.0.0.1:1", "/A/b/c"),
            ("http://127.0.0.1:1/a!b", Http, "127.0.0.1:1", "/a%21b"),
            ("http://127.0.0.1:1#x", Http, "127.0.0.1:1", ""),
            ("http://127.0.0.1:", Http, "127.0.0.1", ""),
            ("127.0.0.1:1/", Http, "127.0.0.1:1", ""),
            ("127.0.0.1?x=/y", Http, "127.0.0.1", ""),
            ("http://[::1]:1/../x/./y", Http, "[::1]:1", "/x/y"),
            ("[::1]:1", Http, "[::1]:1", ""),
        ] {
            let server = Server::parse(text).unwrap();
            assert_eq!(server.scheme, scheme, "{text}");
            assert_eq!((server.authority().as_str(), server.prefix.as_str()), (authority, prefix), "{text}");
        }
    }

    #[test]
    fn host_is_normalized_only_with_a_path() {
        for (text, host) in [
            ("https://any:8080/foo/bar", "https://any:8080/foo/bar"),
            ("http://any:8080/foo/bar/", "http://any:8080/foo/bar/"),
            ("any:8080/", "any:8080/"),
            ("any", "any"),
            ("HTTPS://h:1", "HTTPS://h:1"),
            ("HTTPS://h:1/p?x=1", "https://h:1/p"),
            ("https://h:1/?x=1", "https://h:1/?x=1"),
        ] {
            assert_eq!(Server::parse(text).unwrap().as_str(), host, "{text}");
        }
    }

    #[test]
    fn invalid_server_has_message_of_kubectl() {
        for (text, expected) in [
            ("host/server", "host must be a URL or a host:port pair: \"host/server\""),
            ("http://a b", "host must be a URL or a host:port pair: \"http://a b\""),
            ("http://127.0.0.1:x", "host must be a URL or a host:port pair: \"http://127.0.0.1:x\""),
            ("a b", "Unable to connect to the server: invalid character \" \" in host name"),
            ("http:127.0.0.1", "Unable to connect to the server: invalid port \":127.0.0.1\" after host"),
            ("foo://h", "Unable to connect to the server: unsupported protocol scheme \"foo\""),
            ("#", "Unable to connect to the server: http: no Host in request URL"),
        ] {
            assert_eq!(Server::parse(text).unwrap_err().to_string(), expected, "{text}");
        }
    }

    #[test]
    fn password_in_url_is_redacted() {
        let server = Server::parse("https://u:s3cret@h/x").unwrap();
        assert_eq!(
            (server.to_string().as_str(), format!("{server:?}").contains("s3cret")),
            ("https://u:xxxxx@h/x", false)
        );
        assert_eq!(server.user, Some(("u".into(), Secret("s3cret".into()))));
    }
}
