//! The 27 federative units.

use std::str::FromStr;

use super::texto::valor_texto;

/// A federative unit of Brazil: 26 states and the Distrito Federal, with the IBGE code of the manual (MOC 4.00, section 7.4).
///
/// `EX` (abroad) is a value of some fields, not a federative unit.
///
/// ```
/// use focus_cte::Uf;
///
/// let uf: Uf = "AM".parse()?;
/// assert_eq!((uf.codigo_ibge(), uf.fuso()), (13, "-04:00"));
/// assert_eq!(Uf::de_codigo(35), Some(Uf::Sp));
/// # Ok::<(), focus_cte::types::ErroUf>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Uf {
    /// Rondônia
    Ro,
    /// Acre
    Ac,
    /// Amazonas
    Am,
    /// Roraima
    Rr,
    /// Pará
    Pa,
    /// Amapá
    Ap,
    /// Tocantins
    To,
    /// Maranhão
    Ma,
    /// Piauí
    Pi,
    /// Ceará
    Ce,
    /// Rio Grande do Norte
    Rn,
    /// Paraíba
    Pb,
    /// Pernambuco
    Pe,
    /// Alagoas
    Al,
    /// Sergipe
    Se,
    /// Bahia
    Ba,
    /// Minas Gerais
    Mg,
    /// Espírito Santo
    Es,
    /// Rio de Janeiro
    Rj,
    /// São Paulo
    Sp,
    /// Paraná
    Pr,
    /// Santa Catarina
    Sc,
    /// Rio Grande do Sul
    Rs,
    /// Mato Grosso do Sul
    Ms,
    /// Mato Grosso
    Mt,
    /// Goiás
    Go,
    /// Distrito Federal
    Df,
}

/// The text is not the abbreviation of a federative unit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} não é a sigla de uma UF; informe uma das 27, por exemplo SP")]
pub struct ErroUf(String);

impl Uf {
    /// All 27, by IBGE code.
    pub const TODAS: [Uf; 27] = [
        Uf::Ro,
        Uf::Ac,
        Uf::Am,
        Uf::Rr,
        Uf::Pa,
        Uf::Ap,
        Uf::To,
        Uf::Ma,
        Uf::Pi,
        Uf::Ce,
        Uf::Rn,
        Uf::Pb,
        Uf::Pe,
        Uf::Al,
        Uf::Se,
        Uf::Ba,
        Uf::Mg,
        Uf::Es,
        Uf::Rj,
        Uf::Sp,
        Uf::Pr,
        Uf::Sc,
        Uf::Rs,
        Uf::Ms,
        Uf::Mt,
        Uf::Go,
        Uf::Df,
    ];

    /// The two-letter abbreviation, in capitals.
    #[must_use]
    pub fn sigla(self) -> &'static str {
        self.as_str()
    }

    fn as_str(self) -> &'static str {
        match self {
            Uf::Ro => "RO",
            Uf::Ac => "AC",
            Uf::Am => "AM",
            Uf::Rr => "RR",
            Uf::Pa => "PA",
            Uf::Ap => "AP",
            Uf::To => "TO",
            Uf::Ma => "MA",
            Uf::Pi => "PI",
            Uf::Ce => "CE",
            Uf::Rn => "RN",
            Uf::Pb => "PB",
            Uf::Pe => "PE",
            Uf::Al => "AL",
            Uf::Se => "SE",
            Uf::Ba => "BA",
            Uf::Mg => "MG",
            Uf::Es => "ES",
            Uf::Rj => "RJ",
            Uf::Sp => "SP",
            Uf::Pr => "PR",
            Uf::Sc => "SC",
            Uf::Rs => "RS",
            Uf::Ms => "MS",
            Uf::Mt => "MT",
            Uf::Go => "GO",
            Uf::Df => "DF",
        }
    }

    /// The name, with accents.
    #[must_use]
    pub fn nome(self) -> &'static str {
        match self {
            Uf::Ro => "Rondônia",
            Uf::Ac => "Acre",
            Uf::Am => "Amazonas",
            Uf::Rr => "Roraima",
            Uf::Pa => "Pará",
            Uf::Ap => "Amapá",
            Uf::To => "Tocantins",
            Uf::Ma => "Maranhão",
            Uf::Pi => "Piauí",
            Uf::Ce => "Ceará",
            Uf::Rn => "Rio Grande do Norte",
            Uf::Pb => "Paraíba",
            Uf::Pe => "Pernambuco",
            Uf::Al => "Alagoas",
            Uf::Se => "Sergipe",
            Uf::Ba => "Bahia",
            Uf::Mg => "Minas Gerais",
            Uf::Es => "Espírito Santo",
            Uf::Rj => "Rio de Janeiro",
            Uf::Sp => "São Paulo",
            Uf::Pr => "Paraná",
            Uf::Sc => "Santa Catarina",
            Uf::Rs => "Rio Grande do Sul",
            Uf::Ms => "Mato Grosso do Sul",
            Uf::Mt => "Mato Grosso",
            Uf::Go => "Goiás",
            Uf::Df => "Distrito Federal",
        }
    }

    /// The two-digit IBGE code, as in `cUF` and in the access key.
    #[must_use]
    pub fn codigo_ibge(self) -> u8 {
        match self {
            Uf::Ro => 11,
            Uf::Ac => 12,
            Uf::Am => 13,
            Uf::Rr => 14,
            Uf::Pa => 15,
            Uf::Ap => 16,
            Uf::To => 17,
            Uf::Ma => 21,
            Uf::Pi => 22,
            Uf::Ce => 23,
            Uf::Rn => 24,
            Uf::Pb => 25,
            Uf::Pe => 26,
            Uf::Al => 27,
            Uf::Se => 28,
            Uf::Ba => 29,
            Uf::Mg => 31,
            Uf::Es => 32,
            Uf::Rj => 33,
            Uf::Sp => 35,
            Uf::Pr => 41,
            Uf::Sc => 42,
            Uf::Rs => 43,
            Uf::Ms => 50,
            Uf::Mt => 51,
            Uf::Go => 52,
            Uf::Df => 53,
        }
    }

    /// The federative unit with this IBGE code.
    #[must_use]
    pub fn de_codigo(codigo: u8) -> Option<Uf> {
        Uf::TODAS.into_iter().find(|uf| uf.codigo_ibge() == codigo)
    }

    /// The federative unit with this abbreviation, in capitals as the layout writes it; `None` for `EX`. Does not allocate.
    ///
    /// ```
    /// use focus_cte::Uf;
    ///
    /// assert_eq!(Uf::de_sigla("SP"), Some(Uf::Sp));
    /// assert_eq!(Uf::de_sigla("EX"), None);
    /// ```
    #[must_use]
    pub fn de_sigla(sigla: &str) -> Option<Uf> {
        Uf::TODAS.into_iter().find(|uf| uf.sigla() == sigla)
    }

    /// The legal time of most of the unit, as an offset from UTC: `-03:00`, `-04:00` or, in Acre, `-05:00`.
    ///
    /// There is no daylight saving time since 2019. West Amazonas (`-05:00`) and Fernando de Noronha (`-02:00`) differ from the
    /// rest of their unit: who emits from there states the offset.
    #[must_use]
    pub fn fuso(self) -> &'static str {
        match self {
            Uf::Ac => "-05:00",
            Uf::Am | Uf::Ms | Uf::Mt | Uf::Ro | Uf::Rr => "-04:00",
            _ => "-03:00",
        }
    }
}

impl FromStr for Uf {
    type Err = ErroUf;

    fn from_str(texto: &str) -> Result<Self, Self::Err> {
        let sigla = texto.trim();
        Uf::TODAS
            .into_iter()
            .find(|uf| uf.sigla().eq_ignore_ascii_case(sigla))
            .ok_or_else(|| ErroUf(sigla.chars().take(20).collect()))
    }
}

valor_texto!(Uf);

#[cfg(test)]
mod tests {
    use super::Uf;

    #[test]
    fn there_are_27_distinct_units_and_each_comes_back_from_its_code_and_abbreviation() {
        let mut codigos: Vec<u8> = Uf::TODAS.iter().map(|uf| uf.codigo_ibge()).collect();
        codigos.dedup();
        assert_eq!(codigos.len(), 27);
        for uf in Uf::TODAS {
            assert_eq!(Uf::de_codigo(uf.codigo_ibge()), Some(uf));
            assert_eq!(uf.sigla().parse(), Ok(uf));
        }
    }

    #[test]
    fn abroad_is_not_a_unit() {
        assert!("EX".parse::<Uf>().is_err());
        assert_eq!(Uf::de_codigo(99), None);
    }
}
