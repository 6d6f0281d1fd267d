//! Payment before the service: `tpPagAnt` and `gPagAntecipado` (NT 2026.002, rules 7.001, 7.002, 7.010, 7.011).

use super::compras_governamentais::de_outro_cnpj_base;
use super::prelude::*;

/// `gPagAntecipado`
const CHAVES: Campo = campo::CHAVES_CTE_ANTECIPACAO_PAGAMENTO;

pub(in super::super) const REGRAS: &[Regra] = &[
    da_nt_2026(
        Regra::nova(
            &[cte("7.001"), os("7.001")],
            0,
            "antecipacao_sem_fornecimento_pago",
            antecipacao_sem_fornecimento_pago,
            "retire chaves_cte_antecipacao_pagamento, que só cabe com tipo_pagamento_antecipado 3",
        ),
        "Chaves de CT-e de antecipação só podem ser informadas no fornecimento com pagamento já realizado",
    ),
    da_nt_2026(
        Regra::nova(
            &[cte("7.002"), os("7.002")],
            0,
            "fornecimento_pago_sem_antecipacao",
            fornecimento_pago_sem_antecipacao,
            "informe em chaves_cte_antecipacao_pagamento os CT-e que registraram a antecipação",
        ),
        "O fornecimento com pagamento já realizado exige as chaves dos CT-e de antecipação",
    ),
    da_nt_2026(
        Regra::nova(
            &[cte("7.010"), os("7.010")],
            0,
            "antecipacao_de_outro_emitente",
            antecipacao_de_outro_emitente,
            "as chaves de chaves_cte_antecipacao_pagamento são de documentos do mesmo CNPJ base do emitente",
        ),
        "CT-e de antecipação emitido por outro CNPJ base",
    ),
    da_nt_2026(
        Regra::nova(
            &[cte("7.011"), os("7.011")],
            0,
            "antecipacao_repetida",
            antecipacao_repetida,
            "retire de chaves_cte_antecipacao_pagamento a chave repetida",
        ),
        "Chave de CT-e de antecipação repetida",
    ),
];

fn antecipacao_sem_fornecimento_pago(c: &Caso<'_>, a: &mut Achados) {
    if c.quantos(CHAVES) > 0 && !c.e_um(campo::TIPO_PAGAMENTO_ANTECIPADO, &["3"]) {
        a.entre(c.raiz(), &[CHAVES, campo::TIPO_PAGAMENTO_ANTECIPADO]);
    }
}

fn fornecimento_pago_sem_antecipacao(c: &Caso<'_>, a: &mut Achados) {
    if c.e_um(campo::TIPO_PAGAMENTO_ANTECIPADO, &["3"]) && c.quantos(CHAVES) == 0 {
        a.entre(c.raiz(), &[CHAVES, campo::TIPO_PAGAMENTO_ANTECIPADO]);
    }
}

fn antecipacao_de_outro_emitente(c: &Caso<'_>, a: &mut Achados) {
    if c.quantos(CHAVES) > 0 {
        de_outro_cnpj_base(c, a, CHAVES, campo::CHAVE_CTE);
    }
}

/// The layout takes 99 at most: each is compared with those before it.
fn antecipacao_repetida(c: &Caso<'_>, a: &mut Achados) {
    for (n, item) in c.itens(CHAVES).enumerate() {
        let chave = item.texto(campo::CHAVE_CTE);
        if chave.is_some() && c.itens(CHAVES).take(n).any(|anterior| anterior.texto(campo::CHAVE_CTE) == chave) {
            a.em(item, campo::CHAVE_CTE);
        }
    }
}
