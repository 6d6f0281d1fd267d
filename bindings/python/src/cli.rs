//! The program `focus-cte`, which `python -m focus_cte` and the installed command are.

use std::ffi::OsString;

use pyo3::prelude::*;

/// Runs one command line, the program's name first, and gives its exit code.
#[pyfunction]
pub(crate) fn executar_cli(py: Python<'_>, argumentos: Vec<OsString>) -> u8 {
    py.detach(|| focus_cte_cli::executar(argumentos))
}
