//! Which fields of a document are dates, and which are date-times: what a JavaScript `Date` becomes depends on it.

use focus_cte::layout::{self, Document, Kind, NO_SLOT, Node, Scope};
use napi_derive::napi;
use serde_json::{Map, Value};

/// For each document, fields as `"data"` or `"data_hora"`; lists and objects as objects of the same form.
#[napi]
pub fn campos_de_data() -> String {
    let documentos: [&Document; 7] = [
        &layout::CTE,
        &layout::CTE_OS,
        &layout::EVENTO_CANCELAMENTO,
        &layout::EVENTO_CARTA_CORRECAO,
        &layout::EVENTO_DESACORDO,
        &layout::EVENTO_REGISTRO_MULTIMODAL,
        &layout::EVENTO_DADOS_GTV,
    ];
    let mapa: Map<String, Value> = documentos
        .into_iter()
        .map(|documento| {
            let mut campos = Map::new();
            colher(&documento.root, documento.scope, &mut campos);
            (documento.name.to_owned(), Value::Object(campos))
        })
        .collect();
    Value::Object(mapa).to_string()
}

fn colher(no: &Node, escopo: &Scope, campos: &mut Map<String, Value>) {
    let nome = (no.slot != NO_SLOT).then(|| escopo.fields.get(usize::from(no.slot)).map(|campo| campo.name)).flatten();
    if let (Some(nome), Some(interno)) = (nome, no.scope) {
        let dentro = campos.entry(nome).or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(dentro) = dentro {
            no.nodes.iter().for_each(|filho| colher(filho, interno, dentro));
        }
        return;
    }
    if let (Some(nome), Kind::Leaf | Kind::Attribute | Kind::LeafList, Some(tipo)) = (nome, no.kind, tipo_de_data(no)) {
        campos.entry(nome).or_insert_with(|| tipo.into());
    }
    no.nodes.iter().for_each(|filho| colher(filho, escopo, campos));
}

fn tipo_de_data(no: &Node) -> Option<&'static str> {
    match no.ty.check {
        layout::Check::Date => Some("data"),
        layout::Check::DateTime => Some("data_hora"),
        _ => None,
    }
}
