//! What the blocks are made from.

use focus_cte::{Modelo, Payload};

use crate::autorizacao::Autorizacao;
use crate::campos::Campos;

/// A document to print.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Documento<'p> {
    pub(crate) modelo: Modelo,
    pub(crate) campos: Campos<'p>,
    pub(crate) autorizacao: &'p Autorizacao,
}

impl<'p> Documento<'p> {
    /// `None` when the payload is of an event.
    pub(crate) fn novo(payload: &'p Payload<'p>, autorizacao: &'p Autorizacao) -> Option<Self> {
        Some(Self { modelo: payload.modelo()?, campos: Campos::raiz(payload), autorizacao })
    }

    /// Whether it complements the values of another: it has neither cargo nor documents of its own (`tpCTe` 1).
    pub(crate) fn complementar(&self) -> bool {
        self.campos.texto("tipo_documento") == "1"
    }
}
