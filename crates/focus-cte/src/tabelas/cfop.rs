//! `cfop.csv`: CFOPs of freight services (MOC Visão Geral, item 12).

use std::sync::LazyLock;

static CFOPS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut cfops: Vec<&str> = super::linhas(include_str!("../../tabelas/cfop.csv")).collect();
    cfops.sort_unstable();
    cfops
});

/// Whether a CFOP is one of freight services.
pub(crate) fn de_transporte(cfop: &str) -> bool {
    CFOPS.binary_search(&cfop).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cfop_of_goods_is_not_one_of_transport() {
        assert!(de_transporte("6352") && !de_transporte("5102"));
    }
}
