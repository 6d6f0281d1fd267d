//! Municipalities of the Zona Franca de Manaus and of the areas of free trade (Áreas de Livre Comércio).

static CSV: &str = include_str!("../../tabelas/areas_incentivadas.csv");

/// The area that a municipality belongs to, by its IBGE code; `None` when it belongs to none. Municipalities of one area have the
/// same name here.
///
/// ```
/// use focus_cte::tabelas::area_incentivada;
///
/// assert_eq!(area_incentivada::de("1302603"), Some("zfm"));
/// assert_eq!(area_incentivada::de("1600303"), area_incentivada::de("1600600"));
/// assert_eq!(area_incentivada::de("3550308"), None);
/// ```
#[must_use]
pub fn de(codigo_municipio: &str) -> Option<&'static str> {
    super::linhas(CSV).find_map(|linha| {
        let (codigo, resto) = linha.split_once(',')?;
        (codigo == codigo_municipio).then(|| resto.rsplit_once(',').map(|(_, area)| area))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_municipality_of_ibge() {
        assert_eq!(super::super::linhas(CSV).count(), 12);
        for linha in super::super::linhas(CSV) {
            let colunas: Vec<&str> = linha.split(',').collect();
            let [codigo, nome, uf, area] = colunas[..] else { panic!("{linha}") };
            assert_eq!(crate::municipios::codigo(nome, uf), Some(codigo));
            assert_eq!(de(codigo), Some(area));
        }
    }
}
