//! A home with a warm cache.

use super::cluster::Cluster;
use super::home::Home;
use super::run::Test;
use super::server::ApiServer;

/// The demo cluster, and a home with a fresh cache of it, which took two requests.
pub fn warm() -> (ApiServer, Home) {
    let server = Cluster::demo().serve();
    let home = Test::new().kubeconfig(&server).args(["api-resources"]).stdout_golden("api-resources").success().home;
    assert_eq!(server.requests().len(), 2);
    (server, home)
}
