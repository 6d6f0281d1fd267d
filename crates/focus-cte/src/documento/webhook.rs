//! A webhook as registered at the API.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::ErroDocumento;
use super::leitura::{campos, inserir};
use crate::types::{Cnpj, Cpf};

/// What fires a webhook. Open: an event that this version does not know is kept as it came.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventoWebhook {
    /// `cte`: success, error or denial of a CT-e or CT-e OS.
    Cte,
    /// `cte_recebida`: a CT-e received, or changed.
    CteRecebida,
    /// `inutilizacao`: a range of numbers given up.
    Inutilizacao,
    /// Any other event of the API.
    Outro(String),
}

impl EventoWebhook {
    /// The event as the API writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            EventoWebhook::Cte => "cte",
            EventoWebhook::CteRecebida => "cte_recebida",
            EventoWebhook::Inutilizacao => "inutilizacao",
            EventoWebhook::Outro(texto) => texto,
        }
    }
}

impl From<&str> for EventoWebhook {
    fn from(texto: &str) -> Self {
        match texto.trim() {
            "cte" => EventoWebhook::Cte,
            "cte_recebida" => EventoWebhook::CteRecebida,
            "inutilizacao" => EventoWebhook::Inutilizacao,
            outro => EventoWebhook::Outro(outro.to_owned()),
        }
    }
}

impl FromStr for EventoWebhook {
    type Err = Infallible;

    fn from_str(texto: &str) -> Result<Self, Self::Err> {
        Ok(EventoWebhook::from(texto))
    }
}

impl fmt::Display for EventoWebhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A webhook to create. `Debug` hides the secret.
///
/// ```
/// use focus_cte::documento::{EventoWebhook, NovoWebhook};
///
/// let novo = NovoWebhook::cnpj("12ABC34501DE35".parse()?, EventoWebhook::Cte, "https://example.com/cte")
///     .com_authorization("Bearer segredo");
/// assert_eq!(serde_json::to_value(&novo)?["event"], "cte");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct NovoWebhook {
    cnpj: Option<Cnpj>,
    cpf: Option<Cpf>,
    evento: EventoWebhook,
    url: String,
    authorization: Option<String>,
    authorization_header: Option<String>,
    /// Fields to add or to replace in the request.
    pub extra: Map<String, Value>,
}

impl NovoWebhook {
    /// A webhook of a company. At most 5 for each company and event.
    pub fn cnpj(cnpj: Cnpj, evento: EventoWebhook, url: impl Into<String>) -> NovoWebhook {
        NovoWebhook { cnpj: Some(cnpj), ..NovoWebhook::de(evento, url.into()) }
    }

    /// A webhook of a person who issues.
    pub fn cpf(cpf: Cpf, evento: EventoWebhook, url: impl Into<String>) -> NovoWebhook {
        NovoWebhook { cpf: Some(cpf), ..NovoWebhook::de(evento, url.into()) }
    }

    fn de(evento: EventoWebhook, url: String) -> NovoWebhook {
        NovoWebhook {
            cnpj: None,
            cpf: None,
            evento,
            url,
            authorization: None,
            authorization_header: None,
            extra: Map::new(),
        }
    }

    /// The secret that each delivery brings, in `Authorization` unless another header is named.
    #[must_use]
    pub fn com_authorization(mut self, segredo: impl Into<String>) -> NovoWebhook {
        self.authorization = Some(segredo.into());
        self
    }

    /// The header that brings the secret, instead of `Authorization`.
    #[must_use]
    pub fn com_authorization_header(mut self, nome: impl Into<String>) -> NovoWebhook {
        self.authorization_header = Some(nome.into());
        self
    }

    /// Whether a registered webhook is of the same company, event and address.
    #[cfg(feature = "client")]
    pub(crate) fn mesmo_que(&self, outro: &Webhook) -> bool {
        let igual = |a: Option<&str>, b: &Option<String>| a.is_none() || b.is_none() || a == b.as_deref();
        self.evento == outro.evento
            && self.url == outro.url
            && igual(self.cnpj.as_ref().map(Cnpj::as_str), &outro.cnpj)
            && igual(self.cpf.as_ref().map(Cpf::as_str), &outro.cpf)
    }
}

impl Serialize for NovoWebhook {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut m = Map::new();
        inserir(&mut m, "cnpj", self.cnpj.as_ref());
        inserir(&mut m, "cpf", self.cpf.as_ref());
        inserir(&mut m, "event", Some(self.evento.as_str()));
        inserir(&mut m, "url", Some(&self.url));
        inserir(&mut m, "authorization", self.authorization.as_ref());
        inserir(&mut m, "authorization_header", self.authorization_header.as_ref());
        m.extend(self.extra.clone());
        m.serialize(serializer)
    }
}

impl fmt::Debug for NovoWebhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NovoWebhook")
            .field("evento", &self.evento)
            .field("authorization", &self.authorization.as_ref().map(|_| "***"))
            .field("authorization_header", &self.authorization_header)
            .finish_non_exhaustive()
    }
}

/// A webhook as registered. `Debug` hides the secret and the address, which may hold one.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Webhook {
    /// Identifier, such as `Vj5rmkBq`.
    pub id: String,
    /// Company.
    pub cnpj: Option<String>,
    /// Person who issues.
    pub cpf: Option<String>,
    /// What fires it; `event` in JSON.
    pub evento: EventoWebhook,
    /// Where it posts.
    pub url: String,
    /// The secret that each delivery brings, if the API tells it.
    pub authorization: Option<String>,
    /// The header that brings the secret, if not `Authorization`.
    pub authorization_header: Option<String>,
    /// Whether this is the answer to a deletion.
    pub deleted: bool,
    /// Every other field.
    pub outros: Map<String, Value>,
}

impl Webhook {
    /// Reads a webhook; `id` is required.
    pub fn from_value(json: Value) -> Result<Webhook, ErroDocumento> {
        let mut c = campos(json)?;
        Ok(Webhook {
            id: c.texto(&["id"]).ok_or(ErroDocumento::SemCampo("id"))?,
            cnpj: c.texto(&["cnpj"]),
            cpf: c.texto(&["cpf"]),
            evento: EventoWebhook::from(c.texto(&["event", "evento"]).unwrap_or_default().as_str()),
            url: c.texto(&["url"]).unwrap_or_default(),
            authorization: c.texto(&["authorization"]),
            authorization_header: c.texto(&["authorization_header"]),
            deleted: c.booleano("deleted").unwrap_or_default(),
            outros: c.0,
        })
    }
}

#[cfg(feature = "client")]
impl Webhook {
    /// What is known of a webhook that is gone.
    pub(crate) fn excluido(id: &str) -> Webhook {
        Webhook {
            id: id.to_owned(),
            cnpj: None,
            cpf: None,
            evento: EventoWebhook::from(""),
            url: String::new(),
            authorization: None,
            authorization_header: None,
            deleted: true,
            outros: Map::new(),
        }
    }
}

impl<'de> Deserialize<'de> for Webhook {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Webhook::from_value(Value::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Written as the API does, without the secret.
impl Serialize for Webhook {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut m = self.outros.clone();
        inserir(&mut m, "id", Some(&self.id));
        inserir(&mut m, "cnpj", self.cnpj.as_ref());
        inserir(&mut m, "cpf", self.cpf.as_ref());
        inserir(&mut m, "event", Some(self.evento.as_str()));
        inserir(&mut m, "url", Some(&self.url));
        inserir(&mut m, "authorization_header", self.authorization_header.as_ref());
        inserir(&mut m, "deleted", self.deleted.then_some(true));
        m.serialize(serializer)
    }
}

impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook")
            .field("id", &self.id)
            .field("evento", &self.evento)
            .field("authorization", &self.authorization.as_ref().map(|_| "***"))
            .field("authorization_header", &self.authorization_header)
            .field("deleted", &self.deleted)
            .finish_non_exhaustive()
    }
}
