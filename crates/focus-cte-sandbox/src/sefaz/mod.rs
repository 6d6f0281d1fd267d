//! The authority, simulated: what it answers about a document, in its own codes and words.

mod eventos;
mod motivos;
mod protocolo;

pub(crate) use eventos::Pleito;
pub(crate) use motivos::{
    acolhe, autorizado, citado_com_outra_chave, denega, duplicidade, erro_nao_catalogado, evento_registrado,
    faixa_recusada, falha_no_schema, inutilizacao_homologada, motivo_ditado, numero_inutilizado, rejeicao,
};
pub(crate) use protocolo::numero_do_protocolo;

/// The program that the authority says it runs (`verAplic`, up to 20 characters).
pub(crate) const VERSAO_APLICATIVO: &str = "focus-cte-sandbox";
