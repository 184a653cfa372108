//! Every command is in the help once, and has a page.

use clap::ValueEnum as _;

use super::pages::PAGES;
use super::*;
use crate::cli::built_definition;

/// The words of a command and of all below it, joined by spaces.
fn commands(command: &Command, words: &str) -> Vec<String> {
    let below = command.get_subcommands();
    let below = below.flat_map(|below| commands(below, format!("{words} {}", below.get_name()).trim()));
    std::iter::once(words.to_owned()).chain(below).collect()
}

#[test]
fn every_command_has_one_page_with_examples() {
    let mut pages: Vec<_> = PAGES.iter().map(|page| page.command.to_owned()).collect();
    let mut commands = commands(&built_definition("kubegvr"), "");
    pages.sort();
    commands.sort();
    assert_eq!(pages, commands);
    for page in PAGES {
        let least = if page.command.contains(' ') { 2 } else { 3 };
        assert!((least..=6).contains(&page.examples.len()), "{}: {} examples", page.command, page.examples.len());
        assert!(!page.description.is_empty(), "{}", page.command);
        for (about, example) in page.examples {
            let command = format!("kubegvr {}", page.command);
            // An example of another command teaches what the command is for.
            assert!(example.contains(command.trim()) || page.command == "snapshot", "{command}: {example}");
            assert!(!about.ends_with('.') && example.len() <= 78, "{command}: {about}: {example}");
        }
    }
}

#[test]
fn every_command_is_in_one_group() {
    let grouped: Vec<_> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    assert_eq!(grouped, CommandName::value_variants());
}

#[test]
fn common_flags_are_global_flags_that_the_command_accepts() {
    let root = built_definition("kubegvr");
    for page in PAGES {
        let words = page.command.split(' ').filter(|word| !word.is_empty());
        let command = words.fold(&root, |command, word| command.find_subcommand(word).unwrap());
        for flag in page.common_flags {
            let argument = command.get_arguments().find(|argument| argument.get_id() == flag);
            let argument = argument.unwrap_or_else(|| panic!("{}: no {flag}", page.command));
            assert!(argument.is_global_set() && !argument.is_hide_set(), "{}: {flag}", page.command);
        }
    }
}
