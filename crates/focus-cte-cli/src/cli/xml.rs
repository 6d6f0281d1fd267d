//! The commands about XML: `importar`, `assinar`, `verificar`, `chave`, `diff`.

use std::path::PathBuf;

use clap::Args;
use focus_cte::TipoAmbiente;

use super::valores::{corpo_de, tipo_ambiente};
use super::{ARGUMENTOS, MODELO, OPCOES};
use crate::assunto::Corpo;

/// `focus-cte importar`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte importar [OPÇÕES] ARQUIVO.xml",
    after_help = "\
Lê <CTe>, <CTeOS>, <cteProc>, <cteOSProc>, <eventoCTe> e <procEventoCTe> do leiaute 4.00 e, no que ainda \
existe, do 3.00. Aceita UTF-8 e ISO-8859-1. O que a API não tem onde pôr vai para a saída de erro, com o \
caminho e o motivo; com --json vai na resposta, com a chave, o protocolo e o que a API calcula.",
)]
pub(crate) struct Importar {
    /// XML de um documento ou evento; - lê da entrada padrão
    #[arg(value_name = "ARQUIVO", help_heading = ARGUMENTOS)]
    pub(crate) arquivo: PathBuf,

    /// Grava neste arquivo em vez da saída padrão
    #[arg(short = 'o', long, value_name = "ARQUIVO", help_heading = OPCOES)]
    pub(crate) saida: Option<PathBuf>,
}

/// A certificate and where its password is: never on the command line.
#[derive(Debug, Args)]
pub(crate) struct CertificadoA1 {
    /// Certificado A1: PKCS#12 (.pfx, .p12) ou PEM
    #[arg(long, value_name = "ARQUIVO", help_heading = OPCOES)]
    pub(crate) certificado: Option<PathBuf>,

    /// Chave privada em PEM, se não estiver no mesmo arquivo do certificado
    #[arg(long, value_name = "ARQUIVO", requires = "certificado", help_heading = OPCOES)]
    pub(crate) chave: Option<PathBuf>,

    /// Nome da variável de ambiente que tem a senha do PKCS#12 (padrão: FOCUS_CTE_SENHA_CERTIFICADO)
    #[arg(long, value_name = "VARIÁVEL", requires = "certificado", help_heading = OPCOES)]
    pub(crate) senha_env: Option<String>,

    /// Arquivo cuja primeira linha é a senha do PKCS#12
    #[arg(long, value_name = "ARQUIVO", requires = "certificado", conflicts_with = "senha_env", help_heading = OPCOES)]
    pub(crate) senha_arquivo: Option<PathBuf>,
}

/// `focus-cte assinar`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte assinar [OPÇÕES] --certificado A1.pfx ARQUIVO.xml",
    after_help = "\
A senha vem de uma variável de ambiente, de um arquivo ou, em um terminal, de uma pergunta; nunca da linha \
de comando. O certificado tem de estar na validade e ser da mesma empresa do documento (os 8 primeiros \
caracteres do CNPJ), como a SEFAZ exige. Nada do XML muda, além da assinatura no fim.",
)]
pub(crate) struct Assinar {
    /// XML de um documento ou evento ainda sem assinatura; - lê da entrada padrão
    #[arg(value_name = "ARQUIVO", help_heading = ARGUMENTOS)]
    pub(crate) arquivo: PathBuf,

    /// Com que certificado.
    #[command(flatten)]
    pub(crate) certificado: CertificadoA1,

    /// Assina mesmo com um certificado vencido ou de outra empresa
    #[arg(long, help_heading = OPCOES)]
    pub(crate) sem_conferir: bool,

    /// Grava neste arquivo em vez da saída padrão
    #[arg(short = 'o', long, value_name = "ARQUIVO", help_heading = OPCOES)]
    pub(crate) saida: Option<PathBuf>,
}

/// `focus-cte verificar`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte verificar [OPÇÕES] ARQUIVO.xml...",
    after_help = "\
Confere se o conteúdo é o que foi assinado e se a assinatura é do certificado que vem nela. Não confere a \
cadeia da ICP-Brasil nem a revogação, que pedem a rede; o que a SEFAZ recusaria mesmo assim (validade, CNPJ) \
aparece como ressalva.

Sai com 0 se todas as assinaturas conferem, 1 se alguma não confere ou algum documento não está assinado, e 2 \
se algum arquivo não pôde ser lido.",
)]
pub(crate) struct Verificar {
    /// XML de documentos ou eventos assinados; - lê da entrada padrão
    #[arg(value_name = "ARQUIVO", required = true, help_heading = ARGUMENTOS)]
    pub(crate) arquivos: Vec<PathBuf>,
}

/// `focus-cte chave`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte chave [OPÇÕES] CHAVE",
    after_help = "Sai com 0 se a chave é válida, com o dígito que confere, e 1 se não é.",
)]
pub(crate) struct DaChaveDeAcesso {
    /// Chave de acesso de 44 caracteres, com ou sem o prefixo CTe
    #[arg(value_name = "CHAVE", required = true, num_args = 1.., help_heading = ARGUMENTOS)]
    pub(crate) chave: Vec<String>,

    /// Ambiente do endereço do QR Code: producao (o padrão) ou homologacao
    #[arg(long, value_name = "AMBIENTE", value_parser = tipo_ambiente, help_heading = OPCOES)]
    pub(crate) ambiente: Option<TipoAmbiente>,
}

/// `focus-cte diff`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte diff [OPÇÕES] A B",
    after_help = "\
Compara campo a campo, com os nomes da API e os valores como vão para o XML: 12.5 e \"12.50\" são iguais onde \
o leiaute pede duas casas. Itens de listas são comparados pela posição.

Sai com 0 se não há diferença e 1 se há.",
)]
pub(crate) struct Diff {
    /// Documento antes: XML, ou JSON como a API o recebe
    #[arg(value_name = "A", help_heading = ARGUMENTOS)]
    pub(crate) antes: PathBuf,

    /// Documento depois: XML, ou JSON como a API o recebe
    #[arg(value_name = "B", help_heading = ARGUMENTOS)]
    pub(crate) depois: PathBuf,

    /// Os documentos em JSON são CT-e OS (modelo 67), e não CT-e (57)
    #[arg(long, help_heading = OPCOES)]
    pub(crate) os: bool,

    /// Os documentos em JSON são corpos deste evento: cancelamento, carta_correcao, desacordo, registro_multimodal ou dados_gtv
    #[arg(long, value_name = "TIPO", value_parser = corpo_de, help_heading = OPCOES)]
    pub(crate) evento: Option<Corpo>,
}
