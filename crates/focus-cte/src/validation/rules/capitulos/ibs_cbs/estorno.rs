//! Reversed credit, `gEstornoCred` (cStat 303 and 304, since v1.10).

use super::prelude::*;

/// `gEstornoCred`
const ESTORNO: Grupo = Grupo(campo::IBS_VALOR_ESTORNADO, campo::CBS_VALOR_ESTORNADO);

pub(in super::super) const REGRAS: &[Regra] = &[
    da_nt_2025(Regra::nova(
        &[cte("303"), os("303")],
        303,
        "estorno_de_credito_proibido",
        estorno_proibido,
        "retire ibs_valor_estornado e cbs_valor_estornado, ou troque ibs_cbs_classificacao_tributaria",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("304"), os("304")],
        304,
        "estorno_de_credito_exigido",
        estorno_exigido,
        "informe ibs_valor_estornado e cbs_valor_estornado, que ibs_cbs_classificacao_tributaria exige",
    ))
    .classe_de(Classe::Tabela),
];

fn estorno_proibido(c: &Caso<'_>, a: &mut Achados) {
    if c.ibs_cbs().classificacao.is_some_and(|x| !x.estorno) && c.tem_grupo(ESTORNO) {
        a.entre(c.raiz(), &[campo::IBS_VALOR_ESTORNADO, campo::IBS_CBS_CLASSIFICACAO_TRIBUTARIA]);
    }
}

fn estorno_exigido(c: &Caso<'_>, a: &mut Achados) {
    if c.ibs_cbs().classificacao.is_some_and(|x| x.estorno) && !c.tem_grupo(ESTORNO) {
        a.entre(c.raiz(), &[campo::IBS_VALOR_ESTORNADO, campo::IBS_CBS_CLASSIFICACAO_TRIBUTARIA]);
    }
}
