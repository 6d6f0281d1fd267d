//! The issuer's logo: PNG or JPEG, told apart by its first bytes.

mod jpeg;
mod png;

use crate::erro::ErroDacte;
use crate::pagina::Caixa;

/// Greatest number of pixels: enough for a logo at any printer's resolution, and little for the memory.
const MAXIMO_DE_PONTOS: u64 = 16_000_000;

/// An image, ready to embed.
#[derive(Debug, Clone)]
pub struct Logo {
    pub(crate) largura: u32,
    pub(crate) altura: u32,
    pub(crate) cores: Cores,
    pub(crate) dados: Dados,
}

/// Colours of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cores {
    Cinza,
    Rgb,
    /// As Adobe's programs write it: inverted.
    CmykInvertido,
    Cmyk,
}

/// An image's data.
#[derive(Debug, Clone)]
pub(crate) enum Dados {
    /// The file itself.
    Jpeg(Vec<u8>),
    /// Compressed samples, and the compressed mask where the image is transparent.
    Pontos { cores: Vec<u8>, mascara: Option<Vec<u8>> },
}

impl Logo {
    /// Reads a logo from the bytes of a PNG or JPEG file.
    ///
    /// # Errors
    /// [`ErroDacte::Logo`] when the bytes are neither, are damaged, or have more than 16 million pixels.
    pub fn de(arquivo: &[u8]) -> Result<Self, ErroDacte> {
        let logo = match arquivo {
            [0x89, b'P', b'N', b'G', ..] => png::ler(arquivo),
            [0xFF, 0xD8, 0xFF, ..] => jpeg::ler(arquivo),
            _ => Err("o arquivo não é PNG nem JPEG".to_owned()),
        };
        logo.map_err(ErroDacte::Logo)
    }

    /// Where the logo stands in a rectangle: as large as it has room for, in the middle, in its own proportions.
    #[expect(clippy::cast_precision_loss, reason = "sides of images are far below 2^23")]
    pub(crate) fn em(&self, moldura: Caixa) -> Caixa {
        let (largura, altura) = (self.largura as f32, self.altura as f32);
        let escala = (moldura.largura / largura).min(moldura.altura / altura);
        let (largura, altura) = (largura * escala, altura * escala);
        let x = moldura.x + (moldura.largura - largura) / 2.0;
        Caixa::nova(x, moldura.y + (moldura.altura - altura) / 2.0, largura, altura)
    }
}

/// Refuses sides that no logo has.
fn conferir_lados(largura: u32, altura: u32) -> Result<(), String> {
    if largura == 0 || altura == 0 || u64::from(largura) * u64::from(altura) > MAXIMO_DE_PONTOS {
        return Err(format!("a imagem tem {largura} x {altura} pontos, mas são aceitos até 16 milhões; reduza-a"));
    }
    Ok(())
}
