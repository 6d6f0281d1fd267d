//! Where a command goes, and as whom.

use std::path::PathBuf;

use clap::Args;

use super::ACESSO;
use super::valores::segundos;

/// What every command that talks to the API accepts.
#[derive(Debug, Args)]
pub(crate) struct Acesso {
    /// Usa um sandbox que vive só durante o comando; dispensa token e ambiente
    #[arg(long, conflicts_with_all = ["ambiente", "token"], help_heading = ACESSO)]
    pub(crate) sandbox: bool,

    /// Guarda os dados do sandbox nesta pasta
    #[arg(long, value_name = "DIR", requires = "sandbox", help_heading = ACESSO)]
    pub(crate) dados: Option<PathBuf>,

    /// producao, homologacao ou uma URL (ou FOCUS_CTE_AMBIENTE, ou `ambiente` no arquivo)
    #[arg(long, value_name = "AMBIENTE", help_heading = ACESSO)]
    pub(crate) ambiente: Option<String>,

    /// Token da empresa; prefira FOCUS_CTE_TOKEN ou o arquivo, que outros usuários não veem
    #[arg(long, value_name = "TOKEN", help_heading = ACESSO)]
    pub(crate) token: Option<crate::config::Segredo>,

    /// Arquivo de configuração (ou FOCUS_CTE_CONFIG; padrão: ~/.config/focus-cte/config.toml)
    #[arg(long, value_name = "ARQUIVO", help_heading = ACESSO)]
    pub(crate) config: Option<PathBuf>,

    /// Quanto tentar, no máximo, cada chamada à API, com as repetições (padrão: 120)
    #[arg(long, value_name = "SEGUNDOS", value_parser = segundos, help_heading = ACESSO)]
    pub(crate) tempo_limite: Option<u64>,
}
