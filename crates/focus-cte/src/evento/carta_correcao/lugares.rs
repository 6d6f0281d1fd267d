//! Every leaf of a document's layout, with the XML group it is in and the API's name of it.

use std::sync::OnceLock;

use crate::layout::{self, Kind, NO_SLOT, Node, Scope, Type};
use crate::types::Modelo;

/// A leaf of the layout.
#[derive(Debug)]
pub(super) struct Lugar {
    /// The element that it is in.
    pub(super) grupo: &'static str,
    /// Its tag, or the attribute's name.
    pub(super) campo: &'static str,
    /// Its simple type.
    pub(super) tipo: &'static Type,
    /// Its path below the root: `infCte/ide/UFIni`.
    pub(super) caminho: String,
    /// Whether it is, or is within, something that repeats.
    pub(super) em_lista: bool,
    escopo: &'static Scope,
    slot: u16,
    /// The field that holds the JSON object it is in, and that field's own object; `None` at the root.
    objeto: Option<(&'static Scope, u16)>,
}

impl Lugar {
    /// Its name in the API, as a body of the letter would give it; `None` when the API has no such field.
    pub(super) fn nome(&self) -> Option<&'static str> {
        let nome = self.escopo.fields.get(usize::from(self.slot))?.name;
        if nome == "." { self.nome_do_objeto() } else { Some(nome).filter(|nome| !nome.starts_with('#')) }
    }

    /// The API's name of the list or object that it is in.
    pub(super) fn nome_do_objeto(&self) -> Option<&'static str> {
        let (escopo, slot) = self.objeto?;
        escopo.fields.get(usize::from(slot)).map(|campo| campo.name)
    }

    /// Whether the API calls it so, counting misspellings and lists that take a bare scalar.
    pub(super) fn chama_se(&self, nome: &str) -> bool {
        let proprio = self.slot != NO_SLOT && self.escopo.slot(nome) == Some(self.slot);
        proprio || (self.slot != NO_SLOT && self.escopo.scalar == self.slot && self.esta_em(nome))
    }

    /// Whether the API calls so the list or object that it is in.
    pub(super) fn esta_em(&self, nome: &str) -> bool {
        self.objeto.is_some_and(|(escopo, slot)| escopo.slot(nome) == Some(slot))
    }

    /// Whether both are places of the same field of the API.
    pub(super) fn mesmo_campo(&self, outro: &Self) -> bool {
        self.slot != NO_SLOT && self.slot == outro.slot && std::ptr::eq(self.escopo, outro.escopo)
    }

    /// Whether its name needs no group: it is a field of the document itself.
    pub(super) fn na_raiz(&self, nome: &str, modelo: Modelo) -> bool {
        let raiz = layout::document(modelo).scope;
        match self.objeto {
            None => true,
            Some((escopo, _)) => std::ptr::eq(escopo, raiz) && self.esta_em(nome),
        }
    }
}

/// The leaves of a model's layout, in its order.
pub(super) fn lugares(modelo: Modelo) -> &'static [Lugar] {
    static CTE: OnceLock<Vec<Lugar>> = OnceLock::new();
    static CTE_OS: OnceLock<Vec<Lugar>> = OnceLock::new();
    let todos = match modelo {
        Modelo::Cte => &CTE,
        Modelo::CteOs => &CTE_OS,
    };
    todos.get_or_init(|| {
        let documento = layout::document(modelo);
        let mut lugares = Vec::with_capacity(600);
        let raiz = Contexto {
            grupo: documento.root.tag,
            caminho: String::new(),
            escopo: documento.scope,
            objeto: None,
            em_lista: false,
        };
        visitar(documento.root.nodes, &raiz, &mut lugares);
        lugares
    })
}

#[derive(Clone)]
struct Contexto {
    grupo: &'static str,
    caminho: String,
    escopo: &'static Scope,
    objeto: Option<(&'static Scope, u16)>,
    em_lista: bool,
}

impl Contexto {
    fn dentro(&self, node: &'static Node) -> Self {
        Self { grupo: node.tag, caminho: self.abaixo(node.tag), ..self.clone() }
    }

    fn abaixo(&self, tag: &str) -> String {
        if self.caminho.is_empty() { tag.to_owned() } else { format!("{}/{tag}", self.caminho) }
    }

    /// The same place, in the JSON object that a list or object field holds.
    fn no_objeto(&self, node: &'static Node) -> Self {
        Self {
            escopo: node.scope.unwrap_or(self.escopo),
            objeto: Some((self.escopo, node.slot)),
            em_lista: self.em_lista || node.kind != Kind::Object,
            ..self.clone()
        }
    }
}

fn visitar(nodes: &'static [Node], contexto: &Contexto, lugares: &mut Vec<Lugar>) {
    for node in nodes {
        match node.kind {
            Kind::Leaf => lugares.push(lugar(node, contexto, node.slot)),
            Kind::Attribute => {
                let mut atributo = lugar(node, contexto, node.slot);
                atributo.caminho = contexto.abaixo(&format!("@{}", node.tag));
                lugares.push(atributo);
            }
            Kind::LeafList => {
                let interno = contexto.no_objeto(node);
                lugares.push(lugar(node, &interno, interno.escopo.scalar));
            }
            Kind::Group => visitar(node.nodes, &contexto.dentro(node), lugares),
            Kind::Sequence | Kind::Choice => visitar(node.nodes, contexto, lugares),
            Kind::List | Kind::Object => visitar(node.nodes, &contexto.no_objeto(node).dentro(node), lugares),
            Kind::Signature | Kind::Outside => {}
        }
    }
}

fn lugar(node: &'static Node, contexto: &Contexto, slot: u16) -> Lugar {
    Lugar {
        grupo: contexto.grupo,
        campo: node.tag,
        tipo: node.ty,
        caminho: contexto.abaixo(node.tag),
        em_lista: contexto.em_lista,
        escopo: contexto.escopo,
        slot,
        objeto: contexto.objeto,
    }
}

#[cfg(test)]
mod tests {
    use super::lugares;
    use crate::types::Modelo;

    #[test]
    fn every_group_and_tag_but_one_fits_the_event() {
        for modelo in Modelo::TODOS {
            let longos = lugares(modelo).iter().filter(|l| l.grupo.len() > 20 || l.campo.len() > 20);
            let longos: Vec<_> = longos.map(|l| (l.grupo, l.campo)).collect();
            assert_eq!(longos, [("gICMSPrevistoPagtoAntecip", "vICMSPrevisto")]);
        }
    }

    #[test]
    fn every_scalar_field_of_the_api_has_a_place() {
        for modelo in Modelo::TODOS {
            for campo in crate::layout::document(modelo).scope.fields {
                let escalar = campo.shape == crate::layout::Shape::Scalar;
                if escalar && campo.in_layout && !campo.name.starts_with('#') {
                    assert!(lugares(modelo).iter().any(|l| l.chama_se(campo.name)), "{modelo}: {}", campo.name);
                }
            }
        }
    }
}
