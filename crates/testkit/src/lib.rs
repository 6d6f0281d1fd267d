//! Shared vectors of the tests of every language, and helpers to read them.
//!
//! A vector file is a JSON array of `{name, source, ..., expect}`. Expectations cite the reference, never our own output.

mod vectors;

pub use vectors::{Esperado, Vetor, exemplos, merge_patch, raiz, validacao};
