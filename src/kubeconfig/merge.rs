//! Several files to one config: the first file that has a name supplies the whole entry.

use super::file::{Cluster, Context, Exec, File, Preferences, User};
use super::named::{Extensions, Listed, Named, WrittenEntry};
use crate::go::path;
use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, btree_map};
use std::path::{Path, PathBuf};

/// The config of a run. It is written as kubectl writes it, but for empty lists, which are `[]`.
#[derive(Clone, Debug, Default)]
pub struct KubeConfig {
    pub preferences: Preferences,
    pub clusters: Merged<Cluster>,
    pub users: Merged<User>,
    pub contexts: Merged<Context>,
    pub current_context: String,
    pub extensions: Extensions,
}

/// The entries of one kind by name, and those that an earlier file has shadowed.
#[derive(Clone, Debug)]
pub struct Merged<T> {
    pub entries: BTreeMap<String, Sourced<T>>,
    pub shadowed: Vec<(String, Sourced<T>)>,
}

/// An entry and the file it came from. Its paths are as written.
#[derive(Clone, Debug)]
pub struct Sourced<T> {
    pub value: T,
    /// As it was named to us.
    pub file: PathBuf,
    /// The folder of the file, absolute: what relative paths in the entry are relative to.
    pub folder: PathBuf,
}

impl<T> Merged<T> {
    /// The entry of a name.
    pub fn get(&self, name: &str) -> Option<&Sourced<T>> {
        self.entries.get(name)
    }

    /// The names in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }
}

impl<T> Default for Merged<T> {
    fn default() -> Self {
        Self { entries: BTreeMap::new(), shadowed: Vec::new() }
    }
}

impl<T> Sourced<T> {
    /// A path of this entry, absolute (client-go `tools/clientcmd/loader.go`, `ResolvePaths`).
    pub fn resolve(&self, path: &str) -> PathBuf {
        let path = Path::new(path);
        if path.is_absolute() { path.to_owned() } else { path::clean(&self.folder.join(path)) }
    }
}

impl<T> Sourced<T> {
    /// As [`Sourced::resolve`], where no path stays none.
    pub fn resolve_if_set(&self, path: &str) -> PathBuf {
        if path.is_empty() { PathBuf::new() } else { self.resolve(path) }
    }
}

impl Sourced<User> {
    /// A command without a separator is looked up in `PATH`, any other is a path of this entry
    /// (client-go `tools/clientcmd/loader.go`, `GetAuthInfoFileReferences`).
    pub fn resolve_command(&self, mut exec: Exec) -> Exec {
        if exec.command.contains(std::path::MAIN_SEPARATOR) {
            exec.command = self.resolve(&exec.command).to_string_lossy().into_owned();
        }
        exec
    }
}

impl KubeConfig {
    /// Adds a file that is behind all others so far in the order of precedence.
    ///
    /// client-go `tools/clientcmd/loader.go`, `ClientConfigLoadingRules.Load`: "The first file to set a particular map
    /// key wins and map key's value is never changed." Of plain values the first one that is not empty wins.
    pub fn add(&mut self, file: File, name: &Path, folder: &Path) {
        let File { preferences, clusters, users, contexts, current_context, extensions } = file;
        merge(&mut self.clusters, clusters, name, folder);
        merge(&mut self.users, users, name, folder);
        merge(&mut self.contexts, contexts, name, folder);
        if self.current_context.is_empty() {
            self.current_context = current_context;
        }
        self.preferences.colors |= preferences.colors;
        add_missing(&mut self.preferences.extensions, preferences.extensions);
        add_missing(&mut self.extensions, extensions);
    }
}

fn merge<T>(merged: &mut Merged<T>, entries: Named<T>, file: &Path, folder: &Path) {
    for (name, value) in entries.0 {
        let entry = Sourced { value, file: file.to_owned(), folder: folder.to_owned() };
        match merged.entries.entry(name) {
            btree_map::Entry::Occupied(taken) => merged.shadowed.push((taken.key().clone(), entry)),
            btree_map::Entry::Vacant(free) => drop(free.insert(entry)),
        }
    }
}

fn add_missing(extensions: &mut Extensions, others: Extensions) {
    for (name, value) in others.0 {
        extensions.0.entry(name).or_insert(value);
    }
}

impl<T: Listed + Serialize> Serialize for Merged<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.entries.iter().map(|(name, entry)| WrittenEntry { name, value: &entry.value }))
    }
}

impl Serialize for KubeConfig {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut config = serializer.serialize_struct("Config", 8)?;
        config.serialize_field("kind", "Config")?;
        config.serialize_field("apiVersion", "v1")?;
        if self.preferences != Preferences::default() {
            config.serialize_field("preferences", &self.preferences)?;
        }
        config.serialize_field("clusters", &self.clusters)?;
        config.serialize_field("users", &self.users)?;
        config.serialize_field("contexts", &self.contexts)?;
        config.serialize_field("current-context", &self.current_context)?;
        if !self.extensions.is_empty() {
            config.serialize_field("extensions", &self.extensions)?;
        }
        config.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(files: &[&str]) -> KubeConfig {
        let mut config = KubeConfig::default();
        for (index, text) in files.iter().enumerate() {
            let folder = format!("/x/{index}");
            config.add(File::parse(text.as_bytes()).unwrap(), &Path::new(&folder).join("config"), Path::new(&folder));
        }
        config
    }

    #[test]
    fn the_first_file_supplies_the_whole_entry() {
        // client-go tools/clientcmd/loader_test.go, ExampleMergingSomeWithConflict
        let config = merged(&[
            "clusters: [{name: c, cluster: {server: a, certificate-authority: ca}}]",
            "clusters: [{name: c, cluster: {server: b, tls-server-name: name}}, {name: d}]",
        ]);
        let cluster = config.clusters.get("c").unwrap();
        assert_eq!((cluster.value.server.as_str(), cluster.value.tls_server_name.as_str()), ("a", ""));
        assert_eq!(config.clusters.names().collect::<Vec<_>>(), ["c", "d"]);
        let (name, shadowed) = &config.clusters.shadowed[0];
        assert_eq!((name.as_str(), shadowed.file.as_path()), ("c", Path::new("/x/1/config")));
    }

    #[test]
    fn the_first_current_context_that_is_not_empty_wins() {
        for (files, expected) in [
            (["{}", "current-context: b"], "b"),
            (["current-context: ''", "current-context: b"], "b"),
            (["current-context: a", "current-context: b"], "a"),
        ] {
            assert_eq!(merged(&files).current_context, expected);
        }
    }

    #[test]
    fn preferences_and_extensions_are_joined() {
        let config = merged(&[
            "extensions: [{name: a, extension: 1}]\npreferences: {extensions: [{name: p, extension: 1}]}",
            "extensions: [{name: a, extension: 2}, {name: b, extension: 3}]\npreferences: {colors: true}",
        ]);
        assert_eq!(
            serde_json::to_string(&config).unwrap(),
            r#"{"kind":"Config","apiVersion":"v1","preferences":{"colors":true,"extensions":[{"name":"p","extension":1}]},"clusters":[],"users":[],"contexts":[],"current-context":"","extensions":[{"name":"a","extension":1},{"name":"b","extension":3}]}"#
        );
    }

    #[test]
    fn paths_are_relative_to_the_file_of_their_entry() {
        // client-go tools/clientcmd/loader_test.go, TestResolveRelativePaths
        let config = merged(&["users: [{name: a}]", "users: [{name: b}]"]);
        for (user, path, expected) in [
            ("a", "ca.crt", "/x/0/ca.crt"),
            ("b", "../y/./ca.crt", "/x/y/ca.crt"),
            ("b", "../../../ca.crt", "/ca.crt"),
            ("b", "/absolute/../ca.crt", "/absolute/../ca.crt"),
        ] {
            assert_eq!(config.users.get(user).unwrap().resolve(path), Path::new(expected), "{path}");
        }
    }

    #[test]
    fn a_command_with_a_separator_is_a_path_of_its_file() {
        let config = merged(&["users: [{name: a}]"]);
        for (command, expected) in [("p", "p"), ("bin/p", "/x/0/bin/p"), ("./p", "/x/0/p"), ("/bin/p", "/bin/p")] {
            let exec = Exec { command: command.into(), ..Exec::default() };
            assert_eq!(config.users.get("a").unwrap().resolve_command(exec).command, expected);
        }
    }
}
