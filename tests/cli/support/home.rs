//! The home directory of one or more runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::kubeconfig::KubeConfig;
use super::server::ApiServer;

/// A home directory, removed with its last owner.
#[derive(Clone)]
pub struct Home(Arc<TempDir>);

impl Home {
    /// An empty home.
    pub fn new() -> Self {
        Self(Arc::new(TempDir::new().unwrap()))
    }

    /// The path of the home.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// A path below the home.
    pub fn join(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    /// Writes a file and creates its parent directories.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Writes a script for `/bin/sh`. A shell writes it: a process that another test starts at the same time would
    /// inherit a file that is open here, and a program that is open for writing cannot be run (`ETXTBSY`).
    #[cfg(unix)]
    pub fn script(&self, path: &str, commands: &str) {
        use std::os::unix::fs::PermissionsExt as _;
        let (path, content) = (self.join(path), format!("#!/bin/sh\n{commands}\n"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut writing = std::process::Command::new("/bin/sh");
        writing.args(["-c", "printf %s \"$1\" > \"$0\""]).args([path.as_os_str(), content.as_ref()]);
        assert!(writing.status().unwrap().success());
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Reads a text file.
    #[track_caller]
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.join(path)).unwrap_or_else(|error| panic!("reading {path}: {error}"))
    }

    /// Every file below a directory, by its path in that directory, sorted.
    pub fn files(&self, dir: &str) -> Vec<String> {
        let top = self.join(dir);
        let (mut dirs, mut files) = (vec![top.clone()], Vec::new());
        while let Some(dir) = dirs.pop() {
            for entry in fs::read_dir(dir).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    dirs.push(path);
                } else {
                    files.push(path.strip_prefix(&top).unwrap().display().to_string());
                }
            }
        }
        files.sort();
        files
    }

    /// Writes `.kube/config` and what belongs to it.
    pub fn kubeconfig(&self, config: impl Into<KubeConfig>) {
        config.into().write_to(&self.join(".kube")).unwrap();
    }
}

/// The directory of a server's cached discovery in a home.
pub fn discovery_folder(home: &Home, server: &ApiServer) -> PathBuf {
    home.join(&format!(".kube/cache/discovery/127.0.0.1_{}", server.port()))
}

/// Sets a file's modification time to this many seconds ago.
pub fn make_older(path: &Path, seconds: u64) {
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).unwrap();
}
