//! Go's lexical cleaning of paths, which no link is followed for.

use std::path::{Component, Path, PathBuf};

/// A file path without `.` and, as far as the text allows, `..`; empty for the current directory
/// (Go `path/filepath/path.go`, `Clean`, which returns `.` there).
pub fn clean(path: &Path) -> PathBuf {
    let mut cleaned = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => match cleaned.components().next_back() {
                Some(Component::Normal(_)) => {
                    cleaned.pop();
                }
                Some(Component::RootDir | Component::Prefix(_)) => {}
                _ => cleaned.push(".."),
            },
            component => cleaned.push(component),
        }
    }
    cleaned
}

/// A URL path without `.`, `..`, and doubled or trailing slashes; empty for the root
/// (Go `path/path.go`, `Join("/", path)`).
pub fn clean_url(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    segments.iter().fold(String::new(), |path, segment| path + "/" + segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_paths_are_cleaned_lexically() {
        for (path, expected) in [
            ("/a/b/../x/./ca", "/a/x/ca"),
            ("/../a", "/a"),
            ("a//b/", "a/b"),
            ("../a/../../b", "../../b"),
            ("a/..", ""),
        ] {
            assert_eq!(clean(Path::new(path)), Path::new(expected), "{path}");
        }
    }

    #[test]
    fn url_paths_are_cleaned() {
        for (path, cleaned) in [("", ""), ("/", ""), ("//a//b/", "/a/b"), ("/../x/./y", "/x/y"), ("a", "/a")] {
            assert_eq!(clean_url(path), cleaned, "{path}");
        }
    }
}
