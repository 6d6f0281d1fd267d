//! The QR code (DACTE manual, 2.18; MOC 4.00, Visão Geral, 9.3: correction of level M, UTF-8).

use qrcode::{Color, EcLevel};

use crate::pagina::{Caixa, Pagina};

/// Clear modules on each side (ISO/IEC 18004).
const MARGEM: usize = 4;

/// A QR code.
#[derive(Debug, Clone)]
pub(crate) struct QrCode {
    lado: usize,
    modulos: Vec<Color>,
}

impl QrCode {
    /// `None` when there is nothing to encode, or more than a QR code can hold (2331 bytes).
    pub(crate) fn de(texto: &str) -> Option<Self> {
        if texto.is_empty() {
            return None;
        }
        let codigo = qrcode::QrCode::with_error_correction_level(texto, EcLevel::M).ok()?;
        Some(Self { lado: codigo.width(), modulos: codigo.into_colors() })
    }

    /// Draws it in the middle of a rectangle, as large as it has room for, on white.
    #[expect(clippy::cast_precision_loss, reason = "a QR code has 177 modules a side at most")]
    pub(crate) fn desenhar(&self, pagina: &mut Pagina, caixa: Caixa) {
        pagina.fundo(caixa, 1.0);
        let modulo = caixa.largura.min(caixa.altura) / (self.lado + 2 * MARGEM) as f32;
        let lado = self.lado as f32 * modulo;
        let x = caixa.x + (caixa.largura - lado) / 2.0;
        let y = caixa.y + (caixa.altura - lado) / 2.0;
        // Each run of dark modules of a row is one rectangle.
        let faixas = self.modulos.chunks(self.lado).enumerate().flat_map(|(linha, modulos)| {
            let mut em = 0;
            std::iter::from_fn(move || {
                let inicio = em + modulos[em..].iter().position(|m| *m == Color::Dark)?;
                em = modulos[inicio..].iter().position(|m| *m == Color::Light).map_or(modulos.len(), |n| inicio + n);
                Some((linha, inicio, em - inicio))
            })
        });
        pagina.retangulos(faixas.map(|(linha, inicio, n)| {
            Caixa::nova(x + inicio as f32 * modulo, y + linha as f32 * modulo, n as f32 * modulo, modulo)
        }));
    }
}
