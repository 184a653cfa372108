//! What holds for every flag, and the files that are made from the definitions.

use std::path::{Path, PathBuf};
use std::{env, fs};

use clap::ValueEnum as _;
use clap_complete::aot;

use super::*;

#[test]
fn the_definitions_hold_together() {
    command().debug_assert();
}

#[test]
fn every_flag_has_a_help_text_without_a_full_stop() {
    let root = command();
    for (command, _) in all_commands(&root) {
        for argument in command.get_arguments() {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty() && !help.ends_with('.'), "{} {}", command.get_name(), argument.get_id());
        }
    }
}

#[test]
fn booleans_are_gos() {
    for (arguments, expected) in [
        (vec!["--no-headers"], true),
        (vec!["--no-headers=T"], true),
        (vec!["--no-headers=false"], false),
        (vec!["--no-headers", "--no-headers=0"], false),
        (vec![], false),
    ] {
        let arguments: Vec<OsString> = ["kubegvr", "gvrs"].into_iter().chain(arguments).map(OsString::from).collect();
        let Command::Gvrs(gvrs) = Cli::parse_from_process(&arguments).unwrap().command else {
            panic!("another command")
        };
        assert_eq!(gvrs.no_headers, expected, "{arguments:?}");
    }
}

/// A command and all below it, each with the name of its page.
fn all_commands(root: &clap::Command) -> Vec<(&clap::Command, String)> {
    let mut commands = vec![(root, "kubegvr".to_owned())];
    let mut next = 0;
    while let Some((command, name)) = commands.get(next).cloned() {
        commands.extend(command.get_subcommands().map(|below| (below, format!("{name}-{}", below.get_name()))));
        next += 1;
    }
    commands
}

/// Completions and man pages are committed. `UPDATE_GENERATED=1 cargo test` writes them, a plain run compares.
#[test]
fn generated_files_are_current() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut expected: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for shell in aot::Shell::value_variants() {
        let mut script = Vec::new();
        aot::generate(*shell, &mut command(), "kubegvr", &mut script);
        let name = aot::Generator::file_name(shell, "kubegvr");
        expected.push((root.join("completions").join(name), script));
    }
    let mut root_command = command().name("kubegvr");
    root_command.build();
    for (command, name) in all_commands(&root_command) {
        let mut page = Vec::new();
        let named: &'static str = Box::leak(name.clone().into_boxed_str());
        // clap_mangen takes what `-h` leaves out for what has no help at all.
        let command = command.clone().mut_args(|argument| argument.hide_short_help(false)).name(named);
        clap_mangen::Man::new(command.clone()).render(&mut page).unwrap();
        let text = String::from_utf8_lossy(&page).replace("\\*(Aq", "'").replace('\\', "");
        let ours = command.get_arguments().filter(|argument| argument.get_id() != "help");
        for help in ours.filter_map(Arg::get_help).map(ToString::to_string) {
            assert!(text.contains(&help), "{name}: {help}");
        }
        expected.push((root.join("man").join(format!("{name}.1")), page));
    }
    let update = env::var_os("UPDATE_GENERATED").is_some();
    for (path, bytes) in &expected {
        if update {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let current = fs::read(path).unwrap_or_default();
        assert!(current == *bytes, "{} is not current: run UPDATE_GENERATED=1 cargo test", path.display());
    }
    for folder in ["completions", "man"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            assert!(expected.iter().any(|(known, _)| *known == path), "{} is made by no command", path.display());
        }
    }
}
