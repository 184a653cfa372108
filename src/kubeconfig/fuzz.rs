//! Kubeconfig files by random input.

use std::path::Path;

use super::KubeConfig;
use super::file::File;
use crate::fuzz::{Random, check, mutate};
use crate::go::yaml::fuzz::WORDS as YAML;
use crate::go::yaml::write;

/// What a change puts into a document, beside YAML's own words.
const WORDS: [&str; 18] = [
    "name: a",
    "clusters:\n",
    "users:\n",
    "contexts: ",
    "cluster: ",
    "user: ",
    "context: ",
    "token: t",
    "exec: {}",
    "auth-provider: ",
    "extensions: [{name: a, extension: {b: 1.0}}]",
    "client-key-data: YQ==",
    "client-key-data: ''",
    "as-user-extra: {a: [b]}",
    "current-context: a\n",
    "kind: Config\n",
    "apiVersion: v1\n",
    "preferences: {colors: true}",
];
const DOCUMENT: &str = "\
apiVersion: v1
kind: Config
current-context: dev
preferences: {}
clusters:
- name: dev
  cluster: {server: 'https://h:6443', certificate-authority-data: YWJj, tls-server-name: x, proxy-url: 'http://p'}
- cluster:
    server: https://i
    insecure-skip-tls-verify: true
    extensions:
    - name: tool
      extension: {last-update: 'Fri, 01 Jan', version: v1.2, n: [1, 2.5, ~]}
  name: other
users:
- name: dev
  user:
    client-certificate: crt.pem
    client-key-data: YWJj
    token: secret
- name: other
  user:
    exec: {apiVersion: client.authentication.k8s.io/v1, command: p, args: [a, \"b c\"], env: [{name: N, value: v}], interactiveMode: Never}
    auth-provider: {name: oidc, config: {id-token: t}}
contexts:
- {name: dev, context: {cluster: dev, user: dev, namespace: shop}}
- name: other
  context: {cluster: other, user: other}
";

fn config(text: &[u8]) -> Result<KubeConfig, String> {
    let mut config = KubeConfig::default();
    config.add(File::parse(text)?, Path::new("config"), Path::new("/x"));
    Ok(config)
}

#[test]
fn mutated_file_is_refused_or_round_trips() {
    let words: Vec<&str> = YAML.into_iter().chain(WORDS).collect();
    check(2_000, |random: &mut Random| {
        let text = mutate(random, DOCUMENT.as_bytes(), &words);
        let config = match self::config(&text) {
            Ok(config) => config,
            Err(problem) => {
                // A name that stands twice is quoted as it is.
                let quotes = problem.contains("duplicate name");
                return assert!(!problem.is_empty() && (quotes || !problem.contains('\n')), "{problem}");
            }
        };
        let mut written = Vec::new();
        write::write(&mut written, &config).unwrap();
        let again = self::config(&written).unwrap_or_else(|it| panic!("{it}\n{}", String::from_utf8_lossy(&written)));
        assert_eq!(serde_json::to_string(&again).unwrap(), serde_json::to_string(&config).unwrap());
    });
}
