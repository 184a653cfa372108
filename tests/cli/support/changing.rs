//! A server that switches between clusters.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::cluster::Cluster;
use super::server::{ApiServer, Handler};

/// A server of several clusters; the number selects the one that responds.
pub fn changing(clusters: impl IntoIterator<Item = Cluster>) -> (ApiServer, Arc<AtomicUsize>) {
    let handlers: Vec<Handler> = clusters.into_iter().map(|cluster| Arc::new(cluster.handler()) as Handler).collect();
    let current = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&current);
    (ApiServer::start(move |request| handlers[seen.load(Ordering::Relaxed)](request)), current)
}
