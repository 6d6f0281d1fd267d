//! Where the walk is, and what that place is called in the XML and in the API.

use std::fmt::Write as _;

use super::node::{Kind, Node, Scope};

/// Where the walk is: the elements entered so far.
#[derive(Debug)]
pub struct Trail {
    pub(super) frames: Vec<Frame>,
    pub(super) root: &'static Scope,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) node: &'static Node,
    pub(super) scope: &'static Scope,
    pub(super) index: Option<u32>,
}

impl Trail {
    pub(super) fn scope(&self) -> &'static Scope {
        self.frames.last().map_or(self.root, |f| f.scope)
    }

    /// XML path of a child of the current element, below the root element: `infCte/infCTeNorm/infDoc/infNFe[3]/chave`.
    #[must_use]
    pub fn caminho(&self, node: &Node) -> String {
        let mut path = String::new();
        for frame in self.frames.iter().skip(1).filter(|f| !f.node.tag.is_empty()) {
            path.push_str(frame.node.tag);
            if let Some(index) = frame.index {
                let _ = write!(path, "[{}]", index + 1);
            }
            path.push('/');
        }
        if node.kind == Kind::Attribute {
            path.push('@');
        }
        path.push_str(node.tag);
        if node.tag.is_empty() {
            path.pop();
        }
        path
    }

    /// Whether the current element is an occurrence of this list (and not the place where the list is due).
    #[must_use]
    pub fn is_item_of(&self, node: &Node) -> bool {
        self.frames.last().is_some_and(|f| std::ptr::eq(f.node, node))
    }

    /// XML path of the current element.
    #[must_use]
    pub fn caminho_atual(&self) -> String {
        match self.frames.split_last() {
            Some((last, rest)) => {
                let outer = Self { frames: rest.to_vec(), root: self.root };
                let path = outer.caminho(last.node);
                last.index.map_or(path.clone(), |i| format!("{path}[{}]", i + 1))
            }
            None => String::new(),
        }
    }

    /// API path of a field of the current object: `nfes[2].chave_nfe`.
    #[must_use]
    pub fn campo(&self, slot: u16) -> String {
        let mut path = self.objects();
        let name = self.name(slot);
        if name != "." {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(name);
        }
        path
    }

    /// Name of a field of the current object.
    #[must_use]
    pub fn name(&self, slot: u16) -> &'static str {
        self.scope().fields.get(usize::from(slot)).map_or("", |f| f.name)
    }

    /// Path of the current JSON object, empty at the root.
    #[must_use]
    pub fn objects(&self) -> String {
        let mut path = String::new();
        let mut scope = self.root;
        for frame in &self.frames {
            if matches!(frame.node.kind, Kind::List | Kind::LeafList | Kind::Object) {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(scope.fields[usize::from(frame.node.slot)].name);
                if let Some(index) = frame.index {
                    let _ = write!(path, "[{index}]");
                }
            }
            scope = frame.scope;
        }
        path
    }
}
