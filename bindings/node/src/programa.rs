//! The program `focus-cte`, for `npx focus-cte`.

use napi_derive::napi;

/// Runs the program with these arguments, the first of which is its own name; gives the exit code.
///
/// For a process that does nothing else: it blocks until the program ends. Node's own handlers of Ctrl-C and SIGTERM must be out by then
/// (see `node/bin/focus-cte.js`).
#[napi]
pub fn executar_programa(argumentos: Vec<String>) -> u8 {
    focus_cte_cli::executar(argumentos.into_iter().map(Into::into))
}
