//! The index: a file of ours beside kubectl's, with the whole surface in the compact form of the `postcard` crate, and what
//! kubectl's files have no place for.
//!
//! It holds magic bytes with the number of the format, a checksum of the rest, a [`Header`], the groups, a table of the
//! distinct lists of strings, and each resource list with its resources, which refer to that table.

use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use smol_str::SmolStr;

use crate::api::{FailedGroupVersion, Group, GroupVersion, Resource, ResourceList, StringList, Surface};
use crate::discovery::cache::identity::ClusterIdentity;
use crate::discovery::revalidatable::{ETags, Revalidatable, Scope};
use crate::sys::dir::FileId;

/// The last byte is the number of the format.
const MAGIC: [u8; 8] = *b"kubegvr\x01";
/// The length of the checksum that follows, in bytes.
const CHECKSUM: usize = 4;
/// The size limit of an index, in bytes: two hundred thousand resources.
pub const MAX_SIZE: usize = 16 << 20;
/// The limit of resources and of strings in an index: in memory a resource takes 200 bytes, in the file as few as ten.
const MAX_ITEMS: usize = 500_000;

/// The limit of group versions of a surface that is cached: the cache has a file for each.
pub const MAX_GROUP_VERSIONS: usize = 10_000;

/// What describes the surface.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Header {
    /// The cluster that was asked.
    pub cluster: ClusterIdentity,
    /// The `servergroups.json` that the index belongs to, and the one that this replaces and which is in place until
    /// then; empty if kubectl's files were not written.
    #[serde(deserialize_with = "at_most_all")]
    pub groups_files: Vec<FileId>,
    pub etags: ETags,
    /// The group versions that failed.
    #[serde(deserialize_with = "at_most_all")]
    pub failed: Vec<FailedGroupVersion>,
    /// Whether the resources are in it; if not, only the groups.
    pub has_lists: bool,
    /// The number of group versions.
    pub group_versions: usize,
}

impl Header {
    pub fn belongs_to(&self, groups_file: FileId) -> bool {
        self.groups_files.contains(&groups_file)
    }
}

/// A decoded header, and the surface that is not decoded yet.
#[derive(Debug)]
pub struct Index<'a> {
    pub header: Header,
    rest: &'a [u8],
}

/// Precedes the versions of a group.
#[derive(Deserialize, Serialize)]
struct WireGroup<'a> {
    name: &'a str,
    #[serde(borrow)]
    preferred: Option<WireGroupVersion<'a>>,
    versions: usize,
}

#[derive(Deserialize, Serialize)]
struct WireGroupVersion<'a> {
    /// `None` for that of the enclosing group.
    group: Option<&'a str>,
    version: &'a str,
}

/// Precedes the resources of a list.
#[derive(Deserialize, Serialize)]
struct WireList<'a> {
    group: &'a str,
    version: &'a str,
    resources: usize,
}

#[derive(Deserialize, Serialize)]
struct WireResource<'a> {
    name: &'a str,
    singular_name: &'a str,
    namespaced: bool,
    /// As the version and as in [`WireGroupVersion`]: most kinds are of the list's group version.
    group: Option<&'a str>,
    version: Option<&'a str>,
    kind: &'a str,
    /// Numbers in the table of lists.
    verbs: usize,
    short_names: usize,
    categories: usize,
    storage_version_hash: &'a str,
}

/// Encodes a surface; `None` if it is too large.
pub fn encode(header: &Header, discovered: &Revalidatable) -> Option<Vec<u8>> {
    let surface = &discovered.surface;
    let mut bytes = Vec::with_capacity(64 << 10);
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
    let table = Table::of(surface);
    bytes = put(bytes, &table.lists.len())?;
    for list in &table.lists {
        let strings: Vec<&str> = list.iter().collect();
        bytes = put(bytes, &strings)?;
    }
    bytes = put(bytes, &surface.lists.len())?;
    for list in &surface.lists {
        let GroupVersion { group, version } = &list.group_version;
        bytes = put(bytes, &WireList { group, version, resources: list.resources.len() })?;
        for resource in &list.resources {
            let resource = WireResource {
                name: &resource.name,
                singular_name: &resource.singular_name,
                namespaced: resource.namespaced,
                group: (resource.group != *group).then_some(&resource.group),
                version: (resource.version != *version).then_some(&resource.version),
                kind: &resource.kind,
                verbs: table.number(&resource.verbs),
                short_names: table.number(&resource.short_names),
                categories: table.number(&resource.categories),
                storage_version_hash: &resource.storage_version_hash,
            };
            bytes = put(bytes, &resource)?;
        }
    }
    let start = MAGIC.len() + CHECKSUM;
    let checksum = crc32fast::hash(&bytes[start..]).to_le_bytes();
    bytes[MAGIC.len()..start].copy_from_slice(&checksum);
    (bytes.len() <= MAX_SIZE).then_some(bytes)
}

fn put(bytes: Vec<u8>, value: &impl Serialize) -> Option<Vec<u8>> {
    postcard::to_extend(value, bytes).ok()
}

/// The distinct lists of strings of a surface, and their numbers.
#[derive(Default)]
struct Table<'a> {
    lists: Vec<&'a StringList>,
    numbers: HashMap<&'a StringList, usize>,
}

impl<'a> Table<'a> {
    fn of(surface: &'a Surface) -> Self {
        let mut table = Self::default();
        for (_, resource) in surface.resources() {
            for list in [&resource.verbs, &resource.short_names, &resource.categories] {
                table.numbers.entry(list).or_insert_with(|| {
                    table.lists.push(list);
                    table.lists.len() - 1
                });
            }
        }
        table
    }

    fn number(&self, list: &StringList) -> usize {
        self.numbers.get(list).copied().unwrap_or_default()
    }
}

impl<'a> WireGroupVersion<'a> {
    fn of(group_version: &'a GroupVersion, group: &str) -> Self {
        let GroupVersion { group: own, version } = group_version;
        Self { group: (own != group).then_some(own), version }
    }

    fn into_group_version(self, group: &str) -> GroupVersion {
        GroupVersion::new(self.group.unwrap_or(group), self.version)
    }
}

impl<'a> Index<'a> {
    /// Decodes the header; `None` for a file of another format, or one that is not as it was written.
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        if bytes.len() > MAX_SIZE {
            return None;
        }
        let (checksum, content) = bytes.strip_prefix(&MAGIC)?.split_first_chunk::<CHECKSUM>()?;
        if crc32fast::hash(content) != u32::from_le_bytes(*checksum) {
            return None;
        }
        let mut rest = content;
        let header = take(&mut rest)?;
        Some(Self { header, rest })
    }

    /// Decodes the surface, or its groups alone; `None` if it contradicts itself or is too large.
    pub fn decode(self, scope: Scope) -> Option<Revalidatable> {
        let mut reader = Reader { bytes: self.rest, items: MAX_ITEMS };
        let mut surface = Surface { groups: reader.groups()?, failed: self.header.failed, ..Surface::default() };
        if scope == Scope::All {
            let strings = reader.strings()?;
            surface.lists = reader.lists(&strings)?;
            if !reader.bytes.is_empty() {
                return None;
            }
        }
        Some(Revalidatable { surface, etags: self.header.etags })
    }
}

/// Decodes values one after another.
struct Reader<'a> {
    bytes: &'a [u8],
    /// How many more may follow.
    items: usize,
}

impl Reader<'_> {
    fn groups(&mut self) -> Option<Vec<Group>> {
        let mut groups = Vec::new();
        for _ in 0..self.count()? {
            let WireGroup { name, preferred, versions } = take(&mut self.bytes)?;
            self.items = self.items.checked_sub(versions)?;
            let versions =
                (0..versions).map(|_| Some(take::<WireGroupVersion<'_>>(&mut self.bytes)?.into_group_version(name)));
            groups.push(Group {
                name: name.to_owned(),
                versions: versions.collect::<Option<_>>()?,
                preferred: preferred.map(|preferred| preferred.into_group_version(name)),
            });
        }
        Some(groups)
    }

    fn strings(&mut self) -> Option<Vec<StringList>> {
        let mut lists = Vec::new();
        let mut strings = Vec::new();
        for _ in 0..self.count()? {
            for _ in 0..self.count()? {
                strings.push(take::<&str>(&mut self.bytes)?);
            }
            lists.push(strings.drain(..).collect());
        }
        Some(lists)
    }

    fn lists(&mut self, strings: &[StringList]) -> Option<Vec<ResourceList>> {
        let mut lists = Vec::new();
        for _ in 0..self.count()? {
            let WireList { group, version, resources } = take(&mut self.bytes)?;
            self.items = self.items.checked_sub(resources)?;
            let group_version = GroupVersion::new(group, version);
            let (group, version) = (SmolStr::from(group), SmolStr::from(version));
            // A resource takes at least ten bytes.
            let mut list = Vec::with_capacity(resources.min(self.bytes.len() / 10));
            for _ in 0..resources {
                let wire: WireResource<'_> = take(&mut self.bytes)?;
                list.push(Resource {
                    name: wire.name.into(),
                    singular_name: wire.singular_name.into(),
                    namespaced: wire.namespaced,
                    group: wire.group.map_or_else(|| group.clone(), SmolStr::from),
                    version: wire.version.map_or_else(|| version.clone(), SmolStr::from),
                    kind: wire.kind.into(),
                    verbs: strings.get(wire.verbs)?.clone(),
                    short_names: strings.get(wire.short_names)?.clone(),
                    categories: strings.get(wire.categories)?.clone(),
                    storage_version_hash: wire.storage_version_hash.into(),
                });
            }
            lists.push(ResourceList { group_version, resources: list });
        }
        Some(lists)
    }

    /// The number of items that follow.
    fn count(&mut self) -> Option<usize> {
        let count = take(&mut self.bytes)?;
        self.items = self.items.checked_sub(count)?;
        Some(count)
    }
}

/// Decodes one value from the beginning of the bytes.
fn take<'a, T: Deserialize<'a>>(bytes: &mut &'a [u8]) -> Option<T> {
    let (value, rest) = postcard::take_from_bytes(bytes).ok()?;
    *bytes = rest;
    Some(value)
}

/// Refuses a list of more items than any surface in a cache has.
fn at_most_all<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    struct Items<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Vec<T>, A::Error> {
            let mut items = Vec::new();
            while let Some(item) = elements.next_element()? {
                if items.len() == MAX_GROUP_VERSIONS {
                    return Err(A::Error::custom("too many"));
                }
                items.push(item);
            }
            Ok(items)
        }
    }

    deserializer.deserialize_seq(Items(PhantomData))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(content: &[u8]) -> Vec<u8> {
        [&MAGIC[..], &crc32fast::hash(content).to_le_bytes(), content].concat()
    }

    /// An index with these values after the header.
    fn index(values: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
        seal(&values(put(Vec::new(), &Header::default()).unwrap()))
    }

    fn decode(bytes: &[u8]) -> Option<Revalidatable> {
        Index::parse(bytes)?.decode(Scope::All)
    }

    #[test]
    fn index_of_more_items_than_it_may_have_is_a_miss() {
        // Groups, string lists and resource lists.
        let few = index(|bytes| [&bytes[..], &[0, 0, 0]].concat());
        assert_eq!(decode(&few), Some(Revalidatable::default()));
        let many = usize::MAX;
        let groups = |count: usize, versions: usize| {
            index(|bytes| {
                let bytes = put(bytes, &count).unwrap();
                put(bytes, &WireGroup { name: "", preferred: None, versions }).unwrap()
            })
        };
        let strings = |count: usize, strings: usize| {
            index(|bytes| put(put(put(bytes, &0_usize).unwrap(), &count).unwrap(), &strings).unwrap())
        };
        let lists = |count: usize, resources: usize| {
            index(|bytes| {
                let bytes = put(put(put(bytes, &0_usize).unwrap(), &0_usize).unwrap(), &count).unwrap();
                put(bytes, &WireList { group: "", version: "", resources }).unwrap()
            })
        };
        let hostile: [&dyn Fn(usize, usize) -> Vec<u8>; 3] = [&groups, &strings, &lists];
        for make in hostile {
            for (outer, inner) in [(many, 0), (1, many), (many, many), (MAX_ITEMS, 1), (1, MAX_ITEMS)] {
                // What is announced is there, as far as the file may be large.
                let mut content = make(outer, inner).split_off(MAGIC.len() + CHECKSUM);
                content.resize(MAX_SIZE - MAGIC.len() - CHECKSUM, 0);
                assert_eq!(decode(&seal(&content)), None);
            }
        }
        let failed = FailedGroupVersion { group_version: GroupVersion::default(), reason: String::new() };
        let header = Header { failed: vec![failed; MAX_GROUP_VERSIONS + 1], ..Header::default() };
        assert!(Index::parse(&seal(&put(Vec::new(), &header).unwrap())).is_none());
        assert!(Index::parse(&seal(&vec![0; MAX_SIZE])).is_none());
    }

    #[test]
    fn index_of_another_format_is_a_miss() {
        let mut bytes = index(|bytes| [&bytes[..], &[0, 0, 0]].concat());
        bytes[MAGIC.len() - 1] += 1;
        assert!(Index::parse(&bytes).is_none());
        for bytes in [&b""[..], b"{}", &MAGIC, b"kubegvr\x01\0\0\0"] {
            assert!(Index::parse(bytes).is_none());
        }
    }

    #[test]
    fn surface_that_would_make_too_large_an_index_is_not_encoded() {
        let resource = Resource { name: "x".repeat(1 << 20).into(), ..Resource::default() };
        let list = ResourceList { group_version: GroupVersion::default(), resources: vec![resource; 17] };
        let surface = Surface { lists: vec![list], ..Surface::default() };
        assert_eq!(encode(&Header::default(), &Revalidatable { surface, ..Revalidatable::default() }), None);
    }
}
