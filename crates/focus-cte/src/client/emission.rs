//! Emission: `POST /v2/cte` and `POST /v2/cte_os`.

use std::sync::Arc;

use tracing::Instrument as _;

use super::call::{Call, Step};
use super::core::Client;
use super::interpret;
use super::payload::IntoPayload;
use super::retry::Operation;
use super::transport::Method;
use crate::documento::{Documento, Status};
use crate::error::{Error, ErrorKind};
use crate::types::{Modelo, Referencia};

impl Client {
    /// Emits a CT-e (model 57). The authority's verdict comes later: the answer's status is usually
    /// `processando_autorizacao`; follow it with [`Client::aguardar`].
    ///
    /// The reference is the idempotency key. When an answer is lost, the client asks by reference: what is known there is
    /// returned, and what is not, or was refused before, is sent again. If that settles nothing the error is
    /// [`ErrorKind::ResultadoDesconhecido`]. [`ErrorKind::Conflito`] (409) is never retried.
    pub async fn emitir_cte(&self, referencia: &Referencia, payload: impl IntoPayload) -> Result<Documento, Error> {
        self.emitir(Modelo::Cte, "emitir_cte", referencia, payload.into_payload()).await
    }

    /// Emits a CT-e OS (model 67). The authority's verdict is in the answer: `autorizado` or `erro_autorizacao`.
    ///
    /// A lost answer is settled as [`Client::emitir_cte`] tells.
    pub async fn emitir_cte_os(&self, referencia: &Referencia, payload: impl IntoPayload) -> Result<Documento, Error> {
        self.emitir(Modelo::CteOs, "emitir_cte_os", referencia, payload.into_payload()).await
    }

    async fn emitir(
        &self,
        modelo: Modelo,
        operacao: &'static str,
        referencia: &Referencia,
        json: Result<Vec<u8>, Error>,
    ) -> Result<Documento, Error> {
        let span = tracing::info_span!("focus_cte", operacao, referencia = referencia.as_str());
        async {
            let call = Call {
                operation: Operation::Emission,
                method: Method::Post,
                url: self.url(&format!("{}?ref={}", modelo.caminho(), referencia.codificada())),
                accept: "application/json",
                body: Some(Arc::from(json?)),
                to_api: true,
                redirects: false,
                read: interpret::documento,
            };
            self.send_or_reconcile(&call, referencia).await
        }
        .instrument(span)
        .await
        .map_err(|e| e.com_operacao(operacao).com_referencia(referencia))
    }

    async fn send_or_reconcile(&self, call: &Call<Documento>, referencia: &Referencia) -> Result<Documento, Error> {
        let mut attempt = 1;
        let mut lost = false;
        loop {
            match self.attempt(call, attempt).await {
                Step::Again => {}
                // An earlier sending whose answer was lost arrived after all.
                Step::Done(Err(error)) if lost && error.kind() == ErrorKind::Conflito => {
                    return self.ask(referencia).await.ok().flatten().ok_or(error);
                }
                // Nothing reached the server this time, and what became of the earlier sending is still open.
                Step::Done(Err(error)) if lost && error.retryable() => return Err(unknown(error, None)),
                Step::Done(result) => return result,
                Step::Lost(error) => return Err(unknown(error, None)),
                Step::Reconcile(error) => {
                    lost = true;
                    match self.ask(referencia).await {
                        // A refusal may be of an earlier sending, and a refused reference may be sent again.
                        Ok(Some(documento)) if documento.status != Status::ErroAutorizacao => return Ok(documento),
                        Ok(_) if attempt < self.options.retry.max_attempts => {}
                        Ok(Some(documento)) => return Ok(documento),
                        // It answered with a failure, and does not know the document: nothing was received.
                        Ok(None) if error.kind() == ErrorKind::Servidor => return Err(error),
                        Ok(None) => return Err(unknown(error, None)),
                        Err(asking) => return Err(unknown(error, Some(&asking))),
                    }
                }
            }
            attempt += 1;
        }
    }

    /// The document of this reference, if the API knows it.
    async fn ask(&self, referencia: &Referencia) -> Result<Option<Documento>, Error> {
        match self.run(&self.query_call(referencia, false)).await {
            Ok(documento) => Ok(Some(documento)),
            Err(error) if error.kind() == ErrorKind::NaoEncontrado => Ok(None),
            Err(error) => Err(error),
        }
    }
}

fn unknown(cause: Error, asking: Option<&Error>) -> Error {
    let message = match asking {
        None => format!("a resposta se perdeu ({})", cause.mensagem()),
        Some(asking) => {
            format!("a resposta se perdeu ({}) e a consulta também falhou ({})", cause.mensagem(), asking.mensagem())
        }
    };
    let error = Error::new(ErrorKind::ResultadoDesconhecido, message);
    let error = cause.status().into_iter().fold(error, Error::com_status);
    error.com_fonte(cause)
}
