//! `/v2/hooks` and `POST /v2/cte/REF/hook`.

use axum::body::Body;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use reqwest::Url;
use serde_json::{Map, Value};

use super::corpo::{MAIOR_PEDIDO, ler, texto};
use super::cte::{buscar, eventos};
use super::empresa::empresa_valida;
use crate::armazenamento::Webhook;
use crate::auth::Token;
use crate::erros::{Erro, ErroCampo, JSON_INVALIDO, REQUISICAO_INVALIDA, WEBHOOK_NAO_ENCONTRADO, WEBHOOKS_DEMAIS};
use crate::json::json;
use crate::respostas::{DocumentoResposta, WebhookResposta};
use crate::servidor::Contexto;
use crate::webhooks::{CTE, EVENTOS, entregas};

/// Creates a webhook.
pub(super) async fn criar(
    State(contexto): State<Contexto>,
    Extension(token): Extension<Token>,
    corpo: Body,
) -> Result<Response, Erro> {
    let corpo = ler(corpo, MAIOR_PEDIDO).await?;
    let webhook = webhook(token, contexto.acaso.identificador(), &campos(texto(&corpo)?)?)?;
    if let Some(empresa) = &webhook.empresa {
        contexto.vinculos.lembrar(&contexto.armazenamento, &token, empresa).await?;
    }
    if !contexto.webhooks.incluir(webhook.clone()) {
        return Err(Erro::from(&WEBHOOKS_DEMAIS));
    }
    if let Err(causa) = contexto.armazenamento.inserir_webhook(&webhook).await {
        contexto.webhooks.excluir(&webhook.id);
        return Err(causa.into());
    }
    Ok(json(StatusCode::CREATED, &WebhookResposta::nova(&webhook)))
}

/// The webhooks of the token.
pub(super) async fn listar(State(contexto): State<Contexto>, Extension(token): Extension<Token>) -> Response {
    let webhooks = contexto.webhooks.do_token(&token);
    json(StatusCode::OK, &webhooks.iter().map(WebhookResposta::nova).collect::<Vec<_>>())
}

/// One webhook.
pub(super) async fn mostrar(
    State(contexto): State<Contexto>,
    Extension(token): Extension<Token>,
    Path(id): Path<String>,
) -> Result<Response, Erro> {
    Ok(json(StatusCode::OK, &WebhookResposta::nova(&achar(&contexto, &token, &id)?)))
}

/// Deletes a webhook.
pub(super) async fn apagar(
    State(contexto): State<Contexto>,
    Extension(token): Extension<Token>,
    Path(id): Path<String>,
) -> Result<Response, Erro> {
    let webhook = achar(&contexto, &token, &id)?;
    contexto.armazenamento.apagar_webhook(&id).await?;
    contexto.webhooks.excluir(&id);
    Ok(json(StatusCode::OK, &WebhookResposta::apagado(&webhook)))
}

/// Fires the webhooks of a document again. Answers with those that it fires.
pub(super) async fn disparar(
    State(contexto): State<Contexto>,
    Extension(token): Extension<Token>,
    Path(referencia): Path<String>,
) -> Result<Response, Erro> {
    let registro = buscar(&contexto, &token, &referencia).await?;
    let eventos = eventos(&contexto, &registro).await?;
    let webhooks = contexto.webhooks.interessados(&token, &registro.cnpj_emitente, CTE);
    let resposta = DocumentoResposta::nova(&registro, &eventos, None);
    contexto.armazenamento.inserir_entregas(&entregas(&webhooks, &resposta, contexto.relogio.agora())).await?;
    contexto.entregas.notify_one();
    Ok(json(StatusCode::OK, &webhooks.iter().map(WebhookResposta::nova).collect::<Vec<_>>()))
}

fn achar(contexto: &Contexto, token: &Token, id: &str) -> Result<Webhook, Erro> {
    let webhook = contexto.webhooks.por_id(id).filter(|webhook| webhook.token == *token);
    webhook.ok_or_else(|| Erro::from(&WEBHOOK_NAO_ENCONTRADO))
}

fn campos(corpo: &str) -> Result<Map<String, Value>, Erro> {
    match serde_json::from_str(corpo) {
        Ok(Value::Object(campos)) => Ok(campos),
        Ok(_) => Err(Erro::from(&REQUISICAO_INVALIDA)),
        Err(causa) => Err(Erro::com_detalhe(&JSON_INVALIDO, &causa.to_string())),
    }
}

/// Reads a webhook; all that is wrong with it at once.
fn webhook(token: Token, id: String, campos: &Map<String, Value>) -> Result<Webhook, Erro> {
    let mut erros = Vec::new();
    let mut recusar = |campo: &str, mensagem: &str| {
        erros.push(ErroCampo { campo: campo.to_owned(), mensagem: mensagem.to_owned() });
    };
    let campo = |nome: &str| campos.get(nome).and_then(Value::as_str).map(str::trim).filter(|texto| !texto.is_empty());
    let empresa = campo("cnpj").or_else(|| campo("cpf")).map(str::to_owned);
    if empresa.as_deref().is_some_and(|numero| !empresa_valida(numero)) {
        recusar("cnpj", "esperado um CNPJ de 14 caracteres ou um CPF de 11 dígitos, sem pontuação");
    }
    let evento = campo("event").unwrap_or_default();
    if !EVENTOS.contains(&evento) {
        recusar("event", &format!("esperado um de: {}", EVENTOS.join(", ")));
    }
    let url = campo("url").unwrap_or_default();
    if !Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https")) {
        recusar("url", "esperada uma URL completa, com http:// ou https://");
    }
    let authorization = campo("authorization");
    if authorization.is_some_and(|valor| HeaderValue::from_str(valor).is_err()) {
        recusar("authorization", "o valor não cabe em um cabeçalho HTTP");
    }
    let cabecalho = campo("authorization_header");
    if cabecalho.is_some_and(|nome| HeaderName::from_bytes(nome.as_bytes()).is_err()) {
        recusar("authorization_header", "o nome não é o de um cabeçalho HTTP");
    }
    if !erros.is_empty() {
        return Err(Erro::campos_invalidos(erros));
    }
    Ok(Webhook {
        id,
        token,
        empresa,
        evento: evento.to_owned(),
        url: url.to_owned(),
        authorization: authorization.map(str::to_owned),
        authorization_header: cabecalho.map(str::to_owned),
    })
}
