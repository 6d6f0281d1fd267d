//! The one walk over table and payload together, in XML order.
//!
//! It decides what exists: which optional groups are present, which alternative of a choice is taken, how often a
//! list repeats. A [`Visitor`] learns of each decision; validation judges them, the XML writer writes them.

use super::node::{Kind, NO_SLOT, Node, Origin, Scope, UNBOUNDED, When};
use super::trail::{Frame, Trail};
use super::visited::Visited;
use crate::municipios;
use crate::payload::{Fields, Item, Payload, Value};

/// What the walk tells. Defaults do nothing.
pub trait Visitor {
    /// An element with children begins.
    fn enter(&mut self, _node: &'static Node, _trail: &Trail) {}
    /// That element ends.
    fn leave(&mut self, _node: &'static Node) {}
    /// A leaf or attribute with its text, not yet normalised ([`Type::normalise`](super::Type::normalise)).
    fn leaf(&mut self, _node: &'static Node, _text: &str, _trail: &Trail) {}
    /// A mandatory leaf, list or object is absent, and nobody but the caller can supply it.
    fn missing(&mut self, _node: &'static Node, _trail: &Trail) {}
    /// A municipality code is absent and its name and UF are not in the table of municipalities.
    fn unknown_municipio(&mut self, _node: &'static Node, _nome: &str, _uf: &str, _trail: &Trail) {}
    /// JSON of the wrong type stands where the node's value was due.
    fn wrong(&mut self, _node: &'static Node, _raw: &str, _trail: &Trail) {}
    /// A list repeats fewer or more times than it may.
    fn count(&mut self, _node: &'static Node, _len: u32, _trail: &Trail) {}
    /// An item of a list repeats the value of an earlier one in a field that must be unique; the trail is at the item.
    fn repeated(&mut self, _node: &'static Node, _slot: u16, _text: &str, _trail: &Trail) {}
    /// None of the alternatives of a mandatory choice is present.
    fn choice_none(&mut self, _choice: &'static Node, _trail: &Trail) {}
    /// More than one alternative of a choice is present.
    fn choice_many(&mut self, _choice: &'static Node, _present: &[&'static Node], _trail: &Trail) {}
    /// The field that decides a mandatory choice is absent (`None`) or has a value without an alternative.
    fn undecided(&mut self, _choice: &'static Node, _value: Option<&str>, _trail: &Trail) {}
}

/// Goes over the payload in the order of the layout.
pub fn walk<V: Visitor>(payload: &Payload<'_>, visitor: &mut V) -> Visited {
    let document = payload.document();
    let mut walker = Walker {
        payload,
        visitor,
        trail: Trail { frames: Vec::with_capacity(16), root: document.scope },
        visited: vec![0; payload.presence().len()],
    };
    walker.element(&payload.fields(payload.root()), &document.root, document.scope, None);
    Visited(walker.visited)
}

/// Whether a condition of a node's existence holds in an object.
pub(crate) fn holds(fields: &Fields<'_>, when: When) -> bool {
    match when {
        When::Always => true,
        When::In(slot, values) => fields.text(slot).is_some_and(|t| values.contains(&t)),
        When::NotIn(slot, values) => !fields.text(slot).is_some_and(|t| values.contains(&t)),
        When::Present(slot) => fields.present(slot),
    }
}

struct Walker<'w, 'a, V> {
    payload: &'w Payload<'a>,
    visitor: &'w mut V,
    trail: Trail,
    visited: Vec<u64>,
}

impl<V: Visitor> Walker<'_, '_, V> {
    fn node(&mut self, fields: &Fields<'_>, node: &'static Node) {
        if let Some(rule) = node.rule {
            if !holds(fields, rule.when) {
                return;
            }
            if let Some(fixed) = rule.fixed {
                if node.slot != NO_SLOT {
                    self.mark(fields, node.slot);
                }
                return self.visitor.leaf(node, fixed, &self.trail);
            }
        }
        match node.kind {
            Kind::Leaf | Kind::Attribute => self.leaf(fields, node),
            Kind::Group => {
                if node.min > 0 || fields.any(node.first, node.end) {
                    self.element(fields, node, self.trail.scope(), None);
                }
            }
            Kind::Sequence => {
                if node.min > 0 || fields.any(node.first, node.end) {
                    self.children(fields, node);
                }
            }
            Kind::Choice if node.by == NO_SLOT => self.choice_by_presence(fields, node),
            Kind::Choice => self.choice_by_value(fields, node),
            Kind::List | Kind::LeafList | Kind::Object => self.repeated(fields, node),
            Kind::Signature | Kind::Outside => {}
        }
    }

    fn element(&mut self, fields: &Fields<'_>, node: &'static Node, scope: &'static Scope, index: Option<u32>) {
        self.trail.frames.push(Frame { node, scope, index });
        self.visitor.enter(node, &self.trail);
        self.children(fields, node);
        self.trail.frames.pop();
        self.visitor.leave(node);
    }

    fn children(&mut self, fields: &Fields<'_>, node: &'static Node) {
        for child in node.nodes {
            // Optional and absent: most of the layout in any one document.
            if child.min == 0 && child.rule.is_none() && !fields.any(child.first, child.end) {
                continue;
            }
            if child.rule.is_none() && matches!(child.kind, Kind::Leaf | Kind::Attribute) {
                self.leaf(fields, child);
            } else {
                self.node(fields, child);
            }
        }
    }

    #[inline]
    fn leaf(&mut self, fields: &Fields<'_>, node: &'static Node) {
        let Some(text) = fields.text(node.slot) else { return self.no_text(fields, node) };
        self.mark(fields, node.slot);
        if node.min > 0 || !node.ty.refuses_zero(text) {
            self.visitor.leaf(node, text, &self.trail);
        }
    }

    /// A leaf that is absent or has JSON of the wrong type.
    fn no_text(&mut self, fields: &Fields<'_>, node: &'static Node) {
        match fields.value(node.slot) {
            Value::Wrong(raw) => {
                self.mark(fields, node.slot);
                self.visitor.wrong(node, raw, &self.trail);
            }
            _ if node.min > 0 || node.rule.is_some() => self.absent_leaf(fields, node),
            _ => {}
        }
    }

    #[cold]
    fn absent_leaf(&mut self, fields: &Fields<'_>, node: &'static Node) {
        if let Some((nome, uf)) = node.rule.and_then(|rule| rule.municipio)
            && let (Some(nome), Some(uf)) = (fields.text(nome), fields.text(uf))
        {
            match municipios::codigo(nome, uf) {
                Some(codigo) => self.visitor.leaf(node, codigo, &self.trail),
                None if node.min > 0 => self.visitor.unknown_municipio(node, nome, uf, &self.trail),
                None => {}
            }
            return;
        }
        if node.min > 0 && node.origin == Origin::User {
            self.mark(fields, node.slot);
            self.visitor.missing(node, &self.trail);
        }
    }

    fn repeated(&mut self, fields: &Fields<'_>, node: &'static Node) {
        self.mark(fields, node.slot);
        match fields.value(node.slot) {
            Value::List(first, len) => {
                if len < u32::from(node.min) || (node.max != UNBOUNDED && len > u32::from(node.max)) {
                    self.visitor.count(node, len, &self.trail);
                }
                let (mut next, mut index) = (Some(first), 0);
                while let Some(child) = next {
                    self.item(child, node, Some(index));
                    next = self.payload.next(child);
                    index += 1;
                }
                for slot in node.rule.map_or(&[][..], |rule| rule.unique) {
                    self.unique(first, node, *slot);
                }
            }
            Value::Object(child) => self.item(child, node, None),
            Value::Wrong(raw) => self.visitor.wrong(node, raw, &self.trail),
            Value::Absent | Value::Scalar(_) if node.min > 0 => self.visitor.missing(node, &self.trail),
            Value::Absent | Value::Scalar(_) => {}
        }
    }

    fn item(&mut self, child: Item, node: &'static Node, index: Option<u32>) {
        let scope = self.payload.scope(child);
        let fields = self.payload.fields(child);
        if node.kind != Kind::LeafList && self.payload.wrong(child).is_none() {
            return self.element(&fields, node, scope, index);
        }
        self.trail.frames.push(Frame { node, scope, index });
        if let Some(raw) = self.payload.wrong(child) {
            self.visitor.wrong(node, raw, &self.trail);
        } else {
            self.mark(&fields, scope.scalar);
            match fields.value(scope.scalar) {
                Value::Scalar(scalar) => self.visitor.leaf(node, scalar.text, &self.trail),
                Value::Wrong(raw) => self.visitor.wrong(node, raw, &self.trail),
                _ => self.visitor.wrong(node, "", &self.trail),
            }
        }
        self.trail.frames.pop();
    }

    /// Tells each item whose value in `slot` an earlier item of the list has.
    fn unique(&mut self, first: Item, node: &'static Node, slot: u16) {
        let mut seen = Vec::new();
        let mut next = Some(first);
        for index in 0.. {
            let Some(child) = next else { return };
            if let Value::Scalar(scalar) = self.payload.value(child, slot) {
                if seen.contains(&scalar.text) {
                    self.trail.frames.push(Frame { node, scope: self.payload.scope(child), index: Some(index) });
                    self.visitor.repeated(node, slot, scalar.text, &self.trail);
                    self.trail.frames.pop();
                }
                seen.push(scalar.text);
            }
            next = self.payload.next(child);
        }
    }

    fn choice_by_presence(&mut self, fields: &Fields<'_>, choice: &'static Node) {
        let present = |n: &Node| fields.any(n.first, n.end) && holds(fields, n.when());
        let mut taken = choice.nodes.iter().filter(|n| present(n));
        match (taken.next(), taken.next()) {
            (None, _) if choice.min > 0 => self.visitor.choice_none(choice, &self.trail),
            (None, _) => {}
            (Some(only), None) => self.node(fields, only),
            (Some(_), Some(_)) => {
                let all: Vec<&'static Node> = choice.nodes.iter().filter(|n| present(n)).collect();
                self.visitor.choice_many(choice, &all, &self.trail);
                for node in all {
                    self.node(fields, node);
                }
            }
        }
    }

    fn choice_by_value(&mut self, fields: &Fields<'_>, choice: &'static Node) {
        if let Some(taken) = choice.nodes.iter().find(|n| holds(fields, n.when())) {
            return self.node(fields, taken);
        }
        // An element of its own may already have told what is wrong with the deciding field.
        if choice.min > 0 && !self.seen(fields, choice.by) {
            match fields.value(choice.by) {
                Value::Scalar(scalar) => self.visitor.undecided(choice, Some(scalar.text), &self.trail),
                Value::Wrong(raw) => self.visitor.undecided(choice, Some(raw), &self.trail),
                _ => self.visitor.undecided(choice, None, &self.trail),
            }
        }
        // Without the alternative nobody can say which of its fields were superfluous.
        (choice.first..choice.end).for_each(|slot| self.mark(fields, slot));
    }

    #[inline]
    fn mark(&mut self, fields: &Fields<'_>, slot: u16) {
        self.visited[fields.bits_base() + usize::from(slot / 64)] |= 1 << (slot % 64);
    }

    fn seen(&self, fields: &Fields<'_>, slot: u16) -> bool {
        self.visited[fields.bits_base() + usize::from(slot / 64)] & (1 << (slot % 64)) != 0
    }
}
