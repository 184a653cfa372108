//! The command line as clap reads it: the definitions of commands and flags, and the checks that clap cannot make.

mod command;
mod format;
mod go_bool_flag;
mod group;
mod habits;
mod help;
mod refusal;
mod suggestion;
mod value_enums;
mod value_parser;

use std::ffi::OsString;
use std::path::Path;

use clap::error::ErrorKind;
use clap::{ArgMatches, Args, FromArgMatches as _, Subcommand as _};

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

const NAME: &str = "kubegvr";

/// What the arguments say.
#[derive(Debug)]
pub struct Cli {
    pub global: GlobalArgs,
    pub command: Command,
}

impl Cli {
    /// Parses the arguments, which begin with the program's own name. As `kubectl-gvr` the help says `kubectl gvr`.
    ///
    /// # Errors
    /// Wrong arguments, or a request for help or the version.
    pub fn parse_from_process(arguments: &[OsString]) -> Result<Self, Exit> {
        let program = program_name(arguments);
        if help::is_for_flags(arguments) {
            return Err(Exit::Printed(help::flags(&built_definition(program))));
        }
        let arguments = habits::rewritten(arguments);
        let cli = match Self::parse_typed(&arguments) {
            Some(cli) => cli,
            None => Self::parse(&arguments, program)?,
        };
        match &cli.command {
            Command::Get(arguments) if arguments.lacks_type() => Err(Exit::MissingType(GetArgs::missing_type(program))),
            _ => Ok(cli.with_named_contexts()),
        }
    }

    fn parse(arguments: &[OsString], program: &'static str) -> Result<Self, Exit> {
        let mut definition = definition().bin_name(program);
        if let Some(error) = habits::separate_boolean(&definition, arguments) {
            return Err(error.into());
        }
        let parsed = definition.try_get_matches_from_mut(arguments);
        let matches = parsed.map_err(|error| match help::Request::of(&error) {
            Some(request) => request.exit(&mut built_definition(program), program),
            None => suggestion::improve(error, &mut definition, arguments).into(),
        })?;
        let cli = Self::of(&matches)?;
        match refusal::problem(&cli.global, &cli.command) {
            None => Ok(cli),
            Some(problem) => Err(chosen(&mut definition, &matches).error(ErrorKind::ArgumentConflict, problem).into()),
        }
    }

    /// Parses the arguments by the definition of the one command that they seem to name, which takes a third of the time:
    /// clap copies the global flags into every command that it knows. `None` for wrong arguments and requests for help,
    /// which need all commands. Any text may be the value of a flag in front of the command, but then the rest is wrong
    /// for a definition without that other command.
    fn parse_typed(arguments: &[OsString]) -> Option<Self> {
        if habits::has_separate_boolean(arguments) {
            return None;
        }
        let cli = Self::of(&definition_of_typed(arguments)?.try_get_matches_from(arguments).ok()?).ok()?;
        refusal::problem(&cli.global, &cli.command).is_none().then_some(cli)
    }

    fn of(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Ok(Self { global: GlobalArgs::from_arg_matches(matches)?, command: Command::from_arg_matches(matches)? })
    }

    /// Gives the contexts that `snapshot` has as arguments to the flags for them, which no argument was given with.
    fn with_named_contexts(mut self) -> Self {
        if let Command::Snapshot(arguments) = &self.command {
            match arguments.names.as_slice() {
                [] => {}
                [context] => self.global.connection.context = Some(context.clone()),
                contexts => self.global.source.contexts = contexts.to_vec(),
            }
        }
        self
    }
}

/// A text that ends the run before any command begins. It may quote arguments.
#[derive(Debug)]
pub enum Exit {
    /// The help or the version that was asked for, for stdout.
    Printed(String),
    /// The error for wrong arguments, for stderr.
    Usage(String),
    /// kubectl's error for `get` without a type, for stderr.
    MissingType(String),
}

impl From<clap::Error> for Exit {
    fn from(error: clap::Error) -> Self {
        let text = error.render().to_string();
        if error.use_stderr() { Self::Usage(text) } else { Self::Printed(text) }
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

/// The definitions of all commands. clap asks for the arguments of a command when it is the one that is used.
pub fn definition() -> clap::Command {
    with_global_flags(commands())
}

/// The definition of the first command that is an argument, with the global flags; `None` if no command is.
pub fn definition_of_typed(arguments: &[OsString]) -> Option<clap::Command> {
    let commands = commands();
    let typed = arguments.iter().skip(1).find_map(|argument| commands.find_subcommand(argument))?;
    Some(with_global_flags(clap::Command::new(NAME).subcommand(typed.clone())))
}

fn commands() -> clap::Command {
    Command::augment_subcommands(clap::Command::new(NAME))
}

fn with_global_flags(commands: clap::Command) -> clap::Command {
    let root = GlobalArgs::augment_args(commands)
        .about("Show what a Kubernetes API server serves, and under which group, version and resource")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .args_override_self(true)
        .max_term_width(100);
    help::postpone(root.mut_args(go_bool_flag))
}

/// The definitions of all commands, finished.
fn built_definition(program: &'static str) -> clap::Command {
    let mut root = definition().bin_name(program);
    root.build();
    root
}

/// The definition of one command, which clap leaves for later.
fn finish(command: clap::Command) -> clap::Command {
    refusal::hide_refused_flags(finish_nested(command))
}

/// Flags that a command refuses are hidden in the commands below it as well: they inherit its global flags.
fn finish_nested(command: clap::Command) -> clap::Command {
    help::postpone(command)
        .mut_args(|argument| list_formats(go_bool_flag(argument)))
        .mut_subcommands(|command| command.defer(finish_nested))
}

#[cfg(test)]
mod tests;
