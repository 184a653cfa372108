//! Holds the order of the modules: each uses only what stands on a lower floor, and no file grows past a screenful
//! of screens.

use std::fs;
use std::path::{Path, PathBuf};

/// The floors, lowest first.
const FLOORS: [&str; 25] = [
    "go",
    "exit",
    "env",
    "signals",
    "temporary",
    "terminal",
    "logger",
    "bounded",
    "glob",
    "parallel",
    "fuzz",
    "yaml",
    "resource",
    "lifecycle",
    "kubeconfig",
    "client",
    "cache",
    "discovery",
    "listing",
    "selection",
    "difference",
    "output",
    "cli",
    "commands",
    "main",
];

/// No file is longer.
const LINES: usize = 300;

#[test]
fn a_module_uses_only_lower_floors() {
    let mut faults = Vec::new();
    for (path, text) in sources("src") {
        let module = floor_of(&path);
        let Some(floor) = FLOORS.iter().position(|name| *name == module) else {
            faults.push(format!("{}: {module} is on no floor", path.display()));
            continue;
        };
        for used in used_modules(&text) {
            match FLOORS.iter().position(|name| *name == used) {
                None => faults.push(format!("{}: uses {used}, which is on no floor", path.display())),
                Some(other) if other > floor => faults.push(format!("{}: uses {used}, above it", path.display())),
                Some(_) => {}
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_way_leads_past_the_escaping_of_terminals() {
    let mut ways = Vec::new();
    for (path, text) in sources("src") {
        let text = text.replace("use_stderr()", "");
        let streams = ["stdout()", "stderr()"].into_iter().filter(|stream| text.contains(stream));
        ways.extend(streams.map(|stream| format!("{}: {stream}", path.display())));
    }
    // `reader` and `env` ask what they are, `main` puts an `Output` in front, and `Stderr` is the other one.
    let known = [
        "src/commands/reader.rs: stdout()",
        "src/env.rs: stdout()",
        "src/env.rs: stderr()",
        "src/main.rs: stdout()",
        "src/terminal/stderr.rs: stderr()",
    ];
    assert_eq!(ways, known);
}

#[test]
fn no_file_is_long() {
    let files = ["src", "tests"].into_iter().flat_map(sources);
    let long = files.filter(|(_, text)| text.lines().count() > LINES);
    let names: Vec<String> = long.map(|(path, text)| format!("{}: {}", path.display(), text.lines().count())).collect();
    assert!(names.is_empty(), "longer than {LINES} lines:\n{}", names.join("\n"));
}

#[test]
fn every_file_of_tests_is_a_module() {
    let main = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/main.rs")).unwrap();
    let files = sources("tests/cli").into_iter().filter(|(path, _)| path.components().count() == 3);
    let forgotten: Vec<_> = files
        .map(|(path, _)| path.file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|module| module != "main" && !main.contains(&format!("\nmod {module};\n")))
        .collect();
    assert!(forgotten.is_empty(), "not in tests/cli/main.rs: {}", forgotten.join(", "));
}

#[test]
fn every_way_to_name_a_module_is_found() {
    let text = "use crate::{cache::{self, File}, env as surroundings};\nuse crate::exit;\n\
                fn f() -> crate::resource::Surface { my_crate::nothing() } // crate::comment\n";
    assert_eq!(used_modules(text), ["cache", "env", "exit", "resource"]);
}

/// All Rust files below a folder, by their paths in the package.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut folders, mut files) = (vec![package.join(folder)], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path.strip_prefix(package).unwrap().to_owned(), text));
            }
        }
    }
    files.sort();
    files
}

/// `cache` for `src/cache.rs`, `client` for `src/client/tls.rs`.
fn floor_of(path: &Path) -> String {
    let name = path.components().nth(1).unwrap().as_os_str().to_string_lossy().into_owned();
    name.trim_end_matches(".rs").to_owned()
}

/// The modules that a file reaches through `crate::`, comments left out.
fn used_modules(text: &str) -> Vec<String> {
    let code = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut modules = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        let inside_a_name = code[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        let rest = &code[at + found.len()..];
        match rest.strip_prefix('{') {
            _ if inside_a_name => {}
            Some(list) => modules.extend(first_names(list)),
            None => modules.push(identifier(rest)),
        }
    }
    modules
}

/// The first names of the paths in `a::b, c::{d, e}}`, up to the brace that ends the list.
fn first_names(list: &str) -> Vec<String> {
    let (mut depth, mut names, mut start) = (0, Vec::new(), true);
    for (at, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            _ if start && !letter.is_whitespace() => {
                names.push(identifier(&list[at..]));
                start = false;
            }
            _ => {}
        }
    }
    names
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}
