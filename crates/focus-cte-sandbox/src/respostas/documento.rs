//! The answer about a document, written from the documentation's own samples, field by field in their order.

use focus_cte::evento::TipoEvento;
use serde::Serialize;
use serde_json::value::RawValue;

use super::evento::{ProtocoloEvento, RequisicaoEvento};
use super::{AMBIENTE, VERSAO};
use crate::armazenamento::{EventoGravado, Registro};
use crate::dacte::caminho_do_dacte;
use crate::estado::Estado;
use crate::sefaz;

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
    caminho_dacte: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caminho_xml_carta_correcao: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caminho_xml_cancelamento: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    requisicao: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    protocolo: Option<ProtocoloResposta<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    requisicao_cancelamento: Option<RequisicaoEvento<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    protocolo_cancelamento: Option<ProtocoloEvento<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    requisicao_carta_correcao: Option<RequisicaoEvento<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    protocolo_carta_correcao: Option<ProtocoloEvento<'a>>,
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
    /// The answer about `registro` and its events; `requisicao` has its fields, for the complete query.
    pub(crate) fn nova(registro: &'a Registro, eventos: &'a [EventoGravado], requisicao: Option<&'a RawValue>) -> Self {
        let autorizacao = registro.autorizacao.as_ref();
        let ultimo = |tipo: TipoEvento| eventos.iter().rfind(|evento| evento.tipo == tipo.codigo());
        let (cancelamento, carta) = (ultimo(TipoEvento::Cancelamento), ultimo(TipoEvento::CartaCorrecao));
        let do_documento = registro.veredito.as_ref();
        let veredito = match registro.estado {
            Estado::Cancelado => cancelamento.map(|evento| &evento.veredito).or(do_documento),
            _ => do_documento,
        };
        // The six objects of the complete query come together.
        let completos = |evento: Option<&'a EventoGravado>| requisicao.and(evento);
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
            caminho_dacte: autorizacao.map(|autorizacao| caminho_do_dacte(&autorizacao.caminho_xml)),
            caminho_xml_carta_correcao: carta.map(|carta| carta.caminho_xml.as_str()),
            caminho_xml_cancelamento: cancelamento.map(|cancelamento| cancelamento.caminho_xml.as_str()),
            requisicao,
            requisicao_cancelamento: completos(cancelamento).map(RequisicaoEvento::nova),
            protocolo_cancelamento: completos(cancelamento).map(ProtocoloEvento::novo),
            requisicao_carta_correcao: completos(carta).map(RequisicaoEvento::nova),
            protocolo_carta_correcao: completos(carta).map(ProtocoloEvento::novo),
            protocolo: requisicao.and(do_documento).zip(autorizacao).map(|(veredito, autorizacao)| ProtocoloResposta {
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
