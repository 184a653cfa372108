//! Which kubeconfig files are read, and what they come to.

pub mod access;
pub mod contexts;
pub mod credential;
pub mod file;
#[cfg(test)]
mod fuzz;
pub mod kuberc;
pub mod merge;
pub mod named;
pub mod overlay;
pub mod paths;
pub mod plugin_policy;
pub mod pod;
pub mod program;
pub mod proxy;
pub mod redact;
pub mod secret;
pub mod server;
pub mod timeout;
pub mod tls;
pub mod validate;
pub mod view;

use crate::env::Env;
use crate::exit::Failure;
use crate::go::{os_error, path};
use file::File;
pub use merge::KubeConfig;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The files of a run (client-go `tools/clientcmd/loader.go`, `NewDefaultClientConfigLoadingRules`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sources {
    /// The file of `--kubeconfig`: this one alone.
    Explicit(PathBuf),
    /// The files of `KUBECONFIG`, first one first. Those that do not exist are left out.
    List(Vec<PathBuf>),
    /// The file in the home folder, which need not exist.
    Home(PathBuf),
}

impl Sources {
    /// Chooses between `--kubeconfig`, `KUBECONFIG` and the home folder. An empty flag or variable does not count,
    /// empty names and repetitions in the variable do not either.
    pub fn choose(flag: Option<&Path>, env: &Env) -> Self {
        if let Some(file) = flag.filter(|file| !file.as_os_str().is_empty()) {
            return Self::Explicit(file.to_owned());
        }
        let Some(list) = &env.kubeconfig else { return Self::Home(env.in_home(".kube/config")) };
        let mut files: Vec<PathBuf> = Vec::new();
        for file in std::env::split_paths(list) {
            // As text: `a` and `./a` are two files.
            let known = files.iter().any(|known| known.as_os_str() == file.as_os_str());
            if !file.as_os_str().is_empty() && !known {
                files.push(file);
            }
        }
        Self::List(files)
    }

    /// The files in their order of precedence.
    pub fn files(&self) -> &[PathBuf] {
        match self {
            Self::Explicit(file) | Self::Home(file) => std::slice::from_ref(file),
            Self::List(files) => files,
        }
    }
}

/// Reads and merges the files (client-go `tools/clientcmd/loader.go`, `ClientConfigLoadingRules.Load`).
///
/// # Errors
/// An explicit file that does not exist, and any file that cannot be read or parsed, even if others can.
pub fn load(sources: &Sources, env: &Env) -> anyhow::Result<KubeConfig> {
    if let Sources::Explicit(file) = sources
        && let Err(error) = env.current_dir.join(file).metadata()
        && error.kind() == ErrorKind::NotFound
    {
        return Err(Failure::error(format!("stat {}: {}", file.display(), os_error::message(&error))).into());
    }
    load_existing(sources, env)
}

/// As [`load`], but an explicit file that does not exist counts as empty: so do the `config` commands
/// (client-go `tools/clientcmd/loader.go`, `GetStartingConfig`).
///
/// # Errors
/// As [`load`] otherwise.
pub fn load_existing(sources: &Sources, env: &Env) -> anyhow::Result<KubeConfig> {
    let mut config = KubeConfig::default();
    let (mut missing, mut found, mut errors) = (Vec::new(), 0, Vec::new());
    for name in sources.files() {
        let bytes = match paths::read(name, &env.current_dir) {
            Ok(bytes) => bytes,
            Err(error) if error.kind == ErrorKind::NotFound => {
                missing.push(name.display().to_string());
                continue;
            }
            Err(error) => {
                errors.push(broken(name, &error.text));
                continue;
            }
        };
        match File::parse(&bytes) {
            Ok(file) => {
                log::info!("Config loaded from file:  {}", name.display());
                found += 1;
                config.add(file, name, &folder(name, env));
            }
            Err(problem) => errors.push(broken(name, &problem)),
        }
    }
    if matches!(sources, Sources::List(_)) && found == 0 && !missing.is_empty() {
        log::info!("Config not found: {}", missing.join(", "));
    }
    match errors.as_slice() {
        [] => Ok(config),
        [error] => Err(Failure::error(error).into()),
        // kubectl prints several errors without its prefix.
        _ => Err(Failure::list(errors).into()),
    }
}

fn broken(name: &Path, problem: &str) -> String {
    format!("error loading config file \"{}\": {problem}", name.display())
}

/// The folder of a file, absolute. Links are not followed (client-go `loader.go`, `ResolveLocalPaths`).
fn folder(name: &Path, env: &Env) -> PathBuf {
    let file = env.current_dir.join(name);
    path::clean(file.parent().unwrap_or(&file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsString;
    use std::fs;

    fn env(kubeconfig: Option<&str>) -> (tempfile::TempDir, Env) {
        let folder = tempfile::tempdir().unwrap();
        let current_dir = folder.path().to_owned();
        (folder, Env { current_dir, kubeconfig: kubeconfig.map(OsString::from), ..Env::default() })
    }

    #[test]
    fn the_flag_goes_before_the_variable_and_the_home_folder_comes_last() {
        let list = |files: &[&str]| Sources::List(files.iter().map(PathBuf::from).collect());
        for (flag, variable, expected) in [
            (Some("a:b"), Some("c"), Sources::Explicit("a:b".into())),
            (Some(""), Some("c"), list(&["c"])),
            (None, Some("foo:bar:foo"), list(&["foo", "bar"])),
            (None, Some("a.yaml:./a.yaml"), list(&["a.yaml", "./a.yaml"])),
            (None, Some(":"), list(&[])),
            (None, None, Sources::Home(".kube/config".into())),
        ] {
            let (_folder, env) = env(variable);
            assert_eq!(Sources::choose(flag.map(Path::new), &env), expected);
        }
    }

    #[test]
    fn missing_files_are_no_error_unless_named_by_the_flag() {
        let (_folder, env) = env(Some("nope:nope2"));
        assert!(load(&Sources::choose(None, &env), &env).unwrap().clusters.entries.is_empty());
        let explicit = Sources::Explicit("nope".into());
        assert_eq!(load(&explicit, &env).unwrap_err().to_string(), "error: stat nope: no such file or directory");
        assert!(load_existing(&explicit, &env).is_ok());
    }

    #[test]
    fn every_bad_file_is_told_and_two_lose_the_prefix() {
        let (folder, env) = env(None);
        fs::create_dir(folder.path().join("sub")).unwrap();
        fs::write(folder.path().join("good"), "current-context: a").unwrap();
        fs::write(folder.path().join("bad"), "kind: Pod").unwrap();
        let error = |files: &[&str]| {
            let sources = Sources::List(files.iter().map(PathBuf::from).collect());
            load(&sources, &env).unwrap_err().to_string()
        };
        assert_eq!(error(&["good", "sub"]), "error: error loading config file \"sub\": read sub: is a directory");
        let both = error(&["sub", "bad"]);
        assert!(both.starts_with("error loading config file \"sub\": read sub: is a directory\nerror loading config file \"bad\": no kind"), "{both}");
    }

    #[test]
    fn an_entry_knows_its_file_and_folder() {
        let (folder, env) = env(Some("sub/../x/config"));
        fs::create_dir(folder.path().join("sub")).unwrap();
        fs::create_dir(folder.path().join("x")).unwrap();
        fs::write(folder.path().join("x/config"), "users: [{name: a}]").unwrap();
        let config = load(&Sources::choose(None, &env), &env).unwrap();
        let user = config.users.get("a").unwrap();
        assert_eq!(user.file, Path::new("sub/../x/config"));
        assert_eq!(user.resolve("key"), folder.path().join("x/key"));
    }
}
