//! Events of documents: cancellation, letters of correction and the others.

use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::arquivos::inserir_arquivo;
use super::citacoes::apagar_citacoes;
use super::entregas::{NovaEntrega, inserir_entrega};
use super::recebidas::mudar_recebidas;
use super::{Armazenamento, Veredito};
use crate::estado::Estado;
use crate::relogio::Instante;

/// A registered event.
#[derive(Clone, Debug)]
pub(crate) struct EventoGravado {
    pub(crate) chave: String,
    /// The code of its kind.
    pub(crate) tipo: String,
    pub(crate) sequencia: u16,
    pub(crate) id_tag: String,
    /// CNPJ or CPF of who made it.
    pub(crate) autor: String,
    pub(crate) data_evento: String,
    pub(crate) registrado_em: Instante,
    pub(crate) protocolo: String,
    pub(crate) veredito: Veredito,
    pub(crate) caminho_xml: String,
    /// The body as it was sent.
    pub(crate) corpo: String,
}

/// An event to write down, with all that it changes.
#[derive(Debug)]
pub(crate) struct NovoEvento {
    pub(crate) evento: EventoGravado,
    pub(crate) xml: String,
    /// The document that takes another state with it.
    pub(crate) muda: Option<(i64, Estado)>,
    /// What the webhooks are to be told.
    pub(crate) entregas: Vec<NovaEntrega>,
}

impl Armazenamento {
    /// The events of a document, in the order they were registered.
    pub(crate) async fn eventos(&self, chave: &str) -> Result<Vec<EventoGravado>, sqlx::Error> {
        let linhas = sqlx::query("SELECT * FROM eventos WHERE chave = ? ORDER BY id")
            .bind(chave)
            .fetch_all(&self.leitura)
            .await?;
        linhas.iter().map(evento).collect()
    }

    /// The next protocol of an event. Events count apart from documents, in the upper half of the ten digits.
    pub(crate) async fn protocolo_de_evento(&self, ano: &str) -> Result<u64, sqlx::Error> {
        const PRIMEIRO: i64 = 5_000_000_001;
        let proximo: i64 = sqlx::query_scalar(
            "INSERT INTO protocolos (ano, proximo) VALUES (? || '-eventos', ?)
             ON CONFLICT (ano) DO UPDATE SET proximo = proximo + 1 RETURNING proximo",
        )
        .bind(ano)
        .bind(PRIMEIRO)
        .fetch_one(&self.escrita)
        .await?;
        Ok(u64::try_from(proximo).unwrap_or_default())
    }

    /// Writes an event, its XML and what it changes, or nothing of it.
    pub(crate) async fn registrar_evento(&self, novo: &NovoEvento) -> Result<(), sqlx::Error> {
        let evento = &novo.evento;
        let mut transacao = self.escrita.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query(
            "INSERT INTO eventos (chave, tipo, sequencia, id_tag, autor, data_evento, registrado_em, protocolo, cstat,
                                  motivo, caminho_xml, corpo)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(evento.chave.as_str())
        .bind(evento.tipo.as_str())
        .bind(evento.sequencia)
        .bind(evento.id_tag.as_str())
        .bind(evento.autor.as_str())
        .bind(evento.data_evento.as_str())
        .bind(evento.registrado_em.0)
        .bind(evento.protocolo.as_str())
        .bind(evento.veredito.cstat)
        .bind(evento.veredito.motivo.as_str())
        .bind(evento.caminho_xml.as_str())
        .bind(evento.corpo.as_str())
        .execute(&mut *transacao)
        .await?;
        inserir_arquivo(&mut transacao, &evento.caminho_xml, &novo.xml).await?;
        if let Some((id, estado)) = novo.muda {
            sqlx::query("UPDATE documentos SET status = ? WHERE id = ?")
                .bind(estado.status())
                .bind(id)
                .execute(&mut *transacao)
                .await?;
            if estado == Estado::Cancelado {
                apagar_citacoes(&mut transacao, &evento.chave).await?;
            }
        }
        mudar_recebidas(&mut transacao, &evento.chave).await?;
        for entrega in &novo.entregas {
            inserir_entrega(&mut transacao, entrega).await?;
        }
        transacao.commit().await
    }
}

fn evento(linha: &SqliteRow) -> Result<EventoGravado, sqlx::Error> {
    Ok(EventoGravado {
        chave: linha.try_get("chave")?,
        tipo: linha.try_get("tipo")?,
        sequencia: linha.try_get("sequencia")?,
        id_tag: linha.try_get("id_tag")?,
        autor: linha.try_get("autor")?,
        data_evento: linha.try_get("data_evento")?,
        registrado_em: Instante(linha.try_get("registrado_em")?),
        protocolo: linha.try_get("protocolo")?,
        veredito: Veredito { cstat: linha.try_get("cstat")?, motivo: linha.try_get("motivo")? },
        caminho_xml: linha.try_get("caminho_xml")?,
        corpo: linha.try_get("corpo")?,
    })
}
