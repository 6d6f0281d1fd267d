//! What the API says, written from the documentation's own samples, field by field in their order.
//!
//! - [`DocumentoResposta`]: a document, in the answer to an emission, in a query and in a webhook.
//! - [`EventoResposta`], [`InutilizacaoResposta`]: what came of an event, and of giving numbers up.
//! - [`RecebidaResposta`]: a received CT-e.
//! - [`WebhookResposta`]: a webhook.

mod documento;
mod evento;
mod recebida;
mod webhook;

pub(crate) use documento::DocumentoResposta;
pub(crate) use evento::{EventoResposta, InutilizacaoResposta};
pub(crate) use recebida::RecebidaResposta;
pub(crate) use webhook::WebhookResposta;

/// `versao` of requests and protocols: the layout's version.
const VERSAO: &str = "4.00";
/// Everything here happens in homologação (`tpAmb` 2).
const AMBIENTE: &str = "2";
