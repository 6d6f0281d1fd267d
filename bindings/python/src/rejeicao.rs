//! What the authority's return codes mean.

use focus_cte::documento::RespostaEvento;
use focus_cte::{Error, ErrorKind, Rejeicao, rejeicao};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::conversao::{dicionario, documento};
use crate::erro::excecao;
use crate::resposta;

type Campos<'py> = PyResult<Option<Bound<'py, PyDict>>>;

/// The fields of a code's entry; nothing for a code that no rule has.
#[pyfunction]
pub(crate) fn explicar(py: Python<'_>, cstat: i64) -> Campos<'_> {
    campos(py, u16::try_from(cstat).ok().and_then(rejeicao::explicar))
}

/// The fields of the entry of the code that refused a document.
#[pyfunction]
pub(crate) fn rejeicao_do_documento<'py>(valor: &Bound<'py, PyAny>) -> Campos<'py> {
    campos(valor.py(), resposta::ler_documento(valor)?.rejeicao().as_ref())
}

/// The fields of the entry of the code that refused an event.
#[pyfunction]
pub(crate) fn rejeicao_do_evento<'py>(valor: &Bound<'py, PyAny>) -> Campos<'py> {
    let entrada = documento(&valor.call_method0("to_dict")?)?;
    let resposta = RespostaEvento::from_slice(entrada.bytes())
        .map_err(|e| excecao(valor.py(), &Error::new(ErrorKind::RespostaInvalida, e.to_string())))?;
    campos(valor.py(), resposta.rejeicao().as_ref())
}

fn campos<'py>(py: Python<'py>, rejeicao: Option<&Rejeicao>) -> Campos<'py> {
    rejeicao.map(|rejeicao| dicionario(py, rejeicao)).transpose()
}
