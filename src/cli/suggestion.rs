//! The tips of usage errors: the one name that is nearest, and none that mislead.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::api::nearest;

/// What users of other programs type, and what they look for: a command, the word after it, the tip.
const HABITS: &[(&str, &str, &str)] = &[
    ("kubegvr", "list", "use 'gvrs'"),
    ("kubegvr", "search", "use 'gvrs PATTERN'"),
    ("kubegvr", "find", "use 'gvrs PATTERN'"),
    ("kubegvr", "describe", "use 'get TYPE NAME -o yaml'"),
    ("kubegvr", "watch", "use 'get TYPE --watch'"),
    ("kubegvr", "ctx", "use 'config get-contexts'"),
    ("kubegvr", "contexts", "use 'config get-contexts'"),
    ("kubegvr", "get-contexts", "use 'config get-contexts'"),
    ("kubegvr", "deprecated", "use 'removals'"),
    ("kubegvr", "export", "use 'snapshot'"),
    ("kubegvr", "compare", "use 'diff'"),
    ("config", "contexts", "use 'config get-contexts'"),
    ("config", "use-context", "kubegvr writes no kubeconfig: use '--context NAME' or 'kubectl config use-context'"),
    ("config", "set-context", "kubegvr writes no kubeconfig: use 'kubectl config set-context'"),
    ("cache", "ls", "use 'cache list'"),
];

/// Replaces the tips of an error that clap found in these arguments.
pub fn improve(mut error: clap::Error, definition: &mut clap::Command, arguments: &[OsString]) -> clap::Error {
    let command = innermost(definition, arguments);
    match error.kind() {
        ErrorKind::InvalidSubcommand => improve_subcommand(&mut error, command),
        ErrorKind::UnknownArgument => improve_argument(&mut error, command),
        _ => {}
    }
    error
}

/// The innermost command that the arguments name.
fn innermost<'a>(definition: &'a mut clap::Command, arguments: &[OsString]) -> &'a mut clap::Command {
    definition.build();
    let mut command = definition;
    for argument in arguments.iter().skip(1) {
        if command.find_subcommand(argument).is_some() {
            command = command.find_subcommand_mut(argument).expect("the subcommand was just found");
        }
    }
    command
}

fn improve_subcommand(error: &mut clap::Error, command: &clap::Command) {
    let Some(ContextValue::String(wrong)) = error.get(ContextKind::InvalidSubcommand).cloned() else { return };
    error.remove(ContextKind::Suggested);
    error.remove(ContextKind::SuggestedSubcommand);
    let is_habit = |(parent, typed, _): &&(&str, &str, &str)| *parent == command.get_name() && *typed == wrong;
    let known = command
        .get_subcommands()
        .flat_map(|below| std::iter::once(below.get_name()).chain(below.get_visible_aliases().collect::<Vec<_>>()));
    if let Some((_, _, tip)) = HABITS.iter().find(is_habit) {
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![(*tip).to_owned().into()]));
    } else if let Some(name) = nearest(&wrong, known).first() {
        error.insert(ContextKind::SuggestedSubcommand, ContextValue::String((*name).to_owned()));
    } else if command.get_name() == "kubegvr" {
        let tip = format!("to look up the API resource of a name, use 'resolve {wrong}'");
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
}

fn improve_argument(error: &mut clap::Error, command: &mut clap::Command) {
    error.remove(ContextKind::Suggested);
    let Some(ContextValue::String(wrong)) = error.get(ContextKind::InvalidArg) else { return };
    let flags = command.get_arguments().filter(|argument| !argument.is_hide_set());
    let flags: Vec<_> = flags.filter_map(clap::Arg::get_long_and_visible_aliases).flatten().collect();
    let near = wrong.strip_prefix("--").and_then(|wrong| nearest(wrong, flags.into_iter()).first().copied());
    let near = near.map(|flag| ContextValue::String(format!("--{flag}")));
    if error.get(ContextKind::SuggestedArg) == near.as_ref() {
        return;
    }
    error.remove(ContextKind::SuggestedArg);
    if let Some(near) = near {
        error.insert(ContextKind::SuggestedArg, near);
    }
    // clap's usage line has the flag that it suggested.
    error.insert(ContextKind::Usage, ContextValue::StyledStr(command.render_usage()));
}
