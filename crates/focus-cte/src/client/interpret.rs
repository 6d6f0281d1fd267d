//! From an HTTP answer to a document or an error.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::limit::RateLimit;
use super::transport::{Failure, FailureKind};
use crate::documento::{Documento, ErroDetalhe, RawResponse};
use crate::error::{Error, ErrorKind};
use crate::types::Token;

/// Most of an error's body that is kept.
const MAX_ERROR_BODY: usize = 64 * 1024;

/// Reads a successful answer as a document.
pub(super) fn documento(response: RawResponse, token: &Token) -> Result<Documento, Error> {
    match Documento::from_slice(response.body()) {
        Ok(documento) => Ok(documento.com_resposta(response)),
        Err(e) => Err(Error::new(ErrorKind::RespostaInvalida, e.to_string())
            .com_status(response.status())
            .com_corpo(hide(&body(&response), token))
            .com_fonte(e)),
    }
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
    let error = Error::new(kind, hide(&failure.message, token));
    match failure.source {
        Some(source) => error.com_fonte(source),
        None => error,
    }
}

fn body(response: &RawResponse) -> String {
    let bytes = response.body();
    String::from_utf8_lossy(&bytes[..bytes.len().min(MAX_ERROR_BODY)]).into_owned()
}

/// Blanks the token out of a server's text, bare or as HTTP Basic writes it: a server may echo what it received.
fn hide(text: &str, token: &Token) -> String {
    let secret = token.expor();
    let encoded = STANDARD.encode(format!("{secret}:"));
    text.replace(&encoded, "***").replace(secret, "***")
}
