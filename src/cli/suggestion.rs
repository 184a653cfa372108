//! The tips of usage errors: the one name that is nearest, and none that mislead.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::api::{Release, nearest};

/// What users of other programs type, and what they look for: a command, the word after it, the tip.
const HABITS: &[(&str, &str, &str)] = &[
    ("kubegvr", "list", "use 'gvrs'"),
    ("kubegvr", "search", "use 'gvrs PATTERN'"),
    ("kubegvr", "find", "use 'gvrs PATTERN'"),
    ("kubegvr", "describe", "use 'get TYPE NAME -o yaml' or 'kubectl describe'"),
    ("kubegvr", "explain", "use 'kubectl explain', or 'resolve NAME' for the group and version"),
    ("kubegvr", "events", "use 'get events'"),
    ("kubegvr", "options", "use 'help flags'"),
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

/// Commands of kubectl 1.36 that change objects.
const CHANGING: &str = "annotate apply attach autoscale certificate cordon cp create debug delete drain edit expose label \
                        patch replace rollout run scale set taint uncordon";

/// Its other commands that have no counterpart here.
const ONLY_IN_KUBECTL: &str = "auth cluster-info exec kustomize logs plugin port-forward proxy top";

/// Flags of other programs, or of other commands: the commands, none for all; the flags; the tip.
const FLAGS: &[(&[&str], &[&str], &str)] = &[
    (&["snapshot"], &["-o", "--output"], "use '-f FILE'"),
    (&["removals"], &["-f", "--filename"], "to check manifests, use 'check -f FILE --target RELEASE'"),
    (&["check", "removals"], &["--to", "--release", "--target-version", "--target-versions"], "use '--target RELEASE'"),
    (&["api-resources", "gvrs"], &["--group", "--groups"], "use '--api-group GROUP'"),
    (&["api-resources", "gvrs"], &["--kind", "--name"], "use a PATTERN, which matches names and kinds"),
    (&[], &["--cached"], "to ask the server, use '--refresh'"),
    (&[], &["--debug"], "to log requests, use '-v=6'"),
];

/// Commands whose tables have all columns without `-o wide`.
const WITHOUT_WIDE: &[&str] = &["resolve", "removals", "check", "list"];

/// Commands that evaluate templates.
const WITH_TEMPLATES: &[&str] = &["get", "pods", "view"];

/// Replaces the tips of an error that clap found in these arguments.
pub fn improve(mut error: clap::Error, definition: &mut clap::Command, arguments: &[OsString]) -> clap::Error {
    let improve: fn(&mut clap::Error, &mut clap::Command) = match error.kind() {
        ErrorKind::InvalidSubcommand => improve_subcommand,
        ErrorKind::UnknownArgument => improve_argument,
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => improve_value,
        _ => return error,
    };
    let command = innermost(definition, arguments, text(&error, ContextKind::InvalidSubcommand).as_deref());
    improve(&mut error, command);
    error
}

/// What clap says of an error, if it is one text.
fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    }
}

/// Makes this the only tip.
fn insert_tip(error: &mut clap::Error, tip: impl Into<String>) {
    for similar in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue] {
        error.remove(similar);
    }
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into().into()]));
}

/// The innermost command that the arguments name before the `unknown` one.
fn innermost<'a>(
    definition: &'a mut clap::Command,
    arguments: &[OsString],
    unknown: Option<&str>,
) -> &'a mut clap::Command {
    definition.build();
    let mut command = definition;
    for argument in arguments.iter().skip(1).take_while(|argument| argument.to_str() != unknown || unknown.is_none()) {
        if command.find_subcommand(argument).is_some() {
            command = command.find_subcommand_mut(argument).expect("the subcommand was just found");
        }
    }
    command
}

fn improve_subcommand(error: &mut clap::Error, command: &mut clap::Command) {
    let Some(wrong) = text(error, ContextKind::InvalidSubcommand) else { return };
    error.remove(ContextKind::Suggested);
    error.remove(ContextKind::SuggestedSubcommand);
    let is_habit = |(parent, typed, _): &&(&str, &str, &str)| *parent == command.get_name() && *typed == wrong;
    let is_root = command.get_name() == "kubegvr";
    let is_among = |commands: &str| is_root && commands.split(' ').any(|command| command == wrong);
    let known = command
        .get_subcommands()
        .flat_map(|below| std::iter::once(below.get_name()).chain(below.get_visible_aliases().collect::<Vec<_>>()));
    if let Some((_, _, tip)) = HABITS.iter().find(is_habit) {
        insert_tip(error, *tip);
    } else if is_among(CHANGING) {
        insert_tip(error, format!("kubegvr changes no object: use 'kubectl {wrong}'"));
    } else if is_among(ONLY_IN_KUBECTL) {
        insert_tip(error, format!("use 'kubectl {wrong}'"));
    } else if let Some(name) = nearest(&wrong, known).into_iter().find(|name| begins_alike(name, &wrong)) {
        error.insert(ContextKind::SuggestedSubcommand, ContextValue::String(name.to_owned()));
    } else if is_root {
        insert_tip(error, format!("use 'resolve {wrong}' for its API resource, 'get {wrong}' for objects"));
    }
}

/// Whether two names have the same first letter. The names of commands are short: `nodes` is near to `pods`, `ns` to `ls`.
fn begins_alike(name: &str, other: &str) -> bool {
    name.chars().next() == other.chars().next()
}

fn improve_argument(error: &mut clap::Error, command: &mut clap::Command) {
    error.remove(ContextKind::Suggested);
    let Some(wrong) = text(error, ContextKind::InvalidArg) else { return };
    if let Some(tip) = tip_of_argument(command.get_name(), &wrong) {
        insert_tip(error, tip);
        // clap's usage line has the flag that it suggested.
        error.insert(ContextKind::Usage, ContextValue::StyledStr(command.render_usage()));
        return;
    }
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
    error.insert(ContextKind::Usage, ContextValue::StyledStr(command.render_usage()));
}

/// The tip for a flag of another program or command, or for a value without its flag.
fn tip_of_argument(command: &str, wrong: &str) -> Option<String> {
    match command {
        "check" if !wrong.starts_with('-') => return Some(format!("use '-f {wrong}'")),
        "removals" if Release::parse(wrong).is_some() => return Some(format!("use '--target {wrong}'")),
        _ => {}
    }
    let is_known = |(commands, flags, _): &&(&[&str], &[&str], &str)| {
        (commands.is_empty() || commands.contains(&command)) && flags.contains(&wrong)
    };
    FLAGS.iter().find(is_known).map(|(_, _, tip)| (*tip).to_owned())
}

/// For a format that other programs have, names what gives the same.
fn improve_value(error: &mut clap::Error, command: &mut clap::Command) {
    let is_format = text(error, ContextKind::InvalidArg).is_some_and(|argument| argument.starts_with("--output "));
    let Some(value) = text(error, ContextKind::InvalidValue).filter(|_| is_format) else { return };
    let name = command.get_name();
    let tip = match value.split('=').next().expect("split gives at least one part") {
        "wide" if WITHOUT_WIDE.contains(&name) => "the table has all columns without '-o'",
        "table" | "text" | "plain" => "the table is printed without '-o'",
        "junit" if name == "removals" => "use 'check -f FILE -o junit'",
        "csv" | "tsv" => "for CSV, give '-o json' to jq and its '@csv'; without '-o' there are columns for awk",
        "jsonpath"
        | "jsonpath-as-json"
        | "jsonpath-file"
        | "custom-columns"
        | "custom-columns-file"
        | "go-template"
        | "go-template-file"
            if !WITH_TEMPLATES.contains(&name) =>
        {
            "give '-o json' to jq"
        }
        _ => return,
    };
    insert_tip(error, tip);
}
