//! Names to resources: what `kubectl get NAME` would use.
//!
//! client-go builds a mapper with maps for each group version (`restmapper/discovery.go`, `NewDiscoveryRESTMapper`;
//! apimachinery `pkg/api/meta/restmapper.go`). This one searches the lists of the surface instead: a run resolves a
//! handful of names, and a walk over a few thousand resources costs less than building the maps.

use std::collections::HashSet;

use crate::api::group_version::{GroupVersion, GroupVersionKind};
use crate::api::names::forms::{ParentForm, ResourceForm};
use crate::api::names::group_version_kinds::{self, GroupVersionKinds};
use crate::api::names::resource_arg::ResourceArg;
use crate::api::names::short_names::{Expansion, expand_short_name};
use crate::api::resource::Resource;
use crate::api::surface::{ResourceList, Surface};

/// Resolves names in one surface.
#[derive(Clone, Copy)]
pub struct RestMapper<'a> {
    surface: &'a Surface,
}

/// The resource that a name stands for (apimachinery `meta.RESTMapping`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestMapping {
    pub group_version: GroupVersion,
    /// The plural name, as in the path; `plural/subresource` for a subresource.
    pub resource: String,
    pub kind: String,
    pub namespaced: bool,
}

/// The resource that kubectl uses for a name, and the others with the same short name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    pub mapping: RestMapping,
    /// `resource.group` of the other resources with the same short name; kubectl warns of these.
    pub shadowed: Vec<String>,
    /// The version that was named and is not used: kubectl ignores it after a short name, as in `hpa.v1.autoscaling`.
    pub ignored_version: Option<String>,
}

impl RestMapping {
    fn new(group_version: &GroupVersion, resource: &Resource) -> Self {
        Self {
            group_version: group_version.clone(),
            resource: resource.name.to_string(),
            kind: resource.kind.to_string(),
            namespaced: resource.namespaced,
        }
    }

    pub fn is_subresource(&self) -> bool {
        self.resource.contains('/')
    }

    /// The path of the collection; see [`GroupVersion::resource_path`].
    pub fn path(&self) -> String {
        self.group_version.resource_path(&self.resource, self.namespaced)
    }
}

/// A name that is not ambiguous.
impl From<RestMapping> for Resolution {
    fn from(mapping: RestMapping) -> Self {
        Self { mapping, shadowed: Vec::new(), ignored_version: None }
    }
}

impl<'a> RestMapper<'a> {
    pub fn new(surface: &'a Surface) -> Self {
        Self { surface }
    }

    /// The resource or subresource that a name in any form stands for.
    pub fn resolve(self, text: &str) -> Option<Resolution> {
        let ResourceForm { resource, subresource } = ResourceForm::parse(text)?;
        let resolution = match resource {
            ParentForm::Arg(arg) => self.resolve_arg(&arg)?,
            ParentForm::InGroupVersion(group_version, resource) => self.resource_in(&group_version, &resource)?.into(),
        };
        match subresource {
            None => Some(resolution),
            Some(subresource) => {
                let RestMapping { group_version, resource, .. } = &resolution.mapping;
                let name = format!("{resource}/{subresource}");
                let served = self.list(group_version)?.resources.iter().find(|served| served.name == name)?;
                Some(RestMapping::new(group_version, served).into())
            }
        }
    }

    /// The resource of a group version with a name, a short name or a kind. A kind that only subresources have stands
    /// for the first of these.
    pub fn resource_in(self, group_version: &GroupVersion, text: &str) -> Option<RestMapping> {
        let list = self.list(group_version)?;
        let named = |is_named: &dyn Fn(&Resource) -> bool| {
            list.resources
                .iter()
                .find(|resource| is_named(resource))
                .map(|resource| RestMapping::new(group_version, resource))
        };
        let lower = text.to_lowercase();
        let resource =
            |is_named: &dyn Fn(&Resource) -> bool| named(&|resource| !resource.is_subresource() && is_named(resource));
        resource(&|resource| resource.name == text)
            .or_else(|| resource(&|resource| resource.kind == text))
            .or_else(|| resource(&|resource| group_version_kinds::has_name(resource, &lower)))
            .or_else(|| resource(&|resource| resource.short_names.contains(text)))
            .or_else(|| named(&|resource| resource.kind == text))
    }

    fn list(self, group_version: &GroupVersion) -> Option<&'a ResourceList> {
        self.surface.lists.iter().find(|list| list.group_version == *group_version)
    }

    /// The resource that kubectl uses for a plural, singular or short name or a kind, with or without version and group
    /// (cli-runtime `pkg/resource/builder.go`, `mappingFor`).
    fn resolve_arg(self, text: &str) -> Option<Resolution> {
        let (with_version, without_version) = ResourceArg::parse(text);
        for arg in with_version.iter().chain([&without_version]) {
            let asked = &arg.version;
            let Expansion { arg, shadowed } = expand_short_name(self.surface, arg.clone());
            if let Some(GroupVersionKind { group_version, kind }) = self.kind_for(&arg)
                && let Some(mapping) = self.rest_mapping(&group_version.group, &kind, Some(&group_version.version))
            {
                let is_ignored = *asked != arg.version && *asked != mapping.group_version.version;
                let ignored_version = is_ignored.then(|| asked.clone());
                return Some(Resolution { mapping, shadowed, ignored_version });
            }
        }
        let by_kind = with_version
            .and_then(|arg| self.rest_mapping(&arg.group, &arg.resource, Some(&arg.version)))
            .or_else(|| self.rest_mapping(&without_version.group, &without_version.resource, None));
        by_kind.map(Resolution::from)
    }

    /// What [`resolve`](Self::resolve) picks, and the other resources with that name, one per group and resource. A name
    /// with a slash has no others.
    pub fn candidates(self, text: &str) -> Option<(Resolution, Vec<RestMapping>)> {
        let resolution = self.resolve(text)?;
        if text.contains('/') {
            return Some((resolution, Vec::new()));
        }
        let picked = &resolution.mapping;
        let mut others = Vec::new();
        let (_, arg) = ResourceArg::parse(text);
        let is_named = |resource: &Resource| {
            !resource.is_subresource()
                && (group_version_kinds::has_name(resource, &arg.resource.to_lowercase())
                    || resource.short_names.contains(&arg.resource)
                    || resource.kind.eq_ignore_ascii_case(&arg.resource))
        };
        for served in self.surface.served().iter().filter(|served| served.preferred && is_named(served.resource)) {
            let in_group = served.group_version.group.starts_with(&arg.group);
            // In the preferred version, even if the picked one is in another.
            let is_picked =
                served.group_version.group == picked.group_version.group && served.resource.name == picked.resource;
            if in_group && !is_picked {
                others.push(RestMapping::new(served.group_version, served.resource));
            }
        }
        Some((resolution, others))
    }

    /// `resource.group` of every resource in a category, each once, in the server's order
    /// (client-go `restmapper/category_expansion.go`).
    pub fn category(self, category: &str) -> Vec<String> {
        let mut seen = HashSet::new();
        let members = self.surface.resources().filter(|(_, resource)| resource.categories.contains(category));
        let names = members.map(|(group_version, resource)| group_version.qualify(&resource.name));
        names.filter(|name| seen.insert(name.clone())).collect()
    }

    /// The kind of a resource, in the most preferred group version that has the resource
    /// (apimachinery `pkg/api/meta/priority.go`, `PriorityRESTMapper.KindFor`).
    fn kind_for(self, arg: &ResourceArg) -> Option<GroupVersionKind> {
        let resource = arg.resource.to_lowercase();
        let mut found: Vec<(&GroupVersion, String)> = Vec::new();
        for list in &self.surface.lists {
            let group_version = &list.group_version;
            let version_matches = arg.version.is_empty() || arg.version == group_version.version;
            // A group may be given by its beginning, but not together with a version.
            let group_matches = match arg.version.as_str() {
                "" => group_version.group.starts_with(&arg.group),
                _ => arg.group.is_empty() || group_version.group == arg.group,
            };
            if version_matches
                && group_matches
                && let Some(kind) = GroupVersionKinds(&list.resources).kind_for(&resource)
            {
                found.push((group_version, kind));
            }
        }
        let group_versions: Vec<_> = found.iter().map(|(group_version, _)| *group_version).collect();
        let preferred = self.most_preferred(&group_versions)?;
        let (group_version, kind) = found.into_iter().find(|(group_version, _)| *group_version == preferred)?;
        Some(GroupVersionKind { group_version: group_version.clone(), kind })
    }

    /// The resource of a kind in exactly this group, in the given version or else the preferred one
    /// (apimachinery `pkg/api/meta/priority.go`, `PriorityRESTMapper.RESTMapping`).
    fn rest_mapping(self, group: &str, kind: &str, version: Option<&str>) -> Option<RestMapping> {
        let serves = |list: &&ResourceList| {
            list.group_version.group == group
                && version.is_none_or(|version| version.is_empty() || version == list.group_version.version)
                && GroupVersionKinds(&list.resources).resource_for(kind).is_some()
        };
        let lists: Vec<_> = self.surface.lists.iter().filter(serves).collect();
        let group_versions: Vec<_> = lists.iter().map(|list| &list.group_version).collect();
        let preferred = self.most_preferred(&group_versions)?;
        let list = lists.iter().find(|list| list.group_version == *preferred)?;
        let (name, namespaced) = GroupVersionKinds(&list.resources).resource_for(kind)?;
        let resource = list.resources.iter().find(|resource| resource.name == name);
        let kind = resource.map_or(kind, |resource| &resource.kind).to_owned();
        Some(RestMapping { group_version: preferred.clone(), resource: name, kind, namespaced })
    }

    /// The first of these group versions in the order of core v1, then for each group its preferred version and the
    /// others in their order (client-go `restmapper/discovery.go`, `NewDiscoveryRESTMapper`).
    fn most_preferred<'b>(self, found: &[&'b GroupVersion]) -> Option<&'b GroupVersion> {
        let core = GroupVersion::new("", "v1");
        let versions = self.surface.groups.iter().flat_map(|group| group.preferred.iter().chain(&group.versions));
        let mut order = std::iter::once(&core).chain(versions);
        match found {
            [only] => Some(only),
            _ => order.find_map(|version| found.iter().copied().find(|candidate| *candidate == version)),
        }
    }
}
