//! Small public tables that rules look things up in: the files of `tabelas/`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// CFOPs of freight services (MOC Visão Geral, item 12), sorted.
static CFOPS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut cfops: Vec<&str> = include_str!("../../../tabelas/cfop.csv").lines().skip(1).collect();
    cfops.sort_unstable();
    cfops
});

/// Neighbours of each UF.
static DIVISAS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let linhas = include_str!("../../../tabelas/divisas_uf.csv").lines().skip(1);
    linhas.filter_map(|l| l.split_once(',')).map(|(uf, vizinhas)| (uf, vizinhas.split(' ').collect())).collect()
});

/// Whether a CFOP is one of freight services.
pub(super) fn cfop_de_transporte(cfop: &str) -> bool {
    CFOPS.binary_search(&cfop).is_ok()
}

/// Whether two UFs share a border.
pub(super) fn fazem_divisa(uma: &str, outra: &str) -> bool {
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

    #[test]
    fn a_cfop_of_goods_is_not_one_of_transport() {
        assert!(cfop_de_transporte("6352") && !cfop_de_transporte("5102"));
    }
}
