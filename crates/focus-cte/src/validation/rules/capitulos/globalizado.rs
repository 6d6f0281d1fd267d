//! Documents of many senders or many receivers: CT-e globalizado (MOC G197 to G208). Each UF decides whether it checks them, so all warn.

use super::super::prelude::*;
use super::gerais::NOMES_DE_HOMOLOGACAO;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G197")],
        743,
        "globalizado_interestadual",
        globalizado_interestadual,
        "o CT-e globalizado é de prestação interna: uf_inicio e uf_fim têm de ser iguais",
    )
    .so_avisa(),
    Regra::nova(
        &[cte("G198")],
        722,
        "globalizado_com_outro_tomador",
        globalizado_com_outro_tomador,
        "no CT-e globalizado o tomador é o remetente (0) ou o destinatário (3)",
    )
    .so_avisa(),
    Regra::nova(
        &[cte("G199")],
        723,
        "globalizado_sem_nfe",
        globalizado_sem_nfe,
        "no CT-e globalizado informe os documentos transportados em nfes",
    )
    .so_avisa(),
    Regra::nova(
        &[cte("G200")],
        724,
        "globalizado_com_poucos_remetentes",
        globalizado_com_poucos_remetentes,
        "com o destinatário por tomador, o CT-e globalizado tem em nfes chaves de pelo menos 5 emitentes",
    )
    .so_avisa(),
    Regra::nova(
        &[cte("G201")],
        744,
        "globalizado_com_varios_emitentes_de_nfe",
        globalizado_com_varios_emitentes_de_nfe,
        "com o remetente por tomador, todas as nfes do CT-e globalizado são do mesmo emitente",
    )
    .so_avisa(),
    Regra::nova(
        &[cte("G202")],
        725,
        "globalizado_com_nome_do_remetente",
        |c, a| globalizado_sem_diversos(c, a, "3", &partes::REMETENTE),
        "com o destinatário por tomador, nome_remetente do CT-e globalizado é DIVERSOS",
    )
    .so_avisa(),
    Regra::nova(
        &[cte("G203")],
        726,
        "globalizado_com_nome_do_destinatario",
        |c, a| globalizado_sem_diversos(c, a, "0", &partes::DESTINATARIO),
        "com o remetente por tomador, nome_destinatario do CT-e globalizado é DIVERSOS",
    )
    .so_avisa(),
    Regra::nova(
        &[cte("G204")],
        727,
        "globalizado_com_cnpj_de_outro_remetente",
        |c, a| globalizado_com_outro_cnpj(c, a, "3", &partes::REMETENTE),
        "com o destinatário por tomador, cnpj_remetente do CT-e globalizado é o do emitente",
    )
    .so_avisa(),
    Regra::nova(
        &[cte("G205")],
        728,
        "globalizado_com_cnpj_de_outro_destinatario",
        |c, a| globalizado_com_outro_cnpj(c, a, "0", &partes::DESTINATARIO),
        "com o remetente por tomador, cnpj_destinatario do CT-e globalizado é o do emitente",
    )
    .so_avisa(),
    Regra::nova(
        &[cte("G206")],
        737,
        "globalizado_com_poucas_nfes",
        globalizado_com_poucas_nfes,
        "com o remetente por tomador, o CT-e globalizado tem pelo menos 5 nfes",
    )
    .so_avisa(),
    Regra::nova(
        &[cte("G207")],
        729,
        "varios_emitentes_de_nfe_sem_globalizado",
        varios_emitentes_de_nfe_sem_globalizado,
        "nfes de vários emitentes pedem um CT-e por emitente, ou indicador_globalizado 1",
    )
    .so_avisa(),
    Regra::nova(
        &[cte("G208")],
        730,
        "diversos_sem_globalizado",
        diversos_sem_globalizado,
        "DIVERSOS só é nome de remetente ou destinatário em CT-e globalizado: informe o nome, ou indicador_globalizado 1",
    )
    .so_avisa(),
];

/// Fewest documents, or senders, that a document of many has.
const MINIMO: usize = 5;

fn globalizado(c: &Caso<'_>) -> bool {
    c.texto(campo::INDICADOR_GLOBALIZADO) == Some("1")
}

/// Of many, with this party for the taker.
fn globalizado_de(c: &Caso<'_>, tomador: &str) -> bool {
    globalizado(c) && c.texto(campo::TOMADOR) == Some(tomador)
}

/// Issuers of the NF-es, by their keys: CNPJ, or a CPF after zeros.
fn emitentes<'p>(c: &Caso<'p>) -> impl Iterator<Item = &'p str> {
    c.itens(campo::NFES).filter_map(|nfe| nfe.texto(campo::CHAVE_NFE)?.get(6..20))
}

fn ha_varios_emitentes(c: &Caso<'_>) -> bool {
    let mut emitentes = emitentes(c);
    emitentes.next().is_some_and(|primeiro| emitentes.any(|outro| outro != primeiro))
}

fn globalizado_interestadual(c: &Caso<'_>, a: &mut Achados) {
    if let (true, Some(inicio), Some(fim)) = (globalizado(c), c.texto(campo::UF_INICIO), c.texto(campo::UF_FIM))
        && inicio != fim
    {
        a.entre(c.raiz(), &[campo::INDICADOR_GLOBALIZADO, campo::UF_INICIO, campo::UF_FIM]);
    }
}

fn globalizado_com_outro_tomador(c: &Caso<'_>, a: &mut Achados) {
    if globalizado(c) && c.e_um(campo::TOMADOR, &["1", "2", "4"]) {
        a.entre(c.raiz(), &[campo::TOMADOR, campo::INDICADOR_GLOBALIZADO]);
    }
}

fn globalizado_sem_nfe(c: &Caso<'_>, a: &mut Achados) {
    if globalizado(c) && c.normal_ou_substituto() && c.quantos(campo::NFES) == 0 {
        a.entre(c.raiz(), &[campo::NFES, campo::INDICADOR_GLOBALIZADO]);
    }
}

fn globalizado_com_poucos_remetentes(c: &Caso<'_>, a: &mut Achados) {
    if !globalizado_de(c, "3") || !c.normal_ou_substituto() || c.quantos(campo::NFES) == 0 {
        return;
    }
    let (mut distintos, mut quantos) = ([""; MINIMO], 0);
    for emitente in emitentes(c) {
        if quantos < MINIMO && !distintos[..quantos].contains(&emitente) {
            distintos[quantos] = emitente;
            quantos += 1;
        }
    }
    if quantos < MINIMO {
        a.em_com(c.raiz(), campo::NFES, format!("há {quantos}"));
    }
}

fn globalizado_com_varios_emitentes_de_nfe(c: &Caso<'_>, a: &mut Achados) {
    if globalizado_de(c, "0") && c.normal_ou_substituto() && ha_varios_emitentes(c) {
        a.entre(c.raiz(), &[campo::NFES, campo::TOMADOR]);
    }
}

/// In production only. A document that still has the name of the tests is not meant for production, and is not judged.
fn globalizado_sem_diversos(c: &Caso<'_>, a: &mut Achados, tomador: &str, parte: &Parte) {
    let outro = |nome: &str| nome != "DIVERSOS" && !NOMES_DE_HOMOLOGACAO.contains(&nome);
    if globalizado_de(c, tomador) && c.em(TipoAmbiente::Producao) && c.texto(parte.razao_social).is_some_and(outro) {
        a.em(c.raiz(), parte.razao_social);
    }
}

fn globalizado_com_outro_cnpj(c: &Caso<'_>, a: &mut Achados, tomador: &str, parte: &Parte) {
    if globalizado_de(c, tomador)
        && let (Some(emitente), Some(documento)) = (c.texto(campo::CNPJ_EMITENTE), parte.documento(c.raiz()))
        && documento != emitente
    {
        a.entre(c.raiz(), &[parte.campo_do_documento(c.raiz()), campo::CNPJ_EMITENTE]);
    }
}

fn globalizado_com_poucas_nfes(c: &Caso<'_>, a: &mut Achados) {
    let quantas = c.quantos(campo::NFES);
    if globalizado_de(c, "0") && c.normal_ou_substituto() && (1..MINIMO).contains(&quantas) {
        a.em_com(c.raiz(), campo::NFES, format!("há {quantas}"));
    }
}

fn varios_emitentes_de_nfe_sem_globalizado(c: &Caso<'_>, a: &mut Achados) {
    if !globalizado(c) && c.normal_ou_substituto() && ha_varios_emitentes(c) {
        a.entre(c.raiz(), &[campo::NFES, campo::INDICADOR_GLOBALIZADO]);
    }
}

fn diversos_sem_globalizado(c: &Caso<'_>, a: &mut Achados) {
    if globalizado(c) {
        return;
    }
    for parte in [&partes::REMETENTE, &partes::DESTINATARIO] {
        if c.texto(parte.razao_social) == Some("DIVERSOS") {
            a.entre(c.raiz(), &[parte.razao_social, campo::INDICADOR_GLOBALIZADO]);
        }
    }
}
