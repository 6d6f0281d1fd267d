//! JSON values as Python objects.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};
use serde::Serialize;
use serde_json::{Map, Value};

/// A JSON value as `None`, `bool`, `int`, `float`, `str`, `list` or `dict`.
pub(crate) fn objeto<'py>(py: Python<'py>, valor: &Value) -> PyResult<Bound<'py, PyAny>> {
    Ok(match valor {
        Value::Null => py.None().into_bound(py),
        Value::Bool(logico) => logico.into_pyobject(py)?.to_owned().into_any(),
        Value::Number(numero) => match (numero.as_i64(), numero.as_u64()) {
            (Some(inteiro), _) => inteiro.into_pyobject(py)?.into_any(),
            (None, Some(inteiro)) => inteiro.into_pyobject(py)?.into_any(),
            (None, None) => numero.as_f64().into_pyobject(py)?.into_any(),
        },
        Value::String(texto) => PyString::new(py, texto).into_any(),
        Value::Array(itens) => {
            let lista = PyList::empty(py);
            for item in itens {
                lista.append(objeto(py, item)?)?;
            }
            lista.into_any()
        }
        Value::Object(campos) => mapa(py, campos)?.into_any(),
    })
}

pub(crate) fn mapa<'py>(py: Python<'py>, campos: &Map<String, Value>) -> PyResult<Bound<'py, PyDict>> {
    let saida = PyDict::new(py);
    for (campo, valor) in campos {
        saida.set_item(campo, objeto(py, valor)?)?;
    }
    Ok(saida)
}

/// Anything of the core that writes itself as a JSON object.
pub(crate) fn dicionario<'py>(py: Python<'py>, valor: &impl Serialize) -> PyResult<Bound<'py, PyDict>> {
    match serde_json::to_value(valor) {
        Ok(Value::Object(campos)) => mapa(py, &campos),
        _ => Ok(PyDict::new(py)),
    }
}
