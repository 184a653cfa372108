//! The types of a kubeconfig file, with the names and in the order that kubectl writes
//! (client-go `tools/clientcmd/api/v1/types.go`).

mod load;
mod merge;
mod named;

pub use load::{Sources, load, load_existing};
pub use merge::{KubeConfig, Merged, Sourced};

use super::secret::{Data, Secret};
use crate::go::yaml::{decode, node::Node, read};
use named::{Extensions, Named, NamedList};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One file. Names are unique in each list; unknown fields are dropped.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct File {
    pub preferences: Preferences,
    pub clusters: Named<Cluster>,
    pub users: Named<User>,
    pub contexts: Named<Context>,
    pub current_context: String,
    pub extensions: Extensions,
}

/// Settings without effect, which kubectl preserves.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    #[serde(skip_serializing_if = "is_false")]
    pub colors: bool,
    #[serde(skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}

/// How to reach a server and which certificates to trust.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Cluster {
    pub server: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tls_server_name: String,
    #[serde(skip_serializing_if = "is_false")]
    pub insecure_skip_tls_verify: bool,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub certificate_authority: String,
    #[serde(skip_serializing_if = "Data::is_empty")]
    pub certificate_authority_data: Data,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub proxy_url: String,
    #[serde(skip_serializing_if = "is_false")]
    pub disable_compression: bool,
    #[serde(skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}

/// The credentials of a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct User {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub client_certificate: String,
    #[serde(skip_serializing_if = "Data::is_empty")]
    pub client_certificate_data: Data,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub client_key: String,
    /// `None` if the field is missing: `config view` redacts even an empty key.
    #[serde(skip_serializing_if = "Data::is_absent")]
    pub client_key_data: Option<Data>,
    #[serde(skip_serializing_if = "Secret::is_empty")]
    pub token: Secret,
    #[serde(rename = "tokenFile", skip_serializing_if = "String::is_empty")]
    pub token_file: String,
    #[serde(rename = "as", skip_serializing_if = "String::is_empty")]
    pub impersonate: String,
    #[serde(rename = "as-uid", skip_serializing_if = "String::is_empty")]
    pub impersonate_uid: String,
    #[serde(rename = "as-groups", skip_serializing_if = "Vec::is_empty")]
    pub impersonate_groups: Vec<String>,
    #[serde(rename = "as-user-extra", skip_serializing_if = "BTreeMap::is_empty")]
    pub impersonate_extra: BTreeMap<String, Vec<String>>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub username: String,
    #[serde(skip_serializing_if = "Secret::is_empty")]
    pub password: Secret,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_provider: Option<AuthProvider>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exec: Option<Exec>,
    #[serde(skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}

/// A cluster with the user and the namespace to use there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Context {
    pub cluster: String,
    pub user: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub namespace: String,
    #[serde(skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}

/// A login method that is compiled into the client. Its settings are secrets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AuthProvider {
    pub name: String,
    pub config: Option<BTreeMap<String, Secret>>,
}

/// An exec credential plugin.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Exec {
    pub command: String,
    pub args: Vec<String>,
    pub env: Vec<ExecVariable>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub api_version: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub install_hint: String,
    pub provide_cluster_info: bool,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub interactive_mode: String,
}

/// An environment variable of a plugin.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExecVariable {
    pub name: String,
    pub value: Secret,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

impl NamedList for Cluster {
    const FIELD: &'static str = "cluster";
    const LIST: &'static str = "NamedCluster";
    const MAP: &'static str = "*api.Cluster";
}

impl NamedList for User {
    const FIELD: &'static str = "user";
    const LIST: &'static str = "NamedAuthInfo";
    const MAP: &'static str = "*api.AuthInfo";
}

impl NamedList for Context {
    const FIELD: &'static str = "context";
    const LIST: &'static str = "NamedContext";
    const MAP: &'static str = "*api.Context";
}

impl File {
    /// Parses a file (client-go `tools/clientcmd/loader.go`, `Load`). An empty file is an empty kubeconfig.
    ///
    /// # Errors
    /// Invalid YAML, another kind of document, a value of the wrong type, or a repeated name in a list.
    pub fn parse(input: &[u8]) -> Result<Self, String> {
        let node = read::parse(input)?;
        check_version(&node)?;
        let mut file: Self = decode::decode(&node).map_err(|error| match error.problem() {
            // kubectl's message has no path.
            duplicate if duplicate.starts_with("error converting") => duplicate.to_owned(),
            _ => error.to_string(),
        })?;
        file.users.0.values_mut().filter_map(|user| user.exec.as_mut()).for_each(set_default_mode);
        Ok(file)
    }
}

/// Version and kind may both be missing (apimachinery `runtime/serializer/json`, client-go `clientcmd/api/latest`).
fn check_version(node: &Node) -> Result<(), String> {
    let text = |field: &str| match node {
        Node::Null => Ok(String::new()),
        Node::Map(map) => map
            .get(field)
            .map_or(Ok(String::new()), |value| decode::decode(value).map_err(|error| format!("{field}: {error}"))),
        other => Err(format!("expected a map, found {}", other.kind())),
    };
    let broken = |problem| format!("couldn't get version/kind; json parse error: {problem}");
    let version = text("apiVersion").map_err(broken)?;
    let kind = text("kind").map_err(broken)?;
    if matches!(version.as_str(), "" | "v1") && matches!(kind.as_str(), "" | "Config") {
        return Ok(());
    }
    let version = if version.is_empty() { "v1" } else { &version };
    let kind = if kind.is_empty() { "Config" } else { &kind };
    Err(format!("no kind {kind:?} is registered for version {version:?}"))
}

/// Before v1 the mode could be omitted (client-go `tools/clientcmd/api/v1/defaults.go`).
fn set_default_mode(exec: &mut Exec) {
    let old = ["client.authentication.k8s.io/v1beta1", "client.authentication.k8s.io/v1alpha1"];
    if exec.interactive_mode.is_empty() && old.contains(&exec.api_version.as_str()) {
        "IfAvailable".clone_into(&mut exec.interactive_mode);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> String {
        let file = File::parse(text.as_bytes()).unwrap();
        serde_json::to_string(&(file.clusters, file.users, file.contexts, file.extensions)).unwrap()
    }

    #[test]
    fn fields_are_written_in_order_of_kubectl() {
        for (text, expected) in [
            ("", "[[],[],[],[]]"),
            ("clusters: null\nusers: ~\nunknown: [1]", "[[],[],[],[]]"),
            ("clusters: [null]", r#"[[{"name":"","cluster":{"server":""}}],[],[],[]]"#),
            (
                "clusters: [{name: a, user: 5, cluster: {proxy-url: p, certificate-authority-data: YQ==}}]",
                r#"[[{"name":"a","cluster":{"server":"","certificate-authority-data":"YQ==","proxy-url":"p"}}],[],[],[]]"#,
            ),
            (
                "users: [{name: a, user: {token: t, as: b, as-groups: [], auth-provider: {}}}]",
                r#"[[],[{"name":"a","user":{"token":"t","as":"b","auth-provider":{"name":"","config":null}}}],[],[]]"#,
            ),
            (
                "users: [{name: a, user: {exec: {apiVersion: client.authentication.k8s.io/v1beta1, env: [~]}}}]",
                r#"[[],[{"name":"a","user":{"exec":{"command":"","args":[],"env":[{"name":"","value":""}],"apiVersion":"client.authentication.k8s.io/v1beta1","provideClusterInfo":false,"interactiveMode":"IfAvailable"}}}],[],[]]"#,
            ),
            (
                "contexts: [{name: b}, {name: a, context: {namespace: ns}}]",
                r#"[[],[],[{"name":"a","context":{"cluster":"","user":"","namespace":"ns"}},{"name":"b","context":{"cluster":"","user":""}}],[]]"#,
            ),
            (
                "extensions: [{name: a, extension: ~}, {name: a, extension: {z: 1, b: 1e3}}]",
                r#"[[],[],[],[{"name":"a","extension":{"b":1000,"z":1}}]]"#,
            ),
        ] {
            assert_eq!(json(text), expected, "{text}");
        }
    }

    #[test]
    fn a_mode_is_required_for_v1_alone() {
        let text = "users: [{user: {exec: {apiVersion: client.authentication.k8s.io/v1}}}]";
        assert!(!json(text).contains("interactiveMode"));
    }

    #[test]
    fn other_kind_of_file_is_refused() {
        let registered =
            |kind: &str, version: &str| format!("no kind \"{kind}\" is registered for version \"{version}\"");
        for (text, expected) in [
            ("kind: Pod", registered("Pod", "v1")),
            ("apiVersion: v2", registered("Config", "v2")),
            ("kind: config", registered("config", "v1")),
            ("kind: \"a\\nb\"", registered("a\\nb", "v1")),
            ("[1]", "couldn't get version/kind; json parse error: expected a map, found a list".into()),
            (
                "clusters: [{name: a}, {name: a}]",
                "error converting *[]NamedCluster into *map[string]*api.Cluster: duplicate name \"a\" in list: [...]"
                    .into(),
            ),
            (
                "users: [{}, null]",
                "error converting *[]NamedAuthInfo into *map[string]*api.AuthInfo: duplicate name \"\" in list: [...]"
                    .into(),
            ),
            ("users: [{name: true}]", "users[0].name: expected a string, found a boolean; quote it".into()),
            (
                "users: [{user: {token: 12345}}]",
                "users[0].user.token: expected a string, found a number; quote it".into(),
            ),
            (
                "users: [{user: {client-key-data: YQ}}]",
                "users[0].user.client-key-data: illegal base64 data at input byte 2".into(),
            ),
            (
                "clusters: [{cluster: {insecure-skip-tls-verify: 'true'}}]",
                "clusters[0].cluster.insecure-skip-tls-verify: expected true or false, found a string".into(),
            ),
        ] {
            assert_eq!(File::parse(text.as_bytes()).unwrap_err(), expected, "{text}");
        }
    }

    #[test]
    fn debug_output_hides_every_secret() {
        let user = "{token: s3cret, password: s3cret, client-key-data: czNjcmV0, auth-provider: {config: {a: s3cret}}, \
                    exec: {env: [{name: a, value: s3cret}]}}";
        let file = File::parse(format!("users: [{{name: a, user: {user}}}]").as_bytes()).unwrap();
        assert!(!format!("{file:?}").contains("s3cret"));
    }
}
