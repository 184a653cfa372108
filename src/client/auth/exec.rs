//! Exec credential plugins: programs that print credentials, run without a shell
//! (client-go `plugin/pkg/client/auth/exec/exec.go`).

use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use rustls::crypto::ring;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::client::Error;
use crate::client::transport::client_certificate;
use crate::go::yaml::{decode, read};
use crate::go::{json, os_error};
use crate::kubeconfig::Identity;
use crate::kubeconfig::PluginPolicy;
use crate::kubeconfig::{Data, Secret};
use crate::kubeconfig::{ExecCluster, ExecPlugin, InteractiveMode};
use crate::kubeconfig::{Program, ProgramProblem};
use crate::sys::Child;
use crate::sys::Env;
use crate::term::logger;
use crate::term::progress::waiting;

const KIND: &str = "ExecCredential";
const INTERNAL: &str = "client.authentication.k8s.io/__internal";
/// The versions of a credential that client-go knows (client-go `plugin/pkg/client/auth/exec/exec.go`, `scheme`).
const VERSIONS: [&str; 3] = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1", INTERNAL];
/// The largest output that is read, in bytes.
const MAX_OUTPUT: u64 = 4 << 20;

/// What a plugin printed.
pub struct ExecCredential {
    /// A bearer token.
    pub token: Option<Secret>,
    pub identity: Option<Identity>,
    pub expires: Option<Timestamp>,
}

/// Held by the one interactive plugin that may use the terminal.
static TERMINAL: Mutex<()> = Mutex::new(());

/// Runs a plugin, until the deadline. It inherits our stderr, and our stdin if it may be interactive: then only one runs
/// at a time, and the lock of the terminal is held as long.
///
/// # Errors
/// A plugin that may not run, that cannot be run, that fails, or that prints no credential, in client-go's words; one
/// that misses the deadline.
pub fn run(
    plugin: &ExecPlugin,
    policy: &PluginPolicy,
    deadline: Option<Instant>,
    env: &Env,
) -> Result<ExecCredential, Error> {
    let interactive = match plugin.interactive_mode {
        InteractiveMode::Never => false,
        InteractiveMode::IfAvailable => env.stdin_is_terminal,
        InteractiveMode::Always if env.stdin_is_terminal => true,
        InteractiveMode::Always => {
            return Err(failed("exec plugin cannot support interactive mode: standard input is not a terminal"));
        }
    };
    // Checked here, since a plugin that is never run needs no permission.
    let program = runnable(policy.permit(&plugin.command, env.path.as_deref()).map_err(failed)?, plugin)?;
    log::info!("running the credential plugin {}", program.display());
    let mut command = Command::new(&program);
    command
        .args(&plugin.args)
        .envs(plugin.env.iter().map(|variable| (&variable.name, &variable.value.0)))
        .env("KUBERNETES_EXEC_INFO", exec_info(plugin, interactive)?)
        .stdin(if interactive { Stdio::inherit() } else { Stdio::null() })
        .stdout(Stdio::piped());
    let not_run =
        |error: &io::Error| failed(format!("exec: fork/exec {}: {}", program.display(), os_error::message(error)));
    // Plugins of several contexts take turns at the terminal. A progress line could overwrite a prompt.
    let _terminal = interactive.then(|| TERMINAL.lock().unwrap_or_else(PoisonError::into_inner));
    let _quiet = interactive.then(logger::without_progress);
    let name = plugin.command.clone();
    let _waiting = waiting(move |_| format!("waiting for the credential plugin {name}"));
    let child = Child::spawn(&mut command, interactive).map_err(|error| not_run(&error))?;
    let Some((status, output)) = child.finish(MAX_OUTPUT, deadline).map_err(|error| not_run(&error))? else {
        return Err(Error::Credentials {
            problem: format!("exec: executable {} has not finished in time", plugin.command),
            hint: Some(
                "--request-timeout is for all of the run, and what a plugin asks of a person takes its time".to_owned(),
            ),
        });
    };
    if !status.success() {
        let code = status.code().unwrap_or(-1);
        return Err(failed(format!("exec: executable {} failed with exit code {code}", plugin.command)));
    }
    credential(&output, &plugin.api_version)
}

/// The file of a program that was found. The `PATH` in the plugin's `env` does not count (Go `os/exec/exec.go`,
/// `Command`). A file that cannot be run is an error of the operating system.
fn runnable(program: Program, plugin: &ExecPlugin) -> Result<PathBuf, Error> {
    let command = &plugin.command;
    let hint = match (program.problem, plugin.install_hint.trim()) {
        (None | Some(ProgramProblem::Unfit(_)), _) => return Ok(program.path),
        (Some(ProgramProblem::Relative), _) => format!(
            "the PATH leads to {}, and nothing relative to the current directory is run: let the PATH name that directory in full",
            program.path.display()
        ),
        (Some(ProgramProblem::NotFound), "") => format!(
            "the user of the context authenticates with the credential plugin {command:?}: install it, and see that it is on the PATH"
        ),
        (Some(ProgramProblem::NotFound), hint) => hint.to_owned(),
    };
    Err(Error::Credentials { problem: format!("exec: executable {command} not found"), hint: Some(hint) })
}

/// `KUBERNETES_EXEC_INFO`, with keys in client-go's order.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ExecInfo<'a> {
    kind: &'static str,
    api_version: &'a str,
    spec: ExecInfoSpec<'a>,
}

#[derive(Serialize)]
struct ExecInfoSpec<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    cluster: Option<ExecInfoCluster<'a>>,
    interactive: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ExecInfoCluster<'a> {
    server: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    tls_server_name: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    insecure_skip_tls_verify: bool,
    #[serde(skip_serializing_if = "String::is_empty")]
    certificate_authority_data: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    proxy_url: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    disable_compression: bool,
    config: &'a Option<Value>,
}

impl<'a> From<&'a ExecCluster> for ExecInfoCluster<'a> {
    fn from(cluster: &'a ExecCluster) -> Self {
        Self {
            server: &cluster.server,
            tls_server_name: &cluster.tls_server_name,
            insecure_skip_tls_verify: cluster.insecure_skip_tls_verify,
            certificate_authority_data: STANDARD.encode(&cluster.certificate_authority_data),
            proxy_url: &cluster.proxy_url,
            disable_compression: cluster.disable_compression,
            config: &cluster.config,
        }
    }
}

fn exec_info(plugin: &ExecPlugin, interactive: bool) -> Result<String, Error> {
    let cluster = plugin.cluster.as_ref().map(ExecInfoCluster::from);
    let info = ExecInfo { kind: KIND, api_version: &plugin.api_version, spec: ExecInfoSpec { cluster, interactive } };
    json::line(&info).map_err(|error| failed(format!("exec: {error}")))
}

/// What a plugin prints: an `ExecCredential`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Output {
    kind: String,
    api_version: String,
    status: Option<OutputStatus>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct OutputStatus {
    token: Secret,
    client_certificate_data: String,
    client_key_data: Secret,
    expiration_timestamp: String,
}

/// Reads what a plugin printed (client-go `plugin/pkg/client/auth/exec/exec.go`, `refreshCredsLocked`).
fn credential(output: &[u8], api_version: &str) -> Result<ExecCredential, Error> {
    let undecodable = |problem: &dyn std::fmt::Display| failed(format!("decoding stdout: {problem}"));
    let node = read::parse(output).map_err(|problem| undecodable(&problem))?;
    let output: Output = decode::decode(&node).map_err(|error| undecodable(&error))?;
    // client-go decodes into its internal version, which stands for what the output leaves out.
    let kind = Some(output.kind.as_str()).filter(|kind| !kind.is_empty()).unwrap_or(KIND);
    let returned = Some(output.api_version.as_str()).filter(|version| !version.is_empty()).unwrap_or(INTERNAL);
    if kind != KIND || !VERSIONS.contains(&returned) {
        return Err(undecodable(&format!("no kind {kind:?} is registered for version {returned:?}")));
    }
    if returned != api_version {
        return Err(failed(format!(
            "exec plugin is configured to use API version {api_version}, plugin returned version {returned}"
        )));
    }
    let Some(status) = output.status else { return Err(failed("exec plugin didn't return a status field")) };
    let expires = match status.expiration_timestamp.as_str() {
        "" => None,
        text => Some(
            text.parse().map_err(|_| undecodable(&format!("the expirationTimestamp {text:?} is no RFC 3339 time")))?,
        ),
    };
    let identity = match (status.client_certificate_data.is_empty(), status.client_key_data.is_empty()) {
        (true, true) if status.token.is_empty() => {
            return Err(failed("exec plugin didn't return a token or cert/key pair"));
        }
        (true, true) => None,
        (false, false) => Some(identity(&status)?),
        _ => return Err(failed("exec plugin returned only certificate or key, not both")),
    };
    Ok(ExecCredential { token: (!status.token.is_empty()).then_some(status.token), identity, expires })
}

fn identity(status: &OutputStatus) -> Result<Identity, Error> {
    let (certificate, key) = (status.client_certificate_data.as_bytes(), status.client_key_data.0.as_bytes());
    let identity = Identity { certificate_pem: certificate.to_vec(), key_pem: Data(key.to_vec()) };
    client_certificate(&identity, &ring::default_provider())
        .map_err(|problem| failed(format!("failed parsing client key/certificate: {problem}")))?;
    Ok(identity)
}

fn failed(problem: impl Into<String>) -> Error {
    Error::Credentials { problem: problem.into(), hint: None }
}
