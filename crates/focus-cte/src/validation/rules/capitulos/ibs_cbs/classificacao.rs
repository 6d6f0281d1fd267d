//! CST and cClassTrib against the official table (rules 002, 003, 004, 004a).

use super::prelude::*;

pub(in super::super) const REGRAS: &[Regra] = &[
    da_nt_2025(Regra::nova(
        &[cte("002"), os("002")],
        311,
        "cst_ibs_cbs_inexistente",
        cst_inexistente,
        "use em ibs_cbs_situacao_tributaria um CST da tabela oficial; se ele é mais novo que a tabela embutida, \
         valide com uma pasta de tabelas atualizadas",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("003"), os("003")],
        312,
        "cclasstrib_inexistente",
        cclasstrib_inexistente,
        "use em ibs_cbs_classificacao_tributaria um código da tabela oficial; se ele é mais novo que a tabela embutida, \
         valide com uma pasta de tabelas atualizadas",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("004"), os("004")],
        313,
        "cclasstrib_de_outro_cst",
        cclasstrib_de_outro_cst,
        "ibs_cbs_classificacao_tributaria tem de ser do CST de ibs_cbs_situacao_tributaria",
    ))
    .classe_de(Classe::Tabela),
    da_nt_2025(Regra::nova(
        &[cte("004a"), os("004a")],
        388,
        "cclasstrib_nao_aceito_no_modelo",
        cclasstrib_nao_aceito_no_modelo,
        "troque ibs_cbs_classificacao_tributaria por uma que a tabela oficial aceite neste modelo de documento",
    ))
    .classe_de(Classe::Tabela),
];

fn cst_inexistente(c: &Caso<'_>, a: &mut Achados) {
    if c.ibs_cbs().situacao.is_none() && c.tem(campo::IBS_CBS_SITUACAO_TRIBUTARIA) {
        a.em(c.raiz(), campo::IBS_CBS_SITUACAO_TRIBUTARIA);
    }
}

fn cclasstrib_inexistente(c: &Caso<'_>, a: &mut Achados) {
    if c.ibs_cbs().classificacao.is_none() && c.tem(campo::IBS_CBS_CLASSIFICACAO_TRIBUTARIA) {
        a.em(c.raiz(), campo::IBS_CBS_CLASSIFICACAO_TRIBUTARIA);
    }
}

fn cclasstrib_de_outro_cst(c: &Caso<'_>, a: &mut Achados) {
    let Some(classificacao) = c.ibs_cbs().classificacao else { return };
    if let Some(cst) = c.texto(campo::IBS_CBS_SITUACAO_TRIBUTARIA)
        && !classificacao.e_do_cst(cst)
    {
        let campos = [campo::IBS_CBS_CLASSIFICACAO_TRIBUTARIA, campo::IBS_CBS_SITUACAO_TRIBUTARIA];
        a.entre_com(c.raiz(), &campos, format!("esta é do CST {}, e o informado é {cst}", classificacao.cst()));
    }
}

fn cclasstrib_nao_aceito_no_modelo(c: &Caso<'_>, a: &mut Achados) {
    if c.ibs_cbs().classificacao.is_some_and(|x| if c.e_os() { !x.cte_os } else { !x.cte }) {
        a.em(c.raiz(), campo::IBS_CBS_CLASSIFICACAO_TRIBUTARIA);
    }
}
