//! The classes of the standard library that a document may hold.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

/// Classes that are compared by identity first, and by `isinstance` for what derives from them.
pub(super) struct Tipos {
    pub(super) decimal: Py<PyType>,
    pub(super) date: Py<PyType>,
    pub(super) datetime: Py<PyType>,
    pub(super) time: Py<PyType>,
    pub(super) enumeracao: Py<PyType>,
    pub(super) mapping: Py<PyType>,
}

impl Tipos {
    pub(super) fn do_python(py: Python<'_>) -> PyResult<&'static Tipos> {
        static TIPOS: PyOnceLock<Tipos> = PyOnceLock::new();
        TIPOS.get_or_try_init(py, || {
            let classe = |modulo: &str, nome: &str| -> PyResult<Py<PyType>> {
                Ok(py.import(modulo)?.getattr(nome)?.cast_into::<PyType>()?.unbind())
            };
            Ok(Tipos {
                decimal: classe("decimal", "Decimal")?,
                date: classe("datetime", "date")?,
                datetime: classe("datetime", "datetime")?,
                time: classe("datetime", "time")?,
                enumeracao: classe("enum", "Enum")?,
                mapping: classe("collections.abc", "Mapping")?,
            })
        })
    }
}
