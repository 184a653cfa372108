//! What servers send, and what is kept in snapshots.

use std::collections::BTreeMap;

use super::{WORDS, surface};
use crate::api::{RestMapper, Surface};
use crate::discovery::aggregated::GroupDiscoveryList;
use crate::discovery::documents::{ApiResourceList, ApiVersions, GroupList};
use crate::discovery::snapshot::Snapshot;
use crate::fuzz::{Random, check, mutate};

fn aggregated(surface: &Surface) -> Vec<u8> {
    serde_json::to_vec(&GroupDiscoveryList::of(surface, BTreeMap::new())).unwrap()
}

fn read_aggregated(document: &[u8]) -> Option<Surface> {
    let mut surface = Surface::default();
    serde_json::from_slice::<GroupDiscoveryList>(document).ok()?.add_to(&mut surface);
    Some(surface)
}

/// Uses a surface in the ways that commands do.
fn use_it(surface: &Surface) {
    let mapper = RestMapper::new(surface);
    for served in surface.served() {
        for name in [&served.resource.name, &served.resource.kind, &served.resource.singular_name] {
            mapper.resolve(name);
            mapper.resolve(&served.group_version.qualify(name));
        }
    }
}

#[test]
fn an_aggregated_document_is_the_surface_it_was_written_from() {
    check(1_000, |random: &mut Random| {
        let surface = surface(random);
        assert_eq!(read_aggregated(&aggregated(&surface)), Some(surface));
    });
}

#[test]
fn an_aggregated_document_of_any_content_is_read_and_written_in_one_way() {
    check(3_000, |random: &mut Random| {
        let document = aggregated(&surface(random));
        let document = mutate(random, &document, &WORDS);
        let Some(read) = read_aggregated(&document) else { return };
        use_it(&read);
        // What is written of it says the same from then on, whatever stood twice or in another order before.
        let written = aggregated(&read_aggregated(&aggregated(&read)).unwrap());
        let again = aggregated(&read_aggregated(&written).unwrap());
        assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(&written));
    });
}

#[test]
fn legacy_documents_are_what_they_were_written_from() {
    check(2_000, |random: &mut Random| {
        let surface = surface(random);
        let groups = serde_json::to_vec(&GroupList::of(&surface)).unwrap();
        assert_eq!(serde_json::from_slice::<GroupList>(&groups).unwrap().into_groups(), Some(surface.groups.clone()));
        for list in &surface.lists {
            let written = ApiResourceList::new(list.group_version.to_string(), list.resources.clone());
            let bytes = serde_json::to_vec(&written).unwrap();
            let read: ApiResourceList = serde_json::from_slice(&bytes).unwrap();
            assert_eq!(read.into_parts(), (list.group_version.clone(), list.resources.clone()));
            if let Ok(list) = serde_json::from_slice::<ApiResourceList>(&mutate(random, &bytes, &WORDS)) {
                list.into_resources();
            }
        }
        if let Ok(list) = serde_json::from_slice::<GroupList>(&mutate(random, &groups, &WORDS)) {
            // A group's versions may come without their resources: that is no different to those who ask.
            let groups = list.into_groups().unwrap_or_default();
            let surface = Surface { groups, ..surface };
            use_it(&surface);
            aggregated(&surface);
        }
        let versions = mutate(random, br#"{"kind":"APIVersions","versions":["v1","v2"]}"#, &WORDS);
        if let Ok(versions) = serde_json::from_slice::<ApiVersions>(&versions) {
            versions.into_groups();
        }
    });
}

#[test]
fn a_snapshot_of_any_content_is_read_or_told_in_one_line() {
    check(2_000, |random: &mut Random| {
        let surface = Surface { is_fresh: true, ..surface(random) };
        let snapshot = Snapshot {
            surface,
            server_version: random.once_in(2).then(|| "v1.36.2".to_owned()),
            time: random.once_in(2).then(|| "2026-03-10T12:00:00Z".to_owned()),
        };
        let document = serde_json::to_vec(&snapshot.document()).unwrap();
        assert_eq!(Snapshot::read(&document, "f").unwrap(), snapshot);
        match Snapshot::read(&mutate(random, &document, &WORDS), "f") {
            Ok(other) => {
                use_it(&other.surface);
                assert!(Snapshot::read(&serde_json::to_vec(&other.document()).unwrap(), "f").is_ok());
            }
            Err(error) => {
                let text = format!("{error:#}");
                assert!(text.contains('f') && !text.contains('\n'), "{text}");
            }
        }
    });
}
