//! The core's error as JSON, from which JavaScript builds an object of the kind's class.

use std::error::Error as _;

use focus_cte::documento::ErroDetalhe;
use focus_cte::{ErroJson, Error, ErrorKind};
use serde::Serialize;

use crate::resposta;

/// Codes of single values that are not what they should be.
const CODIGOS_DE_VALOR: [&str; 6] =
    ["chave_invalida", "cnpj_invalido", "cpf_invalido", "uf_invalida", "referencia_invalida", "metodo_invalido"];

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ErroJs<'a> {
    code: &'static str,
    message: String,
    mensagem: &'a str,
    retryable: bool,
    proximo_passo: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    operacao: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    codigo: Option<&'a str>,
    erros: &'a [ErroDetalhe],
    #[serde(skip_serializing_if = "Option::is_none")]
    corpo: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "ref")]
    referencia: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    documento: Option<serde_json::Value>,
    /// The chain of causes, from the nearest.
    causas: Vec<String>,
}

/// The error as JSON text.
pub(crate) fn json(erro: &Error) -> String {
    let mut causas = Vec::new();
    let mut causa = erro.source();
    while let Some(esta) = causa {
        causas.push(esta.to_string());
        causa = esta.source();
    }
    let js = ErroJs {
        code: erro.kind().as_str(),
        message: mensagem(erro),
        mensagem: erro.mensagem(),
        retryable: erro.retryable(),
        proximo_passo: erro.proximo_passo(),
        operacao: erro.operacao(),
        status: erro.status(),
        codigo: erro.codigo(),
        erros: erro.erros(),
        corpo: erro.corpo(),
        request_id: erro.request_id(),
        referencia: erro.referencia().map(focus_cte::Referencia::as_str),
        retry_after_ms: erro.retry_after().map(|espera| u64::try_from(espera.as_millis()).unwrap_or(u64::MAX)),
        documento: erro.documento().map(resposta::valor_documento),
        causas,
    };
    serde_json::to_string(&js).unwrap_or_default()
}

/// The sentence that a person reads: of a single value, what is wrong with it alone.
fn mensagem(erro: &Error) -> String {
    if erro.codigo().is_some_and(|codigo| CODIGOS_DE_VALOR.contains(&codigo)) && erro.status().is_none() {
        let mut letras = erro.mensagem().chars();
        let primeira = letras.next().map(char::to_uppercase).into_iter().flatten();
        return primeira.chain(letras).chain(['.']).collect();
    }
    erro.to_string()
}

/// For synchronous functions: the JSON goes as the message of napi's error.
pub(crate) fn lancar(erro: &Error) -> napi::Error {
    napi::Error::from_reason(json(erro))
}

/// A value that is not what it should be, such as a key with a wrong digit.
pub(crate) fn valor(codigo: &'static str, causa: &dyn std::fmt::Display) -> Error {
    Error::new(ErrorKind::Validacao, causa.to_string()).com_codigo(codigo)
}

/// A text that is no document.
pub(crate) fn de_json(erro: &ErroJson) -> Error {
    Error::new(ErrorKind::JsonInvalido, erro.to_string()).com_codigo(erro.codigo)
}

/// An option that cannot be.
pub(crate) fn configuracao(causa: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::Configuracao, causa.to_string())
}
