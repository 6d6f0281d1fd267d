//! Receiving webhooks: the deliveries that the API makes to the caller's own server.
//!
//! A delivery is not signed. It brings the secret that was given when the webhook was created
//! ([`NovoWebhook::com_authorization`](crate::documento::NovoWebhook::com_authorization)), in `Authorization` or in the header named
//! there; [`receber`] compares it in constant time and reads the document.
//!
//! ```
//! use focus_cte::Documento;
//! use focus_cte::webhook::{self, Segredo};
//!
//! let segredo = Segredo::authorization("Bearer s3gr3d0")?;
//! let documento = Documento::from_slice(br#"{"ref": "pedido-42", "status": "autorizado"}"#)?;
//!
//! // In a test, what the API would post:
//! let entrega = webhook::entrega_de_teste(&documento, &segredo);
//!
//! // In the server's handler; `headers` can be an `http::HeaderMap`:
//! let headers = entrega.headers.iter().map(|(nome, valor)| (nome, valor));
//! let recebido = webhook::receber(headers, &entrega.body, &segredo)?;
//! assert!(recebido.autorizado());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Deliveries come more than once and late (the API repeats after 1 min, 30 min, 1 h, 3 h and 24 h): answer 2xx quickly, and treat
//! a document that is known already as nothing new.

use std::fmt;

use serde_json::Value;
use subtle::ConstantTimeEq as _;

use crate::documento::{CteRecebida, Documento, ErroDocumento};
use crate::error::{Error, ErrorKind};

/// The secret that each delivery brings, and the header that brings it. `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Segredo {
    cabecalho: String,
    valor: String,
}

impl Segredo {
    /// A secret in `Authorization`, written exactly as it was given when the webhook was created.
    pub fn authorization(valor: impl Into<String>) -> Result<Segredo, Error> {
        Segredo::cabecalho("Authorization", valor)
    }

    /// A secret in another header (`authorization_header`).
    pub fn cabecalho(nome: impl Into<String>, valor: impl Into<String>) -> Result<Segredo, Error> {
        let (cabecalho, valor) = (nome.into().trim().to_owned(), valor.into().trim().to_owned());
        if cabecalho.is_empty() || !cabecalho.bytes().all(|b| b.is_ascii_graphic() && b != b':') {
            return Err(Error::new(ErrorKind::Configuracao, "o nome do cabeçalho do webhook não é válido"));
        }
        if valor.is_empty() {
            // An empty secret would accept whoever sends an empty header.
            return Err(Error::new(ErrorKind::Configuracao, "o segredo do webhook está vazio"));
        }
        Ok(Segredo { cabecalho, valor })
    }
}

impl fmt::Debug for Segredo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Segredo").field("cabecalho", &self.cabecalho).field("valor", &"***").finish()
    }
}

/// Verifies a delivery's secret and reads its document: of a webhook for `cte`.
///
/// `headers` are pairs of name and value, such as a `&http::HeaderMap`. The error is [`ErrorKind::WebhookInvalido`]; its `status()`
/// is what to answer: 401 for the secret (`codigo` `segredo_ausente` or `segredo_invalido`), 400 for the body (`corpo_invalido`).
pub fn receber<N: AsRef<str>, V: AsRef<[u8]>>(
    headers: impl IntoIterator<Item = (N, V)>,
    body: &[u8],
    segredo: &Segredo,
) -> Result<Documento, Error> {
    verificar(headers, segredo)?;
    Documento::from_slice(body).map_err(|e| corpo_invalido(body, &e))
}

/// Verifies a delivery's secret and reads its summary: of a webhook for `cte_recebida`.
pub fn receber_recebida<N: AsRef<str>, V: AsRef<[u8]>>(
    headers: impl IntoIterator<Item = (N, V)>,
    body: &[u8],
    segredo: &Segredo,
) -> Result<CteRecebida, Error> {
    verificar(headers, segredo)?;
    serde_json::from_slice::<Value>(body)
        .map_err(ErroDocumento::from)
        .and_then(CteRecebida::from_value)
        .map_err(|e| corpo_invalido(body, &e))
}

/// Verifies a delivery's secret alone, for bodies of other events.
pub fn verificar<N: AsRef<str>, V: AsRef<[u8]>>(
    headers: impl IntoIterator<Item = (N, V)>,
    segredo: &Segredo,
) -> Result<(), Error> {
    let mut presente = false;
    for (nome, valor) in headers {
        if !nome.as_ref().eq_ignore_ascii_case(&segredo.cabecalho) {
            continue;
        }
        presente = true;
        if bool::from(valor.as_ref().trim_ascii().ct_eq(segredo.valor.as_bytes())) {
            return Ok(());
        }
    }
    let nome = &segredo.cabecalho;
    Err(if presente {
        recusa("segredo_invalido", 401, format!("o cabeçalho {nome} não traz o segredo combinado"))
    } else {
        recusa("segredo_ausente", 401, format!("a entrega não traz o cabeçalho {nome}"))
    })
}

/// What the API would post: for the tests of a handler.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entrega {
    /// Names and values; the secret's among them.
    pub headers: Vec<(String, String)>,
    /// JSON.
    pub body: Vec<u8>,
}

impl fmt::Debug for Entrega {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nomes: Vec<&str> = self.headers.iter().map(|(nome, _)| nome.as_str()).collect();
        f.debug_struct("Entrega").field("headers", &nomes).field("body_bytes", &self.body.len()).finish()
    }
}

/// Makes the delivery of a document, as the API does.
#[must_use]
pub fn entrega_de_teste(documento: &Documento, segredo: &Segredo) -> Entrega {
    let body = serde_json::to_vec(documento).unwrap_or_default();
    let headers = vec![
        ("Content-Type".to_owned(), "application/json".to_owned()),
        ("Content-Length".to_owned(), body.len().to_string()),
        (segredo.cabecalho.clone(), segredo.valor.clone()),
    ];
    Entrega { headers, body }
}

fn corpo_invalido(body: &[u8], e: &ErroDocumento) -> Error {
    let mensagem = format!("o corpo não é o de uma entrega da API: {e}");
    recusa("corpo_invalido", 400, mensagem).com_corpo(String::from_utf8_lossy(body))
}

fn recusa(codigo: &'static str, status: u16, mensagem: String) -> Error {
    Error::new(ErrorKind::WebhookInvalido, mensagem)
        .com_operacao("receber_webhook")
        .com_codigo(codigo)
        .com_status(status)
}
