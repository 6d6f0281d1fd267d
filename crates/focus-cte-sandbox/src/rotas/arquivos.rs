//! Downloads: `GET` of the paths that answers tell. As in the object storage behind the real API, they need no token.

use axum::extract::State;
use axum::http::{Uri, header};
use axum::response::{IntoResponse, Response};

use crate::dacte;
use crate::erros::{ARQUIVO_NAO_ENCONTRADO, Erro};
use crate::servidor::Contexto;

/// A file by its exact path. What is not the name of a stored file (`..`, an escaped slash, a folder) does not exist.
pub(super) async fn baixar(State(contexto): State<Contexto>, uri: Uri) -> Result<Response, Erro> {
    if let Some(pdf) = dacte::imprimir(&contexto.armazenamento, uri.path()).await? {
        return Ok(([(header::CONTENT_TYPE, "application/pdf")], pdf).into_response());
    }
    let conteudo = contexto.armazenamento.arquivo(uri.path()).await?;
    let conteudo = conteudo.ok_or_else(|| Erro::from(&ARQUIVO_NAO_ENCONTRADO))?;
    Ok(([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], conteudo).into_response())
}
