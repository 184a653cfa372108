//! Which kubeconfig files are read, and in which order they are merged.

use super::File;
use super::merge::KubeConfig;
use crate::go::{os_error, path};
use crate::kubeconfig::Error;
use crate::kubeconfig::read::read_file;
use crate::sys::Env;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The kubeconfig files of a run (client-go `tools/clientcmd/loader.go`, `NewDefaultClientConfigLoadingRules`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sources {
    /// Only the file of `--kubeconfig`.
    Explicit(PathBuf),
    /// The files of `KUBECONFIG`, in order of precedence. Missing ones are skipped.
    List(Vec<PathBuf>),
    /// `~/.kube/config`, which need not exist; `None` without a home directory.
    Default(Option<PathBuf>),
}

impl Sources {
    /// Chooses between `--kubeconfig`, `KUBECONFIG` and the home directory. An empty flag or variable counts as unset;
    /// empty and repeated names in the variable are dropped.
    pub fn choose(flag: Option<&Path>, env: &Env) -> Self {
        if let Some(file) = flag.filter(|file| !file.as_os_str().is_empty()) {
            return Self::Explicit(file.to_owned());
        }
        let Some(list) = &env.kubeconfig else { return Self::Default(env.in_home(".kube/config")) };
        let mut files: Vec<PathBuf> = Vec::new();
        for file in std::env::split_paths(list) {
            // Compared as text: `a` and `./a` are two files.
            let known = files.iter().any(|known| known.as_os_str() == file.as_os_str());
            if !file.as_os_str().is_empty() && !known {
                files.push(file);
            }
        }
        Self::List(files)
    }

    /// The files in order of precedence.
    pub fn files(&self) -> &[PathBuf] {
        match self {
            Self::Explicit(file) => std::slice::from_ref(file),
            Self::Default(file) => file.as_slice(),
            Self::List(files) => files,
        }
    }
}

/// Reads and merges the files (client-go `tools/clientcmd/loader.go`, `ClientConfigLoadingRules.Load`).
///
/// # Errors
/// An explicit file that does not exist; any file that cannot be read or parsed, even if others can.
pub fn load(sources: &Sources, env: &Env) -> Result<KubeConfig, Error> {
    if let Sources::Explicit(file) = sources
        && let Err(error) = env.current_dir.join(file).metadata()
        && error.kind() == ErrorKind::NotFound
    {
        return Err(Error::new(format_args!("stat {}: {}", file.display(), os_error::message(&error))));
    }
    load_existing(sources, env)
}

/// As [`load`], but a missing explicit file counts as empty, as for kubectl's `config` commands
/// (client-go `tools/clientcmd/loader.go`, `GetStartingConfig`).
///
/// # Errors
/// As [`load`], except for a missing file.
pub fn load_existing(sources: &Sources, env: &Env) -> Result<KubeConfig, Error> {
    let mut config = KubeConfig::default();
    let (mut missing, mut found, mut errors) = (Vec::new(), 0, Vec::new());
    for name in sources.files() {
        let bytes = match read_file(name, env) {
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
                config.add(file, name, &dir(name, env));
            }
            Err(problem) => errors.push(broken(name, &problem)),
        }
    }
    if matches!(sources, Sources::List(_)) && found == 0 && !missing.is_empty() {
        log::info!("Config not found: {}", missing.join(", "));
        config.missing_files = missing;
    }
    match errors.as_slice() {
        [] => Ok(config),
        [error] => Err(Error::new(error)),
        _ => Err(Error::Files(errors)),
    }
}

fn broken(name: &Path, problem: &str) -> String {
    format!("error loading config file \"{}\": {problem}", name.display())
}

/// The absolute directory of a file; follows no links (client-go `loader.go`, `ResolveLocalPaths`).
fn dir(name: &Path, env: &Env) -> PathBuf {
    let file = env.current_dir.join(name);
    path::clean(file.parent().unwrap_or(&file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsString;
    use std::fs;

    fn env(kubeconfig: Option<&str>) -> (tempfile::TempDir, Env) {
        let dir = tempfile::tempdir().unwrap();
        let current_dir = dir.path().to_owned();
        (dir, Env { current_dir, kubeconfig: kubeconfig.map(OsString::from), ..Env::default() })
    }

    #[test]
    fn flag_precedes_variable_and_home_comes_last() {
        let list = |files: &[&str]| Sources::List(files.iter().map(PathBuf::from).collect());
        for (flag, variable, expected) in [
            (Some("a:b"), Some("c"), Sources::Explicit("a:b".into())),
            (Some(""), Some("c"), list(&["c"])),
            (None, Some("foo:bar:foo"), list(&["foo", "bar"])),
            (None, Some("a.yaml:./a.yaml"), list(&["a.yaml", "./a.yaml"])),
            (None, Some(":"), list(&[])),
            (None, None, Sources::Default(Some("/home/me/.kube/config".into()))),
        ] {
            let (_dir, env) = env(variable);
            let env = Env { home: Some("/home/me".into()), ..env };
            assert_eq!(Sources::choose(flag.map(Path::new), &env), expected);
        }
    }

    #[test]
    fn without_home_directory_no_default_file_is_read() {
        let (dir, env) = env(None);
        fs::create_dir(dir.path().join(".kube")).unwrap();
        fs::write(dir.path().join(".kube/config"), "current-context: a").unwrap();
        let sources = Sources::choose(None, &env);
        assert_eq!(sources, Sources::Default(None));
        assert_eq!(load(&sources, &env).unwrap().current_context, "");
    }

    #[test]
    fn missing_file_is_an_error_only_for_the_flag() {
        let (_dir, env) = env(Some("nope:nope2"));
        assert!(load(&Sources::choose(None, &env), &env).unwrap().clusters.entries.is_empty());
        let explicit = Sources::Explicit("nope".into());
        assert_eq!(load(&explicit, &env).unwrap_err().to_string(), "stat nope: no such file or directory");
        assert!(load_existing(&explicit, &env).is_ok());
    }

    #[test]
    fn every_bad_file_is_reported_and_two_have_no_prefix() {
        let (dir, env) = env(None);
        fs::create_dir(dir.path().join("sub")).unwrap();
        fs::write(dir.path().join("good"), "current-context: a").unwrap();
        fs::write(dir.path().join("bad"), "kind: Pod").unwrap();
        let error = |files: &[&str]| {
            let sources = Sources::List(files.iter().map(PathBuf::from).collect());
            load(&sources, &env).unwrap_err().to_string()
        };
        assert_eq!(error(&["good", "sub"]), "error loading config file \"sub\": read sub: is a directory");
        let both = error(&["sub", "bad"]);
        assert!(both.starts_with("error loading config file \"sub\": read sub: is a directory\nerror loading config file \"bad\": no kind"), "{both}");
    }

    #[test]
    fn entry_has_its_file_and_directory() {
        let (dir, env) = env(Some("sub/../x/config"));
        fs::create_dir(dir.path().join("sub")).unwrap();
        fs::create_dir(dir.path().join("x")).unwrap();
        fs::write(dir.path().join("x/config"), "users: [{name: a}]").unwrap();
        let config = load(&Sources::choose(None, &env), &env).unwrap();
        let user = config.users.get("a").unwrap();
        assert_eq!(user.file, Path::new("sub/../x/config"));
        assert_eq!(user.resolve("key"), dir.path().join("x/key"));
    }
}
