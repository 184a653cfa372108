//! Resolution of the names that users type, as client-go and cli-runtime do it for `kubectl get NAME`.

mod api_name;
mod forms;
mod group_version_kinds;
mod nearest;
mod resource_arg;
mod rest_mapper;
mod short_names;
#[cfg(test)]
mod tests;

pub use api_name::{ApiName, Presence};
pub use forms::{CORE, Path, is_version};
pub use nearest::{nearest, nearest_groups, suggestions};
pub use rest_mapper::{Resolution, RestMapper, RestMapping};
