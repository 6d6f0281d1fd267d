//! The client: webhooks of the company.

use focus_cte::documento::{EventoWebhook, NovoWebhook};
use focus_cte::{Cnpj, Cpf, Error};
use napi_derive::napi;

use crate::cliente::{Cliente, referencia};
use crate::erro;
use crate::opcoes::OpcoesChamada;
use crate::ponte::Ponte;

/// A webhook to create.
#[napi(object, object_to_js = false)]
pub struct NovoWebhookJs {
    /// CNPJ of the company.
    pub cnpj: Option<String>,
    /// CPF of the person.
    pub cpf: Option<String>,
    /// What fires it.
    pub evento: String,
    /// Where it goes.
    pub url: String,
    /// The secret.
    pub authorization: Option<String>,
    /// The header that brings the secret.
    pub authorization_header: Option<String>,
}

fn novo(js: NovoWebhookJs) -> Result<NovoWebhook, Error> {
    let evento = EventoWebhook::from(js.evento.as_str());
    let mut novo = match (js.cnpj, js.cpf) {
        (Some(cnpj), None) => {
            NovoWebhook::cnpj(cnpj.parse::<Cnpj>().map_err(|e| erro::valor("cnpj_invalido", &e))?, evento, js.url)
        }
        (None, Some(cpf)) => {
            NovoWebhook::cpf(cpf.parse::<Cpf>().map_err(|e| erro::valor("cpf_invalido", &e))?, evento, js.url)
        }
        _ => return Err(erro::configuracao("o webhook é de um cnpj ou de um cpf: informe um dos dois")),
    };
    if let Some(segredo) = js.authorization {
        novo = novo.com_authorization(segredo);
    }
    if let Some(nome) = js.authorization_header {
        novo = novo.com_authorization_header(nome);
    }
    Ok(novo)
}

#[napi]
impl Cliente {
    /// `criar_webhook`.
    #[napi]
    pub fn criar_webhook(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        webhook: NovoWebhookJs,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.criar_webhook(&novo(webhook)?).await })
    }

    /// `listar_webhooks`.
    #[napi]
    pub fn listar_webhooks(&self, ponte: &Ponte, pedido: u32, opcoes: Option<OpcoesChamada>) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.listar_webhooks().await })
    }

    /// `consultar_webhook`.
    #[napi]
    pub fn consultar_webhook(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        id: String,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.consultar_webhook(&id).await })
    }

    /// `excluir_webhook`.
    #[napi]
    pub fn excluir_webhook(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        id: String,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.excluir_webhook(&id).await })
    }

    /// `reenviar_webhook`.
    #[napi]
    pub fn reenviar_webhook(
        &self,
        ponte: &Ponte,
        pedido: u32,
        opcoes: Option<OpcoesChamada>,
        r: String,
    ) -> napi::Result<()> {
        let client = self.com(opcoes);
        ponte.fazer(pedido, async move { client?.reenviar_webhook(&referencia(r)?).await })
    }
}
