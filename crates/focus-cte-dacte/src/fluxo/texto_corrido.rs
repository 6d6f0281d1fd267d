//! Running text over the whole width, as observations are.

use std::ops::Range;

use super::Trecho;
use crate::fonte::Fonte;
use crate::medida::{LARGURA, ascendente, entrelinha};
use crate::pagina::{Caixa, Pagina};
use crate::quadro::RECUO;
use crate::texto::quebrar;

const TAMANHO: f32 = 7.5;

/// A text and its lines.
#[derive(Debug)]
pub(crate) struct TextoCorrido {
    pub(super) titulo: &'static str,
    /// Least height of its block.
    pub(super) minima: f32,
    texto: String,
    linhas: Vec<Range<usize>>,
}

impl TextoCorrido {
    /// Above and below the lines.
    pub(super) const BORDA: f32 = 0.8;

    pub(crate) fn novo(titulo: &'static str, texto: String, minima: f32) -> Self {
        let inicio = texto.as_ptr() as usize;
        let linhas = quebrar(&texto, Fonte::Regular, TAMANHO, LARGURA - 2.0 * RECUO)
            .into_iter()
            .map(|linha| {
                let de = linha.as_ptr() as usize - inicio;
                de..de + linha.len()
            })
            .collect();
        Self { titulo, minima, texto, linhas }
    }

    pub(super) fn linhas(&self) -> usize {
        self.linhas.len()
    }

    pub(super) fn altura_da_linha() -> f32 {
        entrelinha(TAMANHO)
    }

    pub(super) fn desenhar(&self, pagina: &mut Pagina, caixa: Caixa, trecho: &Trecho) {
        let mut base = caixa.y + Self::BORDA + ascendente(TAMANHO);
        for linha in &self.linhas[trecho.linhas.clone()] {
            pagina.texto(caixa.x + RECUO, base, Fonte::Regular, TAMANHO, &self.texto[linha.clone()]);
            base += entrelinha(TAMANHO);
        }
    }
}
