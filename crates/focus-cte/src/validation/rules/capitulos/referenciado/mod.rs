//! A document against the one that it replaces or complements (MOC G081 to G101, G164 to G176; H064 to H075, H105 to H113).
//!
//! Judged when the caller gives that document; the authority looks it up.

pub(super) mod complementado;
pub(super) mod substituido;

use super::super::prelude::*;
use super::super::referenciado::{Referenciado, SituacaoReferenciado};
use crate::layout::campo::Campo;

/// The document that a substitute (`3`) or a complement (`1`) is compared with: the given one, when it is the one that is cited.
fn referenciado<'p>(c: &Caso<'p>, tipo: &str) -> Option<(&'p Referenciado, Objeto<'p>)> {
    let referenciado = c.contexto.referenciado.as_ref().filter(|_| c.tipo == tipo)?;
    let citada = |chave: &str| match tipo {
        "3" => c.texto(campo::CHAVE_CTE_ORIGINAL_SUB) == Some(chave),
        _ => c.itens(campo::CHAVE_CTE_COMPLEMENTADO).any(|item| item.texto(campo::ITEM) == Some(chave)),
    };
    if referenciado.chave.as_ref().is_some_and(|chave| !citada(chave.as_str())) {
        return None;
    }
    Some((referenciado, Objeto { payload: &referenciado.payload, item: referenciado.payload.root() }))
}

/// Where a substitute or a complement cites the other document.
fn citacao(tipo: &str) -> Campo {
    if tipo == "3" { campo::CHAVE_CTE_ORIGINAL_SUB } else { campo::CHAVE_CTE_COMPLEMENTADO }
}

fn na_situacao(c: &Caso<'_>, a: &mut Achados, tipo: &str, situacao: SituacaoReferenciado) {
    if referenciado(c, tipo).is_some_and(|(r, _)| r.situacao == Some(situacao)) {
        a.em(c.raiz(), citacao(tipo));
    }
}

/// A field that both tell, with different texts.
fn difere(c: &Caso<'_>, a: &mut Achados, tipo: &str, campo: Campo) {
    if let Some((_, outro)) = referenciado(c, tipo)
        && let (Some(aqui), Some(la)) = (c.texto(campo), outro.texto(campo))
        && aqui != la
    {
        a.entre_com(c.raiz(), &[campo, citacao(tipo)], format!("no outro documento é {la}"));
    }
}

fn parte_difere(c: &Caso<'_>, a: &mut Achados, tipo: &str, parte: &Parte) {
    if let Some((_, outro)) = referenciado(c, tipo)
        && parte.documento(c.raiz()) != parte.documento(outro)
    {
        a.entre(c.raiz(), &[parte.campo_do_documento(c.raiz()), citacao(tipo)]);
    }
}

fn de_tipo_indevido(c: &Caso<'_>, a: &mut Achados, tipo: &str) {
    if let Some((_, outro)) = referenciado(c, tipo)
        && outro.texto(campo::TIPO_DOCUMENTO).is_some_and(|tipo| !matches!(tipo, "0" | "3"))
    {
        a.em(c.raiz(), citacao(tipo));
    }
}
