//! What each command does: one file each.

mod consultar;
mod emitir;
mod ndjson;
mod sandbox;
mod validar;
mod xml;

use focus_cte::{ErroJson, Modelo, Payload, Relatorio};

use crate::cli::{Cli, Comando};
use crate::erros::{CliError, Saida};
use crate::relatorio::{self, Veredito};
use crate::terminal::{self, Estilo, Resultado, limpo};
use crate::uso;

/// Runs one command line. `Ok` is how it ended when the command has already said everything there is to say.
pub(crate) fn executar(cli: &Cli) -> Result<Saida, CliError> {
    match &cli.comando {
        Comando::Validar(pedido) if pedido.ndjson => ndjson::validar(pedido),
        Comando::Validar(pedido) => validar::executar(pedido, cli.json),
        Comando::Xml(pedido) if pedido.ndjson => xml::fluxo(pedido),
        Comando::Xml(pedido) => xml::executar(pedido, cli.json),
        Comando::Emitir(pedido) => emitir::executar(pedido, cli.json),
        Comando::Consultar(pedido) => consultar::executar(pedido, cli.json),
        Comando::Sandbox(pedido) => sandbox::executar(pedido, cli.json),
        Comando::Ajuda { comando } => ajuda(comando.as_deref()),
    }
}

fn ajuda(comando: Option<&str>) -> Result<Saida, CliError> {
    let mut resultado = Resultado::new();
    resultado.linha(uso::ajuda(comando)?.trim_end())?;
    resultado.concluir()?;
    Ok(Saida::Ok)
}

/// The model that `--os` chooses.
pub(crate) fn modelo(os: bool) -> Modelo {
    if os { Modelo::CteOs } else { Modelo::Cte }
}

fn json_invalido(nome: &str, erro: &ErroJson) -> CliError {
    CliError::entrada(erro.codigo, format!("{nome}: {}", limpo(&erro.to_string()))).em(erro.linha, erro.coluna)
}

/// A CT-e OS sent as CT-e has dozens of problems with one cause.
fn outro_modelo(payload: &Payload<'_>) -> Option<String> {
    let servico = payload.texto("tipo_servico").unwrap_or_default();
    match payload.modelo()? {
        Modelo::Cte if matches!(servico, "6" | "7" | "8") => {
            Some(format!("tipo_servico {servico} é de CT-e OS; se for o caso, use --os"))
        }
        Modelo::CteOs if matches!(servico, "0" | "1" | "2" | "3" | "4") => {
            Some(format!("tipo_servico {servico} é de CT-e; se for o caso, tire --os"))
        }
        _ => None,
    }
}

/// Says so when the document seems to be of the other model.
pub(crate) fn sugerir_modelo(payload: &Payload<'_>) {
    if let Some(sugestao) = outro_modelo(payload) {
        terminal::aviso(&sugestao);
    }
}

/// Ends a command whose document is invalid: the problems go to standard error, since standard output is for the result.
fn recusar(
    nome: &str,
    modelo: Modelo,
    relatorio: &Relatorio,
    json: bool,
    consequencia: &str,
) -> Result<Saida, CliError> {
    if json {
        let mut resultado = Resultado::new();
        resultado.json(&Veredito { arquivo: nome, modelo, valido: false, problemas: &relatorio.problemas })?;
        resultado.concluir()?;
    }
    mostrar_problemas(nome, modelo, relatorio);
    let erro = CliError::new(Saida::Recusado, "documento_invalido", format!("documento inválido; {consequencia}"))
        .dica("corrija os campos acima, ou use --sem-validar para seguir mesmo assim");
    terminal::erro(&erro);
    Ok(Saida::Recusado)
}

fn mostrar_problemas(nome: &str, modelo: Modelo, relatorio: &Relatorio) {
    let mut texto = Vec::new();
    if relatorio::escrever(&mut texto, nome, modelo, relatorio, Estilo::dos_avisos()).is_ok() {
        terminal::avisar(&String::from_utf8_lossy(&texto));
    }
}
