//! What the API answers, as the classes of `focus_cte.respostas`.

use std::time::Duration;

use focus_cte::client::RateLimit;
use focus_cte::documento::{CteRecebida, PaginaRecebidas, RawResponse, RespostaEvento, RespostaInutilizacao, Webhook};
use focus_cte::{Documento, Error, ErrorKind};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyList};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::conversao::{dicionario, documento, mapa, objeto};
use crate::erro::excecao;

/// Something of the core that has a face in Python. Called with the GIL, when the future is done.
pub(crate) trait ParaPython: Send + 'static {
    /// The Python object.
    fn para_python(self, py: Python<'_>) -> PyResult<Py<PyAny>>;
}

impl ParaPython for () {
    fn para_python(self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        Ok(py.None())
    }
}

impl ParaPython for Vec<u8> {
    fn para_python(self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        Ok(PyBytes::new(py, &self).into_any().unbind())
    }
}

impl ParaPython for RawResponse {
    fn para_python(self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        bruta(py, &self)
    }
}

impl ParaPython for Documento {
    fn para_python(self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let extras = PyDict::new(py);
        extras.set_item("reconciliado", self.reconciliado())?;
        let divergencias: Vec<_> = self.divergencias().iter().map(|d| dicionario(py, d)).collect::<PyResult<_>>()?;
        extras.set_item("divergencias", divergencias)?;
        montar(py, "Documento", &self, &self.outros, self.resposta(), &extras)
    }
}

impl ParaPython for RespostaEvento {
    fn para_python(self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let extras = PyDict::new(py);
        extras.set_item("reconciliado", self.reconciliado())?;
        montar(py, "RespostaEvento", &self, &self.outros, self.resposta(), &extras)
    }
}

impl ParaPython for RespostaInutilizacao {
    fn para_python(self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        montar(py, "RespostaInutilizacao", &self, &self.outros, self.resposta(), &PyDict::new(py))
    }
}

impl ParaPython for CteRecebida {
    fn para_python(self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        montar(py, "CteRecebida", &self, &self.outros, None, &PyDict::new(py))
    }
}

impl ParaPython for Webhook {
    fn para_python(self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let classe = modulo(py)?.getattr("Webhook")?;
        let campos = dicionario(py, &self)?;
        Ok(classe.call1((campos, mapa(py, &self.outros)?, self.authorization))?.unbind())
    }
}

impl ParaPython for PaginaRecebidas {
    fn para_python(self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let itens: Vec<_> = self.itens.into_iter().map(|item| item.para_python(py)).collect::<PyResult<_>>()?;
        let ilegiveis = PyList::empty(py);
        for item in &self.ilegiveis {
            let campos = PyDict::new(py);
            campos.set_item("posicao", item.posicao)?;
            campos.set_item("versao", item.versao)?;
            campos.set_item("motivo", &item.motivo)?;
            campos.set_item("valor", objeto(py, &item.valor)?)?;
            ilegiveis.append(campos)?;
        }
        let classe = modulo(py)?.getattr("PaginaRecebidas")?;
        Ok(classe.call1((itens, ilegiveis, self.total, self.versao_maxima, self.cursor))?.unbind())
    }
}

impl ParaPython for Value {
    fn para_python(self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        Ok(objeto(py, &self)?.unbind())
    }
}

impl<T: ParaPython> ParaPython for Option<T> {
    fn para_python(self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.map_or_else(|| Ok(py.None()), |valor| valor.para_python(py))
    }
}

impl ParaPython for Vec<Webhook> {
    fn para_python(self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let itens: Vec<_> = self.into_iter().map(|item| item.para_python(py)).collect::<PyResult<_>>()?;
        Ok(PyList::new(py, itens)?.into_any().unbind())
    }
}

/// What the headers of the last answer said of the rate limit.
pub(crate) fn limite(py: Python<'_>, limite: RateLimit) -> PyResult<Py<PyAny>> {
    let classe = modulo(py)?.getattr("LimiteDeRequisicoes")?;
    let segundos = |tempo: Option<Duration>| tempo.map(|tempo| tempo.as_secs_f64());
    let partes = (limite.limit, limite.remaining, segundos(limite.reset), segundos(limite.retry_after));
    Ok(classe.call1(partes)?.unbind())
}

/// A document that the API answered: an object that `to_dict()` gives back as it came, or its JSON in any form.
pub(crate) fn ler_documento(valor: &Bound<'_, PyAny>) -> PyResult<Documento> {
    let entrada = match valor.getattr_opt("to_dict")? {
        Some(to_dict) => documento(&to_dict.call0()?)?,
        None => documento(valor)?,
    };
    Documento::from_slice(entrada.bytes())
        .map_err(|e| excecao(valor.py(), &Error::new(ErrorKind::RespostaInvalida, e.to_string())))
}

/// `Classe(campos, outros, bruto, **extras)`: the fields under their canonical names, and which of them were not understood.
pub(crate) fn montar(
    py: Python<'_>,
    classe: &str,
    resposta: &impl Serialize,
    outros: &Map<String, Value>,
    bruta_: Option<&RawResponse>,
    extras: &Bound<'_, PyDict>,
) -> PyResult<Py<PyAny>> {
    let campos = dicionario(py, resposta)?;
    let bruto = bruta_.map(|resposta| BrutaNativa(resposta.clone()));
    let classe = modulo(py)?.getattr(classe)?;
    Ok(classe.call((campos, mapa(py, outros)?, bruto), Some(extras))?.unbind())
}

/// The HTTP answer below another: its Python objects are made when they are asked for.
#[pyclass(frozen, module = "focus_cte._native")]
pub(crate) struct BrutaNativa(RawResponse);

#[pymethods]
impl BrutaNativa {
    /// The `RespostaBruta` that it is.
    fn ler(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        bruta(py, &self.0)
    }

    /// Copied and pickled as the `RespostaBruta`.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Partes<'py>)> {
        Ok((modulo(py)?.getattr("RespostaBruta")?, partes(py, &self.0)))
    }
}

type Partes<'py> = (u16, Vec<(String, String)>, Bound<'py, PyBytes>);

fn partes<'py>(py: Python<'py>, resposta: &RawResponse) -> Partes<'py> {
    (resposta.status(), resposta.headers().to_vec(), PyBytes::new(py, resposta.body()))
}

fn bruta(py: Python<'_>, resposta: &RawResponse) -> PyResult<Py<PyAny>> {
    Ok(modulo(py)?.getattr("RespostaBruta")?.call1(partes(py, resposta))?.unbind())
}

pub(crate) fn modulo(py: Python<'_>) -> PyResult<&Bound<'_, PyModule>> {
    static MODULO: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    Ok(MODULO.get_or_try_init(py, || py.import("focus_cte.respostas").map(Bound::unbind))?.bind(py))
}
