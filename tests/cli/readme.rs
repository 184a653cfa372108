//! Every command in the `console` blocks of README.md and docs/*.md prints the output below it, and those in other blocks
//! have valid flags.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::cluster::Cluster;
use crate::support::fleet::config;
use crate::support::{Home, Test};

/// One command line and what it prints; `...` stands for any lines.
struct Example {
    arguments: Vec<String>,
    /// From `# exit 1` after the command; 0 without it.
    code: i32,
    expected: Vec<String>,
}

#[test]
fn documented_examples_print_the_documented_output() {
    let (server, staging) = (Cluster::demo().serve(), Cluster::staging().serve());
    let kubeconfig = config([("demo", &server), ("staging", &staging)]);
    for (path, text) in documents() {
        let home = Home::new();
        home.write("docs/shop.yaml", include_str!("../../docs/shop.yaml"));
        let examples = examples(&text);
        assert!(examples.len() > 15 || !path.ends_with("README.md"), "the examples are found");
        for example in examples {
            let test = Test::in_home(&home).kubeconfig(kubeconfig.clone()).args(&example.arguments).any_stdout();
            // The documents leave out stderr, which must be empty if the run succeeds.
            let test = if example.code == 0 { test } else { test.any_stderr() };
            let output = test.failure(example.code);
            let actual: Vec<_> = output.stdout.lines().map(str::trim_end).collect();
            assert!(
                matches(&example.expected, &actual),
                "kubegvr {}\n--- {} says:\n{}\n--- it prints:\n{}",
                example.arguments.join(" "),
                path.display(),
                example.expected.join("\n"),
                actual.join("\n"),
            );
        }
    }
}

#[test]
fn commands_in_other_blocks_have_valid_flags() {
    let mut count = 0;
    for (path, text) in documents() {
        for command in commands(&text) {
            let test = Test::new().args(words(command)).args(["--help"]);
            let help = test.any_stdout().any_stderr().success().stdout;
            assert!(help.contains("Usage: kubegvr "), "{}: {command}", path.display());
            count += 1;
        }
    }
    assert!(count > 10, "the commands are found");
}

#[test]
fn readme_is_at_most_200_lines() {
    assert!(include_str!("../../README.md").lines().count() <= 200);
}

/// README.md and the files in docs, with their texts.
fn documents() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = docs.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    assert!(paths.len() >= 5, "the documents are found");
    paths.push(root.join("README.md"));
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// The command lines after `kubegvr` in blocks that are not `console`, where it is the name of a command.
fn commands(text: &str) -> Vec<&str> {
    let blocks = text.split("\n```").skip(1).step_by(2).filter(|block| !block.starts_with("console\n"));
    let uses =
        blocks.flat_map(|block| block.match_indices("kubegvr ").map(move |(at, name)| (block, at, at + name.len())));
    let runs = uses.filter(|(block, at, _)| {
        let before = block[..*at].trim_end_matches(' ');
        before.ends_with(['\n', '|', '(', ':', '-', '&', ';'])
    });
    runs.map(|(block, _, end)| block[end..].split(['\n', '|', '>', ')', '\\', '#', '&', ';']).next().unwrap().trim())
        .collect()
}

fn examples(text: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match (inside, line.strip_prefix("$ kubegvr ")) {
            (_, _) if line.starts_with("```") => inside = line == "```console",
            // The time and the requests of a command, in a recording of the demo.
            (true, None) if line.starts_with("# ") => {}
            (true, Some(command)) => {
                let (command, code) = command.split_once(" # exit ").unwrap_or((command, "0"));
                let code = code.parse().unwrap();
                examples.push(Example { arguments: words(command), code, expected: Vec::new() });
            }
            (true, None) => examples.last_mut().unwrap().expected.push(line.trim_end().to_owned()),
            (false, _) => {}
        }
    }
    examples
}

/// Splits a command line at spaces outside single quotes.
pub fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for (index, part) in line.split('\'').enumerate() {
        if index % 2 == 1 {
            words.last_mut().unwrap().push_str(part);
            continue;
        }
        for (index, piece) in part.split(' ').enumerate() {
            if index > 0 {
                words.push(String::new());
            }
            words.last_mut().unwrap().push_str(piece);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn matches(expected: &[String], actual: &[&str]) -> bool {
    match expected.iter().position(|line| line == "...") {
        None => expected.iter().eq(actual),
        Some(at) => {
            let (head, tail) = (&expected[..at], &expected[at + 1..]);
            actual.len() >= at
                && head.iter().eq(&actual[..at])
                && (at..=actual.len()).any(|from| matches(tail, &actual[from..]))
        }
    }
}
