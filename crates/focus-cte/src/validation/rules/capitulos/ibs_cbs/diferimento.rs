//! Deferral, `gDif` (rules 011 to 013, 019 to 021, 026 to 028).

use super::prelude::*;

pub(in super::super) const REGRAS: &[Regra] = &[
    da_nt_2025(Regra::nova(
        &[cte("011"), os("011")],
        319,
        "diferimento_ibs_uf_exigido",
        diferimento_exigido::<IBS_UF>,
        "informe ibs_uf_percentual_diferimento e ibs_uf_valor_diferido",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("012"), os("012")],
        368,
        "diferimento_ibs_uf_proibido",
        diferimento_proibido::<IBS_UF>,
        "retire ibs_uf_percentual_diferimento e ibs_uf_valor_diferido, ou troque ibs_cbs_situacao_tributaria",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("013"), os("013")],
        320,
        "valor_diferido_ibs_uf_difere_do_calculado",
        valor_diferido_difere::<IBS_UF>,
        "calcule ibs_uf_valor_diferido como base vezes alíquota vezes percentual do diferimento, com diferença de até 0.01",
    )),
    da_nt_2025(Regra::nova(
        &[cte("019"), os("019")],
        324,
        "diferimento_ibs_municipio_exigido",
        diferimento_exigido::<IBS_MUNICIPIO>,
        "informe ibs_mun_percentual_diferimento e ibs_mun_valor_diferido",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("020"), os("020")],
        382,
        "diferimento_ibs_municipio_proibido",
        diferimento_proibido::<IBS_MUNICIPIO>,
        "retire ibs_mun_percentual_diferimento e ibs_mun_valor_diferido, ou troque ibs_cbs_situacao_tributaria",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("021"), os("021")],
        325,
        "valor_diferido_ibs_municipio_difere_do_calculado",
        valor_diferido_difere::<IBS_MUNICIPIO>,
        "calcule ibs_mun_valor_diferido como base vezes alíquota vezes percentual do diferimento, com diferença de até 0.01",
    )),
    da_nt_2025(Regra::nova(
        &[cte("026"), os("026")],
        328,
        "diferimento_cbs_exigido",
        diferimento_exigido::<CBS>,
        "informe cbs_percentual_diferimento e cbs_valor_diferido",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("027"), os("027")],
        385,
        "diferimento_cbs_proibido",
        diferimento_proibido::<CBS>,
        "retire cbs_percentual_diferimento e cbs_valor_diferido, ou troque ibs_cbs_situacao_tributaria",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("028"), os("028")],
        329,
        "valor_diferido_cbs_difere_do_calculado",
        valor_diferido_difere::<CBS>,
        "calcule cbs_valor_diferido como base vezes alíquota vezes percentual do diferimento, com diferença de até 0.01",
    )),
];

fn diferimento_exigido<const T: usize>(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    if ibs_cbs.calculo && !ibs_cbs.apurados[T].diferimento && ibs_cbs.situacao.is_some_and(|s| s.diferimento) {
        a.entre(c.raiz(), &[TRIBUTOS[T].percentual_diferimento, campo::IBS_CBS_SITUACAO_TRIBUTARIA]);
    }
}

fn diferimento_proibido<const T: usize>(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    if ibs_cbs.apurados[T].diferimento && ibs_cbs.situacao.is_some_and(|s| !s.diferimento) {
        a.entre(c.raiz(), &[TRIBUTOS[T].percentual_diferimento, campo::IBS_CBS_SITUACAO_TRIBUTARIA]);
    }
}

fn valor_diferido_difere<const T: usize>(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    let Some(diferido) = ibs_cbs.apurados[T].valor_diferido else { return };
    let (Some(bruto), Some(percentual)) = (ibs_cbs.bruto(T), c.decimal(TRIBUTOS[T].percentual_diferimento)) else {
        return;
    };
    let calculado = bruto * percentual / Decimal::ONE_HUNDRED;
    if difere(diferido, calculado) {
        let campos = [TRIBUTOS[T].valor_diferido, campo::IBS_CBS_BASE_CALCULO, TRIBUTOS[T].percentual_diferimento];
        a.entre_com(c.raiz(), &campos, format!("era esperado {}, e veio {diferido}", centavos(calculado)));
    }
}
