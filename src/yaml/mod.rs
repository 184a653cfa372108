//! YAML as Go's library reads and writes it: YAML 1.1, through a port of the same parser and emitter.

pub mod decode;
#[cfg(test)]
pub mod fuzz;
pub mod node;
pub mod quote;
pub mod read;
pub mod scalar;
pub mod text;
pub mod tree;
pub mod write;
