//! The same work on several things at once, on a few threads that end with it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::sys::{label, with_label};

/// How often whoever waits has a look.
const LOOK: Duration = Duration::from_millis(100);

/// What comes of each item, in the order of the items. At most `threads` work at once, and they take the items in order.
pub fn map<I: Sync, O: Send>(items: &[I], threads: usize, work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    map_watched(items, threads, work, |_| {})
}

/// As [`map`], and `watch` is told which items are done: whenever one is, and ten times a second.
pub fn map_watched<I: Sync, O: Send>(
    items: &[I],
    threads: usize,
    work: impl Fn(&I) -> O + Sync,
    mut watch: impl FnMut(&dyn Fn(usize) -> bool),
) -> Vec<O> {
    let results: Vec<Mutex<Option<O>>> = items.iter().map(|_| Mutex::new(None)).collect();
    let work = |index: usize| {
        if let (Some(item), Some(result)) = (items.get(index), results.get(index)) {
            let done = work(item);
            *lock(result) = Some(done);
        }
    };
    let is_done = |index: usize| results.get(index).is_some_and(|result| lock(result).is_some());
    run(items.len(), threads, &work, &mut || watch(&is_done));
    results.into_iter().filter_map(|result| result.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}

/// Compiled once, and not for each type of results.
fn run(count: usize, threads: usize, work: &(dyn Fn(usize) + Sync), watch: &mut dyn FnMut()) {
    let (next, about) = (AtomicUsize::new(0), label());
    let (done, changed) = (Mutex::new(0_usize), Condvar::new());
    thread::scope(|scope| {
        for _ in 0..threads.min(count) {
            scope.spawn(|| {
                with_label(about.as_deref(), || {
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        if index >= count {
                            break;
                        }
                        let _done = Done { done: &done, changed: &changed };
                        work(index);
                    }
                });
            });
        }
        let mut seen = 0;
        while seen < count {
            let waited = changed.wait_timeout_while(lock(&done), LOOK, |done| *done == seen);
            seen = *waited.unwrap_or_else(PoisonError::into_inner).0;
            watch();
        }
    });
}

/// Counts an item as done, even one that panics: who waits for it would wait for ever.
struct Done<'a> {
    done: &'a Mutex<usize>,
    changed: &'a Condvar,
}

impl Drop for Done<'_> {
    fn drop(&mut self) {
        *lock(self.done) += 1;
        self.changed.notify_one();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_their_items() {
        let items: Vec<usize> = (0..100).collect();
        let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
        for threads in [1, 3, 200] {
            assert_eq!(map(&items, threads, |item| item * 2), doubled);
        }
        assert!(map(&[], 4, |item: &usize| *item).is_empty());
    }

    #[test]
    fn whoever_watches_sees_all_of_it_in_the_end() {
        let mut last = 0;
        map_watched(&[1, 2, 3], 2, |item| *item, |is_done| last = (0..3).filter(|index| is_done(*index)).count());
        assert_eq!(last, 3);
    }
}
