//! Credential plugins: which of them the user's preferences allow, and which file a plugin's command is.

mod kuberc;
mod policy;
mod program;

pub use kuberc::load as load_policy;
pub use policy::PluginPolicy;
pub use program::{Problem as ProgramProblem, Program};
