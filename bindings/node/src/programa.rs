//! The program `focus-cte`, for `npx focus-cte`.

use napi_derive::napi;

/// Runs the program with these arguments, the first of which is its own name; gives the exit code.
///
/// For a process that does nothing else: it blocks until the program ends, and leaves Ctrl-C to it.
#[napi]
pub fn executar_programa(argumentos: Vec<String>) -> u8 {
    sinais_do_sistema();
    focus_cte_cli::executar(argumentos.into_iter().map(Into::into))
}

/// Takes Node's own handlers of Ctrl-C and SIGTERM out: they raise the signal again, which never ends where the program handles it too.
#[cfg(unix)]
#[expect(
    unsafe_code,
    reason = "the disposition of a signal has no safe interface; the default one runs no code of ours"
)]
fn sinais_do_sistema() {
    for sinal in [libc::SIGINT, libc::SIGTERM] {
        unsafe { libc::signal(sinal, libc::SIG_DFL) };
    }
}

#[cfg(not(unix))]
fn sinais_do_sistema() {}
