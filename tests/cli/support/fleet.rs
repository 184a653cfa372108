//! Three clusters in one kubeconfig.

use super::cluster::Cluster;
use super::kubeconfig::KubeConfig;
use super::run::Test;
use super::server::ApiServer;

/// `prod-eu` and `prod-us` are upgraded, `stage` is not.
pub struct Fleet {
    /// `prod-eu`.
    pub eu: ApiServer,
    /// `prod-us`.
    pub us: ApiServer,
    /// `stage`.
    pub stage: ApiServer,
}

impl Fleet {
    /// Starts the three servers.
    pub fn start() -> Self {
        Self { eu: Cluster::demo().serve(), us: Cluster::demo().serve(), stage: Cluster::staging().serve() }
    }

    /// A run with all three contexts; `stage` is the current one.
    pub fn test(&self) -> Test {
        Test::new().kubeconfig(config([("stage", &self.stage), ("prod-us", &self.us), ("prod-eu", &self.eu)]))
    }
}

/// A kubeconfig with these contexts.
pub fn config<'a>(contexts: impl IntoIterator<Item = (&'a str, &'a ApiServer)>) -> KubeConfig {
    let mut configs = contexts.into_iter().map(|(name, server)| KubeConfig::of(server).named(name));
    let first = configs.next().unwrap();
    configs.fold(first, KubeConfig::and)
}
