//! Why a text could not be read as XML, or as a document of this layout.

/// The text could not be read.
///
/// `Display` is a whole Portuguese sentence with line and column (both from 1).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("linha {linha}, coluna {coluna}: {mensagem}")]
pub struct ErroLeitura {
    /// Stable code in `snake_case`: `xml_vazio`, `xml_grande`, `xml_malformado`, `xml_profundo`, `dtd_recusada`, `entidade_recusada`,
    /// `codificacao`, `raiz_desconhecida`, `evento_desconhecido`, `documento_incompleto`.
    pub codigo: &'static str,
    /// What is wrong, in Portuguese.
    pub mensagem: String,
    /// Line, from 1.
    pub linha: usize,
    /// Column in characters, from 1.
    pub coluna: usize,
}

impl ErroLeitura {
    /// At a byte of the text.
    #[cold]
    pub(crate) fn em(texto: &str, posicao: usize, codigo: &'static str, mensagem: impl Into<String>) -> Self {
        let antes = &texto.as_bytes()[..posicao.min(texto.len())];
        let linha = memchr::memchr_iter(b'\n', antes).count() + 1;
        let inicio = memchr::memrchr(b'\n', antes).map_or(0, |quebra| quebra + 1);
        let coluna = antes[inicio..].iter().filter(|b| **b & 0xC0 != 0x80).count() + 1;
        Self { codigo, mensagem: mensagem.into(), linha, coluna }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_in_lines_and_characters() {
        let em = |posicao| {
            let erro = ErroLeitura::em("aé\nção<", posicao, "x", "");
            (erro.linha, erro.coluna)
        };
        assert_eq!(em(0), (1, 1));
        assert_eq!(em(3), (1, 3));
        assert_eq!(em(4), (2, 1));
        assert_eq!(em(9), (2, 4));
        assert_eq!(em(999), (2, 5));
    }
}
