//! Kubeconfig files that lead to test servers.

use std::io::Write as _;
use std::path::Path;
use std::{fs, io};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::certs::Identity;
use super::server::ApiServer;

/// A kubeconfig with one or more contexts; the first is the current one.
#[derive(Clone)]
#[must_use]
pub struct KubeConfig {
    contexts: Vec<Context>,
    by_files: bool,
}

/// A context, with a cluster and a user of the same name.
#[derive(Clone)]
struct Context {
    name: String,
    server: String,
    authority: Option<String>,
    user: User,
    namespace: Option<String>,
}

#[derive(Clone)]
enum User {
    Nobody,
    Certificate(Identity),
    Token(String),
    Basic(String, String),
}

impl KubeConfig {
    /// The context `test`: the server with its authority, and an administrator with a client certificate.
    pub fn of(server: &ApiServer) -> Self {
        let tls = server.url().starts_with("https");
        let admin = || User::Certificate(server.authority().client("admin", "system:masters"));
        let context = Context {
            name: "test".into(),
            server: server.url(),
            authority: tls.then(|| server.authority().pem()),
            user: if tls { admin() } else { User::Nobody },
            namespace: None,
        };
        Self { contexts: vec![context], by_files: false }
    }

    /// Gives the last context another name.
    pub fn named(self, name: &str) -> Self {
        self.last(|context| context.name = name.into())
    }

    /// The user of the last context shows this certificate.
    pub fn certificate(self, identity: Identity) -> Self {
        self.last(|context| context.user = User::Certificate(identity))
    }

    /// The user of the last context has a bearer token.
    pub fn token(self, token: &str) -> Self {
        self.last(|context| context.user = User::Token(token.into()))
    }

    /// The user of the last context has a name and a password.
    pub fn basic(self, user: &str, password: &str) -> Self {
        self.last(|context| context.user = User::Basic(user.into(), password.into()))
    }

    /// The user of the last context has no credentials.
    pub fn nobody(self) -> Self {
        self.last(|context| context.user = User::Nobody)
    }

    /// The namespace of the last context.
    pub fn namespace(self, namespace: &str) -> Self {
        self.last(|context| context.namespace = Some(namespace.into()))
    }

    /// Certificates and keys in files beside the kubeconfig, named by relative paths.
    pub fn by_files(mut self) -> Self {
        self.by_files = true;
        self
    }

    /// Adds the contexts of another one.
    pub fn and(mut self, other: Self) -> Self {
        self.contexts.extend(other.contexts);
        self
    }

    /// The port of the first cluster.
    pub fn port(&self) -> String {
        self.contexts[0].server.rsplit(':').next().unwrap_or_default().to_owned()
    }

    /// The text of `config`.
    pub fn text(&self) -> String {
        self.files().into_iter().find_map(|(name, text)| (name == "config").then_some(text)).unwrap()
    }

    /// The files by name: `config`, and those it refers to.
    pub fn files(&self) -> Vec<(String, String)> {
        let mut others = Vec::new();
        let (mut clusters, mut users, mut contexts) = (Vec::new(), Vec::new(), Vec::new());
        for context in &self.contexts {
            let Context { name, server, authority, user, namespace } = context;
            let mut pem = |key: &str, file: &str, text: &str| {
                if self.by_files {
                    let file = format!("{name}-{file}");
                    others.push((file.clone(), text.to_owned()));
                    format!("    {key}: {file}\n")
                } else {
                    format!("    {key}-data: {}\n", STANDARD.encode(text))
                }
            };
            let authority = authority.as_ref().map(|text| pem("certificate-authority", "ca.crt", text));
            let user = match user {
                User::Nobody => " {}\n".to_owned(),
                User::Token(token) => format!("\n    token: {token}\n"),
                User::Basic(user, password) => format!("\n    username: {user}\n    password: {password}\n"),
                User::Certificate(identity) => format!(
                    "\n{}{}",
                    pem("client-certificate", "client.crt", &identity.certificate),
                    pem("client-key", "client.key", &identity.key)
                ),
            };
            let namespace = namespace.as_ref().map(|namespace| format!("    namespace: {namespace}\n"));
            let authority = authority.unwrap_or_default();
            let namespace = namespace.unwrap_or_default();
            clusters.push(format!("- name: {name}\n  cluster:\n    server: {server}\n{authority}"));
            users.push(format!("- name: {name}\n  user:{user}"));
            contexts.push(format!("- name: {name}\n  context:\n    cluster: {name}\n    user: {name}\n{namespace}"));
        }
        let config = format!(
            "apiVersion: v1\nkind: Config\ncurrent-context: {}\nclusters:\n{}users:\n{}contexts:\n{}",
            self.contexts[0].name,
            clusters.concat(),
            users.concat(),
            contexts.concat()
        );
        others.push(("config".into(), config));
        others
    }

    /// Writes the files into the directory, which is made. They hold keys: only this user may read them.
    pub fn write_to(&self, dir: &Path) -> io::Result<()> {
        fs::create_dir_all(dir)?;
        for (name, content) in self.files() {
            let mut options = fs::File::options();
            options.write(true).create(true).truncate(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            options.open(dir.join(name))?.write_all(content.as_bytes())?;
        }
        Ok(())
    }

    fn last(mut self, change: impl FnOnce(&mut Context)) -> Self {
        change(self.contexts.last_mut().unwrap());
        self
    }
}

impl From<&ApiServer> for KubeConfig {
    fn from(server: &ApiServer) -> Self {
        Self::of(server)
    }
}
