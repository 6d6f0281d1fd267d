//! Companies' registrations.

use super::Armazenamento;

impl Armazenamento {
    /// The registration of a company, as JSON.
    pub(crate) async fn empresa(&self, cnpj: &str) -> Result<Option<String>, sqlx::Error> {
        sqlx::query_scalar("SELECT cadastro FROM empresas WHERE cnpj = ?")
            .bind(cnpj)
            .fetch_optional(&self.leitura)
            .await
    }
}
