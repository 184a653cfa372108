//! A cache that is warm.

use super::cluster::Cluster;
use super::home::Home;
use super::run::Test;
use super::server::ApiServer;

/// The demo cluster, and a home whose cache has it and is fresh: two requests were made.
pub fn warm() -> (ApiServer, Home) {
    let server = Cluster::demo().serve();
    let home = Test::new().kubeconfig(&server).args(["api-resources"]).stdout_golden("api-resources").success().home;
    assert_eq!(server.requests().len(), 2);
    (server, home)
}
