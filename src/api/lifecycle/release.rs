//! A Kubernetes release.

use std::fmt;

use serde::{Serialize, Serializer};

/// A minor release such as 1.36.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Release {
    major: u32,
    minor: u32,
}

impl Release {
    /// Parses `1.36` and the versions that servers report: `v1.36.2`, `v1.29.4-eks-1`, `1.27+`.
    pub fn parse(text: &str) -> Option<Self> {
        let (major, rest) = text.strip_prefix('v').unwrap_or(text).split_once('.')?;
        let digits = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        Some(Self { major: major.parse().ok()?, minor: rest[..digits].parse().ok()? })
    }

    /// The minor release after this one.
    pub fn next(self) -> Self {
        Self { minor: self.minor.saturating_add(1), ..self }
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

impl Serialize for Release {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn release_parses_versions_that_servers_report() {
        for (text, expected) in [
            ("1.36", Some("1.36")),
            ("v1.36.2", Some("1.36")),
            ("v1.29.4-eks-036c24b", Some("1.29")),
            ("1.27+", Some("1.27")),
            ("1", None),
            ("1.", None),
            ("one.two", None),
            ("", None),
        ] {
            assert_eq!(Release::parse(text).map(|release| release.to_string()).as_deref(), expected, "{text}");
        }
        assert!(Release::parse("1.9") < Release::parse("1.10"));
    }
}
