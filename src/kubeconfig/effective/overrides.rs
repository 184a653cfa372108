//! The context, cluster and user of a run: flags override the kubeconfig's entries, which override defaults
//! (client-go `tools/clientcmd/client_config.go`, `getContext`, `getAuthInfo`, `getCluster`).

use super::server::DEFAULT_SERVER;
use crate::kubeconfig::Error;
use crate::kubeconfig::KubeConfig;
use crate::kubeconfig::file::{AuthProvider, Exec};
use crate::kubeconfig::secret::{Data, Secret};
use crate::sys::Env;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The extension of a cluster that is passed to its exec plugin.
const EXEC_EXTENSION: &str = "client.authentication.k8s.io/exec";

/// The connection flags (client-go `tools/clientcmd/overrides.go`, `ConfigOverrides`). As in kubectl, an empty value,
/// `false` and an empty list count as unset: they never clear a field of the kubeconfig.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    pub context: String,
    pub cluster: String,
    pub user: String,
    pub namespace: String,
    pub server: String,
    pub tls_server_name: String,
    pub insecure_skip_tls_verify: bool,
    /// Like all paths here, relative to the current directory.
    pub certificate_authority: PathBuf,
    pub client_certificate: PathBuf,
    pub client_key: PathBuf,
    pub token: Secret,
    pub username: String,
    pub password: Secret,
    pub impersonate: String,
    pub impersonate_uid: String,
    pub impersonate_groups: Vec<String>,
    /// Each `key=value`.
    pub impersonate_user_extra: Vec<String>,
    pub request_timeout: String,
    pub disable_compression: bool,
}

/// The entries of a run with the flags applied, before validation. Paths of the kubeconfig are absolute.
#[derive(Clone, Debug)]
pub struct Effective {
    /// Empty if none is named.
    pub context: String,
    /// The namespace of the flag, else of the context, else empty.
    pub namespace: String,
    pub cluster_name: String,
    pub cluster: EffectiveCluster,
    /// Why the cluster has the default server; `None` if the user named one.
    pub why_default: Option<String>,
    pub user_name: String,
    pub user: EffectiveUser,
}

/// A cluster with the flags applied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EffectiveCluster {
    pub server: String,
    pub tls_server_name: String,
    pub insecure: bool,
    pub authority_file: PathBuf,
    pub authority_data: Data,
    pub proxy_url: String,
    pub disable_compression: bool,
    /// The cluster's extension for exec plugins.
    pub exec_config: Option<Value>,
}

/// A user with the flags applied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EffectiveUser {
    pub certificate_file: PathBuf,
    pub certificate_data: Data,
    pub key_file: PathBuf,
    pub key_data: Data,
    pub token: Secret,
    pub token_file: PathBuf,
    pub impersonate: String,
    pub impersonate_uid: String,
    pub impersonate_groups: Vec<String>,
    pub impersonate_extra: BTreeMap<String, Vec<String>>,
    pub username: String,
    pub password: Secret,
    pub auth_provider: Option<AuthProvider>,
    pub exec: Option<Exec>,
}

/// The server if neither kubeconfig nor flags name one.
pub fn default_server(env: &Env) -> &str {
    env.kubernetes_master.as_deref().unwrap_or(DEFAULT_SERVER)
}

/// Selects context, cluster and user, and applies the flags.
///
/// # Errors
/// A flag that names a missing context, cluster or user. An entry that the kubeconfig itself names may be missing: then
/// the server is the default one, and the user has no credentials.
pub fn apply(config: &KubeConfig, flags: &Overrides, env: &Env) -> Result<Effective, Error> {
    let context_name = first(&flags.context, &config.current_context);
    let context = config.contexts.get(context_name).map(|context| context.value.clone());
    // kubectl checks the user first, for which the context need not exist.
    let context_exists = context.is_some();
    let context = context.unwrap_or_default();
    let (user_name, cluster_name) = (first(&flags.user, &context.user), first(&flags.cluster, &context.cluster));
    if !flags.user.is_empty() && config.users.get(user_name).is_none() {
        return Err(unknown("auth info", "users", user_name, config.users.names()));
    }
    if !flags.context.is_empty() && !context_exists {
        return Err(unknown("context", "contexts", context_name, config.contexts.names()));
    }
    if !flags.cluster.is_empty() && config.clusters.get(cluster_name).is_none() {
        return Err(unknown("cluster", "clusters", cluster_name, config.clusters.names()));
    }
    Ok(Effective {
        context: context_name.to_owned(),
        namespace: first(&flags.namespace, &context.namespace).to_owned(),
        cluster_name: cluster_name.to_owned(),
        cluster: cluster(config, cluster_name, flags, env),
        why_default: why_default(config, context_name, cluster_name)
            .filter(|_| flags.server.is_empty() && env.kubernetes_master.is_none()),
        user_name: user_name.to_owned(),
        user: user(config, user_name, flags),
    })
}

fn unknown<'a>(kind: &str, plural: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Error {
    Error::with_hint(format_args!("{kind} {name:?} does not exist"), self::known(plural, known))
}

/// Lists the names that an entry could have.
pub fn known<'a>(plural: &str, names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    match names.as_slice() {
        [] => format!("the kubeconfig has no {plural}"),
        names => format!("known {plural}: {}", names.join(", ")),
    }
}

/// kubectl silently uses the default server, which is seldom what the user meant.
fn why_default(config: &KubeConfig, context: &str, cluster: &str) -> Option<String> {
    let is_context = config.contexts.get(context).is_some();
    Some(match config.clusters.get(cluster) {
        Some(entry) if !entry.value.server.is_empty() => return None,
        Some(_) => format!("cluster {cluster:?} of the kubeconfig has no server"),
        None if !cluster.is_empty() => {
            format!("context {context:?} names cluster {cluster:?}, which the kubeconfig does not have")
        }
        None if is_context => format!("context {context:?} names no cluster"),
        None if config.contexts.entries.is_empty() => match config.missing_files.as_slice() {
            [] => "no kubeconfig names a server: set KUBECONFIG, write ~/.kube/config, or give --server".to_owned(),
            [file] => format!("KUBECONFIG names {file}, which does not exist"),
            files => format!("KUBECONFIG names {}, which do not exist", files.join(" and ")),
        },
        None => {
            let known: Vec<_> = config.contexts.names().collect();
            format!("the kubeconfig has no current-context: give --context; known contexts: {}", known.join(", "))
        }
    })
}

fn first<'a>(flag: &'a str, otherwise: &'a str) -> &'a str {
    if flag.is_empty() { otherwise } else { flag }
}

fn cluster(config: &KubeConfig, name: &str, flags: &Overrides, env: &Env) -> EffectiveCluster {
    let mut effective = EffectiveCluster::default();
    if let Some(entry) = config.clusters.get(name) {
        let cluster = &entry.value;
        effective = EffectiveCluster {
            server: cluster.server.clone(),
            tls_server_name: cluster.tls_server_name.clone(),
            insecure: cluster.insecure_skip_tls_verify,
            authority_file: entry.resolve_if_set(&cluster.certificate_authority),
            authority_data: cluster.certificate_authority_data.clone(),
            proxy_url: cluster.proxy_url.clone(),
            disable_compression: cluster.disable_compression,
            exec_config: cluster.extensions.0.get(EXEC_EXTENSION).filter(|config| !config.is_null()).cloned(),
        };
    }
    effective.server = first(&flags.server, first(&effective.server, default_server(env))).to_owned();
    effective.disable_compression |= flags.disable_compression;
    // The flags replace all trust settings or none.
    if flags.insecure_skip_tls_verify || !flags.certificate_authority.as_os_str().is_empty() {
        effective.insecure = flags.insecure_skip_tls_verify;
        effective.authority_file.clone_from(&flags.certificate_authority);
        effective.authority_data = Data::default();
    }
    // The kubeconfig's TLS name belongs to the kubeconfig's server.
    if !flags.tls_server_name.is_empty() || !flags.server.is_empty() {
        effective.tls_server_name.clone_from(&flags.tls_server_name);
    }
    effective
}

fn user(config: &KubeConfig, name: &str, flags: &Overrides) -> EffectiveUser {
    let mut effective = EffectiveUser::default();
    if let Some(entry) = config.users.get(name) {
        let user = entry.value.clone();
        effective = EffectiveUser {
            certificate_file: entry.resolve_if_set(&user.client_certificate),
            certificate_data: user.client_certificate_data,
            key_file: entry.resolve_if_set(&user.client_key),
            key_data: user.client_key_data.unwrap_or_default(),
            token: user.token,
            token_file: entry.resolve_if_set(&user.token_file),
            impersonate: user.impersonate,
            impersonate_uid: user.impersonate_uid,
            impersonate_groups: user.impersonate_groups,
            impersonate_extra: user.impersonate_extra,
            username: user.username,
            password: user.password,
            auth_provider: user.auth_provider,
            exec: user.exec.map(|exec| entry.resolve_command(exec)),
        };
    }
    if !flags.client_certificate.as_os_str().is_empty() {
        effective.certificate_file.clone_from(&flags.client_certificate);
        effective.certificate_data = Data::default();
    }
    if !flags.client_key.as_os_str().is_empty() {
        effective.key_file.clone_from(&flags.client_key);
        effective.key_data = Data::default();
    }
    if !flags.token.is_empty() {
        effective.token = flags.token.clone();
    }
    if !flags.password.is_empty() {
        effective.password = flags.password.clone();
    }
    for (value, flag) in [
        (&mut effective.username, &flags.username),
        (&mut effective.impersonate, &flags.impersonate),
        (&mut effective.impersonate_uid, &flags.impersonate_uid),
    ] {
        if !flag.is_empty() {
            value.clone_from(flag);
        }
    }
    if !flags.impersonate_groups.is_empty() {
        effective.impersonate_groups.clone_from(&flags.impersonate_groups);
    }
    effective.impersonate_extra.extend(user_extra(&flags.impersonate_user_extra));
    effective
}

/// A flag without `=` is dropped; a repeated key adds a value
/// (cli-runtime `genericclioptions/config_flags.go`, `toRawKubeConfigLoader`).
fn user_extra(flags: &[String]) -> BTreeMap<String, Vec<String>> {
    let mut extra: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, value) in flags.iter().filter_map(|flag| flag.split_once('=')) {
        extra.entry(key.to_owned()).or_default().push(value.to_owned());
    }
    extra
}
