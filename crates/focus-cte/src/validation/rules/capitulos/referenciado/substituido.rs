//! Substitution (MOC G081 to G101, H064 to H075).

use std::collections::BTreeSet;

use jiff::SignedDuration;

use super::super::super::prelude::*;
use super::super::super::referenciado::SituacaoReferenciado;
use super::{de_tipo_indevido, difere, na_situacao, parte_difere, referenciado};

pub(in super::super) const REGRAS: &[Regra] = &[
    Regra::de_estado(
        &[cte("G081"), os("H064")],
        569,
        "substituido_cancelado",
        substituido_cancelado,
        "o documento citado em chave_cte_original_sub foi cancelado: emita outro em vez de substituí-lo",
    ),
    Regra::de_estado(
        &[cte("G082"), os("H065")],
        570,
        "substituido_ja_substituido",
        substituido_ja_substituido,
        "cite em chave_cte_original_sub o último substituto, e não um documento já substituído",
    ),
    Regra::de_estado(
        &[cte("G083"), os("H066")],
        659,
        "substituido_complementado",
        substituido_complementado,
        "um documento que já foi complementado não pode ser substituído",
    ),
    Regra::de_estado(
        &[cte("G084"), os("H067")],
        739,
        "substituido_sem_desacordo",
        substituido_sem_desacordo,
        "peça ao tomador que declare a prestação em desacordo antes de substituir o documento",
    )
    .da_nota("NT 2025.001"),
    Regra::de_estado(
        &[cte("G085"), os("H068")],
        571,
        "substituido_de_tipo_indevido",
        substituido_de_tipo_indevido,
        "só se substitui documento de tipo_documento 0 ou 3",
    ),
    Regra::de_estado(
        &[cte("G087")],
        511,
        "remetente_difere_do_substituido",
        |c, a| parte_difere(c, a, "3", &partes::REMETENTE),
        "repita no substituto o remetente do substituído",
    ),
    Regra::de_estado(
        &[cte("G088")],
        512,
        "destinatario_difere_do_substituido",
        |c, a| parte_difere(c, a, "3", &partes::DESTINATARIO),
        "repita no substituto o destinatário do substituído",
    ),
    Regra::de_estado(
        &[cte("G089")],
        550,
        "expedidor_difere_do_substituido",
        |c, a| parte_difere(c, a, "3", &partes::EXPEDIDOR),
        "repita no substituto o expedidor do substituído",
    ),
    Regra::de_estado(
        &[cte("G090")],
        551,
        "recebedor_difere_do_substituido",
        |c, a| parte_difere(c, a, "3", &partes::RECEBEDOR),
        "repita no substituto o recebedor do substituído",
    ),
    Regra::de_estado(
        &[cte("G091"), os("H071")],
        553,
        "ie_do_emitente_difere_da_do_substituido",
        |c, a| difere(c, a, "3", campo::INSCRICAO_ESTADUAL_EMITENTE),
        "repita no substituto a inscricao_estadual_emitente do substituído",
    ),
    Regra::de_estado(
        &[cte("G092"), os("H072")],
        559,
        "uf_inicio_difere_da_do_substituido",
        |c, a| difere(c, a, "3", campo::UF_INICIO),
        "repita no substituto a uf_inicio do substituído",
    ),
    Regra::de_estado(
        &[cte("G093"), os("H073")],
        560,
        "uf_fim_difere_da_do_substituido",
        |c, a| difere(c, a, "3", campo::UF_FIM),
        "repita no substituto a uf_fim do substituído",
    ),
    Regra::de_estado(
        &[cte("G094")],
        734,
        "nfes_diferem_das_do_substituido",
        nfes_diferem_das_do_substituido,
        "repita no substituto as NF-es do substituído",
    ),
    Regra::de_estado(
        &[cte("G095"), os("H074")],
        834,
        "tipo_servico_difere_do_do_substituido",
        |c, a| difere(c, a, "3", campo::TIPO_SERVICO),
        "repita no substituto o tipo_servico do substituído",
    ),
    // The text leaves the limit to each authority.
    Regra::de_estado(
        &[cte("G096"), os("H075")],
        563,
        "substituicao_fora_do_prazo",
        substituicao_fora_do_prazo,
        "a substituição cabe em até 60 dias da autorização, se a SEFAZ da UF não tiver outro prazo",
    )
    .so_avisa(),
    Regra::de_estado(
        &[cte("G097")],
        738,
        "tomador_difere_do_do_substituido",
        tomador_difere_do_do_substituido,
        "repita o tomador do substituído, ou informe indicador_cte_alteracao_tomador",
    ),
    Regra::de_estado(
        &[cte("G098"), os("H070")],
        552,
        "documento_do_tomador_difere_do_do_substituido",
        documento_do_tomador_difere,
        "repita o CNPJ ou CPF do tomador do substituído",
    ),
    Regra::de_estado(
        &[cte("G099")],
        740,
        "tomador_novo_sem_papel_no_substituido",
        tomador_novo_sem_papel,
        "o tomador novo tem de ser uma das partes do substituído",
    ),
    Regra::de_estado(
        &[cte("G100")],
        741,
        "uf_do_tomador_difere_da_do_substituido",
        uf_do_tomador_difere,
        "o tomador novo tem de ser da mesma UF do tomador do substituído",
    ),
    Regra::de_estado(
        &[cte("G101")],
        742,
        "tomador_nao_foi_alterado",
        tomador_nao_foi_alterado,
        "tire indicador_cte_alteracao_tomador, ou indique em tomador outra parte",
    ),
];

fn substituido_cancelado(c: &Caso<'_>, a: &mut Achados) {
    na_situacao(c, a, "3", SituacaoReferenciado::Cancelado);
}

fn substituido_ja_substituido(c: &Caso<'_>, a: &mut Achados) {
    na_situacao(c, a, "3", SituacaoReferenciado::Substituido);
}

fn substituido_de_tipo_indevido(c: &Caso<'_>, a: &mut Achados) {
    de_tipo_indevido(c, a, "3");
}

fn substituido_complementado(c: &Caso<'_>, a: &mut Achados) {
    if referenciado(c, "3").is_some_and(|(r, _)| r.complementos.is_some_and(|quantos| quantos > 0)) {
        a.em(c.raiz(), campo::CHAVE_CTE_ORIGINAL_SUB);
    }
}

/// A taker from abroad cannot declare a disagreement.
fn substituido_sem_desacordo(c: &Caso<'_>, a: &mut Achados) {
    let do_exterior = c.tomador().is_some_and(|tomador| tomador.uf(c.raiz()) == Some("EX"));
    if !do_exterior && referenciado(c, "3").is_some_and(|(r, _)| r.desacordo == Some(false)) {
        a.em(c.raiz(), campo::CHAVE_CTE_ORIGINAL_SUB);
    }
}

fn nfes_diferem_das_do_substituido(c: &Caso<'_>, a: &mut Achados) {
    fn chaves(objeto: Objeto<'_>) -> BTreeSet<&str> {
        objeto.itens(campo::NFES).filter_map(|nfe| nfe.texto(campo::CHAVE_NFE)).collect()
    }
    if let Some((_, outro)) = referenciado(c, "3")
        && chaves(c.raiz()) != chaves(outro)
    {
        a.entre(c.raiz(), &[campo::NFES, campo::CHAVE_CTE_ORIGINAL_SUB]);
    }
}

fn substituicao_fora_do_prazo(c: &Caso<'_>, a: &mut Achados) {
    const PRAZO: SignedDuration = SignedDuration::from_hours(60 * 24);
    if let Some((outro, _)) = referenciado(c, "3")
        && let (Some(autorizado), Some(quando)) = (outro.autorizado_em, c.contexto.quando)
        && quando.duration_since(autorizado) > PRAZO
    {
        a.em(c.raiz(), campo::CHAVE_CTE_ORIGINAL_SUB);
    }
}

/// The substituted document, when the taker changes or not as asked, and is named in its own group (`toma4`) or not.
fn alteracao<'p>(c: &Caso<'p>, altera: bool, proprio: bool) -> Option<Objeto<'p>> {
    let (_, outro) = referenciado(c, "3")?;
    let e_proprio = c.texto(campo::TOMADOR)? == "4";
    (c.tem(campo::INDICADOR_CTE_ALTERACAO_TOMADOR) == altera && e_proprio == proprio).then_some(outro)
}

fn tomador_difere_do_do_substituido(c: &Caso<'_>, a: &mut Achados) {
    if let Some(outro) = alteracao(c, false, false)
        && c.texto(campo::TOMADOR) != outro.texto(campo::TOMADOR)
    {
        a.entre(c.raiz(), &[campo::TOMADOR, campo::INDICADOR_CTE_ALTERACAO_TOMADOR]);
    }
}

/// In the CT-e OS the taker always has a group of its own, and there is no change of taker.
fn documento_do_tomador_difere(c: &Caso<'_>, a: &mut Achados) {
    let outro = if c.e_os() { referenciado(c, "3").map(|(_, outro)| outro) } else { alteracao(c, false, true) };
    if let Some(outro) = outro
        && partes::TOMADOR.documento(c.raiz()) != partes::TOMADOR.documento(outro)
    {
        a.em(c.raiz(), partes::TOMADOR.campo_do_documento(c.raiz()));
    }
}

fn tomador_novo_sem_papel(c: &Caso<'_>, a: &mut Achados) {
    const PAPEIS: [&Parte; 5] =
        [&partes::REMETENTE, &partes::DESTINATARIO, &partes::RECEBEDOR, &partes::EXPEDIDOR, &partes::TOMADOR];
    let Some(outro) = alteracao(c, true, true) else { return };
    let Some(cnpj) = c.texto(campo::CNPJ_TOMADOR).and_then(|cnpj| cnpj.get(..8)) else { return };
    if !PAPEIS.iter().any(|papel| outro.texto(papel.cnpj).is_some_and(|dele| dele.starts_with(cnpj))) {
        a.em(c.raiz(), campo::CNPJ_TOMADOR);
    }
}

fn uf_do_tomador_difere(c: &Caso<'_>, a: &mut Achados) {
    let Some(outro) = alteracao(c, true, true) else { return };
    let uf_la = outro.texto(campo::TOMADOR).and_then(partes::tomador).and_then(|tomador| tomador.uf(outro));
    if let (Some(aqui), Some(la)) = (c.texto(campo::UF_TOMADOR), uf_la)
        && aqui != la
    {
        a.em_com(c.raiz(), campo::UF_TOMADOR, format!("no substituído é {la}"));
    }
}

fn tomador_nao_foi_alterado(c: &Caso<'_>, a: &mut Achados) {
    if let Some(outro) = alteracao(c, true, false)
        && c.texto(campo::TOMADOR) == outro.texto(campo::TOMADOR)
    {
        a.entre(c.raiz(), &[campo::TOMADOR, campo::INDICADOR_CTE_ALTERACAO_TOMADOR]);
    }
}
