//! `focus-cte webhook`: who is told of what becomes of documents.

use focus_cte::documento::{EventoWebhook, NovoWebhook, Webhook as Registrado};
use serde_json::json;

use crate::api;
use crate::cli::{Acesso, CriarWebhook, Webhook};
use crate::config;
use crate::erros::{CliError, Saida};
use crate::ficha::Ficha;
use crate::terminal::{self, Cor, Espera, Resultado};

/// Runs one of the commands.
pub(crate) fn executar(pedido: &Webhook, json: bool) -> Result<Saida, CliError> {
    match pedido {
        Webhook::Criar(pedido) => criar(pedido, json),
        Webhook::Listar(acesso) => listar(acesso, json),
        Webhook::Mostrar(pedido) => {
            let um = api::com_api(&pedido.acesso, api::interrompida, async |conexao| {
                conexao.client.consultar_webhook(&pedido.id).await.map_err(|e| conexao.erro(&e))
            })?;
            escrever(&[um], json)
        }
        Webhook::Excluir(pedido) => {
            let um = api::com_api(
                &pedido.acesso,
                || interrompido(&pedido.acesso),
                async |conexao| conexao.client.excluir_webhook(&pedido.id).await.map_err(|e| conexao.erro(&e)),
            )?;
            escrever(&[um], json)
        }
        Webhook::Reenviar(pedido) => {
            let referencia = api::referencia(&pedido.referencia)?;
            let chamados = api::com_api(
                &pedido.acesso,
                || interrompido(&pedido.acesso),
                async |conexao| conexao.client.reenviar_webhook(&referencia).await.map_err(|e| conexao.erro(&e)),
            )?;
            if chamados.is_empty() {
                terminal::aviso("nenhum webhook foi chamado: a empresa não tem um para este documento");
            }
            escrever(&chamados, json)
        }
    }
}

fn criar(pedido: &CriarWebhook, json: bool) -> Result<Saida, CliError> {
    let evento = EventoWebhook::from(pedido.evento.as_deref().unwrap_or("cte"));
    let novo = match (&pedido.cnpj, &pedido.cpf) {
        (Some(cnpj), _) => NovoWebhook::cnpj(cnpj.clone(), evento, &pedido.url),
        (None, Some(cpf)) => NovoWebhook::cpf(cpf.clone(), evento, &pedido.url),
        (None, None) => return Err(CliError::entrada("uso_incorreto", "falta informar: --cnpj CNPJ, ou --cpf CPF")),
    };
    let segredo = config::segredo_do_webhook(pedido.segredo.as_ref())?;
    let novo = match (&segredo, &pedido.cabecalho) {
        (Some(segredo), Some(nome)) => novo.com_authorization(segredo.expor()).com_authorization_header(nome),
        (Some(segredo), None) => novo.com_authorization(segredo.expor()),
        (None, Some(_)) => {
            return Err(CliError::entrada("uso_incorreto", "--cabecalho só tem efeito com um segredo")
                .dica("ponha o segredo na variável FOCUS_CTE_WEBHOOK_SEGREDO"));
        }
        (None, None) => {
            terminal::aviso("sem segredo, quem recebe não sabe se a entrega é da API: use FOCUS_CTE_WEBHOOK_SEGREDO");
            novo
        }
    };
    let criado = api::com_api(
        &pedido.acesso,
        || interrompido(&pedido.acesso),
        async |conexao| {
            let _espera = Espera::new("criando o webhook");
            conexao.client.criar_webhook(&novo).await.map_err(|e| conexao.erro(&e))
        },
    )?;
    escrever(&[criado], json)
}

fn listar(acesso: &Acesso, json: bool) -> Result<Saida, CliError> {
    let todos = api::com_api(acesso, api::interrompida, async |conexao| {
        conexao.client.listar_webhooks().await.map_err(|e| conexao.erro(&e))
    })?;
    if todos.is_empty() {
        let comando = api::comando_em(acesso, &["webhook", "criar"]);
        terminal::avisar(&format!("nenhum webhook; crie um com: {comando} --cnpj CNPJ --url URL"));
    }
    escrever(&todos, json)
}

/// One object a line, or a few lines for each; the secret is not shown.
fn escrever(webhooks: &[Registrado], json: bool) -> Result<Saida, CliError> {
    let mut resultado = Resultado::new();
    for webhook in webhooks {
        if json {
            resultado.json(&json!(webhook))?;
            continue;
        }
        let ficha = Ficha::new(&webhook.id);
        let ficha = if webhook.deleted { ficha.estado(Cor::Amarelo, "excluído") } else { ficha };
        let segredo = match (&webhook.authorization, &webhook.authorization_header) {
            (_, Some(cabecalho)) => Some(format!("no cabeçalho {cabecalho}")),
            (Some(_), None) => Some("no cabeçalho Authorization".to_owned()),
            (None, None) => None,
        };
        let evento = webhook.evento.as_str();
        ficha
            .linha("evento", (!evento.is_empty()).then_some(evento))
            .linha("empresa", webhook.cnpj.clone().or_else(|| webhook.cpf.clone()))
            .linha("URL", Some(webhook.url.clone()).filter(|url| !url.is_empty()))
            .linha("segredo", segredo)
            .escrever(&mut resultado)?;
    }
    resultado.concluir()?;
    Ok(Saida::Ok)
}

fn interrompido(acesso: &Acesso) -> CliError {
    let comando = api::comando_em(acesso, &["webhook", "listar"]);
    CliError::new(Saida::Indefinido, "interrompido", "interrompido; o pedido pode já ter sido enviado")
        .dica(format!("antes de repetir, veja como ficou: {comando}"))
}
