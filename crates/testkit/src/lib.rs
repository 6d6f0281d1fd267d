//! Shared vectors of the tests of every language, and helpers to read them.
//!
//! A vector file is a JSON array of `{name, source, ..., expect}`. Expectations cite the reference, never our own output.
#![expect(clippy::missing_panics_doc, reason = "a broken vector file must stop the test that reads it")]

mod eventos;
mod regras;
mod rejeicoes;
mod vectors;
mod xsd;

pub use eventos::{EsperadoEvento, VetorEvento, eventos};
pub use regras::{Repetir, VetorRegra, regras};
pub use rejeicoes::{VetorRejeicao, rejeicoes};
pub use vectors::{Esperado, Vetor, exemplo_de_agora, exemplos, merge_patch, raiz, validacao};
pub use xsd::pasta_dos_xsds;
