//! What the files of this chapter share: how their rules are dated, and how amounts are compared.

pub(super) use jiff::civil::date;
pub(super) use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy;

pub(super) use super::super::super::prelude::*;
pub(super) use super::super::super::tributos::Tributo;
use super::super::valores::UM_CENTAVO;
pub(super) use crate::layout::campo::Campo;

/// A rule of NT 2025.001: in force where the group is given, from the days of its schedule.
pub(super) const fn da_nt_2025(regra: Regra) -> Regra {
    regra.da_nota("NT 2025.001").desde(date(2026, 1, 5), date(2025, 7, 1))
}

/// A rule of NT 2026.002. Its texts were not published with a code, nor with a day for production: they warn, from the day on which
/// its fields exist in the tests' environment.
pub(super) const fn da_nt_2026(regra: Regra, mensagem: &'static str) -> Regra {
    regra.da_nota("NT 2026.002").desde(date(2026, 7, 1), date(2026, 7, 1)).sem_cstat(mensagem).so_avisa()
}

/// An amount in cents, half a cent rounded up.
pub(super) fn centavos(valor: Decimal) -> Decimal {
    valor.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// Whether an amount is more than the note's cent away from what was computed. Whether the authority rounds before it compares is
/// not told: the sender gets the wider of the two readings.
pub(super) fn difere(valor: Decimal, calculado: Decimal) -> bool {
    (valor - centavos(calculado)).abs() > UM_CENTAVO
}

/// The eight characters of a CNPJ that are the same in all of a company's establishments, of an access key.
pub(super) fn cnpj_base_da_chave(chave: &str) -> Option<&str> {
    if chave.len() == 44 { chave.get(6..14) } else { None }
}
