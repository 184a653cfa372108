//! Credential plugins: shell scripts, and kubeconfig files that name them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::home::Home;
use super::server::ApiServer;

/// The API version that most plugins have.
pub const V1: &str = "client.authentication.k8s.io/v1";

/// A home with the kubeconfig of a server and the script `plugin`, which records each of its runs in `runs`.
pub struct Plugin {
    /// The home.
    pub home: Home,
    server: String,
    authority: String,
}

impl Plugin {
    /// A plugin for a server, with this script; its output is what the script prints.
    pub fn new(server: &ApiServer, script: &str) -> Self {
        let home = Home::new();
        home.script("plugin", &format!("echo run >> \"$HOME/runs\"\n{script}"));
        let authority = STANDARD.encode(server.authority().pem());
        let plugin = Self { home, server: server.url(), authority };
        plugin.configure("", "");
        plugin
    }

    /// A plugin that prints a credential of version 1.
    pub fn printing(server: &ApiServer, status: &Value) -> Self {
        Self::new(server, &print(V1, status))
    }

    /// Writes the kubeconfig: lines for the cluster, and fields of the plugin that add to or replace the default ones.
    pub fn configure(&self, cluster: &str, exec: &str) {
        let default = |key: &str, value: &str| {
            let known = exec.split(['\n', ',']).any(|field| field.trim().starts_with(&format!("{key}:")));
            if known { String::new() } else { format!("{key}: {value}, ") }
        };
        let command = default("command", &self.home.join("plugin").display().to_string());
        let (version, mode) = (default("apiVersion", V1), default("interactiveMode", "Never"));
        self.write(cluster, &format!("exec: {{{command}{version}{mode}{exec}}}"));
    }

    /// Writes the kubeconfig with any user, in flow style.
    pub fn write(&self, cluster: &str, user: &str) {
        let Self { home, server, authority } = self;
        home.write(
            ".kube/config",
            format!(
                "current-context: c\ncontexts: [{{name: c, context: {{cluster: c, user: u}}}}]\nclusters:\n- name: c\n  cluster:\n    \
                 server: {server}\n    certificate-authority-data: {authority}\n{cluster}users: [{{name: u, user: {{{user}}}}}]\n"
            ),
        );
    }

    /// How often it was run.
    pub fn runs(&self) -> usize {
        std::fs::read_to_string(self.home.join("runs")).map_or(0, |runs| runs.lines().count())
    }
}

/// Commands that print a credential.
pub fn print(version: &str, status: &Value) -> String {
    format!("printf %s '{}'", json!({"kind": "ExecCredential", "apiVersion": version, "status": status}))
}
