//! YAML: read by `serde_yaml` into values of our own, written as kubectl writes it.

pub mod decode;
pub mod documents;
#[cfg(test)]
pub mod fuzz;
mod input;
pub mod node;
mod problem;
pub mod quote;
pub mod read;
pub mod scalar;
pub mod write;
