//! Regular taxation, `gTribRegular`: what would be due if a condition failed (rules 030 to 035).

use super::prelude::*;

/// `gTribRegular`
const TRIBUTACAO_REGULAR: Grupo = Grupo(campo::IBS_CBS_SITUACAO_TRIBUTARIA_REGULAR, campo::CBS_VALOR_TRIBUTO_REGULAR);

pub(in super::super) const REGRAS: &[Regra] = &[
    da_nt_2025(Regra::nova(
        &[cte("030"), os("030")],
        330,
        "tributacao_regular_exigida",
        tributacao_regular_exigida,
        "informe a tributação regular, a partir de ibs_cbs_situacao_tributaria_regular",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("030a"), os("030a")],
        322,
        "tributacao_regular_proibida",
        tributacao_regular_proibida,
        "retire a tributação regular, de ibs_cbs_situacao_tributaria_regular a cbs_valor_tributo_regular",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("031"), os("031")],
        331,
        "cst_regular_inexistente",
        cst_regular_inexistente,
        "use em ibs_cbs_situacao_tributaria_regular um CST da tabela oficial",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("032"), os("032")],
        332,
        "cclasstrib_regular_inexistente",
        cclasstrib_regular_inexistente,
        "use em ibs_cbs_classificacao_tributaria_regular um código da tabela oficial",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("033"), os("033")],
        333,
        "valor_regular_ibs_uf_difere_do_calculado",
        valor_regular_ibs_uf_difere,
        "calcule ibs_valor_tributo_regular_uf como base vezes alíquota regular, com diferença de até 0.01",
    )),
    da_nt_2025(Regra::nova(
        &[cte("034"), os("034")],
        334,
        "valor_regular_ibs_municipio_difere_do_calculado",
        valor_regular_ibs_municipio_difere,
        "calcule ibs_valor_tributo_regular_municipio como base vezes alíquota regular, com diferença de até 0.01",
    )),
    da_nt_2025(Regra::nova(
        &[cte("035"), os("035")],
        335,
        "valor_regular_cbs_difere_do_calculado",
        valor_regular_cbs_difere,
        "calcule cbs_valor_tributo_regular como base vezes alíquota regular, com diferença de até 0.01",
    )),
];

fn tributacao_regular_exigida(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    if ibs_cbs.calculo
        && ibs_cbs.classificacao.is_some_and(|x| x.tributacao_regular)
        && !c.tem_grupo(TRIBUTACAO_REGULAR)
    {
        let campos = [campo::IBS_CBS_SITUACAO_TRIBUTARIA_REGULAR, campo::IBS_CBS_CLASSIFICACAO_TRIBUTARIA];
        a.entre(c.raiz(), &campos);
    }
}

fn tributacao_regular_proibida(c: &Caso<'_>, a: &mut Achados) {
    if c.ibs_cbs().classificacao.is_some_and(|x| !x.tributacao_regular) && c.tem_grupo(TRIBUTACAO_REGULAR) {
        let campos = [campo::IBS_CBS_SITUACAO_TRIBUTARIA_REGULAR, campo::IBS_CBS_CLASSIFICACAO_TRIBUTARIA];
        a.entre(c.raiz(), &campos);
    }
}

fn cst_regular_inexistente(c: &Caso<'_>, a: &mut Achados) {
    if let Some(cst) = c.texto(campo::IBS_CBS_SITUACAO_TRIBUTARIA_REGULAR)
        && c.contexto.em_vigor().tributacao.situacao(cst).is_none()
    {
        a.em(c.raiz(), campo::IBS_CBS_SITUACAO_TRIBUTARIA_REGULAR);
    }
}

fn cclasstrib_regular_inexistente(c: &Caso<'_>, a: &mut Achados) {
    if let Some(classe) = c.texto(campo::IBS_CBS_CLASSIFICACAO_TRIBUTARIA_REGULAR)
        && c.contexto.em_vigor().tributacao.classificacao(classe).is_none()
    {
        a.em(c.raiz(), campo::IBS_CBS_CLASSIFICACAO_TRIBUTARIA_REGULAR);
    }
}

fn valor_regular_ibs_uf_difere(c: &Caso<'_>, a: &mut Achados) {
    valor_sobre_a_base(c, a, campo::IBS_VALOR_TRIBUTO_REGULAR_UF, campo::IBS_ALIQUOTA_EFETIVA_REGULAR_UF);
}

fn valor_regular_ibs_municipio_difere(c: &Caso<'_>, a: &mut Achados) {
    valor_sobre_a_base(c, a, campo::IBS_VALOR_TRIBUTO_REGULAR_MUNICIPIO, campo::IBS_ALIQUOTA_EFETIVA_REGULAR_MUNICIPIO);
}

fn valor_regular_cbs_difere(c: &Caso<'_>, a: &mut Achados) {
    valor_sobre_a_base(c, a, campo::CBS_VALOR_TRIBUTO_REGULAR, campo::CBS_ALIQUOTA_EFETIVA_REGULAR);
}

/// Finds an amount that is not the base times a rate.
pub(super) fn valor_sobre_a_base(c: &Caso<'_>, a: &mut Achados, valor: Campo, aliquota: Campo) {
    let Some(informado) = c.decimal(valor) else { return };
    let Some(calculado) = c.ibs_cbs().sobre_a_base(c.decimal(aliquota)) else { return };
    if difere(informado, calculado) {
        let campos = [valor, campo::IBS_CBS_BASE_CALCULO, aliquota];
        a.entre_com(c.raiz(), &campos, format!("era esperado {}, e veio {informado}", centavos(calculado)));
    }
}
