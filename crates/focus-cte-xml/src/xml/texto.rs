//! Text as it is written, and what it means: references, line ends, white space of attributes.

use std::borrow::Cow;

/// Whether the text of an element means what is written: no reference, no carriage return.
#[inline]
pub(crate) fn simples(texto: &str) -> bool {
    !texto.bytes().any(|b| matches!(b, b'&' | b'\r'))
}

/// What the text of an element means. The reader has checked its references.
pub(crate) fn valor_de_texto(texto: &str) -> Cow<'_, str> {
    if simples(texto) { Cow::Borrowed(texto) } else { Cow::Owned(decodificar(texto, false)) }
}

/// What the value of an attribute means: white space becomes spaces, unless written as a reference.
pub(crate) fn valor_de_atributo(texto: &str) -> Cow<'_, str> {
    let muda = texto.bytes().any(|b| matches!(b, b'&' | b'\r' | b'\n' | b'\t'));
    if muda { Cow::Owned(decodificar(texto, true)) } else { Cow::Borrowed(texto) }
}

fn decodificar(texto: &str, atributo: bool) -> String {
    let mut saida = String::with_capacity(texto.len());
    let mut resto = texto;
    while let Some(i) = resto.bytes().position(|b| matches!(b, b'&' | b'\r') || atributo && matches!(b, b'\n' | b'\t'))
    {
        saida.push_str(&resto[..i]);
        resto = &resto[i..];
        match resto.as_bytes()[0] {
            b'&' => {
                let (caractere, tamanho) = referencia(resto).unwrap_or(('\u{FFFD}', 1));
                saida.push(caractere);
                resto = &resto[tamanho..];
            }
            quebra => {
                let tamanho = if quebra == b'\r' && resto.as_bytes().get(1) == Some(&b'\n') { 2 } else { 1 };
                saida.push(if atributo { ' ' } else { '\n' });
                resto = &resto[tamanho..];
            }
        }
    }
    saida.push_str(resto);
    saida
}

/// The character that a reference at the beginning of `texto` stands for, and the length of the reference.
///
/// `None` for anything but a character reference of a character of XML, or one of the five names that XML itself defines.
pub(super) fn referencia(texto: &str) -> Option<(char, usize)> {
    let fim = texto.bytes().take(64).position(|b| b == b';')?;
    let nome = &texto[1..fim];
    let caractere = match nome {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let numero = nome.strip_prefix('#')?;
            let (digitos, base) = numero.strip_prefix('x').map_or((numero, 10), |hexa| (hexa, 16));
            let so_digitos = !digitos.is_empty() && digitos.bytes().all(|b| char::from(b).is_digit(base));
            let codigo = so_digitos.then(|| u32::from_str_radix(digitos, base).ok()).flatten()?;
            char::from_u32(codigo).filter(|c| caractere_de_xml(*c))?
        }
    };
    Some((caractere, fim + 1))
}

/// `Char` of XML 1.0.
pub(super) fn caractere_de_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_mean_their_characters_and_nothing_else_is_one() {
        assert_eq!(valor_de_texto("a &amp; b &#233;&#xE9;&#x1F69A; &lt;&gt;&quot;&apos;"), "a & b éé\u{1F69A} <>\"'");
        for texto in [
            "&",
            "&amp",
            "&nbsp;",
            "&#;",
            "&#x;",
            "&#xZ;",
            "&#0;",
            "&#x1;",
            "&#xD800;",
            "&#xFFFE;",
            "&#+1;",
            "&#X41;",
            "&#1114112;",
        ] {
            assert_eq!(referencia(texto), None, "{texto}");
        }
        assert_eq!(referencia("&#0000065;"), Some(('A', 10)));
    }

    #[test]
    fn line_ends_become_one_line_feed_and_white_space_in_attributes_a_space() {
        assert_eq!(valor_de_texto("a\r\nb\rc\n\td&#13;"), "a\nb\nc\n\td\r");
        assert_eq!(valor_de_atributo("a\r\nb\rc\n\td&#10;&#9;"), "a b c  d\n\t");
        assert!(matches!(valor_de_texto("a\nb\tc"), Cow::Borrowed(_)));
    }
}
