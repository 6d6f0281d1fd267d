//! Identifiers of a vehicle, beyond the shape that the layout asks for.

use super::modulo11;

/// Whether the check digit of a RENAVAM agrees.
///
/// Nine to eleven digits, as the layout has them; since 2013 all have eleven, older ones completed with zeros on the left
/// (Portaria Denatran 27/2013). The last digit is modulo 11 with weights 2 to 9, right to left and repeating. Allocates nothing.
///
/// ```
/// use focus_cte::types::veiculo;
///
/// assert!(veiculo::renavam_confere("00639884962"));
/// assert!(!veiculo::renavam_confere("00639884963"));
/// ```
#[must_use]
pub fn renavam_confere(texto: &str) -> bool {
    matches!(texto.len(), 9..=11) && modulo11::ultimo_confere(texto.as_bytes())
}

/// Whether a plate is a Brazilian one: `AAA9999`, or `AAA9A99` of the Mercosul (Resolução Contran 969/2022).
///
/// Foreign vehicles have other forms, which the layout accepts: for them this says nothing. Allocates nothing.
///
/// ```
/// use focus_cte::types::veiculo;
///
/// assert!(veiculo::placa_brasileira("ABC1D23") && veiculo::placa_brasileira("ABC1234"));
/// assert!(!veiculo::placa_brasileira("AB123CD"));
/// ```
#[must_use]
pub fn placa_brasileira(texto: &str) -> bool {
    let [a, b, c, numero, misto, dezena, unidade] = texto.as_bytes() else { return false };
    [a, b, c].into_iter().all(u8::is_ascii_uppercase)
        && [numero, dezena, unidade].into_iter().all(u8::is_ascii_digit)
        && (misto.is_ascii_digit() || misto.is_ascii_uppercase())
}

/// Whether a chassis number is made as a VIN: 17 digits or capitals, without I, O and Q (ABNT NBR 6066, ISO 3779).
///
/// There is no check digit in Brazil: that of North America is not verified. Allocates nothing.
///
/// ```
/// use focus_cte::types::veiculo;
///
/// assert!(veiculo::chassi_bem_formado("9BWZZZ377VT004251"));
/// assert!(!veiculo::chassi_bem_formado("9BWZZZ377VTO04251"));
/// ```
#[must_use]
pub fn chassi_bem_formado(texto: &str) -> bool {
    let cabe = |b: &u8| b.is_ascii_digit() || (b.is_ascii_uppercase() && !matches!(b, b'I' | b'O' | b'Q'));
    texto.len() == 17 && texto.as_bytes().iter().all(cabe)
}

#[cfg(test)]
mod tests {
    use super::{chassi_bem_formado, placa_brasileira, renavam_confere};

    #[test]
    fn renavams_of_nine_to_eleven_digits_are_judged_alike() {
        assert!(renavam_confere("639884962") && renavam_confere("0639884962"));
        for texto in ["", "39884962", "000639884962", "00639884961", "0063988496A", "é0639884962"] {
            assert!(!renavam_confere(texto), "{texto}");
        }
    }

    #[test]
    fn plates_of_other_countries_and_other_shapes_are_not_brazilian() {
        for texto in ["", "ABC123", "ABC12345", "abc1234", "AAA123A", "A1B2C34", "AB123CD", "ÁB1234", "1234ABC"] {
            assert!(!placa_brasileira(texto), "{texto}");
        }
    }

    #[test]
    fn letters_that_a_vin_does_not_have_are_found() {
        for texto in
            ["", "9BWZZZ377VT00425", "9BWZZZ377VT00425I", "9BWZZZ377VT00425Q", "9bwzzz377vt004251", "ÉÉÉÉÉÉÉÉ1"]
        {
            assert!(!chassi_bem_formado(texto), "{texto}");
        }
    }
}
