//! Reduction of rates, `gRed` (rules 009 to 010, 017 to 018, 024 to 025).
//!
//! The group is required whatever the rate: since v1.12a (as in NF-e's NT 2025.002 v1.34) a rate of zero, such as the municipality's in
//! 2026, is no exception.

use super::prelude::*;

pub(in super::super) const REGRAS: &[Regra] = &[
    da_nt_2025(Regra::nova(
        &[cte("009"), os("009")],
        366,
        "reducao_ibs_uf_exigida",
        reducao_exigida::<IBS_UF>,
        "informe ibs_uf_percentual_reducao_aliquota e ibs_uf_aliquota_efetiva",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("009a"), os("009a")],
        389,
        "percentual_reducao_ibs_uf_invalido",
        percentual_invalido::<IBS_UF>,
        "use em ibs_uf_percentual_reducao_aliquota o percentual da tabela oficial para ibs_cbs_classificacao_tributaria",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("009b"), os("009b")],
        390,
        "aliquota_efetiva_ibs_uf_incorreta",
        aliquota_efetiva_incorreta::<IBS_UF>,
        "calcule ibs_uf_aliquota_efetiva como a alíquota menos a redução",
    )),
    da_nt_2025(Regra::nova(
        &[cte("010"), os("010")],
        367,
        "reducao_ibs_uf_proibida",
        reducao_proibida::<IBS_UF>,
        "retire ibs_uf_percentual_reducao_aliquota e ibs_uf_aliquota_efetiva, ou troque ibs_cbs_situacao_tributaria",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("017"), os("017")],
        369,
        "reducao_ibs_municipio_exigida",
        reducao_exigida::<IBS_MUNICIPIO>,
        "informe ibs_mun_percentual_reducao_aliquota e ibs_mun_aliquota_efetiva, mesmo com alíquota zero",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("017a"), os("017a")],
        391,
        "percentual_reducao_ibs_municipio_invalido",
        percentual_invalido::<IBS_MUNICIPIO>,
        "use em ibs_mun_percentual_reducao_aliquota o percentual da tabela oficial para ibs_cbs_classificacao_tributaria",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("017b"), os("017b")],
        392,
        "aliquota_efetiva_ibs_municipio_incorreta",
        aliquota_efetiva_incorreta::<IBS_MUNICIPIO>,
        "calcule ibs_mun_aliquota_efetiva como a alíquota menos a redução",
    )),
    da_nt_2025(Regra::nova(
        &[cte("018"), os("018")],
        381,
        "reducao_ibs_municipio_proibida",
        reducao_proibida::<IBS_MUNICIPIO>,
        "retire ibs_mun_percentual_reducao_aliquota e ibs_mun_aliquota_efetiva, ou troque ibs_cbs_situacao_tributaria",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("024"), os("024")],
        383,
        "reducao_cbs_exigida",
        reducao_exigida::<CBS>,
        "informe cbs_percentual_reducao_aliquota e cbs_aliquota_efetiva",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("024a"), os("024a")],
        393,
        "percentual_reducao_cbs_invalido",
        percentual_invalido::<CBS>,
        "use em cbs_percentual_reducao_aliquota o percentual da tabela oficial para ibs_cbs_classificacao_tributaria",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("024b"), os("024b")],
        394,
        "aliquota_efetiva_cbs_incorreta",
        aliquota_efetiva_incorreta::<CBS>,
        "calcule cbs_aliquota_efetiva como a alíquota menos a redução",
    )),
    da_nt_2025(Regra::nova(
        &[cte("025"), os("025")],
        384,
        "reducao_cbs_proibida",
        reducao_proibida::<CBS>,
        "retire cbs_percentual_reducao_aliquota e cbs_aliquota_efetiva, ou troque ibs_cbs_situacao_tributaria",
    ))
    .classe_de(Classe::Tabela),
];

fn reducao_exigida<const T: usize>(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    if !ibs_cbs.calculo || ibs_cbs.apurados[T].reducao {
        return;
    }
    if ibs_cbs.situacao.is_some_and(|s| s.reducao) {
        a.entre(c.raiz(), &[TRIBUTOS[T].percentual_reducao, campo::IBS_CBS_SITUACAO_TRIBUTARIA]);
    } else if ibs_cbs.compra_governamental {
        a.entre(c.raiz(), &[TRIBUTOS[T].percentual_reducao, campo::TIPO_COMPRA_GOVERNAMENTAL]);
    }
}

fn reducao_proibida<const T: usize>(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    if ibs_cbs.apurados[T].reducao && !ibs_cbs.compra_governamental && ibs_cbs.situacao.is_some_and(|s| !s.reducao) {
        a.entre(c.raiz(), &[TRIBUTOS[T].percentual_reducao, campo::IBS_CBS_SITUACAO_TRIBUTARIA]);
    }
}

fn percentual_invalido<const T: usize>(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    let (Some(informado), Some(classificacao)) = (ibs_cbs.apurados[T].percentual_reducao, ibs_cbs.classificacao) else {
        return;
    };
    let da_tabela = if T == CBS { classificacao.reducao_cbs } else { classificacao.reducao_ibs };
    if informado != da_tabela {
        let campos = [TRIBUTOS[T].percentual_reducao, campo::IBS_CBS_CLASSIFICACAO_TRIBUTARIA];
        a.entre_com(c.raiz(), &campos, format!("ele é {da_tabela}, e veio {informado}"));
    }
}

/// The field takes two to four decimals: a rate that has more is right cut or rounded to as many as are written.
fn aliquota_efetiva_incorreta<const T: usize>(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    let apurado = &ibs_cbs.apurados[T];
    let (Some(aliquota), Some(reducao), Some(efetiva)) =
        (apurado.aliquota, apurado.percentual_reducao, apurado.aliquota_efetiva)
    else {
        return;
    };
    let redutor = if ibs_cbs.compra_governamental {
        let Some(redutor) = c.decimal(campo::PERC_REDUCAO_ALIQUOTA_COMPRA_GOVERNAMENTAL) else { return };
        redutor
    } else {
        Decimal::ZERO
    };
    let restante = |percentual: Decimal| (Decimal::ONE_HUNDRED - percentual) / Decimal::ONE_HUNDRED;
    let esperada = aliquota * restante(reducao) * restante(redutor);
    let unidade = Decimal::new(1, efetiva.scale().max(2));
    if (efetiva - esperada).abs() >= unidade {
        let campos = [TRIBUTOS[T].aliquota_efetiva, TRIBUTOS[T].aliquota, TRIBUTOS[T].percentual_reducao];
        let da_compra = if redutor.is_zero() { String::new() } else { format!(" x (1 - {redutor}%)") };
        let esperada = esperada.round_dp(4).normalize();
        let detalhe = format!("{aliquota} x (1 - {reducao}%){da_compra} = {esperada}, e veio {efetiva}");
        a.entre_com(c.raiz(), &campos, detalhe);
    }
}
