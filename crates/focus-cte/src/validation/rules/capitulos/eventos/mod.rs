//! Events (MOC CT-e 4.00, Visão Geral, 5.1.5 and 6), in the order in which the authority judges.
//!
//! What the event is about is known only when the caller tells: its key, its number, who makes it, and with
//! [`Contexto::referenciado`](super::super::Contexto::referenciado) the document itself.

pub(super) mod carta_correcao;
pub(super) mod documento;
pub(super) mod geral;
pub(super) mod gtv;
pub(super) mod registro_multimodal;

use super::super::prelude::*;
use super::super::referenciado::Referenciado;
use crate::evento::TipoEvento;

/// The kind of event that is judged.
fn tipo(c: &Caso<'_>) -> Option<TipoEvento> {
    match c.documento {
        DocumentoRegra::Evento(tipo) => Some(tipo),
        _ => None,
    }
}

/// The document that the event is about, unless the key says that it is about another one.
fn documento<'p>(c: &Caso<'p>) -> Option<&'p Referenciado> {
    let documento = c.contexto.referenciado.as_ref()?;
    let outra = matches!((&documento.chave, &c.contexto.chave), (Some(dele), Some(do_evento)) if dele != do_evento);
    (!outra).then_some(documento)
}

/// The content of that document.
fn conteudo(documento: &Referenciado) -> Objeto<'_> {
    Objeto { payload: &documento.payload, item: documento.payload.root() }
}
