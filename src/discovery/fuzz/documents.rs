//! Documents of servers, and snapshots.

use std::collections::BTreeMap;

use super::{INSERTIONS, surface};
use crate::api::{RestMapper, Surface};
use crate::discovery::snapshot::Snapshot;
use crate::discovery::wire::{ApiGroupList, ApiResourceList, ApiVersions, GroupDiscoveryList};
use crate::fuzz::{Random, check, mutate};

fn aggregated(surface: &Surface) -> Vec<u8> {
    serde_json::to_vec(&GroupDiscoveryList::of(surface, BTreeMap::new())).unwrap()
}

fn read_aggregated(document: &[u8]) -> Option<Surface> {
    let mut surface = Surface::default();
    serde_json::from_slice::<GroupDiscoveryList>(document).ok()?.add_to(&mut surface);
    Some(surface)
}

/// Resolves all names of a surface, as commands do.
fn resolve_all(surface: &Surface) {
    let mapper = RestMapper::new(surface);
    for served in surface.served() {
        for name in [&served.resource.name, &served.resource.kind, &served.resource.singular_name] {
            mapper.resolve(name);
            mapper.resolve(&served.group_version.qualify(name));
        }
    }
}

#[test]
fn aggregated_document_reads_as_the_surface_it_was_written_from() {
    check(1_000, |random: &mut Random| {
        let surface = surface(random);
        assert_eq!(read_aggregated(&aggregated(&surface)), Some(surface));
    });
}

#[test]
fn aggregated_document_of_any_content_is_read_and_written_consistently() {
    check(3_000, |random: &mut Random| {
        let document = aggregated(&surface(random));
        let document = mutate(random, &document, &INSERTIONS);
        let Some(read) = read_aggregated(&document) else { return };
        resolve_all(&read);
        // The first writing removes duplicates and orders versions; from then on the document stays the same.
        let written = aggregated(&read_aggregated(&aggregated(&read)).unwrap());
        let again = aggregated(&read_aggregated(&written).unwrap());
        assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(&written));
    });
}

#[test]
fn legacy_documents_read_as_the_surface_they_were_written_from() {
    check(2_000, |random: &mut Random| {
        let surface = surface(random);
        let groups = serde_json::to_vec(&ApiGroupList::of(&surface)).unwrap();
        assert_eq!(
            serde_json::from_slice::<ApiGroupList>(&groups).unwrap().into_groups(),
            Some(surface.groups.clone())
        );
        for list in &surface.lists {
            let written = ApiResourceList::new(list.group_version.to_string(), list.resources.clone());
            let bytes = serde_json::to_vec(&written).unwrap();
            let read: ApiResourceList = serde_json::from_slice(&bytes).unwrap();
            assert_eq!(read.into_parts(), (list.group_version.clone(), list.resources.clone()));
            if let Ok(list) = serde_json::from_slice::<ApiResourceList>(&mutate(random, &bytes, &INSERTIONS)) {
                list.into_resources();
            }
        }
        if let Ok(list) = serde_json::from_slice::<ApiGroupList>(&mutate(random, &groups, &INSERTIONS)) {
            // The versions of a group may lack their resources.
            let groups = list.into_groups().unwrap_or_default();
            let surface = Surface { groups, ..surface };
            resolve_all(&surface);
            aggregated(&surface);
        }
        let versions = mutate(random, br#"{"kind":"APIVersions","versions":["v1","v2"]}"#, &INSERTIONS);
        if let Ok(versions) = serde_json::from_slice::<ApiVersions>(&versions) {
            versions.into_groups();
        }
    });
}

#[test]
fn snapshot_of_any_content_is_read_or_refused_in_one_line() {
    check(2_000, |random: &mut Random| {
        let surface = Surface { is_fresh: true, ..surface(random) };
        let snapshot = Snapshot {
            surface,
            server_version: random.once_in(2).then(|| "v1.36.2".to_owned()),
            time: random.once_in(2).then(|| "2026-03-10T12:00:00Z".to_owned()),
        };
        let document = serde_json::to_vec(&snapshot.document()).unwrap();
        assert_eq!(Snapshot::read(&document, "f").unwrap(), snapshot);
        match Snapshot::read(&mutate(random, &document, &INSERTIONS), "f") {
            Ok(other) => {
                resolve_all(&other.surface);
                assert!(Snapshot::read(&serde_json::to_vec(&other.document()).unwrap(), "f").is_ok());
            }
            Err(error) => {
                let text = format!("{error:#}");
                assert!(text.contains('f') && !text.contains('\n'), "{text}");
            }
        }
    });
}
