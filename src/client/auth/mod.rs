//! Credentials: the headers that authenticate a request, and the client certificate of a plugin.
//!
//! - `exec`: credential plugins.
//! - `oidc`: the ID token of an old auth-provider.

mod exec;
mod oidc;

use std::path::Path;
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use ureq::http::{HeaderMap, HeaderName, HeaderValue};

use crate::client::Error;
use crate::client::transport::{AuthHeaders, TransportError};
use crate::kubeconfig::{ClientConfig, Credential, Impersonation, Secret, read_file};
use crate::sys::Env;

/// Reads the token file or runs the plugin, if the credential is one. A plugin may keep a person busy until the
/// deadline.
///
/// # Errors
/// A token file that cannot be read, with no token beside it; a plugin that fails or misses the deadline; a credential
/// that no header can hold.
pub fn authenticate(config: &ClientConfig, deadline: Option<Instant>, env: &Env) -> Result<AuthHeaders, Error> {
    let authorization = match &config.credential {
        Credential::Anonymous => None,
        Credential::Basic { username, password } => {
            Some(sensitive(&format!("Basic {}", STANDARD.encode(format!("{username}:{}", password.0))))?)
        }
        Credential::Token { inline, file } => {
            token(inline.as_ref(), file.as_deref(), env)?.map(|token| bearer(&token)).transpose()?
        }
        Credential::AuthProvider { config, .. } => Some(bearer(&oidc::id_token(config)?)?),
        Credential::Exec(plugin) => {
            let credential = exec::run(plugin, &config.plugin_policy, deadline, env)?;
            let authorization = credential.token.as_ref().map(bearer).transpose()?;
            return Ok(AuthHeaders { authorization, identity: credential.identity, expires: credential.expires });
        }
    };
    Ok(AuthHeaders { authorization, ..AuthHeaders::default() })
}

/// A token file overrides a token, which is used only while the file cannot be read
/// (client-go `transport/round_trippers.go`, `NewBearerAuthWithRefreshRoundTripper`).
fn token(inline: Option<&Secret>, file: Option<&Path>, env: &Env) -> Result<Option<Secret>, Error> {
    let Some(file) = file else { return Ok(inline.cloned()) };
    let read = read_file(file, env).map_err(|error| error.text);
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
    // ureq sends credentials in ASCII alone, of which tokens consist (RFC 6750, section 2.1).
    let value = HeaderValue::try_from(text).ok().filter(|_| text.is_ascii());
    let mut value = value.ok_or_else(|| invalid_header("Authorization"))?;
    value.set_sensitive(true);
    Ok(value)
}

/// The headers that impersonate a user (client-go `transport/round_trippers.go`, `NewImpersonatingRoundTripper`).
///
/// # Errors
/// A name that no header can hold.
pub fn impersonation(impersonation: &Impersonation) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    let mut add = |name: String, value: &str| {
        let shown = canonical(&name);
        let name = HeaderName::try_from(name).map_err(|_| invalid_header(&shown))?;
        headers.append(name, HeaderValue::try_from(value).map_err(|_| invalid_header(&shown))?);
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

/// Names the header alone: its value may be a secret.
fn invalid_header(name: &str) -> Error {
    Error::Transport(TransportError::InvalidHeader { name: name.to_owned() })
}

/// A header name as Go writes it (Go `net/textproto/reader.go`, `CanonicalMIMEHeaderKey`).
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

    use crate::kubeconfig::{KubeConfig, Overrides, PluginPolicy};

    #[test]
    fn pod_token_is_read_from_its_file_each_time() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, content: &str| fs::write(dir.path().join(name), content).unwrap();
        write("token", "first\n");
        let env = Env {
            service_host: Some("10.0.0.1".into()),
            service_port: Some("443".into()),
            service_account_dir: dir.path().to_owned(),
            ..Env::default()
        };
        let config = |flags: &Overrides| {
            ClientConfig::resolve(&KubeConfig::default(), flags, &PluginPolicy::AllowAll, &env).unwrap()
        };
        let header =
            |config: &ClientConfig| authenticate(config, None, &env).map(|headers| headers.authorization.unwrap());
        let pod = config(&Overrides::default());
        assert_eq!(
            (pod.server.as_str(), header(&pod).unwrap().to_str().unwrap()),
            ("https://10.0.0.1:443", "Bearer first")
        );
        write("token", " second ");
        assert_eq!(header(&pod).unwrap(), "Bearer second");
        assert!(header(&pod).unwrap().is_sensitive());
        let flag = Overrides { token: Secret("flag".into()), ..Overrides::default() };
        assert_eq!(header(&config(&flag)).unwrap(), "Bearer flag");
        fs::remove_file(dir.path().join("token")).unwrap();
        let error = header(&pod).unwrap_err().to_string();
        assert_eq!(error, format!("open {}/token: no such file or directory", dir.path().display()));
    }

    #[test]
    fn extra_key_is_encoded_for_header_name() {
        for (key, expected) in [("Foo.bar/Baz_q", "foo.bar%2fbaz_q"), ("sc%ope", "sc%25ope"), ("a b", "a%20b")] {
            let extra = [(key.to_owned(), vec!["x".to_owned()])].into();
            let user = Impersonation { user: "u".to_owned(), uid: String::new(), groups: Vec::new(), extra };
            let headers = impersonation(&user).unwrap();
            let expected = format!("impersonate-extra-{expected}");
            assert!(headers.keys().any(|name| name.as_str() == expected), "{headers:?}");
        }
    }
}
