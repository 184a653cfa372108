//! The command line: clap's definitions, one file a group of flags. They say what can be typed and do nothing.

mod api_values;
pub mod cache;
pub mod config;
mod conflict;
pub mod connection;
pub mod contexts;
pub mod discovery;
pub mod format;
pub mod objects;
pub mod surface;

use std::ffi::OsString;
use std::path::Path;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

use crate::cli::format::DocumentFormat;
use crate::terminal::ColorChoice;
use cache::CacheCommand;
use config::Config;
use connection::Connection;
use contexts::Many;
use discovery::{ApiResources, Cache, Gvrs, Resolve};
use objects::{Get, Pods};
use surface::{ApiVersions, Diff, Removals, Snapshot, Wait};

/// Tells what a Kubernetes API server serves, and under which group, version and resource
#[derive(Debug, Parser)]
#[command(name = "kubegvr", version, disable_help_subcommand = true, args_override_self = true, max_term_width = 100)]
#[command(
    after_help = "Flags for the connection, the cache and diagnostics: --help. Names are kubectl's wherever kubectl has them.",
    after_long_help = "Names are kubectl's wherever kubectl has them."
)]
pub struct Cli {
    /// Which server, and who asks.
    #[command(flatten)]
    pub connection: Connection,
    /// Which servers, where it is not the one.
    #[command(flatten)]
    pub many: Many,
    /// Where discovery is kept.
    #[command(flatten)]
    pub cache: Cache,
    /// What is said beside the data.
    #[command(flatten)]
    pub talk: Talk,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What is said on stderr.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = "Diagnostics")]
pub struct Talk {
    /// How much to say on stderr: 1 decisions, 6 requests, 8 everything
    #[arg(short, long = "v", global = true, value_name = "LEVEL", default_value_t = 0, hide_default_value = true)]
    pub verbosity: u8,
    /// Exit with 3 where a part of the discovery failed, or where resolve finds a name ambiguous
    #[arg(long, global = true)]
    pub strict: bool,
    /// When there is color: auto, always or never
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value = "auto", hide_default_value = true)]
    pub color: ColorChoice,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the resources that the server serves, each in its preferred version
    #[command(visible_alias = "resources")]
    ApiResources(ApiResources),
    /// Print the group versions that the server serves, one a line
    #[command(visible_alias = "versions")]
    ApiVersions(ApiVersions),
    /// Print every group, version and resource that the server serves, subresources too
    Gvrs(Gvrs),
    /// Tell which group, version and resource a name stands for
    Resolve(Resolve),
    /// Print objects of any resource, custom ones too
    Get(Box<Get>),
    /// Print the body of one GET
    Raw {
        /// The path below the server, with its query
        path: String,
    },
    /// Print pods
    #[command(visible_aliases = ["pod", "po"])]
    Pods(Pods),
    /// Write everything that the server serves into one file, for --from, diff or a repository
    Snapshot(Snapshot),
    /// Print what two servers serve differently, or one before and after
    Diff(Diff),
    /// Print what is served and deprecated, or removed by a release to come
    Removals(Removals),
    /// Wait until something is served, or is not any more
    Wait(Wait),
    /// Print the kubeconfig, merged from its files
    #[command(subcommand)]
    Config(Config),
    /// Show or empty the discovery cache
    #[command(subcommand)]
    Cache(CacheCommand),
    /// Print the versions of this program and of the server
    Version(Version),
    /// Print the completion script of a shell
    Completion {
        /// The shell: bash, zsh, fish, powershell or elvish
        #[arg(hide_possible_values = true)]
        shell: Shell,
    },
}

/// `version`.
#[derive(Args, Debug)]
pub struct Version {
    /// This program's version alone; no server is needed
    #[arg(long)]
    pub client: bool,
    /// Print as json or yaml
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<DocumentFormat>,
}

/// The shells that have a completion script.
#[expect(clippy::enum_variant_names, reason = "the name of a shell")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// Bash
    Bash,
    /// Zsh
    Zsh,
    /// Fish
    Fish,
    /// `PowerShell`
    #[value(name = "powershell")]
    PowerShell,
    /// Elvish
    Elvish,
}

impl Cli {
    /// Reads the arguments, the program's own name first. As `kubectl-gvr` the help says `kubectl gvr`.
    ///
    /// # Errors
    /// What clap has to say: a wrong argument, or the help that was asked for.
    pub fn parse_from_process(arguments: &[OsString]) -> Result<Self, clap::Error> {
        let program = arguments.first().and_then(|path| Path::new(path).file_stem()?.to_str());
        let mut command = command();
        if program == Some("kubectl-gvr") {
            command = command.bin_name("kubectl gvr");
        }
        let cli = Self::from_arg_matches(&command.try_get_matches_from_mut(arguments)?)?;
        cli.check(&mut command)?;
        Ok(cli)
    }

    /// clap sees conflicts among the flags that stand on one side of the command alone, and takes `--refresh=false`
    /// for one.
    fn check(&self, command: &mut clap::Command) -> Result<(), clap::Error> {
        let problem = conflict::of_flags(self).or_else(|| conflict::with_command(self));
        problem.map_or(Ok(()), |problem| Err(command.error(ErrorKind::ArgumentConflict, problem)))
    }
}

/// The definitions as clap uses them.
pub fn command() -> clap::Command {
    with_switches_as_in_go(Cli::command().mut_args(for_long_help))
}

/// What holds for every command is told by `--help` alone: `-h` fits a screen.
fn for_long_help(argument: Arg) -> Arg {
    if argument.is_global_set() { argument.hide_short_help(true) } else { argument }
}

fn with_switches_as_in_go(command: clap::Command) -> clap::Command {
    command.mut_args(as_in_go).mut_subcommands(with_switches_as_in_go)
}

/// Lets a switch take a value, `--no-headers=false`, as kubectl's do (Go `flag`, through spf13/pflag `bool.go`).
fn as_in_go(argument: Arg) -> Arg {
    let is_switch = matches!(argument.get_action(), ArgAction::SetTrue);
    let is_optional = argument.get_id() == "namespaced";
    if !is_switch && !is_optional {
        return argument;
    }
    let on_by_default = ["cached", "allow_missing_template_keys"].contains(&argument.get_id().as_str());
    let id = argument.get_id().clone();
    let argument = argument
        .action(ArgAction::Set)
        .num_args(0..=1)
        .require_equals(true)
        .default_missing_value("true")
        .value_name("BOOL")
        .hide_possible_values(true)
        .value_parser(boolean)
        .overrides_with(id);
    if is_optional {
        argument
    } else {
        argument.default_value(if on_by_default { "true" } else { "false" }).hide_default_value(true)
    }
}

/// What Go's flags take for a boolean (Go `strconv/atob.go`, `ParseBool`).
fn boolean(text: &str) -> Result<bool, String> {
    match text {
        "1" | "t" | "T" | "true" | "TRUE" | "True" => Ok(true),
        "0" | "f" | "F" | "false" | "FALSE" | "False" => Ok(false),
        _ => Err("must be true or false".to_owned()),
    }
}

#[cfg(test)]
mod tests;
