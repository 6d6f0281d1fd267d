//! What the struct generators of all languages share.

use super::catalogo::Estrutura;
use super::frases;

/// What the struct is, its element, and for shared items where it occurs.
pub fn cabecalho(estrutura: &Estrutura) -> Vec<String> {
    let objeto = &estrutura.objeto;
    let mut linhas = vec![frases::ponto(&objeto.descricao), String::new()];
    let elemento = objeto.xml.rsplit('/').next().unwrap_or_default();
    if objeto.chave.contains('.') {
        let onde: Vec<String> = estrutura.chaves.iter().map(|c| format!("`{}`", onde(c))).collect();
        linhas.push(format!("XML: `{elemento}`. Item de {}.", onde.join(", ")));
    } else {
        linhas.push(format!("XML: `{elemento}`."));
    }
    linhas
}

/// `cte.nfes.unidades_carga` as `cte: nfes[].unidades_carga[]`.
fn onde(chave: &str) -> String {
    let (documento, resto) = chave.split_once('.').unwrap_or((chave, ""));
    format!("{documento}: {}[]", resto.replace('.', "[]."))
}

/// The code as a JSON number, when one gives exactly its text.
pub fn numero_do_codigo(codigo: &str) -> Option<String> {
    codigo.parse::<u32>().ok().map(|n| n.to_string()).filter(|n| n == codigo)
}
