//! Reading `vectors/rejeicoes.json`.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::vectors::{ler, raiz};

/// A vector of `vectors/rejeicoes.json`: a return code, or a document, and what is known of its rejection.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VetorRejeicao {
    /// What it shows.
    pub name: String,
    /// Where the expectation comes from.
    pub source: String,
    /// The code to explain; absent where a document is given.
    pub cstat: Option<u16>,
    /// An answer of the API.
    pub documento: Option<Value>,
    /// Fields that the entry has, among others; `None` when there is no entry.
    pub expect: Option<Map<String, Value>>,
}

/// The vectors of return codes.
#[must_use]
pub fn rejeicoes() -> Vec<VetorRejeicao> {
    let arquivo = raiz().join("crates/testkit/vectors/rejeicoes.json");
    serde_json::from_value(ler(&arquivo)).expect("vectors are well formed")
}
