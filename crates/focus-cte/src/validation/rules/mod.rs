//! The authority's business rules that need no database of theirs: what SEFAZ would refuse, told before it does.
//!
//! - [`Contexto`]: what is known beside the document: environment, clock, how far to judge.
//! - [`Regra`]: one rule of the manual or of a technical note; [`regras`] lists them all.
//! - `capitulos`: the rules, grouped by the manual's chapters, each beside the function that checks it.
//!
//! A rule says nothing about what it cannot read: a field that the layout refuses is the layout's matter.

mod achados;
mod capitulos;
mod caso;
mod chaves;
mod contexto;
mod contexto_json;
mod lugar;
mod motor;
mod objeto;
mod partes;
mod referenciado;
mod regra;
mod tributos;
mod verificacoes;
mod vigencia;

pub(crate) use contexto::Nomes;
pub use contexto::{Contexto, Rigor};
pub use contexto_json::ErroContexto;
pub(crate) use motor::problema_da_regra;
pub use motor::regras;
pub use referenciado::{Referenciado, SituacaoReferenciado};
pub use regra::{Classe, DocumentoRegra, Regra};
pub use vigencia::Vigencia;

pub(super) use motor::julgar;

/// What the chapters need.
mod prelude {
    pub(super) use super::achados::Achados;
    pub(super) use super::caso::Caso;
    pub(super) use super::objeto::{Grupo, Objeto};
    pub(super) use super::partes::{self, Parte};
    pub(super) use super::regra::{Classe, DocumentoRegra, Regra, cte, evento, os, todo_evento};
    pub(super) use super::tributos::{CBS, IBS_MUNICIPIO, IBS_UF, TRIBUTOS};
    pub(super) use crate::layout::campo;
    pub(super) use crate::types::TipoAmbiente;
}
