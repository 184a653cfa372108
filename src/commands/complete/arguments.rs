//! Which candidates an argument has. The definitions in [`cli`] know nothing of completion: only a run that
//! completes adds it to them.

use std::ffi::{OsStr, OsString};
use std::sync::Arc;

use clap::builder::OsStringValueParser;
use clap::{Arg, ValueHint};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter as _};

use crate::cli;
use crate::commands::complete::candidate::{candidate, fixed, plain};
use crate::commands::complete::names::{self, NameForms};
use crate::commands::complete::request::Request;

/// The values of `-o` that print objects, without those of [`VIEW_FORMATS`].
pub const TABLE_FORMATS: [(&str, &str); 4] = [
    ("name", "Names alone, one a line"),
    ("wide", "A table with more columns"),
    ("custom-columns=", ""),
    ("custom-columns-file=", ""),
];
/// The values of `-o` that `config view` takes, too.
pub const VIEW_FORMATS: [(&str, &str); 5] =
    [("json", "JSON"), ("yaml", "YAML"), ("jsonpath=", ""), ("jsonpath-as-json=", ""), ("jsonpath-file=", "")];
/// The words that `pods --sort-by` takes instead of a path.
pub const POD_KEYS: [(&str, &str); 5] = [
    ("restarts", "The restarts of all containers"),
    ("age", "The youngest first"),
    ("name", ""),
    ("node", ""),
    ("status", ""),
];
/// The states of `wait --for`, which takes kubectl's names for them too.
pub const WAIT_STATES: [(&str, &str); 2] =
    [("served", "The server serves it"), ("gone", "The server does not serve it")];
/// Fields that every object has.
pub const OBJECT_PATHS: [(&str, &str); 3] =
    [(".metadata.name", ""), (".metadata.namespace", ""), (".metadata.creationTimestamp", "")];

/// The candidates of an argument, some of which may not match the word, or why there are none.
type Candidates = anyhow::Result<Vec<CompletionCandidate>>;
/// Makes the candidates for a word.
type Completer = fn(&Request, &str) -> Candidates;

/// The definition of the command in an incomplete line, of which clap gives what it has understood; `None` if there is
/// none.
pub fn definition(words: &[OsString]) -> Option<clap::Command> {
    let mut definition = cli::definition_of_typed(words)?.ignore_errors(true);
    definition.build();
    Some(without_files(definition))
}

/// The definition with no value parser that reads a file, as that of `-o jsonpath-file=FILE` does.
fn without_files(command: clap::Command) -> clap::Command {
    let without_file = |argument: Arg| match argument.get_id().as_str() {
        "output" if argument.get_possible_values().is_empty() => argument.value_parser(OsStringValueParser::new()),
        _ => argument,
    };
    command.mut_args(without_file).mut_subcommands(without_files)
}

/// Adds the candidates to the arguments of a command that clap has finished.
pub fn with_completers(command: clap::Command, request: &Arc<Request>) -> clap::Command {
    let name = command.get_name().to_owned();
    command.mut_args(|argument| with_completer(argument, &name, request))
}

fn with_completer(argument: Arg, command: &str, request: &Arc<Request>) -> Arg {
    if argument.is_require_equals_set() {
        // The engine takes the next word for the value of a boolean flag.
        return argument.num_args(0).add(completer(|_, _| Ok(plain(["true", "false"])), request));
    }
    let argument = match (command, argument.get_id().as_str()) {
        ("get", "arguments") | (_, "api_group") => argument.value_delimiter(','),
        _ => argument,
    };
    match (command, argument.get_id().as_str()) {
        (
            _,
            "kubeconfig"
            | "kuberc"
            | "certificate_authority"
            | "client_certificate"
            | "client_key"
            | "from"
            | "file"
            | "files",
        ) => argument.value_hint(ValueHint::FilePath),
        (_, "cache_dir") => argument.value_hint(ValueHint::DirPath),
        (command, id) => match candidates_of(command, id) {
            Some(candidates) => argument.add(completer(candidates, request)),
            // Those that clap knows, or none.
            None => argument,
        },
    }
}

/// Candidates are offered if the word begins them; after an error there are none.
fn completer(candidates: Completer, request: &Arc<Request>) -> ArgValueCompleter {
    let request = Arc::clone(request);
    ArgValueCompleter::new(move |word: &OsStr| {
        let Some(word) = word.to_str() else { return Vec::new() };
        let mut candidates = candidates(&request, word).unwrap_or_default();
        candidates.retain(|candidate| candidate.get_value().as_encoded_bytes().starts_with(word.as_bytes()));
        candidates
    })
}

fn candidates_of(command: &str, argument: &str) -> Option<Completer> {
    Some(match (command, argument) {
        (_, "context") | ("get-contexts" | "snapshot", "names") => contexts,
        (_, "contexts") => context_patterns,
        (_, "cluster") => |request, _| request.with_kubeconfig(|config| plain(config.clusters.names())),
        (_, "user") => |request, _| request.with_kubeconfig(|config| plain(config.users.names())),
        (_, "namespace") => namespaces,
        (_, "api_group") => |request, _| Ok(names::groups(&*request.surface()?)),
        (_, "verbs") => |request, _| Ok(plain(names::verbs(&*request.surface()?))),
        (_, "categories") => |request, _| Ok(plain(names::categories(&*request.surface()?))),
        (_, "subresource") => |request, _| Ok(plain(names::subresources(&*request.surface()?))),
        (_, "target") => |request, _| Ok(names::releases(request.surface().ok().as_deref())),
        ("get", "arguments") => types,
        ("wait", "names") => |request, word| Ok(names::matching(&*request.surface_for(word)?, word, NameForms::Apis)),
        ("resolve", "names") | (_, "patterns") => {
            |request, word| Ok(names::matching(&*request.surface_for(word)?, word, NameForms::Resources))
        }
        ("diff", "sides") => |request, word| Ok(contexts_and_files(request, word)),
        ("wait", "state") => |_, _| Ok(fixed(&WAIT_STATES)),
        ("pods", "sort_by") => |_, _| Ok(fixed(POD_KEYS.iter().chain(&OBJECT_PATHS))),
        ("get", "sort_by") => |_, _| Ok(fixed(&OBJECT_PATHS)),
        ("get" | "pods", "output") => |_, word| Ok(formats(word, VIEW_FORMATS.iter().chain(&TABLE_FORMATS))),
        ("view", "output") => |_, word| Ok(formats(word, &VIEW_FORMATS)),
        _ => return None,
    })
}

/// TYPE of `get`, which its first argument alone names. The names of objects are not cached.
fn types(request: &Request, word: &str) -> Candidates {
    if request.has_type {
        return Ok(Vec::new());
    }
    Ok(names::matching(&*request.surface_for(word)?, word, NameForms::Listable))
}

fn contexts(request: &Request, _: &str) -> Candidates {
    request.with_kubeconfig(|config| {
        let contexts = config.contexts.entries.iter();
        contexts.map(|(name, context)| candidate(name, &context.value.cluster)).collect()
    })
}

/// The contexts, and a glob for each beginning that several of them share up to a `-`, `_`, `.`, `/`, `:` or `@`.
fn context_patterns(request: &Request, word: &str) -> Candidates {
    let mut candidates = contexts(request, word)?;
    let patterns = request.with_kubeconfig(|config| {
        let names: Vec<_> = config.contexts.names().collect();
        let mut patterns: Vec<(&str, usize)> = Vec::new();
        for name in &names {
            for (at, separator) in name.match_indices(['-', '_', '.', '/', ':', '@']) {
                let beginning = &name[..at + separator.len()];
                let count = names.iter().filter(|name| name.starts_with(beginning)).count();
                if count > 1 && !patterns.contains(&(beginning, count)) {
                    patterns.push((beginning, count));
                }
            }
        }
        let patterns = patterns.into_iter();
        patterns.map(|(start, count)| candidate(&format!("{start}*"), &format!("{count} contexts"))).collect::<Vec<_>>()
    })?;
    candidates.extend(patterns);
    Ok(candidates)
}

/// A file may be named where there is no kubeconfig.
fn contexts_and_files(request: &Request, word: &str) -> Vec<CompletionCandidate> {
    let mut candidates = contexts(request, word).unwrap_or_default();
    candidates.extend(PathCompleter::file().complete(OsStr::new(word)));
    candidates
}

/// The namespaces of all contexts: others are known to the server alone.
fn namespaces(request: &Request, _: &str) -> Candidates {
    request.with_kubeconfig(|config| {
        let namespaces = config.contexts.entries.values().map(|context| context.value.namespace.as_str());
        let mut namespaces: Vec<_> = namespaces.filter(|namespace| !namespace.is_empty()).collect();
        namespaces.sort_unstable();
        namespaces.dedup();
        plain(namespaces)
    })
}

/// Formats of objects; after one that takes a file, files.
fn formats<'a>(word: &str, formats: impl IntoIterator<Item = &'a (&'a str, &'a str)>) -> Vec<CompletionCandidate> {
    match word.split_once("-file=") {
        Some((format, file)) => {
            let files = PathCompleter::file().complete(OsStr::new(file));
            files.into_iter().map(|file| file.add_prefix(format!("{format}-file="))).collect()
        }
        None => fixed(formats),
    }
}
