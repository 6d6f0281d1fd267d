//! The authority, simulated: what it answers about a document, in its own codes and words.

mod motivos;
mod protocolo;

pub(crate) use motivos::{autorizado, duplicidade, erro_nao_catalogado, falha_no_schema};
pub(crate) use protocolo::numero_do_protocolo;

/// The program that the authority says it runs (`verAplic`, up to 20 characters).
pub(crate) const VERSAO_APLICATIVO: &str = "focus-cte-sandbox";
