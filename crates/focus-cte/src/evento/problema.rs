//! Building problems, and the name that was probably meant.

use crate::validation::{Problema, Severidade};

pub(super) fn erro(
    campo: &str,
    caminho: &str,
    codigo: &'static str,
    mensagem: String,
    valor: Option<&str>,
) -> Problema {
    let (campo, caminho) = (campo.to_owned(), caminho.to_owned());
    Problema::do_leiaute(Severidade::Erro, campo, caminho, codigo, mensagem, valor.map(resumo))
}

pub(super) fn aviso(
    campo: &str,
    caminho: &str,
    codigo: &'static str,
    mensagem: String,
    valor: Option<&str>,
) -> Problema {
    Problema { severidade: Severidade::Aviso, ..erro(campo, caminho, codigo, mensagem, valor) }
}

/// The known name that looks most like `nome`, if any looks alike at all.
pub(super) fn parecido<'n>(nome: &str, conhecidos: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    const PARECIDO: f64 = 0.7;
    conhecidos
        .map(|conhecido| (strsim::normalized_damerau_levenshtein(conhecido, nome), conhecido))
        .filter(|(semelhanca, _)| *semelhanca >= PARECIDO)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, conhecido)| conhecido)
}

/// Values are repeated in full up to a length that fits a line of a terminal or a log.
fn resumo(texto: &str) -> String {
    const MAXIMO: usize = 200;
    match texto.char_indices().nth(MAXIMO) {
        Some((fim, _)) => format!("{}…", &texto[..fim]),
        None => texto.to_owned(),
    }
}
