//! The cache with files that another program has changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::api::{Resource, RestMapper, Surface};
use crate::discovery::Subset;
use crate::discovery::cache::cluster_cache::{ClusterCache, Freshness};
use crate::discovery::cache::identity::ClusterIdentity;
use crate::discovery::cache::index::{self, Header, Index};
use crate::discovery::cache::store::Store;
use crate::discovery::fuzz::{INSERTIONS, surface};
use crate::discovery::revalidatable::{ETags, Revalidatable, Scope};
use crate::fuzz::{Random, check, mutate};

const FRESHNESS: [Freshness; 3] =
    [Freshness::MaxAge(Duration::from_secs(3600)), Freshness::Revalidatable, Freshness::Any];

/// Without the age, which depends on the time of the test.
fn timeless(cached: Revalidatable) -> Revalidatable {
    Revalidatable { surface: Surface { age: Duration::ZERO, is_fresh: false, ..cached.surface }, ..cached }
}

/// A surface that can be written: without groups it has no lists and no failures.
fn revalidatable(random: &mut Random) -> Revalidatable {
    let mut surface = surface(random);
    if surface.groups.is_empty() {
        surface = Surface { failed: Vec::new(), lists: Vec::new(), ..surface };
    }
    let etags = ETags { api: Some("a".to_owned()), apis: random.once_in(2).then(|| "b".to_owned()) };
    Revalidatable { surface, etags }
}

fn all_files(directory: &Path) -> Vec<PathBuf> {
    let (mut directories, mut files) = (vec![directory.to_owned()], Vec::new());
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory).into_iter().flatten().map(Result::unwrap) {
            let target = if entry.file_type().unwrap().is_dir() { &mut directories } else { &mut files };
            target.push(entry.path());
        }
    }
    files.sort();
    files
}

#[test]
fn cache_with_changed_file_is_a_miss_or_consistent() {
    let root = tempfile::tempdir().unwrap();
    let mut count = 0;
    check(200, |random: &mut Random| {
        count += 1;
        let directory = root.path().join(count.to_string());
        let cache = ClusterCache::new(
            Store::new(root.path(), directory.clone()),
            ClusterIdentity { is_verified: true, ..ClusterIdentity::default() },
        );
        let written = revalidatable(random);
        cache.write(&written, false).unwrap();
        let expected = (!written.surface.groups.is_empty()).then_some(&written);
        for freshness in FRESHNESS {
            assert_eq!(cache.read(freshness, Scope::All).map(timeless).as_ref(), expected, "{freshness:?}");
        }
        let all = all_files(&directory);
        if let Some(path) = all.get(random.below(all.len())) {
            let content = fs::read(path).unwrap();
            fs::write(path, mutate(random, &content, &INSERTIONS)).unwrap();
        }
        for freshness in FRESHNESS {
            let Some(read) = cache.read(freshness, Scope::All).map(timeless) else { continue };
            let announced: Vec<_> = read.surface.groups.iter().flat_map(|group| &group.versions).collect();
            assert!(read.surface.lists.iter().all(|list| announced.contains(&&list.group_version)));
            if freshness == Freshness::Revalidatable {
                // The ETags sent to the server belong to exactly what it served.
                assert_eq!(read.surface.lists, written.surface.lists);
                assert_eq!(read.surface.groups, written.surface.groups);
            }
        }
        // It can be overwritten.
        cache.write(&written, false).unwrap();
        assert_eq!(cache.read(FRESHNESS[0], Scope::All).map(timeless).as_ref(), expected);
        fs::remove_dir_all(&directory).or_else(|error| if directory.exists() { Err(error) } else { Ok(()) }).unwrap();
    });
}

/// Puts the right checksum into a changed index, as an attacker would.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    if let Some(content) = bytes.get(12..) {
        let checksum = crc32fast::hash(content).to_le_bytes();
        bytes[8..12].copy_from_slice(&checksum);
    }
    bytes
}

#[test]
fn index_of_any_content_is_a_miss_or_decodes() {
    let decode = |bytes: &[u8]| Index::parse(bytes)?.decode(Scope::All);
    check(3_000, |random: &mut Random| {
        let written = revalidatable(random);
        let header = Header {
            cluster: ClusterIdentity { server: random.text(&["h", "é", "://"], 3), ..ClusterIdentity::default() },
            etags: written.etags.clone(),
            failed: written.surface.failed.clone(),
            ..Header::default()
        };
        let bytes = index::encode(&header, &written).unwrap();
        assert_eq!(Index::parse(&bytes).unwrap().header, header);
        assert_eq!(decode(&bytes).as_ref(), Some(&written));
        // Whatever is lost or flipped is noticed.
        assert_eq!(decode(&bytes[..random.below(bytes.len())]), None);
        let mut flipped = bytes.clone();
        flipped[random.below(bytes.len())] ^= 1 << random.below(8);
        assert_eq!(decode(&flipped), None);
        // What someone has changed on purpose is a surface or a miss.
        let words = [&INSERTIONS[..], &["\0", "\u{1}", "\u{7f}", "\u{7f}\u{7f}"]].concat();
        if let Some(other) = decode(&sealed(mutate(random, &bytes, &words))) {
            let again = index::encode(&Header { failed: other.surface.failed.clone(), ..Header::default() }, &other);
            assert_eq!(decode(&again.unwrap()).unwrap().surface, other.surface);
        }
    });
}

/// What commands look up.
fn look_up(surface: &Surface, name: &str) -> impl PartialEq + std::fmt::Debug {
    let mapper = RestMapper::new(surface);
    (mapper.resolve(name), mapper.candidates(name), mapper.category(name))
}

#[test]
fn names_mean_the_same_without_the_lists_that_do_not_matter() {
    let mut found = 0;
    check(3_000, |random: &mut Random| {
        let written = revalidatable(random);
        let bytes = index::encode(&Header::default(), &written).unwrap();
        let resources: Vec<_> = written.surface.resources().collect();
        let mut name = random.text(&["pods", "Deployment", "x-y", "kpods", "K", "list", "podslist", "\u{212a}"], 2);
        if let Some((group_version, resource)) = resources.get(random.below(resources.len())) {
            let names = [resource.name.as_str(), &resource.singular_name, &resource.kind, &name].into_iter();
            let names: Vec<_> = names.chain(resource.short_names.iter()).chain(resource.categories.iter()).collect();
            let plain = random.pick(&names).to_owned();
            name = match random.below(6) {
                0 => group_version.qualify(&plain),
                1 => format!("{plain}.{}.{}", group_version.version, group_version.group),
                2 => plain.to_uppercase(),
                3 => format!("{group_version}/{plain}"),
                4 => format!("{plain}/{}", random.pick(&["scale", "status", "x"])),
                _ => plain,
            };
        }
        let words: Vec<_> = name.split(['.', '/']).collect();
        let Some(read) = Index::parse(&bytes).unwrap().decode_subset(Subset::Named(&words)) else { return };
        assert!(read.surface.lists.iter().all(|list| written.surface.lists.contains(list)));
        // A name without a meaning is looked up in the whole surface.
        let mapper = RestMapper::new(&read.surface);
        if mapper.resolve(&name).is_some() || !mapper.category(&name).is_empty() {
            found += usize::from(read.surface.lists.len() < written.surface.lists.len());
            assert_eq!(look_up(&read.surface, &name), look_up(&written.surface, &name), "{name:?}");
        }
    });
    assert!(found > 0 || std::env::var_os("FUZZ_CASES").is_some(), "no list was left out");
}

/// The names by which completion offers a resource.
fn offered(resource: &Resource) -> Vec<&str> {
    let names = [resource.name.as_str(), &resource.kind].into_iter();
    names.chain(resource.short_names.iter()).chain(resource.categories.iter()).collect()
}

#[test]
fn subset_lacks_only_what_its_task_does_not_need() {
    let mut left_out = 0;
    check(3_000, |random: &mut Random| {
        let written = revalidatable(random);
        let bytes =
            index::encode(&Header { failed: written.surface.failed.clone(), ..Header::default() }, &written).unwrap();
        let read = |subset| Index::parse(&bytes).unwrap().decode_subset(subset).unwrap().surface;
        let mut expected = written.surface.clone();
        expected.lists.iter_mut().for_each(|list| list.resources.retain(|resource| !resource.is_subresource()));
        assert_eq!(read(Subset::WithoutSubresources), expected);

        let resources: Vec<_> = written.surface.resources().collect();
        let Some((_, resource)) = resources.get(random.below(resources.len())) else { return };
        let names = offered(resource);
        let name = random.pick(&names);
        let end = name.char_indices().nth(random.below(3) + 1).map_or(name.len(), |(end, _)| end);
        let text = &name[..end];
        let begins = |resource: &Resource| offered(resource).iter().any(|name| name.starts_with(text));
        let is_needed = |group: &str| {
            resources.iter().any(|(group_version, resource)| group_version.group == group && begins(resource))
        };
        let read = read(Subset::Beginning(text));
        let mut needed = written.surface.lists.iter().filter(|list| is_needed(&list.group_version.group));
        assert!(needed.all(|list| read.lists.contains(list)), "{text:?}");
        left_out += written.surface.lists.len() - read.lists.len();
    });
    assert!(left_out > 0 || std::env::var_os("FUZZ_CASES").is_some(), "no list was left out");
}
