//! Writes the index.

use std::collections::HashMap;

use serde::Serialize;

use super::{CHECKSUM, Header, MAGIC, MAX_SIZE, SEPARATOR, WireGroup, WireGroupVersion, WireList, WireResource};
use crate::api::{GroupVersion, Resource, StringList};
use crate::discovery::revalidatable::Revalidatable;

/// The most bytes that a [`WireResource`] takes.
const NUMBERS: usize = 128;

/// Encodes a surface; `None` if it is too large.
pub fn encode(header: &Header, discovered: &Revalidatable) -> Option<Vec<u8>> {
    let surface = &discovered.surface;
    let mut verbs = Table::default();
    let (mut lists, mut text, mut numbers) = (Vec::with_capacity(surface.lists.len()), String::new(), Vec::new());
    for list in &surface.lists {
        let GroupVersion { group, version } = &list.group_version;
        let start = (text.len(), numbers.len());
        for resource in &list.resources {
            encode_resource(resource, &list.group_version, &mut verbs, &mut text, &mut numbers)?;
        }
        let resources = list.resources.len();
        lists.push(WireList {
            group,
            version,
            resources,
            text: text.len() - start.0,
            numbers: numbers.len() - start.1,
        });
    }
    let mut bytes = Vec::with_capacity(text.len() + numbers.len() + (16 << 10));
    bytes.extend(MAGIC);
    bytes.extend([0; CHECKSUM]);
    bytes = put(bytes, header)?;
    bytes = put(bytes, &surface.groups.len())?;
    for group in &surface.groups {
        let preferred = group.preferred.as_ref().map(|preferred| WireGroupVersion::of(preferred, &group.name));
        bytes = put(bytes, &WireGroup { name: &group.name, preferred, versions: group.versions.len() })?;
        for version in &group.versions {
            bytes = put(bytes, &WireGroupVersion::of(version, &group.name))?;
        }
    }
    bytes = put(bytes, &verbs.lists.len())?;
    for list in &verbs.lists {
        bytes = put(bytes, &list.as_terminated())?;
    }
    bytes = put(bytes, &lists)?;
    bytes = put(bytes, &text)?;
    bytes.extend(numbers);
    let start = MAGIC.len() + CHECKSUM;
    let checksum = crc32fast::hash(&bytes[start..]).to_le_bytes();
    bytes[MAGIC.len()..start].copy_from_slice(&checksum);
    (bytes.len() <= MAX_SIZE).then_some(bytes)
}

fn encode_resource<'a>(
    resource: &'a Resource,
    group_version: &GroupVersion,
    verbs: &mut Table<'a>,
    text: &mut String,
    numbers: &mut Vec<u8>,
) -> Option<()> {
    let mut add = |part: &str| {
        text.push_str(part);
        text.push(SEPARATOR);
        part.len()
    };
    let wire = WireResource {
        name: add(&resource.name),
        singular_name: add(&resource.singular_name),
        kind: add(&resource.kind),
        group: (resource.group != *group_version.group).then(|| add(&resource.group)),
        version: (resource.version != *group_version.version).then(|| add(&resource.version)),
        short_names: add(resource.short_names.as_terminated()),
        categories: add(resource.categories.as_terminated()),
        storage_version_hash: add(&resource.storage_version_hash),
        namespaced: resource.namespaced,
        verbs: verbs.number(&resource.verbs),
    };
    numbers.extend_from_slice(postcard::to_slice(&wire, &mut [0; NUMBERS]).ok()?);
    Some(())
}

pub fn put(bytes: Vec<u8>, value: &impl Serialize) -> Option<Vec<u8>> {
    postcard::to_extend(value, bytes).ok()
}

/// Distinct lists of strings, and their numbers.
#[derive(Default)]
struct Table<'a> {
    lists: Vec<&'a StringList>,
    numbers: HashMap<&'a StringList, usize>,
}

impl<'a> Table<'a> {
    fn number(&mut self, list: &'a StringList) -> usize {
        // Nearly all resources have one of a few lists, and to compare is cheaper than to hash.
        if let Some(number) = self.lists.iter().take(8).position(|known| *known == list) {
            return number;
        }
        *self.numbers.entry(list).or_insert_with(|| {
            self.lists.push(list);
            self.lists.len() - 1
        })
    }
}
