//! Whether something that has a name is served: a resource by any of its names, a group version, or a resource of one.

use crate::discovery::mapper::Mapper;
use crate::resource::{GroupVersion, Surface};

/// Something that may be served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// As the user typed it.
    pub text: String,
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// Whatever `kubectl get` takes for a resource.
    Name,
    /// `apps/v1`, core `v1`.
    GroupVersion(GroupVersion),
    /// `apps/v1/deployments`, core `v1/pods`; `v1/pods/log`.
    Resource(GroupVersion, String),
}

/// What is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is there.
    Served,
    /// Its group version is announced, and could not be had.
    Unclear,
    /// It is not there.
    Absent,
}

impl Target {
    /// Reads what the user typed.
    ///
    /// # Errors
    /// Nothing of this form.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (group, rest) = match text.split_once('/') {
            _ if is_version(text.split('/').next().unwrap_or_default()) => ("", text),
            Some((group, rest)) => (group, rest),
            None => ("", ""),
        };
        let (version, resource) =
            rest.split_once('/').map_or((rest, None), |(version, resource)| (version, Some(resource)));
        let group_version = GroupVersion::new(group, version);
        if text.is_empty() || text.split('/').any(str::is_empty) {
            return Err("must be a name such as deploy, or group/version, or group/version/resource".to_owned());
        }
        let kind = match resource {
            _ if version.is_empty() => Kind::Name,
            None => Kind::GroupVersion(group_version),
            Some(resource) => Kind::Resource(group_version, resource.to_owned()),
        };
        Ok(Self { text: text.to_owned(), kind })
    }

    /// What a surface tells of it.
    pub fn presence(&self, surface: &Surface) -> Presence {
        let list = |wanted: &GroupVersion| surface.lists.iter().find(|list| list.group_version == *wanted);
        let failed = |is: &dyn Fn(&GroupVersion) -> bool| surface.failed.iter().any(|it| is(&it.group_version));
        let (is_served, is_unclear) = match &self.kind {
            Kind::GroupVersion(wanted) => (list(wanted).is_some(), failed(&|it| it == wanted)),
            Kind::Resource(wanted, resource) => {
                let is_served = list(wanted).is_some_and(|list| list.resources.iter().any(|it| it.name == *resource));
                (is_served, failed(&|it| it == wanted))
            }
            Kind::Name => {
                // A name that says no group may be of any: a group version that failed is no hint at it.
                let names = |it: &GroupVersion| !it.group.is_empty() && self.text.ends_with(&format!(".{}", it.group));
                (Mapper::new(surface).resolve(&self.text).is_some(), failed(&names))
            }
        };
        match (is_served, is_unclear) {
            (true, _) => Presence::Served,
            (false, true) => Presence::Unclear,
            (false, false) => Presence::Absent,
        }
    }
}

/// Whether a text is a version of Kubernetes' form, such as `v1` or `v2beta1`
/// (apimachinery `pkg/version/helpers.go`, `kubeVersionRegex`).
fn is_version(text: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some(rest) = text.strip_prefix('v') else { return false };
    let parts = rest.split_once("alpha").or_else(|| rest.split_once("beta"));
    parts.map_or_else(|| is_number(rest), |(major, minor)| is_number(major) && is_number(minor))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resource::{FailedGroupVersion, Group, Resource, ResourceList};

    fn surface() -> Surface {
        let apps = GroupVersion::new("apps", "v1");
        let resource = |name: &str| Resource {
            name: name.into(),
            singular_name: "deployment".into(),
            kind: "Deployment".into(),
            ..Resource::default()
        };
        let failed = FailedGroupVersion { group_version: GroupVersion::new("lost", "v1"), reason: "x".into() };
        Surface {
            groups: vec![Group { name: "apps".into(), versions: vec![apps.clone()], preferred: Some(apps.clone()) }],
            lists: vec![ResourceList {
                group_version: apps,
                resources: vec![resource("deployments"), resource("deployments/scale")],
            }],
            failed: vec![failed],
            ..Surface::default()
        }
    }

    #[test]
    fn names_and_group_versions_are_told_apart() {
        for (text, expected) in [
            ("deployments", Presence::Served),
            ("deployment.v1.apps", Presence::Served),
            ("apps/v1", Presence::Served),
            ("apps/v1/deployments", Presence::Served),
            ("apps/v1/deployments/scale", Presence::Served),
            ("apps/v2", Presence::Absent),
            ("apps/v1/pods", Presence::Absent),
            ("v1", Presence::Absent),
            ("v1/pods", Presence::Absent),
            ("v2beta1", Presence::Absent),
            ("pods", Presence::Absent),
            ("lost/v1", Presence::Unclear),
            ("lost/v1/things", Presence::Unclear),
            ("things.lost", Presence::Unclear),
            ("things.v1.lost", Presence::Unclear),
        ] {
            assert_eq!(Target::parse(text).unwrap().presence(&surface()), expected, "{text}");
        }
        for text in ["", "/", "apps/", "/v1", "apps//x", "apps/v1/"] {
            assert!(Target::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn versions_look_like_kubernetes_versions() {
        for (text, expected) in [
            ("v1", true),
            ("v2beta1", true),
            ("v1alpha10", true),
            ("v", false),
            ("vbeta1", false),
            ("v1beta", false),
            ("vpa", false),
            ("1", false),
        ] {
            assert_eq!(is_version(text), expected, "{text}");
        }
    }
}
