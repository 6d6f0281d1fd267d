//! Events of a document: cancellation, letter of correction, disagreement, multimodal registration, GTV data.

use serde_json::{Map, Value};
use tracing::Instrument as _;

use super::call::Call;
use super::core::Client;
use super::deadline::Deadline;
use super::interpret;
use super::payload::{IntoPayload, Json, JsonBody};
use super::retry::Operation;
use super::settle::{Found, Question};
use super::transport::Method;
use crate::documento::{Documento, RespostaEvento, Status, StatusEvento};
use crate::error::{Error, ErrorKind};
use crate::evento::TipoEvento;
use crate::model::{Cancelamento, Desacordo};
use crate::types::Referencia;

impl Client {
    /// Cancels an authorised document; `pedido` is the reason, 15 to 255 characters, or a [`Cancelamento`] with other fields.
    ///
    /// The authority's answer is in the result, a refusal too. After a lost answer the client asks by reference: `cancelado` is
    /// success, anything else is sent again.
    pub async fn cancelar(
        &self,
        referencia: &Referencia,
        pedido: impl Into<Cancelamento>,
    ) -> Result<RespostaEvento, Error> {
        let corpo = Json(pedido.into()).into_payload();
        self.event(TipoEvento::Cancelamento, "cancelar", referencia, corpo).await
    }

    /// Corrects one field of an authorised document. The last letter replaces those before it; 20 at most.
    ///
    /// `pedido` is a [`CartaCorrecao`](crate::model::CartaCorrecao) or JSON with its fields; [`crate::evento::carta_correcao`]
    /// tells beforehand what cannot be corrected. Each letter that arrives takes a number, so the document's letters are queried
    /// before the first sending: after a lost answer, a letter that was not there is this one, and otherwise it is sent again.
    pub async fn carta_correcao(
        &self,
        referencia: &Referencia,
        pedido: impl IntoPayload,
    ) -> Result<RespostaEvento, Error> {
        self.event(TipoEvento::CartaCorrecao, "carta_correcao", referencia, pedido.into_payload()).await
    }

    /// Declares the service in disagreement; `pedido` is the remark, 15 to 255 characters, or a [`Desacordo`] with other fields.
    ///
    /// After a lost answer it is never sent again unless the API's query shows that it is not needed: see
    /// [`Client::registro_multimodal`].
    pub async fn desacordo(
        &self,
        referencia: &Referencia,
        pedido: impl Into<Desacordo>,
    ) -> Result<RespostaEvento, Error> {
        let corpo = Json(pedido.into()).into_payload();
        self.event(TipoEvento::PrestacaoDesacordo, "desacordo", referencia, corpo).await
    }

    /// Registers the multimodal transport of a CT-e (not of a CT-e OS). The API does not document the body's names: see
    /// [`RegistroMultimodal`](crate::model::RegistroMultimodal), whose `extra` adds others.
    ///
    /// The API documents no query that shows this event. After a lost answer the client compares a query with that from before the
    /// sending; a new field of this event settles it, and otherwise the error is [`ErrorKind::ResultadoDesconhecido`] and nothing is
    /// sent twice.
    pub async fn registro_multimodal(
        &self,
        referencia: &Referencia,
        pedido: impl IntoPayload,
    ) -> Result<RespostaEvento, Error> {
        self.event(TipoEvento::RegistroMultimodal, "registro_multimodal", referencia, pedido.into_payload()).await
    }

    /// Tells the GTVs of a CT-e OS (not of a CT-e). The API does not document the body's names: see
    /// [`DadosGtv`](crate::model::DadosGtv), whose `extra` adds others.
    ///
    /// A lost answer is settled as [`Client::registro_multimodal`] tells.
    pub async fn dados_gtv(&self, referencia: &Referencia, pedido: impl IntoPayload) -> Result<RespostaEvento, Error> {
        self.event(TipoEvento::InformacoesGtv, "dados_gtv", referencia, pedido.into_payload()).await
    }

    async fn event(
        &self,
        tipo: TipoEvento,
        operacao: &'static str,
        referencia: &Referencia,
        corpo: Result<JsonBody, Error>,
    ) -> Result<RespostaEvento, Error> {
        let span = tracing::info_span!("focus_cte", operacao, referencia = referencia.as_str());
        async {
            let corpo = corpo?.verified()?;
            let deadline = self.deadline();
            let (method, path) = match tipo {
                TipoEvento::Cancelamento => (Method::Delete, ""),
                outro => (Method::Post, outro.sufixo()),
            };
            let url = self.url(&format!("/v2/cte/{}{path}", referencia.codificada()));
            let call = Call::api(Operation::Event, method, url, interpret::evento).body(corpo);
            // Without retries nothing is asked, before or after.
            let asks = tipo != TipoEvento::Cancelamento && self.options.retry.max_attempts > 1;
            let before = if asks { Some(self.run(&self.query_call(referencia, true), deadline).await?) } else { None };
            self.send_settling(&call, &Event { tipo, referencia, before }, deadline).await
        }
        .instrument(span)
        .await
        .map_err(|e| e.com_operacao(operacao).com_referencia(referencia))
    }
}

/// Was this event registered?
struct Event<'a> {
    tipo: TipoEvento,
    referencia: &'a Referencia,
    /// The document before the sending.
    before: Option<Documento>,
}

impl Question<RespostaEvento> for Event<'_> {
    async fn ask(&self, client: &Client, deadline: Deadline) -> Result<Found<RespostaEvento>, Error> {
        let completa = self.before.is_some();
        let now = match client.run(&client.query_call(self.referencia, completa), deadline).await {
            Ok(documento) => documento,
            // An event of a document that is not there: the server will say so.
            Err(error) if error.kind() == ErrorKind::NaoEncontrado => return Ok(Found::Absent),
            Err(error) => return Err(error),
        };
        Ok(match self.tipo {
            TipoEvento::Cancelamento if now.status == Status::Cancelado => {
                Found::Settled(RespostaEvento::da_consulta(&now, StatusEvento::Cancelado))
            }
            TipoEvento::Cancelamento => Found::Absent,
            TipoEvento::CartaCorrecao if letter(&now) == self.before.as_ref().map(letter).unwrap_or_default() => {
                Found::Absent
            }
            TipoEvento::CartaCorrecao => Found::Settled(RespostaEvento::da_consulta(&now, StatusEvento::Autorizado)),
            outro => match news(outro, self.before.as_ref(), &now) {
                Some(resposta) => Found::Settled(resposta),
                None => Found::Unclear,
            },
        })
    }
}

/// What tells one letter of correction from the next.
fn letter(documento: &Documento) -> [Option<String>; 4] {
    let protocolo = documento.protocolo_carta_correcao.as_ref();
    [
        documento.numero_carta_correcao.map(|n| n.to_string()),
        documento.caminho_xml_carta_correcao.clone(),
        protocolo.and_then(|p| p.numero_sequencial_evento.clone()),
        protocolo.and_then(|p| p.protocolo.clone()),
    ]
}

/// Fields of this event that a query shows now and did not show before.
fn news(tipo: TipoEvento, before: Option<&Documento>, now: &Documento) -> Option<RespostaEvento> {
    let marca = match tipo {
        TipoEvento::RegistroMultimodal => "multimodal",
        TipoEvento::InformacoesGtv => "gtv",
        _ => "desacordo",
    };
    let before = &before?.outros;
    let novos: Map<String, Value> = now
        .outros
        .iter()
        .filter(|(nome, valor)| nome.contains(marca) && before.get(*nome) != Some(*valor))
        .map(|(nome, valor)| (nome.clone(), valor.clone()))
        .collect();
    if novos.is_empty() {
        return None;
    }
    let caminho = novos.iter().find(|(nome, _)| nome.starts_with("caminho_xml")).and_then(|(_, v)| v.as_str());
    Some(RespostaEvento::de_campos(caminho.map(str::to_owned), novos))
}
