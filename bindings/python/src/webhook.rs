//! Receiving webhooks.

use focus_cte::webhook::{self, Segredo};
use focus_cte::{Documento, Error};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::erro::excecao;
use crate::resposta::{self, ParaPython};

/// Names and values of a delivery's headers.
type Cabecalhos = Vec<(String, Vec<u8>)>;

/// Headers and body.
type Entrega = (Vec<(String, String)>, Py<PyBytes>);

fn segredo(py: Python<'_>, cabecalho: &str, valor: &str) -> PyResult<Segredo> {
    Segredo::cabecalho(cabecalho, valor).map_err(|e| excecao(py, &e))
}

fn entregue<T: ParaPython>(py: Python<'_>, recebido: Result<T, Error>) -> PyResult<Py<PyAny>> {
    recebido.map_err(|e| excecao(py, &e))?.para_python(py)
}

/// Refuses a secret that cannot be one.
#[pyfunction]
pub(crate) fn conferir_segredo(py: Python<'_>, cabecalho: &str, valor: &str) -> PyResult<()> {
    segredo(py, cabecalho, valor).map(drop)
}

/// Verifies a delivery's secret and reads its document.
#[pyfunction]
pub(crate) fn receber_webhook(
    py: Python<'_>,
    headers: Cabecalhos,
    corpo: &[u8],
    cabecalho: &str,
    valor: &str,
) -> PyResult<Py<PyAny>> {
    entregue(py, webhook::receber(headers, corpo, &segredo(py, cabecalho, valor)?))
}

/// Verifies a delivery's secret and reads its summary of a received CT-e.
#[pyfunction]
pub(crate) fn receber_webhook_recebida(
    py: Python<'_>,
    headers: Cabecalhos,
    corpo: &[u8],
    cabecalho: &str,
    valor: &str,
) -> PyResult<Py<PyAny>> {
    entregue(py, webhook::receber_recebida(headers, corpo, &segredo(py, cabecalho, valor)?))
}

/// Verifies a delivery's secret alone.
#[pyfunction]
pub(crate) fn verificar_webhook(py: Python<'_>, headers: Cabecalhos, cabecalho: &str, valor: &str) -> PyResult<()> {
    webhook::verificar(headers, &segredo(py, cabecalho, valor)?).map_err(|e| excecao(py, &e))
}

/// What the API would post: headers and body.
#[pyfunction]
pub(crate) fn entrega_de_teste(
    py: Python<'_>,
    documento: &Bound<'_, PyAny>,
    cabecalho: &str,
    valor: &str,
) -> PyResult<Entrega> {
    let entrega = webhook::entrega_de_teste(&resposta::ler_documento(documento)?, &segredo(py, cabecalho, valor)?);
    Ok((entrega.headers, PyBytes::new(py, &entrega.body).unbind()))
}

/// Reads the JSON of an answer or of a webhook.
#[pyfunction]
pub(crate) fn ler_documento(py: Python<'_>, valor: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
    let documento: Documento = resposta::ler_documento(valor)?;
    documento.para_python(py)
}
