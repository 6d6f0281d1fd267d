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
    /// Writes a whole element, whose content `conteudo` writes.
    #[inline]
    fn elemento(&mut self, node: &'static Node, conteudo: impl FnOnce(&mut String)) {
        self.fechar_abertura();
        let (abertura, fechamento) = node.tags();
        self.xml.push_str(abertura);
        conteudo(&mut self.xml);
        self.xml.push_str(fechamento);
    }

    #[inline]
    fn fechar_abertura(&mut self) {
        if self.aberta {
            self.escrever_atributos();
        }
    }

    /// Writes the attributes, by name as canonical XML has them, and the `>`.
    fn escrever_atributos(&mut self) {
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
        self.fechar_abertura();
        self.xml.push('<');
        self.xml.push_str(node.tag);
        if let Some(namespace) = self.namespace.take() {
            self.xml.push_str(" xmlns=\"");
            self.xml.push_str(namespace);
            self.xml.push('"');
        }
        self.aberta = true;
    }

    fn leave(&mut self, node: &'static Node) {
        self.fechar_abertura();
        self.xml.push_str(node.tags().1);
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
        self.elemento(node, |xml| escape::texto(xml, &valor));
    }

    /// No simple type takes an element, and no group has one of this name; no type of an attribute takes U+FFFD.
    fn wrong(&mut self, node: &'static Node, raw: &str, _trail: &Trail) {
        if node.kind == Kind::Attribute {
            self.atributos.push((node.tag, format!("\u{FFFD}{raw}")));
            return;
        }
        self.elemento(node, |xml| {
            xml.push_str("<json>");
            escape::texto(xml, raw);
            xml.push_str("</json>");
        });
    }
}
