//! Reading `vectors/eventos.json`.

use serde::Deserialize;
use serde_json::Value;

use crate::vectors::{Esperado, ler, raiz};

/// A vector of `vectors/eventos.json`: the body of an event and what is wrong with it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VetorEvento {
    /// What it shows.
    pub name: String,
    /// Where the expectation comes from.
    pub source: String,
    /// `cancelamento`, `carta_correcao`, `desacordo`, `registro_multimodal`, `dados_gtv` or `inutilizacao`.
    pub evento: String,
    /// Model of the document: 57 or 67.
    pub modelo: u8,
    /// The body.
    pub input: Value,
    /// What is expected of it.
    pub expect: EsperadoEvento,
}

/// What a vector of an event expects.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EsperadoEvento {
    /// The problems, in any order.
    pub problemas: Vec<Esperado>,
    /// Of a letter of correction: the XML group, `None` when the names do not tell one.
    pub grupo: Option<String>,
    /// Of a letter of correction: the tag.
    pub campo: Option<String>,
}

/// The vectors of events.
#[must_use]
pub fn eventos() -> Vec<VetorEvento> {
    let arquivo = raiz().join("crates/testkit/vectors/eventos.json");
    serde_json::from_value(ler(&arquivo)).expect("vectors are well formed")
}
