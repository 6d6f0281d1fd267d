//! One walk over the layout, one string, canonical as it is written.

use focus_cte::Uf;
use focus_cte::layout::{Check, Kind, Node, Trail, Visitor, walk};
use focus_cte::payload::Payload;

use crate::{NAMESPACE, escape};

/// Where the root of a payload's layout will stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Raiz {
    /// On its own: it declares the namespace.
    Documento,
    /// Inside an element that declares it already.
    Interna,
}

/// The XML of a payload that is complete. Date-times without an offset get that of `uf`.
pub(crate) fn escrever_payload(payload: &Payload<'_>, uf: Uf, raiz: Raiz) -> String {
    let (capacidade, namespace) = match raiz {
        Raiz::Documento => (16 * 1024, Some(NAMESPACE)),
        Raiz::Interna => (1024, None),
    };
    let mut escritor = Escritor {
        xml: String::with_capacity(capacidade),
        atributos: Vec::new(),
        aberta: false,
        fuso: uf.fuso(),
        namespace,
    };
    walk(payload, &mut escritor);
    escritor.xml
}

struct Escritor {
    xml: String,
    /// Attributes of the element whose opening tag is not closed yet.
    atributos: Vec<(&'static str, String)>,
    /// Whether the last thing written is an opening tag without its `>`.
    aberta: bool,
    fuso: &'static str,
    /// What is still to be declared at the root.
    namespace: Option<&'static str>,
}

impl Escritor {
    fn abrir(&mut self, tag: &str) {
        self.fechar_abertura();
        self.xml.push('<');
        self.xml.push_str(tag);
    }

    fn fechar(&mut self, tag: &str) {
        self.xml.push_str("</");
        self.xml.push_str(tag);
        self.xml.push('>');
    }

    /// Writes the attributes, by name as canonical XML has them, and the `>`.
    fn fechar_abertura(&mut self) {
        if !self.aberta {
            return;
        }
        self.aberta = false;
        self.atributos.sort_unstable_by_key(|(nome, _)| *nome);
        for (nome, valor) in self.atributos.drain(..) {
            self.xml.push(' ');
            self.xml.push_str(nome);
            self.xml.push_str("=\"");
            escape::atributo(&mut self.xml, &valor);
            self.xml.push('"');
        }
        self.xml.push('>');
    }
}

impl Visitor for Escritor {
    fn enter(&mut self, node: &'static Node, _trail: &Trail) {
        self.abrir(node.tag);
        if let Some(namespace) = self.namespace.take() {
            self.xml.push_str(" xmlns=\"");
            self.xml.push_str(namespace);
            self.xml.push('"');
        }
        self.aberta = true;
    }

    fn leave(&mut self, node: &'static Node) {
        self.fechar_abertura();
        self.fechar(node.tag);
    }

    fn leaf(&mut self, node: &'static Node, text: &str, trail: &Trail) {
        let valor = node.ty.normalise(text, self.fuso);
        if node.kind == Kind::Attribute {
            self.atributos.push((node.tag, valor.into_owned()));
            return;
        }
        // Every other type refuses what stands for such a character; these would take it.
        if matches!(node.ty.check, Check::Free(..) | Check::Email(..)) && escape::nao_cabe(&valor) {
            return self.wrong(node, &valor, trail);
        }
        self.abrir(node.tag);
        self.xml.push('>');
        escape::texto(&mut self.xml, &valor);
        self.fechar(node.tag);
    }

    /// No simple type takes an element, and no group has one of this name; no type of an attribute takes U+FFFD.
    fn wrong(&mut self, node: &'static Node, raw: &str, _trail: &Trail) {
        if node.kind == Kind::Attribute {
            self.atributos.push((node.tag, format!("\u{FFFD}{raw}")));
            return;
        }
        self.abrir(node.tag);
        self.xml.push_str("><json>");
        escape::texto(&mut self.xml, raw);
        self.xml.push_str("</json>");
        self.fechar(node.tag);
    }
}
