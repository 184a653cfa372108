//! The names in a surface, as candidates.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use clap_complete::engine::CompletionCandidate;

use crate::api::{GroupVersion, LifecycleTable, Release, ServedResource, Surface};
use crate::commands::complete::candidate::candidate;

/// What a word may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameForms {
    /// A resource or subresource.
    Resources,
    /// A resource whose objects can be read, or a category of them.
    Listable,
    /// A resource, a subresource, a group version or a group.
    Apis,
}

/// The names that a word may be completed to, sorted. An empty word has the plural name of each resource, once: short
/// names, kinds and the rest are offered when the word begins like one.
pub fn matching(surface: &Surface, word: &str, forms: NameForms) -> Vec<CompletionCandidate> {
    let mut names = Names { word, found: BTreeMap::new() };
    let mut plurals = HashSet::new();
    for served in surface.served() {
        let ServedResource { group_version, resource, preferred } = served;
        let is_listable = || ["get", "list"].iter().any(|verb| resource.verbs.contains(verb));
        if forms == NameForms::Listable && !is_listable() {
            continue;
        }
        if resource.is_subresource() {
            if word.contains('/') && forms != NameForms::Listable {
                names.add(&resource.name, || about(&served));
            }
            continue;
        }
        if preferred && plurals.insert(&resource.name) {
            names.add(&resource.name, || about(&served));
        } else if preferred && names.may_begin(&resource.name) {
            // The plural name alone means another group's resource.
            names.add(&group_version.qualify(&resource.name), || about(&served));
        }
        if preferred && !word.is_empty() {
            names.add_aliases(&served, forms);
        }
        if !word.is_empty() {
            names.add_qualified(&served, forms);
        }
    }
    names.found.into_iter().map(|(name, help)| candidate(&name, &help)).collect()
}

/// Such as `Deployment apps/v1`.
fn about(ServedResource { group_version, resource, .. }: &ServedResource<'_>) -> String {
    format!("{} {group_version}", resource.kind)
}

/// The names that a word begins, each with what it means.
struct Names<'a> {
    word: &'a str,
    found: BTreeMap<String, String>,
}

impl Names<'_> {
    /// Short names, the kind and, for objects, categories.
    fn add_aliases(&mut self, ServedResource { group_version, resource, .. }: &ServedResource<'_>, forms: NameForms) {
        for alias in resource.short_names.iter().chain([resource.kind.as_str()]) {
            self.add(alias, || group_version.qualify(&resource.name));
        }
        if forms == NameForms::Listable {
            for category in resource.categories.iter() {
                self.add(category, || "category".to_owned());
            }
        }
    }

    /// `deployments.apps`, `deployments.v1.apps` and `apps/v1/deployments`, each once the word has a dot or a slash.
    fn add_qualified(&mut self, served: &ServedResource<'_>, forms: NameForms) {
        let ServedResource { group_version, resource, .. } = served;
        let GroupVersion { group, version } = group_version;
        if self.word.contains('.') && !group.is_empty() && self.may_begin(&resource.name) {
            self.add(&group_version.qualify(&resource.name), || about(served));
            self.add(&format!("{}.{version}.{group}", resource.name), || about(served));
        }
        let path = group_version.api_version();
        if self.may_begin(&path) {
            if self.word.contains('/') {
                self.add(&format!("{path}/{}", resource.name), || resource.kind.to_string());
            }
            if forms == NameForms::Apis {
                self.add(&path, || "group version".to_owned());
                self.add(group, || "group".to_owned());
            }
        }
    }

    /// Adds a name if the word begins it. Of two meanings the first is the one that `resolve` picks.
    fn add(&mut self, name: &str, help: impl FnOnce() -> String) {
        if name.starts_with(self.word) && !name.is_empty() && !self.found.contains_key(name) {
            self.found.insert(name.to_owned(), help());
        }
    }

    /// Whether the word may begin a longer name that begins with `part`.
    fn may_begin(&self, part: &str) -> bool {
        part.starts_with(self.word) || self.word.starts_with(part)
    }
}

/// The groups, the core group by the name that `--api-group` has for it.
pub fn groups(surface: &Surface) -> Vec<CompletionCandidate> {
    let mut groups: Vec<_> = surface.groups.iter().collect();
    groups.sort_unstable_by_key(|group| &group.name);
    let with_versions = groups.into_iter().map(|group| {
        let versions: Vec<_> = group.versions.iter().map(|version| version.version.as_str()).collect();
        candidate(if group.name.is_empty() { "core" } else { &group.name }, &versions.join(", "))
    });
    with_versions.collect()
}

pub fn verbs(surface: &Surface) -> BTreeSet<&str> {
    surface.resources().flat_map(|(_, resource)| resource.verbs.iter()).collect()
}

pub fn categories(surface: &Surface) -> BTreeSet<&str> {
    surface.resources().flat_map(|(_, resource)| resource.categories.iter()).collect()
}

/// The names of subresources, such as `status`.
pub fn subresources(surface: &Surface) -> BTreeSet<&str> {
    surface.resources().filter_map(|(_, resource)| Some(resource.name.split_once('/')?.1)).collect()
}

/// The releases that deprecate or remove a served API; without a surface, those that do so with any built-in API.
pub fn releases(surface: Option<&Surface>) -> Vec<CompletionCandidate> {
    let table = LifecycleTable::built_in();
    let Some(surface) = surface else {
        let releases: BTreeSet<_> = table.releases().collect();
        return releases.into_iter().map(|release| candidate(&release.to_string(), "")).collect();
    };
    // How many APIs each release deprecates, and removes.
    let mut counts: BTreeMap<Release, [usize; 2]> = BTreeMap::new();
    for (group_version, resource) in surface.resources().filter(|(_, resource)| !resource.is_subresource()) {
        let Some(api) = table.get(group_version, &resource.kind) else { continue };
        for (index, release) in [api.deprecated, api.removed].into_iter().enumerate() {
            if let Some(release) = release {
                counts.entry(release).or_default()[index] += 1;
            }
        }
    }
    let help = |[deprecated, removed]: [usize; 2]| match (deprecated, removed) {
        (_, 0) => format!("deprecates {deprecated} served APIs"),
        (0, _) => format!("removes {removed} served APIs"),
        _ => format!("deprecates {deprecated} and removes {removed} served APIs"),
    };
    counts.into_iter().map(|(release, counts)| candidate(&release.to_string(), &help(counts))).collect()
}
