//! Completion: the candidates for the word at the cursor, from the definitions of commands and flags, the kubeconfig and
//! the cache. It sends no request, runs no plugin, and writes and logs nothing. After an error there are no candidates.

mod arguments;
mod candidate;
mod line;
mod names;
mod request;
mod shell;
#[cfg(test)]
mod tests;

use std::ffi::{OsStr, OsString};
use std::slice;
use std::sync::Arc;

use clap_complete::engine::{self, CompletionCandidate};

use crate::cli;
use crate::sys::Env;
use crate::term;
use request::Request;
use shell::Reader;

/// What the shell reads, if it is a shell that started this run for candidates; `None` in an ordinary run.
pub fn complete(arguments: &[OsString], env: &Env) -> Option<String> {
    let reader = Reader::of_run(arguments, env)?;
    // A request that is not understood has no candidates. It must not become an ordinary run, which does something.
    let line = reader.line(arguments);
    Some(line.map(|line| reader.print(&line, &candidates(&line.words, env))).unwrap_or_default())
}

/// The candidates for the last word. The first word is the program.
fn candidates(words: &[OsString], env: &Env) -> Vec<CompletionCandidate> {
    let Some((current, before)) = words.split_last().filter(|(_, before)| !before.is_empty()) else {
        return Vec::new();
    };
    // `help get` has the words of `get`.
    let before = match before {
        [program, help, rest @ ..] if help == "help" => [slice::from_ref(program), rest].concat(),
        // Its value, which it does not need, is at the cursor.
        [before @ .., flag] if flag == "--color" => [&*cli::rewritten(before), slice::from_ref(flag)].concat(),
        before => cli::rewritten(before),
    };
    let Some((definition, request)) = understood(&before, env) else { return Vec::new() };
    let (command, mut words) = innermost(definition, &request.commands, &before);
    words.push(current.clone());
    let mut command = arguments::with_completers(command, &Arc::new(request));
    let index = words.len() - 1;
    let mut candidates = engine::complete(&mut command, words, index, Some(&env.current_dir)).unwrap_or_default();
    // Flags are for a word that begins like one: after an empty word the shell would insert what all of them begin with.
    let hides_flags = current.is_empty();
    candidates.retain(|candidate| {
        let is_flag = candidate.get_id().is_some_and(|id| id.starts_with("arg::"));
        // The engine shows hidden flags if nothing else matches; a command that hides a flag refuses it.
        !(is_flag && (hides_flags || candidate.is_hide_set()))
            && candidate.get_value().to_str().is_some_and(|value| !term::has_control(value))
    });
    candidates.sort_by_key(|candidate| is_global(candidate, &command));
    candidates.into_iter().map(|candidate| preferring_name(candidate, current)).collect()
}

/// The definitions that the words need, and what the words say. The name of a command may be the value of a flag: then
/// the command is still to be named, and may be any.
fn understood(before: &[OsString], env: &Env) -> Option<(clap::Command, Request)> {
    let understand = |mut definition: clap::Command| {
        let request = Request::parse(&mut definition, before, env)?;
        Some((definition, request))
    };
    let of_typed = arguments::definition(before).and_then(understand);
    let of_typed = of_typed.filter(|(_, request)| !request.commands.is_empty());
    of_typed.or_else(|| understand(cli::definition().ignore_errors(true)))
}

/// The innermost command of the line, and its words: the engine alone would take the value of a flag for a command, and
/// finish the definitions of all of them.
fn innermost(mut command: clap::Command, names: &[String], mut words: &[OsString]) -> (clap::Command, Vec<OsString>) {
    for name in names {
        let is_command = |at: usize| {
            let found = words[at].to_str().and_then(|word| command.find_subcommand(word));
            found.is_some_and(|found| found.get_name() == name) && !takes_value(&command, &words[at - 1])
        };
        let Some(at) = (1..words.len()).find(|at| is_command(*at)) else { break };
        words = &words[at..];
        command = command.find_subcommand_mut(name).map(std::mem::take).expect("it was found by this name");
    }
    let words = match words {
        words if words.iter().any(|word| word == "--") => words.to_vec(),
        // Only flags stand before a command, and only the last one may matter.
        [first, .., last] if command.has_subcommands() && takes_value(&command, last) => {
            vec![first.clone(), last.clone()]
        }
        [first, ..] if command.has_subcommands() => vec![first.clone()],
        words => words.to_vec(),
    };
    (command, words)
}

/// Whether a candidate is a global flag. A command's own flags are more likely to be meant.
fn is_global(candidate: &CompletionCandidate, command: &clap::Command) -> bool {
    let Some(id) = candidate.get_id().and_then(|id| id.strip_prefix("arg::")) else { return false };
    command.get_arguments().any(|argument| argument.is_global_set() && argument.get_id() == id)
}

/// Whether a word is a flag whose value is the next word.
fn takes_value(command: &clap::Command, word: &OsStr) -> bool {
    let Some(flag) = word.to_str().and_then(|word| word.strip_prefix('-')) else { return false };
    let is_named = |argument: &clap::Arg| match flag.strip_prefix('-') {
        Some(long) => argument.get_long() == Some(long),
        None => argument.get_short().is_some_and(|short| flag.ends_with(short)),
    };
    let mut flags = command.get_opts().filter(|argument| !argument.is_require_equals_set());
    flags.any(is_named)
}

/// Of a command's name and its aliases the engine offers one, the first by the alphabet. The name is better.
fn preferring_name(candidate: CompletionCandidate, word: &OsStr) -> CompletionCandidate {
    let name = candidate.get_id().and_then(|id| id.strip_prefix("command::"));
    match name.filter(|name| name.as_bytes().starts_with(word.as_encoded_bytes())) {
        Some(name) => CompletionCandidate::new(name).help(candidate.get_help().cloned()),
        None => candidate,
    }
}
