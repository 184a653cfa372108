//! Lists, gets and watches objects of one resource, as the server's tables or as objects.

mod body;
mod collection;
mod object;
mod pages;
mod representation;
mod table;
mod watch;

pub use collection::{Collection, check_path_segment};
pub use object::Objects;
pub use pages::Pages;
pub use representation::{Labels, Metadata, Representation};
pub use table::{Cell, Column, Row, Table};
pub use watch::{Change, Watch};
