//! What the document of an event must be, and what happened to it (MOC, Visão Geral, 6.2 to 6.7, rules `O`).

use jiff::SignedDuration;

use super::super::super::prelude::*;
use super::super::super::referenciado::{Referenciado, SituacaoReferenciado};
use super::{conteudo, documento};
use crate::evento::TipoEvento;

pub(in super::super) const REGRAS: &[Regra] = &[
    Regra::de_estado(
        &[
            evento(TipoEvento::Cancelamento, "O04"),
            evento(TipoEvento::RegistroMultimodal, "O03"),
            evento(TipoEvento::CartaCorrecao, "O05"),
            evento(TipoEvento::PrestacaoDesacordo, "O02"),
            evento(TipoEvento::InformacoesGtv, "O02"),
        ],
        205,
        "documento_denegado",
        |c, a| em_situacao(c, a, SituacaoReferenciado::Denegado),
        "um documento denegado não recebe eventos",
    ),
    Regra::de_estado(
        &[
            evento(TipoEvento::Cancelamento, "O05"),
            evento(TipoEvento::RegistroMultimodal, "O04"),
            evento(TipoEvento::CartaCorrecao, "O06"),
            evento(TipoEvento::PrestacaoDesacordo, "O03"),
            evento(TipoEvento::InformacoesGtv, "O03"),
        ],
        218,
        "documento_ja_cancelado",
        |c, a| em_situacao(c, a, SituacaoReferenciado::Cancelado),
        "o documento já está cancelado, e não recebe mais eventos",
    ),
    Regra::de_estado(
        &[evento(TipoEvento::Cancelamento, "O06")],
        220,
        "cancelamento_fora_do_prazo",
        |c, a| fora_do_prazo(c, a, SignedDuration::from_hours(168)),
        "passadas 168 horas da autorização não se cancela: substitua o documento, ou peça à SEFAZ que libere o prazo",
    ),
    Regra::de_estado(
        &[
            evento(TipoEvento::RegistroMultimodal, "O05"),
            evento(TipoEvento::CartaCorrecao, "O07"),
            evento(TipoEvento::PrestacaoDesacordo, "O04"),
            evento(TipoEvento::InformacoesGtv, "O04"),
        ],
        664,
        "documento_substituido",
        |c, a| em_situacao(c, a, SituacaoReferenciado::Substituido),
        "o documento foi substituído: faça o evento no substituto",
    ),
    Regra::de_estado(
        &[evento(TipoEvento::PrestacaoDesacordo, "O05")],
        787,
        "desacordo_fora_do_prazo",
        |c, a| fora_do_prazo(c, a, SignedDuration::from_hours(45 * 24)),
        "o desacordo só pode ser declarado até 45 dias depois da autorização do documento",
    ),
    Regra::de_estado(
        &[evento(TipoEvento::Cancelamento, "O11")],
        574,
        "cancelamento_de_substituto",
        cancelamento_de_substituto,
        "um documento de substituição não pode ser cancelado: emita outro que o substitua",
    ),
    Regra::de_estado(
        &[evento(TipoEvento::Cancelamento, "O12")],
        576,
        "cancelamento_de_substituido",
        cancelamento_de_substituido,
        "um documento que foi substituído não pode ser cancelado",
    ),
    Regra::de_estado(
        &[evento(TipoEvento::Cancelamento, "O13")],
        660,
        "cancelamento_de_complementado",
        cancelamento_de_complementado,
        "cancele primeiro os documentos que complementam este",
    ),
    Regra::de_estado(
        &[evento(TipoEvento::Cancelamento, "O14")],
        523,
        "cancelamento_de_corrigido",
        cancelamento_de_corrigido,
        "um documento com carta de correção não pode ser cancelado: substitua-o",
    ),
];

fn em_situacao(c: &Caso<'_>, a: &mut Achados, situacao: SituacaoReferenciado) {
    if documento(c).is_some_and(|documento| documento.situacao == Some(situacao)) {
        a.no_todo(None);
    }
}

fn fora_do_prazo(c: &Caso<'_>, a: &mut Achados, prazo: SignedDuration) {
    if let (Some(autorizado), Some(quando)) = (documento(c).and_then(|d| d.autorizado_em), c.contexto.quando)
        && quando.duration_since(autorizado) > prazo
    {
        a.no_todo(None);
    }
}

/// The document, when it is of a type (`tpCTe`).
fn de_tipo<'p>(c: &Caso<'p>, tipo: &str) -> Option<&'p Referenciado> {
    documento(c).filter(|documento| conteudo(documento).e_um(campo::TIPO_DOCUMENTO, &[tipo]))
}

fn cancelamento_de_substituto(c: &Caso<'_>, a: &mut Achados) {
    if de_tipo(c, "3").is_some() {
        a.no_todo(None);
    }
}

fn cancelamento_de_substituido(c: &Caso<'_>, a: &mut Achados) {
    if de_tipo(c, "0").is_some_and(|d| d.situacao == Some(SituacaoReferenciado::Substituido)) {
        a.no_todo(None);
    }
}

fn cancelamento_de_complementado(c: &Caso<'_>, a: &mut Achados) {
    if de_tipo(c, "0").is_some_and(|d| d.complementos.is_some_and(|quantos| quantos > 0)) {
        a.no_todo(None);
    }
}

fn cancelamento_de_corrigido(c: &Caso<'_>, a: &mut Achados) {
    if documento(c).is_some_and(|documento| documento.carta_correcao == Some(true)) {
        a.no_todo(None);
    }
}
