//! What a server said once, and by what it will know its answers again.

use serde::{Deserialize, Serialize};

use crate::api::Surface;

/// A surface and its validators.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// What the server said.
    pub surface: Surface,
    /// The `ETag`s of the documents it said it in.
    pub validators: Validators,
}

/// The `ETag`s of aggregated documents. Legacy ones have none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Validators {
    /// That of `/api`.
    pub api: Option<String>,
    /// That of `/apis`.
    pub apis: Option<String>,
}

/// The two documents of discovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// `/api`, the core group.
    Core,
    /// `/apis`, all other groups.
    Others,
}

impl Half {
    /// Both, in the order of a surface.
    pub const BOTH: [Self; 2] = [Self::Core, Self::Others];

    /// Where it is asked for.
    pub fn path(self) -> &'static str {
        match self {
            Self::Core => "/api",
            Self::Others => "/apis",
        }
    }

    /// Whether a group belongs into it.
    pub fn has(self, group: &str) -> bool {
        group.is_empty() == (self == Self::Core)
    }
}

impl Validators {
    /// That of one half.
    pub fn of(&self, half: Half) -> Option<&str> {
        match half {
            Half::Core => self.api.as_deref(),
            Half::Others => self.apis.as_deref(),
        }
    }

    /// Those that consist of one half alone.
    fn only(half: Half, etag: Option<String>) -> Self {
        match half {
            Half::Core => Self { api: etag, apis: None },
            Half::Others => Self { api: None, apis: etag },
        }
    }
}

impl Known {
    /// One half as it has come. A group that belongs into the other half would be lost where only one of them
    /// changes: then it is not known again.
    pub fn half(half: Half, surface: Surface, etag: Option<String>) -> Self {
        let etag = etag.filter(|_| surface.groups.iter().all(|group| half.has(&group.name)));
        Self { surface, validators: Validators::only(half, etag) }
    }

    /// One half of this.
    pub fn take(&self, half: Half) -> Self {
        let Surface { groups, lists, failed, .. } = &self.surface;
        let surface = Surface {
            groups: groups.iter().filter(|it| half.has(&it.name)).cloned().collect(),
            lists: lists.iter().filter(|it| half.has(&it.group_version.group)).cloned().collect(),
            failed: failed.iter().filter(|it| half.has(&it.group_version.group)).cloned().collect(),
            ..Surface::default()
        };
        Self { surface, validators: Validators::only(half, self.validators.of(half).map(str::to_owned)) }
    }

    /// Adds the other half.
    pub fn add(&mut self, other: Self) {
        self.surface.groups.extend(other.surface.groups);
        self.surface.lists.extend(other.surface.lists);
        self.surface.failed.extend(other.surface.failed);
        self.validators.api = self.validators.api.take().or(other.validators.api);
        self.validators.apis = self.validators.apis.take().or(other.validators.apis);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Group, GroupVersion};

    fn surface(names: &[&str]) -> Surface {
        let group = |name: &&str| Group {
            name: (*name).to_owned(),
            versions: vec![GroupVersion::new(*name, "v1")],
            preferred: None,
        };
        Surface { groups: names.iter().map(group).collect(), ..Surface::default() }
    }

    #[test]
    fn two_halves_are_the_whole_again() {
        let mut whole = Known::half(Half::Core, surface(&[""]), Some("a".into()));
        whole.add(Known::half(Half::Others, surface(&["apps", "shop"]), Some("b".into())));
        assert_eq!(whole.validators, Validators { api: Some("a".into()), apis: Some("b".into()) });
        let mut again = whole.take(Half::Core);
        again.add(whole.take(Half::Others));
        assert_eq!(again, whole);
    }

    #[test]
    fn a_group_in_the_wrong_half_is_not_known_again() {
        for (half, name) in [(Half::Core, "apps"), (Half::Others, "")] {
            let known = Known::half(half, surface(&[name]), Some("a".into()));
            assert_eq!(known.validators, Validators::default());
        }
    }
}
