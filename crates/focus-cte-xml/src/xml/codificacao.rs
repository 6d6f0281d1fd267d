//! Bytes to text.

use std::borrow::Cow;

use super::ErroLeitura;
use crate::DECLARACAO;

/// Largest document that is read, in bytes. The authority itself takes no more than 500 KB a message (MOC CT-e 4.00, Visão Geral, 4.1).
pub(crate) const TAMANHO_MAXIMO: usize = 8 * 1024 * 1024;

/// How a document says that it is encoded.
enum Codificacao {
    Utf8,
    Latin1,
}

/// The text of a document in UTF-8 (also by a byte order mark, or by saying nothing) or ISO-8859-1; anything else is refused.
pub(crate) fn decodificar(bytes: &[u8]) -> Result<Cow<'_, str>, ErroLeitura> {
    if bytes.len() > TAMANHO_MAXIMO {
        let mensagem = format!(
            "o documento tem {} bytes, e o limite é de {TAMANHO_MAXIMO}; um CT-e tem alguns KB: confira se é mesmo um só documento",
            bytes.len()
        );
        return Err(ErroLeitura::em("", 0, "xml_grande", mensagem));
    }
    if bytes.starts_with(b"\xFF\xFE")
        || bytes.starts_with(b"\xFE\xFF")
        || bytes.starts_with(b"<\0")
        || bytes.starts_with(b"\0<")
    {
        return Err(recusada("o documento está em UTF-16, mas esperava UTF-8 ou ISO-8859-1; grave-o em UTF-8"));
    }
    let sem_marca = bytes.strip_prefix(b"\xEF\xBB\xBF");
    let codificacao = if sem_marca.is_some() { Codificacao::Utf8 } else { declarada(bytes)? };
    let bytes = sem_marca.unwrap_or(bytes);
    match codificacao {
        Codificacao::Utf8 => {
            std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|e| nao_e_utf8(bytes, e.valid_up_to()))
        }
        Codificacao::Latin1 if bytes.is_ascii() => Ok(String::from_utf8_lossy(bytes)),
        Codificacao::Latin1 => Ok(Cow::Owned(bytes.iter().copied().map(char::from).collect())),
    }
}

/// The text of an XML file in UTF-8 or ISO-8859-1, to be written again in UTF-8: the declaration of another encoding is replaced.
///
/// ```
/// use focus_cte_xml::texto_do_xml;
///
/// let latin1 = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xE7</a>";
/// assert_eq!(texto_do_xml(latin1)?, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>ç</a>");
/// # Ok::<(), focus_cte_xml::ErroLeitura>(())
/// ```
pub fn texto_do_xml(bytes: &[u8]) -> Result<Cow<'_, str>, ErroLeitura> {
    match decodificar(bytes)? {
        Cow::Owned(texto) => match texto.split_once("?>") {
            Some((_, resto)) => Ok(Cow::Owned(format!("{DECLARACAO}{resto}"))),
            None => Ok(Cow::Owned(texto)),
        },
        emprestado @ Cow::Borrowed(_) => Ok(emprestado),
    }
}

/// What the XML declaration says, which is in ASCII whatever comes after it.
fn declarada(bytes: &[u8]) -> Result<Codificacao, ErroLeitura> {
    let Some(nome) = nome_declarado(bytes) else { return Ok(Codificacao::Utf8) };
    match nome.to_ascii_lowercase().as_str() {
        "utf-8" | "utf8" | "us-ascii" | "ascii" => Ok(Codificacao::Utf8),
        "iso-8859-1" | "iso8859-1" | "iso_8859-1" | "latin1" | "latin-1" | "l1" => Ok(Codificacao::Latin1),
        _ => {
            let nome: String = nome.chars().take(40).collect();
            Err(recusada(format!(
                "o documento declara a codificação «{nome}», mas esperava UTF-8 ou ISO-8859-1; grave-o em UTF-8"
            )))
        }
    }
}

/// The value of `encoding` in the declaration at the very beginning.
fn nome_declarado(bytes: &[u8]) -> Option<String> {
    let declaracao = bytes.strip_prefix(b"<?xml")?;
    let fim = declaracao.iter().take(512).position(|b| *b == b'?')?;
    let declaracao = String::from_utf8_lossy(&declaracao[..fim]).into_owned();
    let (_, resto) = declaracao.split_once("encoding")?;
    let resto = resto.trim_start().strip_prefix('=')?.trim_start();
    let aspas = resto.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    resto[1..].split(aspas).next().map(str::to_owned)
}

fn recusada(mensagem: impl Into<String>) -> ErroLeitura {
    ErroLeitura::em("", 0, "codificacao", mensagem)
}

fn nao_e_utf8(bytes: &[u8], valido_ate: usize) -> ErroLeitura {
    let antes = std::str::from_utf8(&bytes[..valido_ate]).unwrap_or_default();
    let mensagem = format!(
        "o byte 0x{:02X} não forma um caractere em UTF-8; se o documento está em ISO-8859-1, ele precisa declarar \
         encoding=\"ISO-8859-1\" na primeira linha, e se não, foi corrompido",
        bytes[valido_ate]
    );
    ErroLeitura::em(antes, valido_ate, "codificacao", mensagem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codigo(bytes: &[u8]) -> &'static str {
        decodificar(bytes).unwrap_err().codigo
    }

    #[test]
    fn utf8_is_borrowed_with_or_without_saying_so() {
        for prefixo in ["", "\u{FEFF}", "<?xml version=\"1.0\" encoding='utf-8'?>", "<?xml version=\"1.0\"?>"] {
            let texto = format!("{prefixo}<a>ção</a>");
            let lido = decodificar(texto.as_bytes()).unwrap();
            assert!(matches!(lido, Cow::Borrowed(_)));
            assert!(lido.ends_with("<a>ção</a>") && !lido.starts_with('\u{FEFF}'));
        }
    }

    #[test]
    fn latin1_is_what_the_declaration_says() {
        let lido = decodificar(b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xE7\xE3o</a>").unwrap();
        assert!(lido.ends_with("<a>ção</a>"));
    }

    #[test]
    fn a_mark_of_utf8_is_stronger_than_the_declaration() {
        let lido = decodificar(b"\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xC3\xA7</a>").unwrap();
        assert!(lido.ends_with("<a>ç</a>"));
    }

    #[test]
    fn every_other_encoding_is_refused_with_what_to_do() {
        assert_eq!(codigo(b"\xFF\xFE<\0a\0"), "codificacao");
        assert_eq!(codigo(b"<\0a\0"), "codificacao");
        assert_eq!(codigo(b"<?xml version='1.0' encoding='windows-1252'?><a/>"), "codificacao");
        let erro = decodificar(b"<a>\nxyz\xE7</a>").unwrap_err();
        assert_eq!((erro.linha, erro.coluna), (2, 4));
        assert!(erro.to_string().contains("ISO-8859-1"), "{erro}");
    }
}
