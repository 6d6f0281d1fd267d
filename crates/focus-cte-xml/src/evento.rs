//! Events: `eventoCTe`, and `procEventoCTe` that joins it with the authority's answer (MOC CT-e 4.00, Visão Geral, 5.1 and 6).

use std::fmt;
use std::fmt::Write as _;

use focus_cte::Chave;
use focus_cte::evento::TipoEvento;
use focus_cte::layout::EVENTO;
use focus_cte::payload::Payload;

use crate::escrita::ErroXml;
use crate::escritor::{Raiz, escrever_payload};
use crate::protocolo::{elemento, sem_declaracao};
use crate::{DECLARACAO, NAMESPACE, escape};
use focus_cte::TipoAmbiente;

/// Who makes an event: the issuer, but for the disagreement, which is the taker's.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Autor {
    /// A company, 14 characters.
    Cnpj(String),
    /// A person, 11 digits.
    Cpf(String),
}

impl Autor {
    /// The issuer that a key names. A key of the series 920 to 969 has a CPF after three zeros.
    ///
    /// ```
    /// use focus_cte_xml::Autor;
    ///
    /// let chave = "35260712345678000195570010000000421876543218".parse()?;
    /// assert_eq!(Autor::da_chave(&chave), Autor::Cnpj("12345678000195".into()));
    /// # Ok::<(), focus_cte::types::ErroChave>(())
    /// ```
    #[must_use]
    pub fn da_chave(chave: &Chave) -> Self {
        let partes = chave.partes();
        match partes.cnpj.strip_prefix("000") {
            Some(cpf) if (920..=969).contains(&partes.serie) => Self::Cpf(cpf.to_owned()),
            _ => Self::Cnpj(partes.cnpj),
        }
    }
}

/// A CPF is personal data, and not shown.
impl fmt::Debug for Autor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cnpj(cnpj) => f.debug_tuple("Cnpj").field(cnpj).finish(),
            Self::Cpf(_) => f.write_str("Cpf(***)"),
        }
    }
}

/// An event to be written.
#[derive(Debug, Clone)]
pub struct DadosEvento<'a> {
    /// Which event.
    pub tipo: TipoEvento,
    /// The document that it is about (`chCTe`). Its UF is the authority that registers the event (`cOrgao`).
    pub chave: &'a Chave,
    /// Where it is registered (`tpAmb`).
    pub ambiente: TipoAmbiente,
    /// Who makes it.
    pub autor: Autor,
    /// When, `AAAA-MM-DDThh:mm:ss-03:00` (`dhEvento`); without an offset it gets that of the key's UF.
    pub data_evento: &'a str,
    /// Its number among those of its type for the document, from 1 (`nSeqEvento`).
    pub sequencia: u16,
    /// The protocol that authorised the document, 15 digits (`nProt`): a cancellation needs it, no other event has it.
    pub protocolo: Option<&'a str>,
    /// Its content, as [`focus_cte::evento::ler`] gives it.
    pub corpo: &'a Payload<'a>,
}

/// An event, or a legacy request, as XML, not signed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventoXml {
    /// `<eventoCTe>` (`<inutCTe>`), canonical, without XML declaration.
    pub xml: String,
    /// The `Id` of the signed element.
    pub id: String,
}

/// Writes the XML of an event.
///
/// Never judges the content: what validation finds wrong is written so that the event's official XSD refuses it as well.
///
/// ```
/// use focus_cte::Modelo;
/// use focus_cte::evento::{self, TipoEvento};
/// use focus_cte_xml::{Autor, DadosEvento, TipoAmbiente, escrever_evento};
///
/// let chave = "35260712345678000195570010000000421876543218".parse()?;
/// let json = br#"{"campo_corrigido": "uf_inicio", "valor_corrigido": "PR"}"#;
/// let corpo = evento::ler(TipoEvento::CartaCorrecao, Modelo::Cte, json)?.payload;
/// let evento = escrever_evento(&DadosEvento {
///     tipo: TipoEvento::CartaCorrecao,
///     chave: &chave,
///     ambiente: TipoAmbiente::Homologacao,
///     autor: Autor::da_chave(&chave),
///     data_evento: "2026-11-22T10:00:00-03:00",
///     sequencia: 1,
///     protocolo: None,
///     corpo: &corpo,
/// })?;
/// assert_eq!(evento.id, "ID11011035260712345678000195570010000000421876543218001");
/// assert!(evento.xml.contains("<grupoAlterado>ide</grupoAlterado><campoAlterado>UFIni</campoAlterado>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn escrever_evento(dados: &DadosEvento<'_>) -> Result<EventoXml, ErroXml> {
    if !std::ptr::eq(dados.corpo.document(), dados.tipo.documento()) {
        return Err(ErroXml::OutroEvento { evento: dados.tipo, corpo: dados.corpo.document().name });
    }
    if !(1..=999).contains(&dados.sequencia) {
        return Err(ErroXml::Sequencia(dados.sequencia));
    }
    let uf = dados.chave.partes().uf;
    let conteudo = match (dados.tipo, dados.protocolo) {
        (TipoEvento::Cancelamento, None) => return Err(ErroXml::SemProtocolo),
        (TipoEvento::Cancelamento, Some(protocolo)) => {
            let mut corpo = dados.corpo.clone();
            corpo.definir("#nProt", protocolo);
            escrever_payload(&corpo, uf, Raiz::Interna)
        }
        _ => escrever_payload(dados.corpo, uf, Raiz::Interna),
    };
    let id = format!("ID{}{}{:03}", dados.tipo.codigo(), dados.chave.as_str(), dados.sequencia);
    let envelope = escrever_payload(&envelope(dados, &id), uf, Raiz::Documento);
    // Nothing before it comes from outside but escaped text, so that the first such tag is the envelope's own.
    let xml = envelope.replacen("</detEvento>", &format!("{conteudo}</detEvento>"), 1);
    Ok(EventoXml { xml, id })
}

/// What is the same in every event.
fn envelope(dados: &DadosEvento<'_>, id: &str) -> Payload<'static> {
    let mut envelope = Payload::from_slice_for(&EVENTO, b"{}").expect("an empty object is JSON");
    let autor = match &dados.autor {
        Autor::Cnpj(cnpj) => ("#CNPJ", cnpj.as_str()),
        Autor::Cpf(cpf) => ("#CPF", cpf.as_str()),
    };
    for (campo, valor) in [
        ("#Id", id),
        ("#cOrgao", orgao(dados.chave)),
        ("#tpAmb", dados.ambiente.codigo().encode_utf8(&mut [0; 1])),
        autor,
        ("#chCTe", dados.chave.as_str()),
        ("#dhEvento", dados.data_evento),
        ("#tpEvento", dados.tipo.codigo()),
        ("#nSeqEvento", &dados.sequencia.to_string()),
    ] {
        envelope.definir(campo, valor);
    }
    envelope
}

/// The IBGE code of the key's UF.
fn orgao(chave: &Chave) -> &str {
    &chave.as_str()[..2]
}

/// What the authority answers about one event (`infEvento` of the type `TRetEvento`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProtocoloEvento {
    /// Where it was registered (`tpAmb`).
    pub ambiente: TipoAmbiente,
    /// The program that registered it, 1 to 20 characters (`verAplic`).
    pub versao_aplicativo: String,
    /// The document that it is about (`chCTe`).
    pub chave: Chave,
    /// Which event (`tpEvento`, `xEvento`).
    pub tipo: TipoEvento,
    /// Its number (`nSeqEvento`).
    pub sequencia: u16,
    /// When it was registered, `AAAA-MM-DDThh:mm:ss-03:00` (`dhRegEvento`).
    pub data_registro: String,
    /// The protocol's number, 15 digits (`nProt`); empty when the authority gave none.
    pub protocolo: String,
    /// The status, 135 for a registered event (`cStat`).
    pub cstat: u16,
    /// The status in words, 1 to 255 characters (`xMotivo`).
    pub motivo: String,
}

/// The processed event, with XML declaration: the signed event exactly as it was sent, followed by the answer.
#[must_use]
pub fn proc_evento(xml_assinado: &str, protocolo: &ProtocoloEvento) -> String {
    let evento = sem_declaracao(xml_assinado);
    let mut xml = String::with_capacity(evento.len() + 1024);
    xml.push_str(DECLARACAO);
    let _ = write!(xml, "<procEventoCTe xmlns=\"{NAMESPACE}\" versao=\"4.00\">");
    xml.push_str(evento);
    escrever_retorno(&mut xml, protocolo);
    xml.push_str("</procEventoCTe>");
    xml
}

fn escrever_retorno(xml: &mut String, protocolo: &ProtocoloEvento) {
    let tem_protocolo = !protocolo.protocolo.is_empty();
    xml.push_str("<retEventoCTe versao=\"4.00\"><infEvento");
    if tem_protocolo {
        xml.push_str(" Id=\"ID");
        escape::atributo(xml, &protocolo.protocolo);
        xml.push('"');
    }
    xml.push('>');
    let _ = write!(xml, "<tpAmb>{}</tpAmb>", protocolo.ambiente.codigo());
    elemento(xml, "verAplic", &protocolo.versao_aplicativo);
    elemento(xml, "cOrgao", orgao(&protocolo.chave));
    let _ = write!(xml, "<cStat>{}</cStat>", protocolo.cstat);
    elemento(xml, "xMotivo", &protocolo.motivo);
    elemento(xml, "chCTe", protocolo.chave.as_str());
    elemento(xml, "tpEvento", protocolo.tipo.codigo());
    elemento(xml, "xEvento", protocolo.tipo.titulo());
    let _ = write!(xml, "<nSeqEvento>{}</nSeqEvento>", protocolo.sequencia);
    elemento(xml, "dhRegEvento", &protocolo.data_registro);
    if tem_protocolo {
        elemento(xml, "nProt", &protocolo.protocolo);
    }
    xml.push_str("</infEvento></retEventoCTe>");
}
