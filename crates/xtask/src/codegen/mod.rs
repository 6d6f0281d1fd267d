//! Writes every file that follows from the layout table or from the table of return codes, or checks that none is stale.

mod ajustes;
mod apoio;
mod campos;
mod catalogo;
#[cfg(test)]
mod cobertura;
mod esquema;
mod estatica;
mod exigencias;
mod frases;
mod json;
mod nomes;
mod objetos;
mod python;
mod rejeicoes;
mod rust;
mod saida;
mod typescript;

use std::path::Path;

use crate::tabela::Tabela;
use catalogo::Catalogo;
use saida::Saida;

/// Folder of the table, below the repository's root.
pub const PASTA_LEIAUTE: &str = "crates/focus-cte/layout";

/// Generates everything below `raiz`; with `conferir`, writes nothing and lists what is stale.
pub fn executar(raiz: &Path, conferir: bool) -> Result<(), String> {
    let tabela = Tabela::ler(&raiz.join(PASTA_LEIAUTE))?;
    let mut arquivos = Vec::new();
    estatica::gerar(&tabela, &mut arquivos)?;
    let catalogo = Catalogo::ler(&tabela)?;
    rust::gerar(&catalogo, &mut arquivos);
    python::gerar(&catalogo, &mut arquivos);
    typescript::gerar(&catalogo, &mut arquivos);
    campos::gerar(&tabela, &catalogo, &mut arquivos);
    esquema::gerar(&tabela, &catalogo, &mut arquivos);
    rejeicoes::gerar(raiz, &tabela, &mut arquivos)?;
    Saida { raiz, conferir }.gravar(&arquivos)
}
