//! Emission: `POST /v2/cte` and `POST /v2/cte_os`.

use tracing::Instrument as _;

use super::call::Call;
use super::core::Client;
use super::deadline::Deadline;
use super::interpret;
use super::memory::verdict;
use super::payload::{IntoPayload, JsonBody};
use super::retry::Operation;
use super::settle::{Found, Question};
use super::transport::Method;
use crate::documento::{Documento, Status};
use crate::error::{Error, ErrorKind};
use crate::types::{Modelo, Referencia};

impl Client {
    /// Emits a CT-e (model 57). The authority's verdict comes later: the answer's status is usually
    /// `processando_autorizacao`; follow it with [`Client::aguardar`].
    ///
    /// The reference is the idempotency key. **When an answer is lost** (timeout, lost connection, 5xx, cut-off body), the client
    /// asks by reference until it gets an answer or the call's deadline comes:
    ///
    /// - known there: that document is returned, marked [`Documento::reconciliado`], whatever its status. A refusal may be that of an
    ///   earlier sending of the reference; if this client saw that very verdict before this sending, the request is sent again first.
    /// - unknown there: the same request is sent again with the same reference, at most as often as the policy says.
    /// - no answer to the question: [`ErrorKind::ResultadoDesconhecido`], with the reference. Nothing is lost: query it later, and
    ///   send again with the same reference only if it is not found.
    ///
    /// [`ErrorKind::Conflito`] (409) is never retried. A document that the authority refused is not sent again unchanged by the same
    /// client or its clones ([`ErrorKind::DocumentoRecusado`]), unless
    /// [`CallOptions::reenviar_recusado`](super::CallOptions::reenviar_recusado) says so: authorities block senders that do.
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
        json: Result<JsonBody, Error>,
    ) -> Result<Documento, Error> {
        let span = tracing::info_span!("focus_cte", operacao, referencia = referencia.as_str());
        async {
            let memory = &self.inner.memory;
            let (content, json) = memory.read(json?)?;
            if !self.options.reenviar_recusado
                && let Some(refusal) = memory.refusal(referencia, &content)
            {
                return Err(refused_unchanged(refusal));
            }
            let question = Emission { referencia, before: memory.sending(referencia, content) };
            let url = self.url(&format!("{}?ref={}", modelo.caminho(), referencia.codificada()));
            let call = Call::api(Operation::Emission, Method::Post, url, interpret::documento).body(json);
            let documento = self.send_settling(&call, &question, self.deadline()).await?;
            let asked = documento.reconciliado();
            Ok(if asked { memory.seen(referencia, documento) } else { memory.answered(referencia, documento) })
        }
        .instrument(span)
        .await
        .map_err(|e| e.com_operacao(operacao).com_referencia(referencia))
    }
}

/// Is there a document of this reference?
struct Emission<'a> {
    referencia: &'a Referencia,
    /// The refusal that the reference had before this sending.
    before: Option<Documento>,
}

impl Question<Documento> for Emission<'_> {
    async fn ask(&self, client: &Client, deadline: Deadline) -> Result<Found<Documento>, Error> {
        match client.run(&client.query_call(self.referencia, false), deadline).await {
            Ok(documento) => {
                let same = documento.status == Status::ErroAutorizacao
                    && self.before.as_ref().is_some_and(|before| *before == verdict(&documento));
                let documento = documento.como_reconciliado();
                Ok(if same { Found::Stale(documento) } else { Found::Settled(documento) })
            }
            Err(error) if error.kind() == ErrorKind::NaoEncontrado => Ok(Found::Absent),
            Err(error) => Err(error),
        }
    }
}

fn refused_unchanged(refusal: Documento) -> Error {
    let motivo = refusal.sefaz().unwrap_or_else(|| "sem motivo informado".into());
    let mensagem = format!(
        "a SEFAZ já recusou este mesmo conteúdo nesta ref ({motivo}), e nada foi enviado: reenviar sem mudança é \
         \"consumo indevido\" (cStat 678), que bloqueia o emitente por uma hora"
    );
    Error::new(ErrorKind::DocumentoRecusado, mensagem)
        .com_codigo("reenvio_sem_mudanca")
        .com_erros(refusal.erros.clone())
        .com_documento(refusal)
}
