//! Webhooks at the API: `/v2/hooks`, and firing again.

use tracing::Instrument as _;

use super::call::{Call, Read};
use super::core::Client;
use super::deadline::Deadline;
use super::interpret;
use super::payload::{IntoPayload, Json};
use super::retry::Operation;
use super::settle::{Found, Question};
use super::transport::Method;
use crate::documento::{NovoWebhook, Webhook};
use crate::error::{Error, ErrorKind};
use crate::types::Referencia;

const ONE: Read<Webhook> = |response, token| interpret::json(&response, token);
const LIST: Read<Vec<Webhook>> = |response, token| interpret::json(&response, token);

impl Client {
    /// Creates a webhook; at most 5 for each company and event.
    ///
    /// After a lost answer the client lists the webhooks: one of the same company, event and address is this one.
    pub async fn criar_webhook(&self, novo: &NovoWebhook) -> Result<Webhook, Error> {
        let span = tracing::info_span!("focus_cte", operacao = "criar_webhook");
        async {
            let call = Call::api(Operation::Event, Method::Post, self.url("/v2/hooks"), ONE);
            let call = call.body(Json(novo).into_payload()?.verified()?);
            self.send_settling(&call, &Creation { novo }, self.deadline()).await
        }
        .instrument(span)
        .await
        .map_err(|e| e.com_operacao("criar_webhook"))
    }

    /// Lists the webhooks.
    pub async fn listar_webhooks(&self) -> Result<Vec<Webhook>, Error> {
        let span = tracing::info_span!("focus_cte", operacao = "listar_webhooks");
        let result = self.run(&self.list_call(), self.deadline()).instrument(span).await;
        result.map_err(|e| e.com_operacao("listar_webhooks"))
    }

    /// One webhook by its identifier.
    pub async fn consultar_webhook(&self, id: &str) -> Result<Webhook, Error> {
        let span = tracing::info_span!("focus_cte", operacao = "consultar_webhook");
        async {
            let call = Call::api(Operation::Query, Method::Get, self.hook_url(id)?, ONE);
            self.run(&call, self.deadline()).await
        }
        .instrument(span)
        .await
        .map_err(|e| e.com_operacao("consultar_webhook"))
    }

    /// Deletes a webhook; the answer says [`Webhook::deleted`].
    ///
    /// After a lost answer the client looks whether it is gone.
    pub async fn excluir_webhook(&self, id: &str) -> Result<Webhook, Error> {
        let span = tracing::info_span!("focus_cte", operacao = "excluir_webhook");
        async {
            let call = Call::api(Operation::Event, Method::Delete, self.hook_url(id)?, ONE);
            self.send_settling(&call, &Deletion { id }, self.deadline()).await
        }
        .instrument(span)
        .await
        .map_err(|e| e.com_operacao("excluir_webhook"))
    }

    /// Fires the webhooks of a document again; returns those that were called.
    pub async fn reenviar_webhook(&self, referencia: &Referencia) -> Result<Vec<Webhook>, Error> {
        let span = tracing::info_span!("focus_cte", operacao = "reenviar_webhook", referencia = referencia.as_str());
        let url = self.url(&format!("/v2/cte/{}/hook", referencia.codificada()));
        let call = Call::api(Operation::Idempotent, Method::Post, url, LIST);
        let result = self.run(&call, self.deadline()).instrument(span).await;
        result.map_err(|e| e.com_operacao("reenviar_webhook").com_referencia(referencia))
    }

    fn list_call(&self) -> Call<Vec<Webhook>> {
        Call::api(Operation::Query, Method::Get, self.url("/v2/hooks"), LIST)
    }

    fn hook_url(&self, id: &str) -> Result<String, Error> {
        match Referencia::new(id) {
            Ok(id) => Ok(self.url(&format!("/v2/hooks/{}", id.codificada()))),
            Err(_) => {
                Err(Error::new(ErrorKind::Configuracao, "o identificador do webhook está vazio ou não cabe em uma URL"))
            }
        }
    }
}

/// Is there such a webhook?
struct Creation<'a> {
    novo: &'a NovoWebhook,
}

impl Question<Webhook> for Creation<'_> {
    async fn ask(&self, client: &Client, deadline: Deadline) -> Result<Found<Webhook>, Error> {
        let known = client.run(&client.list_call(), deadline).await?;
        Ok(known.into_iter().find(|hook| self.novo.mesmo_que(hook)).map_or(Found::Absent, Found::Settled))
    }
}

/// Is the webhook gone?
struct Deletion<'a> {
    id: &'a str,
}

impl Question<Webhook> for Deletion<'_> {
    async fn ask(&self, client: &Client, deadline: Deadline) -> Result<Found<Webhook>, Error> {
        let call = Call::api(Operation::Query, Method::Get, client.hook_url(self.id)?, ONE);
        match client.run(&call, deadline).await {
            Ok(_) => Ok(Found::Absent),
            Err(error) if error.kind() == ErrorKind::NaoEncontrado => Ok(Found::Settled(Webhook::excluido(self.id))),
            Err(error) => Err(error),
        }
    }
}
