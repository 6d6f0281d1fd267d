//! Whether the group and its calculation are given where they have to be (rules 001, 005, 006).

use super::prelude::*;

pub(in super::super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("001"), os("001")],
        310,
        "ibs_cbs_nao_informado",
        ibs_cbs_nao_informado,
        "informe o IBS e a CBS a partir de ibs_cbs_situacao_tributaria; só o Simples Nacional e o MEI \
         (regime_tributario_emitente 1, 2 ou 4) estão dispensados",
    )
    .da_nota("NT 2026.002")
    .desde(date(2026, 7, 1), date(2026, 7, 1))
    .so_homologacao(),
    da_nt_2025(Regra::nova(
        &[cte("005"), os("005")],
        314,
        "calculo_ibs_cbs_proibido_pelo_cst",
        calculo_proibido_pelo_cst,
        "retire a base, as alíquotas e os valores de IBS e CBS (ibs_cbs_base_calculo em diante), ou troque \
         ibs_cbs_situacao_tributaria",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("006"), os("006")],
        315,
        "calculo_ibs_cbs_exigido_pelo_cst",
        calculo_exigido_pelo_cst,
        "informe a base, as alíquotas e os valores de IBS e CBS (ibs_cbs_base_calculo em diante), ou troque \
         ibs_cbs_situacao_tributaria",
    ))
    .classe_de(Classe::Tabela),
];

/// `emit/CRT` 3. Where the API completes it from the registration it is not known, and nobody is obliged.
fn regime_normal(c: &Caso<'_>) -> bool {
    c.e_um(campo::REGIME_TRIBUTARIO_EMITENTE, &["3"])
}

fn ibs_cbs_nao_informado(c: &Caso<'_>, a: &mut Achados) {
    if regime_normal(c) && !c.ibs_cbs().informado {
        a.em(c.raiz(), campo::IBS_CBS_SITUACAO_TRIBUTARIA);
    }
}

fn calculo_proibido_pelo_cst(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    if ibs_cbs.calculo && ibs_cbs.situacao.is_some_and(|s| !s.calculo) {
        a.entre(c.raiz(), &[campo::IBS_CBS_BASE_CALCULO, campo::IBS_CBS_SITUACAO_TRIBUTARIA]);
    }
}

fn calculo_exigido_pelo_cst(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    if !ibs_cbs.calculo && ibs_cbs.situacao.is_some_and(|s| s.calculo) && regime_normal(c) {
        a.entre(c.raiz(), &[campo::IBS_CBS_BASE_CALCULO, campo::IBS_CBS_SITUACAO_TRIBUTARIA]);
    }
}
