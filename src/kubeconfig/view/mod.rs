//! The kubeconfig as `config view` prints it (kubectl `pkg/cmd/config/view.go`, `ViewOptions.Run`).

mod redact;

use super::file::{KubeConfig, Merged, Sourced};
use super::read::read_file;
use super::secret::Data;
use crate::kubeconfig::Error;
use crate::sys::Env;

/// The flags of `config view`.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// Print secrets and certificates as they are.
    pub raw: bool,
    /// Print only what the current context uses.
    pub minify: bool,
    /// Embed files in place of their paths. Unlike in kubectl, which implies `raw`, their content is redacted.
    pub flatten: bool,
    /// `--context`, which only `minify` uses.
    pub context: Option<String>,
}

/// The kubeconfig to print. Paths are as written in their files.
///
/// # Errors
/// A missing context, cluster or user that `minify` needs; a file that `flatten` cannot read.
pub fn view(mut config: KubeConfig, view: &View, env: &Env) -> Result<KubeConfig, Error> {
    if view.minify {
        if let Some(context) = view.context.as_ref().filter(|context| !context.is_empty()) {
            config.current_context.clone_from(context);
        }
        minify(&mut config)?;
    }
    if view.flatten {
        flatten(&mut config, env)?;
    }
    if !view.raw {
        redact::redact(&mut config);
    }
    Ok(config)
}

/// client-go `tools/clientcmd/api/helpers.go`, `MinifyConfig`.
fn minify(config: &mut KubeConfig) -> Result<(), Error> {
    if config.current_context.is_empty() {
        return Err(Error::new("current-context must exist in order to minify"));
    }
    keep(&mut config.contexts, "context", &config.current_context)?;
    let (cluster, user) = match config.contexts.get(&config.current_context) {
        Some(context) => (context.value.cluster.clone(), context.value.user.clone()),
        None => Default::default(),
    };
    keep(&mut config.clusters, "cluster", &cluster)?;
    keep(&mut config.users, "user", &user)
}

/// Drops all entries except one, which must exist unless its name is empty.
fn keep<T>(merged: &mut Merged<T>, kind: &str, name: &str) -> Result<(), Error> {
    let entry = if name.is_empty() { None } else { merged.entries.remove_entry(name) };
    if entry.is_none() && !name.is_empty() {
        return Err(Error::new(format_args!("cannot locate {kind} {name}")));
    }
    merged.entries = entry.into_iter().collect();
    Ok(())
}

/// client-go `tools/clientcmd/api/helpers.go`, `FlattenConfig`.
fn flatten(config: &mut KubeConfig, env: &Env) -> Result<(), Error> {
    for user in config.users.entries.values_mut() {
        embed(user, env, |user| (&mut user.client_certificate, &mut user.client_certificate_data))?;
        embed(user, env, |user| (&mut user.client_key, user.client_key_data.get_or_insert_default()))?;
    }
    for cluster in config.clusters.entries.values_mut() {
        embed(cluster, env, |cluster| (&mut cluster.certificate_authority, &mut cluster.certificate_authority_data))?;
    }
    Ok(())
}

fn embed<T>(
    entry: &mut Sourced<T>,
    env: &Env,
    fields: impl Fn(&mut T) -> (&mut String, &mut Data),
) -> Result<(), Error> {
    let written = fields(&mut entry.value).0.clone();
    if written.is_empty() {
        return Ok(());
    }
    let file = entry.resolve(&written);
    let (path, data) = fields(&mut entry.value);
    if !data.is_empty() {
        return Err(Error::new("cannot have values for both path and contents"));
    }
    data.0 = read_file(&file, env)?;
    path.clear();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kubeconfig::file::File;
    use std::path::Path;

    const CONFIG: &str = "
current-context: c
contexts: [{name: c, context: {cluster: k, user: u}}, {name: d, context: {cluster: none}}, {name: e}]
clusters: [{name: k, cluster: {server: s, certificate-authority-data: YWJj}}, {name: l}]
users:
- {name: u, user: {token: t, password: p, client-key-data: YWJj, auth-provider: {name: x, config: {a: b}}}}
- {name: v, user: {client-key: key}}
";

    fn shown(view: &View, dir: &Path) -> Result<serde_json::Value, String> {
        let mut config = KubeConfig::default();
        config.add(File::parse(CONFIG.as_bytes()).unwrap(), &dir.join("config"), dir);
        let config = super::view(config, view, &Env::default()).map_err(|error| error.to_string())?;
        Ok(serde_json::to_value(config).unwrap())
    }

    #[test]
    fn secrets_are_redacted_unless_raw() {
        let user = |raw| shown(&View { raw, ..View::default() }, Path::new("/")).unwrap()["users"][0]["user"].clone();
        assert_eq!(
            (user(false)["token"].as_str(), user(false)["client-key-data"].as_str()),
            (Some("REDACTED"), Some("DATA+OMITTED"))
        );
        assert_eq!((user(true)["token"].as_str(), user(true)["client-key-data"].as_str()), (Some("t"), Some("YWJj")));
    }

    #[test]
    fn minify_retains_what_context_uses() {
        let minified = |context: Option<&str>| {
            shown(&View { minify: true, context: context.map(str::to_owned), ..View::default() }, Path::new("/"))
        };
        let config = minified(None).unwrap();
        assert_eq!((config["clusters"].as_array().unwrap().len(), config["users"].as_array().unwrap().len()), (1, 1));
        let empty = minified(Some("e")).unwrap();
        assert_eq!((&empty["clusters"], &empty["current-context"]), (&serde_json::json!([]), &"e".into()));
        assert_eq!(minified(Some("d")).unwrap_err(), "cannot locate cluster none");
        assert_eq!(minified(Some("x")).unwrap_err(), "cannot locate context x");
    }

    #[test]
    fn flatten_embeds_files() {
        let dir = tempfile::tempdir().unwrap();
        let flat = |raw| shown(&View { raw, flatten: true, ..View::default() }, dir.path());
        let missing = format!("open {}: no such file or directory", dir.path().join("key").display());
        assert_eq!(flat(true).unwrap_err(), missing);
        std::fs::write(dir.path().join("key"), "abc").unwrap();
        for (raw, data) in [(true, "YWJj"), (false, "DATA+OMITTED")] {
            assert_eq!(flat(raw).unwrap()["users"][1]["user"], serde_json::json!({"client-key-data": data}));
        }
    }
}
