//! One run of the program, from its arguments to its exit code.

use std::ffi::OsString;

use crate::comandos;
use crate::erros::{CliError, Saida};
use crate::relatorio::Falha;
use crate::terminal::{self, Resultado};
use crate::uso::{self, Pedido};

/// Runs one command line and gives its exit code.
///
/// `argumentos` is what a process gets: the program's name first. Results are on this process's standard output, flushed,
/// and messages on standard error. The call blocks until the command ends, never ends the process, and may be repeated; a
/// command that waits (`emitir --aguardar`, `sandbox`) handles Ctrl-C and, on Unix, SIGTERM, so call it from a process that
/// leaves both to it, and from outside any asynchronous runtime.
///
/// ```
/// assert_eq!(focus_cte_cli::executar(["focus-cte", "--version"].map(Into::into)), 0);
/// assert_eq!(focus_cte_cli::executar(["focus-cte", "validar", "nada.json"].map(Into::into)), 2);
/// ```
pub fn executar(argumentos: impl IntoIterator<Item = OsString>) -> u8 {
    let argumentos: Vec<OsString> = argumentos.into_iter().collect();
    let saida = match uso::ler(&argumentos) {
        Ok(Pedido::Executar(cli)) => comandos::executar(&cli).unwrap_or_else(|erro| falhar(&erro, cli.json)),
        Ok(Pedido::Mostrar(texto)) => mostrar(&texto).map_or_else(|erro| falhar(&erro, false), |()| Saida::Ok),
        Err(erro) => falhar(&erro, false),
    };
    saida.codigo()
}

fn mostrar(texto: &str) -> Result<(), CliError> {
    let mut resultado = Resultado::new();
    resultado.linha(texto.trim_end())?;
    resultado.concluir()
}

/// The message goes to the person; with `--json`, also to the program that reads standard output.
fn falhar(erro: &CliError, json: bool) -> Saida {
    terminal::erro(erro);
    if json && erro.saida != Saida::CanoRompido {
        let mut resultado = Resultado::new();
        let _ = resultado.json(&Falha { arquivo: None, valido: None, erro: erro.into() });
        let _ = resultado.concluir();
    }
    erro.saida
}
