//! Checks of all definitions, and the files that are generated from them.

use std::path::{Path, PathBuf};
use std::{env, fs};

use clap::ValueEnum as _;
use clap_complete::env::{Elvish, EnvCompleter, Fish};

use super::command::CommandName;
use super::*;

fn built_definition() -> clap::Command {
    super::built_definition("kubegvr")
}

/// A command and all below it, each with the name of its man page.
fn all_commands(root: &clap::Command) -> Vec<(&clap::Command, String)> {
    let mut commands = vec![(root, "kubegvr".to_owned())];
    let mut next = 0;
    while let Some((command, name)) = commands.get(next).cloned() {
        commands.extend(command.get_subcommands().map(|below| (below, format!("{name}-{}", below.get_name()))));
        next += 1;
    }
    commands
}

#[test]
fn definitions_pass_claps_assertions() {
    definition().debug_assert();
}

#[test]
fn every_command_has_a_name_without_arguments() {
    let names: Vec<_> = CommandName::value_variants().iter().filter_map(CommandName::to_possible_value).collect();
    let names: Vec<_> = names.iter().map(clap::builder::PossibleValue::get_name).collect();
    let root = definition();
    assert_eq!(root.get_subcommands().map(clap::Command::get_name).collect::<Vec<_>>(), names);
}

#[test]
fn every_argument_has_help_without_final_period() {
    for (command, name) in all_commands(&built_definition()) {
        for argument in command.get_arguments() {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty() && !help.ends_with('.'), "{name} {}", argument.get_id());
        }
    }
}

#[test]
fn refused_flags_are_hidden_in_commands_that_refuse_them() {
    let root = built_definition();
    let hidden = |flag: &str| {
        let is_hidden = |command: &clap::Command| {
            command.get_arguments().any(|argument| argument.get_id() == flag && argument.is_hide_set())
        };
        let commands = all_commands(&root).into_iter().filter(|(command, _)| is_hidden(command));
        commands.map(|(_, name)| name.replacen("kubegvr-", "", 1)).collect::<Vec<_>>().join(" ")
    };
    let no_server = "config-view config-get-contexts config-current-context \
                     config-get-clusters config-get-users cache-list cache-dir cache-clear";
    assert_eq!(hidden("from"), format!("get raw pods diff wait config cache version completion {no_server}"));
    assert_eq!(hidden("offline"), "get raw pods wait");
    for flag in ["contexts", "all_contexts"] {
        assert_eq!(hidden(flag), format!("raw diff config cache completion {no_server}"));
    }
    for (command, name) in all_commands(&root) {
        for argument in command.get_arguments().filter(|argument| argument.is_hide_set()) {
            let flag = argument.get_id().as_str();
            let unsupported = name == "kubegvr-get" && ["filename", "kustomize", "template"].contains(&flag);
            assert!(unsupported || ["from", "offline", "contexts", "all_contexts"].contains(&flag), "{name}: {flag}");
        }
    }
}

#[test]
fn one_command_parses_arguments_as_all_commands_do() {
    for (line, is_typed) in [
        ("kubegvr gvrs pods -o json", true),
        ("kubegvr -n web --v=6 get pods -o wide --context=c", true),
        ("kubegvr ls --verbs=list get", true),
        ("kubegvr --context get get pods", true),
        ("kubegvr config view --minify", true),
        ("kubegvr cache clear --all", true),
        ("kubegvr resolve -- --help", true),
        // The value of a flag is taken for the command, and all commands are needed.
        ("kubegvr --context resolve get pods", false),
        ("kubegvr -n cache version", false),
        ("kubegvr --context true gvrs", false),
        ("kubegvr gvrs --help", false),
        ("kubegvr --version", false),
        ("kubegvr --version get", false),
        ("kubegvr get --version", false),
        ("kubegvr gvsr", false),
        ("kubegvr gvrs --colour", false),
        ("kubegvr gvrs --no-headers true", false),
        ("kubegvr gvrs --offline --refresh", false),
        ("kubegvr raw /api --from x", false),
        ("kubegvr", false),
    ] {
        let arguments: Vec<_> = line.split(' ').map(OsString::from).collect();
        let typed = Cli::parse_typed(&arguments);
        assert_eq!(typed.is_some(), is_typed, "{line}");
        if let Some(typed) = typed {
            assert_eq!(format!("{typed:?}"), format!("{:?}", Cli::parse(&arguments, NAME).unwrap()), "{line}");
        }
    }
}

#[test]
fn boolean_flags_take_values_as_in_go() {
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
        assert_eq!(gvrs.list.no_headers, expected, "{arguments:?}");
    }
}

/// A name as clap takes it.
fn leaked(name: &str) -> &'static str {
    Box::leak(name.to_owned().into_boxed_str())
}

/// What makes these shells ask kubegvr for candidates: `clap_complete`'s code. The files for bash, zsh and
/// PowerShell are our own.
fn registrations() -> [(&'static str, Vec<u8>); 2] {
    let shells: [(_, &dyn EnvCompleter); 2] = [("kubegvr.fish", &Fish), ("kubegvr.elv", &Elvish)];
    shells.map(|(file, shell)| {
        let mut code = Vec::new();
        shell.write_registration("KUBEGVR_COMPLETE", "kubegvr", "kubegvr", "kubegvr", &mut code).unwrap();
        (file, [code.trim_ascii(), b"\n"].concat())
    })
}

/// A man page has its sections, the version in its title, and the help of each argument that is not hidden.
fn assert_page<'a>(page: &[u8], name: &str, arguments: impl Iterator<Item = &'a clap::Arg>) {
    let text = String::from_utf8_lossy(page).replace("\\*(Aq", "'").replace('\\', "");
    let title = format!(".TH {} 1 ", name.to_uppercase());
    let title = text.lines().find(|line| line.starts_with(&title)).unwrap_or_else(|| panic!("{name}: {text}"));
    assert!(title.contains(concat!("\"kubegvr ", env!("CARGO_PKG_VERSION"), "\"")), "{title}");
    let sections: Vec<_> = text.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
    let sections: Vec<_> =
        sections.iter().map(|name| name.trim_matches('"')).filter(|name| *name != "COMMANDS").collect();
    let all = "NAME,SYNOPSIS,DESCRIPTION,OPTIONS,EXAMPLES,EXIT STATUS,ENVIRONMENT,FILES,SEE ALSO";
    assert_eq!(sections.join(","), all, "{name}");
    for argument in arguments {
        let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        assert!(text.contains(&help) != argument.is_hide_set(), "{name}: {help}");
    }
}

/// Completions and man pages are committed. `UPDATE_GENERATED=1 cargo test` writes them, a plain run compares.
#[test]
fn generated_files_are_current() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut expected: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let built = built_definition();
    expected.extend(registrations().map(|(file, code)| (root.join("completions").join(file), code)));
    for (command, name) in all_commands(&built) {
        let page = help::man::of_command(command, leaked(&name));
        let own = command.get_arguments().filter(|argument| !argument.is_global_set());
        assert_page(&page, &name, own.filter(|argument| argument.get_id() != "help"));
        expected.push((root.join("man").join(format!("{name}.1")), page));
    }
    let flags = help::man::of_flags(&built);
    assert_page(&flags, "kubegvr-flags", built.get_arguments().filter(|argument| argument.is_global_set()));
    expected.push((root.join("man/kubegvr-flags.1"), flags));
    let update = env::var_os("UPDATE_GENERATED").is_some();
    for (path, bytes) in &expected {
        if update {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let current = fs::read(path).unwrap_or_default();
        assert!(current == *bytes, "{} is not current: run UPDATE_GENERATED=1 cargo test", path.display());
    }
    for directory in ["completions", "man"] {
        for entry in fs::read_dir(root.join(directory)).unwrap() {
            let path = entry.unwrap().path();
            let is_own = |file: &&str| path.ends_with(Path::new("completions").join(file));
            if ["kubegvr.bash", "_kubegvr", "_kubegvr.ps1"].iter().any(is_own) {
                continue;
            }
            assert!(expected.iter().any(|(known, _)| *known == path), "no command generates {}", path.display());
        }
    }
}
