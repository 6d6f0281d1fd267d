//! Deliveries to webhooks: the queue of what is still to be posted, and what came of it.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};

use super::Armazenamento;
use crate::relogio::Instante;

/// A delivery to make, as soon as possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NovaEntrega {
    pub(crate) webhook: String,
    /// The JSON to post.
    pub(crate) corpo: String,
    pub(crate) proxima_em: Instante,
}

/// A delivery, as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct Entrega {
    pub(crate) id: i64,
    pub(crate) webhook: String,
    pub(crate) corpo: String,
    pub(crate) situacao: Situacao,
    /// Attempts made.
    pub(crate) tentativas: u32,
    pub(crate) proxima_em: Instante,
    pub(crate) resultado: Option<String>,
}

/// Where a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Situacao {
    Pendente,
    Entregue,
    Desistida,
}

impl Situacao {
    const TODAS: [Self; 3] = [Self::Pendente, Self::Entregue, Self::Desistida];

    pub(crate) fn nome(self) -> &'static str {
        match self {
            Self::Pendente => "pendente",
            Self::Entregue => "entregue",
            Self::Desistida => "desistida",
        }
    }
}

impl Armazenamento {
    /// Deliveries to make as soon as possible.
    pub(crate) async fn inserir_entregas(&self, entregas: &[NovaEntrega]) -> Result<(), sqlx::Error> {
        let mut transacao = self.escrita.begin_with("BEGIN IMMEDIATE").await?;
        for entrega in entregas {
            inserir_entrega(&mut transacao, entrega).await?;
        }
        transacao.commit().await
    }

    /// Up to `quantas` deliveries that are due.
    pub(crate) async fn entregas_vencidas(&self, agora: Instante, quantas: u32) -> Result<Vec<Entrega>, sqlx::Error> {
        let linhas = sqlx::query(
            "SELECT * FROM entregas WHERE situacao = 'pendente' AND proxima_em <= ? ORDER BY proxima_em, id LIMIT ?",
        )
        .bind(agora.0)
        .bind(quantas)
        .fetch_all(&self.leitura)
        .await?;
        linhas.iter().map(entrega).collect()
    }

    /// When the next delivery is due.
    pub(crate) async fn proxima_entrega(&self) -> Result<Option<Instante>, sqlx::Error> {
        let proxima: Option<i64> =
            sqlx::query_scalar("SELECT MIN(proxima_em) FROM entregas WHERE situacao = 'pendente'")
                .fetch_one(&self.leitura)
                .await?;
        Ok(proxima.map(Instante))
    }

    /// Writes down what came of an attempt. A delivery given up in the meantime stays so.
    pub(crate) async fn concluir_tentativa(
        &self,
        id: i64,
        situacao: Situacao,
        proxima_em: Instante,
        resultado: &str,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "UPDATE entregas SET situacao = ?, tentativas = tentativas + 1, proxima_em = ?, resultado = ?
             WHERE id = ? AND situacao = 'pendente'",
        )
        .bind(situacao.nome())
        .bind(proxima_em.0)
        .bind(resultado)
        .bind(id)
        .execute(&self.escrita)
        .await?;
        Ok(())
    }

    /// The last deliveries, newest first.
    pub(crate) async fn ultimas_entregas(&self, quantas: u32) -> Result<Vec<Entrega>, sqlx::Error> {
        let linhas = sqlx::query("SELECT * FROM entregas ORDER BY id DESC LIMIT ?")
            .bind(quantas)
            .fetch_all(&self.leitura)
            .await?;
        linhas.iter().map(entrega).collect()
    }
}

pub(super) async fn inserir_entrega(conexao: &mut SqliteConnection, entrega: &NovaEntrega) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO entregas (webhook, corpo, situacao, tentativas, proxima_em) VALUES (?, ?, 'pendente', 0, ?)",
    )
    .bind(entrega.webhook.as_str())
    .bind(entrega.corpo.as_str())
    .bind(entrega.proxima_em.0)
    .execute(conexao)
    .await?;
    Ok(())
}

fn entrega(linha: &SqliteRow) -> Result<Entrega, sqlx::Error> {
    let situacao: &str = linha.try_get("situacao")?;
    let situacao = Situacao::TODAS
        .into_iter()
        .find(|conhecida| conhecida.nome() == situacao)
        .ok_or_else(|| sqlx::Error::Decode(format!("situação desconhecida: {situacao}").into()))?;
    Ok(Entrega {
        id: linha.try_get("id")?,
        webhook: linha.try_get("webhook")?,
        corpo: linha.try_get("corpo")?,
        situacao,
        tentativas: linha.try_get("tentativas")?,
        proxima_em: Instante(linha.try_get("proxima_em")?),
        resultado: linha.try_get("resultado")?,
    })
}
