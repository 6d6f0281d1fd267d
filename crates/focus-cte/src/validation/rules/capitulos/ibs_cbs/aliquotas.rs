//! Rates by period of emission (rules 007, 015, 023).

use super::area_incentivada::cbs_pode_ser_zero;
use super::prelude::*;

pub(in super::super) const REGRAS: &[Regra] = &[
    da_nt_2025(Regra::nova(
        &[cte("007"), os("007")],
        316,
        "aliquota_ibs_uf_invalida",
        aliquota_invalida::<IBS_UF>,
        "use em ibs_uf_aliquota a alíquota do período de data_emissao",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("015"), os("015")],
        321,
        "aliquota_ibs_municipio_invalida",
        aliquota_invalida::<IBS_MUNICIPIO>,
        "use em ibs_mun_aliquota a alíquota do período de data_emissao",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("023"), os("023")],
        326,
        "aliquota_cbs_invalida",
        aliquota_invalida::<CBS>,
        "use em cbs_aliquota a alíquota do período de data_emissao",
    ))
    .classe_de(Classe::Tabela),
];

fn aliquota_invalida<const T: usize>(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    let Some(informada) = ibs_cbs.apurados[T].aliquota else { return };
    let (Some(classificacao), Some(dia)) = (ibs_cbs.classificacao, c.dia_da_emissao()) else { return };
    let Tributo { nome, aliquota, na_tabela, .. } = &TRIBUTOS[T];
    if classificacao.tributacao_regular {
        if !informada.is_zero() {
            let detalhe = format!("com esta classificação a alíquota do {nome} é 0, e veio {informada}");
            a.entre_com(c.raiz(), &[*aliquota, campo::IBS_CBS_CLASSIFICACAO_TRIBUTARIA], detalhe);
        }
        return;
    }
    // From 2027 on a purchase by a government moves the other governments' rates into the buyer's own (rule 6-001).
    if ibs_cbs.compra_governamental && dia.year() >= 2027 {
        return;
    }
    if T == CBS && informada.is_zero() && cbs_pode_ser_zero(c) {
        return;
    }
    let aceitas = || c.contexto.em_vigor().aliquotas.em(*na_tabela, dia);
    if aceitas().next().is_some() && !aceitas().any(|aceita| aceita == informada) {
        let aceitas: Vec<String> = aceitas().map(|aceita| aceita.to_string()).collect();
        a.em_com(c.raiz(), *aliquota, format!("em {dia} ela é {}, e veio {informada}", aceitas.join(" ou ")));
    }
}
