//! The flags of what goes to stderr, of colors, and of the exit code for incomplete results.

use clap::Args;

use crate::term::ColorChoice;

/// How much is reported, and how.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = "Diagnostics")]
pub struct LogArgs {
    /// Number for the log level verbosity: 1 (or -v) decisions, 6 (-vv) requests, 8 (-vvv) everything [default: 0]
    #[arg(
        short,
        long = "v",
        alias = "verbose",
        global = true,
        value_name = "LEVEL",
        default_value_t = 0,
        hide_default_value = true
    )]
    pub verbosity: u8,
    /// Exit 3 if part of the discovery fails, or if resolve finds a name ambiguous
    #[arg(long, global = true)]
    pub strict: bool,
    /// Color the output
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true,
        help = "Color the output: auto (on a terminal, unless NO_COLOR is set or TERM is dumb), always (as --color alone) or never"
    )]
    pub color: ColorChoice,
    /// Don't color the output, as with --color=never
    #[arg(long, global = true)]
    pub no_color: bool,
}
