//! The arguments of `completion`.

use clap::{Args, ValueEnum};

/// `completion`.
#[derive(Args, Debug)]
pub struct CompletionArgs {
    /// Output the code for this shell. One of: (bash, zsh, fish, powershell, elvish)
    #[arg(hide_possible_values = true)]
    pub shell: Shell,
}

/// The shells that have a completion script.
#[expect(clippy::enum_variant_names, reason = "the names of the shells")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// Bash
    Bash,
    /// Zsh
    Zsh,
    /// Fish
    Fish,
    /// `PowerShell`
    #[value(name = "powershell")]
    PowerShell,
    /// Elvish
    Elvish,
}
