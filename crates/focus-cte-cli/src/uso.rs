//! What clap has to say, in Portuguese.

use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser};

use crate::cli::Cli;
use crate::erros::{CliError, Saida};
use crate::terminal::limpo;

/// What a command line asks for.
pub(crate) enum Pedido {
    /// A command to run.
    Executar(Box<Cli>),
    /// Text to print on standard output: help or version.
    Mostrar(String),
}

/// Reads the arguments of a process; the first is its name.
pub(crate) fn ler(argumentos: &[OsString]) -> Result<Pedido, CliError> {
    match Cli::try_parse_from(argumentos) {
        Ok(cli) => Ok(Pedido::Executar(Box::new(cli))),
        Err(erro) => match erro.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Ok(Pedido::Mostrar(erro.render().to_string())),
            _ => Err(traduzir(&erro, argumentos)),
        },
    }
}

/// The help of a command, or of the program.
pub(crate) fn ajuda(caminho: &[String]) -> Result<String, CliError> {
    let mut raiz = Cli::command();
    raiz.build();
    let mut comando = &mut raiz;
    for nome in caminho {
        let Some(sub) = comando.find_subcommand_mut(nome) else {
            let mensagem = format!("o comando '{}' não existe", limpo(&caminho.join(" ")));
            return Err(uso(mensagem).dica("veja os comandos em `focus-cte --help`"));
        };
        comando = sub;
    }
    Ok(comando.render_help().to_string())
}

fn uso(mensagem: String) -> CliError {
    CliError::new(Saida::Entrada, "uso_incorreto", mensagem)
}

fn traduzir(erro: &clap::Error, argumentos: &[OsString]) -> CliError {
    let mensagem = mensagem(erro, argumentos);
    let ajuda = format!("{} --help", usado(argumentos).1);
    let dica = match sugestao(erro) {
        Some(sugestao) => format!("você quis dizer '{sugestao}'? Veja também `{ajuda}`"),
        None => format!("veja `{ajuda}`"),
    };
    uso(mensagem).dica(dica)
}

fn mensagem(erro: &clap::Error, argumentos: &[OsString]) -> String {
    let argumento = texto(erro, ContextKind::InvalidArg);
    let valor = texto(erro, ContextKind::InvalidValue);
    match erro.kind() {
        ErrorKind::UnknownArgument => format!("o argumento '{argumento}' não existe aqui"),
        ErrorKind::InvalidSubcommand => {
            format!("o comando '{}' não existe", texto(erro, ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            falta_o_comando(argumentos)
        }
        ErrorKind::MissingRequiredArgument => format!("falta informar: {argumento}"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if valor.is_empty() => {
            format!("falta o valor de '{argumento}'")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match erro.source() {
            Some(motivo) => format!("o valor '{valor}' não serve para '{argumento}': {motivo}"),
            None => format!("o valor '{valor}' não serve para '{argumento}'"),
        },
        ErrorKind::ArgumentConflict => conflito(&argumento, erro),
        ErrorKind::TooManyValues => format!("'{argumento}' não recebe valor"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("'{argumento}' recebeu uma quantidade errada de valores")
        }
        ErrorKind::NoEquals => format!("use '=' para dar o valor de '{argumento}'"),
        ErrorKind::InvalidUtf8 => "um dos argumentos não é texto UTF-8 válido".to_owned(),
        _ => "a linha de comando não pôde ser entendida".to_owned(),
    }
}

fn conflito(argumento: &str, erro: &clap::Error) -> String {
    let outro = texto(erro, ContextKind::PriorArg);
    if outro == argumento || outro.is_empty() {
        format!("'{argumento}' só pode aparecer uma vez")
    } else {
        format!("'{argumento}' não combina com '{outro}': use um ou outro")
    }
}

fn sugestao(erro: &clap::Error) -> Option<String> {
    [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(|tipo| texto(erro, tipo))
        .find(|t| !t.is_empty())
}

fn texto(erro: &clap::Error, tipo: ContextKind) -> String {
    match erro.get(tipo) {
        Some(ContextValue::String(texto)) => limpo(texto).into_owned(),
        Some(ContextValue::Strings(textos)) => limpo(&textos.join(", ")).into_owned(),
        _ => String::new(),
    }
}

/// The command that was being used, with those above it.
fn usado(argumentos: &[OsString]) -> (clap::Command, String) {
    let mut comando = Cli::command();
    let mut nome = "focus-cte".to_owned();
    for argumento in argumentos.iter().skip(1).filter_map(|a| a.to_str()) {
        if let Some(sub) = comando.find_subcommand(argumento) {
            comando = sub.clone();
            nome = format!("{nome} {}", comando.get_name());
        }
    }
    (comando, nome)
}

/// `falta o comando: ...`, of the program or of a command that has others.
fn falta_o_comando(argumentos: &[OsString]) -> String {
    let (comando, _) = usado(argumentos);
    let nomes: Vec<&str> = comando.get_subcommands().map(clap::Command::get_name).collect();
    match nomes.split_last() {
        Some((ultimo, outros)) => format!("falta o comando: {} ou {ultimo}", outros.join(", ")),
        None => "falta o comando".to_owned(),
    }
}
