//! Reading what the user names: files, standard input, lines. Limits are checked before the bytes are kept.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use crate::erros::{CliError, motivo};
use crate::terminal::limpo;

/// Largest document accepted, in bytes.
pub(crate) const LIMITE: u64 = 64 * 1024 * 1024;
/// How much is asked of the system at once.
const BLOCO: usize = 1024 * 1024;
const BOM: &[u8] = b"\xef\xbb\xbf";

/// A path as messages show it.
pub(crate) fn nome(caminho: &Path) -> String {
    if caminho.as_os_str() == "-" {
        "entrada padrão".to_owned()
    } else {
        limpo(&caminho.to_string_lossy()).into_owned()
    }
}

/// The whole of a file, or of standard input for `-`, without its byte order mark.
pub(crate) fn ler(caminho: &Path) -> Result<Vec<u8>, CliError> {
    let nome = nome(caminho);
    let bytes = if caminho.as_os_str() == "-" {
        ate_o_limite(io::stdin().lock(), &nome)?
    } else {
        let (arquivo, tamanho) = abrir(caminho)?;
        if let Some(tamanho) = tamanho.filter(|t| *t > LIMITE) {
            return Err(grande_demais(&nome, &format!("tem {}", em_mb(tamanho))));
        }
        ate_o_limite(arquivo, &nome)?
    };
    conferir_codificacao(&bytes, &nome)?;
    Ok(match bytes.strip_prefix(BOM) {
        Some(resto) => resto.to_vec(),
        None => bytes,
    })
}

/// Opens a file for reading; the size is known only for regular files.
pub(crate) fn abrir(caminho: &Path) -> Result<(File, Option<u64>), CliError> {
    let nome = nome(caminho);
    let metadados = fs::metadata(caminho).map_err(|e| ilegivel(&nome, &e))?;
    if metadados.is_dir() {
        return Err(CliError::entrada("e_pasta", format!("{nome}: é uma pasta; era esperado um arquivo JSON"))
            .dica(format!("para todos os da pasta: focus-cte validar {nome}/*.json")));
    }
    let arquivo = File::open(caminho).map_err(|e| ilegivel(&nome, &e))?;
    Ok((arquivo, metadados.is_file().then_some(metadados.len())))
}

fn ilegivel(nome: &str, erro: &io::Error) -> CliError {
    match erro.kind() {
        io::ErrorKind::NotFound => CliError::entrada("arquivo_nao_encontrado", format!("{nome}: o arquivo não existe")),
        _ => CliError::entrada("arquivo_ilegivel", format!("{nome}: não foi possível ler: {}", motivo(erro))),
    }
}

fn ate_o_limite(fonte: impl Read, nome: &str) -> Result<Vec<u8>, CliError> {
    let mut bytes = Vec::new();
    fonte.take(LIMITE + 1).read_to_end(&mut bytes).map_err(|e| ilegivel(nome, &e))?;
    if bytes.len() as u64 > LIMITE {
        return Err(grande_demais(nome, "passa disso"));
    }
    Ok(bytes)
}

fn grande_demais(nome: &str, quanto: &str) -> CliError {
    CliError::entrada(
        "arquivo_grande",
        format!("{nome}: o limite é de {} por documento, e este {quanto}; nada foi lido", em_mb(LIMITE)),
    )
    .dica("um CT-e tem alguns KB; se o arquivo tem um documento por linha, use --ndjson")
}

fn em_mb(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1024 * 1024))
}

fn conferir_codificacao(bytes: &[u8], nome: &str) -> Result<(), CliError> {
    if bytes.is_empty() {
        return Err(CliError::entrada("arquivo_vazio", format!("{nome}: está vazio; era esperado um objeto JSON")));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(CliError::entrada("codificacao", format!("{nome}: está em UTF-16; era esperado JSON em UTF-8"))
            .dica(format!("converta: iconv -f UTF-16 -t UTF-8 {nome} > novo.json")));
    }
    Ok(())
}

/// What a stream of lines gives next.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Linha<'a> {
    /// The line without its end.
    Texto(&'a [u8]),
    /// A line longer than [`LIMITE`]; it was skipped, not kept.
    GrandeDemais,
}

/// Lines of any stream, one buffer reused for all of them.
pub(crate) struct Linhas<R> {
    fonte: BufReader<R>,
    buffer: Vec<u8>,
    numero: u64,
    limite: u64,
}

impl<R: Read> Linhas<R> {
    /// Starts before the first line.
    pub(crate) fn new(fonte: R) -> Self {
        Linhas { fonte: BufReader::with_capacity(BLOCO, fonte), buffer: Vec::new(), numero: 0, limite: LIMITE }
    }

    /// Whether the next line has to be waited for: the moment to hand over what was written so far.
    pub(crate) fn vai_esperar(&self) -> bool {
        !self.fonte.buffer().contains(&b'\n')
    }

    /// The next line and its number (from 1), or `None` at the end.
    pub(crate) fn proxima(&mut self) -> io::Result<Option<(u64, Linha<'_>)>> {
        if self.buffer.capacity() > 1024 * 1024 {
            self.buffer = Vec::new();
        }
        self.buffer.clear();
        let lidos = self.fonte.by_ref().take(self.limite + 1).read_until(b'\n', &mut self.buffer)?;
        if lidos == 0 {
            return Ok(None);
        }
        self.numero += 1;
        let termina = self.buffer.last() == Some(&b'\n');
        if !termina && lidos as u64 > self.limite {
            self.buffer = Vec::new();
            self.fonte.skip_until(b'\n')?;
            return Ok(Some((self.numero, Linha::GrandeDemais)));
        }
        let mut linha = self.buffer.as_slice();
        if termina {
            linha = &linha[..linha.len() - 1];
        }
        linha = linha.strip_suffix(b"\r").unwrap_or(linha);
        if self.numero == 1 {
            linha = linha.strip_prefix(BOM).unwrap_or(linha);
        }
        Ok(Some((self.numero, Linha::Texto(linha))))
    }
}

/// The source of an NDJSON command: a file, or standard input for `-`.
pub(crate) fn fluxo(caminho: &Path) -> Result<Linhas<Box<dyn Read>>, CliError> {
    if caminho.as_os_str() == "-" {
        return Ok(Linhas::new(Box::new(io::stdin().lock())));
    }
    let (arquivo, _) = abrir(caminho)?;
    Ok(Linhas::new(Box::new(arquivo)))
}

/// An error met in the middle of a stream.
pub(crate) fn erro_de_fluxo(caminho: &Path, erro: &io::Error) -> CliError {
    ilegivel(&nome(caminho), erro)
}

/// The message of a line that is too long.
pub(crate) fn linha_grande_demais() -> String {
    format!("a linha passa do limite de {} por documento e foi pulada", em_mb(LIMITE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn todas(bytes: &[u8], limite: u64) -> Vec<(u64, Option<String>)> {
        let mut linhas = Linhas { limite, ..Linhas::new(bytes) };
        let mut vistas = Vec::new();
        while let Some((n, linha)) = linhas.proxima().unwrap() {
            let texto = match linha {
                Linha::Texto(t) => Some(String::from_utf8(t.to_vec()).unwrap()),
                Linha::GrandeDemais => None,
            };
            vistas.push((n, texto));
        }
        vistas
    }

    #[test]
    fn lines_lose_their_ends_and_the_first_its_mark() {
        let vistas = todas(b"\xef\xbb\xbf{}\r\n\n[1]", 100);
        assert_eq!(vistas, [(1, Some("{}".into())), (2, Some(String::new())), (3, Some("[1]".into()))]);
    }

    #[test]
    fn a_line_over_the_limit_is_skipped_and_the_next_is_read() {
        let vistas = todas(b"12345\n123456\nok\n", 5);
        assert_eq!(vistas, [(1, Some("12345".into())), (2, None), (3, Some("ok".into()))]);
    }
}
