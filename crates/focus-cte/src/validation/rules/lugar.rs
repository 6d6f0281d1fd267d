//! Where a field of an object is in the XML.

use std::fmt::Write as _;

use crate::layout::{Kind, Node};
use crate::payload::{Item, Payload};

/// XML path of a slot of an object, below the root element; empty when the layout has no element for it there.
pub(super) fn caminho(payload: &Payload<'_>, item: Item, slot: u16) -> String {
    let mut caminho = String::new();
    let (mut node, mut atual) = (&payload.document().root, payload.root());
    for (_, slot, indice, proximo) in payload.steps(item) {
        let Some(trilha) = descer(payload, atual, node, slot) else { return String::new() };
        acrescentar(&mut caminho, &trilha);
        if let Some(indice) = indice {
            let _ = write!(caminho, "[{}]", indice + 1);
        }
        let Some(no) = trilha.last() else { return String::new() };
        (node, atual) = (no, proximo);
    }
    let Some(trilha) = descer(payload, atual, node, slot) else { return String::new() };
    acrescentar(&mut caminho, &trilha);
    caminho
}

fn acrescentar(caminho: &mut String, trilha: &[&'static Node]) {
    for passo in trilha.iter().filter(|passo| !passo.tag.is_empty()) {
        if !caminho.is_empty() {
            caminho.push('/');
        }
        if passo.kind == Kind::Attribute {
            caminho.push('@');
        }
        caminho.push_str(passo.tag);
    }
}

/// The nodes from below `node` to the one that a slot of the same object feeds, in the alternative that the document takes.
fn descer(payload: &Payload<'_>, item: Item, node: &'static Node, slot: u16) -> Option<Vec<&'static Node>> {
    node.nodes.iter().find_map(|filho| {
        if !payload.holds(item, filho.when()) {
            return None;
        }
        if filho.slot == slot {
            return Some(vec![filho]);
        }
        if matches!(filho.kind, Kind::List | Kind::LeafList | Kind::Object) {
            return None;
        }
        let mut resto = descer(payload, item, filho, slot)?;
        resto.insert(0, filho);
        Some(resto)
    })
}
