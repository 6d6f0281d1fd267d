//! Namespaces in scope, as they are written: the values of their declarations are compared byte by byte.

/// The namespace that the prefix `xml` always has.
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The declarations of the open elements, outermost first.
#[derive(Debug, Clone, Default)]
pub(super) struct Espacos<'a> {
    declarados: Vec<(&'a str, &'a str)>,
}

impl<'a> Espacos<'a> {
    /// How many declarations there are, to come back to with [`fechar`](Self::fechar).
    pub(super) fn marca(&self) -> usize {
        self.declarados.len()
    }

    /// Forgets what came after the mark.
    pub(super) fn fechar(&mut self, marca: usize) {
        self.declarados.truncate(marca);
    }

    pub(super) fn declarar(&mut self, prefixo: &'a str, valor: &'a str) {
        self.declarados.push((prefixo, valor));
    }

    /// The namespace of a prefix (the default one for `""`), `None` when there is none.
    #[inline]
    pub(super) fn buscar(&self, prefixo: &str) -> Option<&'a str> {
        self.buscar_ate(prefixo, self.declarados.len())
    }

    /// As [`buscar`](Self::buscar), before the mark.
    pub(super) fn buscar_ate(&self, prefixo: &str, marca: usize) -> Option<&'a str> {
        if prefixo == "xml" {
            return Some(XML);
        }
        let achado = self.declarados[..marca].iter().rev().find(|(p, _)| *p == prefixo);
        achado.map(|(_, valor)| *valor).filter(|valor| !valor.is_empty())
    }

    /// Every prefix in scope with its namespace, each once.
    pub(super) fn em_vigor(&self) -> Vec<(&'a str, &'a str)> {
        let mut vigentes: Vec<(&str, &str)> = Vec::new();
        for &(prefixo, valor) in self.declarados.iter().rev() {
            if !vigentes.iter().any(|(p, _)| *p == prefixo) {
                vigentes.push((prefixo, valor));
            }
        }
        vigentes.retain(|(prefixo, valor)| !valor.is_empty() && *prefixo != "xml");
        vigentes
    }
}
