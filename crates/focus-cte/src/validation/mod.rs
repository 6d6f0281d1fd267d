//! What is wrong with a document, before anything is sent.
//!
//! [`validar`] gives the verdict that the official XSD would give on the XML made of the document, with every
//! problem at once and in the API's names.

mod codes;
mod message;
mod report;
mod schema;
mod unknown;

pub use codes::CODIGOS;
pub(crate) use message::refused as recusa;
pub use report::{Problema, Relatorio, Severidade};
pub use schema::validar_payload;

use crate::layout::Document;
use crate::payload::{ErroJson, Payload};
use crate::types::Modelo;

/// Validates one JSON document against the layout of its model.
///
/// What the API completes from the company's registration (emitente's name, address, CRT, series, number) may be
/// absent. Unknown fields and fields of groups that the document does not have are warnings.
///
/// # Errors
/// [`ErroJson`] when the bytes are not a JSON object at all.
///
/// ```
/// use focus_cte::{Modelo, validation::validar};
/// let relatorio = validar(br#"{"cfop": "4353"}"#, Modelo::Cte).unwrap();
/// let cfop = relatorio.erros().find(|p| p.campo == "cfop").unwrap();
/// assert_eq!(cfop.codigo, "cfop_invalido");
/// ```
pub fn validar(json: &[u8], modelo: Modelo) -> Result<Relatorio, ErroJson> {
    Ok(validar_payload(&Payload::from_slice(modelo, json)?))
}

/// As [`validar`], for any document of the layout: the bodies of events included.
pub fn validar_documento(json: &[u8], document: &'static Document) -> Result<Relatorio, ErroJson> {
    Ok(validar_payload(&Payload::from_slice_for(document, json)?))
}
