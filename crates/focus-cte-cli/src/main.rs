//! The program `focus-cte`: validates, emits and follows CT-e and CT-e OS from a shell.
//!
//! Standard output has results, standard error has messages, and [`erros::Saida`] lists the exit codes.

mod api;
mod cadastro;
mod cli;
mod comandos;
mod config;
mod entrada;
mod erros;
mod gravacao;
mod linhas;
mod previa;
mod relatorio;
mod situacao;
mod terminal;
mod uso;

use std::process::ExitCode;

use erros::{CliError, Saida};
use relatorio::Falha;
use terminal::Resultado;
use uso::Pedido;

fn main() -> ExitCode {
    let saida = match uso::ler() {
        Ok(Pedido::Executar(cli)) => comandos::executar(&cli).unwrap_or_else(|erro| falhar(&erro, cli.json)),
        Ok(Pedido::Mostrar(texto)) => mostrar(&texto).map_or_else(|erro| falhar(&erro, false), |()| Saida::Ok),
        Err(erro) => falhar(&erro, false),
    };
    ExitCode::from(saida.codigo())
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
