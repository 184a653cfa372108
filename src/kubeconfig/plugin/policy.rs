//! The policy for credential plugins: which of them may run.

use super::program::Program;
use crate::go::path;
use std::ffi::OsStr;
use std::path::Path;

/// The policy in the user's kuberc file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PluginPolicy {
    #[default]
    AllowAll,
    DenyAll,
    /// Names to look up in `PATH`, or paths.
    Allowlist(Vec<String>),
}

impl PluginPolicy {
    /// Validates the settings (client-go `plugin/pkg/client/auth/exec/exec.go`, `ValidatePluginPolicy`). An empty list
    /// is not the same as a missing one.
    ///
    /// # Errors
    /// An unknown policy, or one that contradicts the list.
    pub fn new(policy: &str, allowlist: Option<Vec<String>>) -> Result<Self, String> {
        match (policy, allowlist) {
            ("" | "AllowAll", None) => Ok(Self::AllowAll),
            ("DenyAll", None) => Ok(Self::DenyAll),
            ("" | "AllowAll" | "DenyAll", Some(_)) => Err(format!(
                "misconfigured credential plugin allowlist: plugin policy is {policy:?} but allowlist is non-nil"
            )),
            ("Allowlist", Some(allowlist)) => validate(&allowlist).map(|()| Self::Allowlist(allowlist)),
            ("Allowlist", None) => {
                Err("credential plugin policy set to \"Allowlist\", but allowlist is unspecified".to_owned())
            }
            _ => Err(format!("unknown plugin policy: {policy:?}")),
        }
    }

    /// Finds the program of a plugin, if it may run (client-go `plugin/pkg/client/auth/exec/exec.go`,
    /// `checkAllowlistLocked`). `path_variable` is this process's `PATH`. The returned file is the one that was checked,
    /// and the caller must run no other; unlike in kubectl, a listed path is cleaned before it is run, not only before
    /// it is compared.
    ///
    /// # Errors
    /// The plugin must not run, with kubectl's message, which the caller prefixes with `getting credentials: `.
    pub fn permit(&self, plugin_command: &str, path_variable: Option<&OsStr>) -> Result<Program, String> {
        let entries = match self {
            Self::AllowAll => return Ok(Program::find(plugin_command, path_variable)),
            Self::DenyAll => {
                let command = clean(plugin_command);
                return Err(format!("plugin {command:?} not allowed: policy set to \"DenyAll\""));
            }
            Self::Allowlist(entries) => entries,
        };
        let command = clean(plugin_command);
        let program = Program::find(&command, path_variable);
        if entries.iter().any(|entry| *entry == command || Path::new(entry) == program.path) {
            return Ok(program);
        }
        let shown = program.path.to_string_lossy();
        if let Some(problem) = program.problem {
            return Err(format!(
                "plugin path {shown:?} cannot be resolved for credential plugin allowlist check: exec: {command:?}: {problem}"
            ));
        }
        let is_same = |entry: &String| {
            Path::new(entry).file_name() == program.path.file_name() && Program::find(entry, path_variable) == program
        };
        if entries.iter().any(is_same) {
            return Ok(program);
        }
        Err(format!("plugin path {shown:?} is not permitted by the credential plugin allowlist"))
    }
}

/// client-go `plugin/pkg/client/auth/exec/exec.go`, `validateAllowlist`.
fn validate(allowlist: &[String]) -> Result<(), String> {
    if allowlist.is_empty() {
        return Err(
            "credential plugin policy set to \"Allowlist\", but allowlist is empty; use \"DenyAll\" policy instead"
                .to_owned(),
        );
    }
    for (index, entry) in allowlist.iter().enumerate() {
        if entry.is_empty() {
            return Err(format!("misconfigured credential plugin allowlist: empty allowlist entry #{}", index + 1));
        }
        let cleaned = clean(entry);
        if cleaned != *entry {
            return Err(format!("non-normalized file path: {entry:?} vs {cleaned:?}"));
        }
    }
    Ok(())
}

/// As [`path::clean`], but `.` for the current directory, as in Go.
fn clean(path: &str) -> String {
    let cleaned = path::clean(Path::new(path));
    if cleaned.as_os_str().is_empty() { ".".to_owned() } else { cleaned.to_string_lossy().into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policy_contradicting_list_is_refused() {
        let list = |entries: &[&str]| Some(entries.iter().map(|&entry| entry.to_owned()).collect::<Vec<_>>());
        let non_nil = |policy: &str| {
            format!("misconfigured credential plugin allowlist: plugin policy is \"{policy}\" but allowlist is non-nil")
        };
        for (policy, allowlist, expected) in [
            ("", list(&["x"]), non_nil("")),
            ("AllowAll", list(&["x"]), non_nil("AllowAll")),
            ("DenyAll", list(&[]), non_nil("DenyAll")),
            ("Foo", list(&["x"]), "unknown plugin policy: \"Foo\"".into()),
            ("Allowlist", None, "credential plugin policy set to \"Allowlist\", but allowlist is unspecified".into()),
            (
                "Allowlist",
                list(&[]),
                "credential plugin policy set to \"Allowlist\", but allowlist is empty; use \"DenyAll\" policy instead"
                    .into(),
            ),
            (
                "Allowlist",
                list(&["x", "", "./y"]),
                "misconfigured credential plugin allowlist: empty allowlist entry #2".into(),
            ),
            ("Allowlist", list(&["./x"]), "non-normalized file path: \"./x\" vs \"x\"".into()),
            ("Allowlist", list(&["/x/../y/"]), "non-normalized file path: \"/x/../y/\" vs \"/y\"".into()),
        ] {
            assert_eq!(PluginPolicy::new(policy, allowlist).unwrap_err(), expected);
        }
        assert_eq!(PluginPolicy::new("", None).unwrap(), PluginPolicy::AllowAll);
        assert_eq!(PluginPolicy::new("Allowlist", list(&["."])).unwrap(), PluginPolicy::Allowlist(vec![".".into()]));
    }

    #[test]
    fn deny_all_permits_nothing() {
        for (command, named) in [("plug", "plug"), ("/x/../plug", "/plug")] {
            let error = PluginPolicy::DenyAll.permit(command, None).unwrap_err();
            assert_eq!(error, format!("plugin \"{named}\" not allowed: policy set to \"DenyAll\""));
        }
        assert!(PluginPolicy::AllowAll.permit("plug", None).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn allowlist_entry_permits_its_resolved_file() {
        use std::fs;
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let dir = tempfile::tempdir().unwrap();
        for (name, mode) in [("plug", 0o755), ("noexec", 0o644)] {
            fs::write(dir.path().join(name), "").unwrap();
            fs::set_permissions(dir.path().join(name), fs::Permissions::from_mode(mode)).unwrap();
        }
        fs::create_dir_all(dir.path().join("links/dir")).unwrap();
        symlink("../plug", dir.path().join("links/plug")).unwrap();
        let home = dir.path().display().to_string();
        let here = |text: &str| text.replace('~', &home);
        let not_permitted =
            |path: &str| Err(format!("plugin path \"{path}\" is not permitted by the credential plugin allowlist"));
        let unresolved = |path: &str, program: &str, problem: &str| {
            Err(format!(
                "plugin path \"{path}\" cannot be resolved for credential plugin allowlist check: exec: \"{program}\": {problem}"
            ))
        };
        let not_found = "executable file not found in $PATH";
        for (entry, command, expected) in [
            ("plug", "plug", Ok(())),
            ("plug", "~/plug", Ok(())),
            ("plug", "~/x/../plug", Ok(())),
            ("~/plug", "plug", Ok(())),
            // Found or not, what is listed in so many words is the caller's to run.
            ("none", "none", Ok(())),
            ("~/none", "~/none", Ok(())),
            ("plug", "~/links/plug", not_permitted("~/links/plug")),
            ("links/plug", "plug", not_permitted("~/plug")),
            ("other", "plug", not_permitted("~/plug")),
            ("other", "none", unresolved("none", "none", not_found)),
            ("other", "noexec", unresolved("noexec", "noexec", not_found)),
            ("other", "~/noexec", unresolved("~/noexec", "~/noexec", "permission denied")),
            ("other", "~/links/dir", unresolved("~/links/dir", "~/links/dir", "is a directory")),
            ("other", "~/none", unresolved("~/none", "~/none", "stat ~/none: no such file or directory")),
        ] {
            let policy = PluginPolicy::Allowlist(vec![here(entry)]);
            let path = Some(dir.path().as_os_str());
            let permitted = policy.permit(&here(command), path);
            // The file that was compared is the one to run.
            let program = || Program::find(&clean(&here(command)), path);
            assert_eq!(
                permitted,
                expected.map(|()| program()).map_err(|text: String| here(&text)),
                "{entry} {command}"
            );
        }
    }
}
