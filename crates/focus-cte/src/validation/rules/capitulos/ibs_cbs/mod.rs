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
mod prelude;
pub(super) mod presenca;
pub(super) mod reducao;
pub(super) mod total;
pub(super) mod tributacao_regular;
pub(super) mod valores;
