//! What the API says of a document, written from the documentation's own samples, field by field in their order.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::armazenamento::Registro;
use crate::sefaz;

/// `protocolo.versao`: the layout's version.
const VERSAO: &str = "4.00";
/// Everything here happens in homologação (`tpAmb` 2).
const AMBIENTE: &str = "2";

/// The answer to an emission and to a query. Absent fields are not written.
#[derive(Debug, Serialize)]
pub(crate) struct DocumentoResposta<'a> {
    cnpj_emitente: &'a str,
    #[serde(rename = "ref")]
    referencia: &'a str,
    status: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status_sefaz: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mensagem_sefaz: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chave: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    numero: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    serie: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modelo: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caminho_xml: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    requisicao: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    protocolo: Option<ProtocoloResposta<'a>>,
}

#[derive(Debug, Serialize)]
struct ProtocoloResposta<'a> {
    versao: &'static str,
    id_tag: String,
    ambiente: &'static str,
    versao_aplicativo: &'static str,
    chave: &'a str,
    /// As the documentation prints it.
    data_recimento: &'a str,
    protocolo: &'a str,
    digest_value: &'a str,
    status: String,
    motivo: &'a str,
}

impl<'a> DocumentoResposta<'a> {
    /// The answer about `registro`; `requisicao` is the payload as it was sent, for the complete query.
    pub(crate) fn nova(registro: &'a Registro, requisicao: Option<&'a RawValue>) -> Self {
        let veredito = registro.veredito.as_ref();
        let autorizacao = registro.autorizacao.as_ref();
        Self {
            cnpj_emitente: &registro.cnpj_emitente,
            referencia: &registro.referencia,
            status: registro.estado.status().unwrap_or_default(),
            status_sefaz: veredito.map(|veredito| veredito.cstat.to_string()),
            mensagem_sefaz: veredito.map(|veredito| veredito.motivo.as_str()),
            chave: autorizacao.map(|autorizacao| format!("CTe{}", autorizacao.chave)),
            numero: autorizacao.map(|autorizacao| autorizacao.numero.to_string()),
            serie: autorizacao.map(|autorizacao| autorizacao.serie.to_string()),
            modelo: autorizacao.map(|_| registro.modelo.codigo().to_string()),
            caminho_xml: autorizacao.map(|autorizacao| autorizacao.caminho_xml.as_str()),
            requisicao,
            protocolo: requisicao.and(veredito).zip(autorizacao).map(|(veredito, autorizacao)| ProtocoloResposta {
                versao: VERSAO,
                id_tag: format!("CTe{}", autorizacao.protocolo),
                ambiente: AMBIENTE,
                versao_aplicativo: sefaz::VERSAO_APLICATIVO,
                chave: &autorizacao.chave,
                data_recimento: &autorizacao.recebido_em,
                protocolo: &autorizacao.protocolo,
                digest_value: &autorizacao.digest_value,
                status: veredito.cstat.to_string(),
                motivo: &veredito.motivo,
            }),
        }
    }
}
