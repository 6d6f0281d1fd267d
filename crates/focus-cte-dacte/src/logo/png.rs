//! PNG: decoded, and its transparency kept as a mask.

use png::{ColorType, Decoder, Limits, Transformations};

use super::{Cores, Dados, Logo, conferir_lados};
use crate::comprimir::comprimir;

pub(super) fn ler(arquivo: &[u8]) -> Result<Logo, String> {
    let erro = |e: png::DecodingError| format!("o PNG não pôde ser lido: {e}");
    let mut decodificador = Decoder::new_with_limits(std::io::Cursor::new(arquivo), Limits { bytes: 1 << 27 });
    // Palettes and 16 bits become plain samples of 8 bits.
    decodificador.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let (largura, altura) = decodificador.read_header_info().map_err(erro)?.size();
    conferir_lados(largura, altura)?;
    let mut leitor = decodificador.read_info().map_err(erro)?;
    let tamanho = leitor.output_buffer_size().ok_or("o PNG é grande demais")?;
    let mut pontos = vec![0; tamanho];
    let quadro = leitor.next_frame(&mut pontos).map_err(erro)?;
    pontos.truncate(quadro.buffer_size());
    let (cores, com_alfa) = match quadro.color_type {
        ColorType::Grayscale => (Cores::Cinza, false),
        ColorType::GrayscaleAlpha => (Cores::Cinza, true),
        ColorType::Rgba => (Cores::Rgb, true),
        ColorType::Rgb | ColorType::Indexed => (Cores::Rgb, false),
    };
    let dados = if com_alfa {
        let canais = if cores == Cores::Rgb { 4 } else { 2 };
        let (mut so_cores, mut mascara) = (Vec::with_capacity(pontos.len()), Vec::new());
        for ponto in pontos.chunks_exact(canais) {
            so_cores.extend_from_slice(&ponto[..canais - 1]);
            mascara.push(ponto[canais - 1]);
        }
        Dados::Pontos { cores: comprimir(&so_cores), mascara: Some(comprimir(&mascara)) }
    } else {
        Dados::Pontos { cores: comprimir(&pontos), mascara: None }
    };
    Ok(Logo { largura, altura, cores, dados })
}
