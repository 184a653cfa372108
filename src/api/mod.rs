//! The domain, free of I/O: what a server serves, and how it is named, filtered, compared and phased out.

mod check;
mod diff;
mod filter;
mod group_version;
mod lifecycle;
mod names;
pub mod pod;
mod resource;
mod string_list;
mod surface;

pub use check::{CheckedRelease, DefinedKind, Deprecation, Judge, ObjectStatus, Verdict};
pub use diff::{Aspect, AspectValues, Change, ChangedAspect, Difference};
pub use filter::{Filter, Pattern, SortKey, Unmatched};
pub use group_version::{GroupVersion, GroupVersionKind};
pub use lifecycle::{LifecycleTable, Release, RemovalStatus};
pub use names::{
    ApiName, Path, Presence, Resolution, RestMapper, RestMapping, is_version, nearest, nearest_groups, suggestions,
};
pub use resource::{Resource, null_as_default};
pub use string_list::StringList;
pub use surface::{FailedGroupVersion, Group, ResourceList, ServedResource, Surface};
