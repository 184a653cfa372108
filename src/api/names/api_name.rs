//! The name of an API that may be served or not: a resource by any name, a group version, or a resource in one.

use crate::api::group_version::{GroupVersion, GroupVersionResource};
use crate::api::names::forms::is_version;
use crate::api::names::rest_mapper::RestMapper;
use crate::api::surface::Surface;

/// What `wait` waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiName {
    /// As the user typed it.
    pub text: String,
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// Any name that [`RestMapper::resolve`] takes.
    Resource,
    /// `apps/v1`, core `v1`.
    GroupVersion(GroupVersion),
    /// `apps/v1/deployments`, core `v1/pods`, or with a subresource `v1/pods/log`.
    GroupVersionResource(GroupVersionResource),
}

/// Whether a surface has an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    Served,
    /// Its group version is announced and failed.
    Unknown,
    Absent,
}

impl ApiName {
    /// Parses what the user typed.
    ///
    /// # Errors
    /// The text has an empty part.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.is_empty() || text.split('/').any(str::is_empty) {
            return Err("must be a name such as deploy, or group/version, or group/version/resource".to_owned());
        }
        let (group, rest) = match text.split_once('/') {
            _ if is_version(text.split('/').next().expect("split gives at least one part")) => ("", text),
            Some((group, rest)) => (group, rest),
            None => return Ok(Self { text: text.to_owned(), kind: Kind::Resource }),
        };
        let kind = match rest.split_once('/') {
            None => Kind::GroupVersion(GroupVersion::new(group, rest)),
            Some((version, resource)) => Kind::GroupVersionResource(GroupVersionResource {
                group_version: GroupVersion::new(group, version),
                resource: resource.to_owned(),
            }),
        };
        Ok(Self { text: text.to_owned(), kind })
    }

    /// Whether a surface has it.
    pub fn presence(&self, surface: &Surface) -> Presence {
        let list_of = |wanted: &GroupVersion| surface.lists.iter().find(|list| list.group_version == *wanted);
        let has_failed = |is_meant: &dyn Fn(&GroupVersion) -> bool| {
            surface.failed.iter().any(|failed| is_meant(&failed.group_version))
        };
        let (is_served, may_be_served) = match &self.kind {
            Kind::GroupVersion(wanted) => (list_of(wanted).is_some(), has_failed(&|failed| failed == wanted)),
            Kind::GroupVersionResource(GroupVersionResource { group_version, resource }) => {
                let mut resources = list_of(group_version).into_iter().flat_map(|list| &list.resources);
                (resources.any(|served| served.name == *resource), has_failed(&|failed| failed == group_version))
            }
            Kind::Resource => {
                // A name without a group may be in any group, so no particular failed group version makes it unknown.
                let is_named = |failed: &GroupVersion| {
                    !failed.group.is_empty() && self.text.ends_with(&format!(".{}", failed.group))
                };
                (RestMapper::new(surface).resolve(&self.text).is_some(), has_failed(&is_named))
            }
        };
        match (is_served, may_be_served) {
            (true, _) => Presence::Served,
            (false, true) => Presence::Unknown,
            (false, false) => Presence::Absent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::resource::Resource;
    use crate::api::surface::{FailedGroupVersion, Group, ResourceList};

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
    fn name_group_version_and_resource_forms_are_looked_up() {
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
            ("lost/v1", Presence::Unknown),
            ("lost/v1/things", Presence::Unknown),
            ("things.lost", Presence::Unknown),
            ("things.v1.lost", Presence::Unknown),
        ] {
            assert_eq!(ApiName::parse(text).unwrap().presence(&surface()), expected, "{text}");
        }
        for text in ["", "/", "apps/", "/v1", "apps//x", "apps/v1/"] {
            assert!(ApiName::parse(text).is_err(), "{text}");
        }
    }
}
