//! The judges: `pdftotext` and `pdftoppm` of poppler, `zbarimg` of zbar.

use std::path::Path;
use std::process::{Command, Stdio};

/// Whether a program is there. Where `CI` is set its absence is an error, elsewhere the test is skipped.
pub(crate) fn existe(programa: &str) -> bool {
    let existe = Command::new(programa).arg("-h").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    assert!(existe || std::env::var_os("CI").is_none(), "falta {programa}");
    if !existe {
        println!("{programa} não está instalado; o teste não foi feito");
    }
    existe
}

fn rodar(programa: &str, argumentos: &[&str], pasta: &Path) -> String {
    let saida = Command::new(programa).args(argumentos).current_dir(pasta).output().unwrap();
    assert!(saida.status.success(), "{programa}: {}", String::from_utf8_lossy(&saida.stderr));
    String::from_utf8(saida.stdout).unwrap()
}

/// The text of a file, in the order in which it is drawn.
pub(crate) fn texto(pdf: &[u8]) -> String {
    com_arquivo(pdf, |pasta| rodar("pdftotext", &["-raw", "-enc", "UTF-8", "a.pdf", "-"], pasta))
}

/// The text without any white space: where a line ends is no matter.
pub(crate) fn texto_corrido(pdf: &[u8]) -> String {
    sem_espacos(&texto(pdf))
}

pub(crate) fn sem_espacos(texto: &str) -> String {
    texto.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A word and its box, in points from the top left corner.
#[derive(Debug, Clone)]
pub(crate) struct Palavra {
    pub(crate) texto: String,
    pub(crate) x: (f32, f32),
    pub(crate) y: (f32, f32),
}

/// The words of each page.
pub(crate) fn palavras(pdf: &[u8]) -> Vec<Vec<Palavra>> {
    let html = com_arquivo(pdf, |pasta| rodar("pdftotext", &["-bbox", "a.pdf", "-"], pasta));
    html.split("<page ").skip(1).map(|pagina| pagina.lines().filter_map(palavra).collect()).collect()
}

fn palavra(linha: &str) -> Option<Palavra> {
    let resto = linha.trim().strip_prefix("<word ")?;
    let valor = |nome: &str| {
        let (_, depois) = resto.split_once(&format!("{nome}=\""))?;
        depois.split_once('"')?.0.parse().ok()
    };
    let texto = resto.split_once('>')?.1.strip_suffix("</word>")?.to_owned();
    Some(Palavra { texto, x: (valor("xMin")?, valor("xMax")?), y: (valor("yMin")?, valor("yMax")?) })
}

/// What a reader finds in the codes of a sheet printed at 300 dpi: type and content, sorted.
pub(crate) fn codigos(pdf: &[u8], folha: usize) -> Vec<String> {
    com_arquivo(pdf, |pasta| {
        let folha = folha.to_string();
        // The upper part, right of the issuer: a reader is pointed at the codes, and it takes a fifth of the time.
        let recorte = ["-x", "1100", "-y", "0", "-W", "1380", "-H", "1300"];
        let opcoes = ["-r", "300", "-gray", "-f", &folha, "-l", &folha, "-singlefile"];
        rodar("pdftoppm", &[&opcoes[..], &recorte, &["a.pdf", "a"]].concat(), pasta);
        let mut codigos: Vec<String> =
            rodar("zbarimg", &["-q", "--nodbus", "a.pgm"], pasta).lines().map(str::to_owned).collect();
        codigos.sort();
        codigos
    })
}

fn com_arquivo<T>(pdf: &[u8], faz: impl FnOnce(&Path) -> T) -> T {
    let pasta = tempfile::tempdir().unwrap();
    std::fs::write(pasta.path().join("a.pdf"), pdf).unwrap();
    faz(pasta.path())
}
