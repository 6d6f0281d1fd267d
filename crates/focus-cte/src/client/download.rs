//! Download of a document's files. The token goes to the API's own host only.

use reqwest::Url;
use tracing::Instrument as _;

use super::call::Call;
use super::core::Client;
use super::deadline::Deadline;
use super::retry::Operation;
use super::transport::Method;
use crate::documento::{Documento, RawResponse};
use crate::error::{Error, ErrorKind};

/// Longest chain of redirects.
const MAX_REDIRECTS: usize = 5;

impl Client {
    /// Downloads the document's XML (`caminho_xml`), byte by byte as it is stored.
    ///
    /// Fails with [`ErrorKind::NaoEncontrado`] when the document has no XML yet.
    pub async fn baixar_xml(&self, documento: &Documento) -> Result<Vec<u8>, Error> {
        self.file(documento, documento.caminho_xml.as_deref(), "XML", "baixar_xml").await
    }

    /// Downloads the DACTE in PDF (`caminho_dacte`).
    pub async fn baixar_dacte(&self, documento: &Documento) -> Result<Vec<u8>, Error> {
        self.file(documento, documento.caminho_dacte.as_deref(), "DACTE", "baixar_dacte").await
    }

    /// Downloads the cancellation's XML (`caminho_xml_cancelamento`).
    pub async fn baixar_xml_cancelamento(&self, documento: &Documento) -> Result<Vec<u8>, Error> {
        let caminho = documento.caminho_xml_cancelamento.as_deref();
        self.file(documento, caminho, "XML de cancelamento", "baixar_xml_cancelamento").await
    }

    /// Downloads the last letter of correction's XML (`caminho_xml_carta_correcao`).
    pub async fn baixar_xml_carta_correcao(&self, documento: &Documento) -> Result<Vec<u8>, Error> {
        let caminho = documento.caminho_xml_carta_correcao.as_deref();
        self.file(documento, caminho, "XML de carta de correção", "baixar_xml_carta_correcao").await
    }

    /// Downloads a file by its path or URL, as the fields `caminho_*` give it.
    ///
    /// A path is of the API's host. The token goes to that host only and is not repeated after a redirect; from `https`
    /// nothing goes down to `http`.
    pub async fn baixar(&self, caminho: &str) -> Result<Vec<u8>, Error> {
        self.download(caminho, "baixar").await
    }

    async fn file(
        &self,
        documento: &Documento,
        caminho: Option<&str>,
        nome: &str,
        operacao: &'static str,
    ) -> Result<Vec<u8>, Error> {
        let Some(caminho) = caminho else {
            let mensagem = format!("o documento não tem {nome} (status {})", documento.status);
            return Err(Error::new(ErrorKind::NaoEncontrado, mensagem).com_operacao(operacao));
        };
        self.download(caminho, operacao).await
    }

    pub(super) async fn download(&self, caminho: &str, operacao: &'static str) -> Result<Vec<u8>, Error> {
        let span = tracing::info_span!("focus_cte", operacao);
        self.follow(caminho, self.deadline()).instrument(span).await.map_err(|e| e.com_operacao(operacao))
    }

    async fn follow(&self, caminho: &str, deadline: Deadline) -> Result<Vec<u8>, Error> {
        let mut url = self.join(&self.inner.base, caminho)?;
        let mut with_token = url.origin() == self.inner.base.origin();
        for _ in 0..=MAX_REDIRECTS {
            let mut call = Call::api(Operation::Query, Method::Get, url.to_string(), |response, _| Ok(response));
            (call.accept, call.to_api, call.redirects) = ("*/*", with_token, true);
            let answer = self.run(&call, deadline).await?;
            let Some(location) = redirect(&answer) else { return Ok(answer.into_body()) };
            url = self.join(&url, location)?;
            with_token = false;
        }
        Err(invalid(format!("o arquivo redireciona mais de {MAX_REDIRECTS} vezes")))
    }

    fn join(&self, from: &Url, to: &str) -> Result<Url, Error> {
        let url = from.join(to.trim()).map_err(|e| invalid(format!("o caminho do arquivo não é válido: {e}")))?;
        let secure = self.inner.base.scheme() == "https" || from.scheme() == "https";
        match url.scheme() {
            "https" => {}
            "http" if !secure => {}
            "http" => return Err(invalid("o arquivo está em http, sem proteção, e a API em https".into())),
            outro => {
                return Err(invalid(format!("o caminho do arquivo começa por {outro}:, que não é http nem https")));
            }
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(invalid("o caminho do arquivo traz usuário ou senha".into()));
        }
        Ok(url)
    }
}

fn redirect(answer: &RawResponse) -> Option<&str> {
    matches!(answer.status(), 301 | 302 | 303 | 307 | 308).then(|| answer.header("location")).flatten()
}

fn invalid(message: String) -> Error {
    Error::new(ErrorKind::RespostaInvalida, message)
}
