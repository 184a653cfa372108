//! Name resolution: the cases of client-go's own tests, and others that users meet.

use crate::api::group_version::GroupVersion;
use crate::api::names::rest_mapper::{Resolution, RestMapper};
use crate::api::resource::Resource;
use crate::api::surface::{Group, ResourceList, Surface};

/// A surface with a line a resource: `group/version plural singular Kind short`. A group prefers its first version.
fn surface(lines: &str) -> Surface {
    let mut surface = Surface::default();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut fields = line.split(' ');
        let mut field = || fields.next().unwrap_or_default();
        let group_version = GroupVersion::parse(field()).unwrap();
        let resource = Resource {
            name: field().into(),
            singular_name: field().into(),
            kind: field().into(),
            short_names: Some(field()).filter(|short_name| !short_name.is_empty()).into_iter().collect(),
            namespaced: true,
            ..Resource::default()
        };
        if surface.lists.last().is_none_or(|list| list.group_version != group_version) {
            match surface.groups.iter_mut().find(|group| group.name == group_version.group) {
                Some(group) => group.versions.push(group_version.clone()),
                None => surface.groups.push(Group {
                    name: group_version.group.clone(),
                    versions: vec![group_version.clone()],
                    preferred: Some(group_version.clone()),
                }),
            }
            surface.lists.push(ResourceList { group_version, resources: Vec::new() });
        }
        surface.lists.last_mut().unwrap().resources.push(resource);
    }
    surface
}

/// Compares each name with the `group/version/plural` it resolves to, or `-`.
fn check(lines: &str, cases: &[(&str, &str)]) {
    let surface = surface(lines);
    for (name, expected) in cases {
        let resolution = RestMapper::new(&surface).resolve(name);
        let shown = resolution.map_or("-".to_owned(), |Resolution { mapping, .. }| {
            format!("{}/{}", mapping.group_version, mapping.resource)
        });
        assert_eq!(shown, *expected, "{name}");
    }
}

const STOCK: &str = "
    v1 pods pod Pod po
    v1 pods/log pod PodLog
    v1 events event Event ev
    v1 services service Service svc
    apps/v1 deployments deployment Deployment deploy
    events.k8s.io/v1 events event Event ev
    autoscaling/v2 horizontalpodautoscalers horizontalpodautoscaler HorizontalPodAutoscaler hpa
    autoscaling/v1 horizontalpodautoscalers horizontalpodautoscaler HorizontalPodAutoscaler hpa
    autoscaling/v1 oldthings oldthing OldThing ot";

#[test]
fn name_in_every_form_resolves_as_in_kubectl() {
    check(
        STOCK,
        &[
            ("pods", "v1/pods"),
            ("PODS", "v1/pods"),
            ("Pod", "v1/pods"),
            ("po", "v1/pods"),
            ("Po", "-"),
            ("deploy", "apps/v1/deployments"),
            ("deploy.apps", "apps/v1/deployments"),
            ("deploy.a", "apps/v1/deployments"),
            ("deployments.app", "apps/v1/deployments"),
            ("deployments.v1.apps", "apps/v1/deployments"),
            ("deployments.v2.apps", "-"),
            ("Deployment.v1.apps", "apps/v1/deployments"),
            ("pods.v1.", "v1/pods"),
            ("pods.v1", "-"),
            ("hpa.v1.autoscaling", "autoscaling/v2/horizontalpodautoscalers"),
            ("horizontalpodautoscalers.v1.autoscaling", "autoscaling/v1/horizontalpodautoscalers"),
            ("hpa.v1.autosc", "autoscaling/v1/horizontalpodautoscalers"),
            ("hpa.v3.autosc", "-"),
            ("ot", "autoscaling/v1/oldthings"),
            ("events", "v1/events"),
            ("events.events.k8s.io", "events.k8s.io/v1/events"),
            ("podlist", "v1/podlists"),
            ("list", "v1/lists"),
            ("pods/log", "v1/pods/log"),
            ("po/log", "v1/pods/log"),
            ("pods/nothing", "-"),
            ("v1/pods", "v1/pods"),
            ("core/v1/Pod", "v1/pods"),
            ("v1/po", "v1/pods"),
            ("v1/pods/log", "v1/pods/log"),
            ("v1/PodLog", "v1/pods/log"),
            ("v2/pods", "-"),
            ("apps/v1", "-"),
            ("apps/v1/deployments", "apps/v1/deployments"),
            ("apps/v1/Deployment", "apps/v1/deployments"),
            ("apps/v1/deployment", "apps/v1/deployments"),
            ("apps/v1/pods", "-"),
            ("app/v1/deployments", "-"),
            ("autoscaling/v1/hpa", "autoscaling/v1/horizontalpodautoscalers"),
            ("/apis/autoscaling/v1/namespaces/a/horizontalpodautoscalers/b", "autoscaling/v1/horizontalpodautoscalers"),
            ("/api/v1/namespaces/{namespace}/pods/{name}/log", "v1/pods/log"),
            ("nothing", "-"),
            ("", "-"),
            (".", "-"),
            ("...", "-"),
        ],
    );
}

#[test]
fn preferred_version_takes_precedence_over_earlier_versions() {
    let mut surface = surface("a/v1 as a Alpha x\n a/v1 bs b Beta\n a/v2 as a Alpha x\n a/v3 bs b Beta");
    surface.groups[0].preferred = Some(GroupVersion::new("a", "v2"));
    for (name, expected) in [
        ("as", "a/v2"),
        ("x", "a/v2"),
        ("Alpha.a", "a/v2"),
        ("as.v1.a", "a/v1"),
        ("Alpha.v1.a", "a/v1"),
        // It does not have this one: the earliest version that does has it.
        ("bs", "a/v1"),
        ("bs.v3.a", "a/v3"),
    ] {
        let mapping = RestMapper::new(&surface).resolve(name).unwrap().mapping;
        assert_eq!(mapping.group_version.to_string(), expected, "{name}");
    }
}

#[test]
fn version_after_a_short_name_is_ignored_and_reported() {
    let surface = surface(STOCK);
    for (name, ignored) in [
        ("hpa.v1.autoscaling", Some("v1")),
        ("hpa.v9.autoscaling", Some("v9")),
        ("hpa.v2.autoscaling", None),
        ("hpa.v1.autosc", None),
        ("hpa", None),
        ("horizontalpodautoscalers.v1.autoscaling", None),
        ("autoscaling/v1/hpa", None),
    ] {
        let resolution = RestMapper::new(&surface).resolve(name).unwrap();
        assert_eq!(resolution.ignored_version.as_deref(), ignored, "{name}");
    }
}

/// client-go `restmapper/shortcut_test.go`
#[test]
fn full_name_takes_precedence_over_short_name() {
    check("v1 pods pod Pod\n other/v1 things thing Thing pods", &[("pods", "v1/pods")]);
    check("v1 pods pod Pod\n other/v1 things thing Thing pod", &[("pod", "v1/pods")]);
    check(
        "a/v1 storagecategories sc StorageCategory sc\n storage.k8s.io/v1 storageclasses storageclass StorageClass sc",
        &[("sc.storage.k8s.io", "storage.k8s.io/v1/storageclasses")],
    );
}

#[test]
fn short_name_of_several_resources_picks_the_first_and_lists_others_once() {
    let surface = surface("a/v1 as a A x\n b/v1 bs b B x\n b/v2 bs b B x\n c/v1 cs c C x");
    let resolution = RestMapper::new(&surface).resolve("x").unwrap();
    assert_eq!(
        (resolution.mapping.resource.as_str(), resolution.shadowed),
        ("as", vec!["bs.b".to_owned(), "cs.c".to_owned()])
    );
    let with_versions = self::surface("a/v2 as a A x\n a/v1 as a A x");
    assert!(RestMapper::new(&with_versions).resolve("x").unwrap().shadowed.is_empty());
}

#[test]
fn group_prefix_may_win_over_exact_group() {
    let lines = "ex.com.au/v1 foos foo Foo\n ex.com/v1 foos foo Foo";
    check(lines, &[("foos.ex.com", "ex.com.au/v1/foos"), ("foos.v1.ex.com", "ex.com/v1/foos")]);
}

#[test]
fn kind_of_two_resources_resolves_to_the_last() {
    check(
        "a/v1 foos foo Same\n a/v1 bars bar Same",
        &[("foos", "a/v1/bars"), ("bars", "a/v1/bars"), ("Same", "-"), ("Same.a", "a/v1/bars")],
    );
}

#[test]
fn candidates_list_the_pick_before_other_resources_of_the_name() {
    let surface = surface(STOCK);
    let (picked, others) = RestMapper::new(&surface).candidates("ev").unwrap();
    let shown: Vec<_> = [picked.mapping]
        .iter()
        .chain(&others)
        .map(|mapping| mapping.group_version.qualify(&mapping.resource))
        .collect();
    assert_eq!(shown, ["events", "events.events.k8s.io"]);
}
