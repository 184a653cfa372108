//! A run in a pod, where the cluster itself says how it is reached.

use super::credential::Credential;
use super::overlay::Overrides;
use super::paths;
use super::server::Server;
use super::tls::{self, Tls};
use crate::env::Env;
use crate::exit::Failure;

/// Whether this is a pod with a token (client-go `tools/clientcmd/client_config.go`, `inClusterClientConfig.Possible`).
pub fn is_possible(env: &Env) -> bool {
    let token = env.service_account_dir.join("token");
    env.service_host.is_some() && env.service_port.is_some() && token.metadata().is_ok_and(|token| !token.is_dir())
}

/// The namespace of the pod (client-go `tools/clientcmd/client_config.go`, `inClusterClientConfig.Namespace`).
pub fn namespace(env: &Env) -> String {
    if let Some(namespace) = &env.pod_namespace {
        return namespace.clone();
    }
    let file = std::fs::read_to_string(env.service_account_dir.join("namespace")).unwrap_or_default();
    let namespace = file.trim();
    if namespace.is_empty() { "default".to_owned() } else { namespace.to_owned() }
}

/// Server, trust and credential of a pod. Of the flags, only server, token and certificate authority count
/// (client-go `rest/config.go`, `InClusterConfig`; `tools/clientcmd/client_config.go`, `inClusterClientConfig`).
///
/// # Errors
/// A token or a certificate authority of the flags that cannot be read, or a server that is none.
pub fn access(flags: &Overrides, env: &Env) -> Result<(Server, Tls, Credential), Failure> {
    let (host, port) =
        (env.service_host.as_deref().unwrap_or_default(), env.service_port.as_deref().unwrap_or_default());
    let host = if host.contains([':', '%']) { format!("[{host}]") } else { host.to_owned() };
    let server = if flags.server.is_empty() { format!("https://{host}:{port}") } else { flags.server.clone() };
    let token_file = env.service_account_dir.join("token");
    paths::read(&token_file, &env.current_dir).map_err(|error| Failure::error(error.text))?;
    let server = Server::parse(&server)?;
    let authority = if flags.certificate_authority.as_os_str().is_empty() {
        pod_authority(env)
    } else {
        let (cluster, user) = Default::default();
        let cluster = super::overlay::ChosenCluster { authority_file: flags.certificate_authority.clone(), ..cluster };
        tls::resolve(&cluster, &user, env)?.certificate_authority
    };
    let credential = if flags.token.is_empty() {
        Credential::Token { inline: None, file: Some(token_file) }
    } else {
        Credential::Token { inline: Some(flags.token.clone()), file: None }
    };
    Ok((server, Tls { certificate_authority: authority, ..Tls::default() }, credential))
}

/// The pod's certificate authority. Without a sound one the system's roots are trusted.
fn pod_authority(env: &Env) -> Option<Vec<u8>> {
    let file = env.service_account_dir.join("ca.crt");
    let problem = match paths::read(&file, &env.current_dir) {
        Ok(pem) if pem.is_empty() => "it is empty".to_owned(),
        Ok(pem) => match tls::check_authority(&pem) {
            Ok(()) => return Some(pem),
            Err(problem) => problem.to_owned(),
        },
        Err(error) => error.text,
    };
    log::error!("Expected to load root CA config from {}, but got err: {problem}", file.display());
    None
}
