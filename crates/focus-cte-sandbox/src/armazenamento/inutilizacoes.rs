//! Ranges of numbers that were given up (a service of the authority that layout 4.00 no longer has).

use sqlx::Row as _;

use super::arquivos::inserir_arquivo;
use super::entregas::{NovaEntrega, inserir_entrega};
use super::{Armazenamento, Serie};
use crate::relogio::Instante;

/// A range that was given up.
#[derive(Clone, Debug)]
pub(crate) struct Inutilizada {
    pub(crate) serie: Serie,
    pub(crate) numero_inicial: u32,
    pub(crate) numero_final: u32,
    pub(crate) protocolo: String,
    pub(crate) registrado_em: Instante,
    pub(crate) caminho_xml: String,
}

impl Armazenamento {
    /// The ranges given up in a series: first and last number.
    pub(crate) async fn inutilizadas(&self, serie: &Serie) -> Result<Vec<(u32, u32)>, sqlx::Error> {
        let linhas = sqlx::query(
            "SELECT numero_inicial, numero_final FROM inutilizacoes WHERE cnpj = ? AND modelo = ? AND serie = ?",
        )
        .bind(serie.cnpj.as_str())
        .bind(serie.modelo.codigo())
        .bind(serie.codigo)
        .fetch_all(&self.leitura)
        .await?;
        linhas.iter().map(|linha| Ok((linha.try_get("numero_inicial")?, linha.try_get("numero_final")?))).collect()
    }

    /// Whether a document holds a number of the range.
    pub(crate) async fn faixa_usada(&self, serie: &Serie, inicial: u32, final_: u32) -> Result<bool, sqlx::Error> {
        sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM documentos
                            WHERE cnpj_emitente = ? AND modelo = ? AND serie = ? AND numero BETWEEN ? AND ?)",
        )
        .bind(serie.cnpj.as_str())
        .bind(serie.modelo.codigo())
        .bind(serie.codigo)
        .bind(inicial)
        .bind(final_)
        .fetch_one(&self.leitura)
        .await
    }

    /// Writes a range down, with its XML.
    pub(crate) async fn inutilizar(
        &self,
        faixa: &Inutilizada,
        xml: &str,
        entregas: &[NovaEntrega],
    ) -> Result<(), sqlx::Error> {
        let mut transacao = self.escrita.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query(
            "INSERT INTO inutilizacoes (cnpj, modelo, serie, numero_inicial, numero_final, protocolo, registrado_em,
                                        caminho_xml)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(faixa.serie.cnpj.as_str())
        .bind(faixa.serie.modelo.codigo())
        .bind(faixa.serie.codigo)
        .bind(faixa.numero_inicial)
        .bind(faixa.numero_final)
        .bind(faixa.protocolo.as_str())
        .bind(faixa.registrado_em.0)
        .bind(faixa.caminho_xml.as_str())
        .execute(&mut *transacao)
        .await?;
        inserir_arquivo(&mut transacao, &faixa.caminho_xml, xml).await?;
        for entrega in entregas {
            inserir_entrega(&mut transacao, entrega).await?;
        }
        transacao.commit().await
    }
}
