//! Maps items in parallel on a few scoped threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::sys::{label, with_label};

/// How often the waiting thread calls the observer.
const INTERVAL: Duration = Duration::from_millis(100);

/// Maps each item, with at most `threads` threads that take the items in order. Results are in the order of the items.
pub fn map<I: Sync, O: Send>(items: &[I], threads: usize, work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    map_watched(items, threads, work, |_| {})
}

/// As [`map`], and calls `watch` with a test for finished items, whenever one finishes and ten times a second.
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

/// Not generic, so that it is compiled once.
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
            let waited = changed.wait_timeout_while(lock(&done), INTERVAL, |done| *done == seen);
            seen = *waited.unwrap_or_else(PoisonError::into_inner).0;
            watch();
        }
    });
}

/// Counts an item as done on drop, even after a panic; otherwise the caller would wait forever.
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
    fn results_are_in_order_of_items() {
        let items: Vec<usize> = (0..100).collect();
        let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
        for threads in [1, 3, 200] {
            assert_eq!(map(&items, threads, |item| item * 2), doubled);
        }
        assert!(map(&[], 4, |item: &usize| *item).is_empty());
    }

    #[test]
    fn observer_sees_all_items_finish() {
        let mut last = 0;
        map_watched(&[1, 2, 3], 2, |item| *item, |is_done| last = (0..3).filter(|index| is_done(*index)).count());
        assert_eq!(last, 3);
    }
}
