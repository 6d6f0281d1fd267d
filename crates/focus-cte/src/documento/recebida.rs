//! CT-es that others issued for a company, as the list of received documents tells them.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::ErroDocumento;
use super::leitura::{campos, inserir, sem_prefixo};
use crate::types::Chave;

/// Situation of a received CT-e. Open: one that this version does not know is kept as it came.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Situacao {
    /// Authorised.
    Autorizada,
    /// Cancelled by its issuer.
    Cancelada,
    /// Denied (discontinued with layout 4.00).
    Denegada,
    /// Something newer, or nothing.
    Outra(String),
}

impl Situacao {
    /// The situation as the API writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Situacao::Autorizada => "autorizada",
            Situacao::Cancelada => "cancelada",
            Situacao::Denegada => "denegada",
            Situacao::Outra(texto) => texto,
        }
    }
}

impl From<&str> for Situacao {
    fn from(texto: &str) -> Self {
        match texto {
            "autorizada" => Situacao::Autorizada,
            "cancelada" => Situacao::Cancelada,
            "denegada" => Situacao::Denegada,
            outra => Situacao::Outra(outra.to_owned()),
        }
    }
}

impl fmt::Display for Situacao {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Situacao {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Summary of a received CT-e.
///
/// The same key comes again with a greater `versao` when the document changes: keep one row for each key, and write over it.
/// `Debug` leaves out names and the texts that people wrote.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct CteRecebida {
    /// The access key, when it holds; see also `chave_recebida`.
    pub chave: Option<Chave>,
    /// The access key as it came, without the prefix `CTe`.
    pub chave_recebida: String,
    /// Grows when the document changes.
    pub versao: u64,
    /// Situation at the authority.
    pub situacao: Situacao,
    /// Name of the issuer.
    pub nome_emitente: Option<String>,
    /// CNPJ or CPF of the issuer.
    pub documento_emitente: Option<String>,
    /// CNPJ that received it.
    pub cnpj_destinatario: Option<String>,
    /// Total value.
    pub valor_total: Option<Decimal>,
    /// Date-time of emission.
    pub data_emissao: Option<String>,
    /// Digest of the signed document, in base64.
    pub digest_value: Option<String>,
    /// Number of the last letter of correction.
    pub numero_carta_correcao: Option<u32>,
    /// Text of the last letter of correction.
    pub carta_correcao: Option<String>,
    /// Date-time of the last letter of correction.
    pub data_carta_correcao: Option<String>,
    /// Date-time of cancellation.
    pub data_cancelamento: Option<String>,
    /// Why it was cancelled.
    pub justificativa_cancelamento: Option<String>,
    /// Every other field, and those whose value has no expected form.
    pub outros: Map<String, Value>,
}

impl CteRecebida {
    /// Reads a summary. Key and `versao` are required; everything else may be absent or odd.
    pub fn from_value(json: Value) -> Result<CteRecebida, ErroDocumento> {
        let mut c = campos(json)?;
        let chave = c.texto(&["chave", "chave_cte"]).ok_or(ErroDocumento::SemCampo("chave"))?;
        let chave_recebida = sem_prefixo(&chave).to_owned();
        Ok(CteRecebida {
            chave: chave_recebida.parse().ok(),
            chave_recebida,
            versao: c.analisado("versao").ok_or(ErroDocumento::SemCampo("versao"))?,
            situacao: Situacao::from(c.texto(&["situacao"]).unwrap_or_default().trim()),
            nome_emitente: c.texto(&["nome_emitente"]),
            documento_emitente: c.texto(&["documento_emitente"]),
            cnpj_destinatario: c.texto(&["cnpj_destinatario"]),
            valor_total: c.analisado("valor_total"),
            data_emissao: c.texto(&["data_emissao"]),
            digest_value: c.texto(&["digest_value"]),
            numero_carta_correcao: c.analisado("numero_carta_correcao"),
            carta_correcao: c.texto(&["carta_correcao"]),
            data_carta_correcao: c.texto(&["data_carta_correcao"]),
            data_cancelamento: c.texto(&["data_cancelamento"]),
            justificativa_cancelamento: c.texto(&["justificativa_cancelamento"]),
            outros: c.0,
        })
    }
}

impl fmt::Debug for CteRecebida {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CteRecebida")
            .field("versao", &self.versao)
            .field("situacao", &self.situacao)
            .field("data_emissao", &self.data_emissao)
            .field("outros", &self.outros.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

impl Serialize for CteRecebida {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut m = self.outros.clone();
        inserir(&mut m, "chave", Some(&self.chave_recebida));
        inserir(&mut m, "versao", Some(self.versao));
        inserir(&mut m, "situacao", Some(&self.situacao));
        inserir(&mut m, "nome_emitente", self.nome_emitente.as_ref());
        inserir(&mut m, "documento_emitente", self.documento_emitente.as_ref());
        inserir(&mut m, "cnpj_destinatario", self.cnpj_destinatario.as_ref());
        inserir(&mut m, "valor_total", self.valor_total.map(|v| v.to_string()));
        inserir(&mut m, "data_emissao", self.data_emissao.as_ref());
        inserir(&mut m, "digest_value", self.digest_value.as_ref());
        inserir(&mut m, "numero_carta_correcao", self.numero_carta_correcao);
        inserir(&mut m, "carta_correcao", self.carta_correcao.as_ref());
        inserir(&mut m, "data_carta_correcao", self.data_carta_correcao.as_ref());
        inserir(&mut m, "data_cancelamento", self.data_cancelamento.as_ref());
        inserir(&mut m, "justificativa_cancelamento", self.justificativa_cancelamento.as_ref());
        m.serialize(serializer)
    }
}

/// An entry of the list that is no summary.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Ilegivel {
    /// Place in the page, from 0.
    pub posicao: usize,
    /// Its `versao`, if that much could be read.
    pub versao: Option<u64>,
    /// What is wrong, in Portuguese.
    pub motivo: String,
    /// The entry as it came.
    pub valor: Value,
}

impl fmt::Debug for Ilegivel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ilegivel")
            .field("posicao", &self.posicao)
            .field("versao", &self.versao)
            .field("motivo", &self.motivo)
            .finish_non_exhaustive()
    }
}

/// A page of received CT-es, at most 100.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct PaginaRecebidas {
    /// The summaries, by growing `versao`.
    pub itens: Vec<CteRecebida>,
    /// Entries that could not be read.
    pub ilegiveis: Vec<Ilegivel>,
    /// How many there are in all (`X-Total-Count`).
    pub total: Option<u64>,
    /// Greatest `versao` (`X-Max-Version`).
    pub versao_maxima: Option<u64>,
    /// Where the next page starts: the greatest `versao` that passes no unreadable entry.
    pub cursor: u64,
}

impl PaginaRecebidas {
    /// Reads the entries that followed this `versao`.
    #[must_use]
    pub fn de_lista(lista: Vec<Value>, desde: u64) -> PaginaRecebidas {
        let mut pagina = PaginaRecebidas { cursor: desde, ..PaginaRecebidas::default() };
        // No entry from here on is passed.
        let mut limite = u64::MAX;
        let mut ordenada = true;
        let mut anterior = desde;
        for (posicao, valor) in lista.into_iter().enumerate() {
            match CteRecebida::from_value(valor.clone()) {
                Ok(item) => {
                    ordenada &= item.versao >= anterior;
                    anterior = item.versao;
                    pagina.itens.push(item);
                }
                Err(e) => {
                    let versao =
                        valor.get("versao").and_then(super::leitura::texto).and_then(|t| t.trim().parse().ok());
                    // In a list in order, an entry without version stands just after the one before it.
                    let este = versao.unwrap_or(if ordenada { anterior.saturating_add(1) } else { 0 });
                    limite = limite.min(este);
                    anterior = versao.unwrap_or(anterior);
                    pagina.ilegiveis.push(Ilegivel { posicao, versao, motivo: e.to_string(), valor });
                }
            }
        }
        if !ordenada && pagina.ilegiveis.iter().any(|i| i.versao.is_none()) {
            limite = 0;
        }
        pagina.itens.sort_by_key(|item| item.versao);
        let passados = pagina.itens.iter().map(|item| item.versao).filter(|versao| *versao < limite);
        pagina.cursor = passados.max().unwrap_or(desde).max(desde);
        pagina
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{CteRecebida, PaginaRecebidas, Situacao};

    fn item(versao: u64) -> Value {
        json!({"chave": format!("{versao:044}"), "versao": versao, "situacao": "autorizada"})
    }

    #[test]
    fn a_summary_is_read_leniently() {
        let lida = CteRecebida::from_value(json!({
            "chave": "CTe35260712345678000195570010000000421876543218", "versao": "7", "situacao": "suspensa",
            "valor_total": "1500.50", "nome_emitente": "Transportes Exemplo", "numero_carta_correcao": "dois", "novo": 1,
        }))
        .unwrap();
        assert_eq!(lida.chave.as_ref().unwrap().partes().numero, 42);
        assert_eq!((lida.versao, lida.situacao.clone()), (7, Situacao::Outra("suspensa".into())));
        assert_eq!(lida.valor_total.unwrap().to_string(), "1500.50");
        assert_eq!(lida.outros["numero_carta_correcao"], json!("dois"));
        assert!(!format!("{lida:?}").contains("Transportes"));
    }

    #[test]
    fn the_cursor_of_a_page_passes_no_unreadable_entry() {
        let cursor = |lista| PaginaRecebidas::de_lista(lista, 10).cursor;
        assert_eq!(cursor(vec![]), 10);
        assert_eq!(cursor(vec![item(11), item(13)]), 13);
        assert_eq!(cursor(vec![item(11), json!({"versao": 12}), item(13)]), 11);
        assert_eq!(cursor(vec![item(11), json!("?"), item(13)]), 11);
        assert_eq!(cursor(vec![json!("?"), item(11)]), 10);
        // Out of order nobody knows where an entry without version belongs.
        assert_eq!(cursor(vec![item(13), item(11), json!({})]), 10);
        assert_eq!(cursor(vec![item(13), json!({"versao": "12"}), item(11)]), 11);
    }
}
