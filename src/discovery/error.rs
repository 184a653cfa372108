//! The errors of discovery without a server.

use std::path::PathBuf;

/// Why no API surface can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The cache has no files of the cluster, and the server may not be asked.
    #[error("no cached discovery of this cluster in {}, and --offline asks no server", directory.display())]
    NotCached { directory: PathBuf },
    /// A document has no API resources.
    #[error("{name} {problem}")]
    NoSurface { name: String, problem: String },
}

impl Error {
    /// What the user can do about it. For a document that depends on where it was read from.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NotCached { .. } => Some("run the command once without --offline"),
            Self::NoSurface { .. } => None,
        }
    }
}
