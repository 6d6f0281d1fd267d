//! `areas_incentivadas.csv`: municipalities of the free zone of Manaus (ZFM) and of each free trade area (ALC).

use super::erro::ErroTabela;
use super::planilha::{Planilha, codigo};

pub(super) const ARQUIVO: &str = "areas_incentivadas.csv";

/// One area: the ZFM, or one ALC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area(usize);

/// The table: the area of each municipality, sorted by code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Areas {
    municipios: Vec<(u32, Area)>,
}

impl Areas {
    pub(super) fn ler(texto: &str) -> Result<Self, ErroTabela> {
        let planilha = Planilha::ler(ARQUIVO, texto, &["area", "codigo_ibge"])?;
        let mut nomes = Vec::new();
        let mut areas = Self { municipios: Vec::new() };
        for linha in planilha.linhas() {
            let nome = linha.texto("area");
            if nome.is_empty() {
                return Err(linha.erro("area", "era esperado o nome da área, e está vazio"));
            }
            let area = nomes.iter().position(|n| *n == nome).unwrap_or_else(|| {
                nomes.push(nome);
                nomes.len() - 1
            });
            let municipio = linha.codigo("codigo_ibge", 7)?;
            match areas.municipios.binary_search_by_key(&municipio, |m| m.0) {
                Err(lugar) => areas.municipios.insert(lugar, (municipio, Area(area))),
                Ok(_) => return Err(linha.erro("codigo_ibge", "o mesmo município já apareceu em outra linha")),
            }
        }
        Ok(areas)
    }

    /// The area of a municipality, by its IBGE code.
    pub(crate) fn de(&self, municipio: &str) -> Option<Area> {
        let lugar = self.municipios.binary_search_by_key(&codigo(municipio, 7)?, |m| m.0).ok()?;
        self.municipios.get(lugar).map(|m| m.1)
    }
}
