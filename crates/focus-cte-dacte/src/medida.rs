//! The sheet and its units: positions and sizes are millimetres from the top left corner, sizes of type are points.

/// Points in a millimetre.
pub(crate) const PONTOS: f32 = 72.0 / 25.4;

/// A4, portrait: width of the sheet.
pub(crate) const FOLHA_LARGURA: f32 = 210.0;
/// A4, portrait: height of the sheet.
pub(crate) const FOLHA_ALTURA: f32 = 297.0;
/// Margin on all sides.
pub(crate) const MARGEM: f32 = 6.0;
/// Left edge of the blocks.
pub(crate) const ESQUERDA: f32 = MARGEM;
/// Width of the blocks.
pub(crate) const LARGURA: f32 = FOLHA_LARGURA - 2.0 * MARGEM;
/// Lower edge of the blocks.
pub(crate) const FUNDO: f32 = FOLHA_ALTURA - MARGEM;

/// Distance from one line of text to the next.
pub(crate) fn entrelinha(tamanho: f32) -> f32 {
    tamanho * 1.15 / PONTOS
}

/// Distance from the top of a line of text to its base line.
pub(crate) fn ascendente(tamanho: f32) -> f32 {
    tamanho * 0.86 / PONTOS
}
