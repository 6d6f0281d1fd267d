//! Numbers already given: of documents, in each series, and of protocols.

use focus_cte::Modelo;
use sqlx::Row as _;

use super::Armazenamento;

/// A series of numbers: of one company and one model.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Serie {
    pub(crate) cnpj: String,
    pub(crate) modelo: Modelo,
    pub(crate) codigo: u16,
}

/// The document that holds a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Emitido {
    pub(crate) chave: String,
    pub(crate) protocolo: String,
    pub(crate) recebido_em: String,
}

impl Armazenamento {
    /// The number from which the series goes on.
    pub(crate) async fn proximo_numero(&self, serie: &Serie) -> Result<u32, sqlx::Error> {
        let proximo = sqlx::query_scalar("SELECT proximo FROM numeracao WHERE cnpj = ? AND modelo = ? AND serie = ?")
            .bind(serie.cnpj.as_str())
            .bind(serie.modelo.codigo())
            .bind(serie.codigo)
            .fetch_optional(&self.leitura)
            .await?;
        Ok(proximo.unwrap_or(1))
    }

    /// The first number from `numero` on that no document holds: senders may have chosen numbers ahead of the series.
    pub(crate) async fn livre_a_partir_de(&self, serie: &Serie, numero: u32) -> Result<u32, sqlx::Error> {
        if self.emitido(serie, numero).await?.is_none() {
            return Ok(numero);
        }
        sqlx::query_scalar(
            "SELECT d.numero + 1 FROM documentos d
             WHERE d.cnpj_emitente = ?1 AND d.modelo = ?2 AND d.serie = ?3 AND d.numero >= ?4
               AND NOT EXISTS (SELECT 1 FROM documentos e WHERE e.cnpj_emitente = ?1 AND e.modelo = ?2
                               AND e.serie = ?3 AND e.numero = d.numero + 1)
             ORDER BY d.numero LIMIT 1",
        )
        .bind(serie.cnpj.as_str())
        .bind(serie.modelo.codigo())
        .bind(serie.codigo)
        .bind(numero)
        .fetch_one(&self.leitura)
        .await
    }

    /// The document that holds this number, if one does.
    pub(crate) async fn emitido(&self, serie: &Serie, numero: u32) -> Result<Option<Emitido>, sqlx::Error> {
        let linha = sqlx::query(
            "SELECT chave, protocolo, recebido_em FROM documentos
             WHERE cnpj_emitente = ? AND modelo = ? AND serie = ? AND numero = ?",
        )
        .bind(serie.cnpj.as_str())
        .bind(serie.modelo.codigo())
        .bind(serie.codigo)
        .bind(numero)
        .fetch_optional(&self.leitura)
        .await?;
        linha
            .map(|linha| {
                Ok(Emitido {
                    chave: linha.try_get("chave")?,
                    protocolo: linha.try_get("protocolo")?,
                    recebido_em: linha.try_get("recebido_em")?,
                })
            })
            .transpose()
    }

    /// The next protocol of a year.
    pub(crate) async fn proximo_protocolo(&self, ano: &str) -> Result<u64, sqlx::Error> {
        let proximo: Option<i64> = sqlx::query_scalar("SELECT proximo FROM protocolos WHERE ano = ?")
            .bind(ano)
            .fetch_optional(&self.leitura)
            .await?;
        Ok(proximo.and_then(|proximo| u64::try_from(proximo).ok()).unwrap_or(1))
    }
}
