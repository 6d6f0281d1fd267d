//! The municipalities of IBGE: `tabelas/municipios.csv`, looked up by name and UF as the API does.

use std::collections::HashMap;
use std::sync::OnceLock;

static CSV: &str = include_str!("../tabelas/municipios.csv");

/// Codes by UF and [`key`] of the name.
static BY_NAME: OnceLock<HashMap<(&'static str, String), &'static str>> = OnceLock::new();

/// Every code, in ascending order.
static CODES: OnceLock<Vec<u32>> = OnceLock::new();

/// Code of places outside Brazil (UF `EX`).
pub const EXTERIOR: &str = "9999999";

/// IBGE code of a municipality, by name (accents, case and punctuation do not matter) and UF.
///
/// ```
/// assert_eq!(focus_cte::municipios::codigo("sao paulo", "SP"), Some("3550308"));
/// assert_eq!(focus_cte::municipios::codigo("Atlântida", "SP"), None);
/// ```
#[must_use]
pub fn codigo(nome: &str, uf: &str) -> Option<&'static str> {
    if uf == "EX" {
        return Some(EXTERIOR);
    }
    let by_name = BY_NAME.get_or_init(|| rows().map(|(codigo, nome, uf)| ((uf, key(nome)), codigo)).collect());
    let uf = rows_uf(uf)?;
    by_name.get(&(uf, key(nome))).copied()
}

/// Whether a text is the IBGE code of a municipality: a binary search that does not allocate, but for the list of codes at first use.
///
/// ```
/// assert!(focus_cte::municipios::existe("3550308"));
/// assert!(!focus_cte::municipios::existe("3550309"));
/// ```
#[must_use]
pub fn existe(codigo: &str) -> bool {
    let codes = CODES.get_or_init(|| {
        let mut codes: Vec<u32> = rows().filter_map(|(codigo, ..)| number(codigo)).collect();
        codes.sort_unstable();
        codes
    });
    number(codigo).is_some_and(|codigo| codes.binary_search(&codigo).is_ok())
}

/// A code of 7 digits as a number.
fn number(codigo: &str) -> Option<u32> {
    (codigo.len() == 7 && codigo.bytes().all(|b| b.is_ascii_digit())).then(|| codigo.parse().ok())?
}

/// Every municipality: `(code, name, UF)`.
pub fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    CSV.lines().skip(1).filter_map(|line| {
        let (codigo, rest) = line.split_once(',')?;
        let (nome, uf) = rest.rsplit_once(',')?;
        Some((codigo, nome.trim_matches('"'), uf))
    })
}

fn rows_uf(uf: &str) -> Option<&'static str> {
    uf.parse::<crate::types::Uf>().ok().map(crate::types::Uf::sigla)
}

/// Letters and digits only, upper case, without accents.
fn key(nome: &str) -> String {
    nome.chars().filter_map(plain).collect()
}

fn plain(c: char) -> Option<char> {
    Some(match c.to_uppercase().next()? {
        'Á' | 'À' | 'Â' | 'Ã' | 'Ä' => 'A',
        'É' | 'È' | 'Ê' | 'Ë' => 'E',
        'Í' | 'Ì' | 'Î' | 'Ï' => 'I',
        'Ó' | 'Ò' | 'Ô' | 'Õ' | 'Ö' => 'O',
        'Ú' | 'Ù' | 'Û' | 'Ü' => 'U',
        'Ç' => 'C',
        'Ñ' => 'N',
        c if c.is_ascii_alphanumeric() => c,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_by_its_own_name() {
        for (code, nome, uf) in rows() {
            assert_eq!(codigo(nome, uf), Some(code), "{nome}/{uf}");
            assert!(existe(code), "{code}");
        }
        assert_eq!(rows().count(), 5571);
    }
    #[test]
    fn other_codes_do_not_exist() {
        for code in ["", "3550309", "355030", "03550308", "+355030", EXTERIOR, "355030é"] {
            assert!(!existe(code), "{code}");
        }
    }
}
