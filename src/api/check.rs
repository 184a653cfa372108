//! Whether a server would accept the kind of an object: from what it serves, the lifecycle of the built-in APIs, and the
//! definitions of custom resources.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::api::group_version::{GroupVersion, GroupVersionKind};
use crate::api::lifecycle::{ApiLifecycle, LifecycleTable, Release, RemovalStatus};
use crate::api::names::nearest;
use crate::api::resource::Resource;
use crate::api::surface::Surface;

/// The most APIs that a message lists.
const MAX_ALTERNATIVES: usize = 3;
/// The group of files that kustomize reads and no server serves.
const KUSTOMIZE: &str = "kustomize.config.k8s.io";

/// The status of an object; later ones are worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ObjectStatus {
    Served,
    /// Discovery of its group version failed.
    Unknown,
    Deprecated,
    /// It has a namespace, and its kind is cluster-scoped. The server drops the namespace (apiserver
    /// `pkg/registry/rest/meta.go`, `EnsureObjectNamespaceMatchesRequestNamespace`).
    WrongScope,
    /// It is served now, and not in the target release.
    Removed,
    Unserved,
}

impl ObjectStatus {
    pub const ALL: [Self; 6] =
        [Self::Served, Self::Unknown, Self::Deprecated, Self::WrongScope, Self::Removed, Self::Unserved];

    pub fn name(self) -> &'static str {
        match self {
            Self::Served => "served",
            Self::Unknown => "unknown",
            Self::Deprecated => "deprecated",
            Self::WrongScope => "wrong-scope",
            Self::Removed => "removed",
            Self::Unserved => "unserved",
        }
    }
}

/// The status of an object, and the facts that it follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub status: ObjectStatus,
    /// The first release in which the API is deprecated, if known.
    pub deprecated: Option<Release>,
    /// The first release without it, if known.
    pub removed: Option<Release>,
    /// What to use instead, as `group/version/Kind`.
    pub replacement: Option<String>,
    /// Why it is not just served, in one line.
    pub reason: Option<String>,
}

impl Verdict {
    fn new(status: ObjectStatus, reason: Option<String>) -> Self {
        Self { status, deprecated: None, removed: None, replacement: None, reason }
    }
}

/// A kind that a `CustomResourceDefinition` of the input defines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefinedKind {
    pub namespaced: bool,
    /// The deprecation, if the definition marks the version as deprecated.
    pub deprecation: Option<Deprecation>,
}

/// The deprecation of a version of a custom resource, with the warning in its definition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecation {
    pub warning: Option<String>,
}

/// The release that objects are checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckedRelease {
    /// The server's own: what it serves is not removed.
    Current(Release),
    /// The release of a planned upgrade.
    Target(Release),
}

impl CheckedRelease {
    fn release(self) -> Release {
        match self {
            Self::Current(release) | Self::Target(release) => release,
        }
    }
}

/// Judges objects by one surface, which it has indexed.
pub struct Judge<'a> {
    lifecycle: &'a LifecycleTable,
    release: CheckedRelease,
    defined: &'a HashMap<GroupVersionKind, DefinedKind>,
    /// Deprecated versions of custom resources that the server serves.
    deprecated: HashMap<GroupVersionKind, Deprecation>,
    /// The resources of each kind, subresources included, in the server's order.
    kinds: HashMap<&'a str, Vec<(&'a GroupVersion, &'a Resource)>>,
    /// The kinds in each group version, without those of subresources.
    versions: HashMap<&'a GroupVersion, Vec<&'a str>>,
    groups: HashSet<&'a str>,
    failed: HashSet<&'a GroupVersion>,
}

impl<'a> Judge<'a> {
    pub fn new(
        surface: &'a Surface,
        lifecycle: &'a LifecycleTable,
        release: CheckedRelease,
        defined: &'a HashMap<GroupVersionKind, DefinedKind>,
        deprecated: HashMap<GroupVersionKind, Deprecation>,
    ) -> Self {
        let mut kinds: HashMap<&str, Vec<_>> = HashMap::new();
        let mut versions: HashMap<_, Vec<_>> = HashMap::new();
        for list in &surface.lists {
            let names = versions.entry(&list.group_version).or_default();
            for resource in &list.resources {
                kinds.entry(&resource.kind).or_default().push((&list.group_version, resource));
                if !resource.is_subresource() {
                    names.push(resource.kind.as_str());
                }
            }
        }
        let groups = surface.lists.iter().map(|list| list.group_version.group.as_str()).collect();
        let failed = surface.failed_group_versions();
        Self { lifecycle, release, defined, deprecated, kinds, versions, groups, failed }
    }

    /// The verdict on an object of this kind, with or without a namespace.
    pub fn judge(&self, api: &GroupVersionKind, has_namespace: bool) -> Verdict {
        let served = self.resources(&api.kind).find(|(group_version, _)| **group_version == api.group_version);
        let defined = self.defined.get(api);
        let Some(namespaced) =
            served.map(|(_, resource)| resource.namespaced).or(defined.map(|defined| defined.namespaced))
        else {
            return self.missing(api);
        };
        let deprecation = defined.and_then(|defined| defined.deprecation.as_ref()).or_else(|| self.deprecated.get(api));
        let verdict = match deprecation {
            Some(deprecation) => self.deprecated_custom(api, deprecation),
            None => self.built_in(api),
        };
        if has_namespace && !namespaced && verdict.status < ObjectStatus::WrongScope {
            let reason = format!("{} is cluster-scoped: the namespace is ignored", api.kind);
            return Verdict { status: ObjectStatus::WrongScope, reason: Some(reason), ..verdict };
        }
        verdict
    }

    /// The resources of a kind in all group versions, without subresources.
    fn resources<'b>(&'b self, kind: &str) -> impl Iterator<Item = (&'a GroupVersion, &'a Resource)> + use<'a, 'b> {
        self.kinds.get(kind).into_iter().flatten().copied().filter(|(_, resource)| !resource.is_subresource())
    }

    fn deprecated_custom(&self, api: &GroupVersionKind, deprecation: &Deprecation) -> Verdict {
        let replacement = self
            .resources(&api.kind)
            .find(|(version, _)| version.group == api.group_version.group && **version != api.group_version)
            .map(|(group_version, _)| (*group_version).clone());
        let advice = replacement.as_ref().map(|group_version| format!("; use {group_version}")).unwrap_or_default();
        let reason = match &deprecation.warning {
            Some(warning) if !warning.is_empty() => warning.clone(),
            _ => format!("deprecated by its CustomResourceDefinition{advice}"),
        };
        Verdict {
            replacement: replacement.map(|group_version| format!("{group_version}/{}", api.kind)),
            ..Verdict::new(ObjectStatus::Deprecated, Some(reason))
        }
    }

    /// The verdict of the lifecycle table on a served API.
    fn built_in(&self, api: &GroupVersionKind) -> Verdict {
        let release = self.release.release();
        let known = self.lifecycle.get(&api.group_version, &api.kind);
        let Some((known, status)) = known.and_then(|known| Some((known, known.status_in(release)?))) else {
            return Verdict::new(ObjectStatus::Served, None);
        };
        let status = match (status, self.release) {
            (RemovalStatus::Removed, CheckedRelease::Target(_)) => ObjectStatus::Removed,
            _ => ObjectStatus::Deprecated,
        };
        let replacement = self.lifecycle.replacement(known, release);
        let advice = replacement.as_ref().map(|replacement| format!("use {}", short(replacement, &api.kind)));
        let deprecated = known.deprecated.map(|release| format!("deprecated in {release}"));
        let facts = [deprecated, self.removal(known), advice];
        Verdict {
            status,
            deprecated: known.deprecated,
            removed: known.removed,
            replacement: replacement.map(|replacement| replacement.to_string()),
            reason: joined(facts),
        }
    }

    fn removal(&self, known: &ApiLifecycle) -> Option<String> {
        let removed = known.removed?;
        let planned = if self.lifecycle.is_planned(removed) { " (planned)" } else { "" };
        Some(format!("removed in {removed}{planned}"))
    }

    /// The verdict on an API that the surface does not have.
    fn missing(&self, api: &GroupVersionKind) -> Verdict {
        let GroupVersionKind { group_version, kind } = api;
        if self.failed.contains(group_version) {
            let reason = format!("discovery of {group_version} failed");
            return Verdict::new(ObjectStatus::Unknown, Some(reason));
        }
        let known = self.lifecycle.get(group_version, kind);
        let alternatives = self.alternatives(api, known);
        let instead = if alternatives.is_empty() {
            self.absence(api)
        } else {
            let names: Vec<_> = alternatives.iter().map(|alternative| short(alternative, kind)).collect();
            format!("served as {}", names.join(", "))
        };
        let is_over = |known: &&ApiLifecycle| known.removed.is_some_and(|removed| removed <= self.release.release());
        let removal = known.filter(is_over).and_then(|known| self.removal(known));
        Verdict {
            deprecated: known.and_then(|known| known.deprecated),
            removed: known.and_then(|known| known.removed),
            replacement: alternatives.first().map(ToString::to_string),
            ..Verdict::new(ObjectStatus::Unserved, joined([removal, Some(instead)]))
        }
    }

    /// Where the kind is served: in other versions of the group, else as its replacement, else in other groups.
    fn alternatives(&self, api: &GroupVersionKind, known: Option<&ApiLifecycle>) -> Vec<GroupVersionKind> {
        let kind = &api.kind;
        let of = |(group_version, _): (&GroupVersion, &Resource)| GroupVersionKind {
            group_version: group_version.clone(),
            kind: kind.clone(),
        };
        let in_group = |(version, _): &(&GroupVersion, &Resource)| version.group == api.group_version.group;
        let same_group: Vec<_> = self.resources(kind).filter(in_group).take(MAX_ALTERNATIVES).map(of).collect();
        if !same_group.is_empty() {
            return same_group;
        }
        let replacement = known.and_then(|known| self.lifecycle.replacement(known, self.release.release()));
        let is_served = |replacement: &GroupVersionKind| {
            self.resources(&replacement.kind).any(|(version, _)| *version == replacement.group_version)
        };
        match replacement.filter(is_served) {
            Some(replacement) => vec![replacement],
            None => self.resources(kind).take(MAX_ALTERNATIVES).map(of).collect(),
        }
    }

    /// What is missing: the group, the version, or the kind.
    fn absence(&self, GroupVersionKind { group_version, kind }: &GroupVersionKind) -> String {
        let subresource = self.kinds.get(kind.as_str()).and_then(|resources| resources.first());
        if let Some((_, subresource)) = subresource {
            return format!("served only as the subresource {}", subresource.name);
        }
        let GroupVersion { group, version } = group_version;
        if group == KUSTOMIZE {
            return "a file for kustomize; check what `kubectl kustomize` prints".to_owned();
        }
        if let Some(kinds) = self.versions.get(group_version) {
            let near = nearest(kind, kinds.iter().copied());
            let advice = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) };
            return format!("{group_version} has no kind {kind}{advice}");
        }
        match (self.groups.contains(group.as_str()), group.is_empty()) {
            (true, true) => format!("the core group has no version {version}"),
            (true, false) => format!("the group {group} has no version {version} and no kind {kind}"),
            (false, _) => format!("there is no group {group}"),
        }
    }
}

/// An API without its kind if that is the given one.
fn short(api: &GroupVersionKind, kind: &str) -> String {
    if api.kind == kind { api.group_version.to_string() } else { api.to_string() }
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::surface::{FailedGroupVersion, ResourceList};

    fn surface() -> Surface {
        let list = |group_version: &str, resources: &[(&str, &str, bool)]| ResourceList {
            group_version: GroupVersion::parse(group_version).unwrap(),
            resources: resources
                .iter()
                .map(|&(name, kind, namespaced)| Resource {
                    name: name.into(),
                    kind: kind.into(),
                    namespaced,
                    ..Resource::default()
                })
                .collect(),
        };
        Surface {
            lists: vec![
                list("v1", &[("pods", "Pod", true), ("pods/eviction", "Eviction", true), ("nodes", "Node", false)]),
                list("apps/v1", &[("deployments", "Deployment", true)]),
                list("batch/v1beta1", &[("cronjobs", "CronJob", true)]),
                list("networking.k8s.io/v1", &[("ingresses", "Ingress", true)]),
                list("flowcontrol.apiserver.k8s.io/v1beta3", &[("flowschemas", "FlowSchema", false)]),
                list("shop.example.com/v2", &[("widgets", "Widget", true)]),
                list("shop.example.com/v1", &[("widgets", "Widget", true)]),
            ],
            failed: vec![FailedGroupVersion {
                group_version: GroupVersion::new("metrics.k8s.io", "v1beta1"),
                reason: "stale".to_owned(),
            }],
            ..Surface::default()
        }
    }

    fn kind(text: &str) -> GroupVersionKind {
        GroupVersionKind::parse(text).unwrap()
    }

    fn judged(text: &str, has_namespace: bool, release: CheckedRelease) -> String {
        let (surface, lifecycle) = (surface(), LifecycleTable::built_in());
        let warning = Some("shop.example.com/v1 Widget is old".to_owned());
        let deprecated = HashMap::from([(kind("shop.example.com/v1/Widget"), Deprecation { warning })]);
        let deprecation = Some(Deprecation::default());
        let defined = HashMap::from([
            (kind("new.example.com/v1/Thing"), DefinedKind { namespaced: false, deprecation: None }),
            (kind("shop.example.com/v2/Widget"), DefinedKind { namespaced: true, deprecation }),
        ]);
        let judge = Judge::new(&surface, &lifecycle, release, &defined, deprecated);
        let verdict = judge.judge(&kind(text), has_namespace);
        let replacement = verdict.replacement.unwrap_or_default();
        format!("{} [{replacement}] {}", verdict.status.name(), verdict.reason.unwrap_or_default())
    }

    fn current(release: &str) -> CheckedRelease {
        CheckedRelease::Current(Release::parse(release).unwrap())
    }

    fn target(release: &str) -> CheckedRelease {
        CheckedRelease::Target(Release::parse(release).unwrap())
    }

    #[test]
    fn statuses_are_ordered_as_listed() {
        assert!(ObjectStatus::ALL.is_sorted());
        for status in ObjectStatus::ALL {
            assert_eq!(serde_json::to_string(&status).unwrap(), format!("{:?}", status.name()));
        }
    }

    #[test]
    fn kind_is_judged_by_surface_lifecycle_and_definitions() {
        for (text, has_namespace, expected) in [
            ("apps/v1/Deployment", true, "served [] "),
            ("v1/Node", false, "served [] "),
            ("v1/Node", true, "wrong-scope [] Node is cluster-scoped: the namespace is ignored"),
            ("new.example.com/v1/Thing", false, "served [] "),
            ("new.example.com/v1/Thing", true, "wrong-scope [] Thing is cluster-scoped: the namespace is ignored"),
            ("metrics.k8s.io/v1beta1/PodMetrics", true, "unknown [] discovery of metrics.k8s.io/v1beta1 failed"),
            (
                "shop.example.com/v1/Widget",
                true,
                "deprecated [shop.example.com/v2/Widget] shop.example.com/v1 Widget is old",
            ),
            (
                "shop.example.com/v2/Widget",
                true,
                "deprecated [shop.example.com/v1/Widget] deprecated by its CustomResourceDefinition; use shop.example.com/v1",
            ),
            (
                "extensions/v1beta1/Ingress",
                true,
                "unserved [networking.k8s.io/v1/Ingress] removed in 1.22; served as networking.k8s.io/v1",
            ),
            ("batch/v1/CronJob", true, "unserved [batch/v1beta1/CronJob] served as batch/v1beta1"),
            ("app/v1/Deployment", true, "unserved [apps/v1/Deployment] served as apps/v1"),
            ("apps/v1/Deploymnt", true, "unserved [] apps/v1 has no kind Deploymnt; did you mean Deployment?"),
            ("policy/v1/Eviction", true, "unserved [] served only as the subresource pods/eviction"),
            (
                "shop.example.com/v3/Gadget",
                true,
                "unserved [] the group shop.example.com has no version v3 and no kind Gadget",
            ),
            ("v2/Gadget", true, "unserved [] the core group has no version v2"),
            ("x.example.com/v1/Gadget", true, "unserved [] there is no group x.example.com"),
            (
                "kustomize.config.k8s.io/v1beta1/Kustomization",
                false,
                "unserved [] a file for kustomize; check what `kubectl kustomize` prints",
            ),
        ] {
            assert_eq!(judged(text, has_namespace, current("1.31")), expected, "{text}");
        }
    }

    #[test]
    fn release_decides_between_served_deprecated_and_removed() {
        const SCHEMA: &str = "flowcontrol.apiserver.k8s.io/v1beta3/FlowSchema";
        let facts = "[flowcontrol.apiserver.k8s.io/v1/FlowSchema] deprecated in 1.29; removed in 1.32; use \
                     flowcontrol.apiserver.k8s.io/v1";
        for (release, status) in [
            (current("1.29"), "deprecated"),
            // The server serves it all the same.
            (current("1.32"), "deprecated"),
            (target("1.31"), "deprecated"),
            (target("1.32"), "removed"),
        ] {
            assert_eq!(judged(SCHEMA, false, release), format!("{status} {facts}"));
        }
        assert_eq!(judged(SCHEMA, false, current("1.28")), "served [] ");
        // A removal is worse than a namespace too many.
        assert_eq!(judged(SCHEMA, true, target("1.32")), format!("removed {facts}"));
        assert!(judged(SCHEMA, true, target("1.31")).starts_with("wrong-scope "));
    }
}
