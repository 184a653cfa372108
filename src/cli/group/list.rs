//! The flags of commands that print a list of rows.

use clap::{Args, ValueEnum};

use crate::output::RowFormat;

/// `F` has the formats of the command.
#[derive(Args, Debug)]
pub struct ListArgs<F: ValueEnum + Clone + Send + Sync + 'static> {
    /// Output format
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<F>,
    /// When using the default output format, don't print headers
    #[arg(long)]
    pub no_headers: bool,
}

impl<F: ValueEnum + Into<RowFormat> + Copy + Send + Sync + 'static> ListArgs<F> {
    /// The format of the list, by default a table.
    pub fn format(&self) -> RowFormat {
        self.output.map_or(RowFormat::Table, Into::into)
    }
}
