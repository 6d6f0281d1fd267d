//! Text that fits: first on one line at the full size, then smaller, then on more lines. Nothing is ever cut.

use crate::fonte::{Fonte, em_milimetros};
use crate::medida::entrelinha;

/// A text fitted into a width.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ajuste<'t> {
    /// Size of type.
    pub(crate) tamanho: f32,
    /// The lines.
    pub(crate) linhas: Vec<&'t str>,
}

impl Ajuste<'_> {
    /// Height of the lines.
    #[expect(clippy::cast_precision_loss, reason = "a few thousand lines at most")]
    pub(crate) fn altura(&self) -> f32 {
        self.linhas.len() as f32 * entrelinha(self.tamanho)
    }
}

/// Greatest and least size of type that a text may have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Corpo {
    pub(crate) maior: f32,
    pub(crate) menor: f32,
}

/// Fits a text whose height is free: one line as long as the least size allows, more lines of the least size otherwise.
pub(crate) fn ajustar(texto: &str, fonte: Fonte, corpo: Corpo, largura: f32) -> Ajuste<'_> {
    let texto = texto.trim();
    if texto.is_empty() {
        return Ajuste { tamanho: corpo.maior, linhas: Vec::new() };
    }
    if !texto.contains('\n') {
        let em_um_ponto = fonte.largura(texto, 1.0);
        if em_um_ponto * corpo.menor <= largura {
            let tamanho = (largura / em_um_ponto * 10.0).floor() / 10.0;
            return Ajuste { tamanho: tamanho.min(corpo.maior), linhas: vec![texto] };
        }
    }
    Ajuste { tamanho: corpo.menor, linhas: quebrar(texto, fonte, corpo.menor, largura) }
}

/// Fits a text into a box, at the greatest size whose lines have room; `Err` has the lines of the least size that have.
pub(crate) fn ajustar_em(
    texto: &str,
    fonte: Fonte,
    corpo: Corpo,
    largura: f32,
    altura: f32,
) -> Result<Ajuste<'_>, Ajuste<'_>> {
    let texto = texto.trim();
    if texto.is_empty() {
        return Ok(Ajuste { tamanho: corpo.maior, linhas: Vec::new() });
    }
    let mut tamanho = corpo.maior;
    loop {
        let mut ajuste = Ajuste { tamanho, linhas: quebrar(texto, fonte, tamanho, largura) };
        if ajuste.altura() <= altura + 0.01 {
            return Ok(ajuste);
        }
        if tamanho <= corpo.menor {
            while ajuste.linhas.len() > 1 && ajuste.altura() > altura + 0.01 {
                ajuste.linhas.pop();
            }
            return Err(ajuste);
        }
        tamanho = (tamanho - 0.25).max(corpo.menor);
    }
}

/// Breaks a text into lines at spaces, and words that are longer than a line anywhere.
pub(crate) fn quebrar(texto: &str, fonte: Fonte, tamanho: f32, largura: f32) -> Vec<&str> {
    let mut linhas = Vec::new();
    for paragrafo in texto.lines() {
        quebrar_paragrafo(paragrafo.trim_end(), fonte, tamanho, largura, &mut linhas);
    }
    linhas
}

fn quebrar_paragrafo<'t>(texto: &'t str, fonte: Fonte, tamanho: f32, largura: f32, linhas: &mut Vec<&'t str>) {
    let (mut inicio, mut milesimos) = (0, 0);
    // End of the last word that has room, and the beginning of the next.
    let mut quebra: Option<(usize, usize)> = None;
    for (em, c) in texto.char_indices() {
        let espaco = c.is_whitespace();
        if espaco {
            quebra = Some(match quebra {
                Some((fim, depois)) if depois == em => (fim, em + c.len_utf8()),
                _ => (em, em + c.len_utf8()),
            });
        }
        milesimos += fonte.milesimos(c);
        if espaco || em_milimetros(milesimos, tamanho) <= largura || em == inicio {
            continue;
        }
        let (fim, depois) = quebra.filter(|(fim, _)| *fim > inicio).unwrap_or((em, em));
        linhas.push(&texto[inicio..fim]);
        inicio = depois;
        quebra = None;
        milesimos = texto[inicio..em + c.len_utf8()].chars().map(|c| fonte.milesimos(c)).sum();
    }
    linhas.push(texto[inicio..].trim_end());
}

#[cfg(test)]
mod tests {
    use super::*;

    const CORPO: Corpo = Corpo { maior: 8.0, menor: 6.0 };

    #[test]
    fn a_short_text_keeps_its_size() {
        let ajuste = ajustar("Campinas", Fonte::Regular, CORPO, 60.0);
        assert_eq!((ajuste.tamanho, ajuste.linhas), (8.0, vec!["Campinas"]));
    }

    #[test]
    fn a_longer_text_shrinks_before_it_breaks() {
        let ajuste = ajustar("TRANSPORTADORA EXEMPLO LTDA", Fonte::Regular, CORPO, 38.0);
        assert!(ajuste.tamanho < 8.0 && ajuste.tamanho >= 6.0 && ajuste.linhas.len() == 1, "{ajuste:?}");
    }

    #[test]
    fn no_line_is_wider_than_the_width_and_no_word_is_lost() {
        let texto = "Rua  Conselheiro Furtado, 1450 - Galpão 3 - PARQUEINDUSTRIALDOSFERREIROSDOVALEDOPARAIBA - fim";
        for largura in [3.0, 9.0, 17.0, 25.0, 60.0] {
            let linhas = quebrar(texto, Fonte::Negrito, 7.0, largura);
            assert!(linhas.iter().all(|l| Fonte::Negrito.largura(l, 7.0) <= largura + 0.01), "{largura}: {linhas:?}");
            let sem_espacos = |t: &str| t.replace(' ', "");
            assert_eq!(sem_espacos(&linhas.concat()), sem_espacos(texto));
        }
    }

    #[test]
    fn line_breaks_of_the_text_stay() {
        assert_eq!(quebrar("um\n\ndois", Fonte::Regular, 8.0, 50.0), ["um", "", "dois"]);
    }

    #[test]
    fn a_box_too_small_says_so() {
        let texto = "palavra ".repeat(60);
        let ajuste = ajustar_em(&texto, Fonte::Regular, CORPO, 30.0, 8.0).unwrap_err();
        assert!(ajuste.tamanho < 6.01 && ajuste.altura() <= 8.01, "{ajuste:?}");
        assert!(ajustar_em(&texto, Fonte::Regular, CORPO, 60.0, 80.0).is_ok());
    }
}
