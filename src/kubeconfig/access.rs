//! Kubeconfig, flags and environment to all that a client needs to reach one server.

use super::credential::{self, Credential};
use super::kuberc::PluginPolicy;
use super::merge::KubeConfig;
use super::overlay::{self, Choice, ChosenUser};
use super::proxy::{self, ProxyUrl};
use super::server::{self, DEFAULT_SERVER, Scheme, Server};
use super::tls::{self, Tls};
use super::{pod, timeout, validate};
use crate::env::Env;
use std::collections::BTreeMap;
use std::time::Duration;

pub use super::overlay::Overrides;

/// One server, and who asks it how. Files are read, but for the token file, which may change.
#[derive(Clone, Debug)]
pub struct Access {
    pub server: Server,
    /// Why it is the default server, where nobody has named one.
    pub why_default: Option<String>,
    /// Never empty.
    pub namespace: String,
    pub tls: Tls,
    pub credential: Credential,
    /// Whether a plugin that is the credential may run.
    pub plugin_policy: PluginPolicy,
    pub impersonation: Option<Impersonation>,
    pub proxy: Option<ProxyUrl>,
    pub disable_compression: bool,
    /// None is no limit.
    pub request_timeout: Option<Duration>,
}

/// The user to act as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impersonation {
    pub user: String,
    pub uid: String,
    pub groups: Vec<String>,
    pub extra: BTreeMap<String, Vec<String>>,
}

impl Impersonation {
    fn of(user: &ChosenUser) -> Option<Self> {
        (!user.impersonate.is_empty()).then(|| Self {
            user: user.impersonate.clone(),
            uid: user.impersonate_uid.clone(),
            groups: user.impersonate_groups.clone(),
            extra: user.impersonate_extra.clone(),
        })
    }
}

/// Resolves a run (client-go `tools/clientcmd/client_config.go`, `DirectClientConfig.ClientConfig`;
/// `merged_client_builder.go`, `DeferredLoadingClientConfig`). The checks come in kubectl's order.
///
/// Unlike kubectl, https without any identity is anonymous: nobody is asked for a user name.
///
/// # Errors
/// Flags that name what does not exist, a config that is not usable, and files that cannot be read, all in kubectl's
/// words.
pub fn resolve(
    config: &KubeConfig,
    flags: &Overrides,
    plugin_policy: &PluginPolicy,
    env: &Env,
) -> anyhow::Result<Access> {
    let choice = overlay::choose(config, flags, env)?;
    validate::validate(&choice, config, env)?;
    let request_timeout = timeout::parse(&flags.request_timeout)?;
    let in_pod = pod::is_possible(env);
    let namespace = match &choice.namespace {
        // The pod's namespace counts even where the kubeconfig leads to another cluster.
        empty if empty.is_empty() && in_pod => pod::namespace(env),
        empty if empty.is_empty() => "default".to_owned(),
        namespace => namespace.clone(),
    };
    let impersonation = Impersonation::of(&choice.user);
    let (server, tls, credential) = if in_pod && request_timeout.is_none() && is_default(&choice, env) {
        log::info!("Using in-cluster configuration");
        pod::access(flags, env)?
    } else {
        connection(&choice, env)?
    };
    log::info!(
        "Using context {:?}, cluster {:?}, user {:?}, server {server}, namespace {namespace:?}",
        choice.context,
        choice.cluster_name,
        choice.user_name,
    );
    Ok(Access {
        proxy: proxy::choose(&choice.cluster.proxy_url, &server, &env.proxies)?,
        why_default: choice.why_default.filter(|_| server.as_str() == DEFAULT_SERVER),
        server,
        namespace,
        tls,
        credential,
        plugin_policy: plugin_policy.clone(),
        impersonation,
        disable_compression: choice.cluster.disable_compression,
        request_timeout,
    })
}

/// Over plain http nothing is sent that tells who asks, and no plugin is run.
fn connection(choice: &Choice, env: &Env) -> anyhow::Result<(Server, Tls, Credential)> {
    let server = Server::parse(&choice.cluster.server)?;
    if server.scheme == Scheme::Http {
        let user = server.user.clone();
        let credential =
            user.map_or(Credential::Anonymous, |(username, password)| Credential::Basic { username, password });
        return Ok((server, Tls::default(), credential));
    }
    credential::check(&choice.user, env)?;
    let tls = tls::resolve(&choice.cluster, &choice.user, env)?;
    let credential = credential::resolve(&choice.user, &choice.cluster, &server, &tls)?;
    Ok((server, tls, credential))
}

/// Whether neither kubeconfig nor flags say anything (client-go `tools/clientcmd/loader.go`, `IsDefaultConfig`). What
/// plain http drops does not count.
fn is_default(choice: &Choice, env: &Env) -> bool {
    let (cluster, user) = (&choice.cluster, &choice.user);
    let default_server = overlay::default_server(env);
    if server::effective(&cluster.server) != server::effective(default_server)
        || !cluster.proxy_url.is_empty()
        || cluster.disable_compression
        || !user.impersonate.is_empty()
    {
        return false;
    }
    let plain = Server::parse(default_server).is_ok_and(|server| server.scheme == Scheme::Http);
    let nothing = overlay::ChosenCluster {
        server: cluster.server.clone(),
        exec_config: cluster.exec_config.clone(),
        ..overlay::ChosenCluster::default()
    };
    plain || (*user == ChosenUser::default() && *cluster == nothing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kubeconfig::file::File;
    use crate::kubeconfig::secret::Secret;
    use std::fs;
    use std::path::{Path, PathBuf};
    use tempfile::TempDir;

    const CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----\nYWJj\n-----END CERTIFICATE-----\n";

    fn resolved(config: &KubeConfig, flags: &Overrides, env: &Env) -> anyhow::Result<Access> {
        resolve(config, flags, &PluginPolicy::AllowAll, env)
    }

    /// A folder with a token and a certificate authority.
    fn folder() -> (TempDir, Env) {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in [("token", "t"), ("ca.crt", CERTIFICATE)] {
            fs::write(folder.path().join(name), content).unwrap();
        }
        let current_dir = folder.path().to_owned();
        (folder, Env { current_dir, ..Env::default() })
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

    fn secure(user: &str, flags: &Overrides) -> Access {
        let (_folder, env) = folder();
        resolved(
            &config("", "server: 'https://h', insecure-skip-tls-verify: true, tls-server-name: name", user),
            flags,
            &env,
        )
        .unwrap()
    }

    #[test]
    fn nothing_at_all_is_the_default_server() {
        let access = resolved(&KubeConfig::default(), &Overrides::default(), &Env::default()).unwrap();
        assert_eq!((access.server.as_str(), access.namespace.as_str()), ("http://localhost:8080", "default"));
        let env = Env { kubernetes_master: Some("https://m".into()), ..Env::default() };
        assert_eq!(resolved(&KubeConfig::default(), &Overrides::default(), &env).unwrap().server.as_str(), "https://m");
    }

    #[test]
    fn credentials_are_chosen_in_the_order_of_kubectl() {
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
    fn flags_about_trust_replace_all_of_it() {
        let (_folder, env) = folder();
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
    fn plain_http_carries_impersonation_alone() {
        let (_folder, env) = folder();
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
    fn unknown_names_of_flags_are_told_with_the_known_ones() {
        let error = |flags: Overrides| {
            crate::exit::explain(&resolved(&config("", "", ""), &flags, &Env::default()).unwrap_err()).0.to_string()
        };
        for (flags, expected) in [
            (
                Overrides { context: "x".into(), ..Overrides::default() },
                "error: context \"x\" does not exist\nhint: known contexts: c",
            ),
            (
                Overrides { cluster: "x".into(), ..Overrides::default() },
                "error: cluster \"x\" does not exist\nhint: known clusters: k",
            ),
            (
                Overrides { user: "x".into(), ..Overrides::default() },
                "error: auth info \"x\" does not exist\nhint: known users: u",
            ),
        ] {
            assert_eq!(error(flags), expected);
        }
    }
}
