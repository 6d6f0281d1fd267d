//! Amounts of the taxes (rules 013a, 014, 022, 022a, 022b, 028a, 029).

use super::prelude::*;

pub(in super::super) const REGRAS: &[Regra] = &[
    abatimento(Regra::nova(
        &[cte("013a"), os("013a")],
        395,
        "valor_ibs_uf_negativo",
        abatido_maior_que_o_tributo::<IBS_UF>,
        "o diferimento e a devolução do IBS da UF não passam de base vezes alíquota",
    )),
    da_nt_2025(Regra::nova(
        &[cte("014"), os("014")],
        318,
        "valor_ibs_uf_difere_do_calculado",
        valor_difere_do_calculado::<IBS_UF>,
        "calcule ibs_uf_valor como base vezes alíquota, menos diferimento e devolução, com diferença de até 0.01",
    )),
    da_nt_2025(Regra::nova(
        &[cte("022"), os("022")],
        323,
        "valor_ibs_municipio_difere_do_calculado",
        valor_difere_do_calculado::<IBS_MUNICIPIO>,
        "calcule ibs_mun_valor como base vezes alíquota, menos diferimento e devolução, com diferença de até 0.01",
    )),
    abatimento(Regra::nova(
        &[cte("022a"), os("022a")],
        396,
        "valor_ibs_municipio_negativo",
        abatido_maior_que_o_tributo::<IBS_MUNICIPIO>,
        "o diferimento e a devolução do IBS do município não passam de base vezes alíquota",
    )),
    da_nt_2025(Regra::nova(
        &[cte("022b"), os("022b")],
        317,
        "total_ibs_difere_da_soma",
        total_ibs_difere_da_soma,
        "ibs_valor_total é a soma exata de ibs_uf_valor e ibs_mun_valor",
    )),
    abatimento(Regra::nova(
        &[cte("028a"), os("028a")],
        397,
        "valor_cbs_negativo",
        abatido_maior_que_o_tributo::<CBS>,
        "o diferimento e a devolução da CBS não passam de base vezes alíquota",
    )),
    da_nt_2025(Regra::nova(
        &[cte("029"), os("029")],
        327,
        "valor_cbs_difere_do_calculado",
        valor_difere_do_calculado::<CBS>,
        "calcule cbs_valor como base vezes alíquota, menos diferimento e devolução, com diferença de até 0.01",
    )),
];

/// As v1.11a of the note has it: compared with base times rate, no longer with what was left of the tax.
const fn abatimento(regra: Regra) -> Regra {
    regra.da_nota("NT 2025.001").desde(date(2026, 1, 5), date(2026, 1, 5))
}

fn valor_difere_do_calculado<const T: usize>(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    let apurado = &ibs_cbs.apurados[T];
    let (Some(valor), Some(bruto), Some(abatido)) = (apurado.valor, ibs_cbs.bruto(T), apurado.abatido()) else {
        return;
    };
    if difere(valor, bruto - abatido) {
        let Tributo { aliquota, aliquota_efetiva, valor: campo_valor, .. } = &TRIBUTOS[T];
        let aliquota = if apurado.reducao { *aliquota_efetiva } else { *aliquota };
        let esperado = centavos(bruto - abatido);
        let detalhe = format!("era esperado {esperado}, e veio {valor}");
        a.entre_com(c.raiz(), &[*campo_valor, campo::IBS_CBS_BASE_CALCULO, aliquota], detalhe);
    }
}

fn abatido_maior_que_o_tributo<const T: usize>(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    let apurado = &ibs_cbs.apurados[T];
    if !apurado.diferimento && !apurado.devolucao {
        return;
    }
    let (Some(bruto), Some(abatido)) = (ibs_cbs.bruto(T), apurado.abatido()) else { return };
    if abatido > bruto && difere(abatido, bruto) {
        let Tributo { valor_diferido, valor_devolvido, .. } = &TRIBUTOS[T];
        let campos = match (apurado.diferimento, apurado.devolucao) {
            (true, true) => &[*valor_diferido, *valor_devolvido][..],
            (true, false) => &[*valor_diferido],
            (false, _) => &[*valor_devolvido],
        };
        a.entre_com(c.raiz(), campos, format!("eles somam {abatido}, e o tributo é {}", centavos(bruto)));
    }
}

/// The note gives no tolerance for a sum.
fn total_ibs_difere_da_soma(c: &Caso<'_>, a: &mut Achados) {
    let ibs_cbs = c.ibs_cbs();
    if !ibs_cbs.calculo {
        return;
    }
    let [uf, municipio, _] = &ibs_cbs.apurados;
    let (Some(total), Some(uf), Some(municipio)) = (c.decimal(campo::IBS_VALOR_TOTAL), uf.valor, municipio.valor)
    else {
        return;
    };
    if total != uf + municipio {
        let campos = [campo::IBS_VALOR_TOTAL, campo::IBS_UF_VALOR, campo::IBS_MUN_VALOR];
        a.entre_com(c.raiz(), &campos, format!("{uf} + {municipio} = {}, e veio {total}", uf + municipio));
    }
}
