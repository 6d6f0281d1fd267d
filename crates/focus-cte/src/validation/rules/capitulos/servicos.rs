//! Kinds of service: who must be named, which documents came before (MOC G053 to G063, G065, G070, G071, G075).

use super::super::chaves::{self, Citada};
use super::super::prelude::*;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G053")],
        469,
        "remetente_ausente",
        remetente_ausente,
        "informe o remetente: só os tipos de serviço 3 e 4 o dispensam",
    ),
    Regra::nova(
        &[cte("G054")],
        470,
        "destinatario_ausente",
        destinatario_ausente,
        "informe o destinatário: só os tipos de serviço 3 e 4 o dispensam",
    ),
    Regra::nova(
        &[cte("G055")],
        474,
        "expedidor_ausente",
        expedidor_ausente,
        "informe o expedidor: os tipos de serviço 3 e 4 o exigem",
    ),
    Regra::nova(
        &[cte("G056")],
        475,
        "recebedor_ausente",
        recebedor_ausente,
        "informe o recebedor: os tipos de serviço 3 e 4 o exigem",
    ),
    Regra::nova(
        &[cte("G057")],
        651,
        "cte_multimodal_ausente",
        cte_multimodal_ausente,
        "cite em ctes_multimodais_vinculados o CT-e multimodal do OTM",
    ),
    Regra::nova(
        &[cte("G058")],
        814,
        "cte_multimodal_indevido",
        cte_multimodal_indevido,
        "tire ctes_multimodais_vinculados: só o tipo de serviço 4 o aceita",
    ),
    Regra::nova(
        &[cte("G059")],
        521,
        "documentos_anteriores_ausentes",
        documentos_anteriores_ausentes,
        "informe em emissores_documento_transporte_anterior os CT-es de quem transportou antes",
    ),
    Regra::nova(
        &[cte("G060")],
        747,
        "documentos_anteriores_indevidos",
        documentos_anteriores_indevidos,
        "tire emissores_documento_transporte_anterior, ou use o tipo_servico da subcontratação ou do redespacho",
    ),
    Regra::nova(
        &[cte("G061")],
        543,
        "cte_anterior_repetido",
        cte_anterior_repetido,
        "tire a chave repetida dos documentos anteriores",
    ),
    Regra::nova(
        &[cte("G062")],
        733,
        "cte_anterior_de_outro_emissor",
        cte_anterior_de_outro_emissor,
        "ponha cada CT-e anterior sob o CNPJ de quem o emitiu",
    ),
    Regra::nova(
        &[cte("G063")],
        745,
        "tomador_nao_e_o_emissor_anterior",
        tomador_nao_e_o_emissor_anterior,
        "quem emitiu os CT-es anteriores tem de ser o tomador, com o mesmo CNPJ-base ou CPF",
    ),
    Regra::nova(
        &[cte("G065")],
        844,
        "chave_de_cte_anterior_invalida",
        chave_de_cte_anterior_invalida,
        "confira a chave_cte do documento anterior",
    )
    .classe_de(Classe::Relogio),
    Regra::nova(
        &[cte("G070")],
        714,
        "cte_multimodal_repetido",
        cte_multimodal_repetido,
        "tire de ctes_multimodais_vinculados a chave repetida",
    ),
    Regra::nova(
        &[cte("G071")],
        845,
        "chave_de_cte_multimodal_invalida",
        chave_de_cte_multimodal_invalida,
        "confira chave_cte_multimodal",
    )
    .classe_de(Classe::Relogio),
    Regra::nova(
        &[cte("G075")],
        667,
        "tomador_nao_e_o_emissor_multimodal",
        tomador_nao_e_o_emissor_multimodal,
        "no serviço vinculado a multimodal, o tomador tem de ser o OTM que emitiu os CT-es citados",
    ),
];

/// `tpServ` 3 and 4: intermediate redispatch, and service bound to a multimodal one.
fn intermediario(c: &Caso<'_>) -> bool {
    matches!(c.servico, "3" | "4")
}

/// `tpServ` 0, 1 and 2.
fn do_remetente(c: &Caso<'_>) -> bool {
    matches!(c.servico, "0" | "1" | "2")
}

fn exige(c: &Caso<'_>, a: &mut Achados, parte: &Parte) {
    if !parte.existe(c.raiz()) {
        a.entre(c.raiz(), &[parte.cnpj, campo::TIPO_SERVICO]);
    }
}

fn remetente_ausente(c: &Caso<'_>, a: &mut Achados) {
    if do_remetente(c) {
        exige(c, a, &partes::REMETENTE);
    }
}

fn destinatario_ausente(c: &Caso<'_>, a: &mut Achados) {
    if do_remetente(c) {
        exige(c, a, &partes::DESTINATARIO);
    }
}

fn expedidor_ausente(c: &Caso<'_>, a: &mut Achados) {
    if intermediario(c) {
        exige(c, a, &partes::EXPEDIDOR);
    }
}

fn recebedor_ausente(c: &Caso<'_>, a: &mut Achados) {
    if intermediario(c) {
        exige(c, a, &partes::RECEBEDOR);
    }
}

fn cte_multimodal_ausente(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto() && c.servico == "4" && c.quantos(campo::CTES_MULTIMODAIS_VINCULADOS) == 0 {
        a.entre(c.raiz(), &[campo::CTES_MULTIMODAIS_VINCULADOS, campo::TIPO_SERVICO]);
    }
}

fn cte_multimodal_indevido(c: &Caso<'_>, a: &mut Achados) {
    if !c.servico.is_empty() && c.servico != "4" && c.tem(campo::CTES_MULTIMODAIS_VINCULADOS) {
        a.entre(c.raiz(), &[campo::CTES_MULTIMODAIS_VINCULADOS, campo::TIPO_SERVICO]);
    }
}

fn documentos_anteriores_ausentes(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto()
        && matches!(c.servico, "1" | "2" | "3")
        && c.quantos(campo::EMISSORES_DOCUMENTO_TRANSPORTE_ANTERIOR) == 0
    {
        a.entre(c.raiz(), &[campo::EMISSORES_DOCUMENTO_TRANSPORTE_ANTERIOR, campo::TIPO_SERVICO]);
    }
}

fn documentos_anteriores_indevidos(c: &Caso<'_>, a: &mut Achados) {
    if c.servico == "0" && c.tem(campo::EMISSORES_DOCUMENTO_TRANSPORTE_ANTERIOR) {
        a.entre(c.raiz(), &[campo::EMISSORES_DOCUMENTO_TRANSPORTE_ANTERIOR, campo::TIPO_SERVICO]);
    }
}

/// Electronic documents of those who carried before, each with its issuer's object.
fn ctes_anteriores<'p>(c: &Caso<'p>) -> impl Iterator<Item = (Objeto<'p>, Objeto<'p>)> + use<'p> {
    c.itens(campo::EMISSORES_DOCUMENTO_TRANSPORTE_ANTERIOR).flat_map(|emissor| {
        emissor
            .itens(campo::IDENTIFICACOES_DOCUMENTOS)
            .flat_map(|documentos| documentos.itens(campo::DOCUMENTOS_ELETRONICOS))
            .map(move |cte| (emissor, cte))
    })
}

fn cte_anterior_repetido(c: &Caso<'_>, a: &mut Achados) {
    if let Some(cte) = chaves::repetida(ctes_anteriores(c).map(|(_, cte)| cte), campo::CHAVE_CTE) {
        a.em(cte, campo::CHAVE_CTE);
    }
}

fn cte_anterior_de_outro_emissor(c: &Caso<'_>, a: &mut Achados) {
    for (emissor, cte) in ctes_anteriores(c) {
        let por_cpf = emissor.tem(campo::CPF) && c.forma_emissao() != "3";
        if por_cpf {
            a.em_varios(&[(emissor, campo::CPF), (cte, campo::CHAVE_CTE)], None);
        } else if chaves::e_de_outro(cte.texto(campo::CHAVE_CTE), emissor.texto(campo::CNPJ)) {
            a.em_varios(&[(cte, campo::CHAVE_CTE), (emissor, campo::CNPJ)], None);
        }
    }
}

fn tomador_nao_e_o_emissor_anterior(c: &Caso<'_>, a: &mut Achados) {
    let Some(tomador) = c.tomador() else { return };
    let Some(dele) = tomador.documento(c.raiz()) else { return };
    let com_eletronicos = |emissor: &Objeto<'_>| {
        emissor.itens(campo::IDENTIFICACOES_DOCUMENTOS).any(|d| d.quantos(campo::DOCUMENTOS_ELETRONICOS) > 0)
    };
    for emissor in c.itens(campo::EMISSORES_DOCUMENTO_TRANSPORTE_ANTERIOR).filter(com_eletronicos) {
        let Some((campo, do_emissor)) = [campo::CNPJ, campo::CPF]
            .into_iter()
            .find_map(|campo| emissor.texto(campo).map(|documento| (campo, documento)))
        else {
            continue;
        };
        if base(dele) != base(do_emissor) {
            a.em_varios(&[(c.raiz(), tomador.campo_do_documento(c.raiz())), (emissor, campo)], None);
        }
    }
}

/// CNPJ-base: the first 8 of 14 characters; a CPF is compared whole.
fn base(documento: &str) -> &str {
    if documento.len() == 14 { documento.get(..8).unwrap_or(documento) } else { documento }
}

fn chave_de_cte_anterior_invalida(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto() {
        ctes_anteriores(c).for_each(|(_, cte)| chaves::conferir(c, a, cte, campo::CHAVE_CTE, Citada::CTE));
    }
}

fn cte_multimodal_repetido(c: &Caso<'_>, a: &mut Achados) {
    if let Some(cte) = chaves::repetida(c.itens(campo::CTES_MULTIMODAIS_VINCULADOS), campo::CHAVE_CTE_MULTIMODAL) {
        a.em(cte, campo::CHAVE_CTE_MULTIMODAL);
    }
}

fn chave_de_cte_multimodal_invalida(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto() {
        for cte in c.itens(campo::CTES_MULTIMODAIS_VINCULADOS) {
            chaves::conferir(c, a, cte, campo::CHAVE_CTE_MULTIMODAL, Citada::CTE);
        }
    }
}

fn tomador_nao_e_o_emissor_multimodal(c: &Caso<'_>, a: &mut Achados) {
    if !c.normal_ou_substituto() || c.servico != "4" {
        return;
    }
    let Some(tomador) = c.tomador() else { return };
    let Some(cnpj) = c.texto(tomador.cnpj) else { return };
    for cte in c.itens(campo::CTES_MULTIMODAIS_VINCULADOS) {
        let emitente = cte.texto(campo::CHAVE_CTE_MULTIMODAL).and_then(chaves::emitente);
        if emitente.is_some_and(|emitente| base(emitente) != base(cnpj)) {
            a.em_varios(&[(c.raiz(), tomador.cnpj), (cte, campo::CHAVE_CTE_MULTIMODAL)], None);
        }
    }
}
