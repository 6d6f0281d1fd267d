//! The commands about what happens to an authorised document.

use std::path::PathBuf;

use clap::Args;
use focus_cte::Cnpj;

use super::valores::{cnpj, item, numero, serie};
use super::{ARGUMENTOS, Acesso, MODELO, OPCOES};

/// What every event of an emitted document accepts.
#[derive(Debug, Args)]
pub(crate) struct DoEvento {
    /// Envia mesmo que a validação encontre erros
    #[arg(long, help_heading = OPCOES)]
    pub(crate) sem_validar: bool,

    /// Salva nesta pasta o XML do evento; é criada se não existir
    #[arg(long, value_name = "DIR", help_heading = OPCOES)]
    pub(crate) saida: Option<PathBuf>,

    /// Onde e como quem.
    #[command(flatten)]
    pub(crate) acesso: Acesso,
}

/// `focus-cte cancelar`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte cancelar [OPÇÕES] REF --justificativa TEXTO\n     focus-cte cancelar [OPÇÕES] REF ARQUIVO",
    after_help = "\
A ref de um documento cancelado continua ocupada. Sai com 0 se a SEFAZ registrou o cancelamento e 1 se o \
recusou: o prazo é da UF, e um CT-e com eventos posteriores pode não ser mais cancelável.",
)]
pub(crate) struct Cancelar {
    /// Referência usada na emissão
    #[arg(value_name = "REF", help_heading = ARGUMENTOS)]
    pub(crate) referencia: String,

    /// Corpo em JSON, como a API o recebe; - lê da entrada padrão
    #[arg(value_name = "ARQUIVO", help_heading = ARGUMENTOS, conflicts_with = "justificativa")]
    pub(crate) arquivo: Option<PathBuf>,

    /// Por que cancelar, de 15 a 255 caracteres
    #[arg(long, value_name = "TEXTO", allow_hyphen_values = true, help_heading = OPCOES)]
    pub(crate) justificativa: Option<String>,

    /// O que todo evento aceita.
    #[command(flatten)]
    pub(crate) evento: DoEvento,
}

/// `focus-cte corrigir`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte corrigir [OPÇÕES] REF --campo CAMPO --valor VALOR\n     focus-cte corrigir [OPÇÕES] REF ARQUIVO",
    after_help = "\
Exemplos:
  focus-cte corrigir pedido-1 --campo observacao --valor \"Entrega na doca 9\"
  focus-cte corrigir pedido-1 --grupo quantidades --campo tipo_medida --item 2 --valor \"PESO BRUTO\"
  focus-cte corrigir pedido-1 --tag --grupo compl --campo xObs --valor \"Entrega na doca 9\"

Cada carta substitui a anterior, e são no máximo 20 por documento. Valores do imposto, quem participa do \
transporte e a data não podem ser corrigidos por carta.",
)]
pub(crate) struct Corrigir {
    /// Referência usada na emissão
    #[arg(value_name = "REF", help_heading = ARGUMENTOS)]
    pub(crate) referencia: String,

    /// Corpo em JSON, como a API o recebe; - lê da entrada padrão
    #[arg(value_name = "ARQUIVO", help_heading = ARGUMENTOS, conflicts_with_all = ["campo", "valor", "grupo", "item", "tag"])]
    pub(crate) arquivo: Option<PathBuf>,

    /// Campo a corrigir, pelo nome na API
    #[arg(long, value_name = "CAMPO", help_heading = OPCOES)]
    pub(crate) campo: Option<String>,

    /// O valor certo
    #[arg(long, value_name = "VALOR", allow_hyphen_values = true, help_heading = OPCOES)]
    pub(crate) valor: Option<String>,

    /// Lista ou grupo do campo, se ele estiver em um
    #[arg(long, value_name = "GRUPO", help_heading = OPCOES)]
    pub(crate) grupo: Option<String>,

    /// Qual item da lista, a partir de 1
    #[arg(long, value_name = "N", value_parser = item, help_heading = OPCOES)]
    pub(crate) item: Option<u8>,

    /// CAMPO e GRUPO são tags do XML, e não nomes da API
    #[arg(long, help_heading = OPCOES)]
    pub(crate) tag: bool,

    /// O documento é CT-e OS (modelo 67), e não CT-e (57)
    #[arg(long, help_heading = OPCOES)]
    pub(crate) os: bool,

    /// O que todo evento aceita.
    #[command(flatten)]
    pub(crate) evento: DoEvento,
}

/// `focus-cte desacordo`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte desacordo [OPÇÕES] REF --observacoes TEXTO\n     focus-cte desacordo [OPÇÕES] REF ARQUIVO",
    after_help = "\
É o tomador do serviço que declara o desacordo. De um CT-e que outra empresa emitiu: \
focus-cte recebidas desacordo CHAVE.",
)]
pub(crate) struct Desacordo {
    /// Referência usada na emissão
    #[arg(value_name = "REF", help_heading = ARGUMENTOS)]
    pub(crate) referencia: String,

    /// Corpo em JSON, como a API o recebe; - lê da entrada padrão
    #[arg(value_name = "ARQUIVO", help_heading = ARGUMENTOS, conflicts_with = "observacoes")]
    pub(crate) arquivo: Option<PathBuf>,

    /// O que está em desacordo, de 15 a 255 caracteres
    #[arg(long, value_name = "TEXTO", allow_hyphen_values = true, help_heading = OPCOES)]
    pub(crate) observacoes: Option<String>,

    /// O que todo evento aceita.
    #[command(flatten)]
    pub(crate) evento: DoEvento,
}

/// `focus-cte multimodal`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte multimodal [OPÇÕES] REF --registro TEXTO\n     focus-cte multimodal [OPÇÕES] REF ARQUIVO",
    after_help = "\
Só para CT-e (modelo 57) multimodal. A API não documenta os nomes dos campos deste evento: registro e \
numero_documento são proposta deste projeto. Em um ARQUIVO cabem outros.",
)]
pub(crate) struct Multimodal {
    /// Referência usada na emissão
    #[arg(value_name = "REF", help_heading = ARGUMENTOS)]
    pub(crate) referencia: String,

    /// Corpo em JSON, como a API o recebe; - lê da entrada padrão
    #[arg(value_name = "ARQUIVO", help_heading = ARGUMENTOS, conflicts_with_all = ["registro", "documento"])]
    pub(crate) arquivo: Option<PathBuf>,

    /// A ocorrência, de 15 a 1000 caracteres
    #[arg(long, value_name = "TEXTO", allow_hyphen_values = true, help_heading = OPCOES)]
    pub(crate) registro: Option<String>,

    /// Número do documento do outro modal, até 44 algarismos
    #[arg(long, value_name = "NÚMERO", help_heading = OPCOES)]
    pub(crate) documento: Option<String>,

    /// O que todo evento aceita.
    #[command(flatten)]
    pub(crate) evento: DoEvento,
}

/// `focus-cte gtv`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte gtv [OPÇÕES] REF ARQUIVO",
    after_help = "\
Só para CT-e OS (modelo 67) de transporte de valores. A API não documenta os nomes dos campos deste \
evento: os deste programa são proposta deste projeto. Veja examples/evento_dados_gtv.json.",
)]
pub(crate) struct Gtv {
    /// Referência usada na emissão
    #[arg(value_name = "REF", help_heading = ARGUMENTOS)]
    pub(crate) referencia: String,

    /// As guias em JSON, como a API as recebe; - lê da entrada padrão
    #[arg(value_name = "ARQUIVO", help_heading = ARGUMENTOS)]
    pub(crate) arquivo: PathBuf,

    /// O que todo evento aceita.
    #[command(flatten)]
    pub(crate) evento: DoEvento,
}

/// `focus-cte inutilizar`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "\
focus-cte inutilizar [OPÇÕES] --cnpj CNPJ --serie N --numero-inicial N --numero-final N --justificativa TEXTO
     focus-cte inutilizar [OPÇÕES] ARQUIVO",
    after_help = "\
LEGADO: a SEFAZ encerrou este serviço no leiaute 4.00, e números pulados não precisam mais de pedido. A \
API ainda documenta a operação.",
)]
pub(crate) struct Inutilizar {
    /// Corpo em JSON, como a API o recebe; - lê da entrada padrão
    #[arg(
        value_name = "ARQUIVO",
        help_heading = ARGUMENTOS,
        conflicts_with_all = ["cnpj", "serie", "numero_inicial", "numero_final", "justificativa", "os"],
    )]
    pub(crate) arquivo: Option<PathBuf>,

    /// CNPJ do emitente
    #[arg(long, value_name = "CNPJ", value_parser = cnpj, help_heading = OPCOES)]
    pub(crate) cnpj: Option<Cnpj>,

    /// Série da faixa
    #[arg(long, value_name = "N", value_parser = serie, help_heading = OPCOES)]
    pub(crate) serie: Option<u16>,

    /// Primeiro número da faixa
    #[arg(long, value_name = "N", value_parser = numero, help_heading = OPCOES)]
    pub(crate) numero_inicial: Option<u32>,

    /// Último número da faixa
    #[arg(long, value_name = "N", value_parser = numero, help_heading = OPCOES)]
    pub(crate) numero_final: Option<u32>,

    /// Por que inutilizar, de 15 a 255 caracteres
    #[arg(long, value_name = "TEXTO", allow_hyphen_values = true, help_heading = OPCOES)]
    pub(crate) justificativa: Option<String>,

    /// A faixa é de CT-e OS (modelo 67), e não de CT-e (57)
    #[arg(long, help_heading = OPCOES)]
    pub(crate) os: bool,

    /// O que todo evento aceita.
    #[command(flatten)]
    pub(crate) evento: DoEvento,
}
