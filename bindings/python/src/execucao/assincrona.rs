//! The door for `asyncio`.
//!
//! A worker thread never waits for the GIL with a result in its hands: it leaves the result in the event loop's box and goes on.
//! Only the first letter of a full box wakes the loop, which then takes all of them out at once.

use std::cell::RefCell;
use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use tokio::task::AbortHandle;

use super::{Entrega, Futuro, porta, runtime};

/// An `asyncio` future of the running loop that is done when the Rust one is.
pub(super) fn promessa(py: Python<'_>, futuro: Futuro) -> PyResult<Bound<'_, PyAny>> {
    static LACO: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let _visita = porta::visitar(py)?;
    if porta::fechada() {
        return Err(PyRuntimeError::new_err("o programa está no fim: não há mais chamadas assíncronas"));
    }
    let laco = LACO.import(py, "asyncio", "get_running_loop")?.call0()?;
    let promessa = laco.call_method0("create_future")?;
    let caixa = Caixa::do_laco(&laco)?;
    let runtime = runtime(py)?;
    let destino = promessa.clone().unbind();
    let tarefa = runtime.spawn(async move {
        let entrega = futuro.await;
        if caixa.get().guardar(destino, entrega) {
            // The thread that wakes the loop has to wait for the GIL: not one of the workers.
            drop(tokio::task::spawn_blocking(move || Caixa::acordar(&caixa)));
        }
    });
    promessa.call_method1("add_done_callback", (Desistencia(tarefa.abort_handle()),))?;
    Ok(promessa)
}

/// Stops the Rust future when the Python one is done: after a cancellation there is something to stop.
#[pyclass(frozen)]
struct Desistencia(AbortHandle);

#[pymethods]
impl Desistencia {
    fn __call__(&self, py: Python<'_>, _promessa: &Bound<'_, PyAny>) {
        py.detach(|| self.0.abort());
    }
}

type Carta = (Py<PyAny>, Entrega);

/// Results on their way to an event loop.
#[pyclass(frozen)]
struct Caixa {
    laco: Py<PyAny>,
    cartas: Mutex<Vec<Carta>>,
}

thread_local! {
    /// The box of the loop that ran last in this thread.
    static ULTIMA: RefCell<Option<Py<Caixa>>> = const { RefCell::new(None) };
}

impl Caixa {
    fn do_laco(laco: &Bound<'_, PyAny>) -> PyResult<Py<Caixa>> {
        let py = laco.py();
        ULTIMA.with_borrow_mut(|ultima| {
            if let Some(caixa) = ultima.as_ref().filter(|caixa| caixa.get().laco.is(laco)) {
                return Ok(caixa.clone_ref(py));
            }
            let nova = Py::new(py, Caixa { laco: laco.clone().unbind(), cartas: Mutex::default() })?;
            *ultima = Some(nova.clone_ref(py));
            Ok(nova)
        })
    }

    /// Puts a letter in; whether it is the first, and the loop has to be told.
    fn guardar(&self, promessa: Py<PyAny>, entrega: Entrega) -> bool {
        let mut cartas = self.cartas.lock().unwrap_or_else(PoisonError::into_inner);
        cartas.push((promessa, entrega));
        cartas.len() == 1
    }

    /// A loop that is closed, or an interpreter that is going, has nobody to tell.
    fn acordar(caixa: &Py<Caixa>) {
        porta::entrar(|py| {
            let _ = caixa.get().laco.bind(py).call_method1("call_soon_threadsafe", (caixa,));
        });
    }
}

#[pymethods]
impl Caixa {
    /// Called by the loop: hands every letter to its future.
    fn __call__(&self, py: Python<'_>) -> PyResult<()> {
        let _visita = porta::visitar(py)?;
        let cartas = std::mem::take(&mut *self.cartas.lock().unwrap_or_else(PoisonError::into_inner));
        for (promessa, entrega) in cartas {
            let promessa = promessa.bind(py);
            if promessa.call_method0("done")?.is_truthy()? {
                continue;
            }
            match entrega(py) {
                Ok(valor) => promessa.call_method1("set_result", (valor,))?,
                Err(erro) => promessa.call_method1("set_exception", (erro.into_value(py),))?,
            };
        }
        Ok(())
    }
}
