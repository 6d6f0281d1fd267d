//! Total of the document, `vTotDFe` (cStat 360, rule 7-01).
//!
//! In 2026 every source says that it repeats `vTPrest`. From 2027 on v1.12 of NT 2025.001 adds IBS and CBS, and NT 2026.004, which is newer
//! but was not read in its official text, does not: the service's value has them already. Then a total that is neither warns.

use super::prelude::*;

pub(in super::super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("360"), os("360")],
        360,
        "total_do_documento_obrigatorio",
        total_obrigatorio,
        "informe valor_total_dfe, que é exigido com o IBS e a CBS",
    )
    .da_nota("NT 2025.001")
    .desde(date(2026, 3, 1), date(2026, 3, 1)),
    Regra::nova(
        &[cte("7-01"), os("7-01")],
        365,
        "total_do_documento_difere_da_prestacao",
        total_difere_da_prestacao,
        "em 2026 valor_total_dfe é igual a valor_total, sem somar IBS e CBS",
    )
    .da_nota("NT 2026.004")
    .desde(date(2026, 1, 5), date(2026, 1, 5))
    .ate(date(2026, 12, 31), date(2026, 12, 31)),
    Regra::nova(
        &[cte("7-01"), os("7-01")],
        365,
        "total_do_documento_difere_a_partir_de_2027",
        total_difere_a_partir_de_2027,
        "valor_total_dfe é igual a valor_total, em que já estão o IBS e a CBS",
    )
    .da_nota("NT 2026.004")
    .desde(date(2027, 1, 1), date(2027, 1, 1))
    .so_avisa(),
];

fn total_obrigatorio(c: &Caso<'_>, a: &mut Achados) {
    if c.ibs_cbs().informado && !c.tem(campo::VALOR_TOTAL_DFE) {
        a.em(c.raiz(), campo::VALOR_TOTAL_DFE);
    }
}

fn total_difere_da_prestacao(c: &Caso<'_>, a: &mut Achados) {
    let (Some(total), Some(prestacao)) = (c.decimal(campo::VALOR_TOTAL_DFE), c.decimal(campo::VALOR_TOTAL)) else {
        return;
    };
    if total != prestacao {
        let campos = [campo::VALOR_TOTAL_DFE, campo::VALOR_TOTAL];
        a.entre_com(c.raiz(), &campos, format!("era esperado {prestacao}, e veio {total}"));
    }
}

fn total_difere_a_partir_de_2027(c: &Caso<'_>, a: &mut Achados) {
    let (Some(total), Some(prestacao)) = (c.decimal(campo::VALOR_TOTAL_DFE), c.decimal(campo::VALOR_TOTAL)) else {
        return;
    };
    let tributo = |campo| c.decimal_ou_zero(campo);
    let (Some(ibs), Some(cbs)) = (tributo(campo::IBS_VALOR_TOTAL), tributo(campo::CBS_VALOR)) else { return };
    if total != prestacao && total != prestacao + ibs + cbs {
        let campos = [campo::VALOR_TOTAL_DFE, campo::VALOR_TOTAL];
        a.entre_com(c.raiz(), &campos, format!("era esperado {prestacao}, e veio {total}"));
    }
}
