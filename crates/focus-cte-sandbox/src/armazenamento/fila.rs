//! The queue of documents in process: what is due, and the verdicts of a batch in one transaction.

use focus_cte::Modelo;
use sqlx::{Row as _, SqliteConnection};

use super::arquivos::inserir_arquivo;
use super::citacoes::{Citacao, inserir_citacoes};
use super::documentos::modelo;
use super::entregas::{NovaEntrega, inserir_entrega};
use super::recebidas::inserir_recebida;
use super::{Armazenamento, Autorizacao, Serie, Veredito, token};
use crate::auth::Token;
use crate::estado::Estado;
use crate::relogio::Instante;

/// An accepted document whose verdict is due.
#[derive(Clone, Debug)]
pub(crate) struct Pendente {
    pub(crate) id: i64,
    pub(crate) token: Token,
    pub(crate) referencia: String,
    pub(crate) modelo: Modelo,
    pub(crate) cnpj_emitente: String,
    pub(crate) requisicao: String,
    /// The verdict that a fault dictates.
    pub(crate) ditado: Option<Veredito>,
}

/// A verdict to write down.
#[derive(Debug)]
pub(crate) struct Julgado {
    pub(crate) id: i64,
    pub(crate) estado: Estado,
    pub(crate) veredito: Veredito,
    /// The authorised document and its XML.
    pub(crate) autorizacao: Option<(Autorizacao, String)>,
    /// The companies that receive it.
    pub(crate) recebedores: Vec<String>,
    /// The documents that it replaces or complements.
    pub(crate) citacoes: Vec<Citacao>,
}

/// Everything that a batch of verdicts changes.
#[derive(Debug, Default)]
pub(crate) struct Lote {
    pub(crate) julgados: Vec<Julgado>,
    /// Companies seen for the first time: CNPJ and registration.
    pub(crate) empresas: Vec<(String, String)>,
    /// The next number of each series that was used.
    pub(crate) series: Vec<(Serie, u32)>,
    /// The next protocol of the year, if any was used.
    pub(crate) protocolo: Option<(String, u64)>,
    /// What the webhooks are to be told.
    pub(crate) entregas: Vec<NovaEntrega>,
    /// The data that the batch was read from: a reset in between makes it void.
    pub(crate) geracao: u64,
}

impl Armazenamento {
    /// Up to `quantos` documents that are due. CT-e OS come first: somebody is waiting on the line for them.
    pub(crate) async fn vencidos(&self, agora: Instante, quantos: usize) -> Result<Vec<Pendente>, sqlx::Error> {
        let mut pendentes = Vec::new();
        for da_vez in [Modelo::CteOs, Modelo::Cte] {
            let linhas = sqlx::query(
                "SELECT id, token, referencia, modelo, cnpj_emitente, requisicao, cstat_ditado, motivo_ditado FROM documentos
                 WHERE status = 'processando_autorizacao' AND modelo = ? AND vence_em <= ?
                 ORDER BY vence_em LIMIT ?",
            )
            .bind(da_vez.codigo())
            .bind(agora.0)
            .bind(i64::try_from(quantos - pendentes.len()).unwrap_or(i64::MAX))
            .fetch_all(&self.leitura)
            .await?;
            for linha in linhas {
                let ditado = match linha.try_get::<Option<u16>, _>("cstat_ditado")? {
                    Some(cstat) => Some(Veredito { cstat, motivo: linha.try_get("motivo_ditado")? }),
                    None => None,
                };
                pendentes.push(Pendente {
                    id: linha.try_get("id")?,
                    token: token(&linha)?,
                    referencia: linha.try_get("referencia")?,
                    ditado,
                    modelo: modelo(&linha)?,
                    cnpj_emitente: linha.try_get("cnpj_emitente")?,
                    requisicao: linha.try_get("requisicao")?,
                });
            }
        }
        Ok(pendentes)
    }

    /// When the next document is due.
    pub(crate) async fn proximo_vencimento(&self) -> Result<Option<Instante>, sqlx::Error> {
        let vencimento: Option<i64> = sqlx::query_scalar(
            "SELECT MIN(vence_em) FROM (
                 SELECT MIN(vence_em) AS vence_em FROM documentos
                 WHERE status = 'processando_autorizacao' AND modelo = 57
                 UNION ALL
                 SELECT MIN(vence_em) FROM documentos
                 WHERE status = 'processando_autorizacao' AND modelo = 67)",
        )
        .fetch_one(&self.leitura)
        .await?;
        Ok(vencimento.map(Instante))
    }

    /// Writes the whole batch down, or nothing of it.
    pub(crate) async fn gravar(&self, lote: &Lote) -> Result<(), sqlx::Error> {
        let mut transacao = self.escrita.begin_with("BEGIN IMMEDIATE").await?;
        if self.geracao() != lote.geracao {
            return transacao.rollback().await;
        }
        for (cnpj, cadastro) in &lote.empresas {
            sqlx::query("INSERT INTO empresas (cnpj, cadastro) VALUES (?, ?) ON CONFLICT (cnpj) DO NOTHING")
                .bind(cnpj.as_str())
                .bind(cadastro.as_str())
                .execute(&mut *transacao)
                .await?;
        }
        for julgado in &lote.julgados {
            match &julgado.autorizacao {
                Some((autorizacao, xml)) => autorizar(&mut transacao, julgado, autorizacao, xml).await?,
                None => rejeitar(&mut transacao, julgado).await?,
            }
        }
        for (serie, proximo) in &lote.series {
            sqlx::query(
                "INSERT INTO numeracao (cnpj, modelo, serie, proximo) VALUES (?, ?, ?, ?)
                 ON CONFLICT (cnpj, modelo, serie) DO UPDATE SET proximo = excluded.proximo",
            )
            .bind(serie.cnpj.as_str())
            .bind(serie.modelo.codigo())
            .bind(serie.codigo)
            .bind(*proximo)
            .execute(&mut *transacao)
            .await?;
        }
        if let Some((ano, proximo)) = &lote.protocolo {
            sqlx::query(
                "INSERT INTO protocolos (ano, proximo) VALUES (?, ?)
                 ON CONFLICT (ano) DO UPDATE SET proximo = excluded.proximo",
            )
            .bind(ano.as_str())
            .bind(i64::try_from(*proximo).unwrap_or(i64::MAX))
            .execute(&mut *transacao)
            .await?;
        }
        for entrega in &lote.entregas {
            inserir_entrega(&mut transacao, entrega).await?;
        }
        transacao.commit().await
    }
}

async fn autorizar(
    conexao: &mut SqliteConnection,
    julgado: &Julgado,
    autorizacao: &Autorizacao,
    xml: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE documentos
         SET status = ?, cstat = ?, motivo = ?, serie = ?, numero = ?, chave = ?, protocolo = ?, recebido_em = ?,
             digest_value = ?, caminho_xml = ?, autorizado_em = ?
         WHERE id = ?",
    )
    .bind(julgado.estado.status())
    .bind(julgado.veredito.cstat)
    .bind(julgado.veredito.motivo.as_str())
    .bind(autorizacao.serie)
    .bind(autorizacao.numero)
    .bind(autorizacao.chave.as_str())
    .bind(autorizacao.protocolo.as_str())
    .bind(autorizacao.recebido_em.as_str())
    .bind(autorizacao.digest_value.as_str())
    .bind(autorizacao.caminho_xml.as_str())
    .bind(autorizacao.autorizado_em.0)
    .bind(julgado.id)
    .execute(&mut *conexao)
    .await?;
    inserir_arquivo(conexao, &autorizacao.caminho_xml, xml).await?;
    inserir_citacoes(conexao, &autorizacao.chave, &julgado.citacoes).await?;
    for empresa in &julgado.recebedores {
        inserir_recebida(conexao, empresa, &autorizacao.chave, &autorizacao.caminho_xml).await?;
    }
    Ok(())
}

async fn rejeitar(conexao: &mut SqliteConnection, julgado: &Julgado) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE documentos SET status = ?, cstat = ?, motivo = ? WHERE id = ?")
        .bind(julgado.estado.status())
        .bind(julgado.veredito.cstat)
        .bind(julgado.veredito.motivo.as_str())
        .bind(julgado.id)
        .execute(conexao)
        .await?;
    Ok(())
}
