//! Finds the file of a program, so that the policy checks the same file that then runs.

use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use crate::go::{os_error, path};

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
    /// (Go `os/exec/lp_unix.go`, `LookPath`).
    pub fn find(name: &str, path_variable: Option<&OsStr>) -> Self {
        if name.contains(MAIN_SEPARATOR) {
            let path = PathBuf::from(name);
            let problem = check_executable(&path).err().map(Problem::Unfit);
            return Self { path, problem };
        }
        let dirs = path_variable.into_iter().flat_map(std::env::split_paths);
        let mut paths = dirs.map(|dir| path::clean(&dir.join(name)));
        match paths.find(|path| check_executable(path).is_ok()) {
            Some(path) => {
                let problem = (!path.is_absolute()).then_some(Problem::Relative);
                Self { path, problem }
            }
            None => Self { path: PathBuf::from(name), problem: Some(Problem::NotFound) },
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFound => "executable file not found in $PATH",
            Self::Relative => "cannot run executable found relative to current directory",
            Self::Unfit(problem) => problem,
        })
    }
}

fn check_executable(path: &Path) -> Result<(), String> {
    let metadata = path
        .metadata()
        .map_err(|error: io::Error| format!("stat {}: {}", path.display(), os_error::message(&error)))?;
    #[cfg(unix)]
    let executable = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o111 != 0;
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
