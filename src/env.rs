//! Everything that is read from the process: variables, folders, terminals. In one place, so that the rest
//! takes an [`Env`] and a test writes one down.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The surroundings of one run.
#[derive(Clone, Debug, Default)]
pub struct Env {
    /// `HOME`; on Windows the profile folder. None where it is unset or empty: paths below it are then
    /// relative to the current folder, as in kubectl.
    pub home: Option<PathBuf>,
    /// The current folder.
    pub current_dir: PathBuf,
    /// `KUBECONFIG`, a list of files. None where it is unset or empty.
    pub kubeconfig: Option<OsString>,
    /// `KUBECACHEDIR`, the root of kubectl's caches. None where it is unset or empty.
    pub cache_dir: Option<PathBuf>,
    /// `KUBERNETES_MASTER`, the server where the kubeconfig names none. None where it is unset or empty.
    pub kubernetes_master: Option<String>,
}

impl Env {
    /// Reads the surroundings of this process.
    pub fn from_process() -> Self {
        Self {
            home: home(),
            current_dir: env::current_dir().unwrap_or_default(),
            kubeconfig: variable("KUBECONFIG"),
            cache_dir: variable("KUBECACHEDIR").map(PathBuf::from),
            kubernetes_master: variable("KUBERNETES_MASTER").and_then(|value| value.into_string().ok()),
        }
    }

    /// A path below the home folder.
    pub fn in_home(&self, path: impl AsRef<Path>) -> PathBuf {
        self.home.as_deref().unwrap_or(Path::new("")).join(path)
    }
}

/// The value of a variable, unless it is empty.
fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// On Unix `HOME` alone counts, without a look into the user database (client-go `util/homedir/homedir.go`, `HomeDir`).
fn home() -> Option<PathBuf> {
    if cfg!(unix) { variable("HOME").map(PathBuf::from) } else { dirs::home_dir() }
}
