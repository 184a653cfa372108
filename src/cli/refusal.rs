//! Which global flags a command refuses, and which flags exclude each other.
//!
//! clap knows conflicts between flags on one side of the command only, and takes `--refresh=false` for `--refresh`.

use clap::ValueEnum as _;

use crate::cli::command::{CacheCommand, Command, CommandName};
use crate::cli::group::GlobalArgs;

const FROM: &str = "--from <FILE>";
const OFFLINE: &str = "--offline";
const CONTEXTS: &str = "--contexts <GLOB>";
const ALL_CONTEXTS: &str = "--all-contexts";
const CONTEXT: &str = "--context <NAME>";
const NAMED_CONTEXT: &str = "[CONTEXT]...";
const USE_CONTEXT: &str = "use '--context <NAME>'";

/// Why a flag cannot be used, and what to do instead.
#[derive(Clone, Copy)]
struct Refusal {
    reason: &'static str,
    tip: &'static str,
}

/// The global flags that a command refuses; `None` for a flag that it accepts.
#[derive(Clone, Copy)]
struct Refused {
    from: Option<Refusal>,
    offline: Option<Refusal>,
    /// `--contexts` and `--all-contexts`.
    contexts: Option<Refusal>,
}

impl Refused {
    const NONE: Self = Self { from: None, offline: None, contexts: None };

    /// Every other global flag is accepted by every command, as in kubectl, even if it has no effect there.
    fn by(command: CommandName) -> Self {
        let refused = |reason, tip| Some(Refusal { reason, tip });
        let (ask, leave_out) = ("leave out the flag to ask the server", "leave out the flag");
        match command {
            CommandName::ApiResources
            | CommandName::ApiVersions
            | CommandName::Gvrs
            | CommandName::Resolve
            | CommandName::Snapshot
            | CommandName::Check
            | CommandName::Removals => Self::NONE,
            CommandName::Get | CommandName::Pods => Self {
                from: refused("the file has API resources, not objects", ask),
                offline: refused("objects are not cached", ask),
                ..Self::NONE
            },
            CommandName::Raw => Self {
                from: refused("the file has API resources, not responses", ask),
                offline: refused("responses are not cached", ask),
                contexts: refused("it prints the response of one server", USE_CONTEXT),
            },
            CommandName::Diff => Self {
                from: refused("it takes files as arguments", "name the file as an argument"),
                contexts: refused("it takes contexts as arguments", "name the contexts as arguments"),
                ..Self::NONE
            },
            CommandName::Wait => Self {
                from: refused("the file does not change", ask),
                offline: refused("the cache does not change", ask),
                ..Self::NONE
            },
            CommandName::Version => Self { from: refused("it asks the server for its version", ask), ..Self::NONE },
            CommandName::Config => Self {
                from: refused("it reads the kubeconfig and asks no server", leave_out),
                contexts: refused("it reads the kubeconfig and asks no server", leave_out),
                ..Self::NONE
            },
            CommandName::Cache => Self {
                from: refused("it reads the cache and asks no server", leave_out),
                contexts: refused(
                    "it reads the cache and asks no server",
                    "use '--all' or '--context <NAME>' with 'cache clear'",
                ),
                ..Self::NONE
            },
            CommandName::Completion => Self {
                from: refused("it asks no server", leave_out),
                contexts: refused("it asks no server", leave_out),
                ..Self::NONE
            },
        }
    }
}

/// Hides the flags that a command refuses in its help. They stay defined, so that [`problem`] can say why.
pub fn hide_refused_flags(command: clap::Command) -> clap::Command {
    let Ok(name) = CommandName::from_str(command.get_name(), false) else { return command };
    let refused = Refused::by(name);
    command.mut_args(|argument| {
        let is_refused = match argument.get_id().as_str() {
            "from" => refused.from.is_some(),
            "offline" => refused.offline.is_some(),
            "contexts" | "all_contexts" => refused.contexts.is_some(),
            _ => false,
        };
        if is_refused { argument.hide(true) } else { argument }
    })
}

/// The error for flags that cannot be used together, or with the command; `None` if there is none.
pub fn problem(global: &GlobalArgs, command: &Command) -> Option<String> {
    excluded_flag(global, command).or_else(|| refused_flag(global, command))
}

fn excluded_flag(global: &GlobalArgs, command: &Command) -> Option<String> {
    let connection = &global.connection;
    let cached = matches!(command, Command::ApiResources(arguments) if arguments.cached);
    let cache = if let Command::Cache(arguments) = command { Some(&arguments.command) } else { None };
    let clears_all = matches!(cache, Some(CacheCommand::Clear(arguments)) if arguments.all);
    let names_contexts = matches!(command, Command::Snapshot(arguments) if !arguments.names.is_empty());
    let contexts = contexts_flag(global);
    let (flag, other, reason) = match contexts {
        _ if global.cache.offline && global.cache.refresh => {
            (OFFLINE, "--refresh", "the first asks no server, the second always asks it")
        }
        _ if global.cache.offline && matches!(command, Command::ApiResources(_)) && !cached => {
            (OFFLINE, "--cached=false", "the first asks no server, the second always asks it")
        }
        Some(flag) if names_contexts => (flag, NAMED_CONTEXT, "both choose contexts"),
        _ if names_contexts && is_set(connection.context.as_ref()) => (CONTEXT, NAMED_CONTEXT, "both choose a context"),
        _ if names_contexts && global.source.file().is_some() => {
            (FROM, NAMED_CONTEXT, "the file stands in for one server")
        }
        _ if clears_all && is_set(connection.context.as_ref()) => {
            ("--all", CONTEXT, "the first means every cluster, the second means one")
        }
        Some(CONTEXTS) if global.source.all_contexts => (CONTEXTS, ALL_CONTEXTS, "both choose contexts"),
        Some(flag) if is_set(connection.context.as_ref()) => {
            (flag, CONTEXT, "the first chooses several contexts, the second chooses one")
        }
        Some(flag) if is_set(connection.cluster.as_ref()) => {
            (flag, "--cluster <NAME>", "every context would use the same cluster")
        }
        Some(flag) if is_set(connection.server.as_ref()) => {
            (flag, "--server <URL>", "every context would use the same server")
        }
        Some(flag) if global.source.file().is_some() => (flag, FROM, "the file stands in for one server"),
        _ => return None,
    };
    Some(message(flag, other, Refusal { reason, tip: "leave out one of the two" }))
}

fn refused_flag(global: &GlobalArgs, command: &Command) -> Option<String> {
    let name = command.name();
    let refused = Refused::by(name);
    let by_command = |flag: &str, refusal| {
        let name = name.to_possible_value().expect("no command is hidden from the list of names");
        message(flag, name.get_name(), refusal)
    };
    if let (Some(_), Some(refusal)) = (global.source.file(), refused.from) {
        return Some(by_command(FROM, refusal));
    }
    if let (true, Some(refusal)) = (global.cache.offline, refused.offline) {
        return Some(by_command(OFFLINE, refusal));
    }
    let flag = contexts_flag(global)?;
    if let Some(refusal) = refused.contexts {
        return Some(by_command(flag, refusal));
    }
    let watch = ("--watch", "it follows one server", "run one command for each context, with '--context <NAME>'");
    let (other, reason, tip) = match command {
        Command::Get(arguments) if arguments.raw().is_some() => {
            ("--raw <PATH>", "it prints the response of one server", USE_CONTEXT)
        }
        Command::Get(arguments) if arguments.objects.is_watch() => watch,
        Command::Pods(arguments) if arguments.objects.is_watch() => watch,
        _ => return None,
    };
    Some(message(flag, other, Refusal { reason, tip }))
}

/// As clap words a conflict, with the reason and clap's form of a tip.
fn message(flag: &str, other: &str, Refusal { reason, tip }: Refusal) -> String {
    format!("the argument '{flag}' cannot be used with '{other}': {reason}\n\n  tip: {tip}")
}

/// The flag that chooses several contexts, if one is given.
fn contexts_flag(global: &GlobalArgs) -> Option<&'static str> {
    let source = &global.source;
    source.patterns().next().map(|_| CONTEXTS).or_else(|| source.all_contexts.then_some(ALL_CONTEXTS))
}

/// Whether a flag is given. An empty value counts as not given, as for kubectl's flags.
fn is_set(value: Option<&String>) -> bool {
    value.is_some_and(|value| !value.is_empty())
}
