//! The file: pages, fonts, logo and metadata as PDF 1.7. The same content gives the same bytes.

use std::sync::LazyLock;

use pdf_writer::types::FontFlags;
use pdf_writer::{Chunk, Filter, Finish as _, Name, Pdf, Rect, Ref, TextStr};

use crate::blocos::emitente::IMAGEM;
use crate::comprimir::comprimir_depressa;
use crate::fonte::Fonte;
use crate::logo::{Cores, Dados, Logo};
use crate::medida::{FOLHA_ALTURA, FOLHA_LARGURA, PONTOS};
use crate::pagina::Pagina;
use crate::winansi;

const CATALOGO: i32 = 1;
const PAGINAS: i32 = 2;
const INFORMACAO: i32 = 3;
const RECURSOS: i32 = 4;
const LOGO: i32 = 5;
const MASCARA: i32 = 6;
/// First of four objects for each font.
const FONTES: i32 = 10;
/// First of two objects for each page.
const FOLHAS: i32 = 20;

/// The objects of both fonts: the same in every file.
static OBJETOS_DAS_FONTES: LazyLock<Chunk> = LazyLock::new(|| {
    let mut chunk = Chunk::new();
    for (i, fonte) in (0..).zip(Fonte::TODAS) {
        fonte_em(&mut chunk, fonte, FONTES + 4 * i);
    }
    chunk
});

/// Puts the file together.
pub(crate) fn arquivo(titulo: &str, paginas: &[Pagina], logo: Option<&Logo>) -> Vec<u8> {
    let conteudo: usize = paginas.iter().map(|p| p.conteudo().len() / 3).sum();
    let mut pdf = Pdf::with_capacity(OBJETOS_DAS_FONTES.len() + conteudo + 8192);
    let mut catalogo = pdf.catalog(Ref::new(CATALOGO));
    catalogo.pages(Ref::new(PAGINAS)).lang(TextStr("pt-BR"));
    catalogo.viewer_preferences().display_doc_title(true);
    catalogo.finish();
    let programa = concat!("focus-cte ", env!("CARGO_PKG_VERSION"));
    pdf.document_info(Ref::new(INFORMACAO))
        .title(TextStr(titulo))
        .creator(TextStr(programa))
        .producer(TextStr(programa));
    pdf.extend(&OBJETOS_DAS_FONTES);
    recursos(&mut pdf, logo);
    if let Some(logo) = logo {
        imagem(&mut pdf, logo);
    }
    let folha = |i: usize| Ref::new(FOLHAS + 2 * i32::try_from(i).unwrap_or(0));
    let total = i32::try_from(paginas.len()).unwrap_or(i32::MAX);
    pdf.pages(Ref::new(PAGINAS)).kids((0..paginas.len()).map(folha)).count(total);
    for (i, pagina) in paginas.iter().enumerate() {
        let conteudo = Ref::new(folha(i).get() + 1);
        pdf.page(folha(i))
            .parent(Ref::new(PAGINAS))
            .media_box(Rect::new(0.0, 0.0, arredondar(FOLHA_LARGURA), arredondar(FOLHA_ALTURA)))
            .contents(conteudo)
            .pair(Name(b"Resources"), Ref::new(RECURSOS));
        pdf.stream(conteudo, &comprimir_depressa(pagina.conteudo())).filter(Filter::FlateDecode);
    }
    pdf.finish()
}

/// Millimetres as points, to the hundredth.
fn arredondar(milimetros: f32) -> f32 {
    (milimetros * PONTOS * 100.0).round() / 100.0
}

fn recursos(pdf: &mut Pdf, logo: Option<&Logo>) {
    let mut recursos = pdf.indirect(Ref::new(RECURSOS)).dict();
    let mut fontes = recursos.insert(Name(b"Font")).dict();
    for (i, fonte) in (0..).zip(Fonte::TODAS) {
        fontes.pair(Name(fonte.nome().as_bytes()), Ref::new(FONTES + 4 * i));
    }
    fontes.finish();
    if logo.is_some() {
        recursos.insert(Name(b"XObject")).dict().pair(Name(IMAGEM.as_bytes()), Ref::new(LOGO));
    }
}

/// A simple TrueType font with the codes of Windows-1252.
fn fonte_em(chunk: &mut Chunk, fonte: Fonte, primeiro: i32) {
    let dados = fonte.dados();
    let [principal, descritor, arquivo, mapa] = [0, 1, 2, 3].map(|i| Ref::new(primeiro + i));
    let nome = Name(dados.nome.as_bytes());
    let mut dicionario = chunk.indirect(principal).dict();
    dicionario.pair(Name(b"Type"), Name(b"Font"));
    dicionario.pair(Name(b"Subtype"), Name(b"TrueType"));
    dicionario.pair(Name(b"BaseFont"), nome);
    dicionario.pair(Name(b"FirstChar"), i32::from(winansi::PRIMEIRO));
    dicionario.pair(Name(b"LastChar"), 255);
    let larguras = dados.larguras[usize::from(winansi::PRIMEIRO)..].iter().map(|l| i32::from(*l));
    dicionario.insert(Name(b"Widths")).array().items(larguras);
    dicionario.pair(Name(b"FontDescriptor"), descritor);
    dicionario.pair(Name(b"Encoding"), Name(b"WinAnsiEncoding"));
    dicionario.pair(Name(b"ToUnicode"), mapa);
    dicionario.finish();
    let [esquerda, baixo, direita, alto] = dados.caixa;
    chunk
        .font_descriptor(descritor)
        .name(nome)
        .flags(FontFlags::NON_SYMBOLIC)
        .bbox(Rect::new(esquerda.round(), baixo.round(), direita.round(), alto.round()))
        .italic_angle(0.0)
        .ascent(dados.ascendente.round())
        .descent(dados.descendente.round())
        .cap_height(dados.maiuscula.round())
        .stem_v(dados.haste)
        .font_file2(arquivo);
    let tamanho = i32::try_from(dados.tamanho).unwrap_or(i32::MAX);
    chunk.stream(arquivo, &dados.arquivo).filter(Filter::FlateDecode).pair(Name(b"Length1"), tamanho);
    chunk.stream(mapa, &dados.para_unicode).filter(Filter::FlateDecode);
}

fn imagem(pdf: &mut Pdf, logo: &Logo) {
    let (dados, filtro, mascara) = match &logo.dados {
        Dados::Jpeg(dados) => (dados, Filter::DctDecode, None),
        Dados::Pontos { cores, mascara } => (cores, Filter::FlateDecode, mascara.as_ref()),
    };
    let lado = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    let mut imagem = pdf.image_xobject(Ref::new(LOGO), dados);
    imagem.filter(filtro);
    imagem.width(lado(logo.largura)).height(lado(logo.altura)).bits_per_component(8);
    match logo.cores {
        Cores::Cinza => imagem.color_space().device_gray(),
        Cores::Rgb => imagem.color_space().device_rgb(),
        Cores::Cmyk => imagem.color_space().device_cmyk(),
        Cores::CmykInvertido => {
            imagem.color_space().device_cmyk();
            imagem.decode([1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0]);
        }
    }
    if mascara.is_some() {
        imagem.s_mask(Ref::new(MASCARA));
    }
    imagem.finish();
    if let Some(mascara) = mascara {
        let mut imagem = pdf.image_xobject(Ref::new(MASCARA), mascara);
        imagem.filter(Filter::FlateDecode);
        imagem.width(lado(logo.largura)).height(lado(logo.altura)).bits_per_component(8);
        imagem.color_space().device_gray();
    }
}
