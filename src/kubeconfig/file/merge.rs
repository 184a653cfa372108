//! Merges kubeconfig files: the first file that has a name supplies the whole entry.

use super::named::{Extensions, Named, NamedList, WrittenEntry};
use super::{Cluster, Context, Exec, File, Preferences, User};
use crate::go::path;
use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, btree_map};
use std::path::{Path, PathBuf};

/// The merged kubeconfig. It serializes as kubectl writes it, except that empty lists are `[]`.
#[derive(Clone, Debug, Default)]
pub struct KubeConfig {
    pub preferences: Preferences,
    pub clusters: Merged<Cluster>,
    pub users: Merged<User>,
    pub contexts: Merged<Context>,
    pub current_context: String,
    pub extensions: Extensions,
    /// The files of `KUBECONFIG`, if none of them exists.
    pub missing_files: Vec<String>,
}

/// The entries of one kind by name, and those that an entry of an earlier file shadows.
#[derive(Clone, Debug)]
pub struct Merged<T> {
    pub entries: BTreeMap<String, Sourced<T>>,
    pub shadowed: Vec<(String, Sourced<T>)>,
}

/// An entry and the file it came from. Paths in the entry are as written.
#[derive(Clone, Debug)]
pub struct Sourced<T> {
    pub value: T,
    /// The file's name as the user wrote it.
    pub file: PathBuf,
    /// The absolute directory of the file, against which relative paths in the entry resolve.
    pub dir: PathBuf,
}

impl<T> Merged<T> {
    pub fn get(&self, name: &str) -> Option<&Sourced<T>> {
        self.entries.get(name)
    }

    /// The names, sorted.
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
    /// Makes a path of this entry absolute (client-go `tools/clientcmd/loader.go`, `ResolvePaths`).
    pub fn resolve(&self, path: &str) -> PathBuf {
        let path = Path::new(path);
        if path.is_absolute() { path.to_owned() } else { path::clean(&self.dir.join(path)) }
    }
}

impl<T> Sourced<T> {
    /// As [`Sourced::resolve`], but an empty path stays empty.
    pub fn resolve_if_set(&self, path: &str) -> PathBuf {
        if path.is_empty() { PathBuf::new() } else { self.resolve(path) }
    }
}

impl Sourced<User> {
    /// Resolves a command that contains a separator as a path of this entry; any other is looked up in `PATH`
    /// (client-go `tools/clientcmd/loader.go`, `GetAuthInfoFileReferences`).
    pub fn resolve_command(&self, mut exec: Exec) -> Exec {
        if exec.command.contains(std::path::MAIN_SEPARATOR) {
            exec.command = self.resolve(&exec.command).to_string_lossy().into_owned();
        }
        exec
    }
}

impl KubeConfig {
    /// Adds a file of lower precedence than all those added before.
    ///
    /// client-go `tools/clientcmd/loader.go`, `ClientConfigLoadingRules.Load`: "The first file to set a particular map
    /// key wins and map key's value is never changed." Of plain values the first one that is not empty wins.
    pub fn add(&mut self, file: File, name: &Path, dir: &Path) {
        let File { preferences, clusters, users, contexts, current_context, extensions } = file;
        merge(&mut self.clusters, clusters, name, dir);
        merge(&mut self.users, users, name, dir);
        merge(&mut self.contexts, contexts, name, dir);
        if self.current_context.is_empty() {
            self.current_context = current_context;
        }
        self.preferences.colors |= preferences.colors;
        add_missing(&mut self.preferences.extensions, preferences.extensions);
        add_missing(&mut self.extensions, extensions);
    }
}

fn merge<T>(merged: &mut Merged<T>, entries: Named<T>, file: &Path, dir: &Path) {
    for (name, value) in entries.0 {
        let entry = Sourced { value, file: file.to_owned(), dir: dir.to_owned() };
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

impl<T: NamedList + Serialize> Serialize for Merged<T> {
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
            let dir = format!("/x/{index}");
            config.add(File::parse(text.as_bytes()).unwrap(), &Path::new(&dir).join("config"), Path::new(&dir));
        }
        config
    }

    #[test]
    fn first_file_supplies_whole_entry() {
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
    fn first_nonempty_current_context_wins() {
        for (files, expected) in [
            (["{}", "current-context: b"], "b"),
            (["current-context: ''", "current-context: b"], "b"),
            (["current-context: a", "current-context: b"], "a"),
        ] {
            assert_eq!(merged(&files).current_context, expected);
        }
    }

    #[test]
    fn preferences_and_extensions_are_merged() {
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
    fn path_is_relative_to_file_of_its_entry() {
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
    fn command_with_separator_is_relative_to_its_file() {
        let config = merged(&["users: [{name: a}]"]);
        for (command, expected) in [("p", "p"), ("bin/p", "/x/0/bin/p"), ("./p", "/x/0/p"), ("/bin/p", "/bin/p")] {
            let exec = Exec { command: command.into(), ..Exec::default() };
            assert_eq!(config.users.get("a").unwrap().resolve_command(exec).command, expected);
        }
    }
}
