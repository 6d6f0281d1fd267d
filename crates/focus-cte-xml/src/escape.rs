//! Escaping of text and attribute values in the form that Canonical XML 1.0 gives them.
//!
//! What is written this way is already canonical: signing needs no second pass over the document.
//! Characters that XML 1.0 cannot hold at all become U+FFFD; only an invalid document has them.

/// What stands for a character that XML cannot hold.
const SUBSTITUTO: &str = "\u{FFFD}";

/// Appends `texto` as the content of an element.
pub(crate) fn texto(saida: &mut String, texto: &str) {
    escrever(saida, texto, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\r' => Some("&#xD;"),
        b'\t' | b'\n' => None,
        0..=0x1F => Some(SUBSTITUTO),
        _ => None,
    });
}

/// Appends `valor` as the value of an attribute, without the quotes around it.
pub(crate) fn atributo(saida: &mut String, valor: &str) {
    escrever(saida, valor, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'"' => Some("&quot;"),
        b'\t' => Some("&#x9;"),
        b'\n' => Some("&#xA;"),
        b'\r' => Some("&#xD;"),
        0..=0x1F => Some(SUBSTITUTO),
        _ => None,
    });
}

/// Whether `valor` has a character that XML cannot hold.
pub(crate) fn nao_cabe(valor: &str) -> bool {
    let controle = |byte| matches!(byte, 0..=0x08 | 0x0B | 0x0C | 0x0E..=0x1F).then_some(SUBSTITUTO);
    suspeito(valor) && primeira_troca(valor, controle).is_some()
}

/// Whether any byte may belong to what is replaced, eight looked at together: the last eight overlap what was looked at before.
#[inline]
fn suspeito(valor: &str) -> bool {
    let bytes = valor.as_bytes();
    if let Some(ultimos) = bytes.last_chunk() {
        return suspeitos(u64::from_le_bytes(*ultimos)) || oitavas(bytes).any(suspeitos);
    }
    suspeitos(bytes.iter().fold(CADA * 0x20, |palavra, byte| palavra << 8 | u64::from(*byte)))
}

/// The bytes, eight at a time, without those left at the end.
#[inline]
fn oitavas(bytes: &[u8]) -> impl Iterator<Item = u64> {
    bytes.as_chunks().0.iter().map(|oito| u64::from_le_bytes(*oito))
}

/// The lowest bit of each of eight bytes: times a byte, that byte eight times.
const CADA: u64 = 0x0101_0101_0101_0101;

/// Whether any of eight bytes is a control, one of `"&<>`, or the first of U+FFFE and U+FFFF in UTF-8.
#[inline]
const fn suspeitos(palavra: u64) -> bool {
    // The highest bit of a byte that is less than `limite` comes out, unless a lower byte is less too.
    const fn menor(palavra: u64, limite: u64) -> u64 {
        palavra.wrapping_sub(CADA * limite) & !palavra
    }
    let controle = menor(palavra, 0x20);
    // `&` and `"` differ in one bit, and so do `<` and `>`.
    let aspas = menor((palavra | (CADA * 0x04)) ^ (CADA * 0x26), 1);
    let angulo = menor((palavra | (CADA * 0x02)) ^ (CADA * 0x3E), 1);
    let incomum = menor(palavra ^ (CADA * 0xEF), 1);
    (controle | aspas | angulo | incomum) & (CADA * 0x80) != 0
}

/// Copies runs that need nothing in one go.
#[inline]
fn escrever(saida: &mut String, valor: &str, troca: impl Fn(u8) -> Option<&'static str>) {
    if !suspeito(valor) {
        return saida.push_str(valor);
    }
    let mut resto = valor;
    while let Some((posicao, largura, substituto)) = primeira_troca(resto, &troca) {
        saida.push_str(&resto[..posicao]);
        saida.push_str(substituto);
        resto = &resto[posicao + largura..];
    }
    saida.push_str(resto);
}

/// Where the first character to replace is, its length and what replaces it. Only ASCII and U+FFFE/U+FFFF are ever replaced.
#[inline]
fn primeira_troca(valor: &str, troca: impl Fn(u8) -> Option<&'static str>) -> Option<(usize, usize, &'static str)> {
    let bytes = valor.as_bytes();
    let nada = 8 * oitavas(bytes).take_while(|oito| !suspeitos(*oito)).count();
    (nada..bytes.len()).find_map(|i| match bytes[i] {
        0xEF if matches!(bytes[i..], [_, 0xBF, 0xBE | 0xBF, ..]) => Some((i, 3, SUBSTITUTO)),
        byte => troca(byte).map(|substituto| (i, 1, substituto)),
    })
}

#[cfg(test)]
mod tests {
    fn texto(valor: &str) -> String {
        let mut saida = String::new();
        super::texto(&mut saida, valor);
        saida
    }

    fn atributo(valor: &str) -> String {
        let mut saida = String::new();
        super::atributo(&mut saida, valor);
        saida
    }

    #[test]
    fn plain_text_is_copied() {
        assert_eq!(texto("São João d'El-Rei \"Nº 1\""), "São João d'El-Rei \"Nº 1\"");
        assert_eq!(atributo("Ação"), "Ação");
        assert_eq!(texto(""), "");
    }

    #[test]
    fn what_is_replaced_is_what_xml_cannot_hold() {
        for c in (0..=0x11_0000).filter_map(char::from_u32) {
            let c = c.to_string();
            assert_eq!(texto(&c) == "\u{FFFD}" && c != "\u{FFFD}", super::nao_cabe(&c), "{c:?}");
        }
    }

    #[test]
    fn what_is_replaced_is_found_in_every_place_of_texts_of_every_length() {
        for (tamanho, lugar) in (1..=25).flat_map(|tamanho| (0..tamanho).map(move |lugar| (tamanho, lugar))) {
            let com = |c: &str| format!("{}{c}{}", "ã".repeat(lugar), "z".repeat(tamanho - lugar - 1));
            for (c, escape) in [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#xD;"), ("\0", "\u{FFFD}")] {
                assert_eq!(texto(&com(c)), com(escape));
            }
            assert_eq!(atributo(&com("\"")), com("&quot;"));
            assert!(super::nao_cabe(&com("\u{FFFF}")) && !super::nao_cabe(&com("&")));
        }
    }

    #[test]
    fn text_escapes_what_canonical_xml_escapes_in_text() {
        assert_eq!(texto("a & b < c > d\r\n\t"), "a &amp; b &lt; c &gt; d&#xD;\n\t");
        assert_eq!(texto("&&"), "&amp;&amp;");
        assert_eq!(texto("]]>"), "]]&gt;");
    }

    #[test]
    fn attributes_escape_what_canonical_xml_escapes_in_attributes() {
        assert_eq!(atributo("a & b < c > d \"e\" 'f'\r\n\t"), "a &amp; b &lt; c > d &quot;e&quot; 'f'&#xD;&#xA;&#x9;");
    }

    #[test]
    fn characters_that_xml_cannot_hold_become_the_replacement_character() {
        assert_eq!(texto("a\0b\u{1}c\u{1F}d"), "a\u{FFFD}b\u{FFFD}c\u{FFFD}d");
        assert_eq!(atributo("\u{B}\u{FFFE}\u{FFFF}"), "\u{FFFD}\u{FFFD}\u{FFFD}");
        assert_eq!(
            texto("\u{FFFD}\u{FFFC}\u{F8FF}\u{7F}\u{85}\u{1F69A}"),
            "\u{FFFD}\u{FFFC}\u{F8FF}\u{7F}\u{85}\u{1F69A}"
        );
    }
}
