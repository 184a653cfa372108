//! Resolves kubeconfig, flags and environment to the [`ClientConfig`] of one server.

mod credential;
mod in_cluster;
mod overrides;
mod proxy;
mod server;
mod timeout;
mod tls;
mod validate;

pub use credential::{Credential, ExecCluster, ExecPlugin, InteractiveMode};
pub use overrides::Overrides;
pub use proxy::{ProxyScheme, ProxyUrl};
pub use server::{Scheme, Server};
pub use timeout::parse as parse_timeout;
pub use tls::{Identity, Tls};

use crate::kubeconfig::{Error, KubeConfig, PluginPolicy};
use crate::sys::Env;
use overrides::{Effective, EffectiveCluster, EffectiveUser, default_server};
use server::DEFAULT_SERVER;
use std::collections::BTreeMap;
use std::time::Duration;

/// Everything a client needs to reach one server (client-go `rest/config.go`, `Config`). All files have been read except
/// the token file, which may be rotated.
#[derive(Clone, Debug)]
pub struct ClientConfig {
    pub server: Server,
    /// Why the default server is used; `None` if the user named one.
    pub why_default: Option<String>,
    /// Never empty.
    pub namespace: String,
    pub tls: Tls,
    pub credential: Credential,
    /// Whether the credential plugin may run.
    pub plugin_policy: PluginPolicy,
    pub impersonation: Option<Impersonation>,
    pub proxy: Option<ProxyUrl>,
    pub disable_compression: bool,
    /// `None` is no limit.
    pub request_timeout: Option<Duration>,
}

impl ClientConfig {
    /// Applies the flags to the kubeconfig, validates the result, and reads the files it names. The checks come in
    /// kubectl's order (client-go `tools/clientcmd/client_config.go`, `DirectClientConfig.ClientConfig`;
    /// `merged_client_builder.go`, `DeferredLoadingClientConfig`).
    ///
    /// Unlike kubectl, https without any credential is anonymous: it prompts for no user name.
    ///
    /// # Errors
    /// A flag that names a missing entry, entries that contradict each other, or a file that cannot be read, with
    /// kubectl's messages.
    pub fn resolve(
        config: &KubeConfig,
        flags: &Overrides,
        plugin_policy: &PluginPolicy,
        env: &Env,
    ) -> Result<Self, Error> {
        let effective = overrides::apply(config, flags, env)?;
        validate::validate(&effective, config, env)?;
        let request_timeout = timeout::parse(&flags.request_timeout)?;
        let in_pod = in_cluster::is_possible(env);
        let namespace = match &effective.namespace {
            // The pod's namespace applies even if the kubeconfig names another cluster.
            empty if empty.is_empty() && in_pod => in_cluster::namespace(env),
            empty if empty.is_empty() => "default".to_owned(),
            namespace => namespace.clone(),
        };
        let impersonation = Impersonation::of(&effective.user);
        let (server, tls, credential) = if in_pod && request_timeout.is_none() && is_default(&effective, env) {
            log::info!("Using in-cluster configuration");
            in_cluster::config(flags, env)?
        } else {
            connection(&effective, env)?
        };
        log::info!(
            "Using context {:?}, cluster {:?}, user {:?}, server {server}, namespace {namespace:?}",
            effective.context,
            effective.cluster_name,
            effective.user_name,
        );
        Ok(Self {
            proxy: proxy::choose(&effective.cluster.proxy_url, &server, &env.proxies)?,
            why_default: effective.why_default.filter(|_| server.as_str() == DEFAULT_SERVER),
            server,
            namespace,
            tls,
            credential,
            plugin_policy: plugin_policy.clone(),
            impersonation,
            disable_compression: effective.cluster.disable_compression,
            request_timeout,
        })
    }
}

/// The user to impersonate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impersonation {
    pub user: String,
    pub uid: String,
    pub groups: Vec<String>,
    pub extra: BTreeMap<String, Vec<String>>,
}

impl Impersonation {
    fn of(user: &EffectiveUser) -> Option<Self> {
        (!user.impersonate.is_empty()).then(|| Self {
            user: user.impersonate.clone(),
            uid: user.impersonate_uid.clone(),
            groups: user.impersonate_groups.clone(),
            extra: user.impersonate_extra.clone(),
        })
    }
}

/// The server of a run; reads no credentials.
///
/// # Errors
/// A flag that names a missing entry, or a server that is not a URL.
pub fn resolve_server(config: &KubeConfig, flags: &Overrides, env: &Env) -> Result<Server, Error> {
    Server::parse(&overrides::apply(config, flags, env)?.cluster.server)
}

/// Over plain http no credential is sent and no plugin runs.
fn connection(effective: &Effective, env: &Env) -> Result<(Server, Tls, Credential), Error> {
    let server = Server::parse(&effective.cluster.server)?;
    if server.scheme == Scheme::Http {
        let user = server.user.clone();
        let credential =
            user.map_or(Credential::Anonymous, |(username, password)| Credential::Basic { username, password });
        return Ok((server, Tls::default(), credential));
    }
    credential::check(&effective.user, env)?;
    let tls = tls::resolve(&effective.cluster, &effective.user, env)?;
    let credential = credential::resolve(&effective.user, &effective.cluster, &server, &tls)?;
    Ok((server, tls, credential))
}

/// Whether kubeconfig and flags leave everything at its default (client-go `tools/clientcmd/loader.go`,
/// `IsDefaultConfig`). Over plain http credentials do not count.
fn is_default(effective: &Effective, env: &Env) -> bool {
    let (cluster, user) = (&effective.cluster, &effective.user);
    let default_server = default_server(env);
    if server::effective(&cluster.server) != server::effective(default_server)
        || !cluster.proxy_url.is_empty()
        || cluster.disable_compression
        || !user.impersonate.is_empty()
    {
        return false;
    }
    let plain = Server::parse(default_server).is_ok_and(|server| server.scheme == Scheme::Http);
    let nothing = EffectiveCluster {
        server: cluster.server.clone(),
        exec_config: cluster.exec_config.clone(),
        ..EffectiveCluster::default()
    };
    plain || (*user == EffectiveUser::default() && *cluster == nothing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kubeconfig::Secret;
    use crate::kubeconfig::file::File;
    use std::fs;
    use std::path::{Path, PathBuf};
    use tempfile::TempDir;

    const CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----\nYWJj\n-----END CERTIFICATE-----\n";

    fn resolved(config: &KubeConfig, flags: &Overrides, env: &Env) -> Result<ClientConfig, Error> {
        ClientConfig::resolve(config, flags, &PluginPolicy::AllowAll, env)
    }

    /// A directory with a token and a certificate authority.
    fn dir() -> (TempDir, Env) {
        let dir = tempfile::tempdir().unwrap();
        for (name, content) in [("token", "t"), ("ca.crt", CERTIFICATE)] {
            fs::write(dir.path().join(name), content).unwrap();
        }
        let current_dir = dir.path().to_owned();
        (dir, Env { current_dir, ..Env::default() })
    }

    fn config(context: &str, cluster: &str, user: &str) -> KubeConfig {
        let text = format!(
            "current-context: c\ncontexts: [{{name: c, context: {{cluster: k, user: u{context}}}}}]\n\
             clusters: [{{name: k, cluster: {{{cluster}}}}}]\nusers: [{{name: u, user: {{{user}}}}}]"
        );
        let mut config = KubeConfig::default();
        config.add(File::parse(text.as_bytes()).unwrap(), Path::new("/x/config"), Path::new("/x"));
        config
    }

    fn secure(user: &str, flags: &Overrides) -> ClientConfig {
        let (_dir, env) = dir();
        resolved(
            &config("", "server: 'https://h', insecure-skip-tls-verify: true, tls-server-name: name", user),
            flags,
            &env,
        )
        .unwrap()
    }

    #[test]
    fn empty_kubeconfig_uses_default_server() {
        let access = resolved(&KubeConfig::default(), &Overrides::default(), &Env::default()).unwrap();
        assert_eq!((access.server.as_str(), access.namespace.as_str()), ("http://localhost:8080", "default"));
        let env = Env { kubernetes_master: Some("https://m".into()), ..Env::default() };
        assert_eq!(resolved(&KubeConfig::default(), &Overrides::default(), &env).unwrap().server.as_str(), "https://m");
    }

    #[test]
    fn credential_is_chosen_in_order_of_kubectl() {
        let exec = "exec: {command: x, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never}";
        let token = |inline: Option<&str>, file: Option<&str>| Credential::Token {
            inline: inline.map(|text| Secret(text.into())),
            file: file.map(PathBuf::from),
        };
        let flags = Overrides { token: Secret("flag".into()), ..Overrides::default() };
        for (user, flags, expected) in [
            ("", &Overrides::default(), Credential::Anonymous),
            ("token: a", &Overrides::default(), token(Some("a"), None)),
            ("token: a, tokenFile: f", &Overrides::default(), token(Some("a"), Some("/x/f"))),
            ("tokenFile: f", &flags, token(Some("flag"), Some("/x/f"))),
            (
                "username: a, password: b",
                &Overrides::default(),
                Credential::Basic { username: "a".into(), password: Secret("b".into()) },
            ),
            (exec, &flags, token(Some("flag"), None)),
        ] {
            assert_eq!(secure(user, flags).credential, expected, "{user}");
        }
        assert!(matches!(secure(exec, &Overrides::default()).credential, Credential::Exec(_)));
    }

    #[test]
    fn trust_flag_replaces_all_trust_settings() {
        let (_dir, env) = dir();
        let config = config("", "server: 'https://h', certificate-authority-data: YQ==, tls-server-name: name", "");
        let tls = |flags: &Overrides| resolved(&config, flags, &env).unwrap().tls;
        let insecure = tls(&Overrides { insecure_skip_tls_verify: true, ..Overrides::default() });
        assert_eq!((insecure.insecure, insecure.certificate_authority), (true, None));
        let authority = tls(&Overrides { certificate_authority: "ca.crt".into(), ..Overrides::default() });
        assert_eq!(authority.certificate_authority.as_deref(), Some(CERTIFICATE.as_bytes()));
        assert_eq!(authority.server_name.as_deref(), Some("name"));
        let server = Overrides { server: "https://i".into(), insecure_skip_tls_verify: true, ..Overrides::default() };
        assert_eq!(tls(&server).server_name, None);
    }

    #[test]
    fn plain_http_carries_only_impersonation() {
        let (_dir, env) = dir();
        let flags = Overrides {
            impersonate: "i".into(),
            impersonate_user_extra: ["a=1", "a=2=3", "b"].map(str::to_owned).into(),
            ..Overrides::default()
        };
        let access = resolved(&config("", "server: 'h:6443'", "token: a, as-groups: [g]"), &flags, &env).unwrap();
        assert_eq!((access.credential, access.tls), (Credential::Anonymous, Tls::default()));
        let extra = BTreeMap::from([("a".to_owned(), vec!["1".to_owned(), "2=3".to_owned()])]);
        let expected = Impersonation { user: "i".into(), uid: String::new(), groups: vec!["g".into()], extra };
        assert_eq!(access.impersonation, Some(expected));
    }

    #[test]
    fn unknown_name_in_flag_lists_known_names() {
        let error = |flags: Overrides| {
            let error = resolved(&config("", "", ""), &flags, &Env::default()).unwrap_err();
            format!("{error}\nhint: {}", error.hint().unwrap())
        };
        for (flags, expected) in [
            (
                Overrides { context: "x".into(), ..Overrides::default() },
                "context \"x\" does not exist\nhint: known contexts: c",
            ),
            (
                Overrides { cluster: "x".into(), ..Overrides::default() },
                "cluster \"x\" does not exist\nhint: known clusters: k",
            ),
            (
                Overrides { user: "x".into(), ..Overrides::default() },
                "auth info \"x\" does not exist\nhint: known users: u",
            ),
        ] {
            assert_eq!(error(flags), expected);
        }
    }
}
