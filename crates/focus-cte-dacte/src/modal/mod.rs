//! What each modal adds to the page: fields before the foot, and tables that continue (DACTE manual, chapter 3).

mod aereo;
mod aquaviario;
mod dutoviario;
mod ferroviario;
mod multimodal;
mod rodoviario;
mod rodoviario_os;

use focus_cte::Modelo;

use crate::documento::Documento;
use crate::fluxo::Fluxo;
use crate::quadro::Peca;

/// The fields of the document's modal.
pub(crate) fn pecas<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    let c = documento.campos;
    if documento.modelo == Modelo::CteOs {
        return c.objeto("modal_rodoviario").map(rodoviario_os::pecas).unwrap_or_default();
    }
    if documento.complementar() {
        return Vec::new();
    }
    match c.texto("modal") {
        "01" => c.objeto("modal_rodoviario").map(rodoviario::pecas),
        "02" => c.objeto("modal_aereo").map(|modal| aereo::pecas(c, modal)),
        "03" => c.objeto("modal_aquaviario").map(aquaviario::pecas),
        "04" => c.objeto("modal_ferroviario").map(ferroviario::pecas),
        "05" => c.objeto("modal_dutoviario").map(dutoviario::pecas),
        "06" => c.objeto("modal_multimodal").map(multimodal::pecas),
        _ => None,
    }
    .unwrap_or_default()
}

/// The lists of the document's modal.
pub(crate) fn fluxo<'p>(documento: &Documento<'p>) -> Option<Fluxo<'p>> {
    let c = documento.campos;
    if documento.modelo == Modelo::CteOs || documento.complementar() {
        return None;
    }
    match c.texto("modal") {
        "01" => c.objeto("modal_rodoviario").and_then(rodoviario::fluxo),
        "02" => c.objeto("modal_aereo").and_then(aereo::fluxo),
        "03" => c.objeto("modal_aquaviario").and_then(aquaviario::fluxo),
        "04" => c.objeto("modal_ferroviario").and_then(ferroviario::fluxo),
        _ => None,
    }
}
