//! `completion`: the scripts in `completions/`, which a test compares with the flags.

use std::io::Write;

use crate::cli::Shell;
use crate::sys::ExitCode;

/// Prints the script for a shell.
pub fn run(shell: Shell, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let script = match shell {
        Shell::Bash => include_str!("../../completions/kubegvr.bash"),
        Shell::Zsh => include_str!("../../completions/_kubegvr"),
        Shell::Fish => include_str!("../../completions/kubegvr.fish"),
        Shell::PowerShell => include_str!("../../completions/_kubegvr.ps1"),
        Shell::Elvish => include_str!("../../completions/kubegvr.elv"),
    };
    out.write_all(script.as_bytes())?;
    Ok(ExitCode::Done)
}
