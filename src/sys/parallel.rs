//! Maps items in parallel on a few scoped threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::sys::{label, with_label};

/// Maps each item, with at most `threads` threads that take the items in order. Results are in the order of the items.
pub fn map<I: Sync, O: Send>(items: &[I], threads: usize, work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    let results: Vec<Mutex<Option<O>>> = items.iter().map(|_| Mutex::new(None)).collect();
    let work = |index: usize| {
        if let (Some(item), Some(result)) = (items.get(index), results.get(index)) {
            let done = work(item);
            *lock(result) = Some(done);
        }
    };
    run(items.len(), threads, &work);
    results.into_iter().filter_map(|result| result.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}

/// Not generic, so that it is compiled once.
fn run(count: usize, threads: usize, work: &(dyn Fn(usize) + Sync)) {
    let (next, about) = (AtomicUsize::new(0), label());
    thread::scope(|scope| {
        for _ in 0..threads.min(count) {
            scope.spawn(|| {
                with_label(about.as_deref(), || {
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        if index >= count {
                            break;
                        }
                        work(index);
                    }
                });
            });
        }
    });
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
}
