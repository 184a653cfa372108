//! The flags that ask many clusters at once.

use clap::Args;

use crate::kubeconfig::ContextSelector;

/// Which clusters, where it is not the one.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Connection")]
pub struct Many {
    /// Ask the servers of all contexts with these names, or that these globs with * and ? match: 'prod-*,stage'
    #[arg(long, global = true, value_name = "GLOB", value_delimiter = ',')]
    pub contexts: Vec<String>,
    /// Ask the servers of all contexts
    #[arg(long, global = true)]
    pub all_contexts: bool,
}

impl Many {
    /// The contexts; None where the run is about the one server of the other flags. An empty name is none, as with
    /// kubectl's flags: `--contexts "$UNSET"`.
    pub fn contexts(&self) -> Option<ContextSelector> {
        if self.all_contexts {
            return Some(ContextSelector::All);
        }
        let patterns: Vec<_> = self.contexts.iter().filter(|pattern| !pattern.is_empty()).cloned().collect();
        (!patterns.is_empty()).then_some(ContextSelector::Matching(patterns))
    }
}
