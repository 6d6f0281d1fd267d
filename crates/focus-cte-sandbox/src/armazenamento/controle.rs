//! What the control endpoint asks: how much there is, a listing, and throwing everything away.

use std::sync::atomic::Ordering;

use sqlx::Row as _;

use super::Armazenamento;

/// How many rows there are of something, by its state.
pub(crate) type Contagem = Vec<(String, i64)>;

/// A document, in a listing.
#[derive(Clone, Debug)]
pub(crate) struct Listado {
    pub(crate) referencia: String,
    pub(crate) modelo: u8,
    pub(crate) cnpj_emitente: String,
    pub(crate) status: String,
    pub(crate) chave: Option<String>,
}

impl Armazenamento {
    /// Documents by status.
    pub(crate) async fn contar_documentos(&self) -> Result<Contagem, sqlx::Error> {
        self.contar("SELECT status, COUNT(*) AS total FROM documentos GROUP BY status").await
    }

    /// Events by the code of their kind.
    pub(crate) async fn contar_eventos(&self) -> Result<Contagem, sqlx::Error> {
        self.contar("SELECT tipo, COUNT(*) AS total FROM eventos GROUP BY tipo").await
    }

    /// Deliveries by state.
    pub(crate) async fn contar_entregas(&self) -> Result<Contagem, sqlx::Error> {
        self.contar("SELECT situacao, COUNT(*) AS total FROM entregas GROUP BY situacao").await
    }

    async fn contar(&self, consulta: &'static str) -> Result<Contagem, sqlx::Error> {
        let linhas = sqlx::query(consulta).fetch_all(&self.leitura).await?;
        linhas.iter().map(|linha| Ok((linha.try_get(0)?, linha.try_get(1)?))).collect()
    }

    /// The last documents, newest first.
    pub(crate) async fn ultimos_documentos(&self, quantos: u32) -> Result<Vec<Listado>, sqlx::Error> {
        let linhas = sqlx::query(
            "SELECT referencia, modelo, cnpj_emitente, status, chave FROM documentos ORDER BY id DESC LIMIT ?",
        )
        .bind(quantos)
        .fetch_all(&self.leitura)
        .await?;
        let listado = |linha: &sqlx::sqlite::SqliteRow| {
            Ok(Listado {
                referencia: linha.try_get("referencia")?,
                modelo: linha.try_get("modelo")?,
                cnpj_emitente: linha.try_get("cnpj_emitente")?,
                status: linha.try_get("status")?,
                chave: linha.try_get("chave")?,
            })
        };
        linhas.iter().map(listado).collect()
    }

    /// Throws all data away.
    pub(crate) async fn esvaziar(&self) -> Result<(), sqlx::Error> {
        let mut transacao = self.escrita.begin_with("BEGIN IMMEDIATE").await?;
        self.geracao.fetch_add(1, Ordering::SeqCst);
        sqlx::raw_sql(
            "DELETE FROM documentos; DELETE FROM arquivos; DELETE FROM empresas; DELETE FROM numeracao;
             DELETE FROM protocolos; DELETE FROM eventos; DELETE FROM inutilizacoes; DELETE FROM vinculos;
             DELETE FROM webhooks; DELETE FROM entregas; DELETE FROM recebidas; DELETE FROM citacoes;",
        )
        .execute(&mut *transacao)
        .await?;
        transacao.commit().await
    }
}
