//! `divisas_uf.csv`: which UFs share a border.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Neighbours of each UF.
static DIVISAS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let linhas = super::linhas(include_str!("../../tabelas/divisas_uf.csv"));
    linhas.filter_map(|l| l.split_once(',')).map(|(uf, vizinhas)| (uf, vizinhas.split(' ').collect())).collect()
});

/// Whether two UFs share a border.
pub(crate) fn fazem_divisa(uma: &str, outra: &str) -> bool {
    DIVISAS.get(uma).is_some_and(|vizinhas| vizinhas.contains(&outra))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Uf;

    #[test]
    fn every_uf_has_neighbours_and_borders_have_two_sides() {
        assert_eq!(DIVISAS.len(), 27);
        for (uf, vizinhas) in DIVISAS.iter() {
            assert!(uf.parse::<Uf>().is_ok() && !vizinhas.is_empty(), "{uf}");
            for vizinha in vizinhas {
                assert!(fazem_divisa(vizinha, uf), "{uf} {vizinha}");
            }
        }
    }
}
