//! Files, by the path that answers tell.

use sqlx::SqliteConnection;

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

/// A new file. Every one is named after a key or a protocol, and one that is told again takes the place of the first.
pub(super) async fn inserir_arquivo(
    conexao: &mut SqliteConnection,
    caminho: &str,
    conteudo: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT OR REPLACE INTO arquivos (caminho, conteudo) VALUES (?, ?)")
        .bind(caminho)
        .bind(conteudo.as_bytes())
        .execute(conexao)
        .await?;
    Ok(())
}
