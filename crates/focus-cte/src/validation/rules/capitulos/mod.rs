//! The rules, by the manual's chapters. Each file has its rules and, beside them, what checks them.

mod autorizados;
mod cfop;
mod cte_cancelado;
mod datas;
mod documentos;
mod emitente;
mod envolvidos;
mod eventos;
mod gerais;
mod globalizado;
mod ibs_cbs;
mod identificacao;
mod lugares;
mod modais;
mod qrcode;
mod referenciado;
mod referencias_os;
mod responsavel_tecnico;
mod servicos;
mod servicos_os;
mod substituicao;
mod tomador;
mod valores;

use super::regra::Regra;

/// Every chapter, in the order in which the authority judges.
pub(super) const CAPITULOS: &[&[Regra]] = &[
    gerais::REGRAS,
    identificacao::REGRAS,
    tomador::REGRAS,
    modais::REGRAS,
    servicos_os::REGRAS,
    documentos::REGRAS,
    referencias_os::REGRAS,
    valores::REGRAS,
    cfop::REGRAS,
    servicos::REGRAS,
    substituicao::REGRAS,
    referenciado::substituido::REGRAS,
    referenciado::complementado::REGRAS,
    datas::REGRAS,
    emitente::REGRAS,
    envolvidos::REGRAS,
    lugares::REGRAS,
    autorizados::REGRAS,
    globalizado::REGRAS,
    responsavel_tecnico::REGRAS,
    qrcode::REGRAS,
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
    cte_cancelado::REGRAS,
    eventos::geral::REGRAS,
    eventos::registro_multimodal::REGRAS,
    eventos::carta_correcao::REGRAS,
    eventos::documento::REGRAS,
    eventos::gtv::REGRAS,
];
