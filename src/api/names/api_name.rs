//! The name of an API that may be served or not: a resource by any name, a group version, or a group.

use crate::api::group_version::GroupVersion;
use crate::api::names::forms::{ParentForm, Path, ResourceForm, is_version};
use crate::api::names::nearest::{nearest_groups, suggestions};
use crate::api::names::rest_mapper::{Resolution, RestMapper};
use crate::api::surface::Surface;

/// Objects of these types are names of APIs themselves, as in `kubectl wait crd/widgets.shop.example.com`.
const DEFINITIONS: [&str; 4] = ["crd", "crds", "customresourcedefinition", "customresourcedefinitions"];
const API_SERVICES: [&str; 2] = ["apiservice", "apiservices"];

/// What `wait` waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiName {
    /// As the user typed it.
    pub text: String,
    /// What the text may mean; never empty.
    readings: Vec<Reading>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reading {
    /// Any name that [`RestMapper::resolve`] takes.
    Resource(String),
    /// `apps/v1`, core `v1`.
    GroupVersion(GroupVersion),
    /// `apps`.
    Group(String),
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
    /// The text can never be the name of an API. The message has the form that was probably meant.
    pub fn parse(text: &str) -> Result<Self, String> {
        Ok(Self { text: text.to_owned(), readings: readings(text)? })
    }

    /// Whether a surface has it.
    pub fn presence(&self, surface: &Surface) -> Presence {
        let presence = self.readings.iter().map(|reading| reading.presence(surface));
        presence.min_by_key(|presence| *presence as u8).unwrap_or(Presence::Absent)
    }

    /// What a surface without it has in its place. Another version of what is named is not meant: that is what one
    /// waits for.
    pub fn suggestions(&self, surface: &Surface) -> Vec<String> {
        let mut near: Vec<_> = self.readings.iter().flat_map(|reading| reading.suggestions(surface)).collect();
        near.dedup();
        near
    }
}

fn readings(text: &str) -> Result<Vec<Reading>, String> {
    if text.starts_with('/') {
        let path = text.strip_prefix("/apis/").map(|rest| rest.trim_end_matches('/'));
        return match (Path::parse(text), path) {
            (Some(Path { group_version, resource: None, .. }), _) => Ok(vec![Reading::GroupVersion(group_version)]),
            (Some(_), _) => Ok(vec![Reading::Resource(text.to_owned())]),
            (None, Some(group)) if !group.is_empty() && !group.contains('/') => {
                Ok(vec![Reading::Group(group.to_owned())])
            }
            (None, _) => Err("must be a path below /api/ or /apis/, as in /apis/apps/v1/deployments".to_owned()),
        };
    }
    let parts: Vec<_> = text.split('/').collect();
    if text.is_empty() || parts.iter().any(|part| part.is_empty()) || text.contains(char::is_whitespace) {
        return Err("must be a name such as deploy, or group/version, or group/version/resource".to_owned());
    }
    let resource = || Reading::Resource(text.to_owned());
    let of_type = |names: &[&str], text: &str| {
        names.contains(&text.to_lowercase().split('.').next().expect("split gives at least one part"))
    };
    match parts[..] {
        [version] if is_version(version) => Ok(vec![Reading::GroupVersion(GroupVersion::new("", version))]),
        [name] => Ok(vec![resource(), Reading::Group(name.to_owned())]),
        // Both types have a subresource, `status`, as well as objects.
        [kind, name] if of_type(&DEFINITIONS, kind) && !is_version(name) => match name.split_once('.') {
            Some(("status", _)) => Ok(vec![Reading::Resource(name.to_owned()), resource()]),
            Some(_) => Ok(vec![Reading::Resource(name.to_owned())]),
            None if name == "status" => Ok(vec![resource()]),
            None => Err(format!("the name of a definition has its group, as in {kind}/widgets.shop.example.com")),
        },
        [kind, name] if of_type(&API_SERVICES, kind) && name.contains('.') => {
            let (version, group) = name.split_once('.').unwrap_or((name, ""));
            Ok(vec![Reading::GroupVersion(GroupVersion::new(group, version)), resource()])
        }
        [version, name] if is_version(version) && name.contains('.') => {
            Err(format!("a version follows its group: did you mean {name}/{version}?"))
        }
        [version, _] | [version, _, _] if is_version(version) => Ok(vec![resource()]),
        [group, version] if is_version(version) => Ok(vec![Reading::GroupVersion(GroupVersion::new(group, version))]),
        [_, name] if name.contains('.') => Ok(vec![resource()]),
        [group, version] => Ok(vec![resource(), Reading::GroupVersion(GroupVersion::new(group, version))]),
        [resource, group, version] if group.contains('.') && is_version(version) => {
            Err(format!("a resource follows its version: did you mean {group}/{version}/{resource}?"))
        }
        [_, version, ..] if version.contains('.') => Err(format!("{version:?} is no version: it has a dot")),
        [_, _, _] | [_, _, _, _] => Ok(vec![resource()]),
        _ => {
            Err("has too many slashes: must be group/version/resource or group/version/resource/subresource".to_owned())
        }
    }
}

impl Reading {
    fn presence(&self, surface: &Surface) -> Presence {
        let has_failed = |is_meant: &dyn Fn(&GroupVersion) -> bool| {
            surface.failed.iter().any(|failed| is_meant(&failed.group_version))
        };
        let (is_served, may_be_served) = match self {
            Self::Group(name) => {
                let is_served = surface.groups.iter().any(|group| group.name == *name && !group.versions.is_empty());
                (is_served, has_failed(&|failed| failed.group == *name))
            }
            Self::GroupVersion(wanted) => {
                let is_served = surface.lists.iter().any(|list| list.group_version == *wanted);
                (is_served, has_failed(&|failed| failed == wanted))
            }
            Self::Resource(text) => {
                let form = ResourceForm::parse(text).map(|form| form.resource);
                // A name without a group may be in any group, so no particular failed group version makes it unknown.
                let may_be_in = |failed: &GroupVersion| match &form {
                    Some(ParentForm::InGroupVersion(group_version, _)) => failed == group_version,
                    Some(ParentForm::Arg(arg)) => {
                        !failed.group.is_empty() && arg.ends_with(&format!(".{}", failed.group))
                    }
                    None => false,
                };
                (is_resource_served(text, surface), has_failed(&may_be_in))
            }
        };
        match (is_served, may_be_served) {
            (true, _) => Presence::Served,
            (false, true) => Presence::Unknown,
            (false, false) => Presence::Absent,
        }
    }

    fn suggestions(&self, surface: &Surface) -> Vec<String> {
        let is_group_served = |name: &str| surface.groups.iter().any(|group| group.name == name);
        let mapper = RestMapper::new(surface);
        match self {
            // The reading as a resource has the suggestions.
            Self::Group(_) => Vec::new(),
            Self::GroupVersion(GroupVersion { group, version }) if is_group_served(group) => {
                // group/resource
                let mut in_group = surface.resources().filter(|(served, _)| served.group == *group);
                let named = in_group.find(|(_, resource)| resource.name == *version);
                named.map(|(group_version, resource)| group_version.qualify(&resource.name)).into_iter().collect()
            }
            // resource.group/version
            Self::GroupVersion(GroupVersion { group, version }) => match mapper.resolve(group) {
                Some(Resolution { mapping, .. }) => {
                    let meant = GroupVersion::new(mapping.group_version.group, version.as_str());
                    vec![format!("{meant}/{}", mapping.resource)]
                }
                None => nearest_groups(surface, group),
            },
            Self::Resource(text) => {
                let without_version = match ResourceForm::parse(text).map(|form| form.resource) {
                    Some(ParentForm::InGroupVersion(group_version, resource)) => {
                        Some(format!("{resource}.{}", group_version.group))
                    }
                    Some(ParentForm::Arg(arg)) => {
                        let mut parts = arg.splitn(3, '.');
                        let (resource, _, group) = (parts.next(), parts.next(), parts.next());
                        resource.zip(group).map(|(resource, group)| format!("{resource}.{group}"))
                    }
                    None => None,
                };
                let is_other_version = without_version.is_some_and(|name| mapper.resolve(&name).is_some());
                if is_other_version { Vec::new() } else { suggestions(surface, text) }
            }
        }
    }
}

/// Whether the resource is served, in the version that the name has.
fn is_resource_served(text: &str, surface: &Surface) -> bool {
    let mapper = RestMapper::new(surface);
    let Some(Resolution { mapping, ignored_version, .. }) = mapper.resolve(text) else { return false };
    ignored_version.is_none_or(|version| {
        let group_version = GroupVersion::new(mapping.group_version.group.as_str(), version);
        mapper.resource_in(&group_version, &mapping.resource).is_some()
    })
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
            short_names: Some("dep").filter(|_| !name.contains('/')).into_iter().collect(),
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
            ("apps", Presence::Served),
            ("lost", Presence::Unknown),
            ("app", Presence::Absent),
            ("apps/v1/Deployment", Presence::Served),
            ("deployments/scale", Presence::Served),
            ("deployments/status", Presence::Absent),
            ("deployments.apps/scale", Presence::Served),
            ("deployments/scale.apps", Presence::Served),
            ("dep.v1.apps", Presence::Served),
            ("dep.v2.apps", Presence::Absent),
            ("crd/deployments.apps", Presence::Served),
            ("CustomResourceDefinition.apiextensions.k8s.io/things.apps", Presence::Absent),
            ("apiservice/v1.apps", Presence::Served),
            ("apiservices.apiregistration.k8s.io/v1.lost", Presence::Unknown),
            ("/apis/apps", Presence::Served),
            ("/apis/apps/v1", Presence::Served),
            ("/apis/apps/v1/deployments", Presence::Served),
            ("/apis/apps/v1/pods", Presence::Absent),
            ("apps/stable", Presence::Absent),
            ("apps/stable/deployments", Presence::Absent),
        ] {
            assert_eq!(ApiName::parse(text).unwrap().presence(&surface()), expected, "{text}");
        }
    }

    #[test]
    fn text_that_can_never_be_a_name_is_refused() {
        let form = "must be a name such as deploy, or group/version, or group/version/resource";
        let path = "must be a path below /api/ or /apis/, as in /apis/apps/v1/deployments";
        for (text, expected) in [
            ("", form),
            ("apps/", form),
            ("apps//x", form),
            ("apps/v1/", form),
            ("two words", form),
            ("/", path),
            ("/v1", path),
            ("/apis/", path),
            ("crd/widgets", "the name of a definition has its group, as in crd/widgets.shop.example.com"),
            ("v2/shop.example.com", "a version follows its group: did you mean shop.example.com/v2?"),
            (
                "widgets/shop.example.com/v2",
                "a resource follows its version: did you mean shop.example.com/v2/widgets?",
            ),
            ("apps/v1.2/deployments", "\"v1.2\" is no version: it has a dot"),
            (
                "apps/v1/deployments/web/scale",
                "has too many slashes: must be group/version/resource or group/version/resource/subresource",
            ),
        ] {
            assert_eq!(ApiName::parse(text).unwrap_err(), expected, "{text}");
        }
    }

    #[test]
    fn misspelt_name_has_suggestions_and_a_version_to_come_has_none() {
        for (text, expected) in [
            ("deploymnets", &["deployments", "deployment"][..]),
            ("deployments.shop", &["deployments.apps"]),
            ("deployments.v2.apps", &[]),
            ("dep.v2.apps", &[]),
            ("apps/v2", &[]),
            ("apps/v2/deployments", &[]),
            ("aps/v1", &["apps"]),
            ("deployments.apps/v1", &["apps/v1/deployments"]),
            ("apps/deployments", &["deployments.apps"]),
            ("xyz", &[]),
        ] {
            assert_eq!(ApiName::parse(text).unwrap().suggestions(&surface()), expected, "{text}");
        }
    }
}
