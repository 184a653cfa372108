//! Validates the context, cluster and user of a run, and reports all problems at once
//! (client-go `tools/clientcmd/client_config.go`, `DirectClientConfig.ConfirmUsable`, and `validation.go`).

use super::overrides::{Effective, EffectiveCluster, EffectiveUser, known};
use super::proxy;
use crate::go::url::redact;
use crate::kubeconfig::Error;
use crate::kubeconfig::KubeConfig;
use crate::kubeconfig::file::Exec;
use crate::kubeconfig::read::check_open;
use crate::sys::Env;
use std::path::Path;

/// Validates the entries of this run. Others may be invalid.
///
/// # Errors
/// One problem as it is, several as a list, a missing context with kubectl's message
/// (kubectl `pkg/cmd/util/helpers.go`, `checkErr`).
pub fn validate(effective: &Effective, config: &KubeConfig, env: &Env) -> Result<(), Error> {
    let user = user(&effective.user_name, &effective.user, env);
    let cluster = cluster(&effective.cluster_name, &effective.cluster, env);
    let errors: Vec<String> = user.into_iter().chain(cluster).collect();
    let unknown_context = !effective.context.is_empty() && config.contexts.get(&effective.context).is_none();
    let context = format!("context was not found for specified context: {}", effective.context);
    match (unknown_context, errors.as_slice()) {
        (false, []) => Ok(()),
        (false, [error]) => Err(Error::new(error)),
        (unknown_context, _) => Err(Error::Invalid {
            problems: unknown_context.then_some(context).into_iter().chain(errors).collect(),
            hint: unknown_context.then(|| known("contexts", config.contexts.names())),
        }),
    }
}

fn is_set(path: &Path) -> bool {
    !path.as_os_str().is_empty()
}

/// client-go `tools/clientcmd/validation.go`, `validateClusterInfo`.
fn cluster(name: &str, cluster: &EffectiveCluster, env: &Env) -> Vec<String> {
    let mut errors = Vec::new();
    if !cluster.proxy_url.is_empty()
        && let Err(problem) = proxy::check(&cluster.proxy_url)
    {
        let url = redact(&cluster.proxy_url);
        errors.push(format!("invalid 'proxy-url' {url:?} for cluster {name:?}: {problem}"));
    }
    if is_set(&cluster.authority_file) && !cluster.authority_data.is_empty() {
        errors.push(format!(
            "certificate-authority-data and certificate-authority are both specified for {name}. \
             certificate-authority-data will override."
        ));
    }
    check_file(&mut errors, "certificate-authority", &cluster.authority_file, name, env);
    errors
}

fn check_file(errors: &mut Vec<String>, kind: &str, path: &Path, name: &str, env: &Env) {
    if is_set(path)
        && let Err(error) = check_open(path, env)
    {
        errors.push(format!("unable to read {kind} {} for {name} due to {}", path.display(), error.text));
    }
}

/// client-go `tools/clientcmd/validation.go`, `validateAuthInfo`.
fn user(name: &str, user: &EffectiveUser, env: &Env) -> Vec<String> {
    let mut errors = Vec::new();
    if is_set(&user.certificate_file) || !user.certificate_data.is_empty() {
        certificate(&mut errors, name, user, env);
    }
    if let Some(plugin) = &user.exec {
        if user.auth_provider.is_some() {
            errors.push(format!("authProvider cannot be provided in combination with an exec plugin for {name}"));
        }
        exec(&mut errors, name, plugin);
    }
    if !user.token.is_empty() && (!user.username.is_empty() || !user.password.is_empty()) {
        errors.push(format!(
            "more than one authentication method found for {name}; found [token basicAuth], only one is allowed"
        ));
    }
    let details =
        !(user.impersonate_uid.is_empty() && user.impersonate_groups.is_empty() && user.impersonate_extra.is_empty());
    if details && user.impersonate.is_empty() {
        errors.push(format!("requesting uid, groups or user-extra for {name} without impersonating a user"));
    }
    errors
}

fn certificate(errors: &mut Vec<String>, name: &str, user: &EffectiveUser, env: &Env) {
    if is_set(&user.certificate_file) && !user.certificate_data.is_empty() {
        errors.push(format!(
            "client-cert-data and client-cert are both specified for {name}. client-cert-data will override."
        ));
    }
    match (is_set(&user.key_file), !user.key_data.is_empty()) {
        (true, true) => errors.push(format!(
            "client-key-data and client-key are both specified for {name}; client-key-data will override"
        )),
        (false, false) => errors.push(format!(
            "client-key-data or client-key must be specified for {name} to use the clientCert authentication method."
        )),
        _ => {}
    }
    check_file(errors, "client-cert", &user.certificate_file, name, env);
    check_file(errors, "client-key", &user.key_file, name, env);
}

fn exec(errors: &mut Vec<String>, name: &str, exec: &Exec) {
    let mut missing =
        |what: &str| errors.push(format!("{what} must be specified for {name} to use exec authentication plugin"));
    if exec.command.is_empty() {
        missing("command");
    }
    if exec.api_version.is_empty() {
        missing("apiVersion");
    }
    for _ in exec.env.iter().filter(|variable| variable.name.is_empty()) {
        missing("env variable name");
    }
    match exec.interactive_mode.as_str() {
        "" => missing("interactiveMode"),
        "Never" | "IfAvailable" | "Always" => {}
        other => errors.push(format!("invalid interactiveMode for {name}: {other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kubeconfig::effective::overrides::{self, Overrides};
    use crate::kubeconfig::file::File;

    fn error(cluster: &str, user: &str) -> String {
        let text = format!(
            "current-context: c\ncontexts: [{{name: c, context: {{cluster: k, user: u}}}}]\n\
             clusters: [{{name: k, cluster: {{{cluster}}}}}, {{name: broken, cluster: {{proxy-url: x}}}}]\n\
             users: [{{name: u, user: {{{user}}}}}]"
        );
        let mut config = KubeConfig::default();
        config.add(File::parse(text.as_bytes()).unwrap(), Path::new("/none/config"), Path::new("/none"));
        let effective = overrides::apply(&config, &Overrides::default(), &Env::default()).unwrap();
        validate(&effective, &config, &Env::default()).map_or_else(|error| error.to_string(), |()| String::new())
    }

    #[test]
    fn problem_has_message_of_kubectl() {
        // The rows of client-go tools/clientcmd/validation_test.go, as kubectl prints them.
        for (cluster, user, expected) in [
            ("", "", ""),
            (
                "certificate-authority: ca",
                "",
                "unable to read certificate-authority /none/ca for k due to open /none/ca: no such file or directory",
            ),
            (
                "proxy-url: 'socks6://e'",
                "",
                "invalid 'proxy-url' \"socks6://e\" for cluster \"k\": unsupported scheme \"socks6\", must be http, https, or socks5",
            ),
            (
                "",
                "token: a, password: b",
                "more than one authentication method found for u; found [token basicAuth], only one is allowed",
            ),
            (
                "",
                "client-certificate-data: YQ==",
                "client-key-data or client-key must be specified for u to use the clientCert authentication method.",
            ),
            ("", "client-key: none", ""),
            (
                "",
                "exec: {command: x, apiVersion: v, interactiveMode: Never}, auth-provider: {}",
                "authProvider cannot be provided in combination with an exec plugin for u",
            ),
            (
                "",
                "exec: {apiVersion: v, interactiveMode: Never}",
                "command must be specified for u to use exec authentication plugin",
            ),
            (
                "",
                "exec: {command: x, apiVersion: client.authentication.k8s.io/v1}",
                "interactiveMode must be specified for u to use exec authentication plugin",
            ),
            (
                "",
                "exec: {command: x, apiVersion: v, interactiveMode: never}",
                "invalid interactiveMode for u: \"never\"",
            ),
            (
                "",
                "exec: {command: x, apiVersion: v, interactiveMode: Never, env: [{value: v}]}",
                "env variable name must be specified for u to use exec authentication plugin",
            ),
            ("", "as-groups: [x]", "requesting uid, groups or user-extra for u without impersonating a user"),
        ] {
            assert_eq!(error(cluster, user), expected, "{cluster} {user}");
        }
    }

    #[test]
    fn several_problems_are_listed_user_first() {
        assert_eq!(
            error("certificate-authority: ca, certificate-authority-data: YQ==", "exec: {command: x}"),
            "Error in configuration: \n\
             * apiVersion must be specified for u to use exec authentication plugin\n\
             * interactiveMode must be specified for u to use exec authentication plugin\n\
             * certificate-authority-data and certificate-authority are both specified for k. certificate-authority-data will override.\n\
             * unable to read certificate-authority /none/ca for k due to open /none/ca: no such file or directory"
        );
    }

    #[test]
    fn missing_current_context_is_reported() {
        // client-go tools/clientcmd/client_config_test.go, TestCreateMissingContext
        let config = KubeConfig { current_context: "none".into(), ..KubeConfig::default() };
        let effective = overrides::apply(&config, &Overrides::default(), &Env::default()).unwrap();
        let error = validate(&effective, &config, &Env::default()).unwrap_err().to_string();
        assert_eq!(error, "Error in configuration: context was not found for specified context: none");
    }
}
