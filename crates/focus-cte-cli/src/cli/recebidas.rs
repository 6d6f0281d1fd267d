//! `focus-cte recebidas`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use focus_cte::Cnpj;

use super::valores::{cnpj, inteiro};
use super::{ARGUMENTOS, Acesso, COMANDOS, MODELO, OPCOES};

/// What to do about the CT-es that others issued.
#[derive(Debug, Subcommand)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte recebidas COMANDO [OPÇÕES]",
    subcommand_help_heading = COMANDOS,
    disable_help_subcommand = true,
)]
pub(crate) enum Recebidas {
    /// Lista os CT-es recebidos, do cursor em diante
    Listar(Listar),
    /// Mostra um CT-e recebido inteiro, em JSON
    #[command(help_template = MODELO, override_usage = "focus-cte recebidas mostrar [OPÇÕES] CHAVE")]
    Mostrar(DaChave),
    /// Salva o XML de um CT-e recebido, ou de seus eventos
    Xml(XmlRecebida),
    /// Declara a prestação em desacordo, ou mostra a declarada
    Desacordo(ManifestarDesacordo),
}

/// `focus-cte recebidas listar`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte recebidas listar [OPÇÕES] --cnpj CNPJ",
    after_help = "\
Com --json sai um objeto por linha. O mesmo CT-e volta, com versão maior, quando recebe carta de correção \
ou é cancelado: guarde um por chave, e substitua.

Com --cursor cada execução continua da anterior. O arquivo só avança depois que tudo o que passou foi \
escrito (e salvo, com --saida), e nunca passa de um item que não pôde ser lido: sai então com 4, e a \
próxima execução tenta de novo.",
)]
pub(crate) struct Listar {
    /// CNPJ da empresa que recebeu
    #[arg(long, value_name = "CNPJ", value_parser = cnpj, help_heading = OPCOES)]
    pub(crate) cnpj: Cnpj,

    /// Só o que mudou depois desta versão (padrão: tudo)
    #[arg(long, value_name = "VERSÃO", value_parser = inteiro, conflicts_with = "cursor", help_heading = OPCOES)]
    pub(crate) desde: Option<u64>,

    /// Arquivo com a versão em que a última execução parou; é criado se não existir
    #[arg(long, value_name = "ARQUIVO", help_heading = OPCOES)]
    pub(crate) cursor: Option<PathBuf>,

    /// Salva nesta pasta o XML de cada um; é criada se não existir
    #[arg(long, value_name = "DIR", help_heading = OPCOES)]
    pub(crate) saida: Option<PathBuf>,

    /// Onde e como quem.
    #[command(flatten)]
    pub(crate) acesso: Acesso,
}

/// One received CT-e.
#[derive(Debug, Args)]
pub(crate) struct DaChave {
    /// Chave de acesso, 44 posições
    #[arg(value_name = "CHAVE", help_heading = ARGUMENTOS)]
    pub(crate) chave: String,

    /// Onde e como quem.
    #[command(flatten)]
    pub(crate) acesso: Acesso,
}

/// `focus-cte recebidas xml`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte recebidas xml [OPÇÕES] CHAVE",
    after_help = "Sem dizer o quê, salva o XML do CT-e.",
)]
pub(crate) struct XmlRecebida {
    /// O XML do cancelamento
    #[arg(long, conflicts_with = "carta_correcao", help_heading = OPCOES)]
    pub(crate) cancelamento: bool,

    /// O XML da última carta de correção
    #[arg(long, help_heading = OPCOES)]
    pub(crate) carta_correcao: bool,

    /// Pasta onde salvar (padrão: a atual); é criada se não existir
    #[arg(long, value_name = "DIR", help_heading = OPCOES)]
    pub(crate) saida: Option<PathBuf>,

    /// O documento, onde e como quem.
    #[command(flatten)]
    pub(crate) da_chave: DaChave,
}

/// `focus-cte recebidas desacordo`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "\
focus-cte recebidas desacordo [OPÇÕES] CHAVE --observacoes TEXTO
     focus-cte recebidas desacordo [OPÇÕES] CHAVE --consultar",
    after_help = "Só o tomador do serviço pode declarar o desacordo.",
)]
pub(crate) struct ManifestarDesacordo {
    /// O que está em desacordo, de 15 a 255 caracteres
    #[arg(long, value_name = "TEXTO", allow_hyphen_values = true, conflicts_with = "consultar", help_heading = OPCOES)]
    pub(crate) observacoes: Option<String>,

    /// Mostra o desacordo já declarado, sem declarar nada
    #[arg(long, help_heading = OPCOES)]
    pub(crate) consultar: bool,

    /// Envia mesmo que a validação encontre erros
    #[arg(long, help_heading = OPCOES)]
    pub(crate) sem_validar: bool,

    /// O documento, onde e como quem.
    #[command(flatten)]
    pub(crate) da_chave: DaChave,
}
