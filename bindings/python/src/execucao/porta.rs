//! The way from Rust into Python code, shut before the interpreter goes.
//!
//! A thread that is inside Python when the interpreter goes is ended there and then (by CPython before 3.14), and what its Rust
//! held is dropped without the GIL: a crash at the end of a program that did all its work. So at its end no more threads are let
//! in, and those inside are waited for.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};

use pyo3::prelude::*;

/// The longest that the end of the program waits, for a log handler that does not return.
const PACIENCIA: Duration = Duration::from_secs(2);

static FECHADA: AtomicBool = AtomicBool::new(false);

/// Threads inside, in the lower half, and the process they are of, in the upper: after a `fork` the child has none of them.
static DENTRO: AtomicU64 = AtomicU64::new(0);

/// Enters Python from any thread. `None` when the interpreter is going, or gone.
pub(crate) fn entrar<T>(fazer: impl FnOnce(Python<'_>) -> T) -> Option<T> {
    let visita = Visita::nova();
    if fechada() {
        return None;
    }
    let feito = Python::try_attach(fazer);
    drop(visita);
    feito
}

/// Counts a thread of the program that calls Python code from here, until the visit is dropped. A daemon thread that comes when
/// the interpreter is going stays here for good, as CPython has it from 3.14 on.
pub(crate) fn visitar(py: Python<'_>) -> PyResult<Visita> {
    let visita = Visita::nova();
    if fechada() && !na_thread_principal(py)? {
        drop(visita);
        py.detach(|| {
            loop {
                thread::park();
            }
        });
    }
    Ok(visita)
}

fn na_thread_principal(py: Python<'_>) -> PyResult<bool> {
    let threading = py.import("threading")?;
    let principal = threading.call_method0("main_thread")?.getattr("ident")?;
    threading.call_method0("get_ident")?.eq(principal)
}

/// Whether the interpreter is going.
pub(super) fn fechada() -> bool {
    FECHADA.load(SeqCst)
}

/// A thread is inside Python.
pub(crate) struct Visita;

impl Visita {
    fn nova() -> Visita {
        let processo = u64::from(std::process::id()) << 32;
        let mais_um = |antes: u64| if antes >> 32 == processo >> 32 { antes + 1 } else { processo + 1 };
        let mut antes = DENTRO.load(SeqCst);
        while let Err(agora) = DENTRO.compare_exchange_weak(antes, mais_um(antes), SeqCst, SeqCst) {
            antes = agora;
        }
        Visita
    }
}

impl Drop for Visita {
    fn drop(&mut self) {
        DENTRO.fetch_sub(1, SeqCst);
    }
}

/// Lets nobody in any more, and waits for those inside. Called by `atexit`.
#[pyfunction]
pub(crate) fn fechar_porta(py: Python<'_>) {
    FECHADA.store(true, SeqCst);
    let processo = u64::from(std::process::id());
    let alguem = || {
        let dentro = DENTRO.load(SeqCst);
        dentro >> 32 == processo && dentro & u64::from(u32::MAX) > 0
    };
    py.detach(|| {
        let inicio = Instant::now();
        while alguem() && inicio.elapsed() < PACIENCIA {
            thread::sleep(Duration::from_millis(1));
        }
    });
}
