//! The characters that can be printed: Windows-1252, which holds everything that the layout's texts may (U+0021 to U+00FF) and
//! the typographic quotes and dashes of word processors.

/// Unicode of the codes 0x80 to 0x9F; U+0000 where there is none.
const ALTOS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•',
    '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// First code with a glyph.
pub(crate) const PRIMEIRO: u8 = 0x20;

/// The code of a character; `?` for what cannot be printed.
pub(crate) fn codigo(c: char) -> u8 {
    match u32::from(c) {
        n @ (0x20..=0x7E | 0xA1..=0xFF) => u8::try_from(n).unwrap_or(b'?'),
        0x09 | 0x0A | 0x0D | 0xA0 => b' ',
        _ => match ALTOS.iter().position(|alto| *alto == c && c != '\0') {
            Some(posicao) => 0x80 + u8::try_from(posicao).unwrap_or(0),
            None => b'?',
        },
    }
}

/// The character of a code, `None` where the code has none.
pub(crate) fn caractere(codigo: u8) -> Option<char> {
    match codigo {
        0x20..=0x7E | 0xA0..=0xFF => Some(char::from(codigo)),
        0x80..=0x9F => Some(ALTOS[usize::from(codigo - 0x80)]).filter(|c| *c != '\0'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_comes_back_from_its_character() {
        for n in 0x20..=0xFF_u8 {
            if let Some(c) = caractere(n) {
                assert_eq!(codigo(c), if n == 0xA0 { b' ' } else { n }, "{c:?}");
            }
        }
    }

    #[test]
    fn what_cannot_be_printed_is_a_question_mark() {
        assert_eq!(['日', '\u{81}', '\u{7F}', '\0'].map(codigo), [b'?'; 4]);
    }
}
