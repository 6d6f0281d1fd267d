//! Access keys that a document cites, as several rules judge them.

use std::collections::HashSet;

use super::achados::Achados;
use super::caso::Caso;
use super::objeto::Objeto;
use crate::layout::campo::Campo;
use crate::types::{Chave, MotivoChave};

/// What a cited key must be.
#[derive(Clone, Copy)]
pub(super) struct Citada {
    /// Models that the place takes.
    pub(super) modelos: &'static [u8],
    /// First year of that kind of document.
    pub(super) ano_minimo: u16,
}

impl Citada {
    pub(super) const NFE: Citada = Citada { modelos: &[55], ano_minimo: 2005 };
    pub(super) const CTE: Citada = Citada { modelos: &[57], ano_minimo: 2009 };
    pub(super) const CTE_OS: Citada = Citada { modelos: &[67], ano_minimo: 2009 };
    pub(super) const BPE: Citada = Citada { modelos: &[63], ano_minimo: 2017 };
    pub(super) const GTVE: Citada = Citada { modelos: &[64], ano_minimo: 2020 };
    pub(super) const DCE: Citada = Citada { modelos: &[99], ano_minimo: 2025 };
}

/// Tells of a key that the authority refuses for itself. A text that is no key at all is the layout's matter.
pub(super) fn conferir(c: &Caso<'_>, a: &mut Achados, objeto: Objeto<'_>, campo: Campo, citada: Citada) {
    let Some(chave) = objeto.texto(campo) else { return };
    match Chave::motivo_invalida(chave, citada.modelos, citada.ano_minimo, c.ano_atual()) {
        None | Some(MotivoChave::Formato) => {}
        Some(motivo) => a.em_com(objeto, campo, motivo.to_string()),
    }
}

/// The first object whose text in a field repeats that of an earlier one.
pub(super) fn repetida<'p>(objetos: impl Iterator<Item = Objeto<'p>>, campo: Campo) -> Option<Objeto<'p>> {
    /// Up to here each is compared with those before it, which takes no memory.
    const POUCOS: usize = 8;
    let mut primeiros = [""; POUCOS];
    let mut todos = HashSet::new();
    for (i, objeto) in objetos.enumerate() {
        let Some(texto) = objeto.texto(campo) else { continue };
        if i < POUCOS {
            if primeiros.contains(&texto) {
                return Some(objeto);
            }
            primeiros[i] = texto;
            continue;
        }
        if todos.is_empty() {
            todos.extend(primeiros);
        }
        if !todos.insert(texto) {
            return Some(objeto);
        }
    }
    None
}

/// The emitente's 14 characters in a key: its CNPJ, or its CPF after three zeros.
pub(super) fn emitente(chave: &str) -> Option<&str> {
    chave.get(6..20).filter(|_| chave.len() == 44)
}

/// Whether the emitente of a key differs from a CNPJ. A key that cannot be read does not.
pub(super) fn e_de_outro(chave: Option<&str>, cnpj: Option<&str>) -> bool {
    matches!((chave.and_then(emitente), cnpj), (Some(dela), Some(cnpj)) if dela != cnpj)
}
