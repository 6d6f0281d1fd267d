//! Where the sandbox keeps what it accepted: SQLite, in a folder or in memory.
//!
//! A folder survives the end of the process, however sudden: an accepted document is in the write-ahead log before the
//! answer goes out. (`synchronous=NORMAL`: a power failure of the machine may still cost the last moments.)

mod aceites;
mod arquivos;
mod citacoes;
mod controle;
mod documentos;
mod empresas;
mod entregas;
mod esquema;
mod eventos;
mod fila;
mod inutilizacoes;
mod numeros;
mod recebidas;
mod vinculos;
mod webhooks;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use sqlx::sqlite::SqliteRow;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Row as _, SqliteConnection, SqlitePool};

pub(crate) use citacoes::{Citacao, Citacoes, Citado, Especie};
pub(crate) use controle::Contagem;
pub(crate) use documentos::{Autorizacao, Ditado, Novo, Registro, Veredito};
pub(crate) use entregas::{Entrega, NovaEntrega, Situacao};
pub(crate) use eventos::{EventoGravado, NovoEvento};
pub(crate) use fila::{Julgado, Lote, Pendente};
pub(crate) use inutilizacoes::Inutilizada;
pub(crate) use numeros::{Emitido, Serie};
pub(crate) use recebidas::Recebida;
pub(crate) use webhooks::Webhook;

use crate::auth::Token;
use crate::erro_sandbox::ErroSandbox;
use aceites::Aceites;

const ARQUIVO: &str = "sandbox.db";
const TRAVA: &str = "sandbox.lock";
/// Readers of a database in a file. One in memory is read and written through a single connection.
const LEITORES: u32 = 4;
/// How long to wait for a sandbox that is just closing the same folder.
const ESPERA_DA_TRAVA: Duration = Duration::from_secs(2);

/// The open database.
#[derive(Clone, Debug)]
pub(crate) struct Armazenamento {
    /// One connection: SQLite has one writer, and waiting here is fairer than waiting on its lock.
    escrita: SqlitePool,
    leitura: SqlitePool,
    arquivo: Arc<Path>,
    /// Documents on their way in.
    aceites: Arc<Aceites>,
    /// Grows each time the data are thrown away.
    geracao: Arc<AtomicU64>,
    /// Keeps the folder for this process alone; the system releases it when the process ends, however it ends.
    _trava: Option<Arc<File>>,
}

impl Armazenamento {
    /// Opens the database in `pasta`, or one in memory that ends with the sandbox.
    pub(crate) async fn abrir(pasta: Option<&Path>) -> Result<Self, ErroSandbox> {
        match pasta {
            Some(pasta) => Self::em_pasta(pasta).await,
            None => Self::em_memoria().await,
        }
    }

    async fn em_pasta(pasta: &Path) -> Result<Self, ErroSandbox> {
        let trava = travar(pasta).await?;
        let arquivo = pasta.join(ARQUIVO);
        let opcoes = opcoes()
            .filename(&arquivo)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal);
        let escrita = abrir(opcoes.clone(), 1, &arquivo).await?;
        atualizar(&escrita, pasta, &arquivo).await?;
        let leitura = abrir(opcoes.read_only(true), LEITORES, &arquivo).await?;
        Ok(Self {
            escrita,
            leitura,
            arquivo: arquivo.into(),
            aceites: Arc::default(),
            geracao: Arc::default(),
            _trava: Some(Arc::new(trava)),
        })
    }

    async fn em_memoria() -> Result<Self, ErroSandbox> {
        static CONTADOR: AtomicU64 = AtomicU64::new(0);
        let nome = format!("file:focus-cte-sandbox-{}?mode=memory", CONTADOR.fetch_add(1, Ordering::Relaxed));
        let arquivo = PathBuf::from(nome);
        let opcoes = opcoes().filename(&arquivo).in_memory(true).shared_cache(true);
        let conexoes = abrir(opcoes, 1, &arquivo).await?;
        atualizar(&conexoes, Path::new(":memory:"), &arquivo).await?;
        Ok(Self {
            escrita: conexoes.clone(),
            leitura: conexoes,
            arquivo: arquivo.into(),
            aceites: Arc::default(),
            geracao: Arc::default(),
            _trava: None,
        })
    }

    /// The same storage with its connections cut: whatever asks for it fails.
    pub(crate) async fn quebrado(&self) -> Self {
        let cortada = SqlitePoolOptions::new().connect_lazy_with(opcoes());
        cortada.close().await;
        Self { escrita: cortada.clone(), leitura: cortada, aceites: Arc::default(), ..self.clone() }
    }

    /// An error in reading what is there when the sandbox starts.
    pub(crate) fn falha(&self, causa: &sqlx::Error) -> ErroSandbox {
        falha_do_banco(&self.arquivo, causa)
    }

    /// Which data these are: another number after a reset.
    pub(crate) fn geracao(&self) -> u64 {
        self.geracao.load(Ordering::SeqCst)
    }

    /// Closes every connection, and folds the write-ahead log into the database.
    pub(crate) async fn fechar(&self) {
        self.leitura.close().await;
        self.escrita.close().await;
    }
}

fn opcoes() -> SqliteConnectOptions {
    SqliteConnectOptions::new().busy_timeout(Duration::from_secs(10)).foreign_keys(false).disable_statement_logging()
}

/// A pool whose connections never expire: in memory, the last one to close takes the data along.
async fn abrir(opcoes: SqliteConnectOptions, conexoes: u32, arquivo: &Path) -> Result<SqlitePool, ErroSandbox> {
    SqlitePoolOptions::new()
        .min_connections(1)
        .max_connections(conexoes)
        .max_lifetime(None)
        .idle_timeout(None)
        .acquire_timeout(Duration::from_mins(1))
        .test_before_acquire(false)
        .connect_with(opcoes)
        .await
        .map_err(|causa| falha_do_banco(arquivo, &causa))
}

async fn atualizar(escrita: &SqlitePool, pasta: &Path, arquivo: &Path) -> Result<(), ErroSandbox> {
    let mut conexao = escrita.acquire().await.map_err(|causa| falha_do_banco(arquivo, &causa))?;
    let conexao: &mut SqliteConnection = &mut conexao;
    match esquema::atualizar(conexao).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(encontrada)) => {
            Err(ErroSandbox::DadosMaisNovos { pasta: pasta.to_owned(), encontrada, conhecida: esquema::VERSAO })
        }
        Err(causa) => Err(falha_do_banco(arquivo, &causa)),
    }
}

/// The token of a row.
fn token(linha: &SqliteRow) -> Result<Token, sqlx::Error> {
    let hash: &[u8] = linha.try_get("token")?;
    Token::de_hash(hash).ok_or_else(|| sqlx::Error::Decode("o token gravado não é um SHA-256".into()))
}

fn falha_do_banco(arquivo: &Path, causa: &sqlx::Error) -> ErroSandbox {
    ErroSandbox::Banco { arquivo: arquivo.to_owned(), causa: causa.to_string() }
}

/// Creates the folder and takes it for this process.
async fn travar(pasta: &Path) -> Result<File, ErroSandbox> {
    let na_pasta = |causa| ErroSandbox::PastaDeDados { pasta: pasta.to_owned(), causa };
    fs::create_dir_all(pasta).map_err(na_pasta)?;
    let trava = File::options().create(true).truncate(false).write(true).open(pasta.join(TRAVA)).map_err(na_pasta)?;
    let limite = Instant::now() + ESPERA_DA_TRAVA;
    loop {
        match trava.try_lock() {
            Ok(()) => return Ok(trava),
            Err(TryLockError::Error(causa)) => return Err(na_pasta(causa)),
            Err(TryLockError::WouldBlock) if Instant::now() < limite => {
                tokio::time::sleep(Duration::from_millis(25)).await;
            }
            Err(TryLockError::WouldBlock) => return Err(ErroSandbox::PastaEmUso { pasta: pasta.to_owned() }),
        }
    }
}
