//! Which slots the walk looked at: what is left has no place in the document.

use crate::payload::{Item, Payload};

/// Which slots the walk looked at: bits parallel to the payload's presence bits.
#[derive(Debug)]
pub struct Visited(pub(super) Vec<u64>);

impl Visited {
    /// Whether the walk looked at a slot of an object.
    pub(crate) fn saw(&self, payload: &Payload<'_>, item: Item, slot: u16) -> bool {
        self.0[payload.bits_base(item) + usize::from(slot / 64)] & (1 << (slot % 64)) != 0
    }

    /// Slots that hold a value the walk had no use for: fields of groups that the document does not have.
    pub(crate) fn unused<'p>(&'p self, payload: &'p Payload<'_>) -> impl Iterator<Item = (Item, u16)> + 'p {
        let any = payload.presence().iter().zip(&self.0).any(|(present, seen)| present & !seen != 0);
        payload.items().filter(move |_| any).flat_map(move |item| {
            let base = payload.bits_base(item);
            payload
                .filled(item)
                .filter(move |slot| self.0[base + usize::from(slot / 64)] & (1 << (slot % 64)) == 0)
                .map(move |slot| (item, slot))
        })
    }
}
