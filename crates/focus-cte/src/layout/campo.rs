//! Field names as numbers: code that knows the field it wants finds its slot in any object without comparing text.

use super::gerado::campo::NOMES;
use super::node::{Field, NO_SLOT};

pub use super::gerado::campo::*;

/// A name that fields have in the API, in whatever object: `chave_nfe`, `cfop`.
///
/// The constants of this module are all there are: a misspelt name does not compile.
///
/// ```
/// use focus_cte::layout::{self, campo};
///
/// assert_eq!(campo::CFOP.nome(), "cfop");
/// assert!(layout::CTE.scope.slot_of(campo::CFOP).is_some());
/// assert!(layout::CTE.scope.slot_of(campo::CHAVE_NFE).is_none(), "it is a field of the items of `nfes`");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Campo(pub(super) u16);

impl Campo {
    /// The name in the JSON; of computed elements, `#` and the tag.
    #[must_use]
    pub fn nome(self) -> &'static str {
        NOMES[self.numero()]
    }

    #[inline]
    pub(super) fn numero(self) -> usize {
        usize::from(self.0)
    }
}

/// The slot of each [`Campo`] in one kind of object, [`NO_SLOT`] where it has none.
pub(super) type SlotsByCampo = [u16; NOMES.len()];

/// Turns an object's fields by slot into its slots by field.
#[must_use]
pub(super) const fn slots_by_campo(fields: &[Field]) -> SlotsByCampo {
    let mut slots = [NO_SLOT; NOMES.len()];
    let mut slot = 0;
    while slot < fields.len() {
        #[expect(clippy::cast_possible_truncation, reason = "an object has a few hundred fields")]
        {
            slots[fields[slot].campo.0 as usize] = slot as u16;
        }
        slot += 1;
    }
    slots
}
