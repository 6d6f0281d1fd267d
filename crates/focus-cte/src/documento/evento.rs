//! What the API answers to an event: cancellation, letter of correction and the others.

use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

#[cfg(feature = "client")]
use super::Documento;
use super::leitura::{inserir, objeto_com_status};
use super::{ErroDetalhe, ErroDocumento, RawResponse};

/// State of an event. Open: a state that this version does not know is kept as it came.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StatusEvento {
    /// The authority registered the event.
    Autorizado,
    /// The document is cancelled.
    Cancelado,
    /// The authority refused the event.
    ErroAutorizacao,
    /// The authority refused the cancellation.
    ErroCancelamento,
    /// A state of a newer API.
    Outro(String),
}

impl StatusEvento {
    /// The state as the API writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            StatusEvento::Autorizado => "autorizado",
            StatusEvento::Cancelado => "cancelado",
            StatusEvento::ErroAutorizacao => "erro_autorizacao",
            StatusEvento::ErroCancelamento => "erro_cancelamento",
            StatusEvento::Outro(texto) => texto,
        }
    }
}

impl From<&str> for StatusEvento {
    fn from(texto: &str) -> Self {
        match texto {
            "autorizado" => StatusEvento::Autorizado,
            "cancelado" => StatusEvento::Cancelado,
            "erro_autorizacao" => StatusEvento::ErroAutorizacao,
            "erro_cancelamento" => StatusEvento::ErroCancelamento,
            outro => StatusEvento::Outro(outro.to_owned()),
        }
    }
}

impl fmt::Display for StatusEvento {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for StatusEvento {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The answer to an event. A refusal by the authority is such an answer too, not an error.
///
/// ```
/// use focus_cte::documento::{RespostaEvento, StatusEvento};
///
/// let resposta = RespostaEvento::from_slice(
///     br#"{"status": "autorizado", "status_sefaz": "135", "caminho_xml": "/x.xml", "numero_carta_correcao": 2}"#,
/// )?;
/// assert!(resposta.aceito());
/// assert_eq!(resposta.numero_carta_correcao, Some(2));
/// # Ok::<(), focus_cte::documento::ErroDocumento>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RespostaEvento {
    /// State of the event.
    pub status: StatusEvento,
    /// `cStat` of the authority, such as `135`.
    pub status_sefaz: Option<String>,
    /// The authority's message.
    pub mensagem_sefaz: Option<String>,
    /// Path or URL of the event's XML.
    pub caminho_xml: Option<String>,
    /// Number of the letter of correction, from 1.
    pub numero_carta_correcao: Option<u32>,
    /// Errors listed one by one.
    pub erros: Vec<ErroDetalhe>,
    /// Every other field of the answer.
    pub outros: Map<String, Value>,
    resposta: Option<RawResponse>,
    reconciliado: bool,
}

impl RespostaEvento {
    /// Reads the JSON object of an answer.
    pub fn from_slice(json: &[u8]) -> Result<RespostaEvento, ErroDocumento> {
        let (status, mut c) = objeto_com_status(json)?;
        Ok(RespostaEvento {
            status: StatusEvento::from(status.trim()),
            status_sefaz: c.texto(&["status_sefaz"]),
            mensagem_sefaz: c.texto(&["mensagem_sefaz"]),
            caminho_xml: c.texto(&["caminho_xml"]),
            numero_carta_correcao: c.analisado("numero_carta_correcao"),
            erros: c.erros(),
            outros: c.0,
            resposta: None,
            reconciliado: false,
        })
    }

    /// Whether the authority registered the event.
    #[must_use]
    pub fn aceito(&self) -> bool {
        matches!(self.status, StatusEvento::Autorizado | StatusEvento::Cancelado)
    }

    /// The authority's answer in one line, `135 - Evento registrado e vinculado a CT-e`, if there is one.
    #[must_use]
    pub fn sefaz(&self) -> Option<String> {
        super::em_uma_linha(self.status_sefaz.as_ref(), self.mensagem_sefaz.as_ref())
    }

    /// Whether the event's own answer was lost, and this is what a query told of it.
    #[must_use]
    pub fn reconciliado(&self) -> bool {
        self.reconciliado
    }

    /// The HTTP answer that this was read from.
    #[must_use]
    pub fn resposta(&self) -> Option<&RawResponse> {
        self.resposta.as_ref()
    }
}

#[cfg(feature = "client")]
impl RespostaEvento {
    /// What a query tells of an event whose own answer was lost: its path, and the authority's protocol if the query has it.
    pub(crate) fn da_consulta(documento: &Documento, status: StatusEvento) -> RespostaEvento {
        let protocolo = match status {
            StatusEvento::Cancelado => documento.protocolo_cancelamento.as_ref(),
            _ => documento.protocolo_carta_correcao.as_ref(),
        };
        let caminho = match status {
            StatusEvento::Cancelado => documento.caminho_xml_cancelamento.clone(),
            _ => documento.caminho_xml_carta_correcao.clone(),
        };
        let sequencia = protocolo.and_then(|p| p.numero_sequencial_evento.as_deref()?.trim().parse().ok());
        RespostaEvento {
            numero_carta_correcao: match status {
                StatusEvento::Cancelado => None,
                _ => documento.numero_carta_correcao.or(sequencia),
            },
            status,
            status_sefaz: protocolo.and_then(|p| p.status.clone()),
            mensagem_sefaz: protocolo.and_then(|p| p.motivo.clone()),
            caminho_xml: caminho,
            erros: Vec::new(),
            outros: Map::new(),
            resposta: documento.resposta().cloned(),
            reconciliado: true,
        }
    }

    /// Another event that a query shows, in a field of its own.
    pub(crate) fn de_campos(caminho_xml: Option<String>, outros: Map<String, Value>) -> RespostaEvento {
        RespostaEvento {
            status: StatusEvento::Autorizado,
            status_sefaz: None,
            mensagem_sefaz: None,
            caminho_xml,
            numero_carta_correcao: None,
            erros: Vec::new(),
            outros,
            resposta: None,
            reconciliado: true,
        }
    }

    pub(crate) fn com_resposta(mut self, resposta: RawResponse) -> RespostaEvento {
        self.resposta = Some(resposta);
        self
    }

    pub(crate) fn como_reconciliado(mut self) -> RespostaEvento {
        self.reconciliado = true;
        self
    }
}

impl Serialize for RespostaEvento {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut m = self.outros.clone();
        inserir(&mut m, "status", Some(&self.status));
        inserir(&mut m, "status_sefaz", self.status_sefaz.as_ref());
        inserir(&mut m, "mensagem_sefaz", self.mensagem_sefaz.as_ref());
        inserir(&mut m, "caminho_xml", self.caminho_xml.as_ref());
        inserir(&mut m, "numero_carta_correcao", self.numero_carta_correcao);
        inserir(&mut m, "erros", (!self.erros.is_empty()).then_some(&self.erros));
        m.serialize(serializer)
    }
}

/// The answer to a request that gives up a range of numbers. Legacy: the national service ended with layout 4.00.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RespostaInutilizacao {
    /// State of the request.
    pub status: StatusEvento,
    /// `cStat` of the authority, such as `102`.
    pub status_sefaz: Option<String>,
    /// The authority's message.
    pub mensagem_sefaz: Option<String>,
    /// Series of the range.
    pub serie: Option<u16>,
    /// First number of the range.
    pub numero_inicial: Option<u32>,
    /// Last number of the range.
    pub numero_final: Option<u32>,
    /// Path or URL of the XML.
    pub caminho_xml: Option<String>,
    /// Errors listed one by one.
    pub erros: Vec<ErroDetalhe>,
    /// Every other field of the answer.
    pub outros: Map<String, Value>,
    resposta: Option<RawResponse>,
}

impl RespostaInutilizacao {
    /// Reads the JSON object of an answer.
    pub fn from_slice(json: &[u8]) -> Result<RespostaInutilizacao, ErroDocumento> {
        let (status, mut c) = objeto_com_status(json)?;
        Ok(RespostaInutilizacao {
            status: StatusEvento::from(status.trim()),
            status_sefaz: c.texto(&["status_sefaz"]),
            mensagem_sefaz: c.texto(&["mensagem_sefaz"]),
            serie: c.analisado("serie"),
            numero_inicial: c.analisado("numero_inicial"),
            numero_final: c.analisado("numero_final"),
            caminho_xml: c.texto(&["caminho_xml"]),
            erros: c.erros(),
            outros: c.0,
            resposta: None,
        })
    }

    #[cfg(feature = "client")]
    pub(crate) fn com_resposta(mut self, resposta: RawResponse) -> RespostaInutilizacao {
        self.resposta = Some(resposta);
        self
    }

    /// Whether the authority accepted the request.
    #[must_use]
    pub fn aceito(&self) -> bool {
        self.status == StatusEvento::Autorizado
    }

    /// The authority's answer in one line, if there is one.
    #[must_use]
    pub fn sefaz(&self) -> Option<String> {
        super::em_uma_linha(self.status_sefaz.as_ref(), self.mensagem_sefaz.as_ref())
    }

    /// The HTTP answer that this was read from.
    #[must_use]
    pub fn resposta(&self) -> Option<&RawResponse> {
        self.resposta.as_ref()
    }
}

impl Serialize for RespostaInutilizacao {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut m = self.outros.clone();
        inserir(&mut m, "status", Some(&self.status));
        inserir(&mut m, "status_sefaz", self.status_sefaz.as_ref());
        inserir(&mut m, "mensagem_sefaz", self.mensagem_sefaz.as_ref());
        inserir(&mut m, "serie", self.serie.map(|n| n.to_string()));
        inserir(&mut m, "numero_inicial", self.numero_inicial.map(|n| n.to_string()));
        inserir(&mut m, "numero_final", self.numero_final.map(|n| n.to_string()));
        inserir(&mut m, "caminho_xml", self.caminho_xml.as_ref());
        inserir(&mut m, "erros", (!self.erros.is_empty()).then_some(&self.erros));
        m.serialize(serializer)
    }
}
