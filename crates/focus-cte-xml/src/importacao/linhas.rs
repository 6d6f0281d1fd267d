//! The rows of the table: which is an element's, and what a row always says.

use focus_cte::layout::{Kind, Node};

/// Names of the layout have 25 characters at most; those of others are cut, so that paths stay short.
pub(super) fn curto(nome: &str) -> &str {
    const MAXIMO: usize = 80;
    nome.char_indices().nth(MAXIMO).map_or(nome, |(fim, _)| &nome[..fim])
}

/// What is always written, whatever the document says.
pub(super) fn fixo(node: &Node) -> Option<&'static str> {
    node.rule.and_then(|rule| rule.fixed)
}

/// The place of an event's content.
pub(super) fn e_de_evento(node: &Node) -> bool {
    node.kind == Kind::Outside && node.tag.is_empty()
}

pub(super) fn assinatura(nodes: &'static [Node]) -> Option<&'static Node> {
    nodes.iter().find(|node| node.kind == Kind::Signature)
}

/// The row of an element among the children of another's. `dica` is where the last one was found: elements mostly come in order.
pub(super) fn achar(nodes: &'static [Node], tag: &str, dica: &mut usize) -> Option<&'static Node> {
    for passo in 0..nodes.len() {
        let i = if *dica + passo < nodes.len() { *dica + passo } else { *dica + passo - nodes.len() };
        if let Some(achado) = na_linha(&nodes[i], tag) {
            *dica = i;
            return Some(achado);
        }
    }
    None
}

fn na_linha(node: &'static Node, tag: &str) -> Option<&'static Node> {
    match node.kind {
        Kind::Sequence | Kind::Choice => node.nodes.iter().find_map(|n| na_linha(n, tag)),
        Kind::Attribute | Kind::Signature => None,
        _ => (node.tag == tag).then_some(node),
    }
}

#[cfg(test)]
mod tests {
    use focus_cte::evento::TipoEvento;
    use focus_cte::layout::{CTE, CTE_OS, EVENTO};

    use super::*;

    fn tags(nodes: &'static [Node], achadas: &mut Vec<&'static str>) {
        for node in nodes {
            match node.kind {
                Kind::Sequence | Kind::Choice => tags(node.nodes, achadas),
                Kind::Attribute => {}
                _ => achadas.push(node.tag),
            }
        }
    }

    fn conferir(node: &'static Node) {
        let mut achadas = Vec::new();
        tags(node.nodes, &mut achadas);
        achadas.sort_unstable();
        assert!(achadas.windows(2).all(|par| par[0] != par[1]), "{}: {achadas:?}", node.tag);
        node.nodes.iter().for_each(conferir);
    }

    /// The row of an element is found by its tag alone.
    #[test]
    fn no_two_children_of_an_element_have_the_same_tag() {
        conferir(&CTE.root);
        conferir(&CTE_OS.root);
        conferir(&EVENTO.root);
        for tipo in TipoEvento::TODOS {
            conferir(&tipo.documento().root);
        }
    }
}
