//! The rules, by the manual's chapters. Each file has its rules and, beside them, what checks them.

mod cfop;
mod documentos;
mod ibs_cbs;
mod modais;
mod referenciado;
mod referencias_os;
mod servicos;
mod servicos_os;
mod substituicao;
mod valores;

use super::regra::{DocumentoRegra, Regra};

/// Every chapter, in the order in which the authority judges.
pub(super) const CAPITULOS: &[&[Regra]] = &[
    modais::REGRAS,
    servicos_os::REGRAS,
    documentos::REGRAS,
    referencias_os::REGRAS,
    valores::REGRAS,
    cfop::REGRAS,
    servicos::REGRAS,
    substituicao::REGRAS,
    referenciado::REGRAS,
    ibs_cbs::presenca::REGRAS,
    ibs_cbs::classificacao::REGRAS,
    ibs_cbs::aliquotas::REGRAS,
    ibs_cbs::reducao::REGRAS,
    ibs_cbs::diferimento::REGRAS,
    ibs_cbs::devolucao::REGRAS,
    ibs_cbs::valores::REGRAS,
    ibs_cbs::tributacao_regular::REGRAS,
    ibs_cbs::estorno::REGRAS,
    ibs_cbs::compras_governamentais::REGRAS,
    ibs_cbs::area_incentivada::REGRAS,
    ibs_cbs::pagamento_antecipado::REGRAS,
    ibs_cbs::total::REGRAS,
];

/// The official message of a code.
pub(super) fn mensagem(_cstat: u16, _documento: DocumentoRegra) -> &'static str {
    "Rejeição"
}
