//! Credentials as they are sent: headers, and the certificate of a plugin.

mod child;
mod exec;
mod oidc;

use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use ureq::http::{HeaderMap, HeaderName, HeaderValue};

use crate::client::Error;
use crate::env::Env;
use crate::kubeconfig::Credential;
use crate::kubeconfig::Identity;
use crate::kubeconfig::Secret;
use crate::kubeconfig::read_file;
use crate::kubeconfig::{ClientConfig, Impersonation};

/// What a credential comes to for a while.
#[derive(Default)]
pub struct Proof {
    /// The `Authorization` header.
    pub authorization: Option<HeaderValue>,
    /// A client certificate, where it is not the kubeconfig's own.
    pub identity: Option<Identity>,
    /// Until when; no end where there is none.
    pub expires: Option<Timestamp>,
}

/// Reads the token file, or runs the plugin, or takes what there is.
///
/// # Errors
/// A token file that cannot be read and no token beside it; a plugin that fails, or takes longer than the deadline; a
/// credential that no header can hold.
pub fn prove(access: &ClientConfig, deadline: Option<Instant>, env: &Env) -> Result<Proof, Error> {
    let authorization = match &access.credential {
        Credential::Anonymous => None,
        Credential::Basic { username, password } => {
            Some(sensitive(&format!("Basic {}", STANDARD.encode(format!("{username}:{}", password.0))))?)
        }
        Credential::Token { inline, file } => {
            token(inline.as_ref(), file.as_deref(), env)?.map(|token| bearer(&token)).transpose()?
        }
        Credential::AuthProvider { config, .. } => Some(bearer(&oidc::id_token(config)?)?),
        Credential::Exec(plugin) => {
            let credential = exec::run(plugin, &access.plugin_policy, deadline, env)?;
            let authorization = credential.token.as_ref().map(bearer).transpose()?;
            return Ok(Proof { authorization, identity: credential.identity, expires: credential.expires });
        }
    };
    Ok(Proof { authorization, ..Proof::default() })
}

/// A token file wins over a token, which counts only while the file cannot be read
/// (client-go `transport/round_trippers.go`, `NewBearerAuthWithRefreshRoundTripper`).
fn token(inline: Option<&Secret>, file: Option<&std::path::Path>, env: &Env) -> Result<Option<Secret>, Error> {
    let Some(file) = file else { return Ok(inline.cloned()) };
    let read = read_file(file, &env.current_dir).map_err(|error| error.text);
    let text = |bytes| String::from_utf8(bytes).map_err(|_| format!("read {}: no UTF-8 text", file.display()));
    match read.and_then(text) {
        Ok(token) if !token.trim().is_empty() => Ok(Some(Secret(token.trim().to_owned()))),
        Err(problem) if inline.is_none() => Err(Error::Request(problem)),
        _ => Ok(inline.cloned()),
    }
}

fn bearer(token: &Secret) -> Result<HeaderValue, Error> {
    sensitive(&format!("Bearer {}", token.0))
}

fn sensitive(text: &str) -> Result<HeaderValue, Error> {
    let mut value = HeaderValue::try_from(text).map_err(|_| unsendable("Authorization"))?;
    value.set_sensitive(true);
    Ok(value)
}

/// The headers of the user to act as (client-go `transport/round_trippers.go`, `NewImpersonatingRoundTripper`).
///
/// # Errors
/// A name that no header can hold.
pub fn impersonation(impersonation: &Impersonation) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    let mut add = |name: String, value: &str| {
        let shown = canonical(&name);
        let name = HeaderName::try_from(name).map_err(|_| unsendable(&shown))?;
        headers.append(name, HeaderValue::try_from(value).map_err(|_| unsendable(&shown))?);
        Ok(())
    };
    add("impersonate-user".to_owned(), &impersonation.user)?;
    if !impersonation.uid.is_empty() {
        add("impersonate-uid".to_owned(), &impersonation.uid)?;
    }
    for group in &impersonation.groups {
        add("impersonate-group".to_owned(), group)?;
    }
    for (key, values) in &impersonation.extra {
        for value in values {
            add(format!("impersonate-extra-{}", utf8_percent_encode(key, HEADER_KEY)), value)?;
        }
    }
    Ok(headers)
}

/// Without the value, which may be a secret (Go `net/http/transport.go`, `Transport.roundTrip`).
fn unsendable(header: &str) -> Error {
    Error::unreachable(format!("net/http: invalid header field value for {header:?}"))
}

/// A header's name as Go writes it (Go `net/textproto/reader.go`, `CanonicalMIMEHeaderKey`).
fn canonical(name: &str) -> String {
    let mut upper = true;
    let letter = |c: char| {
        let shown = if upper { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
        upper = c == '-';
        shown
    };
    name.chars().map(letter).collect()
}

/// All that the name of a header escapes: what is no character of a token, and the percent sign
/// (client-go `transport/round_trippers.go`, `legalHeaderByte`).
const HEADER_KEY: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'*')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    use crate::kubeconfig::KubeConfig;
    use crate::kubeconfig::PluginPolicy;
    use crate::kubeconfig::{ClientConfig, Overrides};

    #[test]
    fn a_pod_shows_the_token_that_its_file_has_now() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, content: &str| fs::write(folder.path().join(name), content).unwrap();
        write("token", "first\n");
        let env = Env {
            service_host: Some("10.0.0.1".into()),
            service_port: Some("443".into()),
            service_account_dir: folder.path().to_owned(),
            ..Env::default()
        };
        let access = |flags: &Overrides| {
            ClientConfig::resolve(&KubeConfig::default(), flags, &PluginPolicy::AllowAll, &env).unwrap()
        };
        let shown = |access: &ClientConfig| prove(access, None, &env).map(|proof| proof.authorization.unwrap());
        let pod = access(&Overrides::default());
        assert_eq!(
            (pod.server.as_str(), shown(&pod).unwrap().to_str().unwrap()),
            ("https://10.0.0.1:443", "Bearer first")
        );
        write("token", " second ");
        assert_eq!(shown(&pod).unwrap(), "Bearer second");
        assert!(shown(&pod).unwrap().is_sensitive());
        let flag = Overrides { token: Secret("flag".into()), ..Overrides::default() };
        assert_eq!(shown(&access(&flag)).unwrap(), "Bearer flag");
        fs::remove_file(folder.path().join("token")).unwrap();
        let error = shown(&pod).unwrap_err().to_string();
        assert_eq!(error, format!("open {}/token: no such file or directory", folder.path().display()));
    }

    #[test]
    fn a_key_is_escaped_to_fit_a_header_name() {
        for (key, expected) in [("Foo.bar/Baz_q", "foo.bar%2fbaz_q"), ("sc%ope", "sc%25ope"), ("a b", "a%20b")] {
            let extra = [(key.to_owned(), vec!["x".to_owned()])].into();
            let user = Impersonation { user: "u".to_owned(), uid: String::new(), groups: Vec::new(), extra };
            let headers = impersonation(&user).unwrap();
            let expected = format!("impersonate-extra-{expected}");
            assert!(headers.keys().any(|name| name.as_str() == expected), "{headers:?}");
        }
    }
}
