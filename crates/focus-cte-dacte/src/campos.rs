//! The payload's fields by the API's names, as the blocks read them.

use focus_cte::payload::{Item, Payload, Value};

/// One JSON object of the payload: the document, a modal, an item of a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Campos<'p> {
    payload: &'p Payload<'p>,
    item: Item,
}

impl<'p> Campos<'p> {
    /// The document itself.
    pub(crate) fn raiz(payload: &'p Payload<'p>) -> Self {
        Self { payload, item: payload.root() }
    }

    fn valor(self, campo: &str) -> Value<'p> {
        match self.payload.scope(self.item).slot(campo) {
            Some(slot) => self.payload.value(self.item, slot),
            None => Value::Absent,
        }
    }

    /// The text of a field; empty when there is none.
    pub(crate) fn texto(self, campo: &str) -> &'p str {
        match self.valor(campo) {
            Value::Scalar(escalar) => escalar.text,
            _ => "",
        }
    }

    /// The text of the first of these fields that has one.
    pub(crate) fn primeiro(self, campos: &[&str]) -> &'p str {
        campos.iter().map(|campo| self.texto(campo)).find(|texto| !texto.is_empty()).unwrap_or_default()
    }

    /// Whether a field has a text.
    pub(crate) fn tem(self, campo: &str) -> bool {
        !self.texto(campo).is_empty()
    }

    /// The object of a field.
    pub(crate) fn objeto(self, campo: &str) -> Option<Self> {
        match self.valor(campo) {
            Value::Object(item) => Some(Self { item, ..self }),
            _ => None,
        }
    }

    /// The items of a list.
    pub(crate) fn lista(self, campo: &str) -> impl Iterator<Item = Self> + use<'p> {
        let primeiro = match self.valor(campo) {
            Value::List(item, _) => Some(item),
            _ => None,
        };
        std::iter::successors(primeiro, move |item| self.payload.next(*item)).map(move |item| Self { item, ..self })
    }

    /// The text of an item that is no object, in a list of scalars.
    pub(crate) fn escalar(self) -> &'p str {
        let slot = self.payload.scope(self.item).scalar;
        if slot == focus_cte::layout::NO_SLOT {
            return "";
        }
        match self.payload.value(self.item, slot) {
            Value::Scalar(escalar) => escalar.text,
            _ => "",
        }
    }
}
