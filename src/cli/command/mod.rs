//! The commands, one file each.

mod api_resources;
mod api_versions;
mod cache;
mod check;
mod completion;
mod config;
mod deferred;
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
use cache::CacheArgs;
pub use cache::{CacheClearArgs, CacheCommand, CacheListArgs};
pub use check::{CheckArgs, FailOn};
use completion::CompletionArgs;
pub use completion::Shell;
use config::ConfigArgs;
pub use config::{ConfigCommand, ConfigViewArgs, GetContextsArgs};
use deferred::Deferred;
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
#[command(defer = true)]
pub enum Command {
    /// Print the supported API resources on the server
    #[command(visible_alias = "resources")]
    ApiResources(Deferred<ApiResourcesArgs>),
    /// Print the supported API versions on the server
    #[command(visible_alias = "versions")]
    ApiVersions(Deferred<ApiVersionsArgs>),
    /// Print every group, version and (sub)resource
    #[command(visible_alias = "ls")]
    Gvrs(Deferred<GvrsArgs>),
    /// Print the group, version and resource of a name
    Resolve(Deferred<ResolveArgs>),
    /// Display one or many resources, also custom ones
    Get(Deferred<Box<GetArgs>>),
    /// Print the response body of one GET request
    Raw(Deferred<RawArgs>),
    /// Display pods, or only those with problems
    #[command(visible_aliases = ["pod", "po"])]
    Pods(Deferred<PodsArgs>),
    /// Save all API resources to a file, for --from or diff
    Snapshot(Deferred<SnapshotArgs>),
    /// Compare the API resources of contexts or snapshots
    Diff(Deferred<DiffArgs>),
    /// Check whether manifests fit what the server serves
    Check(Deferred<CheckArgs>),
    /// Print APIs deprecated now or removed in an upgrade
    #[command(visible_alias = "deprecations")]
    Removals(Deferred<RemovalsArgs>),
    /// Wait until APIs are served, or no longer served
    Wait(Deferred<WaitArgs>),
    /// Display the merged kubeconfig
    Config(Deferred<ConfigArgs>),
    /// List or clear the discovery cache
    Cache(Deferred<CacheArgs>),
    /// Print the client and server version information
    Version(Deferred<VersionArgs>),
    /// Output shell completion code for the specified shell
    Completion(Deferred<CompletionArgs>),
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
