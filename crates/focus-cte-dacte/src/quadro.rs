//! Boxes side by side: cells with a title over a value, and cards with labels before their values.

use std::borrow::Cow;

use crate::fonte::Fonte;
use crate::medida::{ESQUERDA, LARGURA, ascendente, entrelinha};
use crate::pagina::{Alinhamento, Caixa, Pagina};
use crate::texto::{Ajuste, Corpo, ajustar};

/// Size of the titles of cells.
pub(crate) const TITULO: f32 = 5.0;
/// Size of the values, as long as they have room.
pub(crate) const CORPO: Corpo = Corpo { maior: 8.0, menor: 6.0 };
/// Between a box and its text, left and right.
pub(crate) const RECUO: f32 = 0.9;
/// Height of a block's title bar.
pub(crate) const ALTURA_FAIXA: f32 = 3.4;
/// Grey of the title bars.
const CINZA_FAIXA: f32 = 0.9;
/// From the top of a cell to its value.
const ALTURA_TITULO: f32 = 2.5;
/// Below the last line of a value.
const PE: f32 = 0.7;
/// Least height of a cell: title and one line of the full size.
const ALTURA_MINIMA: f32 = 6.6;

/// A piece of the page that is as wide as the page.
#[derive(Debug)]
pub(crate) enum Peca<'p> {
    /// The title bar of a block.
    Faixa(&'p str),
    /// Cells side by side.
    Linha(Vec<Celula<'p>>),
    /// Cards side by side.
    Fichas(Vec<Ficha<'p>>),
}

impl Peca<'_> {
    pub(crate) fn altura(&self) -> f32 {
        match self {
            Self::Faixa(_) => ALTURA_FAIXA,
            Self::Linha(celulas) => celulas.iter().map(Celula::altura).fold(0.0, f32::max),
            Self::Fichas(fichas) => fichas.iter().map(Ficha::altura).fold(0.0, f32::max),
        }
    }

    pub(crate) fn desenhar(&self, pagina: &mut Pagina, y: f32) {
        match self {
            Self::Faixa(titulo) => faixa(pagina, titulo, Caixa::nova(ESQUERDA, y, LARGURA, ALTURA_FAIXA)),
            Self::Linha(celulas) => {
                let (mut x, altura) = (ESQUERDA, self.altura());
                for celula in celulas {
                    celula.desenhar(pagina, Caixa::nova(x, y, celula.largura, altura));
                    x += celula.largura;
                }
            }
            Self::Fichas(fichas) => {
                let (mut x, altura) = (ESQUERDA, self.altura());
                for ficha in fichas {
                    ficha.desenhar(pagina, Caixa::nova(x, y, ficha.largura, altura));
                    x += ficha.largura;
                }
            }
        }
    }
}

/// Draws a title bar.
pub(crate) fn faixa(pagina: &mut Pagina, titulo: &str, caixa: Caixa) {
    pagina.fundo(caixa, CINZA_FAIXA);
    pagina.contorno(caixa);
    let base = caixa.y + (caixa.altura - entrelinha(6.5)) / 2.0 + ascendente(6.5);
    pagina.texto_em((caixa.x, caixa.largura), base, (Fonte::Negrito, 6.5), Alinhamento::Centro, titulo);
}

/// A box with a small title over a value.
#[derive(Debug, Clone)]
pub(crate) struct Celula<'p> {
    titulo: &'p str,
    valor: Cow<'p, str>,
    largura: f32,
    corpo: Corpo,
    alinhamento: Alinhamento,
    minima: f32,
}

impl<'p> Celula<'p> {
    pub(crate) fn nova(titulo: &'p str, valor: impl Into<Cow<'p, str>>, largura: f32) -> Self {
        let alinhamento = Alinhamento::Esquerda;
        Self { titulo, valor: valor.into(), largura, corpo: CORPO, alinhamento, minima: ALTURA_MINIMA }
    }

    /// The value in the middle.
    pub(crate) fn centro(self) -> Self {
        Self { alinhamento: Alinhamento::Centro, ..self }
    }

    /// The value at the right edge, as numbers stand.
    pub(crate) fn direita(self) -> Self {
        Self { alinhamento: Alinhamento::Direita, ..self }
    }

    /// Sizes of the value.
    pub(crate) fn corpo(self, corpo: Corpo) -> Self {
        Self { corpo, ..self }
    }

    /// Least height of the cell.
    pub(crate) fn altura_minima(self, minima: f32) -> Self {
        Self { minima, ..self }
    }

    fn ajuste(&self) -> Ajuste<'_> {
        ajustar(&self.valor, Fonte::Regular, self.corpo, self.largura - 2.0 * RECUO)
    }

    fn altura(&self) -> f32 {
        (ALTURA_TITULO + self.ajuste().altura() + PE).max(self.minima)
    }

    fn desenhar(&self, pagina: &mut Pagina, caixa: Caixa) {
        pagina.contorno(caixa);
        titulo(pagina, self.titulo, caixa);
        let ajuste = self.ajuste();
        // One line stands in the middle of the room below the title.
        let sobra = (caixa.altura - ALTURA_TITULO - PE - ajuste.altura()).max(0.0);
        let y = caixa.y + ALTURA_TITULO + if ajuste.linhas.len() == 1 { sobra.min(0.8) / 2.0 } else { 0.0 };
        linhas(pagina, &ajuste, Fonte::Regular, self.alinhamento, (caixa.x + RECUO, caixa.largura - 2.0 * RECUO), y);
    }
}

/// Draws the title of a cell.
pub(crate) fn titulo(pagina: &mut Pagina, titulo: &str, caixa: Caixa) {
    let util = caixa.largura - 2.0 * RECUO;
    let largura = Fonte::Regular.largura(titulo, TITULO);
    let tamanho = if largura > util { TITULO * util / largura } else { TITULO };
    pagina.texto(caixa.x + RECUO, caixa.y + 0.5 + ascendente(TITULO), Fonte::Regular, tamanho, titulo);
}

/// Draws fitted lines from `y` downwards; gives the end of the last one.
pub(crate) fn linhas(
    pagina: &mut Pagina,
    ajuste: &Ajuste<'_>,
    fonte: Fonte,
    alinhamento: Alinhamento,
    (x, largura): (f32, f32),
    mut y: f32,
) -> f32 {
    for linha in &ajuste.linhas {
        let base = y + ascendente(ajuste.tamanho);
        pagina.texto_em((x, largura), base, (fonte, ajuste.tamanho), alinhamento, linha);
        y += entrelinha(ajuste.tamanho);
    }
    y
}

/// A box with lines of labels and their values.
#[derive(Debug)]
pub(crate) struct Ficha<'p> {
    pub(crate) largura: f32,
    pub(crate) linhas: Vec<Vec<Rotulado<'p>>>,
}

/// A label and its value, with the width that both share.
#[derive(Debug)]
pub(crate) struct Rotulado<'p> {
    rotulo: &'p str,
    valor: Cow<'p, str>,
    largura: f32,
    fonte: Fonte,
    alinhamento: Alinhamento,
}

/// Size of the labels of cards.
const ROTULO: f32 = 5.5;
/// Size of the values of cards.
const CORPO_FICHA: Corpo = Corpo { maior: 7.5, menor: 6.0 };
/// Above and below the lines of a card.
const BORDA_FICHA: f32 = 0.8;
/// Least height of a line of a card.
const LINHA_FICHA: f32 = 3.35;

impl<'p> Rotulado<'p> {
    pub(crate) fn novo(rotulo: &'p str, valor: impl Into<Cow<'p, str>>, largura: f32) -> Self {
        Self { rotulo, valor: valor.into(), largura, fonte: Fonte::Regular, alinhamento: Alinhamento::Esquerda }
    }

    /// The value at the right edge, as numbers stand.
    pub(crate) fn direita(self) -> Self {
        Self { alinhamento: Alinhamento::Direita, ..self }
    }

    /// The value in bold.
    pub(crate) fn negrito(self) -> Self {
        Self { fonte: Fonte::Negrito, ..self }
    }

    fn largura_rotulo(&self) -> f32 {
        if self.rotulo.is_empty() { 0.0 } else { Fonte::Regular.largura(self.rotulo, ROTULO) + 1.2 }
    }

    fn largura_valor(&self) -> f32 {
        self.largura - self.largura_rotulo() - if self.alinhamento == Alinhamento::Direita { 0.0 } else { 0.6 }
    }

    fn ajuste(&self) -> Ajuste<'_> {
        ajustar(&self.valor, self.fonte, CORPO_FICHA, self.largura_valor())
    }

    fn desenhar(&self, pagina: &mut Pagina, x: f32, y: f32) {
        let base = y + ascendente(CORPO_FICHA.maior) + 0.1;
        pagina.texto(x, base, Fonte::Regular, ROTULO, self.rotulo);
        let ajuste = self.ajuste();
        // Smaller values stand on the base line of the label.
        let y = base - ascendente(ajuste.tamanho);
        let x = x + self.largura_rotulo();
        linhas(pagina, &ajuste, self.fonte, self.alinhamento, (x, self.largura_valor()), y);
    }
}

impl Ficha<'_> {
    fn altura(&self) -> f32 {
        2.0 * BORDA_FICHA + self.linhas.iter().map(|linha| altura_da_linha(linha)).sum::<f32>()
    }

    fn desenhar(&self, pagina: &mut Pagina, caixa: Caixa) {
        pagina.contorno(caixa);
        let mut y = caixa.y + BORDA_FICHA;
        for linha in &self.linhas {
            let mut x = caixa.x + RECUO;
            for rotulado in linha {
                rotulado.desenhar(pagina, x, y);
                x += rotulado.largura;
            }
            y += altura_da_linha(linha);
        }
    }
}

fn altura_da_linha(linha: &[Rotulado<'_>]) -> f32 {
    let altura = |r: &Rotulado<'_>| {
        let ajuste = r.ajuste();
        ascendente(CORPO_FICHA.maior) - ascendente(ajuste.tamanho) + ajuste.altura() + 0.4
    };
    linha.iter().map(altura).fold(LINHA_FICHA, f32::max)
}
