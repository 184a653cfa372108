//! Finds the file of a program, so that the policy checks the same file that then runs.

use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::go::{os_error, path};

/// What makes a name a path, which is not looked up in `PATH`.
const SEPARATORS: &[char] = if cfg!(windows) { &['/', '\\', ':'] } else { &['/'] };
/// The extensions of programs, which a name may leave out: those of Go without `PATHEXT`
/// (Go `os/exec/lp_windows.go`, `pathExt`).
const EXTENSIONS: &[&str] = if cfg!(windows) { &[".com", ".exe", ".bat", ".cmd"] } else { &[] };

/// The result of a search for a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The file, or the name if it was not found.
    pub path: PathBuf,
    /// Why the file cannot be run; `None` if it can.
    pub problem: Option<Problem>,
}

/// Why a program cannot be run. Displays Go's message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No directory of `PATH` has it.
    NotFound,
    /// It is in a relative directory of `PATH`, where anyone may have put it.
    Relative,
    /// The named file is not executable.
    Unfit(String),
}

impl Program {
    /// Finds a program: a path as it is, a name without a separator in the first directory of `PATH` that has it
    /// (Go `os/exec/lp_unix.go` and `lp_windows.go`, `LookPath`). Unlike in Go, the current directory is not searched first
    /// on Windows.
    pub fn find(name: &str, path_variable: Option<&OsStr>) -> Self {
        if name.contains(SEPARATORS) {
            return match executable(Path::new(name), EXTENSIONS) {
                Ok(path) => Self { path, problem: None },
                Err(problem) => Self { path: PathBuf::from(name), problem: Some(Problem::Unfit(problem)) },
            };
        }
        let mut dirs = path_variable.into_iter().flat_map(std::env::split_paths);
        match dirs.find_map(|dir| executable(&path::clean(&dir.join(name)), EXTENSIONS).ok()) {
            Some(path) => {
                let problem = (!path.is_absolute()).then_some(Problem::Relative);
                Self { path, problem }
            }
            None => Self { path: PathBuf::from(name), problem: Some(Problem::NotFound) },
        }
    }
}

const NOT_FOUND: &str =
    if cfg!(windows) { "executable file not found in %PATH%" } else { "executable file not found in $PATH" };

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFound => NOT_FOUND,
            Self::Relative => "cannot run executable found relative to current directory",
            Self::Unfit(problem) => problem,
        })
    }
}

/// The file that a path stands for. Where there are extensions, a program has one, and the path may leave it out
/// (Go `os/exec/lp_windows.go`, `findExecutable`).
fn executable(path: &Path, extensions: &[&str]) -> Result<PathBuf, String> {
    let as_named = check_executable(path);
    if extensions.is_empty() || (path.extension().is_some() && as_named.is_ok()) {
        return as_named.map(|()| path.to_owned());
    }
    let with = |extension: &&str| {
        let mut name = path.as_os_str().to_owned();
        name.push(extension);
        PathBuf::from(name)
    };
    let mut candidates = extensions.iter().map(with);
    candidates
        .find(|candidate| check_executable(candidate).is_ok())
        .ok_or_else(|| as_named.err().unwrap_or_else(|| NOT_FOUND.to_owned()))
}

fn check_executable(path: &Path) -> Result<(), String> {
    let metadata = path
        .metadata()
        .map_err(|error: io::Error| format!("stat {}: {}", path.display(), os_error::message(&error)))?;
    #[cfg(unix)]
    let executable = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o111 != 0;
    // On Windows the extension makes a program.
    #[cfg(not(unix))]
    let executable = true;
    match (metadata.is_dir(), executable) {
        (true, _) => Err("is a directory".to_owned()),
        (false, false) => Err("permission denied".to_owned()),
        (false, true) => Ok(()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn extension_of_program_may_be_left_out_where_there_are_extensions() {
        let home = tempfile::tempdir().unwrap();
        for name in ["tool.exe", "tool.cmd", "plain", "odd.name.exe"] {
            fs::write(home.path().join(name), "").unwrap();
            fs::set_permissions(home.path().join(name), fs::Permissions::from_mode(0o755)).unwrap();
        }
        let found = |name: &str, extensions: &[&str]| {
            let path = executable(&home.path().join(name), extensions)?;
            Ok::<_, String>(path.strip_prefix(home.path()).unwrap().display().to_string())
        };
        let windows = [".com", ".exe", ".cmd"];
        for (name, expected) in
            [("tool", "tool.exe"), ("tool.cmd", "tool.cmd"), ("tool.exe", "tool.exe"), ("odd.name", "odd.name.exe")]
        {
            assert_eq!(found(name, &windows).as_deref(), Ok(expected));
        }
        assert_eq!(found("plain", &windows), Err(NOT_FOUND.to_owned()));
        let missing = format!("stat {}: no such file or directory", home.path().join("none").display());
        assert_eq!(found("none", &windows), Err(missing.clone()));
        assert_eq!((found("plain", &[]).as_deref(), found("none", &[])), (Ok("plain"), Err(missing)));
    }

    #[test]
    fn first_directory_with_program_is_used() {
        let home = tempfile::tempdir().unwrap();
        for (dir, mode) in [("early", 0o644), ("first", 0o755), ("second", 0o755)] {
            fs::create_dir(home.path().join(dir)).unwrap();
            fs::write(home.path().join(dir).join("tool"), "").unwrap();
            fs::set_permissions(home.path().join(dir).join("tool"), fs::Permissions::from_mode(mode)).unwrap();
        }
        fs::create_dir_all(home.path().join("subdir/tool")).unwrap();
        let at = |path: &str| home.path().join(path);
        let path = |dirs: &[&str]| std::env::join_paths(dirs.iter().map(|dir| at(dir))).unwrap();
        let all = path(&["none", "early", "subdir", "first/../first", "second"]);
        let found = |path: PathBuf, problem| Program { path, problem };
        assert_eq!(Program::find("tool", Some(&all)), found(at("first/tool"), None));
        for path in [None, Some(path(&["early", "none"]))] {
            let missing = found("tool".into(), Some(Problem::NotFound));
            assert_eq!(Program::find("tool", path.as_deref()), missing);
        }
        // What names a file is that file, whatever the PATH is, and however it is spelled.
        let named = at("second/../second/tool");
        assert_eq!(Program::find(named.to_str().unwrap(), Some(&all)), found(named, None));
        let unfit = found(at("early/tool"), Some(Problem::Unfit("permission denied".into())));
        assert_eq!(Program::find(at("early/tool").to_str().unwrap(), Some(&all)), unfit);
    }
}
