//! The blocking door.

use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use tokio::runtime::Handle;
use tokio::time::{Instant, MissedTickBehavior, interval_at};

use super::{Futuro, porta, runtime};

/// How often a waiting call asks whether Ctrl-C was pressed.
const TIQUE: Duration = Duration::from_millis(100);

/// Runs the future to its end without the GIL. A signal whose handler raises ends the wait, and drops the future.
pub(super) fn esperar(py: Python<'_>, mut futuro: Futuro) -> PyResult<Py<PyAny>> {
    if Handle::try_current().is_ok() {
        return Err(PyRuntimeError::new_err(
            "chamada bloqueante dentro de uma thread do próprio cliente (um handler de logging?); use outra thread",
        ));
    }
    let runtime = runtime(py)?;
    let entrega = py.detach(|| {
        runtime.block_on(async {
            let mut tique = interval_at(Instant::now() + TIQUE, TIQUE);
            tique.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                tokio::select! {
                    biased;
                    entrega = &mut futuro => return Ok(entrega),
                    _ = tique.tick() => sinais()?,
                }
            }
        })
    });
    // Dropped without the GIL: what the future holds may take locks that another thread has while it waits for the GIL.
    py.detach(|| drop(futuro));
    let _visita = porta::visitar(py)?;
    entrega.and_then(|entrega| entrega(py))
}

fn sinais() -> PyResult<()> {
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone is not general over lifetimes")]
    Python::attach(|py| py.check_signals())
}
