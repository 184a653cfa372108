//! The man pages, of the definitions and the pages of help.

use std::collections::BTreeMap;
use std::io::{self, Write};

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::{exit_codes, flags_command, page, place};

/// The day of the last release that changed the pages, as `.TH` has it.
const DATE: &str = "2026-11-21";

const ENVIRONMENT: &[(&str, &str)] = &[
    ("KUBECONFIG", "The kubeconfig files, which are merged; the first one to define a name wins."),
    ("HOME", "The parent of .kube. Without it, the home directory of the account."),
    ("KUBECACHEDIR", "The cache directory, instead of ~/.kube/cache. --cache-dir takes precedence."),
    ("KUBERC", "kubectl's preferences, of which the policy on credential plugins is read; off for none."),
    ("KUBERNETES_MASTER", "The server, if the kubeconfig names none."),
    ("KUBERNETES_SERVICE_HOST, KUBERNETES_SERVICE_PORT, POD_NAMESPACE", "In a pod, its API server and its namespace."),
    ("HTTPS_PROXY, HTTP_PROXY, NO_PROXY", "The proxy, if the cluster has no proxy-url."),
    ("NO_COLOR, TERM", "No color if NO_COLOR is set, even to nothing, or if TERM is dumb."),
    ("SOURCE_DATE_EPOCH", "The time that snapshot --timestamp records, in seconds since 1970."),
];

const FILES: &[(&str, &str)] = &[
    ("~/.kube/config", "The kubeconfig, if neither --kubeconfig nor KUBECONFIG names another. It is never written."),
    ("~/.kube/kuberc", "kubectl's preferences."),
    ("~/.kube/cache/discovery", "Cached discovery, one directory per cluster, in kubectl's own files."),
    (
        "~/.kube/cache/discovery/*/.kubegvr.index",
        "kubegvr's index: everything that the cluster serves, and which cluster that is.",
    ),
];

const SIGNALS: (&str, &str) = ("129, 130, 143", "Ended by SIGHUP, SIGINT or SIGTERM");

/// The page of one command. `name` is that of the page: `kubegvr-config-view`.
pub fn of_command(command: &Command, name: &'static str) -> Vec<u8> {
    let page = page(name.trim_start_matches("kubegvr").trim_start_matches('-')).unwrap();
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").to_owned();
    let description = format!("{}. {}", command.get_about().unwrap(), page.description);
    let command = command.clone().mut_args(|argument| place(argument, page, true)).name(name);
    let command = command.override_usage(usage).long_about(description).subcommand_help_heading("COMMANDS");
    let mut text = head(&command);
    text += &lines_of(|out| man(&command).render_options_section(out));
    let mut roff = Roff::new();
    roff.control("PP", []).text([bold("kubegvr-flags"), roman("(1) lists the flags of every command.")]);
    text += &lines_of(|out| roff.to_writer(out));
    if command.has_subcommands() {
        text += &lines_of(|out| man(&command).render_subcommands_section(out));
    }
    let mut roff = Roff::new();
    roff.control("SH", ["EXAMPLES"]);
    for (about, example) in page.examples {
        roff.control("TP", []).text([roman(*about)]);
        roff.control("nf", []).text([bold(*example)]).control("fi", []);
    }
    text += &lines_of(|out| roff.to_writer(out));
    let parent = name.rsplit_once('-').map(|(parent, _)| parent).filter(|parent| parent.matches('-').count() == 1);
    let children = command.get_subcommands().map(|below| format!("{name}-{}", below.get_name()));
    let others = ["kubegvr", "kubegvr-flags"].into_iter().chain(parent).map(str::to_owned).chain(children);
    (text + &tail(&exit_codes(page), others.filter(|other| other != name))).into_bytes()
}

/// The page of the flags of every command.
pub fn of_flags(root: &Command) -> Vec<u8> {
    let command = flags_command(root).name("kubegvr-flags").about("Flags of every kubegvr command");
    let options = lines_of(|out| man(&command).render_options_section(out));
    // One section, with a subsection for each group of flags.
    let options = options.replace(".SH ", ".SS ");
    let mut roff = Roff::new();
    roff.control("SH", ["EXAMPLES"]);
    for (about, example) in [
        ("The server of another context", "kubegvr --context=staging gvrs"),
        ("The servers of several contexts", "kubegvr api-resources --contexts 'prod*,staging'"),
        ("The cache, whatever its age", "kubegvr gvrs --offline"),
    ] {
        roff.control("TP", []).text([roman(about)]);
        roff.control("nf", []).text([bold(example)]).control("fi", []);
    }
    let program = page("").unwrap();
    let text = format!("{}.SH OPTIONS\n{options}{}", head(&command), lines_of(|out| roff.to_writer(out)));
    (text + &tail(&exit_codes(program), ["kubegvr".to_owned()])).into_bytes()
}

fn man(command: &Command) -> Man {
    let man = Man::new(command.clone()).title(command.get_name().to_uppercase());
    man.date(DATE).source(concat!("kubegvr ", env!("CARGO_PKG_VERSION"))).manual("kubegvr manual")
}

/// From the title to the description, with `clap_mangen`'s definition for apostrophes.
fn head(command: &Command) -> String {
    let man = man(command);
    let mut title = Vec::new();
    man.render_title(&mut title).unwrap();
    let title = String::from_utf8(title).unwrap();
    title
        + &lines_of(|out| man.render_name_section(out))
        + &lines_of(|out| man.render_synopsis_section(out))
        + &lines_of(|out| man.render_description_section(out))
}

/// The sections that follow the examples.
fn tail(exit_codes: &BTreeMap<u8, &str>, others: impl IntoIterator<Item = String>) -> String {
    let mut roff = Roff::new();
    let exit_codes: Vec<_> = exit_codes.iter().map(|(code, meaning)| (code.to_string(), *meaning)).collect();
    let exit_codes = exit_codes.iter().map(|(code, meaning)| (code.as_str(), *meaning)).chain([SIGNALS]);
    list(&mut roff, "EXIT STATUS", exit_codes);
    list(&mut roff, "ENVIRONMENT", ENVIRONMENT.iter().copied());
    list(&mut roff, "FILES", FILES.iter().copied());
    roff.control("SH", ["SEE ALSO"]);
    let others: Vec<_> = others.into_iter().chain(["kubectl".to_owned()]).collect();
    for (index, other) in others.iter().enumerate() {
        let comma = if index + 1 < others.len() { "," } else { "" };
        roff.text([bold(other), roman(format!("(1){comma}"))]);
    }
    lines_of(|out| roff.to_writer(out))
}

fn list<'a>(roff: &mut Roff, heading: &str, entries: impl IntoIterator<Item = (&'a str, &'a str)>) {
    roff.control("SH", [heading]);
    for (name, meaning) in entries {
        roff.control("TP", []).text([bold(name)]).text([roman(meaning)]);
    }
}

/// What is rendered, without the definition for apostrophes that each part begins with.
fn lines_of(render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    let mut bytes = Vec::new();
    render(&mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let lines = text.split_inclusive('\n').filter(|line| !line.contains(".ds Aq "));
    lines.collect()
}
