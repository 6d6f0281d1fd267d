//! A TrueType file with the glyphs of Windows-1252 only, and without the programs that fit glyphs to coarse pixels.
//!
//! That is an eighth of the published file, and all that a page of the PDF refers to.

use ttf_parser::{Face, GlyphId, Tag};

use crate::winansi;

/// Flags of a component of a composite glyph (OpenType, `glyf` table).
const ARGUMENTOS_DE_16_BITS: u16 = 0x0001;
const UMA_ESCALA: u16 = 0x0008;
const MAIS_COMPONENTES: u16 = 0x0020;
const DUAS_ESCALAS: u16 = 0x0040;
const MATRIZ: u16 = 0x0080;
const TEM_INSTRUCOES: u16 = 0x0100;

/// Makes the subset. `None` when the font lacks a table.
pub(super) fn recortar(face: &Face<'_>) -> Option<Vec<u8>> {
    let glifos = Glifos::de(face)?;
    let mut novos = vec![0_u16];
    let mut mapa = Vec::new();
    for codigo in winansi::PRIMEIRO..=u8::MAX {
        let Some(c) = winansi::caractere(codigo) else { continue };
        let glifo = face.glyph_index(c)?.0;
        mapa.push((u16::try_from(u32::from(c)).ok()?, indice(&mut novos, glifo)?));
    }
    let mut glyf = Vec::new();
    let mut loca = vec![0_u32];
    let mut feitos = 0;
    // Components of composite glyphs join the list while it is gone through.
    while feitos < novos.len() {
        let glifo = glifos.sem_instrucoes(novos[feitos], &mut novos)?;
        glyf.extend_from_slice(&glifo);
        glyf.resize(glyf.len().next_multiple_of(4), 0);
        loca.push(u32::try_from(glyf.len()).ok()?);
        feitos += 1;
    }
    mapa.sort_unstable();
    Some(arquivo(&[
        (b"cmap", cmap(&mapa)?),
        (b"glyf", glyf),
        (b"head", head(face)?),
        (b"hhea", hhea(face, novos.len())?),
        (b"hmtx", hmtx(face, &novos)),
        (b"loca", loca.iter().flat_map(|o| o.to_be_bytes()).collect()),
        (b"maxp", maxp(face, novos.len())?),
    ]))
}

/// The new index of a glyph.
fn indice(novos: &mut Vec<u16>, glifo: u16) -> Option<u16> {
    let posicao = novos.iter().position(|g| *g == glifo).unwrap_or_else(|| {
        novos.push(glifo);
        novos.len() - 1
    });
    u16::try_from(posicao).ok()
}

struct Glifos<'a> {
    glyf: &'a [u8],
    loca: &'a [u8],
    longa: bool,
}

impl<'a> Glifos<'a> {
    fn de(face: &Face<'a>) -> Option<Self> {
        let tabela = |nome| face.raw_face().table(Tag::from_bytes(nome));
        let head = tabela(b"head")?;
        Some(Self { glyf: tabela(b"glyf")?, loca: tabela(b"loca")?, longa: u16_em(head, 50)? == 1 })
    }

    fn dados(&self, glifo: u16) -> Option<&'a [u8]> {
        let limite = |i: usize| -> Option<usize> {
            if self.longa {
                usize::try_from(u32::from_be_bytes(self.loca.get(i * 4..i * 4 + 4)?.try_into().ok()?)).ok()
            } else {
                Some(usize::from(u16_em(self.loca, i * 2)?) * 2)
            }
        };
        self.glyf.get(limite(usize::from(glifo))?..limite(usize::from(glifo) + 1)?)
    }

    /// The glyph's outline; components get their new indices.
    fn sem_instrucoes(&self, glifo: u16, novos: &mut Vec<u16>) -> Option<Vec<u8>> {
        let dados = self.dados(glifo)?;
        if dados.is_empty() {
            return Some(Vec::new());
        }
        let contornos = i16::from_be_bytes(dados.get(..2)?.try_into().ok()?);
        match usize::try_from(contornos) {
            Ok(contornos) => {
                let fim = 10 + contornos * 2;
                let instrucoes = usize::from(u16_em(dados, fim)?);
                let mut saida = dados.get(..fim)?.to_vec();
                saida.extend_from_slice(&[0, 0]);
                saida.extend_from_slice(dados.get(fim + 2 + instrucoes..)?);
                Some(saida)
            }
            Err(_) => composto(dados, novos),
        }
    }
}

fn composto(dados: &[u8], novos: &mut Vec<u16>) -> Option<Vec<u8>> {
    let mut saida = dados.get(..10)?.to_vec();
    let mut em = 10;
    loop {
        let marcas = u16_em(dados, em)?;
        let novo = indice(novos, u16_em(dados, em + 2)?)?;
        let argumentos = if marcas & ARGUMENTOS_DE_16_BITS == 0 { 2 } else { 4 };
        let escalas = match marcas & (UMA_ESCALA | DUAS_ESCALAS | MATRIZ) {
            UMA_ESCALA => 2,
            DUAS_ESCALAS => 4,
            MATRIZ => 8,
            _ => 0,
        };
        saida.extend_from_slice(&(marcas & !TEM_INSTRUCOES).to_be_bytes());
        saida.extend_from_slice(&novo.to_be_bytes());
        saida.extend_from_slice(dados.get(em + 4..em + 4 + argumentos + escalas)?);
        em += 4 + argumentos + escalas;
        if marcas & MAIS_COMPONENTES == 0 {
            return Some(saida);
        }
    }
}

/// A `cmap` of format 4: one segment for each run of characters whose glyphs follow one another too.
fn cmap(mapa: &[(u16, u16)]) -> Option<Vec<u8>> {
    let mut segmentos: Vec<(u16, u16, u16)> = Vec::new();
    for (c, glifo) in mapa {
        match segmentos.last_mut() {
            Some((inicio, fim, primeiro)) if *fim + 1 == *c && *primeiro + (*c - *inicio) == *glifo => *fim = *c,
            _ => segmentos.push((*c, *c, *glifo)),
        }
    }
    segmentos.push((0xFFFF, 0xFFFF, 0));
    let n = u16::try_from(segmentos.len()).ok()?;
    let potencia = 1_u16 << n.ilog2();
    let mut tabela = Vec::new();
    // Version 0, one encoding: platform 3 (Windows), encoding 1 (Unicode), at byte 12.
    for v in [0, 1, 3, 1, 0, 12] {
        por(&mut tabela, v);
    }
    for v in [4, 16 + 8 * n, 0, 2 * n, 2 * potencia, n.ilog2().try_into().ok()?, 2 * (n - potencia)] {
        por(&mut tabela, v);
    }
    for (_, fim, _) in &segmentos {
        por(&mut tabela, *fim);
    }
    por(&mut tabela, 0);
    for (inicio, ..) in &segmentos {
        por(&mut tabela, *inicio);
    }
    for (inicio, _, glifo) in &segmentos {
        por(&mut tabela, if *inicio == 0xFFFF { 1 } else { glifo.wrapping_sub(*inicio) });
    }
    tabela.resize(tabela.len() + 2 * segmentos.len(), 0);
    Some(tabela)
}

fn head(face: &Face<'_>) -> Option<Vec<u8>> {
    let mut head = face.raw_face().table(Tag::from_bytes(b"head"))?.get(..54)?.to_vec();
    head[8..12].fill(0);
    // Offsets of glyphs are 32 bits wide.
    head[50..52].copy_from_slice(&[0, 1]);
    Some(head)
}

fn hhea(face: &Face<'_>, glifos: usize) -> Option<Vec<u8>> {
    let mut hhea = face.raw_face().table(Tag::from_bytes(b"hhea"))?.get(..36)?.to_vec();
    hhea[34..36].copy_from_slice(&u16::try_from(glifos).ok()?.to_be_bytes());
    Some(hhea)
}

fn hmtx(face: &Face<'_>, glifos: &[u16]) -> Vec<u8> {
    let mut hmtx = Vec::with_capacity(glifos.len() * 4);
    for glifo in glifos {
        por(&mut hmtx, face.glyph_hor_advance(GlyphId(*glifo)).unwrap_or(0));
        hmtx.extend_from_slice(&face.glyph_hor_side_bearing(GlyphId(*glifo)).unwrap_or(0).to_be_bytes());
    }
    hmtx
}

fn maxp(face: &Face<'_>, glifos: usize) -> Option<Vec<u8>> {
    let mut maxp = face.raw_face().table(Tag::from_bytes(b"maxp"))?.get(..32)?.to_vec();
    maxp[4..6].copy_from_slice(&u16::try_from(glifos).ok()?.to_be_bytes());
    // No instructions: no twilight points, storage, functions, definitions, stack or code.
    maxp[14..16].copy_from_slice(&[0, 1]);
    maxp[16..28].fill(0);
    Some(maxp)
}

/// Puts tables together to a file (OpenType, "Organization of an OpenType Font").
fn arquivo(tabelas: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let n = u16::try_from(tabelas.len()).unwrap_or(1);
    let potencia = 1_u16 << n.ilog2();
    let mut saida = vec![0, 1, 0, 0];
    for v in [n, potencia * 16, u16::try_from(n.ilog2()).unwrap_or(0), (n - potencia) * 16] {
        por(&mut saida, v);
    }
    let mut em = 12 + 16 * tabelas.len();
    for (nome, dados) in tabelas {
        saida.extend_from_slice(*nome);
        for v in [soma(dados), u32::try_from(em).unwrap_or(0), u32::try_from(dados.len()).unwrap_or(0)] {
            saida.extend_from_slice(&v.to_be_bytes());
        }
        em += dados.len().next_multiple_of(4);
    }
    for (_, dados) in tabelas {
        saida.extend_from_slice(dados);
        saida.resize(saida.len().next_multiple_of(4), 0);
    }
    saida
}

/// The check sum of a table.
fn soma(dados: &[u8]) -> u32 {
    dados.chunks(4).fold(0, |soma, parte| {
        let mut palavra = [0; 4];
        palavra[..parte.len()].copy_from_slice(parte);
        soma.wrapping_add(u32::from_be_bytes(palavra))
    })
}

fn por(saida: &mut Vec<u8>, valor: u16) {
    saida.extend_from_slice(&valor.to_be_bytes());
}

fn u16_em(dados: &[u8], em: usize) -> Option<u16> {
    Some(u16::from_be_bytes(dados.get(em..em + 2)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recortada(arquivo: &[u8]) -> Vec<u8> {
        recortar(&Face::parse(arquivo, 0).unwrap()).unwrap()
    }

    #[test]
    fn every_character_keeps_outline_and_width() {
        struct Contorno(Vec<String>);
        impl ttf_parser::OutlineBuilder for Contorno {
            fn move_to(&mut self, x: f32, y: f32) {
                self.0.push(format!("m {x} {y}"));
            }
            fn line_to(&mut self, x: f32, y: f32) {
                self.0.push(format!("l {x} {y}"));
            }
            fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
                self.0.push(format!("q {x1} {y1} {x} {y}"));
            }
            fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
                self.0.push(format!("c {x1} {y1} {x2} {y2} {x} {y}"));
            }
            fn close(&mut self) {
                self.0.push("z".to_owned());
            }
        }
        let original = include_bytes!("../../fontes/LiberationSans-Bold.ttf");
        let recortada = recortada(original);
        let (de, para) = (Face::parse(original, 0).unwrap(), Face::parse(&recortada, 0).unwrap());
        for c in (winansi::PRIMEIRO..=u8::MAX).filter_map(winansi::caractere) {
            let [a, b] = [&de, &para].map(|face| {
                let glifo = face.glyph_index(c).unwrap();
                let mut contorno = Contorno(Vec::new());
                face.outline_glyph(glifo, &mut contorno);
                (contorno.0, face.glyph_hor_advance(glifo))
            });
            assert_eq!(a, b, "{c:?}");
        }
    }

    #[test]
    fn the_subset_is_small() {
        let tamanho = recortada(include_bytes!("../../fontes/LiberationSans-Regular.ttf")).len();
        assert!(tamanho < 50_000, "{tamanho}");
    }
}
