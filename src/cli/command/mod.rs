//! The commands, one file each.

mod api_resources;
mod api_versions;
mod cache;
mod check;
mod completion;
mod config;
mod diff;
mod get;
mod gvrs;
mod pods;
mod raw;
mod removals;
mod resolve;
mod snapshot;
mod version;
mod wait;

use clap::{Subcommand, ValueEnum};

pub use api_resources::ApiResourcesArgs;
pub use api_versions::ApiVersionsArgs;
pub use cache::{CacheClearArgs, CacheCommand, CacheListArgs};
pub use check::{CheckArgs, FailOn};
use completion::CompletionArgs;
pub use completion::Shell;
pub use config::{ConfigCommand, ConfigViewArgs, GetContextsArgs};
pub use diff::DiffArgs;
pub use get::GetArgs;
pub use gvrs::GvrsArgs;
pub use pods::PodsArgs;
use raw::RawArgs;
pub use removals::RemovalsArgs;
pub use resolve::ResolveArgs;
pub use snapshot::SnapshotArgs;
pub use version::VersionArgs;
pub use wait::{WaitArgs, WaitState};

/// A command with its arguments.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the supported API resources on the server
    #[command(visible_alias = "resources")]
    ApiResources(ApiResourcesArgs),
    /// Print the supported API versions on the server
    #[command(visible_alias = "versions")]
    ApiVersions(ApiVersionsArgs),
    /// Print every group, version and (sub)resource
    #[command(visible_alias = "ls")]
    Gvrs(GvrsArgs),
    /// Print the group, version and resource of a name
    Resolve(ResolveArgs),
    /// Display one or many resources, also custom ones
    Get(Box<GetArgs>),
    /// Print the response body of one GET request
    Raw(RawArgs),
    /// Display pods, or only those with problems
    #[command(visible_aliases = ["pod", "po"])]
    Pods(PodsArgs),
    /// Save all API resources to a file, for --from or diff
    Snapshot(SnapshotArgs),
    /// Compare the API resources of contexts or snapshots
    Diff(DiffArgs),
    /// Check whether manifests fit what the server serves
    Check(CheckArgs),
    /// Print APIs deprecated now or removed in an upgrade
    #[command(visible_alias = "deprecations")]
    Removals(RemovalsArgs),
    /// Wait until APIs are served, or no longer served
    Wait(WaitArgs),
    /// Display the merged kubeconfig
    #[command(subcommand)]
    Config(ConfigCommand),
    /// List or clear the discovery cache
    #[command(subcommand)]
    Cache(CacheCommand),
    /// Print the client and server version information
    Version(VersionArgs),
    /// Output shell completion code for the specified shell
    Completion(CompletionArgs),
}

/// A command without its arguments. As a value of clap it has the name that is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CommandName {
    ApiResources,
    ApiVersions,
    Gvrs,
    Resolve,
    Get,
    Raw,
    Pods,
    Snapshot,
    Diff,
    Check,
    Removals,
    Wait,
    Config,
    Cache,
    Version,
    Completion,
}

impl Command {
    pub fn name(&self) -> CommandName {
        match self {
            Self::ApiResources(_) => CommandName::ApiResources,
            Self::ApiVersions(_) => CommandName::ApiVersions,
            Self::Gvrs(_) => CommandName::Gvrs,
            Self::Resolve(_) => CommandName::Resolve,
            Self::Get(_) => CommandName::Get,
            Self::Raw(_) => CommandName::Raw,
            Self::Pods(_) => CommandName::Pods,
            Self::Snapshot(_) => CommandName::Snapshot,
            Self::Diff(_) => CommandName::Diff,
            Self::Check(_) => CommandName::Check,
            Self::Removals(_) => CommandName::Removals,
            Self::Wait(_) => CommandName::Wait,
            Self::Config(_) => CommandName::Config,
            Self::Cache(_) => CommandName::Cache,
            Self::Version(_) => CommandName::Version,
            Self::Completion(_) => CommandName::Completion,
        }
    }
}
