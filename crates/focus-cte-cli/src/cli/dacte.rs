//! The command that prints.

use std::path::PathBuf;

use clap::Args;

use super::{ARGUMENTOS, MODELO, OPCOES};

/// `focus-cte dacte`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte dacte [OPÇÕES] ARQUIVO",
    after_help = "\
O XML é o autorizado (cteProc ou cteOSProc), como a API o devolve; um CTe ou CTeOS sem protocolo sai \
marcado como sem valor fiscal. De um documento em JSON sai uma prévia, marcada como tal, com o que a API \
completaria com o cadastro da empresa: de --empresa ou, sem ela, de dados fictícios.

Sem -o, o PDF fica ao lado do arquivo lido, com o mesmo nome, e um PDF que já existe com outro conteúdo \
nunca é substituído.",
)]
pub(crate) struct Dacte {
    /// XML do documento, ou documento em JSON; - lê da entrada padrão
    #[arg(value_name = "ARQUIVO", help_heading = ARGUMENTOS)]
    pub(crate) arquivo: PathBuf,

    /// Grava neste arquivo; - escreve o PDF na saída padrão
    #[arg(short = 'o', long, value_name = "ARQUIVO", help_heading = OPCOES)]
    pub(crate) saida: Option<PathBuf>,

    /// Logotipo do emitente, em PNG ou JPEG
    #[arg(long, value_name = "ARQUIVO", help_heading = OPCOES)]
    pub(crate) logo: Option<PathBuf>,

    /// O documento foi cancelado depois de autorizado, o que o XML dele não diz
    #[arg(long, help_heading = OPCOES)]
    pub(crate) cancelado: bool,

    /// O documento em JSON é CT-e OS (modelo 67), e não CT-e (57)
    #[arg(long, help_heading = OPCOES)]
    pub(crate) os: bool,

    /// Cadastro da empresa emitente, em JSON, para a prévia
    #[arg(long, value_name = "ARQUIVO", help_heading = OPCOES)]
    pub(crate) empresa: Option<PathBuf>,

    /// Imprime também a prévia de um documento inválido
    #[arg(long, help_heading = OPCOES)]
    pub(crate) sem_validar: bool,
}
