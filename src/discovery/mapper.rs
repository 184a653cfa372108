//! Names to resources: what `kubectl get NAME` would pick.
//!
//! client-go builds a mapper of tables for each group version (`restmapper/discovery.go`, `NewDiscoveryRESTMapper`;
//! apimachinery `pkg/api/meta/restmapper.go`). Here the same questions are asked of the lists themselves: a run asks
//! a handful, and a walk over a few thousand names costs less than building tables of them.

use std::collections::HashSet;

use smol_str::SmolStr;

use crate::discovery::names::{self, Kinds};
use crate::discovery::shortcut::{self, Expansion};
use crate::resource::{GroupVersion, Resource, ResourceList, Surface};

/// Answers for one surface.
#[derive(Clone, Copy)]
pub struct Mapper<'a> {
    surface: &'a Surface,
}

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Under which group version.
    pub group_version: GroupVersion,
    /// The plural name, as it stands in a path.
    pub resource: String,
    /// The kind.
    pub kind: String,
    /// Whether objects live in namespaces.
    pub namespaced: bool,
}

/// The pick for a name, and what it was picked from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// What kubectl would take.
    pub mapping: Mapping,
    /// `resource.group` of everything that has the same short name and comes later; kubectl warns of these.
    pub shadowed: Vec<String>,
}

/// A resource as a user names it: each part may be missing but the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The resource, or for [`Mapper::mapping_of_kind`] the kind.
    pub resource: String,
    /// The version, empty for any.
    pub version: String,
    /// The group, empty for any.
    pub group: String,
}

impl Wanted {
    /// Reads `resource.version.group`; None where there are fewer than two dots
    /// (apimachinery `pkg/runtime/schema/group_version.go`, `ParseResourceArg`).
    fn with_version(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '.');
        let (resource, version, group) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { resource: resource.to_owned(), version: version.to_owned(), group: group.to_owned() })
    }

    /// Reads `resource.group` or `resource`.
    fn without_version(text: &str) -> Self {
        let (resource, group) = text.split_once('.').unwrap_or((text, ""));
        Self { resource: resource.to_owned(), version: String::new(), group: group.to_owned() }
    }
}

impl<'a> Mapper<'a> {
    /// A mapper over a surface.
    pub fn new(surface: &'a Surface) -> Self {
        Self { surface }
    }

    /// What a name stands for, None where nothing has it. Plural and singular names, short names and kinds count,
    /// with a version and a group or without (cli-runtime `pkg/resource/builder.go`, `mappingFor`).
    pub fn resolve(self, text: &str) -> Option<Resolution> {
        let without_version = Wanted::without_version(text);
        for wanted in Wanted::with_version(text).into_iter().chain([without_version.clone()]) {
            let Expansion { wanted, shadowed } = shortcut::expand(self.surface, wanted);
            if let Some((group_version, kind)) = self.kind_for(&wanted)
                && let Some(mapping) = self.mapping_of_kind(&group_version.group, &kind, Some(&group_version.version))
            {
                return Some(Resolution { mapping, shadowed });
            }
        }
        let exact = |mapping| Resolution { mapping, shadowed: Vec::new() };
        let as_kind = Wanted::with_version(text)
            .and_then(|wanted| self.mapping_of_kind(&wanted.group, &wanted.resource, Some(&wanted.version)))
            .or_else(|| self.mapping_of_kind(&without_version.group, &without_version.resource, None));
        as_kind.map(exact)
    }

    /// What [`resolve`](Self::resolve) takes, and what else the name could stand for, one a group and resource.
    pub fn candidates(self, text: &str) -> Option<(Mapping, Vec<Mapping>)> {
        let picked = self.resolve(text)?.mapping;
        let mut others = Vec::new();
        let wanted = Wanted::without_version(text);
        let named = |resource: &Resource| {
            !resource.is_subresource()
                && (names::is_called(resource, &wanted.resource.to_lowercase())
                    || resource.short_names.contains(&wanted.resource)
                    || resource.kind.eq_ignore_ascii_case(&wanted.resource))
        };
        let mut known = HashSet::from([(picked.group_version.group.clone(), SmolStr::from(picked.resource.as_str()))]);
        for served in self.surface.served().iter().filter(|it| it.preferred && named(it.resource)) {
            let in_group = served.group_version.group.starts_with(&wanted.group);
            let name = (served.group_version.group.clone(), served.resource.name.clone());
            if in_group && known.insert(name) {
                others.push(Mapping {
                    group_version: served.group_version.clone(),
                    resource: served.resource.name.to_string(),
                    kind: served.resource.kind.to_string(),
                    namespaced: served.resource.namespaced,
                });
            }
        }
        Some((picked, others))
    }

    /// The resources in a category, in the server's order, one a group and resource
    /// (client-go `restmapper/category_expansion.go`).
    pub fn category(self, category: &str) -> Vec<String> {
        let (mut found, mut known) = (Vec::new(), HashSet::new());
        for (group_version, resource) in self.surface.each().filter(|(_, it)| it.categories.contains(category)) {
            let name = group_version.qualify(&resource.name);
            if known.insert(name.clone()) {
                found.push(name);
            }
        }
        found
    }

    /// The kind that a resource has, in the group version that is preferred among those that have it
    /// (apimachinery `pkg/api/meta/priority.go`, `PriorityRESTMapper.KindFor`).
    fn kind_for(self, wanted: &Wanted) -> Option<(GroupVersion, String)> {
        let resource = wanted.resource.to_lowercase();
        let mut found: Vec<(&GroupVersion, String)> = Vec::new();
        for list in &self.surface.lists {
            let group_version = &list.group_version;
            let version_fits = wanted.version.is_empty() || wanted.version == group_version.version;
            // A group may be given by its beginning, but not together with a version.
            let group_fits = match wanted.version.as_str() {
                "" => group_version.group.starts_with(&wanted.group),
                _ => wanted.group.is_empty() || group_version.group == wanted.group,
            };
            if version_fits
                && group_fits
                && let Some(kind) = Kinds(&list.resources).kind_of(&resource)
            {
                found.push((group_version, kind));
            }
        }
        let group_versions: Vec<_> = found.iter().map(|(group_version, _)| *group_version).collect();
        let chosen = self.most_preferred(&group_versions, None)?;
        found.into_iter().find(|(group_version, _)| *group_version == chosen).map(|(it, kind)| (it.clone(), kind))
    }

    /// Where a kind of exactly this group is served, in the given version, or in the preferred one where none is given.
    fn mapping_of_kind(self, group: &str, kind: &str, version: Option<&str>) -> Option<Mapping> {
        let serves = |list: &&ResourceList| {
            list.group_version.group == group
                && version.is_none_or(|version| version.is_empty() || version == list.group_version.version)
                && Kinds(&list.resources).resource_of(kind).is_some()
        };
        let lists: Vec<_> = self.surface.lists.iter().filter(serves).collect();
        let group_versions: Vec<_> = lists.iter().map(|list| &list.group_version).collect();
        let chosen = self.most_preferred(&group_versions, version)?;
        let list = lists.iter().find(|list| list.group_version == *chosen)?;
        let (resource, namespaced) = Kinds(&list.resources).resource_of(kind)?;
        let kind = list.resources.iter().find(|it| it.name == resource).map_or(kind, |it| &it.kind).to_owned();
        Some(Mapping { group_version: chosen.clone(), resource, kind, namespaced })
    }

    /// Narrows group versions by core v1, then group by group the preferred version and the others in their order, at
    /// last any version of a group: the first of these that leaves exactly one decides
    /// (client-go `restmapper/discovery.go`, `NewDiscoveryRESTMapper`).
    fn most_preferred<'b>(self, found: &[&'b GroupVersion], version: Option<&str>) -> Option<&'b GroupVersion> {
        let mut left: Vec<_> = found.to_vec();
        let core = GroupVersion::new("", "v1");
        let by_version = self.surface.groups.iter().flat_map(|group| group.preferred.iter().chain(&group.versions));
        let by_version = std::iter::once(&core).chain(by_version);
        let by_group = self.surface.groups.iter().map(|group| &group.name);
        let wanted = version.filter(|version| !version.is_empty());
        let patterns = wanted.into_iter().map(|version| (None, Some(version)));
        let patterns = patterns.chain(by_version.map(|it| (Some(&it.group), Some(it.version.as_str()))));
        for (group, version) in patterns.chain(by_group.map(|group| (Some(group), None))) {
            if let [only] = left[..] {
                return Some(only);
            }
            let fits = |it: &&GroupVersion| {
                group.is_none_or(|group| *group == it.group) && version.is_none_or(|version| version == it.version)
            };
            let fitting: Vec<_> = left.iter().copied().filter(fits).collect();
            if !fitting.is_empty() {
                left = fitting;
            }
        }
        // Each list has a group version of its own, unless the server says one twice: then both are as good.
        left.first().copied()
    }
}

#[cfg(test)]
mod tests;
