//! The in-cluster configuration that a pod has: service host, token and certificate authority.

use super::credential::Credential;
use super::overrides::Overrides;
use super::server::Server;
use super::tls::{self, Tls};
use crate::kubeconfig::Error;
use crate::kubeconfig::read::read_file;
use crate::sys::Env;

/// Whether this process runs in a pod with a token (client-go `tools/clientcmd/client_config.go`, `inClusterClientConfig.Possible`).
pub fn is_possible(env: &Env) -> bool {
    let token = env.service_account_dir.join("token");
    env.service_host.is_some() && env.service_port.is_some() && token.metadata().is_ok_and(|token| !token.is_dir())
}

/// The pod's namespace (client-go `tools/clientcmd/client_config.go`, `inClusterClientConfig.Namespace`).
pub fn namespace(env: &Env) -> String {
    if let Some(namespace) = &env.pod_namespace {
        return namespace.clone();
    }
    let file = read_file(&env.service_account_dir.join("namespace"), env).unwrap_or_default();
    let file = String::from_utf8(file).unwrap_or_default();
    let namespace = file.trim();
    if namespace.is_empty() { "default".to_owned() } else { namespace.to_owned() }
}

/// Server, trust and credential of a pod. Of the flags, only server, token and certificate authority apply
/// (client-go `rest/config.go`, `InClusterConfig`; `tools/clientcmd/client_config.go`, `inClusterClientConfig`).
///
/// # Errors
/// A token or certificate authority that cannot be read, or a server that is not a URL.
pub fn config(flags: &Overrides, env: &Env) -> Result<(Server, Tls, Credential), Error> {
    let (host, port) =
        (env.service_host.as_deref().unwrap_or_default(), env.service_port.as_deref().unwrap_or_default());
    let host = if host.contains([':', '%']) { format!("[{host}]") } else { host.to_owned() };
    let server = if flags.server.is_empty() { format!("https://{host}:{port}") } else { flags.server.clone() };
    let token_file = env.service_account_dir.join("token");
    read_file(&token_file, env)?;
    let server = Server::parse(&server)?;
    let authority = if flags.certificate_authority.as_os_str().is_empty() {
        pod_authority(env)
    } else {
        let (cluster, user) = Default::default();
        let cluster =
            super::overrides::EffectiveCluster { authority_file: flags.certificate_authority.clone(), ..cluster };
        tls::resolve(&cluster, &user, env)?.certificate_authority
    };
    let credential = if flags.token.is_empty() {
        Credential::Token { inline: None, file: Some(token_file) }
    } else {
        Credential::Token { inline: Some(flags.token.clone()), file: None }
    };
    Ok((server, Tls { certificate_authority: authority, ..Tls::default() }, credential))
}

/// The pod's certificate authority. Without a valid one the system's roots are trusted.
fn pod_authority(env: &Env) -> Option<Vec<u8>> {
    let file = env.service_account_dir.join("ca.crt");
    let problem = match read_file(&file, env) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kubeconfig::ClientConfig;
    use crate::kubeconfig::KubeConfig;
    use crate::kubeconfig::PluginPolicy;
    use crate::kubeconfig::file::File;
    use crate::kubeconfig::secret::Secret;
    use std::fs;
    use std::path::Path;
    use tempfile::TempDir;

    const CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----\nYWJj\n-----END CERTIFICATE-----\n";

    /// A service account directory.
    fn dir() -> (TempDir, Env) {
        let dir = tempfile::tempdir().unwrap();
        for (name, content) in [("token", "t"), ("ca.crt", CERTIFICATE), ("namespace", " pod-namespace\n")] {
            fs::write(dir.path().join(name), content).unwrap();
        }
        let service_account_dir = dir.path().to_owned();
        (dir, Env { service_account_dir, ..Env::default() })
    }

    fn pod(env: Env) -> Env {
        Env { service_host: Some("fd00::1".into()), service_port: Some("443".into()), ..env }
    }

    fn other_cluster(context: &str) -> KubeConfig {
        let text = format!(
            "current-context: c\ncontexts: [{{name: c, context: {{cluster: k{context}}}}}]\n\
             clusters: [{{name: k, cluster: {{server: 'https://other'}}}}]"
        );
        let mut config = KubeConfig::default();
        config.add(File::parse(text.as_bytes()).unwrap(), Path::new("/x/config"), Path::new("/x"));
        config
    }

    #[test]
    fn in_cluster_config_applies_only_to_defaults() {
        let (_dir, env) = dir();
        let env = pod(env);
        let nothing = KubeConfig::default();
        let server = |flags: &Overrides| {
            ClientConfig::resolve(&nothing, flags, &PluginPolicy::AllowAll, &env).unwrap().server.as_str().to_owned()
        };
        assert_eq!(server(&Overrides::default()), "https://[fd00::1]:443");
        assert_eq!(server(&Overrides { token: Secret("t".into()), ..Overrides::default() }), "https://[fd00::1]:443");
        assert_eq!(server(&Overrides { request_timeout: "0".into(), ..Overrides::default() }), "https://[fd00::1]:443");
        for flags in [
            Overrides { request_timeout: "1".into(), ..Overrides::default() },
            Overrides { impersonate: "i".into(), ..Overrides::default() },
            Overrides { disable_compression: true, ..Overrides::default() },
        ] {
            assert_eq!(server(&flags), "http://localhost:8080");
        }
        let access = ClientConfig::resolve(&nothing, &Overrides::default(), &PluginPolicy::AllowAll, &env).unwrap();
        assert_eq!(
            access.credential,
            Credential::Token { inline: None, file: Some(env.service_account_dir.join("token")) }
        );
        assert_eq!(access.tls.certificate_authority.as_deref(), Some(CERTIFICATE.as_bytes()));
    }

    #[test]
    fn pod_namespace_applies_if_context_has_none() {
        for (flag, context, variable, in_pod, expected) in [
            ("flag", ", namespace: context", None, true, "flag"),
            ("", ", namespace: context", None, true, "context"),
            ("", ", namespace: default", None, true, "default"),
            ("", "", None, true, "pod-namespace"),
            ("", "", Some("variable"), true, "variable"),
            ("", "", Some("variable"), false, "default"),
        ] {
            let (_dir, env) = dir();
            let env = Env { pod_namespace: variable.map(str::to_owned), ..if in_pod { pod(env) } else { env } };
            let flags = Overrides { namespace: flag.into(), ..Overrides::default() };
            let access = ClientConfig::resolve(&other_cluster(context), &flags, &PluginPolicy::AllowAll, &env).unwrap();
            assert_eq!(access.namespace, expected, "{flag} {context}");
        }
    }
}
