//! The database's schema, one step for each version that was ever published.

use sqlx::{Connection as _, SqliteConnection};

/// The steps, oldest first; each ends by telling its version. A published step is never changed: the next version adds another.
const PASSOS: &[&str] = &[PASSO_1];

/// The version that this program writes.
pub(super) const VERSAO: i64 = 1;

const PASSO_1: &str = "
CREATE TABLE empresas (
    cnpj TEXT PRIMARY KEY,
    -- The registration, as JSON.
    cadastro TEXT NOT NULL
);

CREATE TABLE documentos (
    id INTEGER PRIMARY KEY,
    -- SHA-256 of the token; the token itself is nowhere.
    token BLOB NOT NULL,
    referencia TEXT NOT NULL,
    modelo INTEGER NOT NULL,
    cnpj_emitente TEXT NOT NULL,
    status TEXT NOT NULL,
    -- Times are milliseconds of the Unix epoch.
    aceito_em INTEGER NOT NULL,
    vence_em INTEGER NOT NULL,
    -- The body as it was sent.
    requisicao TEXT NOT NULL,
    cstat INTEGER,
    motivo TEXT,
    serie INTEGER,
    numero INTEGER,
    chave TEXT,
    protocolo TEXT,
    recebido_em TEXT,
    digest_value TEXT,
    caminho_xml TEXT
);
CREATE UNIQUE INDEX documentos_por_referencia ON documentos (token, referencia);
CREATE INDEX documentos_na_fila ON documentos (modelo, vence_em) WHERE status = 'processando_autorizacao';
CREATE UNIQUE INDEX documentos_por_numero ON documentos (cnpj_emitente, modelo, serie, numero) WHERE numero IS NOT NULL;

CREATE TABLE numeracao (
    cnpj TEXT NOT NULL,
    modelo INTEGER NOT NULL,
    serie INTEGER NOT NULL,
    proximo INTEGER NOT NULL,
    PRIMARY KEY (cnpj, modelo, serie)
) WITHOUT ROWID;

-- The authority's protocols, numbered by year.
CREATE TABLE protocolos (
    ano TEXT PRIMARY KEY,
    proximo INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE arquivos (
    id INTEGER PRIMARY KEY,
    caminho TEXT NOT NULL UNIQUE,
    conteudo BLOB NOT NULL
);

PRAGMA user_version = 1;
";

/// Takes the database from the version it has to [`VERSAO`]. Returns the version found when it is a newer one.
pub(super) async fn atualizar(conexao: &mut SqliteConnection) -> Result<Result<(), i64>, sqlx::Error> {
    let mut transacao = conexao.begin_with("BEGIN IMMEDIATE").await?;
    let encontrada: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut *transacao).await?;
    if encontrada > VERSAO {
        return Ok(Err(encontrada));
    }
    let ja_dados = usize::try_from(encontrada).unwrap_or(0);
    for passo in PASSOS.iter().skip(ja_dados) {
        sqlx::raw_sql(*passo).execute(&mut *transacao).await?;
    }
    transacao.commit().await?;
    Ok(Ok(()))
}
