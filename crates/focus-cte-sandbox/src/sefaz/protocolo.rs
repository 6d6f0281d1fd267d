//! Protocol numbers (MOC 4.00, Visão Geral, section 7.5).

use focus_cte::Uf;

/// The fifteen digits of a protocol: kind of authority, state, year, and ten digits in sequence within the year.
pub(crate) fn numero_do_protocolo(uf: Uf, ano: &str, sequencial: u64) -> String {
    format!("{}{:02}{ano}{sequencial:010}", autorizador(uf), uf.codigo_ibge())
}

/// Who authorises the CT-e of a state: its own authority (1), the virtual one of Rio Grande do Sul (3) or of São Paulo (5).
fn autorizador(uf: Uf) -> u8 {
    match uf {
        Uf::Mg | Uf::Ms | Uf::Mt | Uf::Pr | Uf::Rs | Uf::Sp => 1,
        Uf::Ap | Uf::Pe | Uf::Rr => 5,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_protocol_has_fifteen_digits_in_the_manuals_order() {
        // The API's own sample, of Bahia in 2018.
        assert_eq!(numero_do_protocolo(Uf::Ba, "18", 7_009), "329180000007009");
        assert_eq!(numero_do_protocolo(Uf::Sp, "26", 1), "135260000000001");
    }
}
