//! A schema file with everything that it includes and imports, and the declarations found there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use roxmltree::{Document, Node};

use super::XS;

/// Texts of a schema and of all files that it reaches.
#[derive(Debug)]
pub struct Textos(Vec<(String, String)>);

impl Textos {
    /// Reads `arquivo` of `pasta` and what it includes or imports, each file once.
    pub fn ler(pasta: &Path, arquivo: &str) -> Result<Self, String> {
        let mut lidos = BTreeSet::new();
        let mut fila = vec![arquivo.to_owned()];
        let mut textos = Vec::new();
        while let Some(nome) = fila.pop() {
            if !lidos.insert(nome.clone()) {
                continue;
            }
            let caminho = pasta.join(&nome);
            let texto = std::fs::read_to_string(&caminho).map_err(|e| format!("{}: {e}", caminho.display()))?;
            let documento = Document::parse(&texto).map_err(|e| format!("{nome}: {e}"))?;
            for no in documento.root_element().children().filter(|n| xs(n, "include") || xs(n, "import")) {
                let local =
                    no.attribute("schemaLocation").ok_or_else(|| format!("{nome}: import sem schemaLocation"))?;
                fila.push(local.to_owned());
            }
            textos.push((nome, texto));
        }
        Ok(Self(textos))
    }

    /// Parses every file.
    pub fn documentos(&self) -> Result<Vec<Document<'_>>, String> {
        self.0.iter().map(|(nome, texto)| Document::parse(texto).map_err(|e| format!("{nome}: {e}"))).collect()
    }
}

/// Kind of a top-level declaration: elements, simple types and complex types have names of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Especie {
    /// `xs:element`.
    Elemento,
    /// `xs:simpleType`.
    Simples,
    /// `xs:complexType`.
    Complexo,
}

/// Top-level declarations by kind, namespace and name.
#[derive(Debug)]
pub struct Esquema<'d> {
    /// Namespace of the schema itself, which files without one of their own take on when included.
    proprio: &'d str,
    declaracoes: BTreeMap<(Especie, &'d str, &'d str), Node<'d, 'd>>,
}

impl<'d> Esquema<'d> {
    /// Collects the declarations of all files; a name declared twice is an error.
    pub fn novo(documentos: &'d [Document<'d>]) -> Result<Self, String> {
        let mut declaracoes = BTreeMap::new();
        let proprio = documentos.first().and_then(|d| d.root_element().attribute("targetNamespace")).unwrap_or("");
        for documento in documentos {
            let raiz = documento.root_element();
            let alvo = raiz.attribute("targetNamespace").unwrap_or(proprio);
            for no in raiz.children().filter(Node::is_element) {
                let especie = match no.tag_name().name() {
                    "element" => Especie::Elemento,
                    "simpleType" => Especie::Simples,
                    "complexType" => Especie::Complexo,
                    "include" | "import" | "annotation" => continue,
                    outro => return Err(format!("xs:{outro} no topo de um XSD: construção não prevista")),
                };
                let nome = no.attribute("name").ok_or("declaração sem nome no topo de um XSD")?;
                if declaracoes.insert((especie, alvo, nome), no).is_some() {
                    return Err(format!("{nome} declarado duas vezes nos XSDs"));
                }
            }
        }
        Ok(Self { proprio, declaracoes })
    }

    /// The declaration of that qualified name, as written in `no`; `None` for the built-in types of XML Schema.
    pub fn declaracao(&self, especie: Especie, no: Node<'d, 'd>, nome: &'d str) -> Result<Node<'d, 'd>, String> {
        let (espaco, local) = qualificado(no, nome);
        self.em(especie, espaco, local)
    }

    /// The declaration of `local` in the namespace `espaco`.
    pub fn em(&self, especie: Especie, espaco: &'d str, local: &'d str) -> Result<Node<'d, 'd>, String> {
        let espaco = if espaco.is_empty() { self.proprio } else { espaco };
        let achada = self.declaracoes.get(&(especie, espaco, local));
        achada.copied().ok_or_else(|| format!("{local} não está declarado nos XSDs"))
    }

    /// Whether a complex type of that name exists.
    pub fn tem_complexo(&self, no: Node<'d, 'd>, nome: &'d str) -> bool {
        self.declaracao(Especie::Complexo, no, nome).is_ok()
    }

    /// The element `nome` of the schema's own namespace.
    pub fn raiz(&self, nome: &'d str) -> Result<Node<'d, 'd>, String> {
        self.em(Especie::Elemento, self.proprio, nome)
    }
}

/// Namespace and local part of a qualified name in an attribute of `no`.
pub fn qualificado<'d>(no: Node<'d, 'd>, nome: &'d str) -> (&'d str, &'d str) {
    match nome.split_once(':') {
        Some((prefixo, local)) => (no.lookup_namespace_uri(Some(prefixo)).unwrap_or(""), local),
        None => (no.lookup_namespace_uri(None).unwrap_or(""), nome),
    }
}

/// Whether it is that element of XML Schema.
pub fn xs(no: &Node<'_, '_>, nome: &str) -> bool {
    no.has_tag_name((XS, nome))
}

/// Child elements, annotations left out.
pub fn filhos<'d>(no: Node<'d, 'd>) -> impl Iterator<Item = Node<'d, 'd>> {
    no.children().filter(|n| n.is_element() && !xs(n, "annotation"))
}
