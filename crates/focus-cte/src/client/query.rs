//! Query: `GET /v2/cte/REF`.

use tracing::Instrument as _;

use super::call::Call;
use super::core::Client;
use super::interpret;
use super::retry::Operation;
use super::transport::Method;
use crate::documento::Documento;
use crate::error::Error;
use crate::types::Referencia;

impl Client {
    /// The document's state, CT-e or CT-e OS.
    pub async fn consultar(&self, referencia: &Referencia) -> Result<Documento, Error> {
        self.query(referencia, false, "consultar").await
    }

    /// The document's state with the requests and the authority's protocols (`completa=1`).
    pub async fn consultar_completa(&self, referencia: &Referencia) -> Result<Documento, Error> {
        self.query(referencia, true, "consultar_completa").await
    }

    async fn query(&self, referencia: &Referencia, completa: bool, operacao: &'static str) -> Result<Documento, Error> {
        let span = tracing::info_span!("focus_cte", operacao, referencia = referencia.as_str());
        let call = self.query_call(referencia, completa);
        let result = self.run(&call, self.deadline()).instrument(span).await;
        match result {
            Ok(documento) => Ok(self.inner.memory.seen(referencia, documento)),
            Err(error) => Err(error.com_operacao(operacao).com_referencia(referencia)),
        }
    }

    pub(super) fn query_call(&self, referencia: &Referencia, completa: bool) -> Call<Documento> {
        let completa = if completa { "?completa=1" } else { "" };
        let url = self.url(&format!("/v2/cte/{}{completa}", referencia.codificada()));
        Call::api(Operation::Query, Method::Get, url, interpret::documento)
    }
}
