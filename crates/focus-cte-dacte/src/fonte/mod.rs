//! The two fonts of the page: measured and embedded from one subset each, made once per process.

mod dados;
mod subconjunto;

use crate::winansi;

pub(crate) use dados::Dados;

/// A font of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fonte {
    /// Liberation Sans.
    Regular,
    /// Liberation Sans Bold.
    Negrito,
}

impl Fonte {
    /// Both, in the order of their names in the page's resources.
    pub(crate) const TODAS: [Self; 2] = [Self::Regular, Self::Negrito];

    /// Its name in the page's resources.
    pub(crate) const fn nome(self) -> &'static str {
        match self {
            Self::Regular => "R",
            Self::Negrito => "N",
        }
    }

    /// Metrics and file.
    pub(crate) fn dados(self) -> &'static Dados {
        match self {
            Self::Regular => &dados::REGULAR,
            Self::Negrito => &dados::NEGRITO,
        }
    }

    /// Width of a character, in thousandths of the size of type.
    pub(crate) fn milesimos(self, c: char) -> u32 {
        u32::from(self.dados().larguras[usize::from(winansi::codigo(c))])
    }

    /// Width of a text in millimetres.
    pub(crate) fn largura(self, texto: &str, tamanho: f32) -> f32 {
        let larguras = &self.dados().larguras;
        let milesimos: u32 = texto.chars().map(|c| u32::from(larguras[usize::from(winansi::codigo(c))])).sum();
        em_milimetros(milesimos, tamanho)
    }
}

/// A width in thousandths of the size of type, in millimetres.
#[expect(clippy::cast_precision_loss, reason = "widths of texts are far below 2^23")]
pub(crate) fn em_milimetros(milesimos: u32, tamanho: f32) -> f32 {
    milesimos as f32 * tamanho / (1000.0 * crate::medida::PONTOS)
}
