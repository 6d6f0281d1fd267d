//! Webhooks: who wants to be told of what, and where.

use std::fmt;

use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::{Armazenamento, token};
use crate::auth::Token;

/// A registered webhook.
#[derive(Clone)]
pub(crate) struct Webhook {
    pub(crate) id: String,
    pub(crate) token: Token,
    /// CNPJ or CPF; `None` is every company of the token.
    pub(crate) empresa: Option<String>,
    pub(crate) evento: String,
    pub(crate) url: String,
    /// The static secret that deliveries bring, and the header they bring it in.
    pub(crate) authorization: Option<String>,
    pub(crate) authorization_header: Option<String>,
}

/// The secret and the address, which may hold one, do not show.
impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook").field("id", &self.id).field("evento", &self.evento).finish_non_exhaustive()
    }
}

impl Armazenamento {
    /// All webhooks there are.
    pub(crate) async fn webhooks(&self) -> Result<Vec<Webhook>, sqlx::Error> {
        let linhas = sqlx::query("SELECT * FROM webhooks ORDER BY rowid").fetch_all(&self.leitura).await;
        linhas?.iter().map(webhook).collect()
    }

    pub(crate) async fn inserir_webhook(&self, webhook: &Webhook) -> Result<(), sqlx::Error> {
        sqlx::query(
            "INSERT INTO webhooks (id, token, empresa, evento, url, authorization, authorization_header)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(webhook.id.as_str())
        .bind(webhook.token.hash())
        .bind(webhook.empresa.as_deref())
        .bind(webhook.evento.as_str())
        .bind(webhook.url.as_str())
        .bind(webhook.authorization.as_deref())
        .bind(webhook.authorization_header.as_deref())
        .execute(&self.escrita)
        .await?;
        Ok(())
    }

    /// Deletes a webhook. What was still to be delivered to it is given up.
    pub(crate) async fn apagar_webhook(&self, id: &str) -> Result<(), sqlx::Error> {
        let mut transacao = self.escrita.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("DELETE FROM webhooks WHERE id = ?").bind(id).execute(&mut *transacao).await?;
        sqlx::query(
            "UPDATE entregas SET situacao = 'desistida', resultado = 'o webhook foi apagado'
             WHERE webhook = ? AND situacao = 'pendente'",
        )
        .bind(id)
        .execute(&mut *transacao)
        .await?;
        transacao.commit().await
    }
}

fn webhook(linha: &SqliteRow) -> Result<Webhook, sqlx::Error> {
    Ok(Webhook {
        id: linha.try_get("id")?,
        token: token(linha)?,
        empresa: linha.try_get("empresa")?,
        evento: linha.try_get("evento")?,
        url: linha.try_get("url")?,
        authorization: linha.try_get("authorization")?,
        authorization_header: linha.try_get("authorization_header")?,
    })
}
