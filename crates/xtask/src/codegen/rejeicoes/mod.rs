//! The authority's return codes: `crates/focus-cte/rejeicoes/rejeicoes.toml` as static Rust and as a page.

mod leitura;
mod pagina;
mod rust;

use std::path::Path;

use super::saida::Arquivo;
use crate::tabela::Tabela;

/// The data, below the repository's root.
const DADOS: &str = "crates/focus-cte/rejeicoes/rejeicoes.toml";

/// Adds the static table and the page.
pub fn gerar(raiz: &Path, tabela: &Tabela, arquivos: &mut Vec<Arquivo>) -> Result<(), String> {
    let codigos = leitura::ler(&raiz.join(DADOS))?;
    leitura::conferir(&codigos, tabela).map_err(|e| format!("{DADOS}: {e}"))?;
    arquivos.push(Arquivo { caminho: rust::CAMINHO.into(), texto: rust::texto(&codigos) });
    arquivos.push(Arquivo { caminho: pagina::CAMINHO.into(), texto: pagina::texto(&codigos) });
    Ok(())
}
