//! Compression of the PDF's streams.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Deflates with zlib's header, as the filter `FlateDecode` expects it.
pub(crate) fn comprimir(dados: &[u8]) -> Vec<u8> {
    com_nivel(dados, Compression::best())
}

/// As [`comprimir`], for what is made anew for every document: nearly as small, several times as fast.
pub(crate) fn comprimir_depressa(dados: &[u8]) -> Vec<u8> {
    com_nivel(dados, Compression::new(3))
}

fn com_nivel(dados: &[u8], nivel: Compression) -> Vec<u8> {
    let mut codificador = ZlibEncoder::new(Vec::with_capacity(dados.len() / 3), nivel);
    codificador.write_all(dados).and_then(|()| codificador.finish()).expect("writing to memory does not fail")
}
