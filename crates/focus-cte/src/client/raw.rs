//! Any request, with the client's manners.

use reqwest::Url;
use tracing::Instrument as _;

use super::call::Call;
use super::core::Client;
use super::retry::Operation;
use super::transport::Method;
use crate::documento::RawResponse;
use crate::error::{Error, ErrorKind};

impl Client {
    /// Sends any request to the API and returns its answer as it came; for what this client does not know yet.
    ///
    /// `caminho` is a path with its query, `/v2/...`, already percent-encoded, or a URL of the API's own host; `corpo` is JSON, sent
    /// as it is. Token, rate limit, deadline, retries and errors are those of every call; a status other than 2xx is an error, whose
    /// body is [`Error::corpo`]. A GET is retried; anything else is sent again only when it certainly was not received, and a lost
    /// answer is [`ErrorKind::ResultadoDesconhecido`].
    pub async fn requisicao(&self, metodo: Method, caminho: &str, corpo: Option<&[u8]>) -> Result<RawResponse, Error> {
        let span = tracing::info_span!("focus_cte", operacao = "requisicao", metodo = metodo.as_str());
        async {
            let operation = if metodo == Method::Get { Operation::Query } else { Operation::Unsafe };
            let call = Call::api(operation, metodo, self.own_url(caminho)?, |response, _| Ok(response));
            let call = match corpo {
                Some(json) => call.body(json.to_vec()),
                None => call,
            };
            self.run(&call, self.deadline()).await
        }
        .instrument(span)
        .await
        .map_err(|e| e.com_operacao("requisicao"))
    }

    /// The absolute URL of a path or URL of the API's own host.
    fn own_url(&self, caminho: &str) -> Result<String, Error> {
        let caminho = caminho.trim();
        let texto = if caminho.starts_with('/') && !caminho.starts_with("//") {
            self.url(caminho)
        } else if caminho.contains("://") {
            caminho.to_owned()
        } else {
            return Err(invalid("o caminho tem de começar por /, por exemplo /v2/cte/REF"));
        };
        let url = Url::parse(&texto).map_err(|e| invalid(&format!("o caminho não é válido: {e}")))?;
        if url.origin() != self.inner.base.origin() || !url.username().is_empty() || url.password().is_some() {
            return Err(invalid("a URL é de outro servidor, e o token só vai ao da API"));
        }
        Ok(url.into())
    }
}

fn invalid(mensagem: &str) -> Error {
    Error::new(ErrorKind::Configuracao, mensagem)
}
