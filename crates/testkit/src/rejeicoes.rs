//! Reading `vectors/rejeicoes.json` and `regras/cstats.csv`.

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

/// A rule of the manual or of a technical note that has a return code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegraComCodigo {
    /// `57`, `67`, `geral`, `evento:CANCELAMENTO`, ...; several are separated by `;`.
    pub documento: String,
    /// The rule's number where it was published; empty when it is not known.
    pub regra: String,
    /// Its return code.
    pub cstat: u16,
    /// `MOC 4.00`, or the note: `NT 2025.001 v1.09`. Empty when it is not known.
    pub fonte: String,
}

/// Every rule that has a code, as listed from the manual and the notes, not from our own tables.
#[must_use]
pub fn regras_com_codigo() -> Vec<RegraComCodigo> {
    let arquivo = raiz().join("crates/testkit/regras/cstats.csv");
    let texto = std::fs::read_to_string(&arquivo).expect("the list of rules is there");
    let regra = |linha: &str| {
        let [documento, regra, cstat, fonte] = linha.split(',').collect::<Vec<_>>()[..] else {
            panic!("four columns without quotes: {linha}");
        };
        RegraComCodigo {
            documento: documento.to_owned(),
            regra: regra.to_owned(),
            cstat: cstat.parse().expect("a code is a number"),
            fonte: fonte.to_owned(),
        }
    };
    texto.lines().skip(1).map(regra).collect()
}
