//! The answer about a received CT-e.

use focus_cte::evento::TipoEvento;
use serde::Serialize;
use serde_json::Value;

use crate::armazenamento::{EventoGravado, Recebida};
use crate::fiscal::Resumo;
use crate::sefaz;

/// The summary of a received CT-e. What there is not is `null`, as in the lists of the API.
#[derive(Debug, Serialize)]
pub(crate) struct RecebidaResposta<'a> {
    nome_emitente: &'a str,
    documento_emitente: &'a str,
    cnpj_destinatario: Option<&'a str>,
    chave: &'a str,
    valor_total: &'a str,
    data_emissao: &'a str,
    situacao: &'static str,
    /// Absent in a webhook, which is told before there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    versao: Option<i64>,
    digest_value: &'a str,
    numero_carta_correcao: Option<String>,
    carta_correcao: Option<String>,
    data_carta_correcao: Option<&'a str>,
    data_cancelamento: Option<&'a str>,
    justificativa_cancelamento: Option<String>,
}

impl<'a> RecebidaResposta<'a> {
    pub(crate) fn nova(recebida: &'a Recebida, resumo: &'a Resumo, eventos: &'a [EventoGravado]) -> Self {
        let ultimo = |tipo: TipoEvento| eventos.iter().rfind(|evento| evento.tipo == tipo.codigo());
        let (cancelamento, carta) = (ultimo(TipoEvento::Cancelamento), ultimo(TipoEvento::CartaCorrecao));
        let denegada = resumo.cstat.parse().is_ok_and(sefaz::denega);
        Self {
            nome_emitente: &resumo.nome_emitente,
            documento_emitente: &resumo.documento_emitente,
            cnpj_destinatario: resumo.cnpj_destinatario.as_deref(),
            chave: &recebida.chave,
            valor_total: &resumo.valor_total,
            data_emissao: &resumo.data_emissao,
            situacao: match cancelamento {
                Some(_) => "cancelada",
                None if denegada => "denegada",
                None => "autorizada",
            },
            versao: (recebida.versao > 0).then_some(recebida.versao),
            digest_value: &resumo.digest_value,
            numero_carta_correcao: carta.map(|carta| carta.sequencia.to_string()),
            carta_correcao: carta.map(correcao),
            data_carta_correcao: carta.map(|carta| carta.data_evento.as_str()),
            data_cancelamento: cancelamento.map(|cancelamento| cancelamento.data_evento.as_str()),
            justificativa_cancelamento: cancelamento.and_then(|evento| campo(evento, "justificativa")),
        }
    }
}

/// A letter's correction in one line: `campo: valor`.
fn correcao(carta: &EventoGravado) -> String {
    let de = |nomes: [&str; 2]| nomes.into_iter().find_map(|nome| campo(carta, nome)).unwrap_or_default();
    format!("{}: {}", de(["campo_corrigido", "campo_correcao"]), de(["valor_corrigido", "valor_correcao"]))
}

fn campo(evento: &EventoGravado, nome: &str) -> Option<String> {
    let corpo: Value = serde_json::from_str(&evento.corpo).ok()?;
    match corpo.get(nome)? {
        Value::String(texto) => Some(texto.clone()),
        Value::Null => None,
        outro => Some(outro.to_string()),
    }
}
