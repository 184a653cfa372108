//! The cases of client-go's own tests, and those that users stumble over.

use super::*;
use crate::resource::Group;

/// One line a resource: `group/version plural singular Kind short`; the first version of a group is preferred.
fn surface(lines: &str) -> Surface {
    let mut surface = Surface::default();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.split(' ');
        let mut word = || words.next().unwrap_or_default();
        let group_version = GroupVersion::parse(word()).unwrap();
        let resource = Resource {
            name: word().into(),
            singular_name: word().into(),
            kind: word().into(),
            short_names: Some(word()).filter(|word| !word.is_empty()).into_iter().collect(),
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

/// `group/version/plural` for each name, or a dash.
fn check(lines: &str, cases: &[(&str, &str)]) {
    let surface = surface(lines);
    for (name, expected) in cases {
        let resolution = Mapper::new(&surface).resolve(name);
        let shown =
            resolution.map_or("-".to_owned(), |it| format!("{}/{}", it.mapping.group_version, it.mapping.resource));
        assert_eq!(shown, *expected, "{name}");
    }
}

const STOCK: &str = "
    v1 pods pod Pod po
    v1 events event Event ev
    v1 services service Service svc
    apps/v1 deployments deployment Deployment deploy
    events.k8s.io/v1 events event Event ev
    autoscaling/v2 horizontalpodautoscalers horizontalpodautoscaler HorizontalPodAutoscaler hpa
    autoscaling/v1 horizontalpodautoscalers horizontalpodautoscaler HorizontalPodAutoscaler hpa
    autoscaling/v1 oldthings oldthing OldThing ot";

#[test]
fn every_form_of_a_name_is_understood() {
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
            ("pods/log", "-"),
            ("nothing", "-"),
            ("", "-"),
            (".", "-"),
            ("...", "-"),
        ],
    );
}

/// client-go `restmapper/shortcut_test.go`
#[test]
fn a_full_name_is_no_short_one() {
    check("v1 pods pod Pod\n other/v1 things thing Thing pods", &[("pods", "v1/pods")]);
    check("v1 pods pod Pod\n other/v1 things thing Thing pod", &[("pod", "v1/pods")]);
    check(
        "a/v1 storagecategories sc StorageCategory sc\n storage.k8s.io/v1 storageclasses storageclass StorageClass sc",
        &[("sc.storage.k8s.io", "storage.k8s.io/v1/storageclasses")],
    );
}

#[test]
fn the_first_short_name_wins_and_names_each_other_once() {
    let surface = surface("a/v1 as a A x\n b/v1 bs b B x\n b/v2 bs b B x\n c/v1 cs c C x");
    let resolution = Mapper::new(&surface).resolve("x").unwrap();
    assert_eq!(
        (resolution.mapping.resource.as_str(), resolution.shadowed),
        ("as", vec!["bs.b".to_owned(), "cs.c".to_owned()])
    );
    let with_versions = self::surface("a/v2 as a A x\n a/v1 as a A x");
    assert!(Mapper::new(&with_versions).resolve("x").unwrap().shadowed.is_empty());
}

#[test]
fn a_group_that_begins_so_may_win_over_the_exact_one() {
    let lines = "ex.com.au/v1 foos foo Foo\n ex.com/v1 foos foo Foo";
    check(lines, &[("foos.ex.com", "ex.com.au/v1/foos"), ("foos.v1.ex.com", "ex.com/v1/foos")]);
}

#[test]
fn one_kind_of_two_resources_is_served_by_the_last() {
    check(
        "a/v1 foos foo Same\n a/v1 bars bar Same",
        &[("foos", "a/v1/bars"), ("bars", "a/v1/bars"), ("Same", "-"), ("Same.a", "a/v1/bars")],
    );
}

#[test]
fn candidates_are_the_pick_and_whatever_else_has_the_name() {
    let surface = surface(STOCK);
    let (picked, others) = Mapper::new(&surface).candidates("ev").unwrap();
    let shown: Vec<_> = [picked].iter().chain(&others).map(|it| it.group_version.qualify(&it.resource)).collect();
    assert_eq!(shown, ["events", "events.events.k8s.io"]);
}
