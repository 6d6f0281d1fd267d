//! Files, by the path that answers tell.

use super::Armazenamento;

impl Armazenamento {
    /// The content of a file. A path is a name here, not a place: nothing but what was stored can be reached.
    pub(crate) async fn arquivo(&self, caminho: &str) -> Result<Option<Vec<u8>>, sqlx::Error> {
        sqlx::query_scalar("SELECT conteudo FROM arquivos WHERE caminho = ?")
            .bind(caminho)
            .fetch_optional(&self.leitura)
            .await
    }
}
