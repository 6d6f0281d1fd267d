//! The rules, by the manual's chapters. Each file has its rules and, beside them, what checks them.

mod autorizados;
mod datas;
mod emitente;
mod envolvidos;
mod gerais;
mod globalizado;
mod identificacao;
mod lugares;
mod qrcode;
mod responsavel_tecnico;
mod tomador;
mod valores;

use super::regra::{DocumentoRegra, Regra};

/// Every chapter, in the order in which the authority judges.
pub(super) const CAPITULOS: &[&[Regra]] = &[
    gerais::REGRAS,
    identificacao::REGRAS,
    tomador::REGRAS,
    valores::REGRAS,
    datas::REGRAS,
    emitente::REGRAS,
    envolvidos::REGRAS,
    lugares::REGRAS,
    autorizados::REGRAS,
    globalizado::REGRAS,
    responsavel_tecnico::REGRAS,
    qrcode::REGRAS,
];

/// The official message of a code.
pub(super) fn mensagem(_cstat: u16, _documento: DocumentoRegra) -> &'static str {
    "Rejeição"
}
