//! Development tasks: `cargo xtask codegen|layout|regras|tabelas|test|bench|ci`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a development program talks to its terminal")]
#![allow(unreachable_pub, reason = "modules of a program: `pub` marks what a module offers")]

mod ambiente;
mod banco;
mod banco_dacte;
mod ci;
mod codegen;
mod leiaute;
mod pacotes;
mod passos;
mod processo;
mod tabela;
mod tabelas;
mod teste;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Tasks of the repository.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    tarefa: Tarefa,
}

#[derive(Subcommand)]
enum Tarefa {
    /// Writes every file that follows from the layout table.
    Codegen {
        /// Write nothing; fail when a file is stale.
        #[arg(long)]
        check: bool,
    },
    /// Compares the layout table with the official XSDs.
    Layout {
        /// Folder of the XSDs; without it, the package of PyPI is downloaded.
        #[arg(long, value_name = "PASTA")]
        xsd: Option<PathBuf>,
    },
    /// Tells which rules of the authority are implemented, and why the others are not.
    Regras,
    /// Tells where each table of the authority comes from, and how old it is.
    Tabelas,
    /// Sets up and runs the whole suite of tests.
    Test,
    /// Builds, lints and tests the Python and Node packages
    Pacotes,
    /// Measures speed, memory and size side by side, with their targets.
    Bench {
        /// Fail when a target is missed.
        #[arg(long)]
        exigir: bool,
    },
    /// Format, lints, generated files and the whole suite.
    Ci,
}

fn main() -> ExitCode {
    let raiz = raiz();
    let resultado = match Cli::parse().tarefa {
        Tarefa::Codegen { check } => codegen::executar(&raiz, check),
        Tarefa::Layout { xsd } => leiaute::executar(&raiz, xsd),
        Tarefa::Regras => teste::regras(&raiz),
        Tarefa::Tabelas => tabelas::executar(&raiz),
        Tarefa::Test => teste::executar(&raiz),
        Tarefa::Pacotes => pacotes::executar(&raiz),
        Tarefa::Bench { exigir } => banco::executar(&raiz, exigir),
        Tarefa::Ci => ci::executar(&raiz),
    };
    match resultado {
        Ok(()) => ExitCode::SUCCESS,
        Err(erro) => {
            eprintln!("{erro}");
            ExitCode::FAILURE
        }
    }
}

/// The repository's root: two levels above this crate.
fn raiz() -> PathBuf {
    let mut raiz = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    raiz.pop();
    raiz.pop();
    raiz
}
