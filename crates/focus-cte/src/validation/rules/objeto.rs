//! A JSON object of the payload, as rules read it.

use rust_decimal::Decimal;

use crate::layout::campo::Campo;
use crate::payload::{Item, Payload, Value};
use crate::types::Uf;

/// An object of the document: the root, a `modal_*`, an item of a list.
#[derive(Clone, Copy)]
pub(super) struct Objeto<'p> {
    pub(super) payload: &'p Payload<'p>,
    pub(super) item: Item,
}

/// The fields of a group of the layout: from its first to its last in layout order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grupo(pub(super) Campo, pub(super) Campo);

impl<'p> Objeto<'p> {
    #[inline]
    fn value(self, campo: Campo) -> Value<'p> {
        match self.payload.scope(self.item).slot_of(campo) {
            Some(slot) => self.payload.value(self.item, slot),
            None => Value::Absent,
        }
    }

    /// Text of a scalar; `None` when absent, null, blank or not a scalar.
    #[inline]
    pub(super) fn texto(self, campo: Campo) -> Option<&'p str> {
        let slot = self.payload.scope(self.item).slot_of(campo)?;
        self.payload.scalar_at(self.item, slot)
    }

    /// Whether a field has any value.
    #[inline]
    pub(super) fn tem(self, campo: Campo) -> bool {
        self.payload.scope(self.item).slot_of(campo).is_some_and(|slot| self.payload.present(self.item, slot))
    }

    /// Whether a scalar has one of these values.
    #[inline]
    pub(super) fn e_um(self, campo: Campo, valores: &[&str]) -> bool {
        self.texto(campo).is_some_and(|texto| valores.contains(&texto))
    }

    /// Whether any field of a group has a value: then the layout has the group.
    pub(super) fn tem_grupo(self, Grupo(primeiro, ultimo): Grupo) -> bool {
        let scope = self.payload.scope(self.item);
        match (scope.slot_of(primeiro), scope.slot_of(ultimo)) {
            (Some(primeiro), Some(ultimo)) => self.payload.any(self.item, primeiro, ultimo + 1),
            _ => false,
        }
    }

    /// A federative unit; `None` when absent, unknown or abroad (`EX`).
    pub(super) fn uf(self, campo: Campo) -> Option<Uf> {
        Uf::de_sigla(self.texto(campo)?)
    }

    /// A decimal; `None` when absent or not a number as the layout writes them.
    pub(super) fn decimal(self, campo: Campo) -> Option<Decimal> {
        Decimal::from_str_exact(self.texto(campo)?).ok()
    }

    /// An amount that counts as zero when absent.
    pub(super) fn decimal_ou_zero(self, campo: Campo) -> Option<Decimal> {
        match self.texto(campo) {
            None => Some(Decimal::ZERO),
            Some(texto) => Decimal::from_str_exact(texto).ok(),
        }
    }

    /// The items of a list; none when it is absent.
    pub(super) fn itens(self, campo: Campo) -> impl Iterator<Item = Objeto<'p>> {
        let primeiro = match self.value(campo) {
            Value::List(primeiro, _) => Some(primeiro),
            _ => None,
        };
        let payload = self.payload;
        std::iter::successors(primeiro, |item| payload.next(*item)).map(move |item| Objeto { payload, item })
    }

    /// Number of items of a list.
    pub(super) fn quantos(self, campo: Campo) -> usize {
        match self.value(campo) {
            Value::List(_, quantos) => quantos as usize,
            _ => 0,
        }
    }

    /// An object field.
    pub(super) fn objeto(self, campo: Campo) -> Option<Objeto<'p>> {
        match self.value(campo) {
            Value::Object(item) => Some(Objeto { payload: self.payload, item }),
            _ => None,
        }
    }
}
