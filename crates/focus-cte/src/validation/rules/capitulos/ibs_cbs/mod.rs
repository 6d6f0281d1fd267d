//! IBS and CBS (NT 2025.001 to 1.14b, NT 2026.001, NT 2026.002, NT 2026.004): the group `imp/IBSCBS` and what goes with it.
//!
//! The group may be left out in production; once given, every rule judges it. The rules are the same in models 57 and 67.

pub(super) mod aliquotas;
pub(super) mod area_incentivada;
pub(super) mod classificacao;
pub(super) mod compras_governamentais;
pub(super) mod devolucao;
pub(super) mod diferimento;
pub(super) mod estorno;
pub(super) mod pagamento_antecipado;
pub(super) mod presenca;
pub(super) mod reducao;
pub(super) mod total;
pub(super) mod tributacao_regular;
pub(super) mod valores;

use jiff::civil::date;
use rust_decimal::{Decimal, RoundingStrategy};

use super::super::prelude::*;
use super::super::tributos::Tributo;
use super::valores::UM_CENTAVO;
use crate::layout::campo::Campo;

/// A rule of NT 2025.001: in force where the group is given, from the days of its schedule.
const fn da_nt_2025(regra: Regra) -> Regra {
    regra.da_nota("NT 2025.001").desde(date(2026, 1, 5), date(2025, 7, 1))
}

/// A rule of NT 2026.002. Its texts were not published with a code, nor with a day for production: they warn, from the day on which
/// its fields exist in the tests' environment.
const fn da_nt_2026(regra: Regra, mensagem: &'static str) -> Regra {
    regra.da_nota("NT 2026.002").desde(date(2026, 7, 1), date(2026, 7, 1)).sem_cstat(mensagem).so_avisa()
}

/// An amount in cents, half a cent rounded up.
fn centavos(valor: Decimal) -> Decimal {
    valor.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// Whether an amount is more than the note's cent away from what was computed. Whether the authority rounds before it compares is
/// not told: the sender gets the wider of the two readings.
fn difere(valor: Decimal, calculado: Decimal) -> bool {
    (valor - centavos(calculado)).abs() > UM_CENTAVO
}

/// The eight characters of a CNPJ that are the same in all of a company's establishments, of an access key.
fn cnpj_base_da_chave(chave: &str) -> Option<&str> {
    if chave.len() == 44 { chave.get(6..14) } else { None }
}
