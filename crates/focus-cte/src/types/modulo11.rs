//! The modulo 11 check digit shared by CNPJ, CPF and access key.

/// Check digit of `caracteres`: weights from 2 up to `peso_maximo`, right to left and repeating, each character worth its
/// ASCII code minus 48; a remainder of 0 or 1 gives 0, any other gives 11 minus it.
///
/// The callers pass only `[0-9A-Z]`, whose codes start at 48.
pub(super) fn digito(caracteres: &[u8], peso_maximo: u32) -> u8 {
    let pesos = (2..=peso_maximo).cycle();
    let soma: u32 = caracteres.iter().rev().zip(pesos).map(|(&c, peso)| u32::from(c.wrapping_sub(b'0')) * peso).sum();
    match soma % 11 {
        0 | 1 => 0,
        resto => u8::try_from(11 - resto).unwrap_or(0),
    }
}

/// Whether a text is digits alone and the last one is the check digit of those before it, with weights from 2 to 9.
pub(super) fn ultimo_confere(caracteres: &[u8]) -> bool {
    let Some((ultimo, antes)) = caracteres.split_last() else { return false };
    caracteres.iter().all(u8::is_ascii_digit) && digito(antes, 9) + b'0' == *ultimo
}

#[cfg(test)]
mod tests {
    use super::digito;

    #[test]
    fn the_manuals_own_example_gives_5() {
        // MOC CT-e 4.00, section 7.3: sum of 644, remainder 6, digit 5.
        assert_eq!(digito(b"5206043300991100250655012000000780026730161", 9), 5);
    }
}
