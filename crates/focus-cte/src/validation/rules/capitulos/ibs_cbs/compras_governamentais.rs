//! Purchases by governments: `ide/gCompraGov` and `gTribCompraGov` (rules 049 to 051, 6-001, cStat 1004 to 1006).

use super::prelude::*;

/// `gTribCompraGov`
const COMPOSICAO: Grupo = Grupo(campo::IBS_ALIQUOTA_UF, campo::CBS_VALOR_TRIBUTO);

pub(in super::super) const REGRAS: &[Regra] = &[
    da_nt_2025(Regra::nova(
        &[cte("6-001"), os("6-001")],
        347,
        "aliquota_dos_outros_entes_na_compra_governamental",
        aliquota_dos_outros_entes,
        "na compra governamental, deixe zeradas as alíquotas dos entes que não são o de tipo_compra_governamental",
    ))
    .desde(date(2027, 1, 1), date(2027, 1, 1)),
    da_nt_2025(Regra::nova(
        &[cte("049"), os("049")],
        398,
        "composicao_da_compra_governamental_exigida",
        composicao_exigida,
        "informe a composição do IBS e da CBS na compra governamental, de ibs_aliquota_uf a cbs_valor_tributo",
    )),
    da_nt_2025(Regra::nova(
        &[cte("050"), os("050")],
        399,
        "composicao_sem_compra_governamental",
        composicao_sem_compra,
        "retire a composição da compra governamental (ibs_aliquota_uf a cbs_valor_tributo), ou informe \
         tipo_compra_governamental, perc_reducao_aliquota_compra_governamental e tipo_operacao_governamental",
    )),
    da_nt_2025(Regra::nova(
        &[cte("051"), os("051")],
        400,
        "soma_da_compra_governamental_divergente",
        soma_divergente,
        "ibs_valor_tributo_uf, ibs_valor_tributo_municipio e cbs_valor_tributo somam o mesmo que ibs_uf_valor, \
         ibs_mun_valor e cbs_valor",
    )),
    referencia(Regra::nova(
        &[cte("1004"), os("1004")],
        1004,
        "documento_anterior_proibido_na_operacao",
        documento_anterior_proibido,
        "retire chave_acesso_dfe_anterior, que só cabe com tipo_operacao_governamental 2 ou 3",
    )),
    referencia(Regra::nova(
        &[cte("1005"), os("1005")],
        1005,
        "documento_anterior_exigido_na_operacao",
        documento_anterior_exigido,
        "informe chave_acesso_dfe_anterior: uma só chave com tipo_operacao_governamental 2, uma ou mais com 3",
    )),
    referencia(Regra::nova(
        &[cte("1006"), os("1006")],
        1006,
        "documento_anterior_de_outro_emitente",
        documento_anterior_de_outro_emitente,
        "as chaves de chave_acesso_dfe_anterior são de documentos do mesmo CNPJ base do emitente",
    )),
];

/// The layout of v1.14 tells what `refDFeAnt` has to be; only the beginning of the codes' messages is known, so they warn.
const fn referencia(regra: Regra) -> Regra {
    regra.da_nota("NT 2025.001").desde(date(2026, 5, 1), date(2026, 5, 1)).so_avisa()
}

/// Consortia (5) and the committee of IBS (6) came with v1.14, which says nothing about their rates.
fn aliquota_dos_outros_entes(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    let (Some(ente), Some(dia)) = (c.texto(campo::TIPO_COMPRA_GOVERNAMENTAL), c.dia_da_emissao()) else { return };
    let zeradas: &[usize] = match (ente, dia.year() >= 2033) {
        ("1", _) => &[IBS_UF, IBS_MUNICIPIO],
        ("2" | "3", false) => &[IBS_MUNICIPIO],
        ("2" | "3", true) => &[IBS_MUNICIPIO, CBS],
        ("4", false) => &[IBS_UF],
        ("4", true) => &[IBS_UF, CBS],
        _ => &[],
    };
    for tributo in zeradas {
        if ibs_cbs.apurados[*tributo].aliquota.is_some_and(|aliquota| !aliquota.is_zero()) {
            a.entre(c.raiz(), &[TRIBUTOS[*tributo].aliquota, campo::TIPO_COMPRA_GOVERNAMENTAL]);
        }
    }
}

fn composicao_exigida(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    if ibs_cbs.compra_governamental && ibs_cbs.calculo && !c.tem_grupo(COMPOSICAO) {
        a.entre(c.raiz(), &[campo::IBS_ALIQUOTA_UF, campo::TIPO_COMPRA_GOVERNAMENTAL]);
    }
}

fn composicao_sem_compra(c: &Caso<'_>, a: &mut Achados) {
    if !c.ibs_cbs().compra_governamental && c.tem_grupo(COMPOSICAO) {
        a.entre(c.raiz(), &[campo::IBS_ALIQUOTA_UF, campo::TIPO_COMPRA_GOVERNAMENTAL]);
    }
}

/// The note gives no tolerance for a sum.
fn soma_divergente(c: &Caso<'_>, a: &mut Achados) {
    if !c.tem_grupo(COMPOSICAO) {
        return;
    }
    let sem_destinacao = [campo::IBS_VALOR_TRIBUTO_UF, campo::IBS_VALOR_TRIBUTO_MUNICIPIO, campo::CBS_VALOR_TRIBUTO];
    let cobrados = TRIBUTOS.each_ref().map(|tributo| tributo.valor);
    let soma = |campos: &[Campo]| campos.iter().try_fold(Decimal::ZERO, |soma, campo| Some(soma + c.decimal(*campo)?));
    if let (Some(sem), Some(com)) = (soma(&sem_destinacao), soma(&cobrados))
        && sem != com
    {
        let campos = [sem_destinacao, cobrados].concat();
        a.entre_com(c.raiz(), &campos, format!("os primeiros somam {sem}, e os outros {com}"));
    }
}

fn documento_anterior_proibido(c: &Caso<'_>, a: &mut Achados) {
    if c.e_um(campo::TIPO_OPERACAO_GOVERNAMENTAL, &["1", "4"]) && c.tem(campo::CHAVE_ACESSO_DFE_ANTERIOR) {
        a.entre(c.raiz(), &[campo::CHAVE_ACESSO_DFE_ANTERIOR, campo::TIPO_OPERACAO_GOVERNAMENTAL]);
    }
}

fn documento_anterior_exigido(c: &Caso<'_>, a: &mut Achados) {
    let falta = match c.texto(campo::TIPO_OPERACAO_GOVERNAMENTAL) {
        Some("2") => c.quantos(campo::CHAVE_ACESSO_DFE_ANTERIOR) != 1,
        Some("3") => c.quantos(campo::CHAVE_ACESSO_DFE_ANTERIOR) == 0,
        _ => false,
    };
    if falta {
        a.entre(c.raiz(), &[campo::CHAVE_ACESSO_DFE_ANTERIOR, campo::TIPO_OPERACAO_GOVERNAMENTAL]);
    }
}

fn documento_anterior_de_outro_emitente(c: &Caso<'_>, a: &mut Achados) {
    if c.quantos(campo::CHAVE_ACESSO_DFE_ANTERIOR) > 0 {
        de_outro_cnpj_base(c, a, campo::CHAVE_ACESSO_DFE_ANTERIOR, campo::ITEM);
    }
}

/// Finds the access keys of a list that are of another company than the issuer's.
pub(super) fn de_outro_cnpj_base(c: &Caso<'_>, a: &mut Achados, lista: Campo, chave: Campo) {
    let Some(base) = c.texto(campo::CNPJ_EMITENTE).and_then(|cnpj| cnpj.get(..8)) else { return };
    for item in c.itens(lista) {
        let da_chave = item.texto(chave).and_then(cnpj_base_da_chave);
        if da_chave.is_some_and(|da_chave| da_chave != base) {
            a.em_varios(&[(item, chave), (c.raiz(), campo::CNPJ_EMITENTE)], None);
        }
    }
}
