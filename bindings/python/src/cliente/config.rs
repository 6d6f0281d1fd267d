//! How a client is made, and made again in a child process.

use std::mem;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use focus_cte::client::CallOptions;
use focus_cte::{Ambiente, Client, Error, Token};

/// Everything that a client is made from.
pub(super) struct Config {
    pub(super) token: Option<Token>,
    pub(super) ambiente: Option<Ambiente>,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) user_agent: Option<String>,
    pub(super) proxy: Option<String>,
    pub(super) ca_pem: Option<Vec<u8>>,
    pub(super) creditos_por_minuto: Option<u32>,
    pub(super) max_body_bytes: Option<usize>,
}

impl Config {
    fn montar(&self) -> Result<Client, Error> {
        let mut builder = Client::builder();
        if let Some(token) = &self.token {
            builder = builder.token(token);
        }
        if let Some(ambiente) = &self.ambiente {
            builder = builder.ambiente(ambiente.clone());
        }
        if let Some(limite) = self.connect_timeout {
            builder = builder.connect_timeout(limite);
        }
        if let Some(user_agent) = &self.user_agent {
            builder = builder.user_agent(user_agent);
        }
        if let Some(proxy) = &self.proxy {
            builder = builder.proxy(proxy);
        }
        if let Some(pem) = &self.ca_pem {
            builder = builder.ca_pem(pem.clone());
        }
        if let Some(creditos) = self.creditos_por_minuto {
            builder = builder.creditos_por_minuto(creditos);
        }
        if let Some(bytes) = self.max_body_bytes {
            builder = builder.max_body_bytes(bytes);
        }
        builder.build()
    }
}

/// A client for each process: connections and their tasks do not survive a `fork`.
pub(super) struct PorProcesso {
    config: Config,
    atual: Mutex<(u32, Client)>,
}

impl PorProcesso {
    pub(super) fn novo(config: Config) -> Result<PorProcesso, Error> {
        let client = config.montar()?;
        Ok(PorProcesso { config, atual: Mutex::new((std::process::id(), client)) })
    }

    /// The client of this process, with these options.
    pub(super) fn client(&self, opcoes: CallOptions) -> Result<Client, Error> {
        let pid = std::process::id();
        let mut atual = self.atual.lock().unwrap_or_else(PoisonError::into_inner);
        if atual.0 != pid {
            // The parent's connections are the parent's: they are not closed from here.
            mem::forget(mem::replace(&mut *atual, (pid, self.config.montar()?)));
        }
        Ok(atual.1.with(opcoes))
    }
}
