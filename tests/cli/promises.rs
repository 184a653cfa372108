//! Each promise of SECURITY.md names tests that exist.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn security_promises_name_existing_tests() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("SECURITY.md")).unwrap();
    let section = text.split("\n## Promises\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows: Vec<_> = section.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    assert!(rows.len() > 10, "the table is found");
    for row in rows {
        let names: Vec<_> = row.split('`').filter(|text| text.contains("::")).collect();
        assert!(!names.is_empty(), "no test: {row}");
        for name in names {
            assert!(is_test(root, name), "there is no test {name}");
        }
    }
}

/// Whether a file of the module has a test of this name.
fn is_test(root: &Path, name: &str) -> bool {
    let mut modules: Vec<&str> = name.split("::").collect();
    let function = modules.pop().unwrap();
    // Unit tests are in the file that they test.
    modules.retain(|module| *module != "tests");
    let path: PathBuf = modules.iter().collect();
    let source = ["tests/cli", "src"]
        .into_iter()
        .find_map(|dir| fs::read_to_string(root.join(dir).join(&path).with_extension("rs")).ok());
    source.is_some_and(|source| {
        let marked = source.split("#[test]").skip(1);
        marked
            .filter_map(|rest| rest.split('(').next())
            .any(|head| head.trim_end().ends_with(&format!("fn {function}")))
    })
}
