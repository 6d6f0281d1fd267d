//! The shapes of the layout table: nodes of the XML tree and the scopes (JSON objects) that feed them.

use super::campo::{Campo, SlotsByCampo};
use super::types::Type;

/// What a generated table file needs.
pub(super) mod prelude {
    pub(in crate::layout) use super::{
        Document, Field, Kind, NO_SLOT, Node, Origin, Rule, Scope, Shape, UNBOUNDED, When,
    };
}

/// Marks "no slot": the node takes nothing from the payload.
pub const NO_SLOT: u16 = u16::MAX;
/// Marks an unbounded number of occurrences.
pub const UNBOUNDED: u16 = u16::MAX;

/// A document of the layout: one XML root, and the JSON object that feeds it.
#[derive(Debug)]
pub struct Document {
    /// Name of its table file: `cte`, `cte_os`, `evento_cancelamento`, ...
    pub name: &'static str,
    /// The root element.
    pub root: Node,
    /// The root JSON object.
    pub scope: &'static Scope,
}

/// What a node of the XML tree is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Element with text.
    Leaf,
    /// Attribute of the enclosing element.
    Attribute,
    /// Element with children, fed by the same JSON object.
    Group,
    /// Children that come together or not at all; no element of its own.
    Sequence,
    /// One of its children; no element of its own.
    Choice,
    /// Repeated element with children, fed by a JSON list of objects.
    List,
    /// Repeated element with text, fed by a JSON list.
    LeafList,
    /// Element with children, fed by a JSON object of its own (`modal_*`).
    Object,
    /// The digital signature.
    Signature,
    /// Part of the official layout that ordinary issuers never send (see its description in the table).
    Outside,
}

/// Who supplies a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The caller.
    User,
    /// Computed by whoever writes the XML; the caller may not know it.
    Computed,
    /// The company's registration, when the caller leaves it out.
    Registration,
    /// The API's numbering, when the caller leaves it out.
    Numbering,
}

/// Condition under which a node exists.
#[derive(Debug, Clone, Copy)]
pub enum When {
    /// Unconditional.
    Always,
    /// The scalar in this slot has one of these values.
    In(u16, &'static [&'static str]),
    /// The scalar in this slot has none of these values (absent counts).
    NotIn(u16, &'static [&'static str]),
    /// The slot is filled.
    Present(u16),
}

/// One row of the table.
#[derive(Debug)]
pub struct Node {
    /// XML name; empty for sequences and choices.
    pub tag: &'static str,
    /// Its opening and its closing tag, one after the other, when it is an element.
    pub(super) tags: &'static str,
    /// What it is.
    pub kind: Kind,
    /// Least number of occurrences.
    pub min: u16,
    /// Greatest number of occurrences ([`UNBOUNDED`] for no limit).
    pub max: u16,
    /// Slot in the current scope that feeds it, or [`NO_SLOT`].
    pub slot: u16,
    /// First slot of the current scope that it or its children use.
    pub first: u16,
    /// One past the last such slot.
    pub end: u16,
    /// Who supplies it.
    pub origin: Origin,
    /// Simple type of a leaf.
    pub ty: &'static Type,
    /// What few nodes have.
    pub rule: Option<&'static Rule>,
    /// For a choice: the slot whose value decides, or [`NO_SLOT`] when presence decides.
    pub by: u16,
    /// For lists and objects: the JSON object behind each occurrence.
    pub scope: Option<&'static Scope>,
    /// Children in document order.
    pub nodes: &'static [Node],
}

/// What few nodes have, kept apart so that the others stay small.
#[derive(Debug)]
pub struct Rule {
    /// Condition of the node's existence.
    pub when: When,
    /// Text that is always written, whatever the payload says.
    pub fixed: Option<&'static str>,
    /// For a municipality code: slots of the name and the UF from which it is found when absent.
    pub municipio: Option<(u16, u16)>,
    /// For a list: slots of its items whose values may not repeat (`xs:unique`).
    pub unique: &'static [u16],
}

impl Rule {
    /// No rule at all: what the generated rows start from.
    pub(super) const NONE: Self = Self { when: When::Always, fixed: None, municipio: None, unique: &[] };
}

impl Node {
    /// Condition of its existence.
    #[must_use]
    pub fn when(&self) -> When {
        self.rule.map_or(When::Always, |rule| rule.when)
    }

    /// The opening and the closing tag of an element: `<CNPJ>` and `</CNPJ>`. Empty for what is none: attributes, sequences, choices.
    ///
    /// ```
    /// use focus_cte::layout::CTE;
    ///
    /// assert_eq!(CTE.root.tags(), ("<CTe>", "</CTe>"));
    /// ```
    #[must_use]
    #[inline]
    pub fn tags(&self) -> (&'static str, &'static str) {
        self.tags.split_at(self.tags.len() / 2)
    }

    /// A mandatory element that takes nothing: what the generated rows start from.
    pub(super) const fn new(ty: &'static Type) -> Self {
        Self {
            tag: "",
            tags: "",
            kind: Kind::Leaf,
            min: 1,
            max: 1,
            slot: NO_SLOT,
            first: 0,
            end: 0,
            origin: Origin::User,
            ty,
            rule: None,
            by: NO_SLOT,
            scope: None,
            nodes: &[],
        }
    }
}

/// What JSON a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// String, number or boolean.
    Scalar,
    /// Array of objects or scalars.
    List,
    /// Object.
    Object,
}

/// A field of the API.
#[derive(Debug)]
pub struct Field {
    /// Name in the JSON. Starts with `#` when computed (never read from JSON).
    pub name: &'static str,
    /// The same name as a number.
    pub campo: Campo,
    /// What it takes.
    pub shape: Shape,
    /// The object behind a list or object field.
    pub scope: Option<&'static Scope>,
    /// False for fields kept for compatibility that the layout 4.00 has no element for.
    pub in_layout: bool,
}

/// A JSON object: its fields by slot.
#[derive(Debug)]
pub struct Scope {
    /// Path of the object, for reading dumps: `cte`, `cte.nfes`, ...
    pub name: &'static str,
    /// Fields by slot.
    pub fields: &'static [Field],
    /// Slots by field name.
    pub(super) by_campo: &'static SlotsByCampo,
    /// Names that JSON may use, with their slots: the fields' own and the accepted misspellings.
    pub names: &'static [(&'static str, u16)],
    /// Hash table over `names`.
    pub table: &'static [u16],
    /// Slot that a bare scalar in the place of the object fills, or [`NO_SLOT`].
    pub scalar: u16,
}

impl Scope {
    /// Slot of a field, if objects of this kind have it.
    #[must_use]
    #[inline]
    pub fn slot_of(&self, campo: Campo) -> Option<u16> {
        let slot = self.by_campo[campo.numero()];
        (slot != NO_SLOT).then_some(slot)
    }

    /// Number of 64-bit words that the presence bits of its slots take.
    #[must_use]
    pub(crate) const fn words(&self) -> usize {
        self.fields.len().div_ceil(64)
    }
}
