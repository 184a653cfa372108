//! Patterns over the names of resources.

use wildmatch::WildMatch;

use crate::api::group_version::GroupVersion;
use crate::api::names::{CORE, Path, is_version};
use crate::api::surface::ServedResource;

/// A part of a name, short name, kind or group, or a glob with `*` and `?` over all of it; case-insensitive. With a dot
/// or a slash in it, it is compared with the longer forms of names as well, such as `deployments.apps` and
/// `apps/v1/deployments`.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// As it was typed.
    pub text: String,
    matcher: WildMatch,
    has_group_or_version: bool,
    /// A version alone, which all resources of that version match.
    version: Option<String>,
    is_core: bool,
}

impl Pattern {
    pub fn new(text: &str) -> Self {
        let lower = text.to_lowercase();
        let is_glob = lower.contains(['*', '?']);
        let (glob, has_group_or_version) = match lower.as_str() {
            _ if is_glob => (lower.clone(), lower.contains(['.', '/'])),
            _ if lower.contains('/') => (name_glob(&lower), true),
            _ => (format!("*{lower}*"), lower.contains('.')),
        };
        Self {
            text: text.to_owned(),
            matcher: WildMatch::new(&glob),
            has_group_or_version,
            is_core: lower == CORE,
            version: is_version(&lower).then_some(lower),
        }
    }

    /// Whether the pattern matches a name of the resource in any form, or its group.
    pub fn accepts(&self, served: &ServedResource<'_>) -> bool {
        let ServedResource { group_version, resource, .. } = *served;
        let group = group_version.group.as_str();
        let names = || [resource.name.as_str(), &resource.kind].into_iter().chain(resource.short_names.iter());
        if names().any(|name| self.matches(name))
            || (!group.is_empty() && self.matches(group))
            || (group.is_empty() && self.is_core)
            || self.version.as_ref().is_some_and(|version| *version == group_version.version)
        {
            return true;
        }
        self.has_group_or_version
            && names().chain([resource.singular_name.as_str()]).any(|name| {
                self.matches(&[&group_version.api_version(), "/", name].concat())
                    || self.matches(&group_version.qualify(name))
                    || self.matches(&[name, ".", &group_version.version, ".", group].concat())
            })
    }

    /// Whether the pattern matches the group, the version or both.
    pub fn accepts_group_version(&self, group_version: &GroupVersion) -> bool {
        let GroupVersion { group, version } = group_version;
        let api_version = group_version.api_version();
        self.matches(group)
            || self.matches(&api_version)
            || (self.has_group_or_version && self.matches(&[&api_version, "/"].concat()))
            || (group.is_empty() && self.is_core)
            || self.version.as_ref().is_some_and(|wanted| wanted == version)
    }

    pub(super) fn matches(&self, name: &str) -> bool {
        self.matcher.matches(&name.to_lowercase())
    }
}

/// The glob for a part of `group/version/resource`. A version ends where it ends: `apps/v1` is not part of
/// `apps/v1beta1`. What begins with a version is in the core group, as in every name.
fn name_glob(text: &str) -> String {
    if let Some(Path { group_version, resource, subresource }) = Path::parse(text) {
        let is_group_version = resource.is_none();
        let parts = [Some(group_version.to_string()), resource, subresource];
        return parts.into_iter().flatten().collect::<Vec<_>>().join("/") + if is_group_version { "/*" } else { "*" };
    }
    let text = text.strip_prefix("core/").unwrap_or(text);
    let begins_with_version = text.split('/').next().is_some_and(is_version);
    let ends_with_version = text.rsplit('/').next().is_some_and(is_version);
    [if begins_with_version { "" } else { "*" }, text, if ends_with_version { "/" } else { "" }, "*"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::resource::Resource;

    #[test]
    fn pattern_matches_part_of_a_name_or_a_glob() {
        for (pattern, text, expected) in [
            ("pod", "pods", true),
            ("POD", "Pod", true),
            ("ods", "pods", true),
            ("pods*", "pods", true),
            ("pod", "nodes", false),
            ("*s", "nodes", true),
            ("p?ds", "pods", true),
            ("p?ds", "pods/log", false),
            ("*o*s", "foos", true),
            ("?", "ab", false),
            ("*", "", true),
            ("", "anything", true),
            ("", "", true),
            ("prod-*", "prod-", true),
            ("prod-*", "prod-eu-1", true),
            ("prod-*", "a-prod-1", false),
            ("*-eu-?", "prod-eu-1", true),
            ("*-eu-?", "prod-eu-10", false),
            ("a*b*c", "abcbc", true),
            ("a*b*c", "abcb", false),
            ("?", "é", true),
            ("a\\*", "a*", false),
            ("a\\*", "a\\b", true),
        ] {
            assert_eq!(Pattern::new(pattern).matches(text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn pattern_matches_groups_versions_and_every_form_of_a_name() {
        let resource = Resource {
            name: "deployments".into(),
            singular_name: "deployment".into(),
            kind: "Deployment".into(),
            short_names: std::iter::once("deploy").collect(),
            ..Resource::default()
        };
        let matches = |group: &str, version: &str, pattern: &str| {
            let group_version = &GroupVersion::new(group, version);
            Pattern::new(pattern).accepts(&ServedResource { group_version, resource: &resource, preferred: true })
        };
        for pattern in [
            "apps",
            "APP",
            "a?ps",
            "v1",
            "apps/v1",
            "apps/v1/deployments",
            "apps/v1/Deployment",
            "apps/v1/d",
            "*/v1/dep*",
            "deployments.apps",
            "deployments.v1.apps",
            "Deployment.v1.apps",
            "deploy.apps",
            "*.apps",
            "/apis/apps/v1",
            "/apis/apps/v1/deployments",
            "/apis/apps/v1/namespaces/{namespace}/deployments/{name}",
        ] {
            assert!(matches("apps", "v1", pattern), "{pattern}");
            assert!(!matches("shop", "v2", pattern), "{pattern}");
        }
        for pattern in ["v*", "v1", "apps/v1", "apps/v1/", "/apis/apps/v1", "v1/deployments", "core"] {
            assert!(!matches("apps", "v1beta1", pattern), "{pattern}");
        }
        for pattern in ["v1/deployments", "core/v1/deployments", "core", "/api/v1/deployments"] {
            assert!(matches("", "v1", pattern), "{pattern}");
            assert!(!matches("apps", "v1", pattern), "{pattern}");
        }
    }
}
