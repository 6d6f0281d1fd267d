//! One object of the payload, looked up once for all of its fields.

use super::arena::{Item, Payload, Slot, Value};

/// The fields of one object: what [`Payload::value`] and [`Payload::any`] tell, for who asks about many of them.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'p> {
    payload: &'p Payload<'p>,
    bits_base: usize,
    slots: &'p [Slot],
    bits: &'p [u64],
}

impl<'p> Fields<'p> {
    /// First word of the object's presence bits, for bookkeeping parallel to them.
    #[inline]
    pub(crate) fn bits_base(&self) -> usize {
        self.bits_base
    }

    /// What a slot holds.
    #[inline]
    pub(crate) fn value(&self, slot: u16) -> Value<'p> {
        self.payload.read(self.slots[usize::from(slot)])
    }

    /// Text of a scalar.
    #[inline]
    pub(crate) fn text(&self, slot: u16) -> Option<&'p str> {
        self.payload.scalar(self.slots[usize::from(slot)])
    }

    /// Whether a slot holds a value.
    #[inline]
    pub(crate) fn present(&self, slot: u16) -> bool {
        self.bits[usize::from(slot / 64)] & (1 << (slot % 64)) != 0
    }

    /// Whether any slot of `first..end` holds a value.
    #[inline]
    pub(crate) fn any(&self, first: u16, end: u16) -> bool {
        any(self.bits, first, end)
    }
}

impl Payload<'_> {
    /// The fields of an object.
    #[inline]
    pub(crate) fn fields(&self, item: Item) -> Fields<'_> {
        let object = &self.objects[item.0 as usize];
        Fields {
            payload: self,
            bits_base: object.bits as usize,
            slots: &self.slots[object.base as usize..][..object.scope.fields.len()],
            bits: &self.bits[object.bits as usize..][..object.scope.words()],
        }
    }
}

/// Whether any bit of `first..end` is set.
#[inline]
pub(super) fn any(bits: &[u64], first: u16, end: u16) -> bool {
    if first >= end {
        return false;
    }
    let (low, high) = (usize::from(first / 64), usize::from((end - 1) / 64));
    let low_mask = u64::MAX << (first % 64);
    let high_mask = u64::MAX >> (63 - (end - 1) % 64);
    if low == high {
        return bits[low] & low_mask & high_mask != 0;
    }
    bits[low] & low_mask != 0 || bits[low + 1..high].iter().any(|w| *w != 0) || bits[high] & high_mask != 0
}
