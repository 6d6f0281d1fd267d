//! Results on their way from the worker threads to an event loop.

use std::cell::RefCell;
#[cfg(unix)]
use std::io::{Read, Write};
#[cfg(unix)]
use std::os::{fd::AsRawFd, unix::net::UnixStream};
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::exceptions::PyNotImplementedError;
use pyo3::intern;
use pyo3::prelude::*;

use super::{Entrega, porta};

/// The `asyncio` future of a result, and the result.
type Carta = (Py<PyAny>, Entrega);

/// The box of an event loop.
pub(super) struct Caixa {
    cartas: Mutex<Vec<Carta>>,
    campainha: Campainha,
}

/// How the loop learns that its box is not empty.
enum Campainha {
    /// A byte in a socket that the loop reads: rung without the GIL.
    #[cfg(unix)]
    Fio(UnixStream),
    /// `call_soon_threadsafe` of a loop that reads no sockets of others, by a thread that may wait for the GIL.
    Recado(Py<PyAny>),
}

thread_local! {
    /// The loop that ran last in this thread, and its box.
    static ULTIMA: RefCell<Option<(Py<PyAny>, Arc<Caixa>)>> = const { RefCell::new(None) };
}

impl Caixa {
    /// The box of this loop, made on its first call.
    pub(super) fn do_laco(laco: &Bound<'_, PyAny>) -> PyResult<Arc<Caixa>> {
        ULTIMA.with_borrow_mut(|ultima| {
            if let Some((_, caixa)) = ultima.as_ref().filter(|(dono, _)| dono.is(laco)) {
                return Ok(Arc::clone(caixa));
            }
            let caixa = Caixa::nova(laco)?;
            *ultima = Some((laco.clone().unbind(), Arc::clone(&caixa)));
            Ok(caixa)
        })
    }

    fn com(campainha: Campainha) -> Arc<Caixa> {
        Arc::new(Caixa { cartas: Mutex::default(), campainha })
    }

    #[cfg(unix)]
    fn nova(laco: &Bound<'_, PyAny>) -> PyResult<Arc<Caixa>> {
        let (toca, ouve) = UnixStream::pair()?;
        toca.set_nonblocking(true)?;
        ouve.set_nonblocking(true)?;
        let descritor = ouve.as_raw_fd();
        let caixa = Caixa::com(Campainha::Fio(toca));
        let carteiro = Carteiro { caixa: Arc::clone(&caixa), ouve: Some(ouve) };
        match laco.call_method1(intern!(laco.py(), "add_reader"), (descritor, carteiro)) {
            Ok(_) => Ok(caixa),
            Err(erro) if erro.is_instance_of::<PyNotImplementedError>(laco.py()) => Ok(Caixa::sem_fio(laco)),
            Err(erro) => Err(erro),
        }
    }

    #[cfg(not(unix))]
    fn nova(laco: &Bound<'_, PyAny>) -> PyResult<Arc<Caixa>> {
        Ok(Caixa::sem_fio(laco))
    }

    fn sem_fio(laco: &Bound<'_, PyAny>) -> Arc<Caixa> {
        Caixa::com(Campainha::Recado(laco.clone().unbind()))
    }

    /// Puts a letter in; the first one rings.
    pub(super) fn guardar(self: Arc<Self>, promessa: Py<PyAny>, entrega: Entrega) {
        let mut cartas = self.cartas.lock().unwrap_or_else(PoisonError::into_inner);
        cartas.push((promessa, entrega));
        let primeira = cartas.len() == 1;
        drop(cartas);
        if primeira {
            self.tocar();
        }
    }

    /// A loop that is closed, or an interpreter that is going, has nobody to hear it; a full socket rang already.
    fn tocar(self: Arc<Self>) {
        match &self.campainha {
            #[cfg(unix)]
            Campainha::Fio(fio) => drop((&*fio).write(&[1])),
            Campainha::Recado(_) => drop(tokio::task::spawn_blocking(move || self.dar_recado())),
        }
    }

    fn dar_recado(self: Arc<Self>) {
        porta::entrar(|py| {
            let carteiro = Carteiro {
                caixa: Arc::clone(&self),
                #[cfg(unix)]
                ouve: None,
            };
            if let Campainha::Recado(laco) = &self.campainha {
                let _ = laco.call_method1(py, intern!(py, "call_soon_threadsafe"), (carteiro,));
            }
        });
    }
}

/// What the loop calls when the bell rang: hands every letter to its future.
#[pyclass(frozen)]
struct Carteiro {
    caixa: Arc<Caixa>,
    #[cfg(unix)]
    ouve: Option<UnixStream>,
}

#[pymethods]
impl Carteiro {
    fn __call__(&self, py: Python<'_>) -> PyResult<()> {
        let _visita = porta::visitar(py)?;
        #[cfg(unix)]
        if let Some(mut ouve) = self.ouve.as_ref() {
            // Before the letters are taken: what rings from here on calls again.
            let _ = ouve.read(&mut [0; 16]);
        }
        let cartas = std::mem::take(&mut *self.caixa.cartas.lock().unwrap_or_else(PoisonError::into_inner));
        for (promessa, entrega) in cartas {
            let promessa = promessa.bind(py);
            if promessa.call_method0(intern!(py, "done"))?.is_truthy()? {
                continue;
            }
            match entrega(py) {
                Ok(valor) => promessa.call_method1(intern!(py, "set_result"), (valor,))?,
                Err(erro) => promessa.call_method1(intern!(py, "set_exception"), (erro.into_value(py),))?,
            };
        }
        Ok(())
    }
}
