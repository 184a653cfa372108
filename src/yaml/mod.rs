//! YAML as Go's library reads and writes it: YAML 1.1, through a port of the same parser and emitter.

pub mod scalar;
pub mod write;
