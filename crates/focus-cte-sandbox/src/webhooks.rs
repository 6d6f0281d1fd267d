//! Webhooks at hand: who is to be told of what.

use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use serde::Serialize;

use crate::armazenamento::{Armazenamento, NovaEntrega, Webhook};
use crate::auth::Token;
use crate::relogio::Instante;

/// The events that a webhook may be of, of those that the API has.
pub(crate) const EVENTOS: [&str; 3] = [CTE, CTE_RECEBIDA, INUTILIZACAO];
pub(crate) const CTE: &str = "cte";
pub(crate) const CTE_RECEBIDA: &str = "cte_recebida";
pub(crate) const INUTILIZACAO: &str = "inutilizacao";
/// How many a company may have of one event.
const MAXIMO: usize = 5;

/// All webhooks, in memory: every verdict looks for those it concerns.
#[derive(Debug, Default)]
pub(crate) struct Webhooks(RwLock<Vec<Webhook>>);

impl Webhooks {
    pub(crate) async fn carregar(armazenamento: &Armazenamento) -> Result<Self, sqlx::Error> {
        Ok(Self(RwLock::new(armazenamento.webhooks().await?)))
    }

    fn ler(&self) -> RwLockReadGuard<'_, Vec<Webhook>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a place for a webhook; `false` when the company has as many as it may have.
    pub(crate) fn incluir(&self, novo: Webhook) -> bool {
        let mut todos = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let iguais = |outro: &&Webhook| {
            outro.token == novo.token && outro.empresa == novo.empresa && outro.evento == novo.evento
        };
        let cabe = todos.iter().filter(iguais).count() < MAXIMO;
        if cabe {
            todos.push(novo);
        }
        cabe
    }

    pub(crate) fn excluir(&self, id: &str) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).retain(|webhook| webhook.id != id);
    }

    pub(crate) fn limpar(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub(crate) fn quantos(&self) -> usize {
        self.ler().len()
    }

    pub(crate) fn por_id(&self, id: &str) -> Option<Webhook> {
        self.ler().iter().find(|webhook| webhook.id == id).cloned()
    }

    /// The webhooks of a token.
    pub(crate) fn do_token(&self, token: &Token) -> Vec<Webhook> {
        self.ler().iter().filter(|webhook| webhook.token == *token).cloned().collect()
    }

    /// Who is told of `evento` of a company, by the token that made it.
    pub(crate) fn interessados(&self, token: &Token, empresa: &str, evento: &str) -> Vec<Webhook> {
        let concerne = |webhook: &&Webhook| {
            webhook.evento == evento
                && webhook.token == *token
                && webhook.empresa.as_deref().is_none_or(|cnpj| cnpj == empresa)
        };
        self.ler().iter().filter(concerne).cloned().collect()
    }

    /// Who is told of what a company received. No token of its own made it: the company must be named.
    pub(crate) fn interessados_na_recebida(&self, empresa: &str) -> Vec<Webhook> {
        let concerne =
            |webhook: &&Webhook| webhook.evento == CTE_RECEBIDA && webhook.empresa.as_deref() == Some(empresa);
        self.ler().iter().filter(concerne).cloned().collect()
    }
}

/// The deliveries of one body to all of them.
pub(crate) fn entregas(webhooks: &[Webhook], corpo: &impl Serialize, agora: Instante) -> Vec<NovaEntrega> {
    if webhooks.is_empty() {
        return Vec::new();
    }
    // Only a map with keys that are no text fails, and no answer has one.
    let corpo = serde_json::to_string(corpo).unwrap_or_default();
    let entrega =
        |webhook: &Webhook| NovaEntrega { webhook: webhook.id.clone(), corpo: corpo.clone(), proxima_em: agora };
    webhooks.iter().map(entrega).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn webhook(id: &str, token: &[u8], empresa: Option<&str>, evento: &str) -> Webhook {
        Webhook {
            id: id.into(),
            token: Token::de_segredo(token),
            empresa: empresa.map(str::to_owned),
            evento: evento.into(),
            url: "http://127.0.0.1/".into(),
            authorization: None,
            authorization_header: None,
        }
    }

    #[test]
    fn a_company_has_at_most_five_of_one_event() {
        let webhooks = Webhooks::default();
        for id in ["1", "2", "3", "4", "5"] {
            assert!(webhooks.incluir(webhook(id, b"a", Some("1"), CTE)));
        }
        assert!(!webhooks.incluir(webhook("6", b"a", Some("1"), CTE)));
        assert!(webhooks.incluir(webhook("6", b"a", Some("1"), INUTILIZACAO)));
        assert!(webhooks.incluir(webhook("7", b"a", Some("2"), CTE)));
        webhooks.excluir("1");
        assert!(webhooks.incluir(webhook("8", b"a", Some("1"), CTE)));
    }

    #[test]
    fn only_the_token_that_registered_a_webhook_is_told_of_its_documents() {
        let webhooks = Webhooks::default();
        webhooks.incluir(webhook("1", b"a", Some("1"), CTE));
        webhooks.incluir(webhook("2", b"a", None, CTE));
        webhooks.incluir(webhook("3", b"b", Some("1"), CTE));
        let ids = |empresa: &str| {
            let interessados = webhooks.interessados(&Token::de_segredo(b"a"), empresa, CTE);
            interessados.into_iter().map(|webhook| webhook.id).collect::<Vec<_>>()
        };
        assert_eq!(ids("1"), ["1", "2"]);
        assert_eq!(ids("2"), ["2"]);
    }
}
