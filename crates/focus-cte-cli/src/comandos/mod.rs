//! What each command does: one file each.

mod assinar;
mod baixar;
mod chave;
mod consultar;
mod corpo;
mod dacte;
mod diff;
mod emitir;
mod evento;
mod explicar;
mod importar;
mod inutilizar;
mod ndjson;
mod recebidas;
mod requisicao;
mod sandbox;
mod validar;
mod verificar;
mod webhook;
mod xml;

use focus_cte::{ErroJson, Modelo, Payload, Relatorio};

use crate::assunto::{self, Assunto};
use crate::cli::{Acesso, Cli, Comando};
use crate::erros::{CliError, Saida};
use crate::momento;
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
        Comando::Importar(pedido) => importar::executar(pedido, cli.json),
        Comando::Assinar(pedido) => assinar::executar(pedido, cli.json),
        Comando::Verificar(pedido) => verificar::executar(pedido, cli.json),
        Comando::Chave(pedido) => chave::executar(pedido, cli.json),
        Comando::Diff(pedido) => diff::executar(pedido, cli.json),
        Comando::Dacte(pedido) => dacte::executar(pedido, cli.json),
        Comando::Emitir(pedido) => emitir::executar(pedido, cli.json),
        Comando::Consultar(pedido) => consultar::executar(pedido, cli.json),
        Comando::Explicar(pedido) => explicar::executar(pedido, cli.json),
        Comando::Baixar(pedido) => baixar::executar(pedido, cli.json),
        Comando::Cancelar(pedido) => evento::executar(&corpo::cancelar(pedido)?, cli.json),
        Comando::Corrigir(pedido) => evento::executar(&corpo::corrigir(pedido)?, cli.json),
        Comando::Desacordo(pedido) => evento::executar(&corpo::desacordo(pedido)?, cli.json),
        Comando::Multimodal(pedido) => evento::executar(&corpo::multimodal(pedido)?, cli.json),
        Comando::Gtv(pedido) => evento::executar(&corpo::gtv(pedido)?, cli.json),
        Comando::Inutilizar(pedido) => inutilizar::executar(pedido, cli.json),
        Comando::Webhook(pedido) => webhook::executar(pedido, cli.json),
        Comando::Recebidas(pedido) => recebidas::executar(pedido, cli.json),
        Comando::Api(pedido) => requisicao::executar(pedido, cli.json),
        Comando::Sandbox(pedido) => sandbox::executar(pedido, cli.json),
        Comando::Ajuda { comando } => ajuda(comando),
    }
}

fn ajuda(comando: &[String]) -> Result<Saida, CliError> {
    let mut resultado = Resultado::new();
    resultado.linha(uso::ajuda(comando)?.trim_end())?;
    resultado.concluir()?;
    Ok(Saida::Ok)
}

/// The model that `--os` chooses.
pub(crate) fn modelo(os: bool) -> Modelo {
    if os { Modelo::CteOs } else { Modelo::Cte }
}

pub(crate) fn json_invalido(nome: &str, erro: &ErroJson) -> CliError {
    CliError::entrada(erro.codigo, format!("{nome}: {}", limpo(&erro.to_string()))).em(erro.linha, erro.coluna)
}

/// Says so when the document seems to be of the other model.
pub(crate) fn sugerir_modelo(payload: &Payload<'_>) {
    if let Some(sugestao) = assunto::outro_modelo(payload) {
        terminal::aviso(&sugestao);
    }
}

/// Ends a command whose document is invalid: the problems go to standard error, since standard output is for the result.
fn recusar(
    nome: &str,
    assunto: Assunto,
    relatorio: &Relatorio,
    json: bool,
    consequencia: &str,
) -> Result<Saida, CliError> {
    if json {
        let mut resultado = Resultado::new();
        resultado.json(&Veredito { arquivo: nome, assunto, valido: false, problemas: &relatorio.problemas })?;
        resultado.concluir()?;
    }
    mostrar_problemas(nome, assunto, relatorio);
    let que = if matches!(assunto, Assunto::Documento(_)) { "documento" } else { "pedido" };
    let erro = CliError::new(Saida::Recusado, "documento_invalido", format!("{que} inválido; {consequencia}"))
        .dica("corrija os campos acima, ou use --sem-validar para seguir mesmo assim");
    terminal::erro(&erro);
    Ok(Saida::Recusado)
}

fn mostrar_problemas(nome: &str, assunto: Assunto, relatorio: &Relatorio) {
    let mut texto = Vec::new();
    if relatorio::escrever(&mut texto, nome, assunto, relatorio, Estilo::dos_avisos()).is_ok() {
        terminal::avisar(&String::from_utf8_lossy(&texto));
    }
}

/// Validates the body of an event as a document is validated before it is sent. `Some` ends the command.
fn conferir(
    corpo: &corpo::Corpo,
    assunto: Assunto,
    acesso: &Acesso,
    sem_validar: bool,
    json: bool,
) -> Result<Option<Saida>, CliError> {
    let relatorio =
        assunto.validar(&corpo.json, &momento::agora(acesso)).map_err(|e| json_invalido(&corpo.nome, &e))?;
    if !relatorio.is_valido() && !sem_validar {
        return recusar(&corpo.nome, assunto, &relatorio, json, "nada foi enviado").map(Some);
    }
    if !relatorio.problemas.is_empty() {
        mostrar_problemas(&corpo.nome, assunto, &relatorio);
    }
    Ok(None)
}
