//! Arguments as users of other programs type them: `help get`, `-vvv`, `--color`, `--no-headers true`.

use std::ffi::{OsStr, OsString};

use clap::ValueEnum as _;
use clap::error::ErrorKind;

use crate::term::ColorChoice;

/// Arguments in the form that clap reads: `help get` is `get --help`, `--color` alone is `--color=always`, and `-v`
/// without a number has the level of as many `v`s: 1 decisions, 6 requests, 8 everything.
pub fn rewritten(arguments: &[OsString]) -> Vec<OsString> {
    let mut rewritten = Vec::with_capacity(arguments.len());
    let mut rest = arguments.iter().peekable();
    rewritten.extend(rest.next().cloned());
    if rest.next_if(|argument| *argument == "help").is_some() {
        rewritten.extend(rest.filter(|argument| *argument != "help").cloned());
        rewritten.push("--help".into());
        return rewritten;
    }
    while let Some(argument) = rest.next() {
        if argument == "--" {
            rewritten.push(argument.clone());
            rewritten.extend(rest.cloned());
            break;
        }
        let next = rest.peek().and_then(|next| next.to_str());
        let has_level = next.is_some_and(|next| next.parse::<u8>().is_ok());
        let has_choice = next.is_some_and(|next| ColorChoice::from_str(next, false).is_ok());
        let complete = match argument.to_str() {
            Some("-v" | "--v" | "--verbose") if !has_level => Some("-v=1"),
            Some("-vv") => Some("-v=6"),
            Some("-vvv" | "-vvvv") => Some("-v=8"),
            Some("--color") if !has_choice => Some("--color=always"),
            _ => None,
        };
        rewritten.push(complete.map_or_else(|| argument.clone(), OsString::from));
    }
    rewritten
}

/// The error for `true` or `false` as a word of its own after a switch: Go's flags take it after an equals sign only,
/// and it would be read as a name.
pub fn separate_boolean(definition: &clap::Command, arguments: &[OsString]) -> Option<clap::Error> {
    if !has_separate_boolean(arguments) {
        return None;
    }
    let arguments: Vec<_> = before_escape(arguments).collect();
    let mut root = definition.clone();
    // Commands are finished when they are built, and inherit the global flags then.
    root.build();
    let mut command = &root;
    for (flag, value) in arguments.iter().zip(&arguments[1..]) {
        command = command.find_subcommand(flag).unwrap_or(command);
        let flag = flag.to_string_lossy();
        if is_boolean(value) && is_switch(command, &flag) {
            let value = value.display();
            let message = format!("the value of '{flag}' follows an equals sign\n\n  tip: use '{flag}={value}'");
            return Some(command.clone().error(ErrorKind::InvalidValue, message));
        }
    }
    None
}

/// Whether `true` or `false` is a word of its own.
pub fn has_separate_boolean(arguments: &[OsString]) -> bool {
    before_escape(arguments).any(is_boolean)
}

fn is_boolean(argument: &OsStr) -> bool {
    argument == "true" || argument == "false"
}

/// The arguments before `--`.
fn before_escape(arguments: &[OsString]) -> impl Iterator<Item = &OsStr> {
    arguments.iter().map(OsString::as_os_str).take_while(|argument| *argument != "--")
}

/// Whether a text is a flag that takes a value after an equals sign only.
fn is_switch(command: &clap::Command, text: &str) -> bool {
    command.get_arguments().filter(|argument| argument.is_require_equals_set()).any(|argument| {
        if let Some(long) = text.strip_prefix("--") {
            argument.get_long_and_visible_aliases().is_some_and(|names| names.contains(&long))
        } else {
            let short = argument.get_short().map(|short| format!("-{short}"));
            short.is_some_and(|short| short == text)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_are_rewritten_and_other_arguments_kept() {
        for (typed, expected) in [
            ("kubegvr help", "kubegvr --help"),
            ("kubegvr help config view", "kubegvr config view --help"),
            ("kubegvr help help", "kubegvr --help"),
            ("kubegvr resolve help", "kubegvr resolve help"),
            ("kubegvr gvrs -v", "kubegvr gvrs -v=1"),
            ("kubegvr -v gvrs", "kubegvr -v=1 gvrs"),
            ("kubegvr gvrs -v pods", "kubegvr gvrs -v=1 pods"),
            ("kubegvr gvrs --verbose pods", "kubegvr gvrs -v=1 pods"),
            ("kubegvr gvrs -v 6 pods", "kubegvr gvrs -v 6 pods"),
            ("kubegvr gvrs -v=6 -v6 --v=6", "kubegvr gvrs -v=6 -v6 --v=6"),
            ("kubegvr gvrs -vv", "kubegvr gvrs -v=6"),
            ("kubegvr gvrs -vvv", "kubegvr gvrs -v=8"),
            ("kubegvr gvrs -- -v -vvv --color", "kubegvr gvrs -- -v -vvv --color"),
            ("kubegvr gvrs --color", "kubegvr gvrs --color=always"),
            ("kubegvr --color gvrs", "kubegvr --color=always gvrs"),
            ("kubegvr --color --color never gvrs", "kubegvr --color=always --color never gvrs"),
            ("kubegvr gvrs --color=never", "kubegvr gvrs --color=never"),
            ("kubegvr", "kubegvr"),
        ] {
            let typed: Vec<OsString> = typed.split(' ').map(OsString::from).collect();
            let expected: Vec<OsString> = expected.split(' ').map(OsString::from).collect();
            assert_eq!(rewritten(&typed), expected);
        }
    }
}
