//! The answer about a webhook.

use serde::Serialize;

use crate::armazenamento::Webhook;

/// A webhook, with its secret: whoever asks has its token.
#[derive(Serialize)]
pub(crate) struct WebhookResposta<'a> {
    id: &'a str,
    url: &'a str,
    authorization: Option<&'a str>,
    authorization_header: Option<&'a str>,
    event: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cnpj: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cpf: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deleted: Option<bool>,
}

impl<'a> WebhookResposta<'a> {
    pub(crate) fn nova(webhook: &'a Webhook) -> Self {
        let empresa = webhook.empresa.as_deref();
        Self {
            id: &webhook.id,
            url: &webhook.url,
            authorization: webhook.authorization.as_deref(),
            authorization_header: webhook.authorization_header.as_deref(),
            event: &webhook.evento,
            cnpj: empresa.filter(|numero| numero.len() != 11),
            cpf: empresa.filter(|numero| numero.len() == 11),
            deleted: None,
        }
    }

    pub(crate) fn apagado(webhook: &'a Webhook) -> Self {
        Self { deleted: Some(true), ..Self::nova(webhook) }
    }
}
