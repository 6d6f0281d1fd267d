//! The Tokio runtime of the process.

use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use tokio::runtime::{Builder, Runtime};

/// Network work is light, and the program has threads of its own: more would only wake each other.
const THREADS: usize = 1;

/// The process that a runtime belongs to, and the runtime. Never dropped: after a `fork` its threads are not there to be joined.
static ATUAL: Mutex<Option<(u32, &'static Runtime)>> = Mutex::new(None);

/// The runtime of this process. Threads do not survive a `fork`, so a child gets its own.
///
/// Called with the GIL held, so that no other thread forks while the lock is taken.
pub(crate) fn runtime(_com_gil: Python<'_>) -> PyResult<&'static Runtime> {
    let pid = std::process::id();
    let mut atual = ATUAL.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((dono, runtime)) = *atual
        && dono == pid
    {
        return Ok(runtime);
    }
    let novo = Builder::new_multi_thread()
        .worker_threads(THREADS)
        .thread_name("focus-cte")
        .enable_all()
        .build()
        .map_err(|e| PyRuntimeError::new_err(format!("não foi possível criar as threads do cliente: {e}")))?;
    let novo: &'static Runtime = Box::leak(Box::new(novo));
    *atual = Some((pid, novo));
    Ok(novo)
}
