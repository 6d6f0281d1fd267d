//! The core's log as Python's: logger `focus_cte` and those below it.
//!
//! The core redacts before it logs. A level that Python would drop is dropped here without the GIL: the level is read from the
//! logger each time a call starts.

use std::fmt::{self, Write as _};
use std::sync::Once;
use std::sync::atomic::{AtomicU8, Ordering};

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id};
use tracing::subscriber::Interest;
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;

use crate::execucao::entrar;

/// Python's number of the lowest level that is wanted.
static NIVEL: AtomicU8 = AtomicU8::new(30);

/// Reads the logger's level, and installs the bridge on the first call.
pub(crate) fn preparar(py: Python<'_>) {
    static INSTALADA: Once = Once::new();
    if let Ok(nivel) = logger(py).and_then(|l| l.bind(py).call_method0("getEffectiveLevel")?.extract::<u64>()) {
        NIVEL.store(u8::try_from(nivel).unwrap_or(u8::MAX), Ordering::Relaxed);
    }
    INSTALADA.call_once(|| {
        let _ = tracing::subscriber::set_global_default(tracing_subscriber::registry().with(Ponte));
    });
}

fn logger(py: Python<'_>) -> PyResult<&Py<PyAny>> {
    static LOGGER: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    LOGGER.get_or_try_init(py, || {
        let logging = py.import("logging")?;
        let logger = logging.call_method1("getLogger", ("focus_cte",))?;
        // As every library does: without a handler of the program's own, nothing goes to standard error.
        logger.call_method1("addHandler", (logging.call_method0("NullHandler")?,))?;
        Ok(logger.unbind())
    })
}

fn em_python(nivel: Level) -> u8 {
    match nivel {
        Level::ERROR => 40,
        Level::WARN => 30,
        Level::INFO => 20,
        Level::DEBUG => 10,
        Level::TRACE => 5,
    }
}

struct Ponte;

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Ponte {
    fn register_callsite(&self, metadados: &'static Metadata<'static>) -> Interest {
        let nosso = metadados.target().starts_with("focus_cte");
        if nosso { Interest::sometimes() } else { Interest::never() }
    }

    fn enabled(&self, metadados: &Metadata<'_>, _: Context<'_, S>) -> bool {
        // Spans are kept at the level of the messages inside them.
        let nivel = if metadados.is_span() { 30 } else { em_python(*metadados.level()) };
        nivel >= NIVEL.load(Ordering::Relaxed)
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        None
    }

    fn on_new_span(&self, atributos: &Attributes<'_>, id: &Id, contexto: Context<'_, S>) {
        let Some(span) = contexto.span(id) else { return };
        let mut campos = Campos::default();
        atributos.record(&mut campos);
        span.extensions_mut().insert(campos);
    }

    fn on_event(&self, evento: &Event<'_>, contexto: Context<'_, S>) {
        let mut campos = Campos::default();
        evento.record(&mut campos);
        for span in contexto.event_scope(evento).into_iter().flatten() {
            if let Some(do_span) = span.extensions().get::<Campos>() {
                campos.pares.extend(do_span.pares.iter().cloned());
            }
        }
        let metadados = evento.metadata();
        entrar(|py| {
            if let Err(erro) = entregar(py, em_python(*metadados.level()), metadados.target(), campos) {
                erro.write_unraisable(py, None);
            }
        });
    }
}

/// What is said of an event or a span.
#[derive(Default)]
struct Campos {
    mensagem: String,
    pares: Vec<(&'static str, String)>,
}

impl Visit for Campos {
    fn record_debug(&mut self, campo: &Field, valor: &dyn fmt::Debug) {
        let texto = format!("{valor:?}");
        if campo.name() == "message" { self.mensagem = texto } else { self.pares.push((campo.name(), texto)) }
    }

    fn record_str(&mut self, campo: &Field, valor: &str) {
        if campo.name() == "message" {
            valor.clone_into(&mut self.mensagem);
        } else {
            self.pares.push((campo.name(), valor.to_owned()));
        }
    }
}

fn entregar(py: Python<'_>, nivel: u8, alvo: &str, campos: Campos) -> PyResult<()> {
    let mut texto = campos.mensagem;
    let extra = PyDict::new(py);
    let atributos = PyDict::new(py);
    for (nome, valor) in &campos.pares {
        let _ = write!(texto, " {nome}={valor}");
        atributos.set_item(nome, valor)?;
    }
    extra.set_item("focus_cte", atributos)?;
    let raiz = logger(py)?.bind(py);
    let logger = match alvo.strip_prefix("focus_cte::") {
        Some(resto) => raiz.call_method1("getChild", (resto.replace("::", "."),))?,
        None => raiz.clone(),
    };
    let nomeados = PyDict::new(py);
    nomeados.set_item("extra", extra)?;
    logger.call_method("log", (nivel, "%s", texto), Some(&nomeados))?;
    Ok(())
}
