//! The API, offline.

use std::mem;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use focus_cte::{Error, ErrorKind};
use focus_cte_sandbox::{CENARIOS, Regra, Relogio, Rigor, Sandbox, SandboxBuilder};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::conversao::{self, segundos};
use crate::erro;
use crate::execucao::Operacao;

/// A sandbox that has not started, runs, or has ended.
#[pyclass(frozen, module = "focus_cte._native")]
pub(crate) struct SandboxNativo(Arc<Mutex<Estado>>);

enum Estado {
    Pronto(Box<SandboxBuilder>),
    Aberto(Aberto),
    Fechado,
}

/// A running sandbox, and the process whose threads run it.
struct Aberto {
    pid: u32,
    sandbox: Option<Sandbox>,
}

impl Drop for Aberto {
    /// In a child process there is nothing to stop: the sandbox is the parent's.
    fn drop(&mut self) {
        if self.pid != std::process::id() {
            mem::forget(self.sandbox.take());
        }
    }
}

impl SandboxNativo {
    fn estado(&self) -> MutexGuard<'_, Estado> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn aberto<T>(&self, fazer: impl FnOnce(&Sandbox) -> T) -> PyResult<T> {
        match &*self.estado() {
            Estado::Aberto(Aberto { sandbox: Some(sandbox), .. }) => Ok(fazer(sandbox)),
            _ => Err(PyRuntimeError::new_err(
                "a sandbox não está no ar; use `with Sandbox() as sandbox:` ou `iniciar()`",
            )),
        }
    }
}

#[pymethods]
impl SandboxNativo {
    #[new]
    #[pyo3(signature = (*, endereco, porta, dados, processamento, limite_por_minuto, nao_habilitadas, rigor, falhas,
        webhooks_externos, semente, parado_em))]
    #[expect(clippy::too_many_arguments, reason = "a sandbox has so many settings, all named")]
    fn novo(
        py: Python<'_>,
        endereco: Option<&str>,
        porta: u16,
        dados: Option<PathBuf>,
        processamento: Option<f64>,
        limite_por_minuto: Option<u32>,
        nao_habilitadas: Vec<String>,
        rigor: &str,
        falhas: Vec<String>,
        webhooks_externos: bool,
        semente: Option<u64>,
        parado_em: Option<f64>,
    ) -> PyResult<Self> {
        let rigor: Rigor = rigor.parse().map_err(|e| erro::valor_invalido(py, &e))?;
        let mut builder = Sandbox::builder().porta(porta).rigor(rigor).webhooks_externos(webhooks_externos);
        if let Some(texto) = endereco {
            let ip: IpAddr =
                texto.parse().map_err(|e| erro::valor_invalido(py, &format!("endereco {texto:?}: {e}")))?;
            builder = builder.endereco(ip);
        }
        if let Some(pasta) = dados {
            builder = builder.dados(pasta);
        }
        if let Some(valor) = processamento {
            builder = builder.processamento(segundos(py, "processamento", valor)?);
        }
        if let Some(creditos) = limite_por_minuto {
            builder = builder.limite_por_minuto(creditos);
        }
        for cnpj in nao_habilitadas {
            builder = builder.empresa_nao_habilitada(cnpj);
        }
        for texto in falhas {
            builder = builder.falha(regra(py, &texto)?);
        }
        if let Some(semente) = semente {
            builder = builder.semente(semente);
        }
        if let Some(instante) = parado_em {
            builder = builder.relogio(Relogio::parado_em(momento(py, instante)?));
        }
        Ok(SandboxNativo(Arc::new(Mutex::new(Estado::Pronto(Box::new(builder))))))
    }

    /// Starts it; it listens when this is done.
    fn iniciar(&self) -> Operacao {
        let estado = Arc::clone(&self.0);
        let builder = match &mut *self.estado() {
            Estado::Pronto(builder) => Some(mem::take(&mut **builder)),
            _ => None,
        };
        Operacao::nova(async move {
            let builder = builder.ok_or_else(|| falha("esta sandbox já foi iniciada; crie outra"))?;
            let sandbox = builder.iniciar().await.map_err(|e| falha(&e.to_string()).com_fonte(e))?;
            let aberto = Aberto { pid: std::process::id(), sandbox: Some(sandbox) };
            *estado.lock().unwrap_or_else(PoisonError::into_inner) = Estado::Aberto(aberto);
            Ok(())
        })
    }

    /// Stops it: what is in process is finished.
    fn encerrar(&self) -> Operacao {
        let estado = Arc::clone(&self.0);
        Operacao::nova(async move {
            let antes = mem::replace(&mut *estado.lock().unwrap_or_else(PoisonError::into_inner), Estado::Fechado);
            if let Estado::Aberto(mut aberto) = antes
                && aberto.pid == std::process::id()
                && let Some(sandbox) = aberto.sandbox.take()
            {
                sandbox.encerrar().await;
            }
            Ok(())
        })
    }

    fn url(&self) -> PyResult<String> {
        self.aberto(Sandbox::url)
    }

    fn porta(&self) -> PyResult<u16> {
        self.aberto(|sandbox| sandbox.endereco().port())
    }

    fn avancar(&self, py: Python<'_>, segundos: f64) -> PyResult<()> {
        let quanto = conversao::segundos(py, "segundos", segundos)?;
        self.aberto(|sandbox| sandbox.relogio().avancar(quanto))
    }

    fn falhar(&self, py: Python<'_>, texto: &str) -> PyResult<()> {
        let regra = regra(py, texto)?;
        self.aberto(|sandbox| sandbox.falhar(regra))
    }

    fn limpar_falhas(&self) -> PyResult<()> {
        self.aberto(Sandbox::limpar_falhas)
    }
}

/// Name, meaning of the parameter, its default, and effect of every fault there is.
#[pyfunction]
pub(crate) fn cenarios_de_falha() -> Vec<(&'static str, &'static str, u32, &'static str)> {
    CENARIOS.iter().map(|c| (c.nome, c.parametro, c.padrao, c.efeito)).collect()
}

fn falha(texto: &str) -> Error {
    Error::new(ErrorKind::Configuracao, texto).com_operacao("sandbox")
}

fn regra(py: Python<'_>, texto: &str) -> PyResult<Regra> {
    texto.parse().map_err(|e: focus_cte_sandbox::ErroRegra| erro::valor_invalido(py, &e))
}

fn momento(py: Python<'_>, instante: f64) -> PyResult<SystemTime> {
    Ok(UNIX_EPOCH + segundos(py, "relogio", instante)?)
}
