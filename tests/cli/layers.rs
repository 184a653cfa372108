//! The structure of the sources: the order of the layers, the length of files, and the way to the standard streams.

use std::fs;
use std::path::{Path, PathBuf};

/// The most lines of code in a source file, without its tests: a longer file holds more than one idea.
const CODE_LINES: usize = 400;

#[test]
fn module_uses_only_lower_layers() {
    let sources = sources("src");
    let main = sources.iter().find(|(path, _)| path.ends_with("src/main.rs")).unwrap();
    let layers = layers(&main.1);
    let mut faults = Vec::new();
    for (path, text) in &sources {
        let module = module_of(path);
        let Some(layer) = layers.iter().position(|name| *name == module) else {
            faults.push(format!("{}: {module} is in no layer", path.display()));
            continue;
        };
        for used in used_modules(text) {
            match layers.iter().position(|name| *name == used) {
                None => faults.push(format!("{}: uses {used}, which is in no layer", path.display())),
                Some(other) if other > layer => faults.push(format!("{}: uses {used}, a higher layer", path.display())),
                Some(_) => {}
            }
        }
    }
    let missing = layers.iter().filter(|layer| !sources.iter().any(|(path, _)| module_of(path) == **layer));
    faults.extend(missing.map(|layer| format!("there is no module {layer}")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn layers_are_read_from_the_comment_of_main() {
    let text = "//! A program.\n//!\n//! The layers, lowest first; a module uses only those before it:\n\
                //! env, fuzz (of tests), api,\n//! main.\n\nmod api;\n";
    assert_eq!(layers(text), ["env", "fuzz", "api", "main"]);
}

#[test]
fn standard_streams_are_reached_only_through_escaping() {
    let mut ways = Vec::new();
    for (path, text) in sources("src") {
        let text = text.replace("use_stderr()", "").replace("take_stdout()", "");
        let streams = ["stdout()", "stderr()"].into_iter().filter(|stream| text.contains(stream));
        ways.extend(streams.map(|stream| format!("{}: {stream}", path.display())));
    }
    // `stdout_watcher` and `env` query what the streams are, `main` wraps stdout in `Output`, `Stderr` wraps stderr.
    let known = [
        "src/commands/stdout_watcher.rs: stdout()",
        "src/main.rs: stdout()",
        "src/sys/env.rs: stdout()",
        "src/sys/env.rs: stderr()",
        "src/term/stderr.rs: stderr()",
    ];
    assert_eq!(ways, known);
}

#[test]
fn file_length_is_limited_without_its_tests() {
    let lengths = sources("src").into_iter().map(|(path, text)| (path, code_lines(&text)));
    let long: Vec<_> = lengths.filter(|(_, lines)| *lines > CODE_LINES).collect();
    assert!(long.is_empty(), "more than {CODE_LINES} lines of code: {long:?}");
    assert_eq!(code_lines("use a;\nfn f() {}\n#[cfg(test)]\nmod fuzz;\nfn g() {}\n#[cfg(test)]\nmod tests {\n}\n"), 5);
}

/// The lines before the unit tests.
fn code_lines(text: &str) -> usize {
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().lines().count()
}

#[test]
fn test_file_is_declared_as_module() {
    let main = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/main.rs")).unwrap();
    let files = sources("tests/cli").into_iter().filter(|(path, _)| path.components().count() == 3);
    let forgotten: Vec<_> = files
        .map(|(path, _)| path.file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|module| module != "main" && !main.contains(&format!("\nmod {module};\n")))
        .collect();
    assert!(forgotten.is_empty(), "not in tests/cli/main.rs: {}", forgotten.join(", "));
}

#[test]
fn used_modules_are_found_in_every_form_of_path() {
    let text = "use crate::{cache::{self, File}, env as environment};\nuse crate::exit;\n\
                fn f() -> crate::resource::Surface { my_crate::nothing() } // crate::comment\n";
    assert_eq!(used_modules(text), ["cache", "env", "exit", "resource"]);
}

/// The path, relative to the package, and the text of every Rust file below a directory.
fn sources(directory: &str) -> Vec<(PathBuf, String)> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut directories, mut files) = (vec![package.join(directory)], Vec::new());
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                directories.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path.strip_prefix(package).unwrap().to_owned(), text));
            }
        }
    }
    files.sort();
    files
}

/// The layers that the comment of main.rs lists, lowest first. What stands in parentheses is a remark.
fn layers(main: &str) -> Vec<String> {
    let (_, list) = main.split_once("uses only those before it:\n").unwrap();
    let list: String = list.lines().map_while(|line| line.strip_prefix("//!")).collect();
    list.split(',').map(|layer| identifier(layer.trim())).collect()
}

/// `fuzz` for `src/fuzz.rs`, `client` for `src/client/error.rs`.
fn module_of(path: &Path) -> String {
    let name = path.components().nth(1).unwrap().as_os_str().to_string_lossy().into_owned();
    name.trim_end_matches(".rs").to_owned()
}

/// The modules that a file reaches through `crate::`, except in comments.
fn used_modules(text: &str) -> Vec<String> {
    let code = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut modules = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        let is_inside_a_name = code[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        let rest = &code[at + found.len()..];
        match rest.strip_prefix('{') {
            _ if is_inside_a_name => {}
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
