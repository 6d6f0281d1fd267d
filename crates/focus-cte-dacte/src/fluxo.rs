//! What continues on the next sheet when it has no room: tables and running text.

mod tabela;
mod texto_corrido;

use std::ops::Range;

use crate::fonte::Fonte;
use crate::medida::{ESQUERDA, LARGURA, ascendente};
use crate::pagina::{Alinhamento, Caixa, Pagina};
use crate::quadro::{ALTURA_FAIXA, RECUO, faixa};

pub(crate) use tabela::{Coluna, Tabela};
pub(crate) use texto_corrido::TextoCorrido;

/// Height of the note that a block continues.
pub(crate) const ALTURA_CONTINUA: f32 = 2.6;

/// A block of the page whose rows may go on elsewhere.
#[derive(Debug)]
pub(crate) enum Fluxo<'p> {
    /// Rows of columns.
    Tabela(Tabela<'p>),
    /// Lines of text.
    Texto(TextoCorrido),
}

/// Where and how a part of a block is drawn.
#[derive(Debug, Clone)]
pub(crate) struct Trecho {
    /// The rows.
    pub(crate) linhas: Range<usize>,
    /// Upper edge of the block.
    pub(crate) y: f32,
    /// Height of the block, title bar included.
    pub(crate) altura: f32,
    /// Whether more rows follow on another sheet.
    pub(crate) continua: bool,
}

impl Fluxo<'_> {
    /// Number of rows.
    pub(crate) fn linhas(&self) -> usize {
        match self {
            Self::Tabela(tabela) => tabela.linhas(),
            Self::Texto(texto) => texto.linhas(),
        }
    }

    /// Height of what stands above the rows.
    pub(crate) fn topo(&self) -> f32 {
        ALTURA_FAIXA
            + match self {
                Self::Tabela(tabela) => tabela.altura_titulos(),
                Self::Texto(_) => TextoCorrido::BORDA,
            }
    }

    /// Height of a row.
    pub(crate) fn altura_da_linha(&self, linha: usize) -> f32 {
        match self {
            Self::Tabela(tabela) => tabela.altura_da_linha(linha),
            Self::Texto(_) => TextoCorrido::altura_da_linha(),
        }
    }

    /// Below the rows.
    fn pe(&self) -> f32 {
        match self {
            Self::Tabela(_) => 0.4,
            Self::Texto(_) => TextoCorrido::BORDA,
        }
    }

    /// Least height of the block, however few rows it has.
    fn minima(&self) -> f32 {
        match self {
            Self::Tabela(_) => 0.0,
            Self::Texto(texto) => texto.minima,
        }
    }

    /// Height of the rows from `primeira` on, with all that belongs to the block.
    pub(crate) fn altura(&self, primeira: usize) -> f32 {
        let linhas: f32 = (primeira..self.linhas()).map(|i| self.altura_da_linha(i)).sum();
        (self.topo() + linhas + self.pe()).max(self.minima())
    }

    /// The rows from `primeira` on that have room in `altura`, and the height that they take; all of them, or as many
    /// as leave room for the note that the block continues.
    pub(crate) fn cabem(&self, primeira: usize, altura: f32) -> (Range<usize>, f32) {
        let todas = self.altura(primeira);
        if todas <= altura + 0.01 {
            return (primeira..self.linhas(), todas);
        }
        let mut usada = self.topo() + self.pe() + ALTURA_CONTINUA;
        let mut fim = primeira;
        while fim < self.linhas() && usada + self.altura_da_linha(fim) <= altura + 0.01 {
            usada += self.altura_da_linha(fim);
            fim += 1;
        }
        (primeira..fim, usada)
    }

    pub(crate) fn desenhar(&self, pagina: &mut Pagina, trecho: &Trecho) {
        let titulo = match self {
            Self::Tabela(tabela) => tabela.titulo,
            Self::Texto(texto) => texto.titulo,
        };
        let barra = Caixa::nova(ESQUERDA, trecho.y, LARGURA, ALTURA_FAIXA);
        if trecho.linhas.start > 0 {
            faixa(pagina, &format!("{titulo} (CONTINUAÇÃO)"), barra);
        } else {
            faixa(pagina, titulo, barra);
        }
        let caixa = Caixa::nova(ESQUERDA, barra.fundo(), LARGURA, trecho.altura - ALTURA_FAIXA);
        pagina.contorno(caixa);
        match self {
            Self::Tabela(tabela) => tabela.desenhar(pagina, caixa, trecho),
            Self::Texto(texto) => texto.desenhar(pagina, caixa, trecho),
        }
    }
}

/// Says at the foot of a block, which ends at `fundo`, on which sheet it continues.
pub(crate) fn continua_na_folha(pagina: &mut Pagina, fundo: f32, folha: usize) {
    let base = fundo - ALTURA_CONTINUA + ascendente(6.0);
    let nota = format!("CONTINUA NA FOLHA {folha}");
    let colunas = (ESQUERDA + RECUO, LARGURA - 2.0 * RECUO);
    pagina.texto_em(colunas, base, (Fonte::Negrito, 6.0), Alinhamento::Direita, &nota);
}
