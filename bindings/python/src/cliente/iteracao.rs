//! Waits and lists that go on: one item at a time.

use std::sync::Arc;

use focus_cte::client::{self, Avisos};
use focus_cte::documento::CteRecebida;
use focus_cte::{Documento, Error, Referencia};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use tokio::sync::{Mutex, MutexGuard};

use super::argumentos::respondido;
use crate::erro::excecao;
use crate::execucao::{Entrega, Operacao};
use crate::resposta::ParaPython as _;

/// A wait for many documents.
#[pyclass(frozen, module = "focus_cte._native")]
pub(crate) struct Aguardador {
    interno: Arc<Mutex<client::Aguardador>>,
    avisos: Avisos,
}

impl Aguardador {
    pub(super) fn novo(aguardador: client::Aguardador) -> Aguardador {
        Aguardador { avisos: aguardador.avisos(), interno: Arc::new(Mutex::new(aguardador)) }
    }
}

#[pymethods]
impl Aguardador {
    /// `(ref, document or exception)` of the next one that is ready; `None` when there are no more.
    fn proximo(&self) -> Operacao {
        let interno = Arc::clone(&self.interno);
        Operacao::de_entrega(async move {
            let item = interno.lock().await.proximo().await;
            Box::new(move |py: Python<'_>| pronto(py, item)) as Entrega
        })
    }

    /// Tells the wait what a webhook brought; whether its reference is being waited for.
    fn avisar(&self, py: Python<'_>, documento: &Bound<'_, PyAny>) -> PyResult<bool> {
        let documento = respondido(documento)?;
        Ok(py.detach(|| self.avisos.receber(documento)))
    }
}

fn pronto(py: Python<'_>, item: Option<(Referencia, Result<Documento, Error>)>) -> PyResult<Py<PyAny>> {
    let Some((referencia, resultado)) = item else { return Ok(py.None()) };
    let resultado = match resultado {
        Ok(documento) => documento.para_python(py)?,
        Err(erro) => excecao(py, &erro).into_value(py).into_any(),
    };
    let referencia = referencia.as_str().into_pyobject(py)?.into_any().unbind();
    Ok(PyTuple::new(py, [referencia, resultado])?.into_any().unbind())
}

/// Received CT-es, page after page.
#[pyclass(frozen, module = "focus_cte._native")]
pub(crate) struct Recebidas(Arc<Mutex<client::Recebidas>>);

impl Recebidas {
    pub(super) fn nova(recebidas: client::Recebidas) -> Recebidas {
        Recebidas(Arc::new(Mutex::new(recebidas)))
    }

    fn livre(&self) -> PyResult<MutexGuard<'_, client::Recebidas>> {
        self.0
            .try_lock()
            .map_err(|_| PyRuntimeError::new_err("a lista está esperando uma resposta em outra thread ou tarefa"))
    }
}

#[pymethods]
impl Recebidas {
    /// The next summary; `None` when there are no more.
    fn proxima(&self) -> Operacao {
        let interno = Arc::clone(&self.0);
        Operacao::nova(
            async move { interno.lock().await.proxima().await.transpose() as Result<Option<CteRecebida>, Error> },
        )
    }

    fn cursor(&self) -> PyResult<u64> {
        Ok(self.livre()?.cursor())
    }

    fn confirmar(&self) -> PyResult<()> {
        self.livre()?.confirmar();
        Ok(())
    }

    fn reter(&self) -> PyResult<()> {
        self.livre()?.reter();
        Ok(())
    }
}
