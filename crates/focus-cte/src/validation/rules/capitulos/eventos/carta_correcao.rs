//! What a letter of correction may correct (MOC, Visão Geral, 6.4 and 13).

use super::super::super::prelude::*;
use crate::evento::TipoEvento;
use crate::evento::carta_correcao::faltas;
use crate::layout::campo::Campo;

pub(in super::super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[evento(TipoEvento::CartaCorrecao, "O02")],
        681,
        "correcao_proibida",
        |c, a| falta(c, a, "correcao_proibida", campo::CAMPO_CORRIGIDO),
        "este campo não pode ser corrigido por carta de correção; cancele ou substitua o documento",
    )
    .da_nota("NT 2024.001"),
    // Optional for each UF, yet an error: the API finds the group and the tag by these names, and has none to send without them.
    Regra::nova(
        &[evento(TipoEvento::CartaCorrecao, "O04")],
        525,
        "campo_inexistente",
        |c, a| falta(c, a, "campo_inexistente", campo::CAMPO_CORRIGIDO),
        "informe em campo_corrigido um campo que o documento tenha",
    ),
    Regra::nova(
        &[evento(TipoEvento::CartaCorrecao, "O04")],
        525,
        "grupo_inexistente",
        |c, a| falta(c, a, "grupo_inexistente", campo::GRUPO_CORRIGIDO),
        "informe em grupo_corrigido um grupo que o documento tenha",
    ),
    Regra::nova(
        &[evento(TipoEvento::CartaCorrecao, "O04")],
        525,
        "campo_fora_do_grupo",
        |c, a| falta(c, a, "campo_fora_do_grupo", campo::GRUPO_CORRIGIDO),
        "informe em grupo_corrigido o grupo a que o campo pertence",
    ),
];

fn falta(c: &Caso<'_>, a: &mut Achados, codigo: &str, campo: Campo) {
    for falta in faltas(c.raiz().payload, c.contexto).into_iter().filter(|falta| falta.codigo == codigo) {
        a.em_com(c.raiz(), campo, falta.detalhe);
    }
}
