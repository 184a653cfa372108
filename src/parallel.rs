//! The same work on several things at once, on a few threads that end with it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::logger;

/// How often whoever waits has a look.
const LOOK: Duration = Duration::from_millis(100);

/// What comes of each item, in the order of the items. At most `threads` work at once, and they take the items in order.
pub fn map<I: Sync, O: Send>(items: &[I], threads: usize, work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    map_watched(items, threads, work, |_| {})
}

/// As [`map`], and `watch` sees what there is already: whenever something has come, and ten times a second.
pub fn map_watched<I: Sync, O: Send>(
    items: &[I],
    threads: usize,
    work: impl Fn(&I) -> O + Sync,
    mut watch: impl FnMut(&[Option<O>]),
) -> Vec<O> {
    let (next, about) = (AtomicUsize::new(0), logger::about());
    let (sender, receiver) = mpsc::channel();
    let mut results: Vec<Option<O>> = items.iter().map(|_| None).collect();
    thread::scope(|scope| {
        for _ in 0..threads.min(items.len()) {
            let (next, about, work, sender) = (&next, about.as_deref(), &work, sender.clone());
            scope.spawn(move || {
                logger::tell_about(about, || {
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some(item) = items.get(index) else { break };
                        // Nobody waits any more only where the other side has panicked.
                        let _ = sender.send((index, work(item)));
                    }
                });
            });
        }
        drop(sender);
        loop {
            match receiver.recv_timeout(LOOK) {
                Ok((index, result)) => results[index] = Some(result),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            watch(&results);
        }
    });
    results.into_iter().flatten().collect()
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
        let mut most = 0;
        map_watched(&[1, 2, 3], 2, |item| *item, |results| most = results.iter().flatten().count());
        assert_eq!(most, 3);
    }
}
