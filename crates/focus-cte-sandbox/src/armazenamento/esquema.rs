//! The database's schema, one step for each version that was ever published.

use sqlx::{Connection as _, SqliteConnection};

/// The steps, oldest first; each ends by telling its version. A published step is never changed: the next version adds another.
const PASSOS: &[&str] = &[PASSO_1, PASSO_2, PASSO_3];

/// The version that this program writes.
pub(super) const VERSAO: i64 = 3;

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

const PASSO_2: &str = "
ALTER TABLE documentos ADD COLUMN autorizado_em INTEGER;
UPDATE documentos SET autorizado_em = vence_em WHERE numero IS NOT NULL;
-- A verdict that a fault dictates, in the place of the authority's own.
ALTER TABLE documentos ADD COLUMN cstat_ditado INTEGER;
ALTER TABLE documentos ADD COLUMN motivo_ditado TEXT;
-- How many queries are still to come before the verdict.
ALTER TABLE documentos ADD COLUMN consultas INTEGER;

CREATE TABLE eventos (
    id INTEGER PRIMARY KEY,
    chave TEXT NOT NULL,
    -- The code of the kind of event: 110111.
    tipo TEXT NOT NULL,
    sequencia INTEGER NOT NULL,
    id_tag TEXT NOT NULL,
    -- CNPJ or CPF of who made it.
    autor TEXT NOT NULL,
    data_evento TEXT NOT NULL,
    registrado_em INTEGER NOT NULL,
    protocolo TEXT NOT NULL,
    cstat INTEGER NOT NULL,
    motivo TEXT NOT NULL,
    caminho_xml TEXT NOT NULL,
    -- The body as it was sent.
    corpo TEXT NOT NULL
);
CREATE UNIQUE INDEX eventos_por_chave ON eventos (chave, tipo, sequencia);

CREATE TABLE inutilizacoes (
    id INTEGER PRIMARY KEY,
    cnpj TEXT NOT NULL,
    modelo INTEGER NOT NULL,
    serie INTEGER NOT NULL,
    numero_inicial INTEGER NOT NULL,
    numero_final INTEGER NOT NULL,
    protocolo TEXT NOT NULL,
    registrado_em INTEGER NOT NULL,
    caminho_xml TEXT NOT NULL
);
CREATE INDEX inutilizacoes_por_serie ON inutilizacoes (cnpj, modelo, serie);

-- The companies that a token acts for.
CREATE TABLE vinculos (
    token BLOB NOT NULL,
    empresa TEXT NOT NULL,
    PRIMARY KEY (token, empresa)
) WITHOUT ROWID;

CREATE TABLE webhooks (
    id TEXT PRIMARY KEY,
    token BLOB NOT NULL,
    -- CNPJ or CPF; NULL is every company of the token.
    empresa TEXT,
    evento TEXT NOT NULL,
    url TEXT NOT NULL,
    authorization TEXT,
    authorization_header TEXT
);

CREATE TABLE entregas (
    id INTEGER PRIMARY KEY,
    webhook TEXT NOT NULL,
    corpo TEXT NOT NULL,
    situacao TEXT NOT NULL,
    tentativas INTEGER NOT NULL,
    proxima_em INTEGER NOT NULL,
    -- What the last attempt ended with.
    resultado TEXT
);
CREATE INDEX entregas_na_fila ON entregas (proxima_em) WHERE situacao = 'pendente';

-- What a company received. `versao` only grows: a document that changes takes the next one.
CREATE TABLE recebidas (
    versao INTEGER PRIMARY KEY,
    empresa TEXT NOT NULL,
    chave TEXT NOT NULL,
    caminho_xml TEXT NOT NULL
);
CREATE UNIQUE INDEX recebidas_por_chave ON recebidas (chave, empresa);
CREATE INDEX recebidas_por_empresa ON recebidas (empresa, versao);

PRAGMA user_version = 2;
";

const PASSO_3: &str = "
-- Which authorised document replaces or complements which.
CREATE TABLE citacoes (
    citada TEXT NOT NULL,
    chave TEXT NOT NULL,
    -- The type of the document that cites: 3 replaces, 1 complements.
    tipo TEXT NOT NULL,
    PRIMARY KEY (citada, chave)
) WITHOUT ROWID;

PRAGMA user_version = 3;
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
