//! What the API answers: [`Documento`], one model for emission, query and webhook; [`RespostaEvento`] for events;
//! [`CteRecebida`] for what others issued; [`Webhook`] for hooks.
//!
//! Reading is lenient where servers differ (numbers as text or number, `chave` or `chave_cte`, misprinted names) and loses
//! nothing: a field that is unknown, or has a form that is not expected, is kept in `outros`.

mod divergencia;
mod erro_detalhe;
mod evento;
mod leitura;
mod protocolo;
mod raw_response;
mod recebida;
mod status;
mod webhook;

pub use divergencia::{Divergencia, Enviado};
pub use erro_detalhe::ErroDetalhe;
pub use evento::{RespostaEvento, RespostaInutilizacao, StatusEvento};
pub use leitura::ErroDocumento;
pub use protocolo::Protocolo;
pub use raw_response::RawResponse;
pub use recebida::{CteRecebida, Ilegivel, PaginaRecebidas, Situacao};
pub use status::Status;
pub use webhook::{EventoWebhook, NovoWebhook, Webhook};

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::types::{Chave, Modelo};

/// A document's state, as told by an emission, a query or a webhook.
///
/// `Serialize` writes the fields under their canonical names, with those of [`Documento::outros`] beside them; `Deserialize`
/// reads with the same leniency as [`Documento::from_slice`]. `Debug` leaves out what may hold personal data: the request, unknown
/// fields and the body.
///
/// ```
/// use focus_cte::documento::{Documento, Status};
///
/// let documento = Documento::from_slice(
///     br#"{"ref": "pedido-42", "status": "autorizado", "numero": "11", "serie": 1, "modelo": "57",
///          "chave_cte": "CTe35260712345678000195570010000000421876543218"}"#,
/// )?;
/// assert_eq!(documento.status, Status::Autorizado);
/// assert_eq!(documento.numero, Some(11));
/// assert_eq!(documento.chave.unwrap().partes().numero, 42);
/// # Ok::<(), focus_cte::documento::ErroDocumento>(())
/// ```
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Documento {
    /// State at the API.
    pub status: Status,
    /// The caller's reference, `ref` in JSON.
    pub referencia: Option<String>,
    /// CNPJ of the emitente, as answered.
    pub cnpj_emitente: Option<String>,
    /// `cStat` of the authority, such as `100`.
    pub status_sefaz: Option<String>,
    /// The authority's message.
    pub mensagem_sefaz: Option<String>,
    /// The access key, when it came and holds; see also [`Documento::chave_recebida`].
    pub chave: Option<Chave>,
    /// The access key as it came, without the prefix `CTe`, whether it holds or not. JSON: `chave`, or `chave_cte`.
    pub chave_recebida: Option<String>,
    /// Number of the authorised document. It can differ from the one sent.
    pub numero: Option<u32>,
    /// Series of the authorised document. It can differ from the one sent.
    pub serie: Option<u16>,
    /// CT-e or CT-e OS.
    pub modelo: Option<Modelo>,
    /// Path or URL of the document's XML. JSON: `caminho_xml`, or `caminho_xml_nota_fiscal`.
    pub caminho_xml: Option<String>,
    /// Path or URL of the DACTE in PDF.
    pub caminho_dacte: Option<String>,
    /// Path or URL of the last letter of correction's XML.
    pub caminho_xml_carta_correcao: Option<String>,
    /// Path or URL of the cancellation's XML.
    pub caminho_xml_cancelamento: Option<String>,
    /// Number of the letter of correction.
    pub numero_carta_correcao: Option<u32>,
    /// Errors listed one by one.
    pub erros: Vec<ErroDetalhe>,
    /// With `completa=1`: the request as it is in the XML.
    pub requisicao: Option<Value>,
    /// With `completa=1`: the authority's protocol.
    pub protocolo: Option<Protocolo>,
    /// With `completa=1`: the request of cancellation.
    pub requisicao_cancelamento: Option<Value>,
    /// With `completa=1`: the protocol of cancellation.
    pub protocolo_cancelamento: Option<Protocolo>,
    /// With `completa=1`: the request of the letter of correction.
    pub requisicao_carta_correcao: Option<Value>,
    /// With `completa=1`: the protocol of the letter of correction.
    pub protocolo_carta_correcao: Option<Protocolo>,
    /// Every other field of the answer, and those whose value has no expected form.
    pub outros: Map<String, Value>,
    resposta: Option<RawResponse>,
    divergencias: Vec<Divergencia>,
    reconciliado: bool,
}

impl Documento {
    /// Reads the JSON object of an answer or of a webhook.
    pub fn from_slice(json: &[u8]) -> Result<Documento, ErroDocumento> {
        leitura::de_bytes(json)
    }

    /// Reads an answer that is already parsed.
    pub fn from_value(json: Value) -> Result<Documento, ErroDocumento> {
        leitura::de_valor(json)
    }

    /// The HTTP answer that this document was read from: status, headers and body. `None` when it was read from elsewhere.
    #[must_use]
    pub fn resposta(&self) -> Option<&RawResponse> {
        self.resposta.as_ref()
    }

    /// Keeps the HTTP answer beside the document.
    #[must_use]
    pub fn com_resposta(mut self, resposta: RawResponse) -> Documento {
        self.resposta = Some(resposta);
        self
    }

    /// Number or series that differ from what was sent. Told by the client that sent the document, and by
    /// [`Documento::comparado_com`].
    #[must_use]
    pub fn divergencias(&self) -> &[Divergencia] {
        &self.divergencias
    }

    /// Tells what differs from what was sent.
    #[must_use]
    pub fn comparado_com(mut self, enviado: &Enviado) -> Documento {
        self.divergencias = enviado.comparar(&self);
        self
    }

    /// Whether the answer to an emission was lost, and this is what the API told when asked by reference. A refusal may then be
    /// that of an earlier sending.
    #[must_use]
    pub fn reconciliado(&self) -> bool {
        self.reconciliado
    }

    #[cfg(feature = "client")]
    pub(crate) fn como_reconciliado(mut self) -> Documento {
        self.reconciliado = true;
        self
    }

    /// The document alone, without how it came.
    #[cfg(feature = "client")]
    pub(crate) fn sem_resposta(mut self) -> Documento {
        (self.resposta, self.divergencias, self.reconciliado) = (None, Vec::new(), false);
        self
    }

    /// Whether the authority authorised it and it has not been cancelled.
    #[must_use]
    pub fn autorizado(&self) -> bool {
        self.status == Status::Autorizado
    }

    /// Whether it still waits for the authority's verdict.
    #[must_use]
    pub fn em_processamento(&self) -> bool {
        self.status == Status::ProcessandoAutorizacao
    }

    /// The authority's answer in one line, `100 - Autorizado o uso do CT-e`, if there is one.
    #[must_use]
    pub fn sefaz(&self) -> Option<String> {
        em_uma_linha(self.status_sefaz.as_ref(), self.mensagem_sefaz.as_ref())
    }
}

fn em_uma_linha(codigo: Option<&String>, mensagem: Option<&String>) -> Option<String> {
    match (codigo, mensagem) {
        (Some(codigo), Some(mensagem)) => Some(format!("{codigo} - {mensagem}")),
        (Some(unico), None) | (None, Some(unico)) => Some(unico.clone()),
        (None, None) => None,
    }
}

impl fmt::Debug for Documento {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Documento")
            .field("status", &self.status)
            .field("referencia", &self.referencia)
            .field("sefaz", &self.sefaz())
            .field("chave", &self.chave_recebida)
            .field("modelo", &self.modelo)
            .field("serie", &self.serie)
            .field("numero", &self.numero)
            .field("erros", &self.erros)
            .field("outros", &self.outros.keys().collect::<Vec<_>>())
            .field("resposta", &self.resposta)
            .finish_non_exhaustive()
    }
}

impl Serialize for Documento {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        leitura::escrever(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Documento {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Documento::from_value(Value::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
