//! The companies that a token acts for.

use super::Armazenamento;
use crate::auth::Token;

impl Armazenamento {
    /// Remembers that a token acts for a company.
    pub(crate) async fn vincular(&self, token: &Token, empresa: &str) -> Result<(), sqlx::Error> {
        sqlx::query("INSERT OR IGNORE INTO vinculos (token, empresa) VALUES (?, ?)")
            .bind(token.hash())
            .bind(empresa)
            .execute(&self.escrita)
            .await?;
        Ok(())
    }

    /// The companies that a token acts for.
    pub(crate) async fn empresas_de(&self, token: &Token) -> Result<Vec<String>, sqlx::Error> {
        sqlx::query_scalar("SELECT empresa FROM vinculos WHERE token = ? ORDER BY empresa")
            .bind(token.hash())
            .fetch_all(&self.leitura)
            .await
    }
}
