//! kuberc, the user's preferences for kubectl, of which only the credential plugin policy is read here
//! (kubectl `pkg/kuberc`). Defaults and aliases concern kubectl's own commands.

use super::PluginPolicy;
use crate::go::yaml::{decode, documents::Documents, node::Node, read};
use crate::kubeconfig::Error;
use crate::kubeconfig::read::{ReadError, read_file};
use crate::sys::Env;
use crate::term::logger;
use serde::Deserialize;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Reads the policy from the file of `--kuberc`, else of `KUBERC`, else from `~/.kube/kuberc`
/// (kubectl `pkg/kuberc/kuberc.go`, `LoadKuberc` and `DefaultGetPreferences`).
///
/// # Errors
/// An invalid policy, an explicit file without preferences, or a flag beside a variable that disables preferences. The
/// file in the home directory may be missing; without preferences it is a warning, as in kubectl.
pub fn load(flag: Option<&Path>, env: &Env) -> Result<PluginPolicy, Error> {
    let Some((file, explicit)) =
        choose(flag, env).map_err(|problem| Error::Preferences(format!("kuberc error {problem}")))?
    else {
        return Ok(PluginPolicy::AllowAll);
    };
    let preference = read_file(&file, env).map_err(Some).and_then(|bytes| {
        let text = String::from_utf8_lossy(&bytes);
        parse(&text, &file).map_err(|NoPreference| None)
    });
    match preference {
        Ok(None) => Ok(PluginPolicy::AllowAll),
        Ok(Some(preference)) => preference.policy().map_err(Error::Preferences),
        Err(Some(ReadError { kind: ErrorKind::NotFound, .. })) if !explicit => Ok(PluginPolicy::AllowAll),
        Err(problem) => {
            let shown = file.display();
            let text = problem.map_or_else(
                || format!("no valid preferences found in {shown}, use --v=5 to see details"),
                |error| error.text,
            );
            if explicit {
                return Err(Error::Preferences(format!("kuberc error kuberc: {text}")));
            }
            log::warn!(target: logger::VERBATIM, "kuberc: no preferences loaded from {shown}: {text}");
            Ok(PluginPolicy::AllowAll)
        }
    }
}

/// The file, and whether the user named it. An empty name counts as unset.
fn choose(flag: Option<&Path>, env: &Env) -> Result<Option<(PathBuf, bool)>, String> {
    let flag = flag.filter(|file| !file.as_os_str().is_empty());
    let variable = env.kuberc.as_deref();
    let off = if env.kuberc_disabled {
        Some("KUBECTL_KUBERC=false")
    } else {
        variable.filter(|value| *value == "off").map(|_| "KUBERC=off")
    };
    match (off, flag) {
        (Some(off), Some(_)) => {
            Err(format!("disabling kuberc via {off} and passing kuberc flag are mutually exclusive"))
        }
        (Some(_), None) => Ok(None),
        (None, Some(file)) => Ok(Some((file.to_owned(), true))),
        (None, None) => Ok(match variable {
            Some(file) => Some((PathBuf::from(file), true)),
            None => env.in_home(".kube/kuberc").map(|file| (file, false)),
        }),
    }
}

/// The preferences that are read.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Preference {
    credential_plugin_policy: String,
    credential_plugin_allowlist: Option<Vec<Entry>>,
}

/// A plugin that may run. `name` is the former name of `command`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Entry {
    name: String,
    command: String,
}

impl Preference {
    fn policy(self) -> Result<PluginPolicy, String> {
        let command = |entry: Entry| if entry.command.is_empty() { entry.name } else { entry.command };
        let allowlist = self.credential_plugin_allowlist.map(|entries| entries.into_iter().map(command).collect());
        PluginPolicy::new(&self.credential_plugin_policy, allowlist)
    }
}

/// The file is not empty and contains no preferences.
struct NoPreference;

/// The first document with preferences; `None` if the file has no document (kubectl `pkg/kuberc/marshal.go`,
/// `decodePreference`).
fn parse(text: &str, file: &Path) -> Result<Option<Preference>, NoPreference> {
    let documents = Documents::new(text.as_bytes(), text.len()).filter_map(|document| document.ok()?.text);
    let documents: Vec<_> = documents.filter(|document| !document.trim_ascii().is_empty()).collect();
    for (index, document) in documents.iter().enumerate() {
        let (preference, unknown) = match read::parse(document).and_then(|node| decode(&node)) {
            Ok(decoded) => decoded,
            Err(problem) => {
                log::info!("kuberc: no preferences in entry {} of {}: {problem}", index + 1, file.display());
                continue;
            }
        };
        if !unknown.is_empty() {
            let unknown: Vec<_> = unknown.iter().map(|field| format!("unknown field {field:?}")).collect();
            let (file, unknown) = (file.display(), unknown.join(", "));
            log::warn!(
                target: logger::VERBATIM,
                "kuberc: ignoring strict decoding error in {file}: strict decoding error: {unknown}"
            );
        }
        return Ok(Some(preference));
    }
    if documents.is_empty() { Ok(None) } else { Err(NoPreference) }
}

/// The preferences and the unknown fields beside them. v1alpha1 has no policy.
fn decode(node: &Node) -> Result<(Preference, Vec<String>), String> {
    let Node::Map(map) = node else { return Err(format!("expected a map, found {}", node.kind())) };
    let text = |field: &str| match map.get(field) {
        Some(Node::String(text)) => text.as_str(),
        _ => "",
    };
    let with_policy = match text("apiVersion") {
        "kubectl.config.k8s.io/v1beta1" => true,
        "kubectl.config.k8s.io/v1alpha1" => false,
        version => return Err(format!("unknown apiVersion {version:?}")),
    };
    if text("kind") != "Preference" {
        return Err(format!("unknown kind {:?}", text("kind")));
    }
    let known: &[&str] = if with_policy {
        &["apiVersion", "kind", "defaults", "aliases", "credentialPluginPolicy", "credentialPluginAllowlist"]
    } else {
        &["apiVersion", "kind", "overrides", "aliases"]
    };
    let mut unknown: Vec<String> = map.keys().filter(|key| !known.contains(&key.as_str())).cloned().collect();
    if !with_policy {
        return Ok((Preference::default(), unknown));
    }
    let preference: Preference = decode::decode(node).map_err(|error| error.to_string())?;
    // Two different names would be ambiguous.
    let entries = preference.credential_plugin_allowlist.iter().flatten();
    if entries.clone().any(|it| !it.name.is_empty() && !it.command.is_empty() && it.name != it.command) {
        return Err("both name and command of an entry are given, and differ".to_owned());
    }
    if let Some(Node::Seq(entries)) = map.get("credentialPluginAllowlist") {
        for (index, entry) in entries.iter().enumerate() {
            let Node::Map(fields) = entry else { continue };
            let others = fields.keys().filter(|key| !["name", "command"].contains(&key.as_str()));
            unknown.extend(others.map(|key| format!("credentialPluginAllowlist[{index}].{key}")));
        }
    }
    Ok((preference, unknown))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const HEAD: &str = "apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n";

    fn dir(files: &[(&str, &str)]) -> (tempfile::TempDir, Env) {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join(".kube")).unwrap();
        for (name, text) in files {
            fs::write(dir.path().join(name), text).unwrap();
        }
        let path = dir.path().to_owned();
        (dir, Env { home: Some(path.clone()), current_dir: path, ..Env::default() })
    }

    fn loaded(flag: Option<&str>, env: &Env) -> Result<PluginPolicy, String> {
        load(flag.map(Path::new), env).map_err(|error| error.to_string())
    }

    #[test]
    fn flag_precedes_variable_and_home_file() {
        let deny = format!("{HEAD}credentialPluginPolicy: DenyAll");
        let list = format!("{HEAD}credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{{command: a}}]");
        let (_dir, mut env) = dir(&[("all", HEAD), (".kube/kuberc", &deny), ("list", &list)]);
        assert_eq!(loaded(None, &env), Ok(PluginPolicy::DenyAll));
        assert_eq!(loaded(Some(""), &env), Ok(PluginPolicy::DenyAll));
        env.kuberc = Some("list".into());
        assert_eq!(loaded(None, &env), Ok(PluginPolicy::Allowlist(vec!["a".into()])));
        assert_eq!(loaded(Some("all"), &env), Ok(PluginPolicy::AllowAll));
        env.kuberc = Some("off".into());
        assert_eq!(loaded(None, &env), Ok(PluginPolicy::AllowAll));
        assert_eq!(
            loaded(Some("all"), &env).unwrap_err(),
            "error occurred while applying preferences kuberc error disabling kuberc via KUBERC=off and passing kuberc \
             flag are mutually exclusive"
        );
        (env.kuberc, env.kuberc_disabled) = (None, true);
        assert_eq!(loaded(None, &env), Ok(PluginPolicy::AllowAll));
    }

    #[test]
    fn explicit_file_without_preferences_is_an_error() {
        for (text, found) in [
            ("", true),
            ("\n---\n", true),
            ("# nothing\n", false),
            ("garbage", false),
            ("{}", false),
            ("apiVersion: kubectl.config.k8s.io/v1\nkind: Preference", false),
            ("apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preferences", false),
            (&format!("{HEAD}credentialPluginPolicy: 5"), false),
            (&format!("{HEAD}credentialPluginAllowlist: [{{name: a, command: b}}]"), false),
        ] {
            let (_dir, env) = dir(&[("rc", text), (".kube/kuberc", text)]);
            assert_eq!(loaded(None, &env), Ok(PluginPolicy::AllowAll), "{text}");
            let error = "error occurred while applying preferences kuberc error kuberc: no valid preferences found in rc, \
                         use --v=5 to see details";
            let expected = if found { Ok(PluginPolicy::AllowAll) } else { Err(error.to_owned()) };
            assert_eq!(loaded(Some("rc"), &env), expected, "{text}");
        }
        let (_dir, env) = dir(&[]);
        assert_eq!(loaded(None, &env), Ok(PluginPolicy::AllowAll));
        for (name, reason) in
            [("none", "open none: no such file or directory"), (".kube", "read .kube: is a directory")]
        {
            let text = format!("error occurred while applying preferences kuberc error kuberc: {reason}");
            assert_eq!(loaded(Some(name), &env), Err(text));
        }
    }

    #[test]
    fn first_document_with_preferences_is_used() {
        let deny = "credentialPluginPolicy: DenyAll";
        for (text, expected) in [
            (format!("---\n{HEAD}{deny}\nunknown: 1"), PluginPolicy::DenyAll),
            (format!("a: [\n--- # next\n{HEAD}{deny}"), PluginPolicy::DenyAll),
            (format!("kind: X\n---\n{HEAD}{deny}\n---\n{HEAD}"), PluginPolicy::DenyAll),
            (format!("{HEAD}---\n{HEAD}{deny}"), PluginPolicy::AllowAll),
            (format!("apiVersion: kubectl.config.k8s.io/v1alpha1\nkind: Preference\n{deny}"), PluginPolicy::AllowAll),
        ] {
            let (_dir, env) = dir(&[("rc", &text)]);
            assert_eq!(loaded(Some("rc"), &env), Ok(expected), "{text}");
        }
    }

    #[test]
    fn invalid_policy_is_always_an_error() {
        let (_dir, env) = dir(&[(".kube/kuberc", &format!("{HEAD}credentialPluginPolicy: Foo"))]);
        let error = "error occurred while applying preferences unknown plugin policy: \"Foo\"";
        assert_eq!(loaded(None, &env).unwrap_err(), error);
    }

    #[test]
    fn unknown_fields_are_reported() {
        let text = format!("{HEAD}a: 1\ncredentialPluginAllowlist: [{{name: x, b: 1}}, {{Command: x}}]");
        let (_, unknown) = decode(&read::parse(text.as_bytes()).unwrap()).unwrap();
        assert_eq!(unknown, ["a", "credentialPluginAllowlist[0].b", "credentialPluginAllowlist[1].Command"]);
    }
}
