//! The legacy request that gives up numbers: `inutCTe`, and `procInutCTe` that joins it with the answer.
//!
//! **Legacy.** The layout 4.00 has no such document (see [`focus_cte::evento::inutilizacao`]), so there is no XSD to judge it by. What is
//! written is the well-known form of the version 3.00.

use std::fmt::Write as _;

use focus_cte::Uf;
use focus_cte::evento::inutilizacao::Inutilizacao;

use crate::evento::EventoXml;
use crate::protocolo::{elemento, sem_declaracao};
use crate::{DECLARACAO, NAMESPACE, escape};
use focus_cte::TipoAmbiente;

/// A request to be written.
#[derive(Debug, Clone, Copy)]
pub struct DadosInutilizacao<'a> {
    /// UF of the issuer (`cUF`).
    pub uf: Uf,
    /// Year in full; the XML has its last two digits (`ano`).
    pub ano: u16,
    /// Where it is registered (`tpAmb`).
    pub ambiente: TipoAmbiente,
    /// Company, series, range and reason.
    pub pedido: &'a Inutilizacao,
}

/// What the authority answers about one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProtocoloInutilizacao {
    /// The program that registered it, 1 to 20 characters (`verAplic`).
    pub versao_aplicativo: String,
    /// When, `AAAA-MM-DDThh:mm:ss-03:00` (`dhRecbto`).
    pub data_recebimento: String,
    /// The protocol's number, 15 digits (`nProt`); empty when the authority gave none.
    pub protocolo: String,
    /// The status, 102 when the numbers are given up (`cStat`).
    pub cstat: u16,
    /// The status in words (`xMotivo`).
    pub motivo: String,
}

/// Writes the XML of the request. Its `Id` is `ID`, UF, CNPJ, model, series (3), first and last number (9 each); without `ID` it is
/// what the API's file is called.
#[must_use]
pub fn escrever_inutilizacao(dados: &DadosInutilizacao<'_>) -> EventoXml {
    let Inutilizacao { cnpj, modelo, serie, numero_inicial, numero_final, justificativa, .. } = dados.pedido;
    let id = format!(
        "ID{:02}{cnpj}{:02}{serie:03}{numero_inicial:09}{numero_final:09}",
        dados.uf.codigo_ibge(),
        modelo.codigo()
    );
    let mut xml = String::with_capacity(1024);
    let _ = write!(xml, "<inutCTe xmlns=\"{NAMESPACE}\" versao=\"3.00\"><infInut Id=\"");
    escape::atributo(&mut xml, &id);
    let _ = write!(xml, "\"><tpAmb>{}</tpAmb><xServ>INUTILIZAR</xServ>", dados.ambiente.codigo());
    escrever_faixa(&mut xml, dados);
    elemento(&mut xml, "xJust", justificativa);
    xml.push_str("</infInut></inutCTe>");
    EventoXml { xml, id }
}

/// The elements that request and answer share.
fn escrever_faixa(xml: &mut String, dados: &DadosInutilizacao<'_>) {
    let pedido = dados.pedido;
    let _ = write!(xml, "<cUF>{}</cUF><ano>{:02}</ano>", dados.uf.codigo_ibge(), dados.ano % 100);
    elemento(xml, "CNPJ", &pedido.cnpj);
    let _ = write!(
        xml,
        "<mod>{}</mod><serie>{}</serie><nCTIni>{}</nCTIni><nCTFin>{}</nCTFin>",
        pedido.modelo.codigo(),
        pedido.serie,
        pedido.numero_inicial,
        pedido.numero_final
    );
}

/// The processed request, with XML declaration: the signed request exactly as it was sent, followed by the answer.
#[must_use]
pub fn proc_inutilizacao(
    xml_assinado: &str,
    dados: &DadosInutilizacao<'_>,
    protocolo: &ProtocoloInutilizacao,
) -> String {
    let pedido = sem_declaracao(xml_assinado);
    let tem_protocolo = !protocolo.protocolo.is_empty();
    let mut xml = String::with_capacity(pedido.len() + 1024);
    xml.push_str(DECLARACAO);
    let _ = write!(xml, "<procInutCTe xmlns=\"{NAMESPACE}\" versao=\"3.00\">");
    xml.push_str(pedido);
    xml.push_str("<retInutCTe versao=\"3.00\"><infInut");
    if tem_protocolo {
        xml.push_str(" Id=\"ID");
        escape::atributo(&mut xml, &protocolo.protocolo);
        xml.push('"');
    }
    let _ = write!(xml, "><tpAmb>{}</tpAmb>", dados.ambiente.codigo());
    elemento(&mut xml, "verAplic", &protocolo.versao_aplicativo);
    let _ = write!(xml, "<cStat>{}</cStat>", protocolo.cstat);
    elemento(&mut xml, "xMotivo", &protocolo.motivo);
    escrever_faixa(&mut xml, dados);
    elemento(&mut xml, "dhRecbto", &protocolo.data_recebimento);
    if tem_protocolo {
        elemento(&mut xml, "nProt", &protocolo.protocolo);
    }
    xml.push_str("</infInut></retInutCTe></procInutCTe>");
    xml
}
