//! From an HTTP answer to a document or an error.

use std::error::Error as StdError;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use super::rate_limit::RateLimit;
use super::redact::hide;
use super::transport::{Failure, FailureKind};
use crate::documento::{Documento, ErroDetalhe, RawResponse, RespostaEvento};
use crate::error::{Error, ErrorKind};
use crate::types::Token;

/// Most of an error's body that is kept.
const MAX_ERROR_BODY: usize = 64 * 1024;

/// Reads a successful answer as a document.
pub(super) fn documento(response: RawResponse, token: &Token) -> Result<Documento, Error> {
    match Documento::from_slice(response.body()) {
        Ok(documento) => Ok(documento.com_resposta(response)),
        Err(e) => Err(invalid(&response, token, e)),
    }
}

/// Reads a successful answer as that of an event.
pub(super) fn evento(response: RawResponse, token: &Token) -> Result<RespostaEvento, Error> {
    match RespostaEvento::from_slice(response.body()) {
        Ok(evento) => Ok(evento.com_resposta(response)),
        Err(e) => Err(invalid(&response, token, e)),
    }
}

/// Reads a successful answer as any JSON that has this form.
pub(super) fn json<T: DeserializeOwned>(response: &RawResponse, token: &Token) -> Result<T, Error> {
    let body = response.body();
    serde_json::from_slice(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)).map_err(|e| {
        let what = if e.is_data() { "o conteúdo não tem a forma esperada" } else { "a resposta não é JSON" };
        let message = format!("{what} (linha {}, coluna {})", e.line(), e.column());
        invalid(response, token, Told(message))
    })
}

/// A success whose body is not what the API promises.
pub(super) fn invalid(response: &RawResponse, token: &Token, e: impl StdError + Send + Sync + 'static) -> Error {
    let error = Error::new(ErrorKind::RespostaInvalida, hide(&e.to_string(), token)).com_status(response.status());
    let error = match response.header("x-request-id") {
        Some(id) => error.com_request_id(hide(id, token)),
        None => error,
    };
    error.com_corpo(hide(&body(response), token))
}

/// A sentence as an error.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Told(pub(super) String);

/// Whether a body is the beginning of a JSON value that goes on.
pub(super) fn cut_off(body: &[u8]) -> bool {
    let starts = matches!(body.trim_ascii_start().first(), Some(b'{' | b'['));
    starts && serde_json::from_slice::<IgnoredAny>(body).is_err_and(|e| e.is_eof())
}

/// Nobody knows what became of the request; keeps what the lost answer said.
pub(super) fn unknown(cause: Error, asking: Option<&Error>) -> Error {
    let message = match asking {
        None => format!("a resposta se perdeu ({})", cause.mensagem()),
        Some(asking) => {
            format!("a resposta se perdeu ({}) e a consulta também falhou ({})", cause.mensagem(), asking.mensagem())
        }
    };
    Error::new(ErrorKind::ResultadoDesconhecido, message).com_detalhes_de(&cause).com_fonte(cause)
}

/// The error of an answer that is not a success, whatever its body.
pub(super) fn http_error(response: &RawResponse, token: &Token) -> Error {
    let status = response.status();
    let mut error = Error::new(ErrorKind::de_status(status), "").com_status(status);
    let hidden = |text: &str| hide(text, token);
    let mut message;
    if let Ok(Value::Object(fields)) = serde_json::from_slice::<Value>(response.body()) {
        let text = |name: &str| fields.get(name).and_then(Value::as_str).filter(|t| !t.trim().is_empty());
        if let Some(code) = text("codigo").or_else(|| text("status")) {
            error = error.com_codigo(hidden(code));
        }
        message = ["mensagem", "mensagem_sefaz", "message", "error"]
            .iter()
            .find_map(|n| text(n))
            .map(hidden)
            .unwrap_or_default();
        let mut list = fields.get("erros").map(ErroDetalhe::lista).unwrap_or_default();
        for item in &mut list {
            item.mensagem = hidden(&item.mensagem);
            item.campo = item.campo.take().map(|t| hidden(&t));
            item.codigo = item.codigo.take().map(|t| hidden(&t));
        }
        if message.is_empty() && list.is_empty() {
            message = "a resposta não traz mensagem".into();
        }
        error = error.com_erros(list);
    } else if (300..400).contains(&status) {
        message = "o servidor redireciona para outro endereço".into();
    } else if response.body().trim_ascii().is_empty() {
        message = "a resposta veio sem conteúdo".into();
    } else if cut_off(response.body()) {
        message = "a resposta veio cortada".into();
    } else {
        let kind = response.header("content-type").unwrap_or("tipo não informado");
        message = format!("a resposta não é JSON ({})", hidden(kind));
    }
    if let Some(wait) = RateLimit::from_response(response).asked_wait(status) {
        error = error.com_retry_after(wait);
    }
    if let Some(id) = response.header("x-request-id") {
        error = error.com_request_id(hidden(id));
    }
    error.com_mensagem(message).com_corpo(hidden(&body(response)))
}

/// The error of a request without a whole answer.
pub(super) fn failure_error(failure: Failure, token: &Token) -> Error {
    let kind = match failure.kind {
        FailureKind::NotSent | FailureKind::Interrupted => ErrorKind::Conexao,
        FailureKind::Timeout => ErrorKind::Timeout,
        FailureKind::TooLarge => ErrorKind::RespostaInvalida,
    };
    let mut error = Error::new(kind, hide(&failure.message, token));
    if let Some(partial) = &failure.partial {
        error = error.com_status(partial.status()).com_corpo(hide(&body(partial), token));
        if let Some(id) = partial.header("x-request-id") {
            error = error.com_request_id(hide(id, token));
        }
    }
    match failure.source {
        Some(source) => error.com_fonte(source),
        None => error,
    }
}

fn body(response: &RawResponse) -> String {
    let bytes = response.body();
    String::from_utf8_lossy(&bytes[..bytes.len().min(MAX_ERROR_BODY)]).into_owned()
}
