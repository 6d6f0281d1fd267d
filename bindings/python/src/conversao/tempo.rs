//! Spans of time, which Python gives in seconds.

use std::time::Duration;

use pyo3::prelude::*;

use crate::erro;

/// So many seconds; `nome` is what the caller called them.
pub(crate) fn segundos(py: Python<'_>, nome: &str, valor: f64) -> PyResult<Duration> {
    Duration::try_from_secs_f64(valor)
        .map_err(|_| erro::valor_invalido(py, &format!("{nome}: esperado um número de segundos, mas veio {valor}")))
}
