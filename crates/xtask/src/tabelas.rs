//! `cargo xtask tabelas`: the authority's tables, where each comes from, and how old its data is.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

/// A table of `tabelas.toml`, named as its file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tabela {
    para: String,
    fonte: String,
    data: toml::value::Datetime,
}

/// Prints every table; fails when `tabelas.toml` and the files of its folder are not the same.
pub fn executar(raiz: &Path) -> Result<(), String> {
    let pasta = raiz.join("crates/focus-cte/tabelas");
    let hoje = jiff::Timestamp::now().to_zoned(TimeZone::UTC).date();
    let lista = fs::read_to_string(pasta.join("tabelas.toml")).map_err(|e| format!("tabelas.toml: {e}"))?;
    print!("{}", listar(&lista, &arquivos(&pasta)?, hoje)?);
    Ok(())
}

/// Names of the CSV files of the folder, with their numbers of lines after the header.
fn arquivos(pasta: &Path) -> Result<BTreeMap<String, usize>, String> {
    let erro = |e: std::io::Error| format!("{}: {e}", pasta.display());
    let mut arquivos = BTreeMap::new();
    for entrada in fs::read_dir(pasta).map_err(erro)? {
        let caminho = entrada.map_err(erro)?.path();
        if caminho.extension().is_some_and(|e| e == "csv") {
            let linhas = fs::read_to_string(&caminho).map_err(erro)?.lines().count();
            let nome = caminho.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            arquivos.insert(nome, linhas.saturating_sub(1));
        }
    }
    Ok(arquivos)
}

fn listar(lista: &str, arquivos: &BTreeMap<String, usize>, hoje: Date) -> Result<String, String> {
    use std::fmt::Write as _;

    let tabelas: BTreeMap<String, Tabela> = toml::from_str(lista).map_err(|e| format!("tabelas.toml: {e}"))?;
    let sem_arquivo = tabelas.keys().filter(|nome| !arquivos.contains_key(*nome));
    let sem_fonte = arquivos.keys().filter(|nome| !tabelas.contains_key(*nome));
    let faltas: Vec<String> = sem_arquivo
        .map(|nome| format!("{nome}.csv está em tabelas.toml e não existe"))
        .chain(sem_fonte.map(|nome| format!("{nome}.csv não está em tabelas.toml")))
        .collect();
    if !faltas.is_empty() {
        return Err(faltas.join("\n"));
    }
    let mut texto = String::new();
    for (nome, Tabela { para, fonte, data }) in &tabelas {
        let dia: Date = data.to_string().parse().map_err(|e| format!("tabelas.toml, {nome}: data {data}: {e}"))?;
        let idade = hoje.duration_since(dia).as_hours() / 24;
        let linhas = arquivos.get(nome).copied().unwrap_or_default();
        let _ = writeln!(texto, "{nome}.csv, {linhas} linhas, de {dia}, {idade} dias\n  {para}\n  {fonte}");
    }
    Ok(texto)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const LISTA: &str = "[a]\npara = \"p\"\nfonte = \"f\"\ndata = 2026-06-23\n";

    #[test]
    fn ages_are_in_days() {
        let texto = listar(LISTA, &BTreeMap::from([("a".into(), 7)]), date(2026, 7, 3)).expect("listed");
        assert_eq!(texto, "a.csv, 7 linhas, de 2026-06-23, 10 dias\n  p\n  f\n");
    }

    #[test]
    fn a_table_without_source_is_refused() {
        let arquivos = BTreeMap::from([("a".into(), 1), ("b".into(), 1)]);
        assert_eq!(listar(LISTA, &arquivos, date(2026, 7, 3)).expect_err("b"), "b.csv não está em tabelas.toml");
    }

    #[test]
    fn every_table_of_the_repository_has_a_source() {
        executar(&crate::raiz()).expect("tabelas.toml lists every file");
    }
}
