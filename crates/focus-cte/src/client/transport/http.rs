//! The transport over real sockets: reqwest with rustls.

use std::error::Error as StdError;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

use super::{Failure, FailureKind, Method, Request, SendFuture, Transport};
use crate::documento::RawResponse;
use crate::error::{Error, ErrorKind};

/// What the connections need to know.
pub(in crate::client) struct HttpSettings {
    pub(in crate::client) user_agent: String,
    pub(in crate::client) connect_timeout: Duration,
    pub(in crate::client) proxy: Option<String>,
    pub(in crate::client) ca_pem: Option<Vec<u8>>,
    pub(in crate::client) loopback: bool,
}

pub(in crate::client) struct HttpTransport {
    client: reqwest::Client,
}

impl HttpTransport {
    pub(in crate::client) fn new(settings: &HttpSettings) -> Result<HttpTransport, Error> {
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            // Another thread may install one in between: any is good.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let extra = extra_certificates(settings.ca_pem.as_deref())?;
        let mut system = base(settings)?;
        for certificate in &extra {
            let certificate = reqwest::Certificate::from_der(certificate).map_err(|e| bad_ca(&e))?;
            system = system.tls_certs_merge([certificate]);
        }
        let client = match system.build() {
            Ok(client) => client,
            // Without any certificate authority in the system, use the ones built into the program.
            Err(_) => base(settings)?
                .tls_backend_preconfigured(bundled_tls(&extra)?)
                .build()
                .map_err(|e| configuration(format!("o cliente HTTP não pôde ser criado: {}", cause(&e))))?,
        };
        Ok(HttpTransport { client })
    }

    async fn send_now(&self, request: Request) -> Result<RawResponse, Failure> {
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Delete => reqwest::Method::DELETE,
        };
        let mut builder = self.client.request(method, &request.url).timeout(request.timeout);
        builder = builder.header(reqwest::header::ACCEPT, request.accept);
        if let Some(token) = &request.token {
            builder = builder.basic_auth(token.expor(), Some(""));
        }
        if let Some(body) = &request.body {
            builder = builder.header(reqwest::header::CONTENT_TYPE, "application/json").body(body.to_vec());
        }
        let mut response = builder.send().await.map_err(|e| failure(e, request.timeout))?;
        let status = response.status().as_u16();
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        let mut body = Vec::new();
        let lost = loop {
            match response.chunk().await {
                Ok(None) => return Ok(RawResponse::new(status, headers, body)),
                Ok(Some(chunk)) if body.len() + chunk.len() > request.max_body_bytes => {
                    let message = format!("a resposta passa do limite de {} bytes", request.max_body_bytes);
                    break Failure::new(FailureKind::TooLarge, message);
                }
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Err(e) => break failure(e, request.timeout),
            }
        };
        Err(Failure { partial: Some(RawResponse::new(status, headers, body)), ..lost })
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: Request) -> SendFuture<'_> {
        Box::pin(self.send_now(request))
    }
}

fn base(settings: &HttpSettings) -> Result<reqwest::ClientBuilder, Error> {
    let mut builder = reqwest::Client::builder()
        .user_agent(&settings.user_agent)
        .connect_timeout(settings.connect_timeout)
        .redirect(redirect::Policy::none())
        .referer(false);
    if let Some(proxy) = &settings.proxy {
        // The URL of a proxy may hold its password: it is not repeated.
        let proxy = reqwest::Proxy::all(proxy).map_err(|_| configuration("a URL do proxy não é válida".into()))?;
        builder = builder.proxy(proxy);
    } else if settings.loopback {
        // A proxy of the environment cannot reach this machine's own loopback.
        builder = builder.no_proxy();
    }
    Ok(builder)
}

fn extra_certificates(pem: Option<&[u8]>) -> Result<Vec<CertificateDer<'static>>, Error> {
    let Some(pem) = pem else { return Ok(Vec::new()) };
    let certificates: Vec<_> = CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().map_err(|e| bad_ca(&e))?;
    if certificates.is_empty() {
        return Err(configuration("o arquivo da autoridade certificadora não tem certificado em PEM".into()));
    }
    Ok(certificates)
}

fn bundled_tls(extra: &[CertificateDer<'static>]) -> Result<rustls::ClientConfig, Error> {
    let mut roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    for certificate in extra {
        roots.add(certificate.clone()).map_err(|e| bad_ca(&e))?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| configuration(format!("o TLS não pôde ser configurado: {e}")))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

fn bad_ca(e: &dyn StdError) -> Error {
    configuration(format!("o certificado da autoridade certificadora não pôde ser lido: {e}"))
}

fn configuration(message: String) -> Error {
    Error::new(ErrorKind::Configuracao, message)
}

fn failure(e: reqwest::Error, timeout: Duration) -> Failure {
    let e = e.without_url();
    let kind = if e.is_connect() || e.is_builder() {
        FailureKind::NotSent
    } else if e.is_timeout() {
        FailureKind::Timeout
    } else {
        FailureKind::Interrupted
    };
    let message = match (kind, e.is_timeout()) {
        (FailureKind::NotSent, true) => "a conexão não se fez a tempo".to_owned(),
        (FailureKind::NotSent, false) => format!("a conexão falhou: {}", cause(&e)),
        (FailureKind::Timeout, _) => format!("não houve resposta completa em {} s", timeout.as_secs_f64()),
        _ => format!("a conexão caiu antes do fim da resposta: {}", cause(&e)),
    };
    Failure { kind, message, partial: None, source: Some(Box::new(e)) }
}

/// The innermost cause, in Portuguese where it is a common one.
fn cause(e: &(dyn StdError + 'static)) -> String {
    let mut deepest = e;
    let mut resolving = false;
    while let Some(next) = deepest.source() {
        resolving |= next.to_string().contains("dns error");
        deepest = next;
    }
    if resolving {
        return "o nome do servidor não foi encontrado".into();
    }
    match deepest.downcast_ref::<io::Error>().map(io::Error::kind) {
        Some(io::ErrorKind::ConnectionRefused) => "conexão recusada".into(),
        Some(io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe) => "o servidor encerrou a conexão".into(),
        Some(io::ErrorKind::NetworkUnreachable | io::ErrorKind::HostUnreachable) => {
            "a rede não alcança o servidor".into()
        }
        Some(io::ErrorKind::UnexpectedEof) => "a resposta terminou antes da hora".into(),
        _ => {
            let text = deepest.to_string();
            match text.strip_prefix("invalid peer certificate: ") {
                Some(reason) => format!("o certificado do servidor não foi aceito ({reason})"),
                None => text,
            }
        }
    }
}
