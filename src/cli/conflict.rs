//! Flags that cannot stand together, and commands that a flag is of no use to.

use crate::cli::{Cli, Command};

/// Why a command has no use for what is kept in a file.
const ASKS: &str = "which asks a server";

/// What is wrong with the flags among each other.
pub fn of_flags(cli: &Cli) -> Option<String> {
    let connection = &cli.connection;
    let many = many(cli);
    let pair = match &cli.command {
        _ if cli.cache.offline && cli.cache.refresh => ("--offline", "--refresh"),
        Command::ApiResources(arguments) if cli.cache.offline && !arguments.cached => ("--offline", "--cached=false"),
        _ if cli.many.all_contexts && !cli.many.contexts.is_empty() => ("--contexts <GLOB>", "--all-contexts"),
        _ if is_set(connection.context.as_ref()) => (many?, "--context <NAME>"),
        // What leads to one server leads all contexts there.
        _ if is_set(connection.cluster.as_ref()) => (many?, "--cluster <NAME>"),
        _ if is_set(connection.server.as_ref()) => (many?, "--server <URL>"),
        _ if has_file(cli) => (many?, "--from <FILE>"),
        _ => return None,
    };
    Some(format!("the argument '{}' cannot be used with '{}'", pair.0, pair.1))
}

/// Why the command has no use for a flag.
pub fn with_command(cli: &Cli) -> Option<String> {
    let of_file = has_file(cli).then(|| Some(("--from <FILE>", without_file(&cli.command)?)));
    // What is kept will not change while one waits.
    let of_cache = matches!(cli.command, Command::Wait(_)).then_some(("--offline", ("wait", ASKS)));
    let of_cache = cli.cache.offline.then_some(of_cache);
    let of_many = many(cli).map(|flag| Some((flag, without_contexts(&cli.command)?)));
    let (flag, (name, why)) = of_file.flatten().or(of_cache.flatten()).or(of_many.flatten())?;
    Some(format!("the argument '{flag}' cannot be used with '{name}', {why}"))
}

/// The flag that asks many servers, where there is one.
fn many(cli: &Cli) -> Option<&'static str> {
    cli.many.contexts()?;
    Some(if cli.many.all_contexts { "--all-contexts" } else { "--contexts <GLOB>" })
}

/// An empty value is none, as with kubectl's flags.
fn is_set(value: Option<&String>) -> bool {
    value.is_some_and(|value| !value.is_empty())
}

fn has_file(cli: &Cli) -> bool {
    cli.cache.from.as_ref().is_some_and(|file| !file.as_os_str().is_empty())
}

fn without_file(command: &Command) -> Option<(&'static str, &'static str)> {
    match command {
        Command::Get(_) => Some(("get", ASKS)),
        Command::Raw { .. } => Some(("raw", ASKS)),
        Command::Pods(_) => Some(("pods", ASKS)),
        Command::Version(_) => Some(("version", ASKS)),
        Command::Wait(_) => Some(("wait", ASKS)),
        Command::Diff(_) => Some(("diff", "which takes a file as a side")),
        _ => None,
    }
}

fn without_contexts(command: &Command) -> Option<(&'static str, &'static str)> {
    let (body, watch) = ("which prints the body of one server", "which follows one server");
    let none = "which asks no server";
    match command {
        Command::Raw { .. } => Some(("raw", body)),
        Command::Get(arguments) if arguments.raw.is_some() => Some(("--raw <PATH>", body)),
        Command::Get(arguments) if arguments.list.is_watch() => Some(("--watch", watch)),
        Command::Pods(arguments) if arguments.list.is_watch() => Some(("--watch", watch)),
        Command::Snapshot(_) => Some(("snapshot", "which writes what one server serves")),
        Command::Diff(_) => Some(("diff", "which takes a context as a side")),
        Command::Config(_) => Some(("config", none)),
        Command::Cache(_) => Some(("cache", none)),
        Command::Completion { .. } => Some(("completion", none)),
        _ => None,
    }
}
