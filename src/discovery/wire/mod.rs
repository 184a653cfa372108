//! The documents of discovery, as servers send them and files hold them.

mod aggregated;
mod legacy;

pub use aggregated::GroupDiscoveryList;
pub use legacy::{ApiGroupList, ApiResourceList, ApiVersions, parse};
