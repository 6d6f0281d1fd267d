//! Names of XML 1.0 (5th edition), with one colon at most as namespaces have it.

/// Length of the name (`NCName` or `prefix:NCName`) at the beginning of `texto`; zero when there is none.
pub(super) fn comprimento(texto: &str) -> usize {
    let bytes = texto.as_bytes();
    let ascii = bytes.iter().position(|b| !ascii_de_nome(*b)).unwrap_or(bytes.len());
    if bytes.get(ascii).is_none_or(u8::is_ascii) {
        return ascii;
    }
    texto.char_indices().find(|(_, c)| !(ascii_de_nome_char(*c) || de_nome(*c))).map_or(texto.len(), |(i, _)| i)
}

/// Whether the name may begin as it does, and its colons are those of a prefix.
pub(super) fn valido(nome: &str) -> bool {
    let mut partes = nome.split(':');
    let comeca = |parte: &str| parte.chars().next().is_some_and(|c| !matches!(c, '-' | '.' | '0'..='9') && inicial(c));
    partes.next().is_some_and(comeca) && partes.next().is_none_or(comeca) && partes.next().is_none()
}

fn ascii_de_nome(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b':' | b'-' | b'.')
}

fn ascii_de_nome_char(c: char) -> bool {
    u8::try_from(c).is_ok_and(|b| b.is_ascii() && ascii_de_nome(b))
}

fn inicial(c: char) -> bool {
    c.is_ascii_alphabetic()
        || c == '_'
        || matches!(c,
            '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}'
            | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
            | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

fn de_nome(c: char) -> bool {
    inicial(c) || matches!(c, '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_where_it_cannot_go_on() {
        for (texto, nome) in [
            ("infCte Id", "infCte"),
            ("ds:X>", "ds:X"),
            ("ação/", "ação"),
            ("a\u{B7}=", "a\u{B7}"),
            ("=", ""),
            ("é", "é"),
        ] {
            assert_eq!(&texto[..comprimento(texto)], nome);
        }
    }

    #[test]
    fn a_name_begins_with_a_letter_and_has_one_prefix_at_most() {
        for nome in ["a", "_", "a:b", "é", "a-1.x"] {
            assert!(valido(nome), "{nome}");
        }
        for nome in ["", "1", "-a", ":a", "a:", "a:b:c", "a:1", "\u{B7}", "\u{2040}x"] {
            assert!(!valido(nome), "{nome}");
        }
    }
}
