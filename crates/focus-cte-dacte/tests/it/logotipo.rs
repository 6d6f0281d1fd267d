//! Logos: what is accepted, what is refused, and that the page has them.

use focus_cte::Modelo;
use focus_cte_dacte::{ErroDacte, Logo, Opcoes, gerar};
use focus_cte_xml::TipoAmbiente;

use crate::comum::{autorizado, exemplo};
use crate::disposicao::conferir;
use crate::ferramentas::existe;

fn png(cores: png::ColorType, (largura, altura): (u32, u32)) -> Vec<u8> {
    let mut arquivo = Vec::new();
    let mut codificador = png::Encoder::new(&mut arquivo, largura, altura);
    codificador.set_color(cores);
    let canais = cores.samples();
    let pontos = vec![90_u8; largura as usize * altura as usize * canais];
    codificador.write_header().unwrap().write_image_data(&pontos).unwrap();
    arquivo
}

#[test]
fn png_of_every_colour_is_on_the_page() {
    use png::ColorType::{Grayscale, GrayscaleAlpha, Rgb, Rgba};
    for cores in [Grayscale, GrayscaleAlpha, Rgb, Rgba] {
        for lados in [(40, 10), (10, 40), (64, 64)] {
            let opcoes = Opcoes { logo: Some(Logo::de(&png(cores, lados)).unwrap()), ..Opcoes::default() };
            let json = exemplo("cte_rodoviario");
            let (payload, autorizacao) = autorizado(Modelo::Cte, &json, TipoAmbiente::Producao);
            let pdf = gerar(&payload, &autorizacao, &opcoes).unwrap().pdf;
            let texto = String::from_utf8_lossy(&pdf);
            assert_eq!(texto.contains("/SMask"), matches!(cores, GrayscaleAlpha | Rgba));
            assert!(texto.contains(&format!("/Width {}", lados.0)));
            if existe("pdftotext") {
                conferir(&pdf, "logo");
            }
        }
    }
}

#[test]
fn a_jpeg_is_embedded_as_it_is() {
    // A frame header of 16 x 8 points and 3 components, as every JPEG has it.
    let jpeg = [
        &[0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0][..],
        &[0xFF, 0xC0, 0, 17, 8, 0, 8, 0, 16, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0][..],
        b"resto do arquivo",
    ]
    .concat();
    let opcoes = Opcoes { logo: Some(Logo::de(&jpeg).unwrap()), ..Opcoes::default() };
    let json = exemplo("cte_os_pessoas");
    let (payload, autorizacao) = autorizado(Modelo::CteOs, &json, TipoAmbiente::Producao);
    let pdf = gerar(&payload, &autorizacao, &opcoes).unwrap().pdf;
    assert!(pdf.windows(jpeg.len()).any(|parte| parte == jpeg));
    assert!(String::from_utf8_lossy(&pdf).contains("/DCTDecode"));
}

#[test]
fn anything_else_is_refused_with_its_reason() {
    for (arquivo, motivo) in [
        (&b""[..], "não é PNG nem JPEG"),
        (b"GIF89a", "não é PNG nem JPEG"),
        (b"\x89PNG\r\n\x1a\nlixo", "não pôde ser lido"),
        (&[0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8], "incompleto"),
        (&[0xFF, 0xD8, 0xFF, 0xFF, 0xFF], "incompleto"),
        (&[0xFF, 0xD8, 0xFF, 0xC2, 0, 17, 8, 0xFF, 0xFF, 0xFF, 0xFF, 3, 1, 1, 0, 2, 1, 0, 3, 1, 0], "16 milhões"),
    ] {
        let Err(ErroDacte::Logo(erro)) = Logo::de(arquivo) else { panic!("{arquivo:?}") };
        assert!(erro.contains(motivo), "{erro}");
    }
}
