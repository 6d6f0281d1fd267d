//! A future of the core that has not started yet.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

use focus_cte::Error;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use super::{assincrona, sincrona};
use crate::erro::excecao;
use crate::resposta::ParaPython;

/// What is left to do with the GIL when a future is done: make the result, or the exception.
pub(crate) type Entrega = Box<dyn FnOnce(Python<'_>) -> PyResult<Py<PyAny>> + Send>;

/// A future of the core, its types forgotten.
pub(crate) type Futuro = Pin<Box<dyn Future<Output = Entrega> + Send>>;

/// A call that has not started: `esperar()` makes it and blocks, `await` makes it on the running event loop.
#[pyclass(frozen, module = "focus_cte._native")]
pub(crate) struct Operacao(Mutex<Option<Futuro>>);

impl Operacao {
    /// The call that this future makes.
    pub(crate) fn nova<T: ParaPython>(futuro: impl Future<Output = Result<T, Error>> + Send + 'static) -> Operacao {
        Operacao::de_entrega(async move {
            match futuro.await {
                Ok(valor) => Box::new(|py: Python<'_>| valor.para_python(py)) as Entrega,
                Err(erro) => Box::new(move |py: Python<'_>| Err(excecao(py, &erro))),
            }
        })
    }

    /// The call of a future that says itself what to make of its result.
    pub(crate) fn de_entrega(futuro: impl Future<Output = Entrega> + Send + 'static) -> Operacao {
        Operacao(Mutex::new(Some(Box::pin(futuro))))
    }

    fn tomar(&self) -> PyResult<Futuro> {
        let futuro = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        futuro.ok_or_else(|| PyRuntimeError::new_err("esta operação já foi feita; chame o método do cliente outra vez"))
    }
}

#[pymethods]
impl Operacao {
    /// Makes the call and blocks until it is done, without the GIL.
    fn esperar(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        sincrona::esperar(py, self.tomar()?)
    }

    fn __await__(&self, py: Python<'_>) -> PyResult<assincrona::Espera> {
        assincrona::espera(py, self.tomar()?)
    }
}
