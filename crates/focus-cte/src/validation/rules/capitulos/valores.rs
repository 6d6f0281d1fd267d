//! Values of the service and ICMS (MOC G046 to G048, H054 to H056).

use rust_decimal::Decimal;

use super::super::prelude::*;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G046"), os("H054")],
        650,
        "valor_total_acima_do_limite",
        valor_total_acima_do_limite,
        "confira valor_total, que não passa de 9999999.99 sem autorização da SEFAZ",
    ),
    Regra::nova(
        &[cte("G047"), os("H055")],
        675,
        "icms_difere_de_base_vezes_aliquota",
        icms_difere_de_base_vezes_aliquota,
        "calcule icms_valor como base vezes alíquota, com diferença de até 0.01",
    ),
    Regra::nova(
        &[cte("G048"), os("H056")],
        531,
        "valor_a_receber_maior_que_total",
        valor_a_receber_maior_que_total,
        "valor_receber não pode passar de valor_total",
    ),
];

/// 9,999,999.99
const LIMITE: Decimal = Decimal::from_parts(999_999_999, 0, 0, false, 2);
/// 0.01
pub(super) const UM_CENTAVO: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

fn valor_total_acima_do_limite(c: &Caso<'_>, a: &mut Achados) {
    if c.normal_ou_substituto() && c.decimal(campo::VALOR_TOTAL).is_some_and(|total| total > LIMITE) {
        a.em(c.raiz(), campo::VALOR_TOTAL);
    }
}

/// The groups ICMS45 and ICMSSN have no value; in ICMS60 the fields are those of the retained tax.
fn icms_difere_de_base_vezes_aliquota(c: &Caso<'_>, a: &mut Achados) {
    let campos = match c.texto(campo::ICMS_SITUACAO_TRIBUTARIA) {
        Some("00" | "20" | "90" | "90_outra_uf") => [campo::ICMS_VALOR, campo::ICMS_BASE_CALCULO, campo::ICMS_ALIQUOTA],
        Some("60") => [campo::ICMS_VALOR_RETIDO_ST, campo::ICMS_BASE_CALCULO_RETIDO_ST, campo::ICMS_ALIQUOTA_RETIDO_ST],
        _ => return,
    };
    let [Some(valor), Some(base), Some(aliquota)] = campos.map(|campo| c.decimal(campo)) else { return };
    let esperado = base * aliquota / Decimal::ONE_HUNDRED;
    if (valor - esperado).abs() > UM_CENTAVO {
        a.entre_com(c.raiz(), &campos, format!("{base} x {aliquota}% = {}, e veio {valor}", esperado.round_dp(2)));
    }
}

fn valor_a_receber_maior_que_total(c: &Caso<'_>, a: &mut Achados) {
    if let (Some(receber), Some(total)) = (c.decimal(campo::VALOR_RECEBER), c.decimal(campo::VALOR_TOTAL))
        && receber > total
    {
        a.entre(c.raiz(), &[campo::VALOR_RECEBER, campo::VALOR_TOTAL]);
    }
}
