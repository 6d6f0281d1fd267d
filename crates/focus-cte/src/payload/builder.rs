//! A payload made from another text than JSON: whoever reads that text says what each slot holds.

use std::borrow::Cow;
use std::ops::Range;

use super::arena::{Item, Payload, Slot, Value};
use crate::layout::{self, Document, NO_SLOT, Scope, When};

/// Builds a [`Payload`] field by field, as the XML reader does.
///
/// Values are ranges of one source text, which [`finish`](Builder::finish) takes, or texts of their own. A blank value is for whoever
/// builds to leave out: it would be an absent field in JSON.
///
/// ```
/// use focus_cte::layout::CTE;
/// use focus_cte::payload::Builder;
///
/// let mut builder = Builder::new(&CTE);
/// let (root, cfop) = (builder.root(), CTE.scope.slot("cfop").unwrap());
/// builder.set_range(root, cfop, 6..10);
/// let payload = builder.finish("<CFOP>5353</CFOP>");
/// assert_eq!(payload.texto("cfop"), Some("5353"));
/// assert_eq!(payload.to_json(), r#"{"cfop":"5353"}"#);
/// ```
#[derive(Debug)]
pub struct Builder {
    payload: Payload<'static>,
    /// One past the last byte of the source that a value needs.
    end: usize,
}

impl Builder {
    /// An empty document.
    #[must_use]
    pub fn new(document: &'static Document) -> Self {
        Self { payload: Payload::empty(document, Cow::Borrowed("")), end: 0 }
    }

    /// The root object.
    #[must_use]
    pub fn root(&self) -> Item {
        self.payload.root()
    }

    /// The scope of an object.
    #[must_use]
    pub fn scope(&self, item: Item) -> &'static Scope {
        self.payload.scope(item)
    }

    /// Whether a slot holds a value.
    #[must_use]
    pub fn present(&self, item: Item, slot: u16) -> bool {
        self.payload.present(item, slot)
    }

    /// Whether any slot of `first..end` holds a value.
    #[must_use]
    pub fn any(&self, item: Item, first: u16, end: u16) -> bool {
        self.payload.any(item, first, end)
    }

    /// Number of items in a list so far.
    #[must_use]
    pub fn len(&self, item: Item, slot: u16) -> u32 {
        match self.payload.slot(item.0, slot) {
            Slot::List(_, len) => len,
            _ => 0,
        }
    }

    /// Sets a scalar to a range of the source.
    pub fn set_range(&mut self, item: Item, slot: u16, range: Range<usize>) {
        self.end = self.end.max(range.end);
        self.payload.set(item.0, slot, Slot::Text(Payload::span(range.start, range.end)));
    }

    /// Sets a scalar to a text of its own.
    pub fn set_text(&mut self, item: Item, slot: u16, text: &str) {
        let span = self.payload.add_text(text);
        self.payload.set(item.0, slot, Slot::Text(span));
    }

    /// Appends an item to a list.
    pub fn append(&mut self, item: Item, slot: u16) -> Item {
        let new = self.new_object(item, slot);
        let (first, len) = match self.payload.slot(item.0, slot) {
            Slot::List(first, len) => {
                let last = self.payload.objects[first as usize].last;
                self.payload.objects[last as usize].next = new;
                (first, len + 1)
            }
            _ => (new, 1),
        };
        self.payload.objects[first as usize].last = new;
        self.payload.set(item.0, slot, Slot::List(first, len));
        Item(new)
    }

    /// Sets an object.
    pub fn object(&mut self, item: Item, slot: u16) -> Item {
        let new = self.new_object(item, slot);
        self.payload.set(item.0, slot, Slot::Object(new));
        Item(new)
    }

    fn new_object(&mut self, item: Item, slot: u16) -> u32 {
        let outer = self.payload.scope(item);
        self.payload.new_object(outer.fields[usize::from(slot)].scope.unwrap_or(outer))
    }

    /// The payload, with the text that the ranges are of.
    ///
    /// # Panics
    /// When `source` is shorter than a range that was set. A range that cuts a character makes reading its value panic.
    #[must_use]
    pub fn finish<'a>(self, source: impl Into<Cow<'a, str>>) -> Payload<'a> {
        let source = source.into();
        assert!(self.end <= source.len(), "every range is of the source");
        let mut payload: Payload<'a> = self.payload;
        payload.source = source;
        payload
    }
}

impl Payload<'_> {
    /// Whether a condition of the layout holds in an object.
    #[must_use]
    pub fn holds(&self, item: Item, when: When) -> bool {
        layout::holds(&self.fields(item), when)
    }

    /// Text of a top-level scalar that is computed, by its tag: `tpAmb`, `cDV`.
    ///
    /// ```
    /// use focus_cte::{Modelo, Payload};
    ///
    /// let mut payload = Payload::from_slice(Modelo::Cte, b"{}")?;
    /// assert_eq!(payload.calculado("tpAmb"), None);
    /// payload.definir("#tpAmb", "2");
    /// assert_eq!(payload.calculado("tpAmb"), Some("2"));
    /// # Ok::<(), focus_cte::ErroJson>(())
    /// ```
    #[must_use]
    pub fn calculado(&self, tag: &str) -> Option<&str> {
        let named = |name: &str| name.strip_prefix('#') == Some(tag);
        let slot = self.document.scope.fields.iter().position(|f| named(f.name))?;
        match self.value(self.root(), u16::try_from(slot).unwrap_or(NO_SLOT)) {
            Value::Scalar(scalar) => Some(scalar.text),
            _ => None,
        }
    }
}
