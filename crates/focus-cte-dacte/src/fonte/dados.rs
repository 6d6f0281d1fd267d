//! What is known of a font: widths for the layout, the compressed subset and its tables for the PDF.

use std::sync::LazyLock;

use ttf_parser::Face;

use super::subconjunto;
use crate::comprimir::comprimir;
use crate::winansi;

/// Liberation Sans 2.1.5, as published (SIL Open Font License 1.1).
const ARQUIVO_REGULAR: &[u8] = include_bytes!("../../fontes/LiberationSans-Regular.ttf");
/// Liberation Sans Bold 2.1.5, as published (SIL Open Font License 1.1).
const ARQUIVO_NEGRITO: &[u8] = include_bytes!("../../fontes/LiberationSans-Bold.ttf");

pub(super) static REGULAR: LazyLock<Dados> = LazyLock::new(|| Dados::novos(ARQUIVO_REGULAR, "DACTEA+LiberationSans"));
pub(super) static NEGRITO: LazyLock<Dados> =
    LazyLock::new(|| Dados::novos(ARQUIVO_NEGRITO, "DACTEB+LiberationSans-Bold"));

/// A font, ready to measure with and to embed. Lengths are thousandths of the size of type.
#[derive(Debug)]
pub(crate) struct Dados {
    /// Name with the tag of a subset.
    pub(crate) nome: &'static str,
    /// Width by code of Windows-1252.
    pub(crate) larguras: [u16; 256],
    /// The subset as TrueType file, compressed.
    pub(crate) arquivo: Vec<u8>,
    /// Its length before compression.
    pub(crate) tamanho: usize,
    /// The map from codes to Unicode, compressed.
    pub(crate) para_unicode: Vec<u8>,
    /// Bounding box: left, bottom, right, top.
    pub(crate) caixa: [f32; 4],
    /// Height above the base line.
    pub(crate) ascendente: f32,
    /// Depth below the base line, negative.
    pub(crate) descendente: f32,
    /// Height of capitals.
    pub(crate) maiuscula: f32,
    /// Width of the stems, from the weight.
    pub(crate) haste: f32,
}

impl Dados {
    fn novos(arquivo: &'static [u8], nome: &'static str) -> Self {
        let face = Face::parse(arquivo, 0).expect("the embedded font is a valid TrueType file");
        let mil = 1000.0 / f32::from(face.units_per_em());
        let mut larguras = [0; 256];
        for (codigo, largura) in (0..=u8::MAX).zip(&mut larguras) {
            let glifo = winansi::caractere(codigo).and_then(|c| face.glyph_index(c)).unwrap_or_default();
            *largura = arredondar(f32::from(face.glyph_hor_advance(glifo).unwrap_or(0)) * mil);
        }
        let subconjunto = subconjunto::recortar(&face).expect("the embedded font has the tables that a subset needs");
        let caixa = face.global_bounding_box();
        Self {
            nome,
            larguras,
            tamanho: subconjunto.len(),
            arquivo: comprimir(&subconjunto),
            para_unicode: comprimir(para_unicode().as_bytes()),
            caixa: [caixa.x_min, caixa.y_min, caixa.x_max, caixa.y_max].map(|v| f32::from(v) * mil),
            ascendente: f32::from(face.ascender()) * mil,
            descendente: f32::from(face.descender()) * mil,
            maiuscula: f32::from(face.capital_height().unwrap_or(0)) * mil,
            haste: if face.is_bold() { 140.0 } else { 88.0 },
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "widths of glyphs are small and positive")]
fn arredondar(largura: f32) -> u16 {
    largura.round() as u16
}

/// The `ToUnicode` map: what a reader copies for each code.
fn para_unicode() -> String {
    use std::fmt::Write as _;
    let mut mapa = String::from(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def /CMapType 2 def\n\
         1 begincodespacerange <00> <FF> endcodespacerange\n\
         2 beginbfrange <20> <7E> <0020> <A0> <FF> <00A0> endbfrange\n",
    );
    let altos: Vec<(u8, char)> = (0x80..=0x9F).filter_map(|c| Some((c, winansi::caractere(c)?))).collect();
    let _ = writeln!(mapa, "{} beginbfchar", altos.len());
    for (codigo, c) in altos {
        let _ = writeln!(mapa, "<{codigo:02X}> <{:04X}>", u32::from(c));
    }
    mapa.push_str("endbfchar\nendcmap CMapName currentdict /CMap defineresource pop end end\n");
    mapa
}
