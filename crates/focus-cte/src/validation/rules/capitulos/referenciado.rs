//! A document against the one that it replaces or complements (MOC G081 to G101, G164 to G176; H064 to H075, H105 to H113).
//!
//! Judged when the caller gives that document; the authority looks it up.

use std::collections::BTreeSet;

use jiff::SignedDuration;

use super::super::prelude::*;
use super::super::referenciado::{Referenciado, SituacaoReferenciado};
use crate::layout::campo::Campo;

pub(super) const REGRAS: &[Regra] = &[
    // Substitution
    estado(
        &[cte("G081"), os("H064")],
        569,
        "substituido_cancelado",
        substituido_cancelado,
        "o documento citado em chave_cte_original_sub foi cancelado: emita outro em vez de substituí-lo",
    ),
    estado(
        &[cte("G082"), os("H065")],
        570,
        "substituido_ja_substituido",
        substituido_ja_substituido,
        "cite em chave_cte_original_sub o último substituto, e não um documento já substituído",
    ),
    estado(
        &[cte("G083"), os("H066")],
        659,
        "substituido_complementado",
        substituido_complementado,
        "um documento que já foi complementado não pode ser substituído",
    ),
    estado(
        &[cte("G084"), os("H067")],
        739,
        "substituido_sem_desacordo",
        substituido_sem_desacordo,
        "peça ao tomador que declare a prestação em desacordo antes de substituir o documento",
    )
    .da_nota("NT 2025.001"),
    estado(
        &[cte("G085"), os("H068")],
        571,
        "substituido_de_tipo_indevido",
        substituido_de_tipo_indevido,
        "só se substitui documento de tipo_documento 0 ou 3",
    ),
    estado(
        &[cte("G087")],
        511,
        "remetente_difere_do_substituido",
        |c, a| parte_difere(c, a, "3", &partes::REMETENTE),
        "repita no substituto o remetente do substituído",
    ),
    estado(
        &[cte("G088")],
        512,
        "destinatario_difere_do_substituido",
        |c, a| parte_difere(c, a, "3", &partes::DESTINATARIO),
        "repita no substituto o destinatário do substituído",
    ),
    estado(
        &[cte("G089")],
        550,
        "expedidor_difere_do_substituido",
        |c, a| parte_difere(c, a, "3", &partes::EXPEDIDOR),
        "repita no substituto o expedidor do substituído",
    ),
    estado(
        &[cte("G090")],
        551,
        "recebedor_difere_do_substituido",
        |c, a| parte_difere(c, a, "3", &partes::RECEBEDOR),
        "repita no substituto o recebedor do substituído",
    ),
    estado(
        &[cte("G091"), os("H071")],
        553,
        "ie_do_emitente_difere_da_do_substituido",
        |c, a| difere(c, a, "3", campo::INSCRICAO_ESTADUAL_EMITENTE),
        "repita no substituto a inscricao_estadual_emitente do substituído",
    ),
    estado(
        &[cte("G092"), os("H072")],
        559,
        "uf_inicio_difere_da_do_substituido",
        |c, a| difere(c, a, "3", campo::UF_INICIO),
        "repita no substituto a uf_inicio do substituído",
    ),
    estado(
        &[cte("G093"), os("H073")],
        560,
        "uf_fim_difere_da_do_substituido",
        |c, a| difere(c, a, "3", campo::UF_FIM),
        "repita no substituto a uf_fim do substituído",
    ),
    estado(
        &[cte("G094")],
        734,
        "nfes_diferem_das_do_substituido",
        nfes_diferem_das_do_substituido,
        "repita no substituto as NF-es do substituído",
    ),
    estado(
        &[cte("G095"), os("H074")],
        834,
        "tipo_servico_difere_do_do_substituido",
        |c, a| difere(c, a, "3", campo::TIPO_SERVICO),
        "repita no substituto o tipo_servico do substituído",
    ),
    // The text leaves the limit to each authority.
    estado(
        &[cte("G096"), os("H075")],
        563,
        "substituicao_fora_do_prazo",
        substituicao_fora_do_prazo,
        "a substituição cabe em até 60 dias da autorização, se a SEFAZ da UF não tiver outro prazo",
    )
    .so_avisa(),
    estado(
        &[cte("G097")],
        738,
        "tomador_difere_do_do_substituido",
        tomador_difere_do_do_substituido,
        "repita o tomador do substituído, ou informe indicador_cte_alteracao_tomador",
    ),
    estado(
        &[cte("G098"), os("H070")],
        552,
        "documento_do_tomador_difere_do_do_substituido",
        documento_do_tomador_difere,
        "repita o CNPJ ou CPF do tomador do substituído",
    ),
    estado(
        &[cte("G099")],
        740,
        "tomador_novo_sem_papel_no_substituido",
        tomador_novo_sem_papel,
        "o tomador novo tem de ser uma das partes do substituído",
    ),
    estado(
        &[cte("G100")],
        741,
        "uf_do_tomador_difere_da_do_substituido",
        uf_do_tomador_difere,
        "o tomador novo tem de ser da mesma UF do tomador do substituído",
    ),
    estado(
        &[cte("G101")],
        742,
        "tomador_nao_foi_alterado",
        tomador_nao_foi_alterado,
        "tire indicador_cte_alteracao_tomador, ou indique em tomador outra parte",
    ),
    // Complement of values
    estado(
        &[cte("G164"), os("H105")],
        491,
        "complementado_de_tipo_indevido",
        complementado_de_tipo_indevido,
        "só se complementa documento de tipo_documento 0 ou 3",
    ),
    estado(
        &[cte("G165"), os("H106")],
        655,
        "complementado_cancelado",
        complementado_cancelado,
        "o documento citado em chave_cte_complementado foi cancelado: não há o que complementar",
    ),
    estado(
        &[cte("G166"), os("H107")],
        657,
        "complementado_ja_substituido",
        complementado_ja_substituido,
        "complemente o substituto, e não o documento que ele substituiu",
    ),
    estado(
        &[cte("G167"), os("H108")],
        520,
        "complementos_demais",
        complementos_demais,
        "um documento recebe até 10 complementos: substitua-o, ou emita outro",
    ),
    estado(
        &[cte("G168")],
        800,
        "remetente_difere_do_complementado",
        |c, a| parte_difere(c, a, "1", &partes::REMETENTE),
        "repita no complementar o remetente do complementado",
    ),
    estado(
        &[cte("G169")],
        801,
        "destinatario_difere_do_complementado",
        |c, a| parte_difere(c, a, "1", &partes::DESTINATARIO),
        "repita no complementar o destinatário do complementado",
    ),
    estado(
        &[cte("G170")],
        802,
        "expedidor_difere_do_complementado",
        |c, a| parte_difere(c, a, "1", &partes::EXPEDIDOR),
        "repita no complementar o expedidor do complementado",
    ),
    estado(
        &[cte("G171")],
        803,
        "recebedor_difere_do_complementado",
        |c, a| parte_difere(c, a, "1", &partes::RECEBEDOR),
        "repita no complementar o recebedor do complementado",
    ),
    estado(
        &[cte("G172"), os("H109")],
        804,
        "tomador_difere_do_complementado",
        tomador_difere_do_complementado,
        "repita no complementar o CNPJ ou CPF do tomador do complementado",
    ),
    estado(
        &[cte("G173"), os("H110")],
        805,
        "ie_do_emitente_difere_da_do_complementado",
        |c, a| difere(c, a, "1", campo::INSCRICAO_ESTADUAL_EMITENTE),
        "repita no complementar a inscricao_estadual_emitente do complementado",
    ),
    estado(
        &[cte("G174"), os("H111")],
        811,
        "uf_inicio_difere_da_do_complementado",
        |c, a| difere(c, a, "1", campo::UF_INICIO),
        "repita no complementar a uf_inicio do complementado",
    ),
    estado(
        &[cte("G175"), os("H112")],
        812,
        "uf_fim_difere_da_do_complementado",
        |c, a| difere(c, a, "1", campo::UF_FIM),
        "repita no complementar a uf_fim do complementado",
    ),
    estado(
        &[cte("G176"), os("H113")],
        835,
        "tipo_servico_difere_do_do_complementado",
        |c, a| difere(c, a, "1", campo::TIPO_SERVICO),
        "repita no complementar o tipo_servico do complementado",
    ),
];

const fn estado(
    ids: &'static [(DocumentoRegra, &'static str)],
    cstat: u16,
    nome: &'static str,
    confere: fn(&Caso<'_>, &mut Achados),
    como_corrigir: &'static str,
) -> Regra {
    Regra::nova(ids, cstat, nome, confere, como_corrigir).classe_de(Classe::Estado)
}

/// The document that a substitute (`3`) or a complement (`1`) is compared with: the given one, when it is the one that is cited.
fn referenciado<'p>(c: &Caso<'p>, tipo: &str) -> Option<(&'p Referenciado, Objeto<'p>)> {
    let referenciado = c.contexto.referenciado.as_ref().filter(|_| c.tipo == tipo)?;
    let citada = |chave: &str| match tipo {
        "3" => c.texto(campo::CHAVE_CTE_ORIGINAL_SUB) == Some(chave),
        _ => c.itens(campo::CHAVE_CTE_COMPLEMENTADO).any(|item| item.texto(campo::ITEM) == Some(chave)),
    };
    if referenciado.chave.as_ref().is_some_and(|chave| !citada(chave.as_str())) {
        return None;
    }
    Some((referenciado, Objeto { payload: &referenciado.payload, item: referenciado.payload.root() }))
}

/// Where a substitute or a complement cites the other document.
fn citacao(tipo: &str) -> Campo {
    if tipo == "3" { campo::CHAVE_CTE_ORIGINAL_SUB } else { campo::CHAVE_CTE_COMPLEMENTADO }
}

fn na_situacao(c: &Caso<'_>, a: &mut Achados, tipo: &str, situacao: SituacaoReferenciado) {
    if referenciado(c, tipo).is_some_and(|(r, _)| r.situacao == Some(situacao)) {
        a.em(c.raiz(), citacao(tipo));
    }
}

/// A field that both tell, with different texts.
fn difere(c: &Caso<'_>, a: &mut Achados, tipo: &str, campo: Campo) {
    if let Some((_, outro)) = referenciado(c, tipo)
        && let (Some(aqui), Some(la)) = (c.texto(campo), outro.texto(campo))
        && aqui != la
    {
        a.entre_com(c.raiz(), &[campo, citacao(tipo)], format!("no outro documento é {la}"));
    }
}

fn parte_difere(c: &Caso<'_>, a: &mut Achados, tipo: &str, parte: &Parte) {
    if let Some((_, outro)) = referenciado(c, tipo)
        && parte.documento(c.raiz()) != parte.documento(outro)
    {
        a.entre(c.raiz(), &[parte.campo_do_documento(c.raiz()), citacao(tipo)]);
    }
}

fn de_tipo_indevido(c: &Caso<'_>, a: &mut Achados, tipo: &str) {
    if let Some((_, outro)) = referenciado(c, tipo)
        && outro.texto(campo::TIPO_DOCUMENTO).is_some_and(|tipo| !matches!(tipo, "0" | "3"))
    {
        a.em(c.raiz(), citacao(tipo));
    }
}

fn substituido_cancelado(c: &Caso<'_>, a: &mut Achados) {
    na_situacao(c, a, "3", SituacaoReferenciado::Cancelado);
}

fn substituido_ja_substituido(c: &Caso<'_>, a: &mut Achados) {
    na_situacao(c, a, "3", SituacaoReferenciado::Substituido);
}

fn complementado_cancelado(c: &Caso<'_>, a: &mut Achados) {
    na_situacao(c, a, "1", SituacaoReferenciado::Cancelado);
}

fn complementado_ja_substituido(c: &Caso<'_>, a: &mut Achados) {
    na_situacao(c, a, "1", SituacaoReferenciado::Substituido);
}

fn substituido_de_tipo_indevido(c: &Caso<'_>, a: &mut Achados) {
    de_tipo_indevido(c, a, "3");
}

fn complementado_de_tipo_indevido(c: &Caso<'_>, a: &mut Achados) {
    de_tipo_indevido(c, a, "1");
}

fn substituido_complementado(c: &Caso<'_>, a: &mut Achados) {
    if referenciado(c, "3").is_some_and(|(r, _)| r.complementos.is_some_and(|quantos| quantos > 0)) {
        a.em(c.raiz(), campo::CHAVE_CTE_ORIGINAL_SUB);
    }
}

fn complementos_demais(c: &Caso<'_>, a: &mut Achados) {
    const MAXIMO: u32 = 10;
    if referenciado(c, "1").is_some_and(|(r, _)| r.complementos.is_some_and(|quantos| quantos >= MAXIMO)) {
        a.em(c.raiz(), campo::CHAVE_CTE_COMPLEMENTADO);
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

/// With `toma3` in a complement, the parties above are compared anyway.
fn tomador_difere_do_complementado(c: &Caso<'_>, a: &mut Achados) {
    if let Some((_, outro)) = referenciado(c, "1")
        && (c.e_os() || c.e_um(campo::TOMADOR, &["4"]))
        && partes::TOMADOR.documento(c.raiz()) != partes::TOMADOR.documento(outro)
    {
        a.em(c.raiz(), partes::TOMADOR.campo_do_documento(c.raiz()));
    }
}
