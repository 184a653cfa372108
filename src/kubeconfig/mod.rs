//! The kubeconfig: its files read and merged, and what they, the flags and the environment mean for one run.
//!
//! - `file`: the types of one file, the merge of several, and which files are read.
//! - `effective`: the context, cluster and user of a run, with the flags applied: a [`ClientConfig`].
//! - `view`: the configuration as `config view` prints it.
//! - `plugin`: which credential plugins may run, and where they are.

mod contexts;
mod effective;
mod error;
mod file;
#[cfg(test)]
mod fuzz;
mod plugin;
mod read;
mod secret;
mod view;

pub use contexts::ContextSelector;
pub use effective::{
    ClientConfig, Credential, ExecCluster, ExecPlugin, Identity, Impersonation, InteractiveMode, Overrides,
    ProxyScheme, ProxyUrl, Tls, parse_timeout, resolve_server,
};
pub use error::Error;
pub use file::{Context, KubeConfig, Sourced, Sources, load, load_existing};
pub use plugin::{PluginPolicy, Program, ProgramProblem, load_policy};
pub use read::read_file;
pub use secret::{Data, Secret};
pub use view::{View, view};
