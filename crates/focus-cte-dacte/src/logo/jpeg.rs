//! JPEG: embedded as it is; only its sides and colours are read.

use super::{Cores, Dados, Logo, conferir_lados};

pub(super) fn ler(arquivo: &[u8]) -> Result<Logo, String> {
    let quadro = quadro(arquivo).ok_or("o JPEG está incompleto ou usa uma codificação que o PDF não aceita")?;
    conferir_lados(quadro.largura, quadro.altura)?;
    let cores = match (quadro.componentes, quadro.adobe) {
        (1, _) => Cores::Cinza,
        (3, _) => Cores::Rgb,
        (4, true) => Cores::CmykInvertido,
        (4, false) => Cores::Cmyk,
        (n, _) => return Err(format!("o JPEG tem {n} componentes de cor, mas são aceitos 1, 3 ou 4")),
    };
    Ok(Logo { largura: quadro.largura, altura: quadro.altura, cores, dados: Dados::Jpeg(arquivo.to_vec()) })
}

struct Quadro {
    largura: u32,
    altura: u32,
    componentes: u8,
    adobe: bool,
}

/// Goes over the segments to the frame header (ITU-T T.81, annex B).
fn quadro(arquivo: &[u8]) -> Option<Quadro> {
    let mut em = 2;
    let mut adobe = false;
    loop {
        while arquivo.get(em)? == &0xFF && arquivo.get(em + 1)? == &0xFF {
            em += 1;
        }
        let [0xFF, marcador] = *arquivo.get(em..em + 2)? else { return None };
        em += 2;
        // Markers without a segment.
        if matches!(marcador, 0x01 | 0xD0..=0xD8) {
            continue;
        }
        let tamanho = usize::from(u16::from_be_bytes(arquivo.get(em..em + 2)?.try_into().ok()?));
        let segmento = arquivo.get(em + 2..em + tamanho)?;
        match marcador {
            // Baseline, extended and progressive, with 8 bits a sample: what readers of PDF decode.
            0xC0..=0xC2 => {
                let [8, a1, a0, l1, l0, componentes, ..] = *segmento else { return None };
                return Some(Quadro {
                    largura: u16::from_be_bytes([l1, l0]).into(),
                    altura: u16::from_be_bytes([a1, a0]).into(),
                    componentes,
                    adobe,
                });
            }
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF | 0xD9 | 0xDA => return None,
            0xEE => adobe |= segmento.starts_with(b"Adobe"),
            _ => {}
        }
        em += tamanho;
    }
}
