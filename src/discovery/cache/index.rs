//! The index: a file of ours beside kubectl's, with the whole surface in the compact form of the `postcard` crate, and what
//! kubectl's files have no place for.
//!
//! It holds magic bytes with the number of the format, a checksum of the rest, a [`Header`], the groups, a table of the
//! distinct lists of verbs, the resource lists, all texts of their resources, and the numbers of their resources: the
//! lengths of those texts. So the texts can be searched, and single lists decoded.

mod encode;

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use smol_str::SmolStr;

use crate::api::{FailedGroupVersion, Group, GroupVersion, Resource, ResourceList, StringList, Surface};
use crate::discovery::Subset;
use crate::discovery::cache::identity::ClusterIdentity;
use crate::discovery::revalidatable::{ETags, Revalidatable, Scope};
use crate::sys::dir::FileId;

pub use encode::encode;

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

/// The description of a resource list.
#[derive(Clone, Copy, Deserialize, Serialize)]
struct WireList<'a> {
    group: &'a str,
    version: &'a str,
    /// The number of resources.
    resources: usize,
    /// The length of their texts.
    text: usize,
    /// The length of their [`WireResource`]s.
    numbers: usize,
}

/// The lengths of the texts of a resource, in their order. [`SEPARATOR`] follows each text.
#[derive(Deserialize, Serialize)]
struct WireResource {
    name: usize,
    singular_name: usize,
    kind: usize,
    /// `None` for that of the list, as most kinds have it.
    group: Option<usize>,
    version: Option<usize>,
    short_names: usize,
    categories: usize,
    storage_version_hash: usize,
    namespaced: bool,
    /// The number in the table of verbs.
    verbs: usize,
}

/// Follows each text of a resource.
const SEPARATOR: char = '\n';
impl<'a> WireGroupVersion<'a> {
    fn of(group_version: &'a GroupVersion, group: &str) -> Self {
        let GroupVersion { group: own, version } = group_version;
        Self { group: (own != group).then_some(own), version }
    }

    fn into_group_version(self, group: &SmolStr) -> GroupVersion {
        GroupVersion::new(self.group.map_or_else(|| group.clone(), SmolStr::from), self.version)
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
        self.decode_with(|reader| match scope {
            Scope::Groups => Some(Vec::new()),
            Scope::All => {
                let lists = Lists::read(reader)?;
                lists.decode_all(0..lists.heads.len())
            }
        })
    }

    /// As [`decode`](Self::decode), without resources that are not in a subset; `None` also if only all lists suffice.
    pub fn decode_subset(self, subset: Subset<'_>) -> Option<Revalidatable> {
        self.decode_with(|reader| {
            let lists = Lists::read(reader)?;
            match subset {
                Subset::Named(words) => lists.decode_all(lists.named(words)?),
                Subset::Beginning(text) => lists.decode_all(lists.beginning(text)),
                Subset::WithoutSubresources => {
                    let numbers = 0..lists.heads.len();
                    numbers.map(|number| lists.decode_some(number, |name| !name.contains('/'))).collect()
                }
            }
        })
    }

    /// Decodes the groups, and the lists with a closure.
    fn decode_with(self, lists: impl FnOnce(Reader<'a>) -> Option<Vec<ResourceList>>) -> Option<Revalidatable> {
        let mut reader = Reader { bytes: self.rest, items: MAX_ITEMS };
        let groups = reader.groups()?;
        let surface = Surface { groups, lists: lists(reader)?, failed: self.header.failed, ..Surface::default() };
        Some(Revalidatable { surface, etags: self.header.etags })
    }
}

/// The resource lists, not decoded yet.
struct Lists<'a> {
    verbs: Vec<StringList>,
    /// The descriptions, with the positions of the texts and numbers.
    heads: Vec<(WireList<'a>, usize, usize)>,
    text: &'a str,
    numbers: &'a [u8],
}

impl<'a> Lists<'a> {
    /// Checks that the lists account for all that follows.
    fn read(mut reader: Reader<'a>) -> Option<Self> {
        let verbs = (0..reader.count()?).map(|_| Some(StringList::from_terminated(take(&mut reader.bytes)?)));
        let verbs = verbs.collect::<Option<_>>()?;
        let count = reader.count()?;
        let mut heads = Vec::with_capacity(count.min(reader.bytes.len()));
        let (mut text, mut numbers) = (0_usize, 0_usize);
        for _ in 0..count {
            let list: WireList<'a> = take(&mut reader.bytes)?;
            reader.items = reader.items.checked_sub(list.resources)?;
            heads.push((list, text, numbers));
            text = text.checked_add(list.text)?;
            numbers = numbers.checked_add(list.numbers)?;
        }
        let lists = Self { verbs, heads, text: take(&mut reader.bytes)?, numbers: reader.bytes };
        (lists.text.len() == text && lists.numbers.len() == numbers).then_some(lists)
    }

    fn decode_all(&self, numbers: impl IntoIterator<Item = usize>) -> Option<Vec<ResourceList>> {
        numbers.into_iter().map(|number| self.decode(number)).collect()
    }

    fn decode(&self, number: usize) -> Option<ResourceList> {
        self.decode_some(number, |_| true)
    }

    /// Decodes the resources whose names are wanted.
    fn decode_some(&self, number: usize, is_wanted: impl Fn(&str) -> bool) -> Option<ResourceList> {
        let (list, text, numbers) = self.heads.get(number)?;
        let mut text = self.text.get(*text..text + list.text)?;
        let mut numbers = self.numbers.get(*numbers..numbers + list.numbers)?;
        let (group, version) = (SmolStr::from(list.group), SmolStr::from(list.version));
        // A resource takes at least ten bytes.
        let mut resources = Vec::with_capacity(list.resources.min(numbers.len() / 10));
        for _ in 0..list.resources {
            let wire: WireResource = take(&mut numbers)?;
            let mut part = |length: usize| {
                let (part, rest) = text.split_at_checked(length)?;
                text = rest.strip_prefix(SEPARATOR)?;
                Some(part)
            };
            let (name, singular_name, kind) = (part(wire.name)?, part(wire.singular_name)?, part(wire.kind)?);
            let own_group = if let Some(length) = wire.group { Some(part(length)?) } else { None };
            let own_version = if let Some(length) = wire.version { Some(part(length)?) } else { None };
            let (short_names, categories) = (part(wire.short_names)?, part(wire.categories)?);
            let storage_version_hash = part(wire.storage_version_hash)?;
            let verbs = self.verbs.get(wire.verbs)?;
            if is_wanted(name) {
                resources.push(Resource {
                    name: name.into(),
                    singular_name: singular_name.into(),
                    kind: kind.into(),
                    group: own_group.map_or_else(|| group.clone(), SmolStr::from),
                    version: own_version.map_or_else(|| version.clone(), SmolStr::from),
                    short_names: StringList::from_terminated(short_names),
                    categories: StringList::from_terminated(categories),
                    storage_version_hash: storage_version_hash.into(),
                    namespaced: wire.namespaced,
                    verbs: verbs.clone(),
                });
            }
        }
        let group_version = GroupVersion { group, version };
        (text.is_empty() && numbers.is_empty()).then_some(ResourceList { group_version, resources })
    }

    /// The numbers of the lists that matter for names made of these words. Another list has no resource with one of the
    /// words as its name, kind, short name or category, in any case, nor one with the plural name of such a resource.
    /// `None` if a word may have a meaning that no search finds.
    fn named(&self, words: &[&str]) -> Option<BTreeSet<usize>> {
        let lower = self.text.to_ascii_lowercase();
        let mut searched = BTreeSet::new();
        let mut words: Vec<String> = words.iter().map(|word| word.to_ascii_lowercase()).collect();
        let mut found = BTreeSet::new();
        while let Some(word) = words.pop() {
            // Other letters have more than one lower case, and any kind may be meant by the name of its list.
            if !lower.is_ascii() || !word.is_ascii() || word.ends_with("list") || word.ends_with("lists") {
                return None;
            }
            if word.is_empty() || !searched.insert(word.clone()) {
                continue;
            }
            let is_whole = |range: Range<usize>| is_start(&lower, range.start) && is_end(&lower, range.end);
            for number in self.lists_with(&lower, &word, is_whole) {
                found.insert(number);
                let resources = self.decode(number)?.resources.into_iter();
                let is_meant = |resource: &Resource| {
                    let names = [resource.name.as_str(), &resource.singular_name, &resource.kind].into_iter();
                    let mut names = names.chain(resource.short_names.iter()).chain(resource.categories.iter());
                    names.any(|name| name.eq_ignore_ascii_case(&word))
                };
                words.extend(resources.filter(is_meant).map(|resource| resource.name.to_ascii_lowercase()));
            }
        }
        Some(found)
    }

    /// The numbers of the lists that matter for names that begin with this text: those with such a name, kind, short name
    /// or category, or whose group version begins like that, and all others of their groups, among which a version is
    /// preferred.
    fn beginning(&self, text: &str) -> BTreeSet<usize> {
        // After it come the group and version.
        let name = text.split(['.', '/']).next().expect("split gives at least one part");
        let mut groups: BTreeSet<&str> = self
            .lists_with(self.text, name, |range| is_start(self.text, range.start))
            .map(|number| self.heads[number].0.group)
            .collect();
        groups.extend(self.heads.iter().map(|(list, ..)| list.group).filter(|group| group.starts_with(name)));
        // `v1/pods`.
        groups.insert("");
        let heads = self.heads.iter().enumerate();
        heads.filter(|(_, (list, ..))| groups.contains(list.group)).map(|(number, _)| number).collect()
    }

    /// The number of the list of each place of a word in `text`, which is [`Self::text`] in any case.
    fn lists_with<'b>(
        &'b self,
        text: &'b str,
        word: &'b str,
        accepts: impl Fn(Range<usize>) -> bool + 'b,
    ) -> impl Iterator<Item = usize> + 'b {
        let positions = memchr::memmem::find_iter(text.as_bytes(), word);
        let positions = positions.filter(move |position| accepts(*position..position + word.len()));
        positions.filter_map(|position| self.heads.partition_point(|(_, start, _)| *start <= position).checked_sub(1))
    }
}

/// Whether a word may start at this position. Between the name of a resource and that of its subresource is a slash.
fn is_start(text: &str, position: usize) -> bool {
    text.as_bytes()[..position].last().copied().is_none_or(is_separator)
}

/// Whether a word may end at this position.
fn is_end(text: &str, position: usize) -> bool {
    text.as_bytes()[position..].first().copied().is_none_or(is_separator)
}

fn is_separator(byte: u8) -> bool {
    [b'\n', b'/', StringList::TERMINATOR].contains(&byte)
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
            let name = SmolStr::from(name);
            let versions =
                (0..versions).map(|_| Some(take::<WireGroupVersion<'_>>(&mut self.bytes)?.into_group_version(&name)));
            let versions = versions.collect::<Option<_>>()?;
            let preferred = preferred.map(|preferred| preferred.into_group_version(&name));
            groups.push(Group { name, versions, preferred });
        }
        Some(groups)
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
    use super::encode::put;
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
        // Groups, lists of verbs, resource lists and the length of the texts.
        let few = index(|bytes| [&bytes[..], &[0; 4]].concat());
        assert_eq!(decode(&few), Some(Revalidatable::default()));
        let many = usize::MAX;
        let groups = |count: usize, versions: usize| {
            index(|bytes| {
                let bytes = put(bytes, &count).unwrap();
                put(bytes, &WireGroup { name: "", preferred: None, versions }).unwrap()
            })
        };
        let verbs = |count: usize, _: usize| index(|bytes| put(put(bytes, &0_usize).unwrap(), &count).unwrap());
        let lists = |count: usize, resources: usize| {
            index(|bytes| {
                let bytes = put(put(put(bytes, &0_usize).unwrap(), &0_usize).unwrap(), &count).unwrap();
                put(bytes, &WireList { group: "", version: "", resources, text: 0, numbers: many }).unwrap()
            })
        };
        let hostile: [&dyn Fn(usize, usize) -> Vec<u8>; 3] = [&groups, &verbs, &lists];
        for make in hostile {
            for (outer, inner) in [(many, 0), (many, many), (MAX_ITEMS, MAX_ITEMS), (MAX_ITEMS + 1, 0)] {
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
        let mut bytes = index(|bytes| [&bytes[..], &[0; 4]].concat());
        assert!(Index::parse(&bytes).is_some());
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
