//! The number of a company in the register of the Suframa.

use super::modulo11;

/// Whether the check digit of a Suframa inscription agrees (MOC CT-e 4.00, rule G130, cStat 235).
///
/// Eight or nine digits, as the layout has them (`ISUF`). The manual does not give the rule: the last digit is modulo 11 with
/// weights from 2 on, right to left, as in other registers and in the libraries that verify it. Eight digits are nine without
/// the zero on the left, which gives the same sum. What the other digits mean is not verified. Allocates nothing.
///
/// ```
/// use focus_cte::types::suframa;
///
/// assert!(suframa::confere("210140267"));
/// assert!(!suframa::confere("210140268"));
/// ```
#[must_use]
pub fn confere(texto: &str) -> bool {
    matches!(texto.len(), 8 | 9) && modulo11::ultimo_confere(texto.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::confere;

    #[test]
    fn known_numbers_agree() {
        // One of a public query, and those of another library's tests.
        for texto in ["210140267", "123456789", "143456784", "148456782", "148451780", "088451780"] {
            assert!(confere(texto), "{texto}");
        }
        assert!(confere("88451780"), "oito algarismos são nove sem o zero à esquerda");
    }

    #[test]
    fn other_digits_and_shapes_do_not() {
        for texto in ["", "1234567", "1234567890", "123456788", "423456780", "12345678A", "é234567", "éééé"] {
            assert!(!confere(texto), "{texto}");
        }
    }
}
