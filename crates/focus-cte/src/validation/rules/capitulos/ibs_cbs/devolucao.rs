//! Tax given back, `gDevTrib`: other documents have it, CT-e does not (NT 2026.002, rules 5.001 to 5.003).

use super::prelude::*;

pub(in super::super) const REGRAS: &[Regra] = &[
    da_nt_2026(
        Regra::nova(
            &[cte("5.001"), os("5.001")],
            0,
            "devolucao_ibs_uf_proibida",
            devolucao_proibida::<IBS_UF>,
            "retire ibs_uf_percentual_tributo_devolvido e ibs_uf_valor_tributo_devolvido",
        ),
        "A devolução do IBS da UF não é permitida em CT-e e CT-e OS",
    ),
    da_nt_2026(
        Regra::nova(
            &[cte("5.002"), os("5.002")],
            0,
            "devolucao_ibs_municipio_proibida",
            devolucao_proibida::<IBS_MUNICIPIO>,
            "retire ibs_mun_percentual_tributo_devolvido e ibs_mun_valor_tributo_devolvido",
        ),
        "A devolução do IBS do município não é permitida em CT-e e CT-e OS",
    ),
    da_nt_2026(
        Regra::nova(
            &[cte("5.003"), os("5.003")],
            0,
            "devolucao_cbs_proibida",
            devolucao_proibida::<CBS>,
            "retire cbs_percentual_tributo_devolvido e cbs_valor_tributo_devolvido",
        ),
        "A devolução da CBS não é permitida em CT-e e CT-e OS",
    ),
];

fn devolucao_proibida<const T: usize>(c: &Caso<'_>, a: &mut Achados) {
    if c.ibs_cbs().apurados[T].devolucao {
        a.entre(c.raiz(), &[TRIBUTOS[T].valor_devolvido, TRIBUTOS[T].percentual_devolvido]);
    }
}
