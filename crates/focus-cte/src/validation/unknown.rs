//! Fields that the layout does not know, with the nearest name that it does.

use super::report::{Problema, Severidade};
use crate::layout::Scope;
use crate::payload::Payload;

/// One warning for each unknown field.
pub(super) fn warnings(payload: &Payload<'_>) -> impl Iterator<Item = Problema> {
    payload.unknown().iter().map(|field| {
        let nearest = nearest(payload.scope(field.item), &field.name);
        let hint = nearest.map_or_else(
            || "confira o nome na página de campos".to_owned(),
            |name| format!("o nome mais parecido é «{name}»"),
        );
        Problema::do_leiaute(
            Severidade::Aviso,
            payload.path(field.item, &field.name),
            String::new(),
            "campo_desconhecido",
            format!("campo desconhecido: é enviado à API, mas não vai para o XML; {hint}"),
            None,
        )
    })
}

/// The known name of the object that looks most like `name`, if any looks alike at all.
fn nearest(scope: &Scope, name: &str) -> Option<&'static str> {
    const ALIKE: f64 = 0.75;
    let fields = scope.fields.iter().map(|f| f.name).filter(|f| !f.starts_with('#') && *f != ".");
    fields
        .map(|field| (strsim::normalized_damerau_levenshtein(field, name), field))
        .filter(|(score, _)| *score >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, field)| field)
}
