//! The commands about documents: `validar`, `xml`, `emitir`, `consultar`, `baixar`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use focus_cte::tabelas::Tabelas;
use focus_cte::{Rigor, TipoAmbiente};
use jiff::Timestamp;

use super::valores::{corpo_de, numero, quando, rigor_da_validacao, segundos, serie, tabelas, tipo_ambiente};
use super::{ARGUMENTOS, Acesso, CertificadoA1, MODELO, OPCOES};
use crate::assunto::Corpo;

/// `focus-cte validar`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte validar [OPÇÕES] ARQUIVO...",
    after_help = "\
Com --json sai um objeto por arquivo, um por linha. Com --ndjson entra um documento por linha e sai, \
na hora, um objeto por linha: {\"linha\":1,\"valido\":false,\"problemas\":[...]}. Uma linha que não é JSON \
tem \"erro\" no lugar de \"problemas\", e o trabalho continua. Linhas em branco são puladas.

Um XML (de documento ou evento) diz ele mesmo o que é, sem --os nem --evento; valem os campos que \
focus-cte importar lê dele.

Sai com 0 se tudo é válido (avisos não contam), 1 se algum documento é inválido ou, com --ndjson, se \
alguma linha não pôde ser lida, e 2 se algum arquivo não pôde ser lido.",
)]
pub(crate) struct Validar {
    /// Documentos em JSON, como a API os recebe, ou em XML; - lê da entrada padrão
    #[arg(value_name = "ARQUIVO", required = true, help_heading = ARGUMENTOS)]
    pub(crate) arquivos: Vec<PathBuf>,

    /// Os documentos são CT-e OS (modelo 67), e não CT-e (57)
    #[arg(long, help_heading = OPCOES)]
    pub(crate) os: bool,

    /// São corpos deste evento: cancelamento, carta_correcao, desacordo, registro_multimodal, dados_gtv ou inutilizacao
    #[arg(long, value_name = "TIPO", value_parser = corpo_de, help_heading = OPCOES)]
    pub(crate) evento: Option<Corpo>,

    /// Um documento por linha na entrada, um veredito por linha na saída
    #[arg(long, help_heading = OPCOES)]
    pub(crate) ndjson: bool,

    /// Até onde julgar: layout (o veredito do XSD oficial) ou sefaz (também as regras da SEFAZ; o padrão)
    #[arg(long, value_name = "RIGOR", default_value = "sefaz", hide_default_value = true, value_parser = rigor_da_validacao, help_heading = OPCOES)]
    pub(crate) rigor: Rigor,

    /// Ambiente a que o documento vai: producao ou homologacao; sem ele, não se julga o que difere entre os dois
    #[arg(long, value_name = "AMBIENTE", value_parser = tipo_ambiente, help_heading = OPCOES)]
    pub(crate) ambiente: Option<TipoAmbiente>,

    /// Quando a SEFAZ receberia o documento: agora, ou data e hora com fuso; sem isso, não se julgam os prazos
    #[arg(long, value_name = "QUANDO", value_parser = quando, help_heading = OPCOES)]
    pub(crate) quando: Option<Timestamp>,

    /// O documento que estes substituem ou complementam, ou a que o evento se refere, em JSON; sem ele, não se compara
    #[arg(long, value_name = "ARQUIVO", help_heading = OPCOES)]
    pub(crate) referenciado: Option<PathBuf>,

    /// Pasta com tabelas mais novas que as embutidas: cst_cclasstrib.csv, aliquotas_ibs_cbs.csv, areas_incentivadas.csv
    #[arg(long, value_name = "PASTA", value_parser = tabelas, help_heading = OPCOES)]
    pub(crate) tabelas: Option<Arc<Tabelas>>,
}

/// `focus-cte xml`
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent switch of the command line")]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte xml [OPÇÕES] ARQUIVO",
    after_help = "\
O que a API completaria com o cadastro da empresa (nome, endereço, inscrição estadual, regime) vem de \
--empresa ou, sem ela, de dados fictícios marcados como tais no nome. Sem --certificado a assinatura é de um \
certificado de teste: o XML passa no XSD oficial e não tem valor fiscal.

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

    /// Com que certificado assinar, em vez do de teste.
    #[command(flatten)]
    pub(crate) certificado: CertificadoA1,

    /// Cadastro da empresa emitente, em JSON
    #[arg(long, value_name = "ARQUIVO", help_heading = OPCOES)]
    pub(crate) empresa: Option<PathBuf>,

    /// Ambiente escrito no XML: homologacao (o padrão) ou producao
    #[arg(long, value_name = "AMBIENTE", value_parser = tipo_ambiente, help_heading = OPCOES)]
    pub(crate) ambiente: Option<TipoAmbiente>,

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

    /// Pasta onde salvar o XML (padrão: a atual); é criada se não existir
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

    /// Salva nesta pasta o XML, se o documento estiver autorizado; é criada se não existir
    #[arg(long, value_name = "DIR", help_heading = OPCOES)]
    pub(crate) saida: Option<PathBuf>,

    /// Onde e como quem.
    #[command(flatten)]
    pub(crate) acesso: Acesso,
}

/// `focus-cte baixar`
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent switch of the command line")]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte baixar [OPÇÕES] REF",
    after_help = "\
Sem dizer o quê, salva o XML do documento. As opções somam: --xml --dacte salva os dois. O nome do \
arquivo é a chave de acesso, e um arquivo que já existe com outro conteúdo nunca é substituído.

Sai com 5 se o documento ainda está em processamento e 6 se a ref, ou um dos arquivos, não existe.",
)]
pub(crate) struct Baixar {
    /// Referência usada na emissão
    #[arg(value_name = "REF", help_heading = ARGUMENTOS)]
    pub(crate) referencia: String,

    /// O XML do documento
    #[arg(long, help_heading = OPCOES)]
    pub(crate) xml: bool,

    /// O DACTE, em PDF
    #[arg(long, help_heading = OPCOES)]
    pub(crate) dacte: bool,

    /// O XML do cancelamento
    #[arg(long, help_heading = OPCOES)]
    pub(crate) cancelamento: bool,

    /// O XML da última carta de correção
    #[arg(long, help_heading = OPCOES)]
    pub(crate) carta_correcao: bool,

    /// Pasta onde salvar (padrão: a atual); é criada se não existir
    #[arg(long, value_name = "DIR", help_heading = OPCOES)]
    pub(crate) saida: Option<PathBuf>,

    /// Onde e como quem.
    #[command(flatten)]
    pub(crate) acesso: Acesso,
}
