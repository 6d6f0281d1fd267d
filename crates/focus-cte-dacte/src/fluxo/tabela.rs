//! A table: columns with titles, rows of any height, and dotted lines between them (DACTE manual, 2.8).

use std::borrow::Cow;

use super::{ALTURA_CONTINUA, Trecho};
use crate::fonte::Fonte;
use crate::medida::{ESQUERDA, LARGURA, ascendente};
use crate::pagina::{Alinhamento, Caixa, Pagina};
use crate::quadro::{self, RECUO, TITULO};
use crate::texto::{Ajuste, Corpo, ajustar};

const CORPO: Corpo = Corpo { maior: 7.0, menor: 5.5 };
/// Height of the titles of the columns.
const ALTURA_TITULOS: f32 = 2.7;
/// Above and below the text of a row.
const BORDA: f32 = 0.35;

/// A column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Coluna {
    titulo: &'static str,
    largura: f32,
    alinhamento: Alinhamento,
}

impl Coluna {
    pub(crate) const fn nova(titulo: &'static str, largura: f32) -> Self {
        Self { titulo, largura, alinhamento: Alinhamento::Esquerda }
    }

    /// For numbers.
    pub(crate) const fn direita(titulo: &'static str, largura: f32) -> Self {
        Self { titulo, largura, alinhamento: Alinhamento::Direita }
    }
}

/// A table whose columns may stand several times side by side.
#[derive(Debug)]
pub(crate) struct Tabela<'p> {
    pub(super) titulo: &'static str,
    colunas: &'static [Coluna],
    /// How often the columns stand side by side.
    vezes: usize,
    /// The items' values, one after the other.
    valores: Vec<Cow<'p, str>>,
    alturas: Vec<f32>,
}

impl<'p> Tabela<'p> {
    /// A table of items with one value for each column; the columns stand as often side by side as the page is wide.
    pub(crate) fn nova(titulo: &'static str, colunas: &'static [Coluna], valores: Vec<Cow<'p, str>>) -> Self {
        let largura: f32 = colunas.iter().map(|c| c.largura).sum();
        let vezes = if largura <= LARGURA / 3.0 + 0.01 {
            3
        } else if largura <= LARGURA / 2.0 + 0.01 {
            2
        } else {
            1
        };
        let mut tabela = Self { titulo, colunas, vezes, valores, alturas: Vec::new() };
        let por_linha = tabela.colunas.len() * tabela.vezes;
        let linhas = tabela.valores.len().div_ceil(por_linha);
        tabela.alturas = (0..linhas)
            .map(|i| {
                let celulas = tabela.celulas(i).map(|(coluna, valor)| ajuste(coluna, valor).altura());
                celulas.fold(0.0, f32::max) + 2.0 * BORDA
            })
            .collect();
        tabela
    }

    pub(super) fn linhas(&self) -> usize {
        self.alturas.len()
    }

    pub(super) fn altura_da_linha(&self, linha: usize) -> f32 {
        self.alturas[linha]
    }

    #[expect(clippy::unused_self, reason = "every block tells its own height")]
    pub(super) fn altura_titulos(&self) -> f32 {
        ALTURA_TITULOS
    }

    /// The columns and values of a row.
    fn celulas(&self, linha: usize) -> impl Iterator<Item = (&'static Coluna, &str)> {
        let por_linha = self.colunas.len() * self.vezes;
        let fim = self.valores.len().min((linha + 1) * por_linha);
        let valores = self.valores[linha * por_linha..fim].iter().map(Cow::as_ref);
        self.colunas.iter().cycle().zip(valores)
    }

    pub(super) fn desenhar(&self, pagina: &mut Pagina, caixa: Caixa, trecho: &Trecho) {
        let fundo = caixa.fundo() - if trecho.continua { ALTURA_CONTINUA } else { 0.0 };
        let mut x = ESQUERDA;
        for (i, coluna) in self.colunas.iter().cycle().take(self.colunas.len() * self.vezes).enumerate() {
            if i > 0 {
                pagina.linha((x, caixa.y), (x, fundo));
            }
            quadro::titulo(pagina, coluna.titulo, Caixa::nova(x, caixa.y - 0.1, coluna.largura, TITULO));
            x += coluna.largura;
        }
        let mut y = caixa.y + ALTURA_TITULOS;
        for linha in trecho.linhas.clone() {
            if linha > trecho.linhas.start {
                pagina.pontilhado((caixa.x, y), (caixa.direita(), y));
            }
            let mut x = ESQUERDA;
            for (coluna, valor) in self.celulas(linha) {
                let ajuste = ajuste(coluna, valor);
                // Smaller texts stand on the base line of the row.
                let recuo = ascendente(CORPO.maior) - ascendente(ajuste.tamanho);
                let topo = y + BORDA + if ajuste.linhas.len() == 1 { recuo } else { 0.0 };
                let colunas = (x + RECUO, coluna.largura - 2.0 * RECUO);
                quadro::linhas(pagina, &ajuste, Fonte::Regular, coluna.alinhamento, colunas, topo);
                x += coluna.largura;
            }
            y += self.alturas[linha];
        }
    }
}

fn ajuste<'t>(coluna: &Coluna, valor: &'t str) -> Ajuste<'t> {
    ajustar(valor, Fonte::Regular, CORPO, coluna.largura - 2.0 * RECUO)
}
