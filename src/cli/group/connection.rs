//! kubectl's connection flags, under kubectl's names and with kubectl's descriptions.

use std::path::PathBuf;

use clap::Args;

use crate::cli::value_parser::{path, secret};
use crate::kubeconfig::Secret;

/// Which server a request goes to and with which credentials. A flag takes precedence over the kubeconfig.
#[derive(Args, Debug)]
#[command(next_help_heading = "Connection")]
pub struct ConnectionArgs {
    /// Path to the kubeconfig file to use for CLI requests [default: $KUBECONFIG, then ~/.kube/config]
    #[arg(long, global = true, value_name = "FILE", value_parser = path())]
    pub kubeconfig: Option<PathBuf>,
    /// Path to the kuberc file to use for preferences; only its credential plugin policy is read [default: $KUBERC,
    /// then ~/.kube/kuberc]
    #[arg(long, global = true, value_name = "FILE", value_parser = path())]
    pub kuberc: Option<PathBuf>,
    /// The name of the kubeconfig context to use [default: the current context]
    #[arg(long, global = true, value_name = "NAME")]
    pub context: Option<String>,
    /// The name of the kubeconfig cluster to use [default: that of the context]
    #[arg(long, global = true, value_name = "NAME")]
    pub cluster: Option<String>,
    /// The name of the kubeconfig user to use [default: that of the context]
    #[arg(long, global = true, value_name = "NAME")]
    pub user: Option<String>,
    /// The address and port of the Kubernetes API server [default: that of the cluster]
    #[arg(short, long, global = true, value_name = "URL")]
    pub server: Option<String>,
    /// Bearer token for authentication to the API server
    #[arg(long, global = true, value_name = "TOKEN", value_parser = secret)]
    pub token: Option<Secret>,
    /// Username for basic authentication to the API server
    #[arg(long, global = true, value_name = "NAME")]
    pub username: Option<String>,
    /// Password for basic authentication to the API server
    #[arg(long, global = true, value_name = "PASSWORD", value_parser = secret)]
    pub password: Option<Secret>,
    /// Path to a cert file for the certificate authority
    #[arg(long, global = true, value_name = "FILE", value_parser = path())]
    pub certificate_authority: Option<PathBuf>,
    /// Path to a client certificate file for TLS
    #[arg(long, global = true, value_name = "FILE", value_parser = path())]
    pub client_certificate: Option<PathBuf>,
    /// Path to a client key file for TLS
    #[arg(long, global = true, value_name = "FILE", value_parser = path())]
    pub client_key: Option<PathBuf>,
    /// If true, the server's certificate will not be checked for validity. This will make your HTTPS connections
    /// insecure
    #[arg(long, global = true)]
    pub insecure_skip_tls_verify: bool,
    /// Server name to use for server certificate validation [default: the hostname used to contact the server]
    #[arg(long, global = true, value_name = "NAME")]
    pub tls_server_name: Option<String>,
    /// If present, the namespace scope for this CLI request [default: that of the context, else default]
    #[arg(short, long, global = true, value_name = "NAME")]
    pub namespace: Option<String>,
    /// Username to impersonate for the operation. User could be a regular user or a service account in a namespace
    #[arg(long = "as", global = true, value_name = "USER")]
    pub impersonate: Option<String>,
    /// Group to impersonate for the operation, this flag can be repeated to specify multiple groups
    #[arg(long, global = true, value_name = "GROUP")]
    pub as_group: Vec<String>,
    /// UID to impersonate for the operation
    #[arg(long, global = true, value_name = "UID")]
    pub as_uid: Option<String>,
    /// User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same
    /// key
    #[arg(long, global = true, value_name = "KEY=VALUE")]
    pub as_user_extra: Vec<String>,
    /// The length of time to wait before giving up on all requests of the command, in seconds or with a unit (e.g. 1s,
    /// 2m, 3h). A value of zero means don't timeout requests [default: 32s for each discovery request]
    #[arg(long, global = true, value_name = "DURATION")]
    pub request_timeout: Option<String>,
    /// If true, opt-out of response compression for all requests to the server
    #[arg(long, global = true)]
    pub disable_compression: bool,
}
