//! Reading what the user names: files and standard input. Limits are checked before the bytes are kept.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::erros::{CliError, motivo};
use crate::linhas::Linhas;
use crate::terminal::limpo;

/// Largest document accepted, in bytes.
pub(crate) const LIMITE: u64 = 64 * 1024 * 1024;
/// The byte order mark that some editors put before UTF-8.
pub(crate) const BOM: &[u8] = b"\xef\xbb\xbf";

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
    let bytes = ler_bytes(caminho)?;
    let conferido = conferido(&bytes, &nome(caminho))?;
    Ok(if conferido.len() == bytes.len() { bytes } else { conferido.to_vec() })
}

/// Bytes that may be JSON, without their byte order mark.
pub(crate) fn conferido<'b>(bytes: &'b [u8], nome: &str) -> Result<&'b [u8], CliError> {
    conferir_codificacao(bytes, nome)?;
    Ok(bytes.strip_prefix(BOM).unwrap_or(bytes))
}

/// The whole of a file, or of standard input for `-`, as it is.
pub(crate) fn ler_bytes(caminho: &Path) -> Result<Vec<u8>, CliError> {
    let nome = nome(caminho);
    if caminho.as_os_str() == "-" {
        ate_o_limite(io::stdin().lock(), &nome)
    } else {
        let (arquivo, tamanho) = abrir(caminho)?;
        if let Some(tamanho) = tamanho.filter(|t| *t > LIMITE) {
            return Err(grande_demais(&nome, &format!("tem {}", em_mb(tamanho))));
        }
        ate_o_limite(arquivo, &nome)
    }
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

/// The source of an NDJSON command: a file, or standard input for `-`.
pub(crate) fn fluxo(caminho: &Path) -> Result<Linhas<Box<dyn Read>>, CliError> {
    if caminho.as_os_str() == "-" {
        return Ok(Linhas::new(Box::new(io::stdin().lock()), LIMITE));
    }
    let (arquivo, _) = abrir(caminho)?;
    Ok(Linhas::new(Box::new(arquivo), LIMITE))
}

/// An error met in the middle of a stream.
pub(crate) fn erro_de_fluxo(caminho: &Path, erro: &io::Error) -> CliError {
    ilegivel(&nome(caminho), erro)
}

/// The message of a line that is too long.
pub(crate) fn linha_grande_demais() -> String {
    format!("a linha passa do limite de {} por documento e foi pulada", em_mb(LIMITE))
}
