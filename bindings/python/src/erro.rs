//! Errors of the core as exceptions of `focus_cte.erros`.

use focus_cte::{Documento, ErroJson, Error, ErrorKind};
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

use crate::conversao::dicionario;
use crate::resposta::ParaPython as _;

/// The codes of every kind of error, in the core's order.
#[pyfunction]
pub(crate) fn tipos_de_erro() -> Vec<&'static str> {
    ErrorKind::TODOS.iter().map(|kind| kind.as_str()).collect()
}

/// The exception of an error, its causes chained.
pub(crate) fn excecao(py: Python<'_>, erro: &Error) -> PyErr {
    montar(py, erro).unwrap_or_else(|falha| falha)
}

fn montar(py: Python<'_>, erro: &Error) -> PyResult<PyErr> {
    let campos = PyDict::new(py);
    let erros: Vec<_> = erro.erros().iter().map(|e| dicionario(py, e)).collect::<PyResult<_>>()?;
    campos.set_item("mensagem", erro.mensagem())?;
    campos.set_item("operacao", erro.operacao())?;
    campos.set_item("status", erro.status())?;
    campos.set_item("codigo", erro.codigo())?;
    campos.set_item("erros", erros)?;
    campos.set_item("corpo", erro.corpo())?;
    campos.set_item("request_id", erro.request_id())?;
    campos.set_item("ref", erro.referencia().map(focus_cte::Referencia::as_str))?;
    campos.set_item("retry_after", erro.retry_after().map(|espera| espera.as_secs_f64()))?;
    campos.set_item("retryable", erro.retryable())?;
    campos.set_item("proximo_passo", erro.proximo_passo())?;
    campos.set_item("documento", erro.documento().cloned().map(|d: Documento| d.para_python(py)).transpose()?)?;
    let excecao = nova(py, erro.kind().as_str(), erro.to_string(), &campos)?;
    if let Some(causa) = std::error::Error::source(erro) {
        excecao.set_cause(py, Some(da_causa(py, causa)?));
    }
    Ok(excecao)
}

fn da_causa(py: Python<'_>, causa: &(dyn std::error::Error + 'static)) -> PyResult<PyErr> {
    if let Some(erro) = causa.downcast_ref::<Error>() {
        return montar(py, erro);
    }
    let excecao = PyErr::from_value(modulo(py)?.getattr("Causa")?.call1((causa.to_string(),))?);
    if let Some(anterior) = causa.source() {
        excecao.set_cause(py, Some(da_causa(py, anterior)?));
    }
    Ok(excecao)
}

/// Text that is no JSON document.
pub(crate) fn json_invalido(py: Python<'_>, erro: &ErroJson) -> PyErr {
    let campos = PyDict::new(py);
    let montada = campos
        .set_item("codigo", erro.codigo)
        .and_then(|()| campos.set_item("mensagem", &erro.mensagem))
        .and_then(|()| campos.set_item("linha", erro.linha))
        .and_then(|()| campos.set_item("coluna", erro.coluna))
        .and_then(|()| nova(py, ErrorKind::JsonInvalido.as_str(), erro.to_string(), &campos));
    montada.unwrap_or_else(|falha| falha)
}

/// A value that is not of the domain: also a `ValueError`.
pub(crate) fn valor_invalido(py: Python<'_>, texto: &impl ToString) -> PyErr {
    nova(py, "valor_invalido", texto.to_string(), &PyDict::new(py)).unwrap_or_else(|falha| falha)
}

/// A value of a type that has no meaning here: also a `TypeError`.
pub(crate) fn tipo_invalido(py: Python<'_>, texto: &impl ToString) -> PyErr {
    nova(py, "tipo_invalido", texto.to_string(), &PyDict::new(py)).unwrap_or_else(|falha| falha)
}

fn nova(py: Python<'_>, kind: &str, texto: String, campos: &Bound<'_, PyDict>) -> PyResult<PyErr> {
    let classe = modulo(py)?.getattr("CLASSES")?.get_item(kind)?;
    let excecao = classe.call((texto,), Some(campos))?;
    Ok(PyErr::from_value(excecao.cast_into::<PyException>().map_err(PyErr::from)?.into_any()))
}

fn modulo(py: Python<'_>) -> PyResult<&Bound<'_, PyModule>> {
    static MODULO: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    Ok(MODULO.get_or_try_init(py, || py.import("focus_cte.erros").map(Bound::unbind))?.bind(py))
}
