//! Chooses the proxy for a server: `proxy-url`, else `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`.

use super::server::{Scheme, Server};
use crate::go::url::{self, Url, redact};
use crate::kubeconfig::Error;
use crate::kubeconfig::secret::Secret;
use crate::sys::ProxyVariables;
use std::net::IpAddr;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProxyScheme {
    Http,
    Https,
    Socks5,
}

/// The address and credentials of a proxy.
#[derive(Clone, Debug, PartialEq)]
pub struct ProxyUrl {
    pub scheme: ProxyScheme,
    /// Without brackets.
    pub host: String,
    pub port: u16,
    /// User and password, percent-decoded.
    pub user: Option<(String, Secret)>,
}

/// Checks the `proxy-url` of a cluster (client-go `tools/clientcmd/helpers.go`, `parseProxyURL`).
///
/// # Errors
/// A URL that cannot be parsed or has another scheme, with kubectl's message.
pub fn check(text: &str) -> Result<Url, String> {
    let url = url::parse(text).map_err(|_| format!("could not parse: {}", redact(text)))?;
    match url.scheme.as_str() {
        "http" | "https" | "socks5" => Ok(url),
        other => Err(format!("unsupported scheme {other:?}, must be http, https, or socks5")),
    }
}

/// The proxy for a server: the cluster's `proxy-url`, else that of the environment; `None` for a direct connection.
///
/// # Errors
/// A proxy without a host, or `HTTP_PROXY` in a CGI program.
pub fn choose(proxy_url: &str, server: &Server, variables: &ProxyVariables) -> Result<Option<ProxyUrl>, Error> {
    if !proxy_url.is_empty() {
        return check(proxy_url).and_then(proxy).map(Some).map_err(Error::address);
    }
    let value = match server.scheme {
        Scheme::Https => &variables.https,
        Scheme::Http => &variables.http,
    };
    // Text that is not a URL counts as unset (golang.org/x/net http/httpproxy, config.init).
    let Some(url) = value.as_deref().and_then(lenient) else { return Ok(None) };
    if server.scheme == Scheme::Http && variables.cgi {
        let problem = "refusing to use HTTP_PROXY value in CGI environment; see golang.org/s/cgihttpproxy";
        return Err(Error::address(problem));
    }
    if bypassed(server, variables.none.as_deref().unwrap_or_default()) {
        return Ok(None);
    }
    proxy(url).map(Some).map_err(Error::address)
}

/// golang.org/x/net `http/httpproxy`, `parseProxy`: a missing scheme means http.
fn lenient(text: &str) -> Option<Url> {
    match url::parse(text) {
        Ok(url) if !url.scheme.is_empty() && !url.host.is_empty() => Some(url),
        other => url::parse(&format!("http://{text}")).ok().or(other.ok()),
    }
}

fn proxy(url: Url) -> Result<ProxyUrl, String> {
    let (scheme, default_port) = match url.scheme.as_str() {
        "http" => (ProxyScheme::Http, 80),
        "https" => (ProxyScheme::Https, 443),
        "socks5" | "socks5h" => (ProxyScheme::Socks5, 1080),
        other => return Err(format!("proxyconnect: unsupported scheme {other:?}")),
    };
    let port = match url.port() {
        Some(port) => port.parse().map_err(|_| format!("proxyconnect: invalid port {port:?}"))?,
        None => default_port,
    };
    let host = url.host_name().to_owned();
    if host.is_empty() {
        return Err("proxyconnect: the proxy has no host".to_owned());
    }
    let user = url.user.map(|user| (user.name, Secret(user.password.unwrap_or_default())));
    Ok(ProxyUrl { scheme, host, port, user })
}

/// golang.org/x/net `http/httpproxy`, `config.useProxy`.
fn bypassed(server: &Server, no_proxy: &str) -> bool {
    let address = server.host.parse::<IpAddr>().ok().map(|address| address.to_canonical());
    if server.host == "localhost" || address.is_some_and(|address| address.is_loopback()) {
        return true;
    }
    let host = server.host.trim().to_lowercase();
    no_proxy.split(',').map(|entry| entry.trim().to_lowercase()).any(|entry| {
        if entry == "*" {
            return true;
        }
        if let Some((network, bits)) = cidr(&entry) {
            return address.is_some_and(|address| contains(network, bits, address));
        }
        let (name, port) = split_port(&entry);
        if port.is_some_and(|port| port != server.port.to_string()) {
            return false;
        }
        match name.parse::<IpAddr>() {
            Ok(named) => address == Some(named.to_canonical()),
            Err(_) => matches_domain(&host, name),
        }
    })
}

/// `foo` matches itself and its subdomains, `.foo` and `*.foo` only subdomains.
fn matches_domain(host: &str, name: &str) -> bool {
    let (suffix, itself) = match name.strip_prefix('*').filter(|rest| rest.starts_with('.')) {
        Some(suffix) => (suffix, false),
        None => (name, !name.starts_with('.')),
    };
    if suffix.is_empty() {
        return false;
    }
    if itself {
        return host == suffix || host.strip_suffix(suffix).is_some_and(|above| above.ends_with('.'));
    }
    host.ends_with(suffix)
}

fn split_port(entry: &str) -> (&str, Option<&str>) {
    if let Some((name, rest)) = entry.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return (name, rest.strip_prefix(':').filter(|port| !port.is_empty()));
    }
    match entry.rsplit_once(':') {
        Some((name, port)) if !name.contains(':') => (name, Some(port).filter(|port| !port.is_empty())),
        _ => (entry, None),
    }
}

fn cidr(entry: &str) -> Option<(IpAddr, u32)> {
    let (network, bits) = entry.split_once('/')?;
    let (network, bits): (IpAddr, u32) = (network.parse().ok()?, bits.parse().ok()?);
    (bits <= if network.is_ipv4() { 32 } else { 128 }).then_some((network, bits))
}

fn contains(network: IpAddr, bits: u32, address: IpAddr) -> bool {
    match (network, address) {
        (IpAddr::V4(network), IpAddr::V4(address)) => {
            let differ = network.to_bits() ^ address.to_bits();
            differ.checked_shr(32 - bits).unwrap_or(0) == 0
        }
        (IpAddr::V6(network), IpAddr::V6(address)) => {
            let differ = network.to_bits() ^ address.to_bits();
            differ.checked_shr(128 - bits).unwrap_or(0) == 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(proxy_url: &str, server: &str, variables: &ProxyVariables) -> Result<Option<String>, String> {
        let server = Server::parse(server).unwrap();
        let proxy = choose(proxy_url, &server, variables).map_err(|error| error.to_string())?;
        Ok(proxy.map(|proxy| format!("{:?} {}:{}", proxy.scheme, proxy.host, proxy.port)))
    }

    fn variables(https: &str, http: &str, none: &str) -> ProxyVariables {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        ProxyVariables { https: text(https), http: text(http), none: text(none), cgi: false }
    }

    #[test]
    fn proxy_url_with_unknown_scheme_is_refused() {
        // client-go tools/clientcmd/client_config_test.go, TestProxyURL
        for text in ["socks5://e", "https://e", "http://e"] {
            assert!(check(text).is_ok(), "{text}");
        }
        for (text, expected) in [
            ("socks6://e", "unsupported scheme \"socks6\", must be http, https, or socks5"),
            ("e.com", "unsupported scheme \"\", must be http, https, or socks5"),
            ("chewbacca@e.com", "unsupported scheme \"\", must be http, https, or socks5"),
            ("http://u:s3cret@e:x", "could not parse: http://u:xxxxx@e:x"),
        ] {
            assert_eq!(check(text).unwrap_err(), expected);
        }
    }

    #[test]
    fn proxy_url_applies_to_every_server() {
        let environment = variables("http://other:1", "", "*");
        assert_eq!(chosen("socks5://p", "https://localhost", &environment).unwrap().unwrap(), "Socks5 p:1080");
    }

    #[test]
    fn proxy_variable_depends_on_scheme() {
        for (server, expected) in [
            ("https://h", Some("Http p:3128")),
            ("http://h", Some("Https q:443")),
            ("https://localhost:6443", None),
            ("https://127.0.0.2", None),
            ("https://[::1]", None),
        ] {
            let proxy = chosen("", server, &variables("p:3128", "https://q", "")).unwrap();
            assert_eq!(proxy.as_deref(), expected, "{server}");
        }
        let cgi = ProxyVariables { cgi: true, ..variables("p:1", "q:1", "") };
        assert!(chosen("", "https://h", &cgi).is_ok());
        assert!(chosen("", "http://h", &cgi).unwrap_err().contains("refusing to use HTTP_PROXY"));
    }

    #[test]
    fn no_proxy_matches_hosts_domains_addresses_and_networks() {
        for (no_proxy, server, bypassed) in [
            ("*", "https://h", true),
            (" foo ,bar", "https://FOO", true),
            ("foo", "https://a.foo", true),
            ("foo", "https://afoo", false),
            (".foo", "https://foo", false),
            (".foo", "https://a.foo", true),
            ("*.foo", "https://a.foo", true),
            ("*.foo", "https://foo", false),
            ("foo:443", "https://foo", true),
            ("foo:444", "https://foo", false),
            ("10.0.0.1", "https://10.0.0.1", true),
            ("10.0.0.1:1", "https://10.0.0.1", false),
            ("10.0.0.0/8", "https://10.1.2.3", true),
            ("10.0.0.0/8", "https://11.1.2.3", false),
            ("0.0.0.0/0", "https://11.1.2.3", true),
            ("10.0.0.0/8", "https://h", false),
            ("fd00::/8", "https://[fd00::1]", true),
            ("[fd00::1]:443", "https://[fd00::1]", true),
            (",", "https://h", false),
        ] {
            let proxy = chosen("", server, &variables("p:1", "", no_proxy)).unwrap();
            assert_eq!(proxy.is_none(), bypassed, "{no_proxy} {server}");
        }
    }
}
