//! The door for `asyncio`.
//!
//! A worker thread never waits for the GIL with a result in its hands: it leaves the result in the event loop's box and goes on.
//! Only the first letter of a full box wakes the loop, which then takes all of them out at once.

use pyo3::exceptions::PyRuntimeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;
use tokio::task::AbortHandle;

use super::caixa::Caixa;
use super::{Futuro, porta, runtime};

/// Starts the Rust future; what is given waits for it on the running event loop.
pub(super) fn espera(py: Python<'_>, futuro: Futuro) -> PyResult<Espera> {
    static LACO: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let _visita = porta::visitar(py)?;
    if porta::fechada() {
        return Err(PyRuntimeError::new_err("o programa está no fim: não há mais chamadas assíncronas"));
    }
    let laco = LACO.import(py, "asyncio", "get_running_loop")?.call0()?;
    let promessa = laco.call_method0(intern!(py, "create_future"))?;
    let caixa = Caixa::do_laco(&laco)?;
    let destino = promessa.clone().unbind();
    let tarefa = runtime(py)?.spawn(async move { caixa.guardar(destino, futuro.await) });
    let promessa = promessa.call_method0(intern!(py, "__await__"))?.unbind();
    Ok(Espera { promessa, tarefa: tarefa.abort_handle() })
}

/// What `await` runs: the iterator of an `asyncio` future. The Rust future stops when the waiting ends before it.
#[pyclass(frozen)]
pub(super) struct Espera {
    promessa: Py<PyAny>,
    tarefa: AbortHandle,
}

#[pymethods]
impl Espera {
    fn __iter__(este: PyRef<'_, Self>) -> PyRef<'_, Self> {
        este
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.promessa.call_method0(py, intern!(py, "__next__"))
    }

    fn send(&self, py: Python<'_>, _valor: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        self.__next__(py)
    }

    /// A cancellation comes this way.
    #[pyo3(signature = (*excecao))]
    fn throw(&self, py: Python<'_>, excecao: &Bound<'_, PyTuple>) -> PyResult<Py<PyAny>> {
        self.tarefa.abort();
        self.promessa.call_method1(py, intern!(py, "throw"), excecao)
    }

    fn close(&self) {
        self.tarefa.abort();
    }
}

impl Drop for Espera {
    fn drop(&mut self) {
        self.tarefa.abort();
    }
}
