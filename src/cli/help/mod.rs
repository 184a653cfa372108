//! The help of commands, rendered when it is asked for: the usage, arguments and flags of the definition, and the texts
//! of [`pages`].

#[cfg(test)]
pub mod man;
mod pages;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write as _;

use clap::error::ErrorKind;
use clap::{Arg, Command, ValueEnum as _};

use super::Exit;
use super::command::CommandName;
use pages::{Page, page};

/// The commands as the program's help groups them: clap has no groups of subcommands.
const GROUPS: &[(&str, &[CommandName])] = &[
    ("Discovery", &[CommandName::ApiResources, CommandName::ApiVersions, CommandName::Gvrs, CommandName::Resolve]),
    ("Objects", &[CommandName::Get, CommandName::Raw, CommandName::Pods]),
    (
        "Compare and upgrade",
        &[CommandName::Snapshot, CommandName::Diff, CommandName::Check, CommandName::Removals, CommandName::Wait],
    ),
    ("Setup", &[CommandName::Config, CommandName::Cache, CommandName::Version, CommandName::Completion]),
];
/// `help`, which [`habits`](super::habits) reads, and its summary.
const HELP: (&str, &str) = ("help", "Print the help of a command, or of all flags");
const HELP_FLAG: &str = "Print help: -h the flags, --help also examples";

/// The text that stands for the help of a command until it is rendered: the command's name, and what asked for it.
const REQUEST: &str = "{bin}\n{before-help}";
const LONG: &str = "--help";

/// Makes clap answer a request for help with [`REQUEST`], so that no run pays for texts that it does not print.
pub fn postpone(command: Command) -> Command {
    command.help_template(REQUEST).before_long_help(LONG)
}

/// A request for help that clap found in the arguments.
pub struct Request {
    /// The command as clap names it: `kubegvr-config-view`.
    name: String,
    is_long: bool,
    /// Whether a command is missing, so that the help is the error.
    is_error: bool,
}

impl Request {
    pub fn of(error: &clap::Error) -> Option<Self> {
        let is_error = match error.kind() {
            ErrorKind::DisplayHelp => false,
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => true,
            _ => return None,
        };
        let text = error.render().to_string();
        let (name, asked_by) = text.split_once('\n')?;
        Some(Self { name: name.to_owned(), is_long: asked_by.trim() == LONG, is_error })
    }

    /// The help, of a definition that is built.
    pub fn exit(&self, definition: &mut Command, program: &str) -> Exit {
        let name = self.name.strip_prefix(&program.replace(' ', "-")).unwrap_or_default();
        let page = page(name.trim_start_matches('-')).expect("a test finds the page of every command");
        let text = render(definition, page, self.is_long, program);
        if self.is_error { Exit::Usage(text) } else { Exit::Printed(text) }
    }
}

/// Whether the arguments are `help flags`.
pub fn is_for_flags(arguments: &[OsString]) -> bool {
    matches!(arguments, [_, help, flags] if help == "help" && flags == "flags")
}

/// The help of one command. `program` is the name by which the user called it.
fn render(definition: &mut Command, page: &Page, is_long: bool, program: &str) -> String {
    let command = page.command.split(' ').filter(|word| !word.is_empty()).fold(definition, |command, word| {
        command.find_subcommand_mut(word).expect("a test finds the command of every page")
    });
    let mut template = "{about-with-newline}\n{usage-heading} {usage}".to_owned();
    match (page.command, is_long) {
        ("", false) => template.push_str(&command_list(command)),
        ("", true) => template.extend([&command_list(command), "\n\nOptions:\n{options}"]),
        _ => template.push_str("\n\n{all-args}"),
    }
    template.push_str("{after-help}");
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").to_owned();
    let mut about = command.get_about().map(ToString::to_string).unwrap_or_default();
    if is_long {
        // Writing to a string does not fail.
        let _ = write!(about, "\n\n{}", page.description);
    }
    let footer = footer(page, is_long).replace("kubegvr", program);
    let command = command.clone().mut_args(|argument| place(argument, page, is_long));
    let mut command = command.help_template(template).override_usage(usage).about(about).after_help(footer);
    command.render_help().to_string()
}

/// Leaves global flags to `help flags`, except those that are used most with the command, which `-h` shows.
fn place(argument: Arg, page: &Page, is_long: bool) -> Arg {
    match argument.get_id().as_str() {
        // clap has a long help for this flag, which the man pages would print.
        "help" => argument.help(HELP_FLAG).long_help(HELP_FLAG),
        id if argument.is_global_set() && (is_long || !page.common_flags.contains(&id)) => argument.hide(true),
        _ if argument.is_global_set() => argument.help_heading("Common flags"),
        _ => argument,
    }
}

/// All commands with their aliases and summaries, by group. Each line is at most 80 columns wide.
fn command_list(root: &Command) -> String {
    let mut rows = Vec::new();
    for (heading, names) in GROUPS {
        let of_group = names.iter().filter_map(|name| {
            let name = name.to_possible_value()?;
            let command = root.find_subcommand(name.get_name())?;
            let names: Vec<_> = std::iter::once(command.get_name()).chain(command.get_visible_aliases()).collect();
            Some((names.join(", "), command.get_about().map(ToString::to_string).unwrap_or_default()))
        });
        rows.push((heading, of_group.collect::<Vec<_>>()));
    }
    if let Some((_, setup)) = rows.last_mut() {
        setup.push((HELP.0.to_owned(), HELP.1.to_owned()));
    }
    let width = rows.iter().flat_map(|(_, rows)| rows).map(|(names, _)| names.len()).max().unwrap_or_default();
    let mut list = String::new();
    for (heading, rows) in rows {
        let _ = write!(list, "\n\n{heading}:");
        for (names, about) in rows {
            let _ = write!(list, "\n  {names:width$}  {about}");
        }
    }
    list
}

/// What follows the flags: where the other flags are, examples, and exit codes that are the command's own.
fn footer(page: &Page, is_long: bool) -> String {
    if !is_long {
        let (command, content) = match page.command {
            "" => ("COMMAND", "flags and examples"),
            command => (command, "examples"),
        };
        return format!("Use 'kubegvr help {command}' for {content}, 'kubegvr help flags' for the shared flags.");
    }
    let mut footer = "'kubegvr help flags' lists the flags of every command.\n\nExamples:".to_owned();
    for (about, example) in page.examples {
        let _ = write!(footer, "\n  # {about}\n  {example}");
    }
    if !page.exit_codes.is_empty() {
        footer.push_str("\n\nExit codes:");
        for (code, meaning) in exit_codes(page) {
            let _ = write!(footer, "\n  {code}  {meaning}");
        }
    }
    footer
}

/// All exit codes of a command with their meanings.
fn exit_codes(page: &Page) -> BTreeMap<u8, &'static str> {
    let usual = [(0, "Done"), (1, "Failed"), (2, "Wrong command line"), (3, "With --strict: discovery was incomplete")];
    usual.into_iter().chain(page.exit_codes.iter().copied()).collect()
}

/// The help of the flags that every command has.
pub fn flags(definition: &Command) -> String {
    flags_command(definition).render_help().to_string()
}

/// A command that has the global flags as its own.
fn flags_command(definition: &Command) -> Command {
    let flags = definition.get_arguments().filter(|argument| argument.is_global_set() && !argument.is_hide_set());
    let usage = format!("{} [OPTIONS] <COMMAND>", definition.get_bin_name().unwrap_or_else(|| definition.get_name()));
    Command::new("flags")
        .about("Flags of every command, before or after its name. A command refuses those that it cannot use.")
        .max_term_width(100)
        .disable_help_flag(true)
        .override_usage(usage)
        .args(flags.map(|flag| flag.clone().global(false)))
}

#[cfg(test)]
mod tests;
