//! Lists of rows.

mod context;
mod failed;
pub mod grid;
mod record;

pub use context::{CONTEXT_HEADING, WithContext, context_cells, write_line};
pub use failed::{Failed, Items};
pub use record::{Record, path};
