//! What is wrong with a document, before anything is sent.
//!
//! [`validar`] gives the verdict that the official XSD would give on the XML made of the document, then what the
//! authority's own rules would refuse: every problem at once, in the API's names.

mod codes;
mod message;
mod report;
mod rules;
mod schema;
mod unknown;

pub use codes::CODIGOS;
pub(crate) use message::refused as recusa;
pub use report::{Problema, Relatorio, Severidade};
pub use rules::{
    Classe, Contexto, DocumentoRegra, ErroContexto, Referenciado, Regra, Rigor, SituacaoReferenciado, Vigencia, regras,
};
pub(crate) use rules::{Nomes, problema_da_regra};

use crate::layout::Document;
use crate::payload::{ErroJson, Payload};
use crate::types::Modelo;

/// Validates one JSON document of a model: its layout, then the rules that need neither clock nor environment.
///
/// What the API completes from the company's registration (emitente's name, address, CRT, series, number) may be
/// absent. Unknown fields and fields of groups that the document does not have are warnings. See [`validar_com`] for what depends
/// on environment and clock.
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
    validar_com(json, modelo, &Contexto::novo())
}

/// As [`validar`], with what is known beside the document: environment, clock, how far to judge.
///
/// ```
/// use focus_cte::{Modelo, validation::{Contexto, validar_com}};
///
/// let json = br#"{"valor_total": "100.00", "valor_receber": "120.00"}"#;
/// let relatorio = validar_com(json, Modelo::Cte, &Contexto::novo()).unwrap();
/// let receber = relatorio.erros().find(|p| p.cstat == Some(531)).unwrap();
/// assert_eq!((receber.campo.as_str(), receber.regra), ("valor_receber", Some("G048")));
/// let leiaute = validar_com(json, Modelo::Cte, &Contexto::leiaute()).unwrap();
/// assert!(leiaute.erros().all(|p| p.cstat.is_none()));
/// ```
pub fn validar_com(json: &[u8], modelo: Modelo, contexto: &Contexto) -> Result<Relatorio, ErroJson> {
    validar_documento(json, crate::layout::document(modelo), contexto)
}

/// As [`validar_com`], for a payload that is already in memory: of a document, or of an event's body. Its computed elements are those
/// of the payload, not of the context.
#[must_use]
pub fn validar_payload(payload: &Payload<'_>, contexto: &Contexto) -> Relatorio {
    let mut relatorio = schema::conferir(payload);
    julgar(payload, contexto, &mut relatorio.problemas);
    relatorio
}

/// Adds to the problems of the layout those of the rules, if the context asks for them.
pub(crate) fn julgar(payload: &Payload<'_>, contexto: &Contexto, problemas: &mut Vec<Problema>) {
    if contexto.rigor == Rigor::Sefaz
        && let Some(documento) = DocumentoRegra::de_payload(payload)
    {
        rules::julgar(payload, documento, contexto, problemas);
    }
}

/// As [`validar_com`], for any document of the layout: the bodies of events included.
pub fn validar_documento(json: &[u8], document: &'static Document, contexto: &Contexto) -> Result<Relatorio, ErroJson> {
    let mut payload = Payload::from_slice_for(document, json)?;
    for (elemento, texto) in &contexto.computados {
        payload.definir(elemento, texto);
    }
    Ok(validar_payload(&payload, contexto))
}
