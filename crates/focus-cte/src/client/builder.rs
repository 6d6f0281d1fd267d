//! Configuration of a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;

use super::core::{Client, Inner};
use super::limiter::Limiter;
use super::memory::Memory;
use super::options::CallOptions;
use super::retry::RetryPolicy;
use super::transport::{HttpSettings, HttpTransport, Transport};
use crate::error::{Error, ErrorKind};
use crate::types::{Ambiente, Token};

/// Configuration of a [`Client`]. Token and environment are required: nothing is implied.
///
/// ```
/// use focus_cte::client::Client;
/// use focus_cte::{Ambiente, ErrorKind};
///
/// let sem_ambiente = Client::builder().token("abc").build();
/// assert_eq!(sem_ambiente.unwrap_err().kind(), ErrorKind::Configuracao);
/// ```
#[must_use]
pub struct ClientBuilder {
    token: Option<String>,
    ambiente: Option<Ambiente>,
    options: CallOptions,
    connect_timeout: Duration,
    user_agent: String,
    proxy: Option<String>,
    ca_pem: Option<Vec<u8>>,
    max_body_bytes: usize,
    creditos_por_minuto: u32,
    transport: Option<Arc<dyn Transport>>,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        ClientBuilder {
            token: None,
            ambiente: None,
            options: CallOptions::default(),
            connect_timeout: Duration::from_secs(10),
            user_agent: concat!("focus-cte/", env!("CARGO_PKG_VERSION")).into(),
            proxy: None,
            ca_pem: None,
            max_body_bytes: 32 * 1024 * 1024,
            creditos_por_minuto: 100,
            transport: None,
        }
    }
}

impl ClientBuilder {
    /// The company's token for this environment. Required.
    pub fn token(mut self, token: impl Into<TokenTexto>) -> ClientBuilder {
        self.token = Some(token.into().0);
        self
    }

    /// Where requests go. Required.
    pub fn ambiente(mut self, ambiente: Ambiente) -> ClientBuilder {
        self.ambiente = Some(ambiente);
        self
    }

    /// Limit of each attempt, from connection to the last byte of the answer. 60 s by default.
    pub fn timeout(mut self, timeout: Duration) -> ClientBuilder {
        self.options.timeout = timeout;
        self
    }

    /// Limit of connecting. 10 s by default.
    pub fn connect_timeout(mut self, timeout: Duration) -> ClientBuilder {
        self.connect_timeout = timeout;
        self
    }

    /// Limit of each whole call: attempts, waits for credits, and questions after a lost answer. 5 min by default.
    ///
    /// Calls beyond the rate limit wait for their turn: with thousands at once, give them time.
    pub fn deadline(mut self, deadline: Duration) -> ClientBuilder {
        self.options.deadline = deadline;
        self
    }

    /// All the options that calls use by default: timeout, deadline, retries.
    pub fn options(mut self, options: CallOptions) -> ClientBuilder {
        self.options = options;
        self
    }

    /// Requests a minute to assume until the server's headers tell its limit; 0 assumes none. 100 by default.
    ///
    /// The first client of a token in the process sets it for all.
    pub fn creditos_por_minuto(mut self, creditos: u32) -> ClientBuilder {
        self.creditos_por_minuto = creditos;
        self
    }

    /// Bounds of the retries.
    pub fn retry(mut self, policy: RetryPolicy) -> ClientBuilder {
        self.options.retry = policy;
        self
    }

    /// `User-Agent` of the requests. `focus-cte/VERSION` by default.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> ClientBuilder {
        self.user_agent = user_agent.into();
        self
    }

    /// Proxy for all requests, instead of the one that the system's variables name.
    pub fn proxy(mut self, url: impl Into<String>) -> ClientBuilder {
        self.proxy = Some(url.into());
        self
    }

    /// Certificate authorities to trust beside the system's, in PEM.
    pub fn ca_pem(mut self, pem: impl Into<Vec<u8>>) -> ClientBuilder {
        self.ca_pem = Some(pem.into());
        self
    }

    /// Largest answer to accept. 32 MiB by default.
    pub fn max_body_bytes(mut self, bytes: usize) -> ClientBuilder {
        self.max_body_bytes = bytes;
        self
    }

    /// Sends requests through something else than real sockets.
    pub fn transport(mut self, transport: impl Transport) -> ClientBuilder {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Verifies the configuration and makes the client. Connects to nothing.
    pub fn build(self) -> Result<Client, Error> {
        let Some(token) = self.token else {
            return Err(configuration("falta o token: informe o token da empresa no ambiente escolhido"));
        };
        let token = Token::new(token).map_err(|e| configuration(e.to_string()))?;
        let Some(ambiente) = self.ambiente else {
            return Err(configuration("falta o ambiente: escolha produção, homologação ou a URL base de um servidor"));
        };
        ambiente.conferir().map_err(|e| configuration(e.to_string()))?;
        let base =
            Url::parse(ambiente.url_base()).map_err(|e| configuration(format!("a URL base não é válida: {e}")))?;
        if base.scheme() == "http" && !is_loopback(&base) {
            tracing::warn!(servidor = base.host_str(), "a URL base é http: o token vai sem proteção pela rede");
        }
        let transport = match self.transport {
            Some(transport) => transport,
            None => Arc::new(HttpTransport::new(&HttpSettings {
                user_agent: self.user_agent,
                connect_timeout: self.connect_timeout,
                proxy: self.proxy,
                ca_pem: self.ca_pem,
                loopback: is_loopback(&base),
            })?),
        };
        let inner = Inner {
            limiter: Limiter::shared(base.as_str(), &token, self.creditos_por_minuto),
            memory: Memory::default(),
            ambiente,
            base,
            token,
            transport,
            max_body_bytes: self.max_body_bytes,
        };
        Ok(Client { inner: Arc::new(inner), options: self.options })
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("ambiente", &self.ambiente)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

/// A token as text or as [`Token`], verified by [`ClientBuilder::build`].
pub struct TokenTexto(String);

impl From<&str> for TokenTexto {
    fn from(token: &str) -> Self {
        TokenTexto(token.to_owned())
    }
}

impl From<String> for TokenTexto {
    fn from(token: String) -> Self {
        TokenTexto(token)
    }
}

impl From<&String> for TokenTexto {
    fn from(token: &String) -> Self {
        TokenTexto(token.clone())
    }
}

impl From<Token> for TokenTexto {
    fn from(token: Token) -> Self {
        TokenTexto(token.expor().to_owned())
    }
}

impl From<&Token> for TokenTexto {
    fn from(token: &Token) -> Self {
        TokenTexto(token.expor().to_owned())
    }
}

impl fmt::Debug for TokenTexto {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenTexto(***)")
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn configuration(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Configuracao, message)
}
