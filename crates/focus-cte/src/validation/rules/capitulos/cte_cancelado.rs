//! The cancelled CT-e OS that another stands in for (MOC H041, H043).
//!
//! Judged when the caller gives that document; the authority looks it up.

use super::super::prelude::*;
use super::super::referenciado::{Referenciado, SituacaoReferenciado};

pub(super) const REGRAS: &[Regra] = &[
    Regra::de_estado(
        &[os("H041")],
        826,
        "cte_citado_nao_esta_cancelado",
        cte_citado_nao_esta_cancelado,
        "cancele o CT-e OS citado em chave_cte_cancelado antes de emitir este",
    ),
    Regra::de_estado(
        &[os("H043")],
        830,
        "cte_cancelado_de_outro_servico",
        cte_cancelado_de_outro_servico,
        "repita o tipo_servico do CT-e OS citado em chave_cte_cancelado",
    ),
];

/// The given document, when it is the cancelled one that is cited; without its key, when no other is cited.
fn cancelado<'p>(c: &Caso<'p>) -> Option<&'p Referenciado> {
    let citada = c.texto(campo::CHAVE_CTE_CANCELADO).filter(|_| c.normal_ou_substituto())?;
    let referenciado = c.contexto.referenciado.as_ref()?;
    let e_este = referenciado.chave.as_ref().map_or(c.tipo == "0", |chave| chave.as_str() == citada);
    e_este.then_some(referenciado)
}

fn cte_citado_nao_esta_cancelado(c: &Caso<'_>, a: &mut Achados) {
    let situacao = cancelado(c).and_then(|citado| citado.situacao);
    if situacao.is_some_and(|situacao| situacao != SituacaoReferenciado::Cancelado) {
        a.em(c.raiz(), campo::CHAVE_CTE_CANCELADO);
    }
}

fn cte_cancelado_de_outro_servico(c: &Caso<'_>, a: &mut Achados) {
    let Some(citado) = cancelado(c) else { return };
    let outro = Objeto { payload: &citado.payload, item: citado.payload.root() };
    if let (Some(aqui), Some(la)) = (c.texto(campo::TIPO_SERVICO), outro.texto(campo::TIPO_SERVICO))
        && aqui != la
    {
        a.entre_com(c.raiz(), &[campo::TIPO_SERVICO, campo::CHAVE_CTE_CANCELADO], format!("no outro documento é {la}"));
    }
}
