//! The cache: files that somebody else has changed.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use super::{WORDS, surface};
use crate::api::Surface;
use crate::cache::Store;
use crate::discovery::Extent;
use crate::discovery::companion::Cluster;
use crate::discovery::files::{Files, Need};
use crate::discovery::known::{Known, Validators};
use crate::fuzz::{Random, check, mutate};

const NEEDS: [Need; 3] = [Need::Fresh(Duration::from_secs(3600)), Need::Known, Need::Anything];

/// As it lies in files: these do not tell its age, nor whether it came from a server just now.
fn timeless(known: Known) -> Known {
    Known { surface: Surface { age: Duration::ZERO, is_fresh: false, ..known.surface }, ..known }
}

/// A surface that can be written: one without groups is none, and there is no file for two lists of one name.
fn known(random: &mut Random) -> Known {
    let mut surface = surface(random);
    if surface.groups.is_empty() {
        surface = Surface { failed: Vec::new(), lists: Vec::new(), ..surface };
    }
    let validators = Validators { api: Some("a".to_owned()), apis: random.once_in(2).then(|| "b".to_owned()) };
    Known { surface, validators }
}

fn all_files(folder: &std::path::Path) -> Vec<PathBuf> {
    let (mut folders, mut files) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
            let target = if entry.file_type().unwrap().is_dir() { &mut folders } else { &mut files };
            target.push(entry.path());
        }
    }
    files.sort();
    files
}

#[test]
fn a_cache_with_a_changed_file_is_a_miss_or_makes_sense() {
    let place = tempfile::tempdir().unwrap();
    let mut count = 0;
    check(200, |random: &mut Random| {
        count += 1;
        let folder = place.path().join(count.to_string());
        let files = Files::new(Store::new(place.path(), folder.clone()), Cluster::default());
        let known = known(random);
        files.write(&known).unwrap();
        let expected = (!known.surface.groups.is_empty()).then_some(&known);
        for need in NEEDS {
            assert_eq!(files.read(need, Extent::Everything).map(timeless).as_ref(), expected, "{need:?}");
        }
        let all = all_files(&folder);
        if let Some(path) = all.get(random.below(all.len())) {
            let content = fs::read(path).unwrap();
            fs::write(path, mutate(random, &content, &WORDS)).unwrap();
        }
        for need in NEEDS {
            let Some(read) = files.read(need, Extent::Everything).map(timeless) else { continue };
            let announced: Vec<_> = read.surface.groups.iter().flat_map(|group| &group.versions).collect();
            assert!(read.surface.lists.iter().all(|list| announced.contains(&&list.group_version)));
            if need == Need::Known {
                // What the server is told to be known is what it once said.
                assert_eq!(read.surface.lists, known.surface.lists);
                assert_eq!(read.surface.groups, known.surface.groups);
            }
        }
        // And it can be written over.
        files.write(&known).unwrap();
        assert_eq!(files.read(NEEDS[0], Extent::Everything).map(timeless).as_ref(), expected);
        fs::remove_dir_all(&folder).or_else(|error| if folder.exists() { Err(error) } else { Ok(()) }).unwrap();
    });
}
