//! Selects the credential of a user, apart from a client certificate.

use super::overrides::{EffectiveCluster, EffectiveUser};
use super::server::Server;
use super::tls::Tls;
use crate::kubeconfig::Error;
use crate::kubeconfig::file::{AuthProvider, ExecVariable};
use crate::kubeconfig::read::read_file;
use crate::kubeconfig::secret::Secret;
use crate::sys::Env;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

/// The API versions of exec plugins (client-go `plugin/pkg/client/auth/exec/exec.go`, `apiVersions`).
const EXEC_VERSIONS: [&str; 2] = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"];

/// How to authenticate. A client certificate may be used beside it.
#[derive(Clone, Debug, PartialEq)]
pub enum Credential {
    Anonymous,
    /// A bearer token. While the file can be read, its trimmed content precedes the inline token.
    Token {
        inline: Option<Secret>,
        file: Option<PathBuf>,
    },
    Basic {
        username: String,
        password: Secret,
    },
    Exec(Box<ExecPlugin>),
    /// A login method that is compiled into the client; always `oidc`.
    AuthProvider {
        name: String,
        config: BTreeMap<String, Secret>,
    },
}

/// Whether a plugin may use standard input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InteractiveMode {
    Never,
    IfAvailable,
    Always,
}

/// An exec plugin: a program that prints credentials.
#[derive(Clone, Debug, PartialEq)]
pub struct ExecPlugin {
    /// An absolute path, or a name to look up in `PATH`.
    pub command: String,
    pub args: Vec<String>,
    pub env: Vec<ExecVariable>,
    pub api_version: String,
    /// Without control characters.
    pub install_hint: String,
    pub interactive_mode: InteractiveMode,
    /// Present if the plugin asks for cluster information.
    pub cluster: Option<ExecCluster>,
}

/// The cluster information that is passed to a plugin (client-go `rest/exec.go`, `ConfigToExecCluster`).
#[derive(Clone, Debug, PartialEq)]
pub struct ExecCluster {
    pub server: String,
    pub tls_server_name: String,
    pub insecure_skip_tls_verify: bool,
    pub certificate_authority_data: Vec<u8>,
    pub proxy_url: String,
    pub disable_compression: bool,
    pub config: Option<Value>,
}

/// Checks credentials before any connection, whether they will be used or not.
///
/// # Errors
/// An unreadable token file without an inline token, an unknown `auth-provider`, or an unknown plugin version.
pub fn check(user: &EffectiveUser, env: &Env) -> Result<(), Error> {
    if user.token.is_empty() && !user.token_file.as_os_str().is_empty() {
        read_file(&user.token_file, env)?;
    }
    if let Some(exec) = &user.exec
        && !EXEC_VERSIONS.contains(&exec.api_version.as_str())
    {
        return Err(Error::new(format_args!("exec plugin: invalid apiVersion {:?}", exec.api_version)));
    }
    user.auth_provider.as_ref().map_or(Ok(()), check_provider)
}

/// Chooses the credential. A static one prevents a plugin from running
/// (client-go `plugin/pkg/client/auth/exec/exec.go`, `UpdateTransportConfig`).
///
/// # Errors
/// A token file beside a user name.
pub fn resolve(
    user: &EffectiveUser,
    cluster: &EffectiveCluster,
    server: &Server,
    tls: &Tls,
) -> Result<Credential, Error> {
    let inline = Some(user.token.clone()).filter(|token| !token.is_empty());
    let file = Some(user.token_file.clone()).filter(|file| !file.as_os_str().is_empty());
    let has_token = inline.is_some() || file.is_some();
    if has_token && !user.username.is_empty() {
        return Err(Error::new("username/password or bearer token may be set, but not both"));
    }
    Ok(match (&user.exec, &user.auth_provider) {
        _ if has_token => Credential::Token { inline, file },
        _ if !user.username.is_empty() => {
            Credential::Basic { username: user.username.clone(), password: user.password.clone() }
        }
        (Some(_), _) if tls.identity.is_none() => plugin(user, cluster, server, tls).unwrap_or(Credential::Anonymous),
        (None, Some(provider)) => Credential::AuthProvider {
            name: provider.name.clone(),
            config: provider.config.clone().unwrap_or_default(),
        },
        // Go's HTTP client sends the userinfo of the URL.
        _ => server
            .user
            .clone()
            .map_or(Credential::Anonymous, |(username, password)| Credential::Basic { username, password }),
    })
}

/// client-go `rest/plugin.go`, `GetAuthProvider`, and `plugin/pkg/client/auth`.
fn check_provider(provider: &AuthProvider) -> Result<(), Error> {
    let (plugin, page) = match provider.name.as_str() {
        "oidc" => return Ok(()),
        "gcp" => (
            "\"gke-gcloud-auth-plugin\"",
            "https://cloud.google.com/blog/products/containers-kubernetes/kubectl-auth-changes-in-gke",
        ),
        "azure" => (
            "https://github.com/Azure/kubelogin",
            "https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins",
        ),
        name => return Err(Error::new(format_args!("no Auth Provider found for name {name:?}"))),
    };
    let name = &provider.name;
    Err(Error::new(format_args!(
        "The {name} auth plugin has been removed.\nPlease use the {plugin} kubectl/client-go credential plugin \
         instead.\nSee {page} for further details"
    )))
}

fn plugin(user: &EffectiveUser, cluster: &EffectiveCluster, server: &Server, tls: &Tls) -> Option<Credential> {
    let exec = user.exec.clone()?;
    let cluster = exec.provide_cluster_info.then(|| ExecCluster {
        server: server.as_str().to_owned(),
        tls_server_name: cluster.tls_server_name.clone(),
        insecure_skip_tls_verify: cluster.insecure,
        certificate_authority_data: tls.certificate_authority.clone().unwrap_or_default(),
        proxy_url: cluster.proxy_url.clone(),
        disable_compression: cluster.disable_compression,
        config: cluster.exec_config.clone(),
    });
    let interactive_mode = match exec.interactive_mode.as_str() {
        "Never" => InteractiveMode::Never,
        "Always" => InteractiveMode::Always,
        // Validation has refused every other text.
        _ => InteractiveMode::IfAvailable,
    };
    Some(Credential::Exec(Box::new(ExecPlugin {
        command: exec.command,
        args: exec.args,
        env: exec.env,
        api_version: exec.api_version,
        install_hint: escape_control(&exec.install_hint),
        interactive_mode,
        cluster,
    })))
}

/// Replaces every unprintable character by its code point, such as `U+001B`, so that no terminal interprets it
/// (client-go `tools/clientcmd/client_config.go`, `cleanANSIEscapeCodes`). Code points that Unicode has not
/// assigned pass, unlike in Go.
fn escape_control(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        let space = matches!(c, '\t'..='\r');
        if !space && (c.is_control() || is_format(c) || is_private(c)) {
            // Writing to a string cannot fail.
            let _ = write!(shown, "U+{:04X}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Unicode category Cf.
fn is_format(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}'
        | '\u{8e2}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0001}'
        | '\u{e0020}'..='\u{e007f}')
}

/// Unicode category Co.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn install_hint_has_no_control_characters() {
        // client-go tools/clientcmd/client_config_test.go, TestCleanANSIEscapeCodes
        for (text, expected) in [
            ("\u{1b}[1mbold", "U+001B[1mbold"),
            ("a\tb\nc\r\u{b}\u{c}", "a\tb\nc\r\u{b}\u{c}"),
            ("é😀 $+ ،\u{a0}", "é😀 $+ ،\u{a0}"),
            ("a\u{202e}b\u{0}", "aU+202EbU+0000"),
        ] {
            assert_eq!(escape_control(text), expected);
        }
    }

    #[test]
    fn removed_auth_provider_names_successor() {
        for (name, line) in [
            ("gcp", "The gcp auth plugin has been removed."),
            ("azure", "The azure auth plugin has been removed."),
            ("x", "no Auth Provider found for name \"x\""),
        ] {
            let provider = AuthProvider { name: name.into(), config: None };
            assert_eq!(check_provider(&provider).unwrap_err().to_string().lines().next(), Some(line));
        }
        assert!(check_provider(&AuthProvider { name: "oidc".into(), config: None }).is_ok());
    }
}
