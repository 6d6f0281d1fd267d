//! The seam to the network: one request in, one answer or failure out, without any policy.

mod http;

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

pub(super) use http::{HttpSettings, HttpTransport};

use crate::documento::RawResponse;
use crate::types::Token;

/// What [`Transport::send`] returns.
pub type SendFuture<'a> = Pin<Box<dyn Future<Output = Result<RawResponse, Failure>> + Send + 'a>>;

/// Sends one request once. It neither retries nor follows redirects, and any HTTP status is a success here.
pub trait Transport: Send + Sync + 'static {
    /// Sends the request, and reads the answer whole.
    fn send(&self, request: Request) -> SendFuture<'_>;
}

/// HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// GET.
    Get,
    /// POST.
    Post,
    /// PUT.
    Put,
    /// DELETE.
    Delete,
}

impl Method {
    /// The name as HTTP writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Delete => "DELETE",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Why a text is no method.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} não é um método que a API conheça; use GET, POST, PUT ou DELETE")]
pub struct UnknownMethod(String);

impl FromStr for Method {
    type Err = UnknownMethod;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Method::Get, Method::Post, Method::Put, Method::Delete]
            .into_iter()
            .find(|method| method.as_str().eq_ignore_ascii_case(text.trim()))
            .ok_or_else(|| UnknownMethod(text.trim().chars().take(40).collect()))
    }
}

/// One request. `Debug` shows neither token nor body.
#[derive(Clone)]
#[non_exhaustive]
pub struct Request {
    /// Method.
    pub method: Method,
    /// Absolute URL.
    pub url: String,
    /// What the answer should be, for `Accept`.
    pub accept: &'static str,
    /// JSON to send.
    pub body: Option<Arc<[u8]>>,
    /// Token for HTTP Basic, as the user name with an empty password; `None` for hosts other than the API's.
    pub token: Option<Token>,
    /// Limit from connection to the last byte of the answer.
    pub timeout: Duration,
    /// Largest body to accept.
    pub max_body_bytes: usize,
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("body_bytes", &self.body.as_ref().map(|b| b.len()))
            .field("token", &self.token)
            .finish_non_exhaustive()
    }
}

/// What is known of a request that got no whole answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FailureKind {
    /// The server certainly received nothing: no connection.
    NotSent,
    /// No whole answer in time; the server may have acted.
    Timeout,
    /// The connection was lost before the end of the answer; the server may have acted.
    Interrupted,
    /// The answer is larger than accepted; the server may have acted.
    TooLarge,
}

/// A request that got no whole answer.
#[derive(Debug)]
pub struct Failure {
    /// What is known.
    pub kind: FailureKind,
    /// What happened, in Portuguese, without a full stop.
    pub message: String,
    /// What came of the answer before it was lost: status and headers, and the beginning of the body.
    pub partial: Option<RawResponse>,
    /// The cause.
    pub source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Failure {
    /// A failure without a cause.
    pub fn new(kind: FailureKind, message: impl Into<String>) -> Failure {
        Failure { kind, message: message.into(), partial: None, source: None }
    }
}
