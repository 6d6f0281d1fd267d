//! Code 128 (DACTE manual, 2.17 and chapter 7; ISO/IEC 15417).
//!
//! Digits go two to a symbol in subset C; the letters of an alphanumeric CNPJ go one to a symbol in subset B.

use crate::pagina::{Caixa, Pagina};

const INICIO_B: u8 = 104;
const INICIO_C: u8 = 105;
const PARA_B: u8 = 100;
const PARA_C: u8 = 99;
const FIM: u8 = 106;
/// Clear modules on each side.
const MARGEM: usize = 10;
/// Greatest width of a module: 9 cm for the 297 modules of a numeric key (DACTE manual, 2.17).
const MODULO: f32 = 90.0 / 297.0;

/// Widths of bars and spaces of each symbol, in modules.
const PADROES: [&str; 107] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312",
    "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212",
    "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321", "232121",
    "111323", "131123", "131321", "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331",
    "132131", "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131", "311123",
    "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224", "111422", "121124",
    "121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211", "241211", "221114",
    "413111", "241112", "134111", "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112",
    "421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311",
    "113141", "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
];

/// A bar code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Barras {
    /// Widths of bars and spaces in turn, in modules.
    larguras: Vec<u8>,
}

impl Barras {
    /// The bar code of a text of ASCII characters.
    pub(crate) fn de(texto: &str) -> Self {
        let mut simbolos = simbolos(texto.as_bytes());
        simbolos.push(verificador(&simbolos));
        simbolos.push(FIM);
        let larguras = simbolos.iter().flat_map(|s| PADROES[usize::from(*s)].bytes().map(|b| b - b'0')).collect();
        Self { larguras }
    }

    /// Number of modules, without the clear margins.
    fn modulos(&self) -> usize {
        self.larguras.iter().map(|l| usize::from(*l)).sum()
    }

    /// Draws the bars in the middle of a rectangle, as high as it is, on white.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred modules")]
    pub(crate) fn desenhar(&self, pagina: &mut Pagina, caixa: Caixa) {
        let modulo = (caixa.largura / (self.modulos() + 2 * MARGEM) as f32).min(MODULO);
        let largura = self.modulos() as f32 * modulo;
        let inicio = caixa.x + (caixa.largura - largura) / 2.0;
        let margem = MARGEM as f32 * modulo;
        let claro = Caixa { x: inicio - margem + 0.3, largura: largura + 2.0 * margem - 0.6, ..caixa };
        pagina.fundo(claro, 1.0);
        let mut em = 0.0;
        let barras = self.larguras.iter().enumerate().filter_map(|(i, largura)| {
            let (x, largura) = (inicio + em * modulo, f32::from(*largura));
            em += largura;
            i.is_multiple_of(2).then_some(Caixa { x, largura: largura * modulo, ..caixa })
        });
        pagina.retangulos(barras);
    }
}

/// The fewest symbols for a text, beginning with the start symbol.
fn simbolos(texto: &[u8]) -> Vec<u8> {
    let n = texto.len();
    let par = |i: usize| texto[i..].len() >= 2 && texto[i].is_ascii_digit() && texto[i + 1].is_ascii_digit();
    // Symbols needed from each place on, in subset B and in subset C; a change of subset takes one more.
    let mut custo = vec![[0_usize; 2]; n + 1];
    for i in (0..n).rev() {
        let b = 1 + custo[i + 1][0];
        let c = if par(i) { 1 + custo[i + 2][1] } else { usize::MAX / 2 };
        custo[i] = [b.min(c + 1), c.min(b + 1)];
    }
    let mut em_c = n > 0 && custo[0][1] <= custo[0][0];
    let mut simbolos = vec![if em_c { INICIO_C } else { INICIO_B }];
    let mut i = 0;
    while i < n {
        let fica = if em_c { par(i) && custo[i][1] == 1 + custo[i + 2][1] } else { custo[i][0] == 1 + custo[i + 1][0] };
        if !fica {
            em_c = !em_c;
            simbolos.push(if em_c { PARA_C } else { PARA_B });
        }
        if em_c {
            simbolos.push((texto[i] - b'0') * 10 + texto[i + 1] - b'0');
            i += 2;
        } else {
            // The characters of subset B begin with the space; the keys have no others.
            simbolos.push(texto[i].clamp(b' ', b'~') - b' ');
            i += 1;
        }
    }
    simbolos
}

/// The check symbol: the weighted sum, modulo 103 (DACTE manual, 2.17.1).
fn verificador(simbolos: &[u8]) -> u8 {
    let soma: usize = simbolos.iter().enumerate().map(|(i, s)| i.max(1) * usize::from(*s)).sum();
    u8::try_from(soma % 103).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_has_eleven_modules_and_the_stop_thirteen() {
        for (i, padrao) in PADROES.iter().enumerate() {
            let modulos: u8 = padrao.bytes().map(|b| b - b'0').sum();
            assert_eq!(modulos, if i == 106 { 13 } else { 11 }, "{i}");
        }
    }

    #[test]
    fn the_manuals_example_has_its_check_symbol() {
        let simbolos = simbolos(b"09758364");
        assert_eq!((&simbolos[..], verificador(&simbolos)), (&[105, 9, 75, 83, 64][..], 48));
    }

    #[test]
    fn a_numeric_key_takes_the_manuals_number_of_modules() {
        // 242 of the key, 11 of start, 11 of check, 13 of stop (DACTE manual, 2.17).
        assert_eq!(Barras::de("43181203527568000153570010002211211062211212").modulos(), 277);
    }

    #[test]
    fn letters_change_the_subset_only_where_it_pays() {
        assert_eq!(simbolos(b"1234AB5678"), [105, 12, 34, 100, 33, 34, 99, 56, 78]);
        assert_eq!(simbolos(b"A1B"), [104, 33, 17, 34]);
        assert_eq!(simbolos(b"AB12CD"), [104, 33, 34, 17, 18, 35, 36]);
        assert_eq!(simbolos(b""), [104]);
    }
}
