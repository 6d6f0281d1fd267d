//! The authority's protocol of a document, and the processed document (`cteProc`, `cteOSProc`) that joins both.

use std::fmt::Write as _;

use focus_cte::Chave;

use crate::escape;
use crate::{DECLARACAO, NAMESPACE};
use focus_cte::TipoAmbiente;

/// What the authority answers about one document (`infProt` of the types `TProtCTe` and `TProtCTeOS`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protocolo {
    /// Where it was processed (`tpAmb`).
    pub ambiente: TipoAmbiente,
    /// The program that processed it, 1 to 20 characters (`verAplic`).
    pub versao_aplicativo: String,
    /// The document's access key (`chCTe`).
    pub chave: Chave,
    /// When it was processed, `AAAA-MM-DDThh:mm:ss-03:00` (`dhRecbto`).
    pub data_recebimento: String,
    /// The protocol's number, 15 digits (`nProt`); empty when the authority gave none.
    pub protocolo: String,
    /// The digest of the document as it was received, see [`digest_value`]; empty leaves it out (`digVal`).
    pub digest_value: String,
    /// The status, 100 for an authorised document (`cStat`).
    pub cstat: u16,
    /// The status in words, 1 to 255 characters (`xMotivo`).
    pub motivo: String,
}

/// The digest that the document's signature holds, as base64; `None` when it is not signed.
#[must_use]
pub fn digest_value(xml_assinado: &str) -> Option<&str> {
    let (_, resto) = xml_assinado.split_once("<DigestValue>")?;
    let (digest, _) = resto.split_once("</DigestValue>")?;
    Some(digest)
}

/// The processed document, with XML declaration: the signed document exactly as it was sent, followed by its protocol.
///
/// The root is `cteOSProc` when the document is a `CTeOS`, and `cteProc` otherwise.
#[must_use]
pub fn cte_proc(xml_assinado: &str, protocolo: &Protocolo) -> String {
    let documento = sem_declaracao(xml_assinado);
    let raiz = if documento.starts_with("<CTeOS") { "cteOSProc" } else { "cteProc" };
    let mut xml = String::with_capacity(documento.len() + 1024);
    xml.push_str(DECLARACAO);
    let _ = write!(xml, "<{raiz} xmlns=\"{NAMESPACE}\" versao=\"4.00\">");
    xml.push_str(documento);
    escrever_protocolo(&mut xml, protocolo);
    let _ = write!(xml, "</{raiz}>");
    xml
}

fn escrever_protocolo(xml: &mut String, protocolo: &Protocolo) {
    xml.push_str("<protCTe versao=\"4.00\"><infProt");
    if !protocolo.protocolo.is_empty() {
        xml.push_str(" Id=\"CTe");
        escape::atributo(xml, &protocolo.protocolo);
        xml.push('"');
    }
    xml.push('>');
    let _ = write!(xml, "<tpAmb>{}</tpAmb>", protocolo.ambiente.codigo());
    elemento(xml, "verAplic", &protocolo.versao_aplicativo);
    elemento(xml, "chCTe", protocolo.chave.as_str());
    elemento(xml, "dhRecbto", &protocolo.data_recebimento);
    if !protocolo.protocolo.is_empty() {
        elemento(xml, "nProt", &protocolo.protocolo);
    }
    if !protocolo.digest_value.is_empty() {
        elemento(xml, "digVal", &protocolo.digest_value);
    }
    let _ = write!(xml, "<cStat>{}</cStat>", protocolo.cstat);
    elemento(xml, "xMotivo", &protocolo.motivo);
    xml.push_str("</infProt></protCTe>");
}

/// Writes an element with text.
pub(crate) fn elemento(xml: &mut String, tag: &str, valor: &str) {
    let _ = write!(xml, "<{tag}>");
    escape::texto(xml, valor);
    let _ = write!(xml, "</{tag}>");
}

/// A document inside another has no XML declaration.
pub(crate) fn sem_declaracao(xml: &str) -> &str {
    match xml.strip_prefix("<?xml") {
        Some(resto) => resto.split_once("?>").map_or(xml, |(_, documento)| documento.trim_start()),
        None => xml,
    }
}
