//! `POST /v2/cte`, `POST /v2/cte_os` and `GET /v2/cte/REF`.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Extension, Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use focus_cte::Modelo;
use serde_json::value::RawValue;

use super::corpo::{ler, texto};
use crate::armazenamento::{Ditado, EventoGravado, Novo, Registro};
use crate::auth::Token;
use crate::erros::{EMPRESA_NAO_HABILITADA, Erro, NAO_ENCONTRADO, REQUISICAO_INVALIDA};
use crate::estado::Estado;
use crate::fiscal;
use crate::json::json;
use crate::parametros::Parametros;
use crate::respostas::DocumentoResposta;
use crate::servidor::Contexto;

/// The largest body that is read. The authority takes XMLs of half a megabyte.
const MAIOR_CORPO: usize = 10 * 1024 * 1024;
/// The longest reference that is taken.
const MAIOR_REFERENCIA: usize = 255;
/// How long a synchronous emission waits for its verdict before it answers that it is still in process.
const ESPERA_SINCRONA: Duration = Duration::from_secs(30);

/// Accepts a CT-e: 202, and the verdict comes later.
pub(super) async fn emitir_cte(
    State(contexto): State<Contexto>,
    Extension(token): Extension<Token>,
    Extension(ditado): Extension<Ditado>,
    uri: Uri,
    corpo: Body,
) -> Result<Response, Erro> {
    let registro = aceitar(&contexto, (token, ditado), Modelo::Cte, &uri, corpo).await?;
    Ok(json(StatusCode::ACCEPTED, &DocumentoResposta::nova(&registro, &[], None)))
}

/// Emits a CT-e OS: 201, with the verdict.
pub(super) async fn emitir_cte_os(
    State(contexto): State<Contexto>,
    Extension(token): Extension<Token>,
    Extension(ditado): Extension<Ditado>,
    uri: Uri,
    corpo: Body,
) -> Result<Response, Erro> {
    let aceito = aceitar(&contexto, (token, ditado), Modelo::CteOs, &uri, corpo).await?;
    let espera = contexto.fila.esperar(aceito.id);
    let mut registro = buscar(&contexto, &token, &aceito.referencia).await?;
    if registro.veredito.is_none() && aceito.consultas.is_none() {
        // Either way, what is written down by then is the answer.
        let _ = tokio::time::timeout(ESPERA_SINCRONA, espera).await;
        registro = buscar(&contexto, &token, &aceito.referencia).await?;
    }
    Ok(json(StatusCode::CREATED, &DocumentoResposta::nova(&registro, &[], None)))
}

/// The document of a reference, of either model; complete with `completa=1` (or `completo=1`: the documentation has both).
pub(super) async fn consultar(
    State(contexto): State<Contexto>,
    Extension(token): Extension<Token>,
    Path(referencia): Path<String>,
    uri: Uri,
) -> Result<Response, Erro> {
    let parametros = Parametros::de_uri(&uri);
    let completa = ["completa", "completo"].iter().any(|nome| parametros.valor(nome) == Some("1"));
    let encontrado = contexto.armazenamento.consultar(&token, &referencia, completa).await?;
    let (mut registro, requisicao) = encontrado.ok_or_else(|| Erro::from(&NAO_ENCONTRADO))?;
    if let (Estado::Processando { .. }, Some(consultas)) = (registro.estado, registro.consultas) {
        registro = contar(&contexto, &token, registro, consultas).await?;
    }
    let eventos = eventos(&contexto, &registro).await?;
    let requisicao = match requisicao {
        Some(enviada) => Some(do_xml(&contexto, &registro).await?.unwrap_or(enviada)),
        None => None,
    };
    let requisicao = requisicao.map(RawValue::from_string).transpose().map_err(|causa| Erro::interno(&causa))?;
    Ok(json(StatusCode::OK, &DocumentoResposta::nova(&registro, &eventos, requisicao.as_deref())))
}

/// The fields of an authorised document as its XML has them, which is how the complete query tells them.
async fn do_xml(contexto: &Contexto, registro: &Registro) -> Result<Option<String>, Erro> {
    let Some(autorizacao) = &registro.autorizacao else { return Ok(None) };
    let xml = contexto.armazenamento.arquivo(&autorizacao.caminho_xml).await?;
    Ok(xml.and_then(|xml| Some(focus_cte_xml::importar(&xml).ok()?.json())))
}

/// A query of a document that a fault keeps in process for so many of them. The one after the last has the verdict.
async fn contar(contexto: &Contexto, token: &Token, registro: Registro, consultas: u32) -> Result<Registro, Erro> {
    if consultas > 0 {
        let agora = contexto.relogio.agora();
        contexto.armazenamento.contar_consulta(registro.id, agora).await?;
        contexto.fila.avisar(agora);
        return Ok(registro);
    }
    let espera = contexto.fila.esperar(registro.id);
    let mut registro = buscar(contexto, token, &registro.referencia).await?;
    if registro.veredito.is_none() {
        contexto.fila.avisar(contexto.relogio.agora());
        let _ = tokio::time::timeout(ESPERA_SINCRONA, espera).await;
        registro = buscar(contexto, token, &registro.referencia).await?;
    }
    Ok(registro)
}

/// The events of a document: none before it has a key.
pub(super) async fn eventos(contexto: &Contexto, registro: &Registro) -> Result<Vec<EventoGravado>, Erro> {
    match &registro.autorizacao {
        Some(autorizacao) => Ok(contexto.armazenamento.eventos(&autorizacao.chave).await?),
        None => Ok(Vec::new()),
    }
}

pub(super) async fn buscar(contexto: &Contexto, token: &Token, referencia: &str) -> Result<Registro, Erro> {
    let encontrado = contexto.armazenamento.consultar(token, referencia, false).await?;
    encontrado.map(|(registro, _)| registro).ok_or_else(|| Erro::from(&NAO_ENCONTRADO))
}

/// Reads a document, checks it and puts it in the queue.
async fn aceitar(
    contexto: &Contexto,
    (token, ditado): (Token, Ditado),
    modelo: Modelo,
    uri: &Uri,
    corpo: Body,
) -> Result<Registro, Erro> {
    let referencia = referencia(&Parametros::de_uri(uri))?;
    let corpo: Bytes = ler(corpo, MAIOR_CORPO).await?;
    let requisicao = texto(&corpo)?.to_owned();
    let cnpj_emitente = fiscal::conferir(modelo, &corpo, contexto.rigor)?;
    if contexto.nao_habilitadas.contains(&cnpj_emitente) {
        return Err(Erro::from(&EMPRESA_NAO_HABILITADA));
    }
    contexto.vinculos.lembrar(&contexto.armazenamento, &token, &cnpj_emitente).await?;
    let atraso = match modelo {
        Modelo::Cte => contexto.processamento,
        Modelo::CteOs => Duration::ZERO,
    };
    let consultas = ditado.consultas;
    let novo = Novo { token, referencia, modelo, cnpj_emitente, requisicao, atraso, ditado };
    let novo = Arc::new(novo);
    let (id, estado) = contexto.armazenamento.aceitar(&novo, contexto.relogio.agora()).await??;
    if let Estado::Processando { vence_em } = estado {
        contexto.fila.avisar(vence_em);
    }
    Ok(Registro {
        id,
        referencia: novo.referencia.clone(),
        modelo,
        cnpj_emitente: novo.cnpj_emitente.clone(),
        estado,
        veredito: None,
        autorizacao: None,
        consultas,
    })
}

/// The `ref` parameter: present, not blank, without control characters, not endless.
fn referencia(parametros: &Parametros) -> Result<String, Erro> {
    let referencia = parametros.valor("ref").unwrap_or_default();
    let recusada =
        referencia.trim().is_empty() || referencia.len() > MAIOR_REFERENCIA || referencia.contains(char::is_control);
    if recusada { Err(Erro::from(&REQUISICAO_INVALIDA)) } else { Ok(referencia.to_owned()) }
}
