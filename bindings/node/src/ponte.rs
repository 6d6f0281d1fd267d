//! How asynchronous calls answer: one thread-safe function for each JavaScript thread, and a number for each call.
//!
//! JavaScript keeps the promise of each number. The addon runs the future on Tokio and hands `(number, ok, result, raw)` back. An
//! interrupted call is a future that is dropped: its socket closes.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use focus_cte::Error;
use napi::Status;
use napi::bindgen_prelude::{Buffer, Either3, FnArgs, Function};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi_derive::napi;
use tokio::runtime::Runtime;
use tokio::task::AbortHandle;

use crate::erro;
use crate::resposta::{Corpo, ParaJs, Sucesso};

type Argumentos = FnArgs<(u32, bool, Either3<String, Buffer, ()>, Option<String>)>;
type Entregar = ThreadsafeFunction<Resposta, (), Argumentos, Status, false, true>;

/// The answer to a call.
struct Resposta {
    pedido: u32,
    resultado: Result<Sucesso, String>,
}

/// The way back to one JavaScript thread. When that thread ends, what it asked for is interrupted.
#[napi]
pub struct Ponte {
    entregar: Arc<Entregar>,
    pendentes: Arc<Pendentes>,
}

#[derive(Default)]
struct Pendentes(Mutex<HashMap<u32, AbortHandle>>);

impl Pendentes {
    fn trancar(&self) -> MutexGuard<'_, HashMap<u32, AbortHandle>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[napi]
impl Ponte {
    /// `entregar` is called with `(number, ok, result, raw)`; it does not keep the process alive.
    #[napi(constructor)]
    pub fn new(entregar: Function<'_, Argumentos, ()>) -> napi::Result<Self> {
        let entregar = entregar.build_threadsafe_function::<Resposta>().weak::<true>().build_callback(|contexto| {
            let Resposta { pedido, resultado } = contexto.value;
            Ok(match resultado {
                Ok(Sucesso { corpo, bruto }) => (pedido, true, corpo.into(), bruto),
                Err(erro) => (pedido, false, Either3::A(erro), None),
            }
            .into())
        })?;
        Ok(Self { entregar: Arc::new(entregar), pendentes: Arc::default() })
    }

    /// Drops the call's future. Whether it was still under way.
    #[napi]
    pub fn interromper(&self, pedido: u32) -> bool {
        let tarefa = self.pendentes.trancar().remove(&pedido);
        if let Some(tarefa) = &tarefa {
            tarefa.abort();
        }
        tarefa.is_some()
    }
}

impl Ponte {
    /// Runs the future, and answers with what it gives.
    pub(crate) fn fazer<T: ParaJs>(
        &self,
        pedido: u32,
        futuro: impl Future<Output = Result<T, Error>> + Send + 'static,
    ) -> napi::Result<()> {
        let (entregar, pendentes) = (Arc::clone(&self.entregar), Arc::clone(&self.pendentes));
        // Held until the call is noted, so that its end cannot come first.
        let mut notas = self.pendentes.trancar();
        let tarefa = runtime()?.spawn(async move {
            let resultado = futuro.await.map(ParaJs::para_js).map_err(|e| erro::json(&e));
            pendentes.trancar().remove(&pedido);
            entregar.call(Resposta { pedido, resultado }, ThreadsafeFunctionCallMode::NonBlocking);
        });
        notas.insert(pedido, tarefa.abort_handle());
        Ok(())
    }

    /// Runs work for the processor on a thread of its own.
    pub(crate) fn calcular<T: ParaJs + Send + 'static>(
        &self,
        pedido: u32,
        trabalho: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> napi::Result<()> {
        self.fazer(pedido, async move {
            tokio::task::spawn_blocking(trabalho)
                .await
                .unwrap_or_else(|falha| Err(erro::configuracao(format!("o trabalho em segundo plano falhou: {falha}"))))
        })
    }
}

impl Drop for Ponte {
    fn drop(&mut self) {
        for (_, tarefa) in self.pendentes.trancar().drain() {
            tarefa.abort();
        }
    }
}

impl From<Corpo> for Either3<String, Buffer, ()> {
    fn from(corpo: Corpo) -> Self {
        match corpo {
            Corpo::Json(texto) => Either3::A(texto),
            Corpo::Bytes(bytes) => Either3::B(bytes.into()),
            Corpo::Nada => Either3::C(()),
        }
    }
}

/// The one Tokio runtime, made on first use.
pub(crate) fn runtime() -> napi::Result<&'static Runtime> {
    static RUNTIME: OnceLock<Result<Runtime, String>> = OnceLock::new();
    let feito = RUNTIME.get_or_init(|| {
        let nucleos = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(nucleos.clamp(1, 4))
            .thread_name("focus-cte")
            .enable_all()
            .build()
            .map_err(|e| e.to_string())
    });
    feito.as_ref().map_err(|e| napi::Error::from_reason(erro::json(&erro::configuracao(e))))
}
