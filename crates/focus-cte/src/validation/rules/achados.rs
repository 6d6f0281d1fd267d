//! What the check of a rule found: the fields at fault, and what would be right.

use super::objeto::Objeto;
use crate::layout::campo::Campo;
use crate::payload::Item;

/// One finding.
#[derive(Debug)]
pub(super) struct Achado {
    /// Fields at fault, the one to change first at the head.
    pub(super) campos: Vec<(Item, Campo)>,
    /// What was expected here, when the rule's own advice does not say it.
    pub(super) detalhe: Option<String>,
}

/// The findings of the rule that is being checked.
#[derive(Debug, Default)]
pub(super) struct Achados(pub(super) Vec<Achado>);

impl Achados {
    /// One field at fault.
    #[cold]
    pub(super) fn em(&mut self, objeto: Objeto<'_>, campo: Campo) {
        self.0.push(Achado { campos: vec![(objeto.item, campo)], detalhe: None });
    }

    /// One field at fault, and what was expected there: a sentence in Portuguese without its full stop.
    #[cold]
    pub(super) fn em_com(&mut self, objeto: Objeto<'_>, campo: Campo, detalhe: impl Into<String>) {
        self.0.push(Achado { campos: vec![(objeto.item, campo)], detalhe: Some(detalhe.into()) });
    }

    /// Several fields of one object that do not agree, the one to change first at the head.
    #[cold]
    pub(super) fn entre(&mut self, objeto: Objeto<'_>, campos: &[Campo]) {
        self.0.push(Achado { campos: campos.iter().map(|c| (objeto.item, *c)).collect(), detalhe: None });
    }

    /// As [`Self::entre`], with what was expected.
    #[cold]
    pub(super) fn entre_com(&mut self, objeto: Objeto<'_>, campos: &[Campo], detalhe: impl Into<String>) {
        let campos = campos.iter().map(|c| (objeto.item, *c)).collect();
        self.0.push(Achado { campos, detalhe: Some(detalhe.into()) });
    }

    /// Nothing in the document itself: what it is sent for, when, or by whom.
    #[cold]
    pub(super) fn no_todo(&mut self, detalhe: impl Into<Option<String>>) {
        self.0.push(Achado { campos: Vec::new(), detalhe: detalhe.into() });
    }

    /// Fields of several objects.
    #[cold]
    pub(super) fn em_varios(&mut self, campos: &[(Objeto<'_>, Campo)], detalhe: Option<String>) {
        self.0.push(Achado { campos: campos.iter().map(|(o, c)| (o.item, *c)).collect(), detalhe });
    }
}
