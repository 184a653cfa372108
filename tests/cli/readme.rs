//! Every command in the README's `console` blocks prints the output below it, and those in docs/ci.md have valid flags.

use std::fs;
use std::path::Path;

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
fn readme_examples_print_the_documented_output() {
    let (server, staging) = (Cluster::demo().serve(), Cluster::staging().serve());
    let kubeconfig = config([("demo", &server), ("staging", &staging)]);
    let home = Home::new();
    home.write("docs/shop.yaml", include_str!("../../docs/shop.yaml"));
    let examples = examples();
    assert!(examples.len() > 5, "the examples are found");
    for example in examples {
        let test = Test::in_home(&home).kubeconfig(kubeconfig.clone()).args(&example.arguments).any_stdout();
        // The README leaves out stderr, which must be empty if the run succeeds.
        let test = if example.code == 0 { test } else { test.any_stderr() };
        let output = test.failure(example.code);
        let actual: Vec<_> = output.stdout.lines().map(str::trim_end).collect();
        assert!(
            matches(&example.expected, &actual),
            "kubegvr {}\n--- the README says:\n{}\n--- it prints:\n{}",
            example.arguments.join(" "),
            example.expected.join("\n"),
            actual.join("\n"),
        );
    }
}

#[test]
fn commands_of_the_recipes_have_valid_flags() {
    let recipes = include_str!("../../docs/ci.md");
    let blocks = recipes.split("```").skip(1).step_by(2);
    let commands: Vec<_> = blocks
        .flat_map(|block| block.split("kubegvr ").skip(1))
        .map(|rest| rest.split(['\n', '|', '>', ')', '\\']).next().unwrap())
        .collect();
    assert!(commands.len() > 5, "the commands are found");
    for command in commands {
        let test = Test::new().args(words(command)).args(["--help"]);
        test.stdout_has("Usage: kubegvr ").success();
    }
}

fn examples() -> Vec<Example> {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let mut examples: Vec<Example> = Vec::new();
    let mut inside = false;
    for line in readme.lines() {
        match (inside, line.strip_prefix("$ kubegvr ")) {
            (_, _) if line.starts_with("```") => inside = line == "```console",
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
fn words(line: &str) -> Vec<String> {
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
