//! The rules, by the manual's chapters. Each file has its rules and, beside them, what checks them.

mod cfop;
mod cte_cancelado;
mod documentos;
mod eventos;
mod modais;
mod referenciado;
mod referencias_os;
mod servicos;
mod servicos_os;
mod substituicao;
mod valores;

use super::regra::Regra;

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
    cte_cancelado::REGRAS,
    eventos::geral::REGRAS,
    eventos::registro_multimodal::REGRAS,
    eventos::carta_correcao::REGRAS,
    eventos::documento::REGRAS,
    eventos::gtv::REGRAS,
];
