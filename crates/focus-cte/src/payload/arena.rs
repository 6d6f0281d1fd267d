//! The payload in memory: every scalar a span of the source text, every field a slot of its object.

use std::borrow::Cow;

use super::fields::any;
use crate::layout::{Campo, Document, NO_SLOT, Scope, Shape};
use crate::types::Modelo;

/// A span of the source text, or of the texts added later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Whether it is in the added texts.
    pub(super) added: bool,
}

/// What a slot holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Slot {
    /// Not in the JSON.
    #[default]
    Absent,
    /// Null, blank or an empty list: known to be there, but absent for every purpose.
    Blank,
    /// A string.
    Text(Span),
    /// A number, as written.
    Number(Span),
    /// A list: first item and length.
    List(u32, u32),
    /// An object.
    Object(u32),
    /// JSON of the wrong type for the field, raw.
    Wrong(Span),
}

/// A scalar of the payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scalar<'p> {
    /// Its text; of a number, the digits as written (exponents expanded).
    pub text: &'p str,
    /// Whether the JSON had a number.
    pub number: bool,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'p> {
    /// Absent, null or blank.
    Absent,
    /// A string or number.
    Scalar(Scalar<'p>),
    /// A list: its first item and its length.
    List(Item, u32),
    /// An object.
    Object(Item),
    /// JSON of a type that the field does not take, raw.
    Wrong(&'p str),
}

/// A JSON object of the payload: the root, a `modal_*` or an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item(pub(super) u32);

#[derive(Debug, Clone)]
pub(super) struct Object {
    pub(super) scope: &'static Scope,
    /// First slot in the arena.
    pub(super) base: u32,
    /// First word of presence bits.
    pub(super) bits: u32,
    /// Next item of the same list.
    pub(super) next: u32,
    /// Of the first item of a list that is being built: its last item.
    pub(super) last: u32,
    /// For an item that is not an object: its raw JSON.
    pub(super) wrong: Option<Span>,
}

/// A field that the layout does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownField {
    /// The object it was in.
    pub item: Item,
    /// Its name.
    pub name: String,
}

/// One JSON document: [`Payload::from_slice`] reads it, validation and the XML writer walk over it.
///
/// Scalars keep the text they had, numbers included, so no amount ever passes through a float.
#[derive(Debug, Clone)]
pub struct Payload<'a> {
    pub(super) document: &'static Document,
    pub(super) source: Cow<'a, str>,
    pub(super) added: String,
    pub(super) slots: Vec<Slot>,
    pub(super) bits: Vec<u64>,
    pub(super) objects: Vec<Object>,
    pub(super) unknown: Vec<UnknownField>,
}

impl<'a> Payload<'a> {
    pub(super) fn empty(document: &'static Document, source: Cow<'a, str>) -> Self {
        let mut payload = Self {
            document,
            source,
            added: String::new(),
            slots: Vec::with_capacity(1024),
            bits: Vec::with_capacity(64),
            objects: Vec::with_capacity(48),
            unknown: Vec::new(),
        };
        payload.new_object(document.scope);
        payload
    }

    /// The same payload with a text of its own.
    #[must_use]
    pub fn into_owned(self) -> Payload<'static> {
        let Self { document, source, added, slots, bits, objects, unknown } = self;
        Payload { document, source: Cow::Owned(source.into_owned()), added, slots, bits, objects, unknown }
    }

    /// The document of the layout that this payload is for.
    #[must_use]
    pub fn document(&self) -> &'static Document {
        self.document
    }

    /// The model, when the payload is a CT-e or a CT-e OS (events have none).
    #[must_use]
    pub fn modelo(&self) -> Option<Modelo> {
        Modelo::TODOS.into_iter().find(|m| crate::layout::document(*m).name == self.document.name)
    }

    /// The root object.
    #[must_use]
    pub fn root(&self) -> Item {
        Item(0)
    }

    /// Fields that the layout does not know, in the order they came.
    #[must_use]
    pub fn unknown(&self) -> &[UnknownField] {
        &self.unknown
    }

    /// Text of a top-level scalar in the API's name, `None` when absent, null, blank or not a scalar.
    #[must_use]
    pub fn texto(&self, campo: &str) -> Option<&str> {
        self.scalar_at(self.root(), self.document.scope.slot(campo)?)
    }

    /// As [`Payload::texto`], of a field known by its constant, computed ones included: nothing is looked up by name.
    #[must_use]
    pub fn texto_de(&self, campo: Campo) -> Option<&str> {
        self.scalar_at(self.root(), self.document.scope.slot_of(campo)?)
    }

    /// Whether a top-level field has any value.
    #[must_use]
    pub fn tem(&self, campo: &str) -> bool {
        self.document.scope.slot(campo).is_some_and(|slot| self.present(self.root(), slot))
    }

    /// Sets a top-level scalar; false (and nothing done) when the layout has no such scalar field.
    ///
    /// Computed fields are called `#` and their tag: `#cUF`, `#Id`.
    pub fn definir(&mut self, campo: &str, valor: &str) -> bool {
        let slot = if campo.starts_with('#') {
            let found = self.document.scope.fields.iter().position(|f| f.name == campo);
            found.and_then(|slot| u16::try_from(slot).ok())
        } else {
            self.document.scope.slot(campo)
        };
        slot.is_some_and(|slot| self.set_scalar(slot, valor))
    }

    /// As [`Payload::definir`], of a field known by its constant.
    pub fn definir_em(&mut self, campo: Campo, valor: &str) -> bool {
        self.document.scope.slot_of(campo).is_some_and(|slot| self.set_scalar(slot, valor))
    }

    /// Sets a top-level field if it is a scalar.
    pub(super) fn set_scalar(&mut self, slot: u16, valor: &str) -> bool {
        let scalar = self.document.scope.fields[usize::from(slot)].shape == Shape::Scalar;
        if scalar {
            let span = self.add_text(valor);
            self.set(0, slot, Slot::Text(span));
        }
        scalar
    }

    /// The scope of an object.
    #[must_use]
    pub fn scope(&self, item: Item) -> &'static Scope {
        self.objects[item.0 as usize].scope
    }

    /// Whether a slot holds a value.
    #[must_use]
    #[inline]
    pub fn present(&self, item: Item, slot: u16) -> bool {
        let word = self.objects[item.0 as usize].bits as usize + usize::from(slot / 64);
        self.bits[word] & (1 << (slot % 64)) != 0
    }

    /// Whether any slot of `first..end` holds a value.
    #[must_use]
    #[inline]
    pub fn any(&self, item: Item, first: u16, end: u16) -> bool {
        any(&self.bits[self.bits_base(item)..], first, end)
    }

    /// What a slot holds.
    #[must_use]
    #[inline]
    pub fn value(&self, item: Item, slot: u16) -> Value<'_> {
        self.read(self.slot(item.0, slot))
    }

    /// The text of a scalar.
    #[inline]
    pub(super) fn scalar(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Text(span) | Slot::Number(span) => Some(self.text(span)),
            _ => None,
        }
    }

    #[inline]
    pub(super) fn read(&self, slot: Slot) -> Value<'_> {
        match slot {
            Slot::Absent | Slot::Blank => Value::Absent,
            Slot::Text(span) => Value::Scalar(Scalar { text: self.text(span), number: false }),
            Slot::Number(span) => Value::Scalar(Scalar { text: self.text(span), number: true }),
            Slot::List(first, len) => Value::List(Item(first), len),
            Slot::Object(object) => Value::Object(Item(object)),
            Slot::Wrong(span) => Value::Wrong(self.text(span)),
        }
    }

    /// Text of a scalar; `None` when absent or not a scalar.
    #[inline]
    pub(crate) fn scalar_at(&self, item: Item, slot: u16) -> Option<&str> {
        self.scalar(self.slot(item.0, slot))
    }

    /// The item after this one in its list.
    #[must_use]
    pub fn next(&self, item: Item) -> Option<Item> {
        let next = self.objects[item.0 as usize].next;
        (next != 0).then_some(Item(next))
    }

    /// For a list item that should have been an object: its raw JSON.
    #[must_use]
    pub fn wrong(&self, item: Item) -> Option<&str> {
        self.objects[item.0 as usize].wrong.map(|span| self.text(span))
    }

    /// Path of a field of an object in the API's names: `nfes[2].chave_nfe`.
    #[must_use]
    pub fn path(&self, item: Item, field: &str) -> String {
        let mut path = field.to_owned();
        let mut current = item;
        while let Some((parent, slot, index)) = self.parent(current) {
            let name = self.scope(parent).fields[usize::from(slot)].name;
            let place = index.map_or(name.to_owned(), |i| format!("{name}[{i}]"));
            path = if path.is_empty() || path == "." { place } else { format!("{place}.{path}") };
            current = parent;
        }
        path
    }

    /// Whether the walk entered an object: every list or object field on the way to it was looked at.
    pub(crate) fn reached(&self, item: Item, visited: &crate::layout::Visited) -> bool {
        let parents = std::iter::successors(self.parent(item), |(parent, ..)| self.parent(*parent));
        parents.into_iter().all(|(parent, slot, _)| visited.saw(self, parent, slot))
    }

    /// The way from the root to an object: each object on it, the slot that leads on, the index there of a list's item, and the
    /// object it leads to.
    pub(crate) fn steps(&self, item: Item) -> Vec<(Item, u16, Option<usize>, Item)> {
        let mut steps = Vec::new();
        let mut current = item;
        while let Some((parent, slot, index)) = self.parent(current) {
            steps.push((parent, slot, index, current));
            current = parent;
        }
        steps.reverse();
        steps
    }

    /// The object, slot and list index that hold an object; `None` for the root.
    fn parent(&self, child: Item) -> Option<(Item, u16, Option<usize>)> {
        for item in self.items().take(child.0 as usize) {
            for slot in self.filled(item) {
                match self.value(item, slot) {
                    Value::Object(object) if object == child => return Some((item, slot, None)),
                    Value::List(first, _) if first.0 <= child.0 => {
                        let mut items = std::iter::successors(Some(first), |i| self.next(*i));
                        if let Some(index) = items.position(|i| i == child) {
                            return Some((item, slot, Some(index)));
                        }
                    }
                    _ => {}
                }
            }
        }
        None
    }

    /// Slots that hold a value in an object.
    pub(crate) fn filled(&self, item: Item) -> impl Iterator<Item = u16> + '_ {
        let object = &self.objects[item.0 as usize];
        let words = object.scope.words();
        let bits = &self.bits[object.bits as usize..object.bits as usize + words];
        bits.iter().enumerate().flat_map(|(w, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros();
                    rest &= rest - 1;
                    u16::try_from(w * 64 + bit as usize).unwrap_or(NO_SLOT)
                })
            })
        })
    }

    /// First word of an object's presence bits, for bookkeeping parallel to them.
    pub(crate) fn bits_base(&self, item: Item) -> usize {
        self.objects[item.0 as usize].bits as usize
    }

    /// Number of words of presence bits, and the bits.
    pub(crate) fn presence(&self) -> &[u64] {
        &self.bits
    }

    /// All objects, root first.
    pub(crate) fn items(&self) -> impl Iterator<Item = Item> + use<> {
        (0..u32::try_from(self.objects.len()).unwrap_or(u32::MAX)).map(Item)
    }

    #[inline]
    pub(super) fn text(&self, span: Span) -> &str {
        let source: &str = if span.added { &self.added } else { &self.source };
        &source[span.start as usize..span.end as usize]
    }

    pub(super) fn span(start: usize, end: usize) -> Span {
        Span { start: offset(start), end: offset(end), added: false }
    }

    pub(super) fn add_text(&mut self, text: &str) -> Span {
        let start = self.added.len();
        self.added.push_str(text);
        Span { start: offset(start), end: offset(self.added.len()), added: true }
    }

    pub(super) fn new_object(&mut self, scope: &'static Scope) -> u32 {
        let object = Object {
            scope,
            base: offset(self.slots.len()),
            bits: offset(self.bits.len()),
            next: 0,
            last: 0,
            wrong: None,
        };
        self.slots.resize(self.slots.len() + scope.fields.len(), Slot::Absent);
        self.bits.resize(self.bits.len() + scope.words(), 0);
        self.objects.push(object);
        offset(self.objects.len() - 1)
    }

    #[inline]
    pub(super) fn slot(&self, object: u32, slot: u16) -> Slot {
        self.slots[self.objects[object as usize].base as usize + usize::from(slot)]
    }

    #[inline]
    pub(super) fn set(&mut self, object: u32, slot: u16, value: Slot) {
        let Object { base, bits, .. } = self.objects[object as usize];
        self.slots[base as usize + usize::from(slot)] = value;
        if !matches!(value, Slot::Absent | Slot::Blank) {
            self.bits[bits as usize + usize::from(slot / 64)] |= 1 << (slot % 64);
        }
    }
}

/// Offsets are 32 bits wide; the reader refuses longer texts.
fn offset(n: usize) -> u32 {
    u32::try_from(n).expect("the reader refuses texts of 4 GiB and more")
}
