//! kubectl's connection flags, under kubectl's names.

use std::convert::Infallible;
use std::path::PathBuf;

use clap::Args;
use clap::builder::{OsStringValueParser, TypedValueParser};

use crate::kubeconfig::Overrides;
use crate::kubeconfig::Secret;

/// Which server, and who asks. A flag wins over the kubeconfig.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Connection")]
pub struct Connection {
    /// The kubeconfig file [default: $KUBECONFIG, then ~/.kube/config]
    #[arg(long, global = true, value_name = "FILE", value_parser = path())]
    pub kubeconfig: Option<PathBuf>,
    /// The file with the preferences for kubectl, which say what credential plugins may run [default: $KUBERC, then
    /// ~/.kube/kuberc]
    #[arg(long, global = true, value_name = "FILE", value_parser = path())]
    pub kuberc: Option<PathBuf>,
    /// The context of the kubeconfig
    #[arg(long, global = true, value_name = "NAME")]
    pub context: Option<String>,
    /// The cluster of the kubeconfig
    #[arg(long, global = true, value_name = "NAME")]
    pub cluster: Option<String>,
    /// The user of the kubeconfig
    #[arg(long, global = true, value_name = "NAME")]
    pub user: Option<String>,
    /// The URL of the API server
    #[arg(short, long, global = true, value_name = "URL")]
    pub server: Option<String>,
    /// A bearer token
    #[arg(long, global = true, value_name = "TOKEN", value_parser = secret)]
    pub token: Option<Secret>,
    /// A user name for basic authentication
    #[arg(long, global = true, value_name = "NAME")]
    pub username: Option<String>,
    /// A password for basic authentication
    #[arg(long, global = true, value_name = "PASSWORD", value_parser = secret)]
    pub password: Option<Secret>,
    /// A file with the certificates to trust
    #[arg(long, global = true, value_name = "FILE", value_parser = path())]
    pub certificate_authority: Option<PathBuf>,
    /// A file with the client certificate
    #[arg(long, global = true, value_name = "FILE", value_parser = path())]
    pub client_certificate: Option<PathBuf>,
    /// A file with the key of the client certificate
    #[arg(long, global = true, value_name = "FILE", value_parser = path())]
    pub client_key: Option<PathBuf>,
    /// Trust any certificate of the server
    #[arg(long, global = true)]
    pub insecure_skip_tls_verify: bool,
    /// The name that the server's certificate must have
    #[arg(long, global = true, value_name = "NAME")]
    pub tls_server_name: Option<String>,
    /// The namespace
    #[arg(short, long, global = true, value_name = "NAME")]
    pub namespace: Option<String>,
    /// Ask as this user
    #[arg(long = "as", global = true, value_name = "USER")]
    pub impersonate: Option<String>,
    /// Ask as a member of this group; may be given several times
    #[arg(long, global = true, value_name = "GROUP")]
    pub as_group: Vec<String>,
    /// Ask as the user with this ID
    #[arg(long, global = true, value_name = "UID")]
    pub as_uid: Option<String>,
    /// Ask with this extra, as key=value; may be given several times
    #[arg(long, global = true, value_name = "KEY=VALUE")]
    pub as_user_extra: Vec<String>,
    /// How long all requests may take, as seconds or with a unit: 1s, 2m; 0 is no limit [default: 32s each for discovery]
    #[arg(long, global = true, value_name = "DURATION")]
    pub request_timeout: Option<String>,
    /// Ask for uncompressed answers
    #[arg(long, global = true)]
    pub disable_compression: bool,
}

impl Connection {
    /// The flags as the kubeconfig floor takes them: one that is not given is an empty value, as in kubectl.
    pub fn overrides(&self) -> Overrides {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let path = |value: &Option<PathBuf>| value.clone().unwrap_or_default();
        Overrides {
            context: text(&self.context),
            cluster: text(&self.cluster),
            user: text(&self.user),
            namespace: text(&self.namespace),
            server: text(&self.server),
            tls_server_name: text(&self.tls_server_name),
            insecure_skip_tls_verify: self.insecure_skip_tls_verify,
            certificate_authority: path(&self.certificate_authority),
            client_certificate: path(&self.client_certificate),
            client_key: path(&self.client_key),
            token: self.token.clone().unwrap_or_default(),
            username: text(&self.username),
            password: self.password.clone().unwrap_or_default(),
            impersonate: text(&self.impersonate),
            impersonate_uid: text(&self.as_uid),
            impersonate_groups: self.as_group.clone(),
            impersonate_user_extra: self.as_user_extra.clone(),
            request_timeout: text(&self.request_timeout),
            disable_compression: self.disable_compression,
        }
    }
}

/// A flag whose value is in no `Debug` output.
#[expect(clippy::unnecessary_wraps, reason = "the shape of a parser of clap")]
fn secret(text: &str) -> Result<Secret, Infallible> {
    Ok(Secret(text.to_owned()))
}

/// A path, which may be empty: `--kubeconfig "$UNSET"` counts as not given, as in kubectl.
pub fn path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}
