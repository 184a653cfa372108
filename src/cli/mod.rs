//! The command line as clap reads it: the definitions of commands and flags, and the checks that clap cannot make.

mod command;
mod format;
mod go_bool_flag;
mod group;
mod habits;
mod refusal;
mod suggestion;
mod value_enums;
mod value_parser;

use std::ffi::OsString;
use std::path::Path;

use clap::error::ErrorKind;
use clap::{Arg, ArgMatches, CommandFactory as _, FromArgMatches as _, Parser};

pub use command::{
    ApiResourcesArgs, ApiVersionsArgs, CacheClearArgs, CacheCommand, CacheListArgs, CheckArgs, Command, ConfigCommand,
    ConfigViewArgs, DiffArgs, FailOn, GetArgs, GetContextsArgs, GvrsArgs, PodsArgs, RemovalsArgs, ResolveArgs, Shell,
    SnapshotArgs, VersionArgs, WaitArgs, WaitState,
};
use format::list_formats;
pub use format::{CheckFormat, DiffFormat, ResolveFormat, VersionsFormat};
use go_bool_flag::go_bool_flag;
pub use group::{CacheArgs, ConnectionArgs, GlobalArgs, LogArgs, ObjectArgs, SourceArgs};
pub use habits::rewritten;

/// Show what a Kubernetes API server serves, and under which group, version and resource
#[derive(Debug, Parser)]
#[command(name = "kubegvr", version, disable_help_subcommand = true, args_override_self = true, max_term_width = 100)]
#[command(
    after_help = "Use help COMMAND to list the flags of a command, and --help to list global flags. Flags that kubectl has too have kubectl's names.",
    after_long_help = "Use help COMMAND to list the flags of a command. Flags that kubectl has too have kubectl's names."
)]
pub struct Cli {
    #[command(flatten)]
    pub global: GlobalArgs,
    #[command(subcommand)]
    pub command: Command,
}

impl Cli {
    /// Parses the arguments, which begin with the program's own name. As `kubectl-gvr` the help says `kubectl gvr`.
    ///
    /// # Errors
    /// Wrong arguments, or a request for help or the version, which is text for stdout.
    pub fn parse_from_process(arguments: &[OsString]) -> Result<Self, clap::Error> {
        let mut definition = definition().bin_name(program_name(arguments));
        let arguments = habits::rewritten(arguments);
        if let Some(error) = habits::separate_boolean(&definition, &arguments) {
            return Err(error);
        }
        let parsed = definition.try_get_matches_from_mut(&arguments);
        let matches = parsed.map_err(|error| suggestion::improve(error, &mut definition, &arguments))?;
        let cli = Self::from_arg_matches(&matches)?;
        match refusal::problem(&cli.global, &cli.command) {
            None => Ok(cli),
            Some(problem) => Err(chosen(&mut definition, &matches).error(ErrorKind::ArgumentConflict, problem)),
        }
    }
}

/// How the user calls the program: `kubegvr`, or `kubectl gvr` if kubectl runs it as a plugin.
pub fn program_name(arguments: &[OsString]) -> &'static str {
    match arguments.first().and_then(|path| Path::new(path).file_stem()?.to_str()) {
        Some("kubectl-gvr") => "kubectl gvr",
        _ => "kubegvr",
    }
}

/// The definition of the innermost command in the arguments: its usage line is the one that helps.
fn chosen<'a>(definition: &'a mut clap::Command, matches: &ArgMatches) -> &'a mut clap::Command {
    let Some((name, matches)) = matches.subcommand() else { return definition };
    chosen(definition.find_subcommand_mut(name).expect("clap matches defined commands only"), matches)
}

/// The definitions of all commands. clap finishes a command when it is the one that is used.
pub fn definition() -> clap::Command {
    let root = Cli::command().mut_args(|argument| hide_from_short_help(go_bool_flag(argument)));
    root.mut_subcommands(|command| command.defer(finish))
}

/// The definition of one command, which clap leaves for later.
pub fn finish(command: clap::Command) -> clap::Command {
    refusal::hide_refused_flags(finish_nested(command))
}

/// Flags that a command refuses are hidden in the commands below it as well: they inherit its global flags.
fn finish_nested(command: clap::Command) -> clap::Command {
    command
        .mut_args(|argument| list_formats(go_bool_flag(argument)))
        .mut_subcommands(|command| command.defer(finish_nested))
}

/// Leaves global flags to `--help`, so that `-h` fits a screen.
fn hide_from_short_help(argument: Arg) -> Arg {
    if argument.is_global_set() { argument.hide_short_help(true) } else { argument }
}

#[cfg(test)]
mod tests;
