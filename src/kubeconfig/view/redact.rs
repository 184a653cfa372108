//! Redacts the secrets of a kubeconfig, with kubectl's placeholders and in more places than kubectl does.

use crate::go::url;
use crate::kubeconfig::KubeConfig;
use crate::kubeconfig::file::{Cluster, Exec, User};
use crate::kubeconfig::secret::{BASE64, Data, Secret};
use base64::Engine as _;

/// Replaces a secret.
const REDACTED: &str = "REDACTED";

/// A variable, argument or setting whose name contains one of these holds a secret.
const SECRET_WORDS: [&str; 8] =
    ["token", "secret", "password", "passwd", "passphrase", "api_key", "access_key", "private_key"];

/// Hides tokens, passwords, keys and certificates (client-go `tools/clientcmd/api/helpers.go`, `RedactSecrets` and
/// `ShortenConfig`). As in kubectl, even an empty key is redacted.
///
/// Unlike kubectl, this also redacts secret settings of an `auth-provider`, secret variables and arguments of an `exec`,
/// and passwords in URLs.
pub fn redact(config: &mut KubeConfig) {
    config.users.entries.values_mut().for_each(|user| redact_user(&mut user.value));
    config.clusters.entries.values_mut().for_each(|cluster| redact_cluster(&mut cluster.value));
}

fn redact_user(user: &mut User) {
    hide_data(&mut user.client_certificate_data);
    user.client_key_data.iter_mut().for_each(|data| *data = omitted());
    hide(&mut user.token);
    hide(&mut user.password);
    for (name, value) in user.auth_provider.iter_mut().filter_map(|provider| provider.config.as_mut()).flatten() {
        if names_a_secret(name) {
            hide(value);
        }
    }
    user.exec.iter_mut().for_each(redact_exec);
}

fn redact_exec(exec: &mut Exec) {
    exec.env
        .iter_mut()
        .filter(|variable| names_a_secret(&variable.name))
        .for_each(|variable| hide(&mut variable.value));
    // `--client-secret=x`, or `--client-secret x`.
    let mut follows_secret_flag = false;
    for argument in &mut exec.args {
        let flag = argument.starts_with('-');
        match argument.split_once('=') {
            Some((name, _)) if flag && names_a_secret(name) => *argument = format!("{name}={REDACTED}"),
            _ if follows_secret_flag && !flag => REDACTED.clone_into(argument),
            _ => {}
        }
        follows_secret_flag = flag && !argument.contains('=') && names_a_secret(argument);
    }
}

fn redact_cluster(cluster: &mut Cluster) {
    hide_data(&mut cluster.certificate_authority_data);
    hide_password(&mut cluster.server);
    hide_password(&mut cluster.proxy_url);
}

fn names_a_secret(name: &str) -> bool {
    let name = name.to_lowercase().replace('-', "_");
    SECRET_WORDS.iter().any(|part| name.contains(part))
}

fn hide(secret: &mut Secret) {
    if !secret.is_empty() {
        REDACTED.clone_into(&mut secret.0);
    }
}

fn hide_data(data: &mut Data) {
    if !data.is_empty() {
        *data = omitted();
    }
}

/// The bytes whose base64 form is kubectl's placeholder.
fn omitted() -> Data {
    Data(BASE64.decode("DATA+OMITTED").expect("this is base64"))
}

/// Leaves an empty password as it is.
fn hide_password(url: &mut String) {
    if let Some(password) = url::password_range(url).filter(|password| !password.is_empty()) {
        url.replace_range(password, REDACTED);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kubeconfig::file::File;
    use std::path::Path;

    fn redacted(text: &str) -> serde_json::Value {
        let mut config = KubeConfig::default();
        config.add(File::parse(text.as_bytes()).unwrap(), Path::new("/config"), Path::new("/"));
        redact(&mut config);
        serde_json::to_value(config).unwrap()
    }

    #[test]
    fn secrets_get_placeholders_of_kubectl() {
        for (user, expected) in [
            ("token: t, password: p, username: u", r#"{"password":"REDACTED","token":"REDACTED","username":"u"}"#),
            (
                "client-key-data: YWJj, client-certificate-data: YWJj",
                r#"{"client-certificate-data":"DATA+OMITTED","client-key-data":"DATA+OMITTED"}"#,
            ),
            ("client-key-data: '', client-certificate-data: '', token: ''", r#"{"client-key-data":"DATA+OMITTED"}"#),
            ("client-key-data: null", "{}"),
            ("client-key: a, tokenFile: b", r#"{"client-key":"a","tokenFile":"b"}"#),
        ] {
            let config = redacted(&format!("users: [{{name: u, user: {{{user}}}}}]"));
            assert_eq!(config["users"][0]["user"].to_string(), expected, "{user}");
        }
    }

    #[test]
    fn secret_name_redacts_value() {
        let config = redacted(
            "users: [{user: {auth-provider: {config: {id-token: a, client-secret: b, client-id: c, idp: ''}},
              exec: {args: [--client-secret=d, --x, --api-key, e, --token, --y, get-token, f],
                     env: [{name: AWS_SECRET_ACCESS_KEY, value: g}, {name: AWS_PROFILE, value: h}, {name: Token}]}}}]",
        );
        let user = &config["users"][0]["user"];
        assert_eq!(
            user["auth-provider"]["config"].to_string(),
            r#"{"client-id":"c","client-secret":"REDACTED","id-token":"REDACTED","idp":""}"#
        );
        assert_eq!(
            user["exec"]["args"].to_string(),
            r#"["--client-secret=REDACTED","--x","--api-key","REDACTED","--token","--y","get-token","f"]"#
        );
        let values: Vec<_> = (0..3).map(|index| user["exec"]["env"][index]["value"].as_str().unwrap()).collect();
        assert_eq!(values, ["REDACTED", "h", ""]);
    }

    #[test]
    fn password_in_url_is_redacted() {
        for (url, expected) in [
            ("https://h:1/p", "https://h:1/p"),
            ("http://u:p@h:1/p", "http://u:REDACTED@h:1/p"),
            ("http://u:p:q@r@h", "http://u:REDACTED@h"),
            ("http://u@h", "http://u@h"),
            ("http://u:@h", "http://u:@h"),
            ("u:p@h", "u:REDACTED@h"),
            ("https://h/a:b@c", "https://h/a:b@c"),
            ("", ""),
        ] {
            let mut shown = url.to_owned();
            hide_password(&mut shown);
            assert_eq!(shown, expected);
        }
    }
}
