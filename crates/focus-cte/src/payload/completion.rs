//! What the API fills in before it makes the XML: the modal, the company's registration.

use super::arena::{Payload, Slot};
use crate::empresa::Empresa;
use crate::layout::When;

/// `modal` left out, one `modal_*` object present: the API deduces the code from it.
pub(super) fn derive_modal(payload: &mut Payload<'_>) {
    let scope = payload.document.scope;
    let Some(modal) = scope.slot("modal") else { return };
    if payload.present(payload.root(), modal) {
        return;
    }
    let mut codes = Vec::new();
    modal_codes(&payload.document.root, modal, payload, &mut codes);
    if let [code] = codes[..] {
        let span = payload.add_text(code);
        payload.set(0, modal, Slot::Text(span));
    }
}

/// Codes of `modal` under which a present `modal_*` object is written.
fn modal_codes(node: &crate::layout::Node, modal: u16, payload: &Payload<'_>, codes: &mut Vec<&'static str>) {
    if let When::In(slot, values) = node.when()
        && slot == modal
        && payload.any(payload.root(), node.first, node.end)
    {
        codes.extend(values.iter().take(1));
        return;
    }
    if node.kind != crate::layout::Kind::List {
        node.nodes.iter().for_each(|n| modal_codes(n, modal, payload, codes));
    }
}

/// Fields of the emitente that no document needs.
const DETAILS: [&str; 4] =
    ["nome_fantasia_emitente", "inscricao_estadual_st_emitente", "complemento_emitente", "telefone_emitente"];

impl Payload<'_> {
    /// Fills every emitente field that the payload leaves out from the company's registration, as the API does.
    ///
    /// The CNPJ or CPF is not filled: it says whose registration it is. A municipality given by name and UF keeps
    /// the code that belongs to them, and an emitente that is named gets no trade name, telephone or other detail that
    /// the layout can do without.
    pub fn completar(&mut self, empresa: &Empresa) {
        let named = self.tem("nome_emitente");
        let own_municipio = self.tem("municipio_emitente") && self.tem("uf_emitente");
        for (campo, valor) in empresa.campos() {
            if (own_municipio && campo == "codigo_municipio_emitente") || (named && DETAILS.contains(&campo)) {
                continue;
            }
            let Some(slot) = self.document.scope.slot(campo) else { continue };
            if !self.present(self.root(), slot) {
                self.set_scalar(slot, valor);
            }
        }
    }
}
