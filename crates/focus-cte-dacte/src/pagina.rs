//! A page's content: text, lines and filled areas, in millimetres from the top left corner.

use crate::fonte::Fonte;
use crate::medida::{FOLHA_ALTURA, PONTOS};
use crate::winansi;

/// Where a text stands in the width that it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Alinhamento {
    /// At the left edge.
    #[default]
    Esquerda,
    /// In the middle.
    Centro,
    /// At the right edge.
    Direita,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Caixa {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) largura: f32,
    pub(crate) altura: f32,
}

impl Caixa {
    pub(crate) const fn nova(x: f32, y: f32, largura: f32, altura: f32) -> Self {
        Self { x, y, largura, altura }
    }

    /// The rectangle within, `margem` away from each side.
    pub(crate) fn dentro(self, margem: f32) -> Self {
        let dobro = 2.0 * margem;
        Self::nova(self.x + margem, self.y + margem, self.largura - dobro, self.altura - dobro)
    }

    /// Lower edge.
    pub(crate) fn fundo(self) -> f32 {
        self.y + self.altura
    }

    /// Right edge.
    pub(crate) fn direita(self) -> f32 {
        self.x + self.largura
    }
}

/// Width of the lines around boxes, in points.
const TRACO: f32 = 0.5;

/// The operators of a page's content stream.
#[derive(Debug)]
pub(crate) struct Pagina {
    conteudo: Vec<u8>,
    /// Font and size that the content's state has.
    letra: Option<(Fonte, f32)>,
}

impl Pagina {
    pub(crate) fn nova() -> Self {
        let mut pagina = Self { conteudo: Vec::with_capacity(24 * 1024), letra: None };
        pagina.operador(&[TRACO], "w");
        pagina
    }

    /// The content stream.
    pub(crate) fn conteudo(&self) -> &[u8] {
        &self.conteudo
    }

    /// Puts the content of `outra` behind everything that is here.
    pub(crate) fn sobre(&mut self, outra: Pagina) {
        let frente = std::mem::replace(&mut self.conteudo, outra.conteudo);
        self.conteudo.extend_from_slice(&frente);
        self.letra = None;
    }

    /// Text whose base line begins at a point.
    pub(crate) fn texto(&mut self, x: f32, base: f32, fonte: Fonte, tamanho: f32, texto: &str) {
        if texto.is_empty() {
            return;
        }
        self.conteudo.extend_from_slice(b"BT ");
        self.escolher(fonte, tamanho);
        self.operador(&[x * PONTOS, (FOLHA_ALTURA - base) * PONTOS], "Td");
        self.mostrar(texto);
        self.conteudo.extend_from_slice(b"ET\n");
    }

    /// Text in a width that begins at `x`.
    pub(crate) fn texto_em(
        &mut self,
        (x, largura): (f32, f32),
        base: f32,
        (fonte, tamanho): (Fonte, f32),
        alinhamento: Alinhamento,
        texto: &str,
    ) {
        let sobra = match alinhamento {
            Alinhamento::Esquerda => 0.0,
            Alinhamento::Centro => (largura - fonte.largura(texto, tamanho)) / 2.0,
            Alinhamento::Direita => largura - fonte.largura(texto, tamanho),
        };
        self.texto(x + sobra, base, fonte, tamanho, texto);
    }

    /// Text turned by an angle around its middle, in a shade of grey (0 black, 1 white): for marks behind the content.
    pub(crate) fn marca(&mut self, (x, y): (f32, f32), graus: f32, tamanho: f32, cinza: f32, texto: &str) {
        let (seno, cosseno) = graus.to_radians().sin_cos();
        let largura = Fonte::Negrito.largura(texto, tamanho) * PONTOS;
        let (centro_x, centro_y) = (x * PONTOS, (FOLHA_ALTURA - y) * PONTOS);
        let (recuo, descida) = (largura / 2.0, tamanho * 0.36);
        let inicio_x = centro_x - recuo * cosseno + descida * seno;
        let inicio_y = centro_y - recuo * seno - descida * cosseno;
        self.operador(&[], "q");
        self.operador(&[cinza], "g");
        self.conteudo.extend_from_slice(b"BT ");
        self.escolher(Fonte::Negrito, tamanho);
        // The matrix needs more digits than places on the page do.
        for v in [cosseno, seno, -seno, cosseno] {
            self.conteudo.extend_from_slice(format!("{v:.5} ").as_bytes());
        }
        self.operador(&[inicio_x, inicio_y], "Tm");
        self.mostrar(texto);
        self.conteudo.extend_from_slice(b"ET\n");
        self.operador(&[], "Q");
        self.letra = None;
    }

    /// The outline of a rectangle.
    pub(crate) fn contorno(&mut self, caixa: Caixa) {
        self.retangulo(caixa);
        self.operador(&[], "S");
    }

    /// A filled rectangle, from 0 (black) to 1 (white).
    pub(crate) fn fundo(&mut self, caixa: Caixa, cinza: f32) {
        self.operador(&[cinza], "g");
        self.retangulo(caixa);
        self.operador(&[], "f");
        self.operador(&[0.0], "g");
    }

    /// Black rectangles, filled at once.
    pub(crate) fn retangulos(&mut self, caixas: impl Iterator<Item = Caixa>) {
        caixas.for_each(|caixa| self.retangulo(caixa));
        self.operador(&[], "f");
    }

    /// A line.
    pub(crate) fn linha(&mut self, de: (f32, f32), ate: (f32, f32)) {
        self.operador(&[de.0 * PONTOS, (FOLHA_ALTURA - de.1) * PONTOS], "m");
        self.operador(&[ate.0 * PONTOS, (FOLHA_ALTURA - ate.1) * PONTOS], "l");
        self.operador(&[], "S");
    }

    /// A dotted line, thin and grey: what divides the items of a list.
    pub(crate) fn pontilhado(&mut self, de: (f32, f32), ate: (f32, f32)) {
        self.conteudo.extend_from_slice(b"q .25 w .45 G [1 1.2] 0 d ");
        self.linha(de, ate);
        self.operador(&[], "Q");
    }

    /// The dashed line along which the receipt is cut off.
    pub(crate) fn picote(&mut self, de: (f32, f32), ate: (f32, f32)) {
        self.conteudo.extend_from_slice(b"q .4 w [4 3] 0 d ");
        self.linha(de, ate);
        self.operador(&[], "Q");
    }

    /// An image of the page's resources, over a rectangle.
    pub(crate) fn imagem(&mut self, nome: &str, caixa: Caixa) {
        self.operador(&[], "q");
        let (largura, altura) = (caixa.largura * PONTOS, caixa.altura * PONTOS);
        let (x, y) = (caixa.x * PONTOS, (FOLHA_ALTURA - caixa.fundo()) * PONTOS);
        self.operador(&[largura, 0.0, 0.0, altura, x, y], "cm");
        self.conteudo.extend_from_slice(format!("/{nome} Do\n").as_bytes());
        self.operador(&[], "Q");
    }

    fn retangulo(&mut self, caixa: Caixa) {
        let (x, y) = (caixa.x * PONTOS, (FOLHA_ALTURA - caixa.fundo()) * PONTOS);
        self.operador(&[x, y, caixa.largura * PONTOS, caixa.altura * PONTOS], "re");
    }

    fn escolher(&mut self, fonte: Fonte, tamanho: f32) {
        if self.letra != Some((fonte, tamanho)) {
            self.letra = Some((fonte, tamanho));
            self.conteudo.extend_from_slice(b"/");
            self.conteudo.extend_from_slice(fonte.nome().as_bytes());
            self.conteudo.push(b' ');
            self.operador(&[tamanho], "Tf");
        }
    }

    fn mostrar(&mut self, texto: &str) {
        self.conteudo.push(b'(');
        for c in texto.chars() {
            let codigo = winansi::codigo(c);
            if matches!(codigo, b'(' | b')' | b'\\') {
                self.conteudo.push(b'\\');
            }
            self.conteudo.push(codigo);
        }
        self.conteudo.extend_from_slice(b")Tj ");
    }

    fn operador(&mut self, operandos: &[f32], nome: &str) {
        for operando in operandos {
            self.numero(*operando);
            self.conteudo.push(b' ');
        }
        self.conteudo.extend_from_slice(nome.as_bytes());
        self.conteudo.push(b'\n');
    }

    /// A number with two decimals at most: a hundredth of a point is less than any printer's dot.
    #[expect(clippy::cast_possible_truncation, reason = "places on a page are small numbers")]
    fn numero(&mut self, valor: f32) {
        let centesimos = (valor * 100.0).round() as i32;
        if centesimos < 0 {
            self.conteudo.push(b'-');
        }
        let centesimos = centesimos.unsigned_abs();
        let (inteiro, resto) = (centesimos / 100, centesimos % 100);
        if inteiro > 0 || resto == 0 {
            self.inteiro(inteiro);
        }
        if resto > 0 {
            self.conteudo.push(b'.');
            self.conteudo.push(algarismo(resto / 10));
            if !resto.is_multiple_of(10) {
                self.conteudo.push(algarismo(resto % 10));
            }
        }
    }

    fn inteiro(&mut self, valor: u32) {
        if valor >= 10 {
            self.inteiro(valor / 10);
        }
        self.conteudo.push(algarismo(valor % 10));
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a digit is below 10")]
fn algarismo(valor: u32) -> u8 {
    b'0' + valor as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_two_decimals_at_most() {
        let mut pagina = Pagina { conteudo: Vec::new(), letra: None };
        pagina.operador(&[0.0, 1.0, 0.5, -0.254, 841.886, 10.1, -12.0, 0.004], "x");
        assert_eq!(String::from_utf8_lossy(&pagina.conteudo), "0 1 .5 -.25 841.89 10.1 -12 0 x\n");
    }

    #[test]
    fn parentheses_and_backslashes_are_escaped() {
        let mut pagina = Pagina { conteudo: Vec::new(), letra: Some((Fonte::Regular, 8.0)) };
        pagina.mostrar("a(b)\\é");
        assert_eq!(pagina.conteudo, b"(a\\(b\\)\\\\\xE9)Tj ");
    }
}
