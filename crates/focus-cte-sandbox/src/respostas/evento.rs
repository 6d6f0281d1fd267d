//! Answers about events.

use focus_cte::evento::TipoEvento;
use serde::Serialize;

use super::{AMBIENTE, VERSAO};
use crate::armazenamento::{EventoGravado, Inutilizada, Veredito};
use crate::sefaz;

/// What came of an event: `status` is `autorizado`, or `cancelado` of a cancellation, and `erro_...` when it was refused.
#[derive(Debug, Serialize)]
pub(crate) struct EventoResposta<'a> {
    status_sefaz: String,
    mensagem_sefaz: &'a str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    caminho_xml: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    numero_carta_correcao: Option<u16>,
}

impl<'a> EventoResposta<'a> {
    pub(crate) fn nova(tipo: TipoEvento, veredito: &'a Veredito, gravado: Option<&'a EventoGravado>) -> Self {
        let status = match (tipo, gravado) {
            (TipoEvento::Cancelamento, Some(_)) => "cancelado",
            (TipoEvento::Cancelamento, None) => "erro_cancelamento",
            (_, Some(_)) => "autorizado",
            (_, None) => "erro_autorizacao",
        };
        let carta = gravado.filter(|_| tipo == TipoEvento::CartaCorrecao);
        Self {
            status_sefaz: veredito.cstat.to_string(),
            mensagem_sefaz: &veredito.motivo,
            status,
            caminho_xml: gravado.map(|evento| evento.caminho_xml.as_str()),
            numero_carta_correcao: carta.map(|carta| carta.sequencia),
        }
    }
}

/// What came of giving up a range of numbers.
#[derive(Debug, Serialize)]
pub(crate) struct InutilizacaoResposta<'a> {
    status_sefaz: String,
    mensagem_sefaz: &'a str,
    serie: String,
    numero_inicial: String,
    numero_final: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    caminho_xml: Option<&'a str>,
}

impl<'a> InutilizacaoResposta<'a> {
    /// The answer about `faixa`; without a path when it was refused.
    pub(crate) fn nova(faixa: &'a Inutilizada, veredito: &'a Veredito) -> Self {
        let homologada = !faixa.caminho_xml.is_empty();
        Self {
            status_sefaz: veredito.cstat.to_string(),
            mensagem_sefaz: &veredito.motivo,
            serie: faixa.serie.codigo.to_string(),
            numero_inicial: faixa.numero_inicial.to_string(),
            numero_final: faixa.numero_final.to_string(),
            status: if homologada { "autorizado" } else { "erro_autorizacao" },
            caminho_xml: homologada.then_some(faixa.caminho_xml.as_str()),
        }
    }
}

/// `requisicao_cancelamento`, `requisicao_carta_correcao`.
#[derive(Debug, Serialize)]
pub(super) struct RequisicaoEvento<'a> {
    versao: &'static str,
    id_tag: &'a str,
    codigo_orgao: &'a str,
    ambiente: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cnpj: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cpf: Option<&'a str>,
    chave_cte: &'a str,
    data_evento: &'a str,
    tipo_evento: &'a str,
    numero_sequencial_evento: String,
    versao_evento: &'static str,
}

impl<'a> RequisicaoEvento<'a> {
    pub(super) fn nova(evento: &'a EventoGravado) -> Self {
        let (cpf, cnpj) = match evento.autor.len() {
            11 => (Some(evento.autor.as_str()), None),
            _ => (None, Some(evento.autor.as_str())),
        };
        Self {
            versao: VERSAO,
            id_tag: &evento.id_tag,
            codigo_orgao: orgao(evento),
            ambiente: AMBIENTE,
            cnpj,
            cpf,
            chave_cte: &evento.chave,
            data_evento: &evento.data_evento,
            tipo_evento: &evento.tipo,
            numero_sequencial_evento: evento.sequencia.to_string(),
            versao_evento: VERSAO,
        }
    }
}

/// `protocolo_cancelamento`, `protocolo_carta_correcao`.
#[derive(Debug, Serialize)]
pub(super) struct ProtocoloEvento<'a> {
    versao: &'static str,
    id_tag: String,
    ambiente: &'static str,
    versao_aplicativo: &'static str,
    codigo_orgao: &'a str,
    status: String,
    motivo: &'a str,
    chave_cte: &'a str,
    tipo_evento: &'a str,
    descricao_evento: &'static str,
    numero_sequencial_evento: String,
    data_evento: &'a str,
    protocolo: &'a str,
}

impl<'a> ProtocoloEvento<'a> {
    pub(super) fn novo(evento: &'a EventoGravado) -> Self {
        Self {
            versao: VERSAO,
            id_tag: format!("ID{}", evento.protocolo),
            ambiente: AMBIENTE,
            versao_aplicativo: sefaz::VERSAO_APLICATIVO,
            codigo_orgao: orgao(evento),
            status: evento.veredito.cstat.to_string(),
            motivo: &evento.veredito.motivo,
            chave_cte: &evento.chave,
            tipo_evento: &evento.tipo,
            descricao_evento: descricao(&evento.tipo),
            numero_sequencial_evento: evento.sequencia.to_string(),
            data_evento: &evento.data_evento,
            protocolo: &evento.protocolo,
        }
    }
}

/// The state's code, with which a key begins.
fn orgao(evento: &EventoGravado) -> &str {
    evento.chave.get(..2).unwrap_or_default()
}

/// As the documentation's sample prints it for the letter of correction.
fn descricao(tipo: &str) -> &'static str {
    match TipoEvento::de_codigo(tipo) {
        Some(TipoEvento::CartaCorrecao) => "Carta Correção Registrada",
        Some(tipo) => tipo.titulo(),
        None => "",
    }
}
