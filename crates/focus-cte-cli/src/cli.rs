//! The command line as clap reads it.
//!
//! The doc comments of commands and arguments are the help that a user reads: they are in Portuguese.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand};

use crate::erros::Saida;

/// Sections of the help.
const ARGUMENTOS: &str = "Argumentos";
const OPCOES: &str = "Opções";
const ACESSO: &str = "Acesso à API";

const MODELO: &str = "\
{about-with-newline}
Uso: {usage}

{all-args}{after-help}";

const EXEMPLOS: &str = "\
Exemplos:
  focus-cte validar cte.json
  focus-cte emitir cte.json --ref pedido-1 --aguardar --sandbox
  focus-cte xml cte.json > cte.xml
  focus-cte ajuda emitir";

/// Valida, emite e acompanha CT-e e CT-e OS pela API Focus NFe
#[derive(Debug, Parser)]
#[command(
    name = "focus-cte",
    bin_name = "focus-cte",
    version,
    help_template = MODELO,
    override_usage = "focus-cte COMANDO [OPÇÕES]",
    subcommand_help_heading = "Comandos",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    after_help = format!("{EXEMPLOS}\n\n{}", Saida::tabela()),
)]
pub(crate) struct Cli {
    /// O que fazer.
    #[command(subcommand)]
    pub(crate) comando: Comando,

    /// Resultado em JSON, para outro programa ler
    #[arg(long, global = true, help_heading = OPCOES, display_order = 900)]
    pub(crate) json: bool,

    /// Mostra esta ajuda
    #[arg(short = 'h', long = "help", visible_alias = "ajuda", global = true, action = ArgAction::Help, help_heading = OPCOES, display_order = 901)]
    ajuda: Option<bool>,

    /// Mostra a versão
    #[arg(short = 'V', long = "version", visible_alias = "versao", action = ArgAction::Version, help_heading = OPCOES, display_order = 902)]
    versao: Option<bool>,
}

/// One variant per command.
#[derive(Debug, Subcommand)]
pub(crate) enum Comando {
    /// Confere documentos com o leiaute oficial, sem rede e sem token
    Validar(Validar),
    /// Escreve o XML 4.00 de um documento
    Xml(Xml),
    /// Valida, envia para autorização e salva o XML autorizado
    Emitir(Emitir),
    /// Mostra a situação de um documento já enviado
    Consultar(Consultar),
    /// Serve a API nesta máquina, sem rede e sem valor fiscal
    Sandbox(Sandbox),
    /// Mostra a ajuda de um comando
    #[command(alias = "help", help_template = MODELO, override_usage = "focus-cte ajuda [COMANDO]")]
    Ajuda {
        /// Comando a explicar
        #[arg(value_name = "COMANDO", help_heading = ARGUMENTOS)]
        comando: Option<String>,
    },
}

/// `focus-cte validar`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte validar [OPÇÕES] ARQUIVO...",
    after_help = "\
Com --json sai um objeto por arquivo, um por linha. Com --ndjson entra um documento por linha e sai, \
na hora, um objeto por linha: {\"linha\":1,\"valido\":false,\"problemas\":[...]}. Uma linha que não é JSON \
tem \"erro\" no lugar de \"problemas\", e o trabalho continua. Linhas em branco são puladas.

Sai com 0 se tudo é válido (avisos não contam), 1 se algum documento é inválido ou, com --ndjson, se \
alguma linha não pôde ser lida, e 2 se algum arquivo não pôde ser lido.",
)]
pub(crate) struct Validar {
    /// Documentos em JSON, como a API os recebe; - lê da entrada padrão
    #[arg(value_name = "ARQUIVO", required = true, help_heading = ARGUMENTOS)]
    pub(crate) arquivos: Vec<PathBuf>,

    /// Os documentos são CT-e OS (modelo 67), e não CT-e (57)
    #[arg(long, help_heading = OPCOES)]
    pub(crate) os: bool,

    /// Um documento por linha na entrada, um veredito por linha na saída
    #[arg(long, help_heading = OPCOES)]
    pub(crate) ndjson: bool,
}

/// `focus-cte xml`
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent switch of the command line")]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte xml [OPÇÕES] ARQUIVO",
    after_help = "\
O que a API completaria com o cadastro da empresa (nome, endereço, inscrição estadual, regime) vem de \
--empresa ou, sem ela, de dados fictícios marcados como tais no nome. A assinatura é de um certificado \
de teste: o XML passa no XSD oficial e não tem valor fiscal.

Com --ndjson sai um XML por linha de entrada, na mesma ordem; a linha de um documento recusado sai \
vazia, e o motivo vai para a saída de erro.",
)]
pub(crate) struct Xml {
    /// Documento em JSON, como a API o recebe; - lê da entrada padrão
    #[arg(value_name = "ARQUIVO", help_heading = ARGUMENTOS)]
    pub(crate) arquivo: PathBuf,

    /// O documento é CT-e OS (modelo 67), e não CT-e (57)
    #[arg(long, help_heading = OPCOES)]
    pub(crate) os: bool,

    /// Escreve também o XML de um documento inválido
    #[arg(long, help_heading = OPCOES)]
    pub(crate) sem_validar: bool,

    /// Não assina
    #[arg(long, help_heading = OPCOES)]
    pub(crate) sem_assinatura: bool,

    /// Cadastro da empresa emitente, em JSON
    #[arg(long, value_name = "ARQUIVO", help_heading = OPCOES)]
    pub(crate) empresa: Option<PathBuf>,

    /// Ambiente escrito no XML: homologacao (o padrão) ou producao
    #[arg(long, value_name = "AMBIENTE", value_parser = tipo_ambiente, help_heading = OPCOES)]
    pub(crate) ambiente: Option<TipoDeAmbiente>,

    /// Série; sem ela, a do documento, ou 1
    #[arg(long, value_name = "N", value_parser = serie, help_heading = OPCOES)]
    pub(crate) serie: Option<u16>,

    /// Número; sem ele, o do documento, ou 1 (com --ndjson, a partir deste)
    #[arg(long, value_name = "N", value_parser = numero, help_heading = OPCOES)]
    pub(crate) numero: Option<u32>,

    /// Grava neste arquivo, de uma vez só no fim, em vez da saída padrão
    #[arg(long, value_name = "ARQUIVO", help_heading = OPCOES)]
    pub(crate) saida: Option<PathBuf>,

    /// Um documento por linha na entrada, um XML por linha na saída
    #[arg(long, help_heading = OPCOES)]
    pub(crate) ndjson: bool,
}

/// The environment that a preview is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TipoDeAmbiente {
    /// `tpAmb` 1.
    Producao,
    /// `tpAmb` 2.
    Homologacao,
}

/// `focus-cte emitir`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte emitir [OPÇÕES] --ref REF ARQUIVO",
    after_help = "\
A ref identifica o documento no seu sistema: a mesma ref nunca gera dois documentos. Se o resultado \
ficar desconhecido (saída 5), consulte a ref antes de enviar de novo.",
)]
pub(crate) struct Emitir {
    /// Documento em JSON, como a API o recebe; - lê da entrada padrão
    #[arg(value_name = "ARQUIVO", help_heading = ARGUMENTOS)]
    pub(crate) arquivo: PathBuf,

    /// Referência única do documento no seu sistema
    #[arg(long = "ref", value_name = "REF", help_heading = OPCOES)]
    pub(crate) referencia: String,

    /// O documento é CT-e OS (modelo 67), e não CT-e (57)
    #[arg(long, help_heading = OPCOES)]
    pub(crate) os: bool,

    /// Espera a resposta da SEFAZ e salva o XML autorizado
    #[arg(long, help_heading = OPCOES)]
    pub(crate) aguardar: bool,

    /// Quanto esperar, no máximo, com --aguardar (padrão: 120)
    #[arg(long, value_name = "SEGUNDOS", value_parser = segundos, requires = "aguardar", help_heading = OPCOES)]
    pub(crate) prazo: Option<u64>,

    /// Envia mesmo que a validação encontre erros
    #[arg(long, help_heading = OPCOES)]
    pub(crate) sem_validar: bool,

    /// Pasta onde salvar o XML (padrão: a atual)
    #[arg(long, value_name = "DIR", help_heading = OPCOES)]
    pub(crate) saida: Option<PathBuf>,

    /// Onde e como quem.
    #[command(flatten)]
    pub(crate) acesso: Acesso,
}

/// `focus-cte consultar`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte consultar [OPÇÕES] REF",
    after_help = "\
Sai com 0 se o documento está autorizado ou cancelado, 1 se foi recusado ou denegado, 5 se ainda está \
em processamento e 6 se a ref não foi encontrada.",
)]
pub(crate) struct Consultar {
    /// Referência usada na emissão
    #[arg(value_name = "REF", help_heading = ARGUMENTOS)]
    pub(crate) referencia: String,

    /// Inclui a requisição e os protocolos
    #[arg(long, help_heading = OPCOES)]
    pub(crate) completa: bool,

    /// Salva nesta pasta o XML, se o documento estiver autorizado
    #[arg(long, value_name = "DIR", help_heading = OPCOES)]
    pub(crate) saida: Option<PathBuf>,

    /// Onde e como quem.
    #[command(flatten)]
    pub(crate) acesso: Acesso,
}

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
}

/// `focus-cte sandbox`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte sandbox [OPÇÕES]",
    after_help = "Atende só esta máquina (127.0.0.1) até Ctrl-C. Qualquer token serve."
)]
pub(crate) struct Sandbox {
    /// Porta; sem ela, qualquer uma livre
    #[arg(long, value_name = "N", value_parser = porta, help_heading = OPCOES)]
    pub(crate) porta: Option<u16>,

    /// Guarda os dados nesta pasta; sem ela, só em memória
    #[arg(long, value_name = "DIR", help_heading = OPCOES)]
    pub(crate) dados: Option<PathBuf>,
}

fn tipo_ambiente(texto: &str) -> Result<TipoDeAmbiente, String> {
    match texto {
        "producao" | "produção" => Ok(TipoDeAmbiente::Producao),
        "homologacao" | "homologação" => Ok(TipoDeAmbiente::Homologacao),
        _ => Err("use producao ou homologacao".to_owned()),
    }
}

fn serie(texto: &str) -> Result<u16, String> {
    texto.parse().ok().filter(|n| *n <= 999).ok_or_else(|| "a série vai de 0 a 999".to_owned())
}

fn numero(texto: &str) -> Result<u32, String> {
    let valido = texto.parse().ok().filter(|n| (1..=999_999_999).contains(n));
    valido.ok_or_else(|| "o número vai de 1 a 999999999".to_owned())
}

fn porta(texto: &str) -> Result<u16, String> {
    texto.parse().map_err(|_| "a porta vai de 0 (qualquer uma livre) a 65535".to_owned())
}

fn segundos(texto: &str) -> Result<u64, String> {
    let valido = texto.parse().ok().filter(|n| (1..=86_400).contains(n));
    valido.ok_or_else(|| "o prazo vai de 1 a 86400 segundos".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_help_of_every_command_has_no_english_left() {
        let mut comando = Cli::command();
        comando.build();
        let nomes: Vec<String> = comando.get_subcommands().map(|c| c.get_name().to_owned()).collect();
        let mut ajudas = vec![comando.render_long_help().to_string()];
        for nome in nomes {
            let sub = comando.find_subcommand_mut(&nome).unwrap();
            ajudas.push(sub.render_help().to_string());
            ajudas.push(sub.render_long_help().to_string());
        }
        for ajuda in ajudas {
            for ingles in
                ["Usage", "Options", "Commands", "Arguments", "Print", "default:", "aliases", "env:", "possible"]
            {
                assert!(!ajuda.contains(ingles), "{ingles} em:\n{ajuda}");
            }
        }
    }
}
