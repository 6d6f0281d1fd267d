//! The client itself.

use std::fmt;
use std::sync::Arc;

use reqwest::Url;

use super::ClientBuilder;
use super::deadline::Deadline;
use super::limiter::Limiter;
use super::memory::Memory;
use super::options::CallOptions;
use super::rate_limit::RateLimit;
use super::transport::Transport;
use crate::types::{Ambiente, Token};

/// The API's client, for one token in one environment.
///
/// Cloning is cheap; clones share connections and what they know of refused documents. The rate limit is shared by every client of
/// the same token and server in the process. Every method is cancelled by dropping its future; after that,
/// query an emission by its reference before sending it again.
#[derive(Clone)]
pub struct Client {
    pub(super) inner: Arc<Inner>,
    pub(super) options: CallOptions,
}

pub(super) struct Inner {
    pub(super) ambiente: Ambiente,
    pub(super) base: Url,
    pub(super) token: Token,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) limiter: Arc<Limiter>,
    pub(super) memory: Memory,
    pub(super) max_body_bytes: usize,
}

impl Client {
    /// Starts the configuration: a token and an environment are required.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// The environment that requests go to.
    #[must_use]
    pub fn ambiente(&self) -> &Ambiente {
        &self.inner.ambiente
    }

    /// The options that calls use.
    #[must_use]
    pub fn options(&self) -> CallOptions {
        self.options
    }

    /// The same client with other options, for one call or many: `client.with(opções).consultar(&ref)`.
    #[must_use]
    pub fn with(&self, options: CallOptions) -> Client {
        Client { inner: Arc::clone(&self.inner), options }
    }

    /// What the last answer said of the rate limit.
    #[must_use]
    pub fn rate_limit(&self) -> RateLimit {
        self.inner.limiter.last()
    }

    /// The deadline of a call that starts now.
    pub(super) fn deadline(&self) -> Deadline {
        Deadline::after(self.options.deadline)
    }

    /// An absolute URL of the API; `path` starts with a slash and is percent-encoded already.
    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.inner.base.as_str().trim_end_matches('/'))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("ambiente", &self.inner.ambiente).field("options", &self.options).finish()
    }
}
