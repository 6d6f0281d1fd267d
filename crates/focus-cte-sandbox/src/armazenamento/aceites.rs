//! First documents of their references, written many at a time: while one statement is under way, what arrives waits for the next.

use std::sync::{Arc, Mutex, PoisonError};

use sqlx::error::DatabaseError;
use sqlx::{QueryBuilder, Sqlite};
use tokio::sync::oneshot;

use super::documentos::vencimento;
use super::{Armazenamento, Novo};
use crate::estado::Estado;
use crate::relogio::Instante;

/// The most that one statement writes.
const MAIOR_LOTE: usize = 64;

/// The row of a document; `None` when its reference is taken.
type Linha = Result<Option<i64>, sqlx::Error>;

/// What waits to be written, and whose turn it is to write it.
#[derive(Debug, Default)]
pub(super) struct Aceites {
    esperam: Mutex<Vec<Aceite>>,
    vez: tokio::sync::Mutex<()>,
}

/// A document in its first state, and who waits for its row.
#[derive(Debug)]
struct Aceite {
    novo: Arc<Novo>,
    estado: Estado,
    agora: Instante,
    avisar: oneshot::Sender<Linha>,
}

impl Aceites {
    fn juntar(&self, aceite: Aceite) {
        self.esperam.lock().unwrap_or_else(PoisonError::into_inner).push(aceite);
    }

    /// Those that came first.
    fn proximos(&self) -> Vec<Aceite> {
        let mut esperam = self.esperam.lock().unwrap_or_else(PoisonError::into_inner);
        let quantos = esperam.len().min(MAIOR_LOTE);
        esperam.drain(..quantos).collect()
    }
}

impl Armazenamento {
    /// Writes the first document of its reference.
    pub(super) async fn inserir(&self, novo: &Arc<Novo>, estado: Estado, agora: Instante) -> Linha {
        let (avisar, mut linha) = oneshot::channel();
        self.aceites.juntar(Aceite { novo: Arc::clone(novo), estado, agora, avisar });
        loop {
            tokio::select! {
                biased;
                linha = &mut linha => return linha.map_err(|_| sqlx::Error::WorkerCrashed)?,
                _vez = self.aceites.vez.lock() => {
                    // Whatever else has arrived by now comes along.
                    tokio::task::yield_now().await;
                    self.gravar_aceites(self.aceites.proximos()).await;
                }
            }
        }
    }

    async fn gravar_aceites(&self, aceites: Vec<Aceite>) {
        if let [_, _, ..] = aceites[..] {
            match self.inserir_todos(&aceites).await {
                Ok(ids) => return avisar(aceites.into_iter().zip(ids.map(|id| Ok(Some(id))))),
                // Some reference is taken: one by one it shows which.
                Err(causa) if causa.as_database_error().is_some_and(DatabaseError::is_unique_violation) => {}
                Err(causa) => {
                    let causa = causa.to_string();
                    return avisar(
                        aceites.into_iter().map(|aceite| (aceite, Err(sqlx::Error::Protocol(causa.clone())))),
                    );
                }
            }
        }
        for aceite in aceites {
            let linha = self.inserir_se_livre(&aceite).await;
            avisar([(aceite, linha)]);
        }
    }

    /// All of them, or none. Rows of one statement have numbers in sequence.
    async fn inserir_todos(&self, aceites: &[Aceite]) -> Result<impl Iterator<Item = i64> + use<>, sqlx::Error> {
        let ultima = insercao(aceites).build().execute(&self.escrita).await?.last_insert_rowid();
        let quantos = i64::try_from(aceites.len()).unwrap_or(i64::MAX);
        Ok(ultima - quantos + 1..=ultima)
    }

    async fn inserir_se_livre(&self, aceite: &Aceite) -> Linha {
        let mut insercao = insercao(std::slice::from_ref(aceite));
        let feito = insercao.push(" ON CONFLICT (token, referencia) DO NOTHING").build().execute(&self.escrita).await?;
        Ok((feito.rows_affected() == 1).then(|| feito.last_insert_rowid()))
    }
}

/// Nobody is listening when the sandbox is closing.
fn avisar(linhas: impl IntoIterator<Item = (Aceite, Linha)>) {
    for (aceite, linha) in linhas {
        let _ = aceite.avisar.send(linha);
    }
}

fn insercao(aceites: &[Aceite]) -> QueryBuilder<Sqlite> {
    let mut insercao = QueryBuilder::new(
        "INSERT INTO documentos
             (token, referencia, modelo, cnpj_emitente, status, aceito_em, vence_em, requisicao, cstat_ditado,
              motivo_ditado, consultas) ",
    );
    insercao.push_values(aceites, |mut linha, Aceite { novo, estado, agora, .. }| {
        let veredito = novo.ditado.veredito.as_ref();
        linha
            .push_bind(novo.token.hash())
            .push_bind(&novo.referencia)
            .push_bind(novo.modelo.codigo())
            .push_bind(&novo.cnpj_emitente)
            .push_bind(estado.status())
            .push_bind(agora.0)
            .push_bind(vencimento(*estado, *agora))
            .push_bind(&novo.requisicao)
            .push_bind(veredito.map(|veredito| veredito.cstat))
            .push_bind(veredito.map(|veredito| veredito.motivo.as_str()))
            .push_bind(novo.ditado.consultas);
    });
    insercao
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use focus_cte::Modelo;

    use super::*;
    use crate::armazenamento::Ditado;
    use crate::auth::Token;

    const EM_PROCESSO: Estado = Estado::Processando { vence_em: Instante(1) };

    fn novo(referencia: usize) -> Arc<Novo> {
        Arc::new(Novo {
            token: Token::de_segredo(b"abc"),
            referencia: referencia.to_string(),
            modelo: Modelo::Cte,
            cnpj_emitente: "11222333000181".to_owned(),
            requisicao: format!("corpo {referencia}"),
            atraso: Duration::ZERO,
            ditado: Ditado::default(),
        })
    }

    /// The rows of documents that all arrive together.
    async fn inserir(armazenamento: &Armazenamento, referencias: &[usize]) -> Vec<Option<i64>> {
        let tarefas: Vec<_> = referencias
            .iter()
            .map(|referencia| {
                let (armazenamento, novo) = (armazenamento.clone(), novo(*referencia));
                tokio::spawn(async move { armazenamento.inserir(&novo, EM_PROCESSO, Instante(0)).await })
            })
            .collect();
        let mut linhas = Vec::new();
        for tarefa in tarefas {
            linhas.push(tarefa.await.expect("no panic").expect("a database"));
        }
        linhas
    }

    #[tokio::test]
    async fn each_of_many_documents_gets_the_row_that_holds_it() {
        let armazenamento = Armazenamento::abrir(None).await.expect("a database in memory");
        let referencias: Vec<usize> = (0..=3 * MAIOR_LOTE).collect();
        let linhas = inserir(&armazenamento, &referencias).await;
        for (referencia, linha) in referencias.iter().zip(linhas) {
            let corpo: String = sqlx::query_scalar("SELECT requisicao FROM documentos WHERE id = ?")
                .bind(linha.expect("a free reference"))
                .fetch_one(&armazenamento.leitura)
                .await
                .expect("the row");
            assert_eq!(corpo, novo(*referencia).requisicao);
        }
    }

    #[tokio::test]
    async fn a_taken_reference_among_many_keeps_no_other_out() {
        let armazenamento = Armazenamento::abrir(None).await.expect("a database in memory");
        inserir(&armazenamento, &[3]).await;
        let linhas = inserir(&armazenamento, &[1, 2, 3, 4, 4]).await;
        let entraram: Vec<bool> = linhas.iter().map(Option::is_some).collect();
        assert_eq!(entraram, [true, true, false, true, false]);
    }

    #[tokio::test]
    async fn everybody_learns_that_the_database_failed() {
        let armazenamento = Armazenamento::abrir(None).await.expect("a database in memory").quebrado().await;
        let (um, outro) = (novo(1), novo(2));
        let inserir = |novo| armazenamento.inserir(novo, EM_PROCESSO, Instante(0));
        let (um, outro) = tokio::join!(inserir(&um), inserir(&outro));
        assert!(um.is_err() && outro.is_err());
    }
}
