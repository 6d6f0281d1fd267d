//! Substitution and complement of values, by the document alone (MOC G076 to G078, G086, G160, G161, G177; H059 to H061, H069,
//! H101, H102, H114).

use super::super::chaves::{self, Citada};
use super::super::prelude::*;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G076"), os("H059")],
        503,
        "substituto_em_contingencia",
        substituto_em_contingencia,
        "emita o substituto em forma_emissao 1 (normal)",
    ),
    Regra::nova(
        &[cte("G077"), os("H060")],
        505,
        "substituido_ausente",
        substituido_ausente,
        "com tipo_documento 3, informe chave_cte_original_sub",
    ),
    Regra::nova(
        &[cte("G078")],
        847,
        "chave_do_substituido_invalida",
        chave_do_substituido_invalida,
        "confira chave_cte_original_sub",
    )
    .classe_de(Classe::Relogio),
    Regra::nova(
        &[os("H061")],
        858,
        "chave_do_cte_os_substituido_invalida",
        chave_do_cte_os_substituido_invalida,
        "confira chave_cte_original_sub",
    )
    .classe_de(Classe::Relogio),
    Regra::nova(
        &[cte("G086"), os("H069")],
        510,
        "substituido_de_outro_emitente",
        substituido_de_outro_emitente,
        "só se substitui documento do próprio emitente: confira chave_cte_original_sub e cnpj_emitente",
    ),
    Regra::nova(
        &[cte("G160"), os("H101")],
        269,
        "complementado_de_outro_emitente",
        complementado_de_outro_emitente,
        "só se complementa documento do próprio emitente: confira chave_cte_complementado e cnpj_emitente",
    ),
    Regra::nova(
        &[cte("G161")],
        849,
        "chave_do_complementado_invalida",
        chave_do_complementado_invalida,
        "confira chave_cte_complementado",
    )
    .classe_de(Classe::Relogio),
    Regra::nova(
        &[os("H102")],
        859,
        "chave_do_cte_os_complementado_invalida",
        chave_do_cte_os_complementado_invalida,
        "confira chave_cte_complementado",
    )
    .classe_de(Classe::Relogio),
    Regra::nova(
        &[cte("G177"), os("H114")],
        907,
        "complementado_repetido",
        complementado_repetido,
        "tire de chave_cte_complementado a chave repetida",
    ),
];

fn substituto_em_contingencia(c: &Caso<'_>, a: &mut Achados) {
    if c.tipo == "3" && c.forma_emissao() != "1" {
        a.entre(c.raiz(), &[campo::FORMA_EMISSAO, campo::TIPO_DOCUMENTO]);
    }
}

fn substituido_ausente(c: &Caso<'_>, a: &mut Achados) {
    if c.tipo == "3" && !c.tem(campo::CHAVE_CTE_ORIGINAL_SUB) {
        a.entre(c.raiz(), &[campo::CHAVE_CTE_ORIGINAL_SUB, campo::TIPO_DOCUMENTO]);
    }
}

fn chave_do_substituido_invalida(c: &Caso<'_>, a: &mut Achados) {
    if c.tipo == "3" {
        chaves::conferir(c, a, c.raiz(), campo::CHAVE_CTE_ORIGINAL_SUB, Citada::CTE);
    }
}

fn chave_do_cte_os_substituido_invalida(c: &Caso<'_>, a: &mut Achados) {
    if c.tipo == "3" {
        chaves::conferir(c, a, c.raiz(), campo::CHAVE_CTE_ORIGINAL_SUB, Citada::CTE_OS);
    }
}

fn substituido_de_outro_emitente(c: &Caso<'_>, a: &mut Achados) {
    let chave = c.texto(campo::CHAVE_CTE_ORIGINAL_SUB);
    if c.tipo == "3" && chaves::e_de_outro(chave, c.texto(campo::CNPJ_EMITENTE)) {
        a.entre(c.raiz(), &[campo::CHAVE_CTE_ORIGINAL_SUB, campo::CNPJ_EMITENTE]);
    }
}

/// The items of the list of complemented documents: each is a key of its own.
fn complementados<'p>(c: &Caso<'p>) -> impl Iterator<Item = Objeto<'p>> + use<'p> {
    let lista = (c.tipo == "1").then(|| c.itens(campo::CHAVE_CTE_COMPLEMENTADO));
    lista.into_iter().flatten()
}

fn complementado_de_outro_emitente(c: &Caso<'_>, a: &mut Achados) {
    for complementado in complementados(c) {
        if chaves::e_de_outro(complementado.texto(campo::ITEM), c.texto(campo::CNPJ_EMITENTE)) {
            a.em_varios(&[(complementado, campo::ITEM), (c.raiz(), campo::CNPJ_EMITENTE)], None);
        }
    }
}

fn chave_do_complementado_invalida(c: &Caso<'_>, a: &mut Achados) {
    complementados(c).for_each(|objeto| chaves::conferir(c, a, objeto, campo::ITEM, Citada::CTE));
}

fn chave_do_cte_os_complementado_invalida(c: &Caso<'_>, a: &mut Achados) {
    complementados(c).for_each(|objeto| chaves::conferir(c, a, objeto, campo::ITEM, Citada::CTE_OS));
}

fn complementado_repetido(c: &Caso<'_>, a: &mut Achados) {
    if let Some(repetido) = chaves::repetida(complementados(c), campo::ITEM) {
        a.em(repetido, campo::ITEM);
    }
}
