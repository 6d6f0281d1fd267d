//! Values as people in Brazil read them. What does not have the expected shape is printed as it is.

use std::borrow::Cow;

/// A decimal number with a comma, and points between thousands: `1234.5` is `1.234,50`.
///
/// It has at least two decimals, and all those that the document has.
pub(crate) fn decimal(valor: &str) -> Cow<'_, str> {
    com_casas(valor, 2)
}

/// As [`decimal`], with `casas` decimals at least.
pub(crate) fn com_casas(valor: &str, casas: usize) -> Cow<'_, str> {
    let (sinal, sem_sinal) = valor.strip_prefix('-').map_or(("", valor), |resto| ("-", resto));
    let (inteiro, fracao) = sem_sinal.split_once('.').unwrap_or((sem_sinal, ""));
    let so_algarismos = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if inteiro.is_empty() || !so_algarismos(inteiro) || !so_algarismos(fracao) {
        return Cow::Borrowed(valor);
    }
    let mut saida = String::with_capacity(valor.len() + 6);
    saida.push_str(sinal);
    for (i, algarismo) in inteiro.chars().enumerate() {
        if i > 0 && (inteiro.len() - i).is_multiple_of(3) {
            saida.push('.');
        }
        saida.push(algarismo);
    }
    if casas > 0 || !fracao.is_empty() {
        saida.push(',');
        saida.push_str(fracao);
        saida.extend(std::iter::repeat_n('0', casas.saturating_sub(fracao.len())));
    }
    Cow::Owned(saida)
}

/// `2026-11-20` is `20/11/2026`.
pub(crate) fn data(valor: &str) -> Cow<'_, str> {
    match valor.as_bytes() {
        [a @ .., b'-', m1, m2, b'-', d1, d2] if a.len() == 4 && [m1, m2, d1, d2].iter().all(|b| b.is_ascii_digit()) => {
            Cow::Owned(format!("{}/{}/{}", &valor[8..10], &valor[5..7], &valor[..4]))
        }
        _ => Cow::Borrowed(valor),
    }
}

/// `2026-11-20T09:32:15-03:00` is `20/11/2026 09:32:15`: the time that the document tells, wherever it is printed.
pub(crate) fn data_hora(valor: &str) -> Cow<'_, str> {
    let Some((dia, hora)) = valor.split_once(['T', ' ']) else { return data(valor) };
    match (data(dia), hora.get(..8)) {
        (Cow::Owned(dia), Some(hora)) => Cow::Owned(format!("{dia} {hora}")),
        _ => Cow::Borrowed(valor),
    }
}

/// A CNPJ (`12.345.678/0001-95`, letters included) or a CPF (`123.456.789-09`).
pub(crate) fn cnpj_ou_cpf(valor: &str) -> Cow<'_, str> {
    match valor.len() {
        14 => mascara(valor, "##.###.###/####-##"),
        11 => mascara(valor, "###.###.###-##"),
        _ => Cow::Borrowed(valor),
    }
}

/// `01001000` is `01001-000`.
pub(crate) fn cep(valor: &str) -> Cow<'_, str> {
    if valor.len() == 8 { mascara(valor, "#####-###") } else { Cow::Borrowed(valor) }
}

/// `1135550124` is `(11) 3555-0124`; numbers without area code and numbers from abroad stay as they are.
pub(crate) fn telefone(valor: &str) -> Cow<'_, str> {
    match valor.len() {
        10 => mascara(valor, "(##) ####-####"),
        11 => mascara(valor, "(##) #####-####"),
        _ => Cow::Borrowed(valor),
    }
}

/// An access key in blocks of four (DACTE manual, 2.4).
pub(crate) fn chave(valor: &str) -> String {
    let mut saida = String::with_capacity(valor.len() * 5 / 4);
    for (i, c) in valor.chars().enumerate() {
        if i > 0 && i.is_multiple_of(4) {
            saida.push(' ');
        }
        saida.push(c);
    }
    saida
}

/// `000001234` is `000.001.234`: the number of a document with its nine digits.
pub(crate) fn numero(valor: &str) -> String {
    let cheio = format!("{valor:0>9}");
    mascara(&cheio, "###.###.###").into_owned()
}

/// The shape's `#` become the characters of the value.
fn mascara<'v>(valor: &'v str, forma: &str) -> Cow<'v, str> {
    if !valor.bytes().all(|b| b.is_ascii_alphanumeric()) || forma.matches('#').count() != valor.len() {
        return Cow::Borrowed(valor);
    }
    let mut caracteres = valor.chars();
    Cow::Owned(forma.chars().map(|f| if f == '#' { caracteres.next().unwrap_or('#') } else { f }).collect())
}

/// The parts that are there, with something between them.
pub(crate) fn juntar(partes: &[&str], entre: &str) -> String {
    let mut saida = String::new();
    for parte in partes.iter().filter(|parte| !parte.is_empty()) {
        if !saida.is_empty() {
            saida.push_str(entre);
        }
        saida.push_str(parte);
    }
    saida
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_has_points_and_a_comma() {
        for (valor, esperado) in [
            ("0", "0,00"),
            ("2800.00", "2.800,00"),
            ("2800.5", "2.800,50"),
            ("1234567890123.45", "1.234.567.890.123,45"),
            ("6840.5000", "6.840,5000"),
            ("-12.3", "-12,30"),
            ("", ""),
            ("abc", "abc"),
            ("1,5", "1,5"),
        ] {
            assert_eq!(decimal(valor), esperado);
        }
    }

    #[test]
    fn dates_keep_the_time_that_the_document_tells() {
        assert_eq!(data_hora("2026-11-20T09:32:15-03:00"), "20/11/2026 09:32:15");
        assert_eq!(data_hora("2026-11-20T09:32:15-05:00"), "20/11/2026 09:32:15");
        assert_eq!(data("2026-11-20"), "20/11/2026");
        assert_eq!((data_hora("amanhã"), data("20/11/2026")), ("amanhã".into(), "20/11/2026".into()));
        assert_eq!(data_hora("2026-11-20Té"), "2026-11-20Té");
    }

    #[test]
    fn numbers_of_registrations_have_their_masks() {
        assert_eq!(cnpj_ou_cpf("PC3D315K000193"), "PC.3D3.15K/0001-93");
        assert_eq!(cnpj_ou_cpf("11144477735"), "111.444.777-35");
        assert_eq!(cnpj_ou_cpf("12345"), "12345");
        assert_eq!(cnpj_ou_cpf("ação1234567890"), "ação1234567890");
        assert_eq!((cep("01001000"), telefone("1135550124")), ("01001-000".into(), "(11) 3555-0124".into()));
        assert_eq!((telefone("11935550124"), telefone("35550124")), ("(11) 93555-0124".into(), "35550124".into()));
        assert_eq!(numero("42"), "000.000.042");
    }

    #[test]
    fn the_key_stands_in_eleven_blocks_of_four() {
        let blocos = chave("43181203527568000153570010002211211062211212");
        assert_eq!(blocos, "4318 1203 5275 6800 0153 5700 1000 2211 2110 6221 1212");
    }
}
