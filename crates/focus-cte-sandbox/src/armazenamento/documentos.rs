//! Documents by reference: accepting one and reading it back.

use std::sync::Arc;
use std::time::Duration;

use focus_cte::Modelo;
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::Armazenamento;
use crate::auth::Token;
use crate::estado::{Conflito, Estado, Evento, transitar};
use crate::relogio::Instante;

/// A document to accept.
#[derive(Debug)]
pub(crate) struct Novo {
    pub(crate) token: Token,
    pub(crate) referencia: String,
    pub(crate) modelo: Modelo,
    pub(crate) cnpj_emitente: String,
    /// The body, as it was sent.
    pub(crate) requisicao: String,
    /// How long until the verdict.
    pub(crate) atraso: Duration,
    /// What a fault wants of it.
    pub(crate) ditado: Ditado,
}

/// What a fault dictates of a document's processing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ditado {
    /// The verdict, in the place of the authority's own.
    pub(crate) veredito: Option<Veredito>,
    /// How many queries come before the verdict, whatever the clock says.
    pub(crate) consultas: Option<u32>,
}

/// A document as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct Registro {
    pub(crate) id: i64,
    pub(crate) referencia: String,
    pub(crate) modelo: Modelo,
    pub(crate) cnpj_emitente: String,
    pub(crate) estado: Estado,
    /// What the authority said, once it did.
    pub(crate) veredito: Option<Veredito>,
    /// What it authorised, if it did.
    pub(crate) autorizacao: Option<Autorizacao>,
    /// Queries still to come before the verdict, when a fault counts them.
    pub(crate) consultas: Option<u32>,
}

/// The authority's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Veredito {
    pub(crate) cstat: u16,
    pub(crate) motivo: String,
}

/// The authorised document.
#[derive(Clone, Debug)]
pub(crate) struct Autorizacao {
    pub(crate) serie: u16,
    pub(crate) numero: u32,
    pub(crate) chave: String,
    pub(crate) protocolo: String,
    pub(crate) recebido_em: String,
    pub(crate) digest_value: String,
    pub(crate) caminho_xml: String,
    pub(crate) autorizado_em: Instante,
}

impl Armazenamento {
    /// Puts a document in the queue and returns its row and state, or says why its reference is taken.
    pub(crate) async fn aceitar(
        &self,
        novo: &Arc<Novo>,
        agora: Instante,
    ) -> Result<Result<(i64, Estado), Conflito>, sqlx::Error> {
        // A document that waits for queries is never due by the clock.
        let atraso =
            if novo.ditado.consultas.is_some_and(|consultas| consultas > 0) { Duration::MAX } else { novo.atraso };
        let evento = Evento::Emitir { atraso };
        let primeiro = match transitar(Estado::Livre, evento, agora) {
            Ok(primeiro) => primeiro,
            Err(conflito) => return Ok(Err(conflito)),
        };
        if let Some(id) = self.inserir(novo, primeiro, agora).await? {
            return Ok(Ok((id, primeiro)));
        }
        loop {
            let (id, atual) = self.estado_de(&novo.token, &novo.referencia).await?;
            let depois = match transitar(atual, evento, agora) {
                Ok(depois) => depois,
                Err(conflito) => return Ok(Err(conflito)),
            };
            if self.substituir(id, atual, depois, novo, agora).await? {
                return Ok(Ok((id, depois)));
            }
        }
    }

    async fn estado_de(&self, token: &Token, referencia: &str) -> Result<(i64, Estado), sqlx::Error> {
        let linha = sqlx::query("SELECT id, status, vence_em FROM documentos WHERE token = ? AND referencia = ?")
            .bind(token.hash())
            .bind(referencia)
            .fetch_one(&self.escrita)
            .await?;
        Ok((linha.try_get("id")?, estado(&linha)?))
    }

    /// A new document in the place of a rejected one, unless someone else was faster.
    async fn substituir(
        &self,
        id: i64,
        atual: Estado,
        depois: Estado,
        novo: &Novo,
        agora: Instante,
    ) -> Result<bool, sqlx::Error> {
        let feito = sqlx::query(
            "UPDATE documentos
             SET modelo = ?, cnpj_emitente = ?, status = ?, aceito_em = ?, vence_em = ?, requisicao = ?,
                 cstat_ditado = ?, motivo_ditado = ?, consultas = ?, cstat = NULL, motivo = NULL
             WHERE id = ? AND status = ?",
        )
        .bind(novo.modelo.codigo())
        .bind(novo.cnpj_emitente.as_str())
        .bind(depois.status())
        .bind(agora.0)
        .bind(vencimento(depois, agora))
        .bind(novo.requisicao.as_str())
        .bind(novo.ditado.veredito.as_ref().map(|veredito| veredito.cstat))
        .bind(novo.ditado.veredito.as_ref().map(|veredito| veredito.motivo.as_str()))
        .bind(novo.ditado.consultas)
        .bind(id)
        .bind(atual.status())
        .execute(&self.escrita)
        .await?;
        Ok(feito.rows_affected() == 1)
    }

    /// The document of a reference, with the body it was sent as when `completo`.
    pub(crate) async fn consultar(
        &self,
        token: &Token,
        referencia: &str,
        completo: bool,
    ) -> Result<Option<(Registro, Option<String>)>, sqlx::Error> {
        let linha = sqlx::query(
            "SELECT id, referencia, modelo, cnpj_emitente, status, vence_em, cstat, motivo, serie, numero, chave,
                    protocolo, recebido_em, digest_value, caminho_xml, autorizado_em, consultas,
                    CASE WHEN ? THEN requisicao END AS enviada
             FROM documentos WHERE token = ? AND referencia = ?",
        )
        .bind(completo)
        .bind(token.hash())
        .bind(referencia)
        .fetch_optional(&self.leitura)
        .await?;
        linha.map(|linha| Ok((registro(&linha)?, linha.try_get("enviada")?))).transpose()
    }

    /// Counts a query of a document that waits for queries. With the last one its verdict is due.
    pub(crate) async fn contar_consulta(&self, id: i64, agora: Instante) -> Result<(), sqlx::Error> {
        sqlx::query(
            "UPDATE documentos SET consultas = consultas - 1, vence_em = CASE WHEN consultas = 1 THEN ? ELSE vence_em END
             WHERE id = ? AND consultas > 0 AND status = 'processando_autorizacao'",
        )
        .bind(agora.0)
        .bind(id)
        .execute(&self.escrita)
        .await?;
        Ok(())
    }
}

pub(super) fn vencimento(estado: Estado, agora: Instante) -> i64 {
    match estado {
        Estado::Processando { vence_em } => vence_em.0,
        _ => agora.0,
    }
}

fn registro(linha: &SqliteRow) -> Result<Registro, sqlx::Error> {
    let veredito = match linha.try_get::<Option<u16>, _>("cstat")? {
        Some(cstat) => Some(Veredito { cstat, motivo: linha.try_get("motivo")? }),
        None => None,
    };
    let autorizacao = match linha.try_get::<Option<u32>, _>("numero")? {
        Some(numero) => Some(Autorizacao {
            serie: linha.try_get("serie")?,
            numero,
            chave: linha.try_get("chave")?,
            protocolo: linha.try_get("protocolo")?,
            recebido_em: linha.try_get("recebido_em")?,
            digest_value: linha.try_get("digest_value")?,
            caminho_xml: linha.try_get("caminho_xml")?,
            autorizado_em: Instante(linha.try_get("autorizado_em")?),
        }),
        None => None,
    };
    Ok(Registro {
        id: linha.try_get("id")?,
        referencia: linha.try_get("referencia")?,
        modelo: modelo(linha)?,
        cnpj_emitente: linha.try_get("cnpj_emitente")?,
        estado: estado(linha)?,
        veredito,
        autorizacao,
        consultas: linha.try_get("consultas")?,
    })
}

pub(super) fn estado(linha: &SqliteRow) -> Result<Estado, sqlx::Error> {
    let status: &str = linha.try_get("status")?;
    Estado::de_status(status, Instante(linha.try_get("vence_em")?))
        .ok_or_else(|| sqlx::Error::Decode(format!("status desconhecido: {status}").into()))
}

pub(super) fn modelo(linha: &SqliteRow) -> Result<Modelo, sqlx::Error> {
    let codigo = linha.try_get("modelo")?;
    Modelo::de_codigo(codigo).ok_or_else(|| sqlx::Error::Decode(format!("modelo desconhecido: {codigo}").into()))
}
