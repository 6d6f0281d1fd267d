//! The authority's protocol.

use serde::Serialize;
use serde_json::{Map, Value};

use super::leitura::{Campos, inserir};

/// A protocol of the authority: of authorisation, of cancellation or of a letter of correction (`completa=1`).
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Protocolo {
    /// Version of the layout.
    pub versao: Option<String>,
    /// `Id` of the protocol in the XML, `id_tag` in JSON.
    pub id_tag: Option<String>,
    /// `1` production, `2` homologation.
    pub ambiente: Option<String>,
    /// Version of the authority's application.
    pub versao_aplicativo: Option<String>,
    /// IBGE code of the authority's organ (events).
    pub codigo_orgao: Option<String>,
    /// The key, 44 characters without prefix. JSON: `chave`, or `chave_cte` in events.
    pub chave: Option<String>,
    /// Date-time of the authority's receipt. JSON: `data_recebimento`, or `data_recimento`, as the API prints it.
    pub data_recebimento: Option<String>,
    /// Number of the protocol, 15 digits.
    pub protocolo: Option<String>,
    /// Digest of the signed document, in base64.
    pub digest_value: Option<String>,
    /// `cStat`.
    pub status: Option<String>,
    /// `xMotivo`.
    pub motivo: Option<String>,
    /// Code of the event, such as `110110`.
    pub tipo_evento: Option<String>,
    /// Name of the event.
    pub descricao_evento: Option<String>,
    /// Sequence number of the event.
    pub numero_sequencial_evento: Option<String>,
    /// Date-time of the event.
    pub data_evento: Option<String>,
    /// Every other field.
    pub outros: Map<String, Value>,
}

impl Protocolo {
    pub(super) fn ler(objeto: Map<String, Value>) -> Protocolo {
        let mut c = Campos(objeto);
        Protocolo {
            versao: c.texto(&["versao"]),
            id_tag: c.texto(&["id_tag"]),
            ambiente: c.texto(&["ambiente"]),
            versao_aplicativo: c.texto(&["versao_aplicativo"]),
            codigo_orgao: c.texto(&["codigo_orgao"]),
            chave: c.texto(&["chave", "chave_cte"]),
            data_recebimento: c.texto(&["data_recebimento", "data_recimento"]),
            protocolo: c.texto(&["protocolo"]),
            digest_value: c.texto(&["digest_value"]),
            status: c.texto(&["status"]),
            motivo: c.texto(&["motivo"]),
            tipo_evento: c.texto(&["tipo_evento"]),
            descricao_evento: c.texto(&["descricao_evento"]),
            numero_sequencial_evento: c.texto(&["numero_sequencial_evento"]),
            data_evento: c.texto(&["data_evento"]),
            outros: c.0,
        }
    }
}

impl Serialize for Protocolo {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut m = self.outros.clone();
        inserir(&mut m, "versao", self.versao.as_ref());
        inserir(&mut m, "id_tag", self.id_tag.as_ref());
        inserir(&mut m, "ambiente", self.ambiente.as_ref());
        inserir(&mut m, "versao_aplicativo", self.versao_aplicativo.as_ref());
        inserir(&mut m, "codigo_orgao", self.codigo_orgao.as_ref());
        inserir(&mut m, "chave", self.chave.as_ref());
        inserir(&mut m, "data_recebimento", self.data_recebimento.as_ref());
        inserir(&mut m, "protocolo", self.protocolo.as_ref());
        inserir(&mut m, "digest_value", self.digest_value.as_ref());
        inserir(&mut m, "status", self.status.as_ref());
        inserir(&mut m, "motivo", self.motivo.as_ref());
        inserir(&mut m, "tipo_evento", self.tipo_evento.as_ref());
        inserir(&mut m, "descricao_evento", self.descricao_evento.as_ref());
        inserir(&mut m, "numero_sequencial_evento", self.numero_sequencial_evento.as_ref());
        inserir(&mut m, "data_evento", self.data_evento.as_ref());
        m.serialize(serializer)
    }
}
