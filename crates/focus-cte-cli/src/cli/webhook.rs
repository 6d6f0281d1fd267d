//! `focus-cte webhook`.

use clap::{Args, Subcommand};
use focus_cte::{Cnpj, Cpf};

use super::valores::{cnpj, cpf};
use super::{ARGUMENTOS, Acesso, COMANDOS, MODELO, OPCOES};
use crate::config::Segredo;

/// What to do about webhooks.
#[derive(Debug, Subcommand)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte webhook COMANDO [OPÇÕES]",
    subcommand_help_heading = COMANDOS,
    disable_help_subcommand = true,
    after_help = "\
A API posta em uma URL sua o resultado de cada documento. Ela não assina as entregas: combine um segredo ao \
criar o webhook, e confira-o no cabeçalho de cada uma.",
)]
pub(crate) enum Webhook {
    /// Cria um webhook; no máximo 5 por empresa e evento
    Criar(CriarWebhook),
    /// Lista os webhooks
    #[command(help_template = MODELO, override_usage = "focus-cte webhook listar [OPÇÕES]")]
    Listar(Acesso),
    /// Mostra um webhook
    #[command(help_template = MODELO, override_usage = "focus-cte webhook mostrar [OPÇÕES] ID")]
    Mostrar(DoWebhook),
    /// Exclui um webhook
    #[command(help_template = MODELO, override_usage = "focus-cte webhook excluir [OPÇÕES] ID")]
    Excluir(DoWebhook),
    /// Faz de novo as entregas de um documento
    #[command(help_template = MODELO, override_usage = "focus-cte webhook reenviar [OPÇÕES] REF")]
    Reenviar(ReenviarWebhook),
}

/// `focus-cte webhook criar`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte webhook criar [OPÇÕES] --cnpj CNPJ --url URL",
    after_help = "\
O segredo vem da variável FOCUS_CTE_WEBHOOK_SEGREDO ou de --segredo, e volta em cada entrega: no \
cabeçalho Authorization, ou no que --cabecalho disser.",
)]
pub(crate) struct CriarWebhook {
    /// CNPJ da empresa
    #[arg(long, value_name = "CNPJ", value_parser = cnpj, help_heading = OPCOES, conflicts_with = "cpf")]
    pub(crate) cnpj: Option<Cnpj>,

    /// CPF, se quem emite é uma pessoa
    #[arg(long, value_name = "CPF", value_parser = cpf, help_heading = OPCOES)]
    pub(crate) cpf: Option<Cpf>,

    /// O que avisar: cte (o padrão), cte_recebida, inutilizacao, ou outro evento da API
    #[arg(long, value_name = "EVENTO", help_heading = OPCOES)]
    pub(crate) evento: Option<String>,

    /// Onde a API posta
    #[arg(long, value_name = "URL", help_heading = OPCOES)]
    pub(crate) url: String,

    /// Segredo que volta em cada entrega; prefira FOCUS_CTE_WEBHOOK_SEGREDO, que outros usuários não veem
    #[arg(long, value_name = "SEGREDO", help_heading = OPCOES)]
    pub(crate) segredo: Option<Segredo>,

    /// Cabeçalho em que o segredo volta, em vez de Authorization
    #[arg(long, value_name = "NOME", help_heading = OPCOES)]
    pub(crate) cabecalho: Option<String>,

    /// Onde e como quem.
    #[command(flatten)]
    pub(crate) acesso: Acesso,
}

/// One webhook.
#[derive(Debug, Args)]
pub(crate) struct DoWebhook {
    /// Identificador do webhook, como aparece em webhook listar
    #[arg(value_name = "ID", help_heading = ARGUMENTOS)]
    pub(crate) id: String,

    /// Onde e como quem.
    #[command(flatten)]
    pub(crate) acesso: Acesso,
}

/// `focus-cte webhook reenviar`
#[derive(Debug, Args)]
pub(crate) struct ReenviarWebhook {
    /// Referência usada na emissão
    #[arg(value_name = "REF", help_heading = ARGUMENTOS)]
    pub(crate) referencia: String,

    /// Onde e como quem.
    #[command(flatten)]
    pub(crate) acesso: Acesso,
}
