//! The cache with files that another program has changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::api::Surface;
use crate::discovery::cache::cluster_cache::{ClusterCache, Freshness};
use crate::discovery::cache::identity::ClusterIdentity;
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
        let cache = ClusterCache::new(Store::new(root.path(), directory.clone()), ClusterIdentity::default());
        let written = revalidatable(random);
        cache.write(&written).unwrap();
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
        cache.write(&written).unwrap();
        assert_eq!(cache.read(FRESHNESS[0], Scope::All).map(timeless).as_ref(), expected);
        fs::remove_dir_all(&directory).or_else(|error| if directory.exists() { Err(error) } else { Ok(()) }).unwrap();
    });
}
