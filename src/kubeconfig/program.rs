//! Where a program is: a policy is checked against the very file that is then run.

use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use crate::go::{os_error, path};

/// A program that was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// Where it is, as far as that is known.
    pub path: PathBuf,
    /// Why it cannot be run.
    pub problem: Option<Problem>,
}

/// Why a program cannot be run, in Go's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is nowhere in `PATH`.
    NotFound,
    /// It was found through a folder of `PATH` that is relative to the current one, where anybody may have put it.
    Relative,
    /// The file that is named is none to run.
    Unfit(String),
}

impl Program {
    /// The program of a name: a path as it is, a name without a separator in the first folder of this `PATH` that has
    /// it (Go `os/exec/lp_unix.go`, `LookPath`).
    pub fn find(name: &str, path_variable: Option<&OsStr>) -> Self {
        if name.contains(MAIN_SEPARATOR) {
            let path = PathBuf::from(name);
            let problem = check_executable(&path).err().map(Problem::Unfit);
            return Self { path, problem };
        }
        let folders = path_variable.into_iter().flat_map(std::env::split_paths);
        let mut paths = folders.map(|folder| path::clean(&folder.join(name)));
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
    fn the_first_folder_that_has_it_counts() {
        let home = tempfile::tempdir().unwrap();
        for (folder, mode) in [("early", 0o644), ("first", 0o755), ("second", 0o755)] {
            fs::create_dir(home.path().join(folder)).unwrap();
            fs::write(home.path().join(folder).join("tool"), "").unwrap();
            fs::set_permissions(home.path().join(folder).join("tool"), fs::Permissions::from_mode(mode)).unwrap();
        }
        fs::create_dir_all(home.path().join("folder/tool")).unwrap();
        let at = |path: &str| home.path().join(path);
        let path = |folders: &[&str]| std::env::join_paths(folders.iter().map(|folder| at(folder))).unwrap();
        let all = path(&["none", "early", "folder", "first/../first", "second"]);
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
