//! Documents that others cite: what is known of them, and who replaces or complements them.

use focus_cte::Chave;
use sqlx::{Row as _, SqliteConnection};

use super::documentos::{estado, modelo};
use super::{Armazenamento, Emitido};
use crate::estado::Estado;
use crate::relogio::Instante;
use focus_cte::Modelo;

/// How a document cites another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Especie {
    /// It takes its place.
    Substitui,
    /// It adds to its values.
    Complementa,
    /// It is emitted again because that one was cancelled (CT-e OS).
    RefereCancelado,
}

impl Especie {
    /// `tpCTe` of the document that cites; `None` when what it does to the other one is not kept.
    fn tipo(self) -> Option<&'static str> {
        match self {
            Self::Substitui => Some("3"),
            Self::Complementa => Some("1"),
            Self::RefereCancelado => None,
        }
    }
}

/// A citation: of which key, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Citacao {
    pub(crate) especie: Especie,
    pub(crate) chave: String,
}

/// The document that has the number of a cited key.
#[derive(Debug)]
pub(crate) struct Citado {
    pub(crate) emitido: Emitido,
    pub(crate) modelo: Modelo,
    pub(crate) estado: Estado,
    pub(crate) autorizado_em: Instante,
    /// The body it was sent as.
    pub(crate) requisicao: String,
}

/// Who cites a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Citacoes {
    /// Whether another one took its place.
    pub(crate) substituido: bool,
    /// How many add to its values.
    pub(crate) complementos: u32,
}

impl Armazenamento {
    /// The document with the UF, issuer, model, series and number of a key; its own key may be another.
    pub(crate) async fn citado(&self, chave: &Chave) -> Result<Option<Citado>, sqlx::Error> {
        let partes = chave.partes();
        let linha = sqlx::query(
            "SELECT chave, protocolo, recebido_em, modelo, status, vence_em, autorizado_em, requisicao FROM documentos
             WHERE cnpj_emitente IN (?, ?) AND modelo = ? AND serie = ? AND numero = ?",
        )
        .bind(partes.cnpj.as_str())
        .bind(partes.cnpj.strip_prefix("000").unwrap_or_default())
        .bind(partes.modelo)
        .bind(partes.serie)
        .bind(partes.numero)
        .fetch_optional(&self.leitura)
        .await?;
        let Some(linha) = linha else { return Ok(None) };
        let emitido = Emitido {
            chave: linha.try_get("chave")?,
            protocolo: linha.try_get("protocolo")?,
            recebido_em: linha.try_get("recebido_em")?,
        };
        if emitido.chave.get(..2) != chave.as_str().get(..2) {
            return Ok(None);
        }
        Ok(Some(Citado {
            emitido,
            modelo: modelo(&linha)?,
            estado: estado(&linha)?,
            autorizado_em: Instante(linha.try_get("autorizado_em")?),
            requisicao: linha.try_get("requisicao")?,
        }))
    }

    /// Who cites a document, of those that still hold.
    pub(crate) async fn citacoes(&self, chave: &str) -> Result<Citacoes, sqlx::Error> {
        let linha = sqlx::query(
            "SELECT COALESCE(SUM(tipo = '3'), 0) AS substitutos, COALESCE(SUM(tipo = '1'), 0) AS complementos
             FROM citacoes WHERE citada = ?",
        )
        .bind(chave)
        .fetch_one(&self.leitura)
        .await?;
        let substitutos: u32 = linha.try_get("substitutos")?;
        Ok(Citacoes { substituido: substitutos > 0, complementos: linha.try_get("complementos")? })
    }
}

/// Keeps what an authorised document cites.
pub(super) async fn inserir_citacoes(
    conexao: &mut SqliteConnection,
    chave: &str,
    citacoes: &[Citacao],
) -> Result<(), sqlx::Error> {
    for Citacao { especie, chave: citada } in citacoes {
        let Some(tipo) = especie.tipo() else { continue };
        sqlx::query("INSERT INTO citacoes (citada, chave, tipo) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
            .bind(citada.as_str())
            .bind(chave)
            .bind(tipo)
            .execute(&mut *conexao)
            .await?;
    }
    Ok(())
}

/// What a cancelled document did to others is undone.
pub(super) async fn apagar_citacoes(conexao: &mut SqliteConnection, chave: &str) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM citacoes WHERE chave = ?").bind(chave).execute(conexao).await?;
    Ok(())
}
