//! What companies received: CT-es of others in which they take part.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};

use super::Armazenamento;
use super::arquivos::inserir_arquivo;
use super::entregas::{NovaEntrega, inserir_entrega};

/// A CT-e as one company received it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Recebida {
    pub(crate) versao: i64,
    pub(crate) empresa: String,
    pub(crate) chave: String,
    pub(crate) caminho_xml: String,
}

impl Armazenamento {
    /// Up to `quantas` of a company with a version beyond `versao`, oldest first.
    pub(crate) async fn recebidas(
        &self,
        empresa: &str,
        versao: i64,
        quantas: u32,
    ) -> Result<Vec<Recebida>, sqlx::Error> {
        let linhas = sqlx::query("SELECT * FROM recebidas WHERE empresa = ? AND versao > ? ORDER BY versao LIMIT ?")
            .bind(empresa)
            .bind(versao)
            .bind(quantas)
            .fetch_all(&self.leitura)
            .await?;
        linhas.iter().map(recebida).collect()
    }

    /// How many a company has beyond `versao`.
    pub(crate) async fn total_recebidas(&self, empresa: &str, versao: i64) -> Result<i64, sqlx::Error> {
        sqlx::query_scalar("SELECT COUNT(*) FROM recebidas WHERE empresa = ? AND versao > ?")
            .bind(empresa)
            .bind(versao)
            .fetch_one(&self.leitura)
            .await
    }

    /// The CT-e of a key, as each company received it.
    pub(crate) async fn recebida(&self, chave: &str) -> Result<Vec<Recebida>, sqlx::Error> {
        let linhas = sqlx::query("SELECT * FROM recebidas WHERE chave = ? ORDER BY versao")
            .bind(chave)
            .fetch_all(&self.leitura)
            .await?;
        linhas.iter().map(recebida).collect()
    }

    /// A CT-e that comes from outside of the sandbox.
    pub(crate) async fn receber(
        &self,
        empresa: &str,
        chave: &str,
        xml: (&str, &str),
        entregas: &[NovaEntrega],
    ) -> Result<(), sqlx::Error> {
        let (caminho, conteudo) = xml;
        let mut transacao = self.escrita.begin_with("BEGIN IMMEDIATE").await?;
        inserir_arquivo(&mut transacao, caminho, conteudo).await?;
        inserir_recebida(&mut transacao, empresa, chave, caminho).await?;
        for entrega in entregas {
            inserir_entrega(&mut transacao, entrega).await?;
        }
        transacao.commit().await
    }
}

/// Takes the next version; a CT-e that is already there takes a new one.
pub(super) async fn inserir_recebida(
    conexao: &mut SqliteConnection,
    empresa: &str,
    chave: &str,
    caminho_xml: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO recebidas (empresa, chave, caminho_xml) VALUES (?, ?, ?)
         ON CONFLICT (chave, empresa)
         DO UPDATE SET versao = (SELECT MAX(versao) + 1 FROM recebidas), caminho_xml = excluded.caminho_xml",
    )
    .bind(empresa)
    .bind(chave)
    .bind(caminho_xml)
    .execute(conexao)
    .await?;
    Ok(())
}

/// Something happened to a CT-e: for all who received it, it takes a new version.
pub(super) async fn mudar_recebidas(conexao: &mut SqliteConnection, chave: &str) -> Result<(), sqlx::Error> {
    let empresas: Vec<String> = sqlx::query_scalar("SELECT empresa FROM recebidas WHERE chave = ?")
        .bind(chave)
        .fetch_all(&mut *conexao)
        .await?;
    for empresa in empresas {
        sqlx::query(
            "UPDATE recebidas SET versao = (SELECT MAX(versao) + 1 FROM recebidas) WHERE chave = ? AND empresa = ?",
        )
        .bind(chave)
        .bind(empresa.as_str())
        .execute(&mut *conexao)
        .await?;
    }
    Ok(())
}

fn recebida(linha: &SqliteRow) -> Result<Recebida, sqlx::Error> {
    Ok(Recebida {
        versao: linha.try_get("versao")?,
        empresa: linha.try_get("empresa")?,
        chave: linha.try_get("chave")?,
        caminho_xml: linha.try_get("caminho_xml")?,
    })
}
