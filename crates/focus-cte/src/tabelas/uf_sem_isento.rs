//! UFs that do not accept a taker exempt of state registration (MOC rules G024, H093).

use jiff::civil::Date;

use crate::types::Uf;

static CSV: &str = include_str!("../../tabelas/uf_sem_isento.csv");

/// Whether a UF refuses `ISENTO` in a document emitted on a day; without a day, by the table as it is today.
pub(crate) fn recusa(uf: Uf, dia: Option<Date>) -> bool {
    super::linhas(CSV).any(|linha| {
        linha.split_once(',').is_some_and(|(sigla, desde)| {
            sigla == uf.sigla()
                && match (desde.parse::<Date>(), dia) {
                    (Ok(desde), Some(dia)) => desde <= dia,
                    _ => true,
                }
        })
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn fourteen_units_refuse_three_of_them_since_2026() {
        let quantas = |dia| Uf::TODAS.into_iter().filter(|uf| recusa(*uf, dia)).count();
        assert_eq!(quantas(Some(date(2026, 1, 5))), 14);
        assert_eq!(quantas(Some(date(2026, 1, 4))), 11);
        assert_eq!(quantas(None), 14);
        assert!(!recusa(Uf::Pr, None));
    }
}
