//! Finds a field by its JSON name: a hash table built at compile time, verified by one string comparison.

use super::node::Scope;

/// Smallest table that keeps probing short for `names` entries.
#[must_use]
pub(super) const fn table_len(names: usize) -> usize {
    let mut len = 8;
    while len < names * 3 {
        len *= 2;
    }
    len
}

/// Builds the table: each entry is an index into `names` plus one, zero for empty.
#[must_use]
pub(super) const fn table<const N: usize>(names: &[(&str, u16)]) -> [u16; N] {
    let mut table = [0u16; N];
    let mut i = 0;
    while i < names.len() {
        let mut at = place(names[i].0.as_bytes(), N);
        while table[at] != 0 {
            at = (at + 1) & (N - 1);
        }
        #[expect(clippy::cast_possible_truncation, reason = "an object has a few hundred names")]
        {
            table[at] = i as u16 + 1;
        }
        i += 1;
    }
    table
}

/// First place of a name in a table of `len` entries, a power of two.
#[expect(clippy::cast_possible_truncation, reason = "only the low bits choose the place")]
const fn place(name: &[u8], len: usize) -> usize {
    hash(name) as usize & (len - 1)
}

/// Multiply-and-fold over the length and three eight-byte windows: names differ in their first, middle or last bytes.
const fn hash(name: &[u8]) -> u64 {
    let n = name.len();
    let mut h = mix(n as u64, word(name, 0));
    if n > 8 {
        h = mix(h, word(name, n - 8));
    }
    if n > 16 {
        h = mix(h, word(name, n / 2 - 4));
    }
    h
}

const fn mix(h: u64, w: u64) -> u64 {
    let m = (h ^ w).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    m ^ (m >> 32)
}

/// Up to eight bytes from `at`, little end first.
const fn word(name: &[u8], at: usize) -> u64 {
    if name.len() >= at + 8 {
        return u64::from_le_bytes([
            name[at],
            name[at + 1],
            name[at + 2],
            name[at + 3],
            name[at + 4],
            name[at + 5],
            name[at + 6],
            name[at + 7],
        ]);
    }
    let mut w = 0;
    let mut i = 0;
    while at + i < name.len() {
        w |= (name[at + i] as u64) << (8 * i);
        i += 1;
    }
    w
}

/// Equality of two names in place: most have 10 to 30 bytes, for which calling `memcmp` costs more than comparing.
#[inline]
fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    match (one.last_chunk::<8>(), other.last_chunk::<8>()) {
        (Some(last), Some(other_last)) => {
            let (chunks, other_chunks) = (one.as_chunks::<8>().0, other.as_chunks::<8>().0);
            last == other_last && chunks.iter().zip(other_chunks).all(|(a, b)| a == b)
        }
        _ => one.iter().zip(other).all(|(a, b)| a == b),
    }
}

impl Scope {
    /// Slot of the field that JSON calls `name`, if the layout knows it (misspellings included).
    #[must_use]
    pub fn slot(&self, name: &str) -> Option<u16> {
        self.slot_of_bytes(name.as_bytes())
    }

    fn slot_of_bytes(&self, name: &[u8]) -> Option<u16> {
        self.place_of(name).map(|at| self.names[at].1)
    }

    /// As [`Scope::slot`], for keys still in the JSON, which mostly come in the order of the layout: `next` is where the one after the
    /// last would be.
    #[inline]
    pub(crate) fn slot_from(&self, name: &[u8], next: &mut usize) -> Option<u16> {
        let at = match self.names.get(*next) {
            Some((known, _)) if same(known.as_bytes(), name) => *next,
            _ => self.place_of(name)?,
        };
        *next = at + 1;
        Some(self.names[at].1)
    }

    /// Index into `names`.
    #[inline]
    fn place_of(&self, name: &[u8]) -> Option<usize> {
        let mask = self.table.len() - 1;
        let mut at = place(name, self.table.len());
        loop {
            match self.table[at] {
                0 => return None,
                entry => {
                    let place = usize::from(entry) - 1;
                    if same(self.names[place].0.as_bytes(), name) {
                        return Some(place);
                    }
                }
            }
            at = (at + 1) & mask;
        }
    }
}
